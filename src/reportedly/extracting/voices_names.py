"""The words of a speaker's phrase that name them: "Tasnim" in "Tasnim news agency", a name without its apposition."""

from __future__ import annotations

from reportedly.extracting.voices_scene import Phrase, Scene


def name_of(scene: Scene, phrase: Phrase) -> Phrase:
    """The phrase without a general word after a name, or a role that follows a person's name, the comma lost."""
    chunk = scene.grammar.chunk_of[phrase.first]
    if chunk is None:
        return phrase
    role = _role_after_name(scene, phrase)
    if role is not None:
        return Phrase(phrase.first, role - 1)
    return _without_tail(scene, phrase) if scene.chunk(chunk).last == phrase.last else phrase


def is_name(scene: Scene, at: int) -> bool:
    """Whether the token is a capitalised name word."""
    text = scene.grammar.tokens[at].text
    return scene.tag(at) == "PROPN" and text != text.lower()


def _role_after_name(scene: Scene, phrase: Phrase) -> int | None:
    """Where a role starts after two name words or more: "Rami Abdel Rahman | director of the Observatory"."""
    at = phrase.first
    while at <= phrase.last and is_name(scene, at):
        at += 1
    if at - phrase.first < 2 or at > phrase.last or scene.norm(at) not in scene.cues.persons or is_name(scene, at + 1):
        return None
    return at if scene.grammar.tokens[at].text.islower() else None


def _without_tail(scene: Scene, phrase: Phrase) -> Phrase:
    last = phrase.last
    while last > phrase.first and scene.norm(last) in scene.cues.name_tails and not is_name(scene, last):
        last -= 1
    return Phrase(phrase.first, last) if is_name(scene, last) else phrase

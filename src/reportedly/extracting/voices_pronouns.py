"""Whom "he", "she", "it" and "they" stand for as speakers: the last speaker before that the word can mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extracting.voices_drafts import Draft
from reportedly.extracting.voices_scene import Phrase, Scene

_PRONOUNS = frozenset({"he", "she", "it", "they"})


def resolved(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with pronoun speakers replaced by their antecedents; a pronoun without one stays as it is."""
    done: list[Draft] = []
    for draft in drafts:
        if draft.head in _PRONOUNS:
            antecedent = _antecedent(scene, done, draft)
            if antecedent is not None:
                draft = replace(draft, sources=antecedent.sources, head=antecedent.head, unnamed=antecedent.unnamed)
        done.append(draft)
    return done


def _antecedent(scene: Scene, before: Sequence[Draft], draft: Draft) -> Draft | None:
    for earlier in reversed(before):
        if earlier.sources and earlier.head not in _PRONOUNS and _fits(scene, draft.head, earlier):
            return earlier
    return None


def _fits(scene: Scene, pronoun: str, draft: Draft) -> bool:
    head, first = draft.head, draft.sources[0]
    several = len(draft.sources) > 1 or head.endswith("s") and head[:-1] in scene.cues.unnamed | scene.cues.persons
    if pronoun == "they":
        return several
    if several:
        return False
    if pronoun == "it":
        return head in scene.cues.bodies or not _is_person(scene, head, first)
    return _is_person(scene, head, first)


def _is_person(scene: Scene, head: str, phrase: Phrase) -> bool:
    """A role that persons have anywhere before the name ("spokesman Andriy Lysenko"), or a name of two words or one."""
    if head in scene.cues.bodies:
        return False
    words = [scene.norm(at) for at in range(phrase.first, phrase.last + 1)]
    if any(word in scene.cues.persons for word in words):
        return True
    return all(scene.tag(at) == "PROPN" for at in range(phrase.first, phrase.last + 1))

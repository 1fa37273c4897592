"""Whom "he", "she", "it" and "they" stand for as speakers: the last speaker or subject that the word can mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.extracting.voices_drafts import Draft, is_unnamed
from reportedly.extracting.voices_names import is_name
from reportedly.extracting.voices_scene import Phrase, Scene
from reportedly.extracting.voices_sources import may_speak, source_after

PRONOUNS = frozenset({"he", "she", "it", "they"})
_BACK = 40  # speakers looked at before giving up


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A phrase that a pronoun may stand for."""

    sources: tuple[Phrase, ...]
    head: str
    unnamed: bool

    @property
    def place(self) -> int:
        return self.sources[0].first


def resolved(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with pronoun speakers replaced by their antecedents; a pronoun without one stays as it is."""
    subjects = dict(_subjects(scene)) if any(draft.head in PRONOUNS for draft in drafts) else {}
    seen: list[_Candidate] = []
    done: list[Draft] = []
    for draft in drafts:
        if draft.head in PRONOUNS and draft.sources:
            antecedent = _antecedent(scene, seen, subjects, draft)
            if antecedent is not None:
                draft = replace(draft, sources=antecedent.sources, head=antecedent.head, unnamed=antecedent.unnamed)
        if draft.sources and draft.head not in PRONOUNS:
            seen.append(_Candidate(draft.sources, draft.head, draft.unnamed))
        done.append(draft)
    return done


def _subjects(scene: Scene) -> Iterator[tuple[int, _Candidate]]:
    """By sentence number, the phrase before its first verb that can speak."""
    for number, sentence in enumerate(scene.grammar.sentences):
        for at in sentence:
            if scene.tag(at) in ("VERB", "AUX"):
                break
            if at in scene.chunk_starting and scene.tag(at - 1) not in ("ADP", "PART") or at == sentence.start:
                source = source_after(scene, at, sentence)
                if source is not None and source.head not in PRONOUNS and may_speak(scene, source):
                    yield number, _Candidate(source.members, source.head, is_unnamed(scene, source))
                    break


def _antecedent(
    scene: Scene, seen: Sequence[_Candidate], subjects: dict[int, _Candidate], draft: Draft
) -> _Candidate | None:
    """The nearest candidate that fits, among speakers before and the subjects of this and the last sentence."""
    at = draft.sources[0].first
    number = scene.grammar.tokens[at].sentence
    near = [subjects[n] for n in (number - 1, number) if n in subjects]
    before = sorted((c for c in (*seen[-_BACK:], *near) if c.sources[-1].last < at), key=lambda c: c.place)
    fitting = [candidate for candidate in before if _fits(scene, draft.head, candidate)]
    sure = [c for c in fitting if draft.head == "they" or _person(scene, c, before) is not None]
    return (sure or fitting)[-1] if fitting else None


def _fits(scene: Scene, pronoun: str, candidate: _Candidate) -> bool:
    head = candidate.head
    several = len(candidate.sources) > 1 or (
        head.endswith("s") and head[:-1] in scene.cues.unnamed | scene.cues.persons
    )
    if pronoun == "they" or several:
        return pronoun == "they" and several
    person = _person(scene, candidate, ())
    return person in (None, pronoun != "it")


def _person(scene: Scene, candidate: _Candidate, known: Sequence[_Candidate]) -> bool | None:
    """Whether the phrase names a person; None where nothing tells."""
    phrase = candidate.sources[0]
    words = [scene.norm(at) for at in range(phrase.first, phrase.last + 1)]
    if candidate.head in scene.cues.bodies | scene.cues.documents:
        return False
    if any(word in scene.cues.persons for word in words):
        return True
    for other in known:
        run = other.sources[0]
        if other is not candidate and run.last > run.first and scene.norm(run.last) == words[-1]:
            return _person(scene, other, ())
    names = [is_name(scene, at) for at in range(phrase.first, phrase.last + 1)]
    if not any(names):
        return False
    return True if all(names) and len(names) in (2, 3, 4) else None

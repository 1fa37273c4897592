"""The cue lexicon: words that hand the floor to a speaker, and the speech act that each makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from yaml import CSafeLoader

from reportedly.codebook.triggers import inflections, plurals
from reportedly.errors import CodebookError

FILE = Path(__file__).with_name("cues.yaml")
Frame = Literal["clause", "that", "quote", "object", "infinitive"]


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that attributes. `acts` maps each frame that it can stand in to the act it then makes."""

    lemma: str
    acts: dict[Frame, str]

    def act(self, *frames: Frame) -> str | None:
        """The act in the first of the frames that this verb has."""
        return next((self.acts[frame] for frame in frames if frame in self.acts), None)


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon; every word is casefolded. `verbs` and `object_verbs` are keyed by inflected form."""

    verbs: dict[str, VerbCue]
    lemmas: dict[str, str]
    objects: dict[str, dict[str, str]]
    phrases: dict[str, dict[tuple[str, ...], str]]
    certain: frozenset[str]
    inverting: frozenset[str]
    confirming: frozenset[str]
    refused: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    nouns: dict[str, str]
    unanswered: frozenset[str]
    documents: frozenset[str]
    channels: frozenset[str]
    speakers: frozenset[str]
    unnamed: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    outlets: frozenset[str]
    outlet_words: frozenset[str]
    name_tails: frozenset[str]
    own: frozenset[str]
    own_staff: frozenset[str]


def build_cues(data: dict[str, Any]) -> Cues:
    """The lexicon in `data` (the layout of cues.yaml); `CodebookError` where a part is missing or malformed."""
    try:
        verbs = _verb_cues(data["verbs"])
        lemmas = _forms({*verbs, *data["objects"], *data["phrases"], *data["confirming"]}, data["irregular"])
        return Cues(
            verbs=verbs,
            lemmas=lemmas,
            objects={verb: dict(_object_acts(acts)) for verb, acts in data["objects"].items()},
            phrases={
                verb: {tuple(k.split()): act for k, act in tails.items()} for verb, tails in data["phrases"].items()
            },
            according=tuple(tuple(phrase.split()) for phrase in data["according"]),
            nouns={form: act for act, nouns in data["nouns"].items() for noun in nouns for form in plurals(noun)},
            **{
                name: frozenset(data[name])
                for name in ("certain", "inverting", "confirming", "refused", "own", "own_staff")
            },
            **{name: frozenset(data[name]) for name in ("outlet_words", "unanswered", "name_tails")},
            **{
                name: _nouns(data[name])
                for name in ("documents", "channels", "speakers", "unnamed", "persons", "bodies")
            },
            outlets=frozenset(data["outlets"].split()),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise CodebookError(
            f"cues.yaml: {error!r} is missing or has the wrong form; compare the shipped file"
        ) from error


def _verb_cues(rows: Iterable[dict[str, Any]]) -> dict[str, VerbCue]:
    """Each lemma with its acts by frame; the first row that gives a frame wins."""
    found: dict[str, dict[Frame, str]] = {}
    for row in rows:
        for lemma in row["lemmas"].split():
            for frame in row["frames"]:
                found.setdefault(lemma, {}).setdefault(frame, row["act"])
    return {lemma: VerbCue(lemma, acts) for lemma, acts in found.items()}


def _object_acts(acts: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for act, nouns in acts.items():
        for noun in nouns:
            for form in plurals(noun):
                yield form, act


def _forms(lemmas: Iterable[str], irregular: dict[str, list[str]]) -> dict[str, str]:
    forms = {form: lemma for lemma in sorted(lemmas) for form in inflections(lemma)}
    return forms | {form: lemma for lemma, given in irregular.items() for form in given}


def _nouns(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in plurals(word))


@cache
def load_cues() -> Cues:
    """The shipped lexicon."""
    return build_cues(yaml.load(FILE.read_text(encoding="utf-8"), Loader=CSafeLoader))

"""The trigger lexicon: which words may tell of an event, and what decides their type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from yaml import CSafeLoader

from reportedly.errors import CodebookError

FILE = Path(__file__).with_name("triggers.yaml")
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Entry:
    """One trigger: its lemma words, whether it is a verb or a noun, and its type (None: the context decides)."""

    lemma: tuple[str, ...]
    verb: bool
    type: str | None = None
    effect: bool = False

    @property
    def name(self) -> str:
        return " ".join(self.lemma)


@dataclass(frozen=True, slots=True)
class Triggers:
    """The lexicon. `entries` are keyed by (first lemma word, is a verb), the longest entry first."""

    entries: dict[tuple[str, bool], tuple[Entry, ...]]
    verb_forms: dict[str, str]
    noun_forms: dict[str, str]
    light: frozenset[str]
    launching: frozenset[str]
    by_object: dict[str, dict[str, str]]
    defaults: dict[str, str]
    means: dict[str, str]
    effect_type: str
    reality: dict[str, frozenset[str]]
    figurative: re.Pattern[str]
    plural_whole: frozenset[str]
    campaign: frozenset[str]
    heads: dict[str, frozenset[str]]

    def lemma(self, word: str, *, verb: bool) -> str:
        """The dictionary form of a casefolded word that the lexicon knows; the word itself otherwise."""
        return (self.verb_forms if verb else self.noun_forms).get(word, word)


def inflections(verb: str) -> Iterator[str]:
    """The regular forms of an English verb, its lemma first: "stop" gives stops, stopped, stopping."""
    yield verb
    if verb.endswith("e"):
        yield from (verb + "s", verb + "d", verb[:-1] + "ing")
    elif verb.endswith("y") and verb[-2:-1] not in VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    else:
        yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
        yield from (verb + "ed", verb + "ing")
        if len(verb) > 2 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS:
            yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")


def plurals(noun: str) -> Iterator[str]:
    """A noun and its regular plural."""
    yield noun
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        yield noun[:-1] + "ies"
    else:
        yield noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


def build_triggers(data: dict[str, Any]) -> Triggers:
    """The lexicon in `data` (the layout of triggers.yaml); `CodebookError` where a part is missing."""
    try:
        entries = list(_entries(data))
        figures = data["reality"]["figurative"]
        reality = {name: frozenset(words) for name, words in data["reality"].items() if words is not figures}
        light, launching = frozenset(data["light"]), frozenset(data["launching"])
        verbs = {word for e in entries if e.verb for word in e.lemma[:1]} | light | launching | set(data["by_object"])
        verbs |= reality["attempted"] | reality["planned"] | {words.split()[0] for words in reality["undone"]}
        nouns = {word for e in entries if not e.verb for word in e.lemma} | reality["planned"] | reality["unreal"]
        return Triggers(
            entries=_by_first(entries),
            verb_forms=_forms(verbs, inflections) | data["irregular"],
            noun_forms=_forms(nouns | {word for e in entries for word in e.lemma[1:]}, plurals),
            light=light,
            launching=launching,
            by_object=data["by_object"],
            defaults=data["defaults"],
            means=data["means"],
            effect_type=data["effect"]["default"],
            reality=reality,
            figurative=re.compile(r"\b(?:" + "|".join(figures) + r")\b", re.IGNORECASE),
            plural_whole=frozenset(data["plural_whole"]),
            campaign=frozenset(data["campaign"]),
            heads={kind: frozenset(words) for kind, words in data["heads"].items()},
        )
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise CodebookError(
            f"triggers.yaml: {error!r} is missing or has the wrong form; compare the shipped file"
        ) from error


def _entries(data: dict[str, Any]) -> Iterator[Entry]:
    for code, kinds in data["typed"].items():
        yield from _of_kinds(kinds, code, effect=False)
    yield from _of_kinds(data["generic"], None, effect=False)
    yield from _of_kinds(data["effect"], None, effect=True)
    for verb in data["by_object"]:
        yield Entry((verb,), verb=True, effect=verb in data["effect"]["also"])


def _of_kinds(kinds: dict[str, Any], code: str | None, *, effect: bool) -> Iterator[Entry]:
    for noun in kinds.get("nouns", ()):
        yield Entry(tuple(noun.split()), verb=False, type=code, effect=effect)
    for verb in (*kinds.get("verbs", ()), *kinds.get("phrases", ())):
        yield Entry(tuple(verb.split()), verb=True, type=code, effect=effect)


def _by_first(entries: Iterable[Entry]) -> dict[tuple[str, bool], tuple[Entry, ...]]:
    found: dict[tuple[str, bool], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.lemma[0], entry.verb), []).append(entry)
    return {key: tuple(sorted(group, key=lambda e: -len(e.lemma))) for key, group in found.items()}


def _forms(lemmas: Iterable[str], inflect: Callable[[str], Iterator[str]]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas, reverse=True):
        for form in inflect(lemma):
            forms[form] = lemma
    forms.update({lemma: lemma for lemma in lemmas})
    return forms


@cache
def load_triggers() -> Triggers:
    """The shipped lexicon."""
    return build_triggers(yaml.load(FILE.read_text(encoding="utf-8"), Loader=CSafeLoader))

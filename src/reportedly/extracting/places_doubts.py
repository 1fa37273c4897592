"""Is a name that looks like a place's rather a person's, a body's or an ordinary word, here?"""

from __future__ import annotations

from typing import Protocol

from reportedly.extracting.places_lexicon import (
    BODIES,
    CALENDAR,
    CONDITIONS,
    DIRECTIONS,
    KINDS,
    PARTICLES,
    SAYING,
    TITLES,
)
from reportedly.extracting.places_words import Words

SHOUTED = 5  # letters: a word in capitals this short is an acronym ("SANA"), unless a dateline starts with it
STRONG = ("in", "near", "outside", "inside", "around")  # prepositions that name an unknown place by themselves


class Named(Protocol):
    """A name by token index; see `places_names.Name`."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def left(self) -> int: ...
    @property
    def right(self) -> int: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def text(self) -> str: ...


def is_person(words: Words, first: int, left: int, right: int, last: int) -> bool:
    """Whether the name is part of a longer one, a person's or a body's ("Paris Hilton", "Aleppo Media Center")."""
    if words.headline[first]:
        return False
    if words.together(last, right + 1) and _goes_on(words, right + 1):
        return True
    before = first - 1
    if left < first or not words.together(first, before):
        return False
    if words.norm(before).strip(".") in TITLES:
        return True
    if words.norm(before) == "of":
        return words.capital(before - 1) and words.bare(before - 1) not in KINDS and words.together(before, before - 1)
    if not words.capital(before) or words.norm(before) in DIRECTIONS or words.norm(before) in CONDITIONS:
        return False
    if words.stops_run(before) or (words.starts_sentence(before) and words.stop(before)):
        return False
    return words.tag(before) in ("PROPN", "NOUN", "X")


def is_common(words: Words, name: Named) -> bool:
    """Whether a known name is rather an ordinary word, an acronym or a person of this text."""
    norms = [words.norm(at).strip(".") for at in range(name.first, name.last + 1)]
    text = words.tokens[name.first].text
    if len(norms) == 1 and len(norms[0].replace(".", "")) <= 3 and not text.isupper() and words.is_country(text):
        return True  # "us"
    if words.is_country(name.text):
        return False
    need = words.stop(name.first)
    if len(norms) == 1 and _shouted(words, name.first):
        return True
    if need is not None and len(norms) == 1:
        return _is_stopped(words, name, need)
    if all(words.stop(at) or words.norm(at) in KINDS for at in range(name.first, name.last + 1)):
        return not any(
            row.how == "exact" and _is_notable(row.population, row.id) for row in words.gazetteer.lookup(name.text)
        )
    return name.kind is None and norms[-1] in words.people and not words.placed(name.left)


def is_body(words: Words, first: int, last: int) -> bool:
    """Whether one of the words makes the name a body's: "Aleppo Media Council"."""
    return any(words.norm(at) in BODIES for at in range(first, last + 1))


def is_unknown_place(words: Words, name: Named, *, listed: bool) -> bool:
    """Whether a name that the gazetteer lacks is marked as a place: by a type word, a preposition or a list."""
    norms = [words.norm(at) for at in range(name.first, name.last + 1)]
    if words.headline[name.first] and name.kind is None:
        return False
    if words.stop(name.first) or any(norm in CALENDAR or norm in TITLES for norm in norms):
        return False
    if len(norms) == 1 and norms[0] in words.plain_words:
        return False
    if not all(_is_proper(words, at) for at in range(name.first, name.last + 1)):
        return False
    if (
        words.together(name.right, name.right + 1)
        and words.capital(name.right + 1)
        and not words.stops_run(name.right + 1)
    ):
        return False
    if name.kind is not None:
        return True
    if _shouted(words, name.first) or words.norm(name.last + 1) in SAYING:
        return False
    if len(norms) == 1 and norms[0] in words.people:
        return False
    before = words.norm(name.left - 1) if words.together(name.left, name.left - 1) else ""
    return before in STRONG or (
        listed and words.norm(name.last + 1) not in ("'s", "'") and words.tag(name.last + 1) != "VERB"
    )


def _is_stopped(words: Words, name: Named, need: str) -> bool:
    if name.left < name.first and words.norm(name.first - 1) == "of" and words.bare(name.first - 2) in KINDS:
        return False  # "the town of Most"
    if need == "preposition":
        named = words.norm(name.first) in words.people or words.norm(name.left - 1) == "between"
        return name.kind is None and (named or not words.placed(name.left))
    after = name.last + 1
    held = (
        words.norm(after) == ","
        and words.capital(after + 1)
        and words.gazetteer.knows(words.text(after + 1, after + 1))
    )
    return not (held and words.placed(name.left))


def _is_notable(population: int, row: str) -> bool:
    return population >= 50_000 or row.startswith(("sites:", "countries:", "admin1:"))


def _is_proper(words: Words, at: int) -> bool:
    text = words.tokens[at].text
    if text[text.rfind("-") + 1 :][:1].islower() and not words.prefixed(at) and "-" in text:
        return False  # "Japanese-built"
    return words.tag(at) in ("PROPN", "X") or words.prefixed(at) or words.norm(at) in PARTICLES


def _shouted(words: Words, at: int) -> bool:
    """An acronym: short, in capitals, and no dateline ("HAMA, Syria")."""
    text = words.tokens[at].text
    if not (text.isupper() and 1 < len(text) <= SHOUTED):
        return False
    return not (words.starts_sentence(at) and words.norm(at + 1) in (",", "(", "-", "/"))


def _goes_on(words: Words, after: int) -> bool:
    """Whether the capitalised word after a name belongs to it."""
    if not words.capital(after) or words.stops_run(after):
        return False
    return words.tag(after) in ("PROPN", "NOUN", "ADJ") or words.norm(after) in BODIES

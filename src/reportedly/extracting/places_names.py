"""Where a place is named: the longest capitalised runs that the gazetteer knows, and unknown ones that a type word or a
preposition of place marks ("the village of X", "in X").

Nothing is resolved here. A run that goes on with other capitalised words ("Paris Hilton", "Aleppo Media Center") names
something else and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extracting.places_lexicon import (
    ARTICLE_PREFIXES,
    BEFORE_TYPE,
    BODIES,
    CALENDAR,
    CONDITIONS,
    DIRECTIONS,
    KINDS,
    PARTICLES,
    PLACING,
    PREFIX_TYPES,
    SAYING,
    TITLES,
)
from reportedly.resources.gazetteer import Gazetteer
from reportedly.values.document import Document
from reportedly.values.mention import Token

LONGEST = (
    7  # tokens: "Malaysia's Kuala Lumpur International Airport" without its owner has four, "Sistan and ..." three
)
SHOUTED = 5  # letters: an unknown word in capitals this short is an acronym


@dataclass(frozen=True, slots=True)
class Name:
    """A place name by token index, ends included.

    `first`..`last` is the bare name ("Idlib"), `left`..`right` the name with its direction, type words and owner
    ("rural Idlib", "the town of Hass" from "town"). `kind` is the type word ("province"), `known` whether the gazetteer
    has the bare name or the name with its type.
    """

    first: int
    last: int
    left: int
    right: int
    kind: str | None
    known: bool
    directed: bool = False
    owner: int | None = None


class Words:
    """The tokens of a document with the questions that spotting asks of a position."""

    def __init__(self, document: Document, tokens: Sequence[Token], gazetteer: Gazetteer) -> None:
        self.document = document
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.headline = _headlines(document, tokens)

    def norm(self, at: int) -> str:
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def bare(self, at: int) -> str:
        """The norm without a stop, and in the singular where that is a type word: "fields" as "field"."""
        norm = self.norm(at).strip(".")
        return norm[:-1] if norm.endswith("s") and norm[:-1] in KINDS else norm

    def same_sentence(self, one: int, other: int) -> bool:
        return 0 <= other < len(self.tokens) and self.tokens[one].sentence == self.tokens[other].sentence

    def capital(self, at: int) -> bool:
        """Whether a name may start or go on here: "Aleppo", "al-Omar", "USA"."""
        if not 0 <= at < len(self.tokens):
            return False
        text = self.tokens[at].text
        if text[:1].isupper():
            return True
        dash = text.find("-") + 1
        return 0 < dash < len(text) and text[dash].isupper() and text.lower().startswith(ARTICLE_PREFIXES)

    def starts_sentence(self, at: int) -> bool:
        return at == 0 or not self.same_sentence(at, at - 1) or self.norm(at - 1) in ('"', "'", ":")

    def text(self, first: int, last: int) -> str:
        return self.document.plain[self.tokens[first].span.start : self.tokens[last].span.end]

    def touching(self, one: int, other: int) -> bool:
        """Whether nothing but a space stands between two tokens of one sentence."""
        return self.same_sentence(one, other)

    def is_country(self, first: int, last: int) -> bool:
        """Whether these tokens are a country's name, so that they may stand for its government."""
        rows = self.gazetteer.lookup(self.text(first, last))
        return bool(rows) and rows[0].kind == "country"

    def country_word(self, at: int) -> str | None:
        """The ISO code of a country's adjective ("Syrian")."""
        return self.gazetteer.adjectives.get(self.norm(at)) if self.capital(at) else None


def spot(words: Words) -> list[Name]:
    """The names of places, in the order of the text, none overlapping another."""
    names: list[Name] = []
    at = 0
    while at < len(words.tokens):
        name = _at(words, at) if words.capital(at) or words.norm(at) in ("al", "el") else None
        if name is None or (names and name.left <= names[-1].right):
            at += 1
            continue
        names.append(name)
        at = name.right + 1
    return names


def _at(words: Words, at: int) -> Name | None:
    last = _longest_known(words, at)
    if last is not None:
        name = _extended(words, at, last, known=True)
        if _is_other(words, name) or _is_common(words, name):
            return None
        return name
    if not words.capital(at):
        return None
    end = _run_end(words, at)
    name = _extended(words, at, end, known=False)
    return name if _marked(words, name) and not _is_body(words, at, end) else None


def _longest_known(words: Words, at: int) -> int | None:
    """The last token of the longest name at `at` that the gazetteer knows."""
    for last in range(_reach(words, at), at - 1, -1):
        if not (words.capital(last) or words.bare(last) in KINDS) or (last == at and not words.capital(at)):
            continue
        if last == at and (words.country_word(at) or words.norm(at) in CALENDAR):
            continue
        text = words.text(at, last)
        if words.gazetteer.knows(text) or (
            last > at and words.bare(last) != words.norm(last) and words.gazetteer.knows(text.rstrip("s"))
        ):
            return last
    return None


def _reach(words: Words, at: int) -> int:
    """The last token that a name starting at `at` may include."""
    last = at
    while (
        last + 1 < len(words.tokens)
        and last - at + 1 < LONGEST
        and words.same_sentence(at, last + 1)
        and (
            words.capital(last + 1)
            or words.norm(last + 1) in PARTICLES
            or words.bare(last + 1) in KINDS
            or words.norm(last + 1) in BEFORE_TYPE
            or (words.norm(last + 1) == "-" and words.capital(last + 2))
            or (words.norm(last + 1) == "and" and words.capital(last + 2))
        )
    ):
        last += 1
    return last


def _run_end(words: Words, at: int) -> int:
    """The last token of the capitalised run at `at`, particles inside it included."""
    last = at
    while words.same_sentence(at, last + 1) and last - at + 1 < LONGEST:
        if words.capital(last + 1) and not _type_at(words, last + 1):
            last += 1
        elif words.norm(last + 1) in PARTICLES - {"of", "the"} and words.capital(last + 2):
            last += 2
        else:
            break
    return min(last, len(words.tokens) - 1)


def _type_at(words: Words, at: int) -> int:
    """How many tokens a type word takes at `at`: "province" 1, "oil fields" 2, none 0."""
    if words.bare(at) in KINDS:
        return 1
    return 2 if words.norm(at) in BEFORE_TYPE and words.bare(at + 1) in KINDS else 0


def _extended(words: Words, first: int, last: int, *, known: bool) -> Name:
    """The name with its type words, direction and owner."""
    left, right = first, last
    if known and words.is_country(first, last):
        return _country(words, first, last)
    kind = words.bare(last) if last > first and words.bare(last) in KINDS else None
    count = _type_at(words, last + 1) if words.same_sentence(last, last + 1) and kind is None else 0
    if count and words.same_sentence(last, last + count):
        right, kind = last + count, words.bare(last + count)
    elif words.norm(first - 1) == "of" and words.bare(first - 2) in KINDS and words.same_sentence(first, first - 2):
        left, kind = first - 2, kind or words.bare(first - 2)
    elif words.norm(first - 1) in PREFIX_TYPES and words.same_sentence(first, first - 1):
        left, kind = first - 1, kind or "camp"
    directed = False
    while left > 0 and words.same_sentence(left, left - 1) and words.norm(left - 1) in DIRECTIONS | CONDITIONS:
        if words.norm(left - 1) in CONDITIONS and not directed:
            break
        directed = directed or words.norm(left - 1) in DIRECTIONS
        left -= 1
    owner = _owner(words, left)
    if owner is not None:
        left = owner
        if words.norm(left - 1) in DIRECTIONS and words.same_sentence(left, left - 1):
            left -= 1
    return Name(first, last, left, right, kind, known, directed, owner)


def _country(words: Words, first: int, last: int) -> Name:
    """A country takes a direction ("eastern Syria"), but no type word: "US bases" are not the United States."""
    left = first
    while left > 0 and words.same_sentence(left, left - 1) and words.norm(left - 1) in DIRECTIONS:
        left -= 1
    return Name(first, last, left, last, None, known=True, directed=left < first)


def _owner(words: Words, left: int) -> int | None:
    """The token of a country that owns the name: "Malaysia's Kuala Lumpur International Airport"."""
    if left >= 2 and words.norm(left - 1) == "'s" and words.same_sentence(left, left - 2) and words.capital(left - 2):
        return left - 2 if words.is_country(left - 2, left - 2) else None
    return None


def _is_other(words: Words, name: Name) -> bool:
    """Whether the name is part of a longer one that names a person or a body."""
    if words.headline[name.first]:
        return False
    before, after = name.first - 1, name.right + 1
    if name.kind is None and words.same_sentence(name.last, after) and _goes_on(words, after):
        return True
    if not words.same_sentence(name.first, before) or name.left < name.first:
        return False
    if words.norm(before).strip(".") in TITLES:
        return True
    if words.norm(before) == "of" and name.left == name.first:
        return (
            words.capital(before - 1)
            and words.norm(before - 1) not in KINDS
            and words.same_sentence(before, before - 1)
        )
    return words.capital(before) and _names_on(words, before)


def _goes_on(words: Words, after: int) -> bool:
    """Whether the capitalised word after a name belongs to it: not a day, nor a country's adjective in a list."""
    if not words.capital(after) or words.norm(after) in CALENDAR:
        return False
    return words.tokens[after].tag in ("PROPN", "NOUN", "ADJ") or words.norm(after) in BODIES


def _names_on(words: Words, before: int) -> bool:
    """Whether the capitalised word before a name makes it a longer one: "Paris" in "Bashar Paris"."""
    norm = words.norm(before)
    if norm in DIRECTIONS or norm in CONDITIONS or words.country_word(before) or norm in CALENDAR:
        return False
    return words.tokens[before].tag == "PROPN" and not (words.starts_sentence(before) and norm in words.gazetteer.stops)


def _is_common(words: Words, name: Name) -> bool:
    """Whether a bare single word is rather an ordinary word or a person's name than the place that it also names."""
    if name.kind is not None or name.last > name.first:
        return False
    norm = words.norm(name.first).strip(".")
    text = words.tokens[name.first].text
    if len(norm) <= 3 and not text.isupper() and words.gazetteer.lookup(text) and norm in ("us", "usa", "uk", "uae"):
        return True
    need = words.gazetteer.stops.get(norm)
    if need == "container":
        return not _contained(words, name)
    return need == "preposition" and not _placed(words, name.left)


def _contained(words: Words, name: Name) -> bool:
    """ "Reading, England": a comma and a known name follow a preposition of place."""
    after = name.last + 1
    return (
        words.norm(after) == ","
        and words.capital(after + 1)
        and words.gazetteer.knows(words.tokens[after + 1].text)
        and _placed(words, name.left)
    )


def _placed(words: Words, left: int) -> bool:
    before = left - 1
    if words.norm(before) == "the":
        before -= 1
    return words.same_sentence(left, before) and words.norm(before) in PLACING


def _marked(words: Words, name: Name) -> bool:
    """Whether an unknown name is marked as a place: by a type word, or by a preposition that little else takes."""
    if words.headline[name.first] and name.kind is None:
        return False
    norms = [words.norm(at) for at in range(name.first, name.last + 1)]
    if any(norm in CALENDAR or words.gazetteer.adjectives.get(norm) for norm in norms):
        return False
    if name.kind is not None:
        return norms[0] not in words.gazetteer.stops
    text = words.tokens[name.first].text
    if norms[0] in words.gazetteer.stops or (text.isupper() and len(text) <= SHOUTED):
        return False
    before = words.norm(name.left - 1)
    return (
        words.same_sentence(name.first, name.left - 1)
        and before in ("in", "near", "outside", "inside", "around")
        and words.tokens[name.first].tag in ("PROPN", "NOUN", "X")
        and words.norm(name.last + 1) not in SAYING
    )


def _is_body(words: Words, first: int, last: int) -> bool:
    return any(words.norm(at) in BODIES for at in range(first, last + 1))


def _headlines(document: Document, tokens: Sequence[Token]) -> list[bool]:
    """For each token whether its sentence is written with capitals throughout, so that a capital says nothing."""
    counts: dict[int, list[int]] = {}
    for token in tokens:
        if len(token.text) > 3 and token.text[0].isalpha():
            tally = counts.setdefault(token.sentence, [0, 0])
            tally[0] += token.text[0].isupper()
            tally[1] += 1
    shouted = {sentence for sentence, (high, total) in counts.items() if total >= 4 and high / total >= 0.7}
    return [token.sentence in shouted for token in tokens]


def bodies_before(words: Words, at: int) -> Iterator[str]:
    """The capitalised words right before `at`, nearest first: "Islamic Resistance" before "in Iraq"."""
    while words.same_sentence(at, at - 1) and words.capital(at - 1):
        at -= 1
        yield words.norm(at)

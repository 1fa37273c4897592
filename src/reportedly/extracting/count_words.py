"""Words of a sentence as the number reader sees them, and the tables of numbers.yaml made ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, Literal, TypeVar

from reportedly.codebook.numbers import Numbers
from reportedly.values.facets import Modifier
from reportedly.values.mention import CountFacet

T = TypeVar("T")
Place = Literal["before", "both", "after", "of"]

_WORD = re.compile(
    r"(?P<symbol>(?:US|A|C)?[$€£¥₽₴₪])"
    r"|(?P<number>(?<![/:\w])(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15})(?:\.[0-9]{1,9})?(?![\w:/]|-[A-Za-z]|[.,][0-9]))"
    r"|(?P<initials>(?:[A-Za-z]\.){2,8})"
    r"|(?P<word>\w+(?:[-'.]\w+)*)"
    r"|(?P<mark>[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark; `low` is its lower case without a possessive ending."""

    start: int
    end: int
    text: str
    low: str
    kind: str

    @property
    def is_mark(self) -> bool:
        return self.kind == "mark"

    @property
    def is_capital(self) -> bool:
        return self.kind == "word" and self.text[0].isupper()


def words_of(plain: str, start: int, end: int) -> list[Word]:
    """The words of `plain[start:end]` in order."""
    return [
        Word(found.start(), found.end(), found[0], _low(found[0]), str(found.lastgroup))
        for found in _WORD.finditer(plain, start, end)
    ]


# "IS fighters", "US forces", "WHO staff": names that spell a function word in small letters.
_ACRONYMS = frozenset({"IS", "US", "IT", "WHO"})


def _low(text: str) -> str:
    if text in _ACRONYMS:
        return text
    low = text.lower()
    return low[:-2] if low.endswith("'s") else low


class Phrases(Generic[T]):
    """Phrases by their first word, longest first."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in rows:
            parts = tuple(phrase.lower().split())
            self._rows.setdefault(parts[0], []).append((parts, value))
        for found in self._rows.values():
            found.sort(key=lambda row: -len(row[0]))

    def at(self, words: list[Word], index: int) -> tuple[int, T] | None:
        """The end index and the value of the longest phrase that begins at `index`."""
        if index >= len(words):
            return None
        for parts, value in self._rows.get(words[index].low, ()):
            end = index + len(parts)
            if end <= len(words) and all(words[index + n].low == part for n, part in enumerate(parts)):
                return end, value
        return None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that gives a number its facet, and where the number stands."""

    facet: CountFacet
    place: Place

    @property
    def takes_object(self) -> bool:
        return self.place in ("before", "both", "of")

    @property
    def takes_subject(self) -> bool:
        return self.place in ("both", "after")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """numbers.yaml for look-up by word."""

    numbers: Numbers
    cardinals: Mapping[str, int]
    indefinite: Phrases[str]
    zero: Phrases[bool]
    modifiers: Phrases[Modifier]
    fillers: Phrases[str]
    cues: Phrases[Cue]
    tolls: Phrases[CountFacet]
    subsets: Phrases[str]
    auxiliaries: Phrases[str]
    currencies: Phrases[str]
    nouns: Mapping[str, str]
    person: frozenset[str]
    not_plural: frozenset[str]
    stops: frozenset[str]
    prepositions: frozenset[str]
    named: frozenset[str]
    starts: frozenset[str]

    def singular(self, low: str) -> str:
        """The singular of a plural noun as the tables know it, by rule otherwise."""
        if low in self.numbers.plurals:
            return self.numbers.plurals[low]
        if low.endswith("men") and low != "men":
            return low[:-2] + "an"
        if low.endswith("children"):
            return low[:-3]
        if low in self.nouns or not low.endswith("s"):
            return low
        if low.endswith("ies") and len(low) > 4:
            return low[:-3] + "y"
        if low.endswith(("sses", "shes", "ches", "xes", "zes")):
            return low[:-2]
        return low[:-1]

    def is_plural(self, word: Word) -> bool:
        """Whether a word looks like a plural noun. Acronyms ("US") and possessives ("Syria's") do not."""
        low = word.low
        if word.kind != "word" or "'" in word.text or low in self.not_plural or low in self.stops:
            return False
        if low in self.numbers.plurals or low.endswith(("men", "children")):
            return low not in ("specimen", "regimen", "yemen", "women's", "amen", "omen", "abdomen")
        return low.endswith("s") and not low.endswith("ss") and len(low) > 3 and word.text[-1:] == "s"

    def noun_facet(self, words: list[Word], head: int) -> str | None:
        """What the tables say of the noun at `head`, with the word before it where both make one ("car bomb")."""
        last = self.singular(words[head].low)
        if head > 0 and (pair := self.nouns.get(f"{words[head - 1].low} {last}")) is not None:
            return pair
        if last in self.nouns:
            return self.nouns[last]
        if last.endswith(("man", "woman", "child")) and len(last) > 5:
            return "person"
        return "munitions" if _MODEL.fullmatch(words[head].text) else None


def _first_words(numbers: Numbers) -> Iterator[str]:
    """The words that may begin a number with its modifiers."""
    phrases = (*numbers.indefinite, *numbers.zero, *numbers.unknown_zero, *numbers.fillers, *numbers.cardinals)
    for phrase in (*phrases, *(word for words in numbers.modifiers.values() for word in words)):
        yield phrase.split()[0]
    yield from ("a", "an", "half", "between")


# "F-16s", "Su-24s", "Shahed-136s"
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,9}-?[0-9]{1,4}[A-Z]{0,2}s?")


@cache
def lexicon(numbers: Numbers) -> Lexicon:
    """The look-up tables of `numbers`."""
    facets: tuple[CountFacet, ...] = ("killed", "wounded", "killed_or_wounded", "missing", "captured")
    modifiers: tuple[Modifier, ...] = ("at_least", "more_than", "nearly", "up_to", "less_than", "about")
    places: tuple[Place, ...] = ("before", "both", "after", "of")
    nouns = {noun.lower(): sort for sort, listed in numbers.nouns.items() if sort != "person" for noun in listed}
    return Lexicon(
        numbers=numbers,
        cardinals=numbers.cardinals,
        indefinite=Phrases((phrase, phrase) for phrase in numbers.indefinite),
        zero=Phrases([*((p, True) for p in numbers.zero), *((p, False) for p in numbers.unknown_zero)]),
        modifiers=Phrases((phrase, sort) for sort in modifiers for phrase in numbers.modifiers[sort]),
        fillers=Phrases((phrase, phrase) for phrase in numbers.fillers),
        cues=Phrases(
            (phrase + " of" if place == "of" else phrase, Cue(facet, place))
            for facet in facets
            for place in places
            for phrase in getattr(numbers.cues[facet], place)
        ),
        tolls=Phrases((phrase, facet) for facet in facets for phrase in numbers.tolls.get(facet, ())),
        subsets=Phrases((phrase, phrase) for phrase in numbers.subsets),
        auxiliaries=Phrases((phrase, phrase) for phrase in numbers.auxiliaries),
        currencies=Phrases(
            (word, code) for noun, code in numbers.currency_words.items() for word in (noun, noun + "s")
        ),
        nouns={**{noun.lower(): "person" for noun in numbers.nouns["person"]}, **nouns},
        person=frozenset(noun.lower() for noun in numbers.nouns["person"]),
        not_plural=frozenset(numbers.not_plural),
        stops=frozenset(numbers.function_words),
        prepositions=frozenset(numbers.prepositions),
        named=frozenset(numbers.named_numbers),
        starts=frozenset(_first_words(numbers)),
    )

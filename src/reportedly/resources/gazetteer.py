"""Which places a name may mean: the compiled world gazetteer, our own tables and a user's dump behind one question.

>>> rows = load_gazetteer().lookup("Ayn al-Asad")
>>> rows[0].id, rows[0].country
('sites:ain-al-asad', 'IQ')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz

from reportedly.resources.gazetteer_atlas import Atlas
from reportedly.resources.gazetteer_dump import Dump
from reportedly.resources.gazetteer_keys import exact_key, folded_key, sound_key, without_article, without_glued_article
from reportedly.resources.gazetteer_rows import Index, PlaceRow
from reportedly.resources.gazetteer_tables import Country, Table, load_countries, load_sites, load_stops

# A spelling's score, by what it is: the row's own name; another of its names, which folds to the own one or not; a name
# that only folds to the row's own, or to another of its names.
OWN, NEAR_OWN, OTHER, FOLDED, FOLDED_OTHER = 1.0, 0.97, 0.93, 0.92, 0.85
# Names alike in sound score at most this, times their likeness, and only within the countries that the text is about.
SOUNDS = 0.8
LEAST_ALIKE = 75.0  # rapidfuzz ratio of folded keys: "tildau"/"taldu" 73 is out, "gurluvka"/"hurlivka" 75 is in
SHORT = 3  # letters: names this short ("Has", "Lod") must be spelt exactly so


class Gazetteer(Protocol):
    """What place extraction asks of a gazetteer."""

    def lookup(self, name: str, *, countries: frozenset[str] = frozenset()) -> tuple[PlaceRow, ...]:
        """Rows that `name` may mean, the best spelling first.

        Spellings alike only in sound are found where `countries` (ISO codes that the text is about) are given, in
        these alone. No row is a guess about the text: choosing between rows is the caller's.
        """
        ...

    def knows(self, name: str) -> bool:
        """Whether `lookup` without countries finds anything, asked cheaply."""
        ...

    @property
    def adjectives(self) -> Mapping[str, str]:
        """Exact keys of country adjectives and their plurals ("iraqi", "iraqis") -> ISO code."""
        ...

    @property
    def stops(self) -> Mapping[str, str]:
        """Exact keys of words that need more than a capital to be a place -> "container" or "preposition"."""
        ...

    def country(self, code: str) -> PlaceRow | None:
        """The row of a country by its ISO code."""
        ...


class WorldGazetteer:
    """The gazetteer over several indexes; rows of an earlier index stand before equally well spelt ones of a later."""

    def __init__(self, countries: Sequence[Country], indexes: Iterable[Index], stops: Mapping[str, str]) -> None:
        self._indexes = tuple(indexes)
        self._countries = {country.row.country: country.row for country in countries}
        self._codes = {exact_key(name): country.row for country in countries for name in country.names}
        self.adjectives = _adjectives(countries)
        self.stops = stops
        self._spelt = lru_cache(maxsize=2048)(self._find_spelt)  # a text asks for few names, many times

    def lookup(self, name: str, *, countries: frozenset[str] = frozenset()) -> tuple[PlaceRow, ...]:
        """See `Gazetteer.lookup`."""
        exact = exact_key(name)
        if exact in self._codes:
            namesakes = (row for row in self._spelt(exact) if row.score == OWN)  # Georgia, Lebanon (Ohio)
            return (self._codes[exact], *namesakes)
        rows = self._spelt(exact)
        if not any(row.lies_in(code) for row in rows for code in countries) and len(exact) > SHORT:
            rows += self._alike(exact, countries)
        return rows

    def knows(self, name: str) -> bool:
        """See `Gazetteer.knows`."""
        exact = exact_key(name)
        if exact in self._codes:
            return True
        if len(exact) < SHORT:
            return False
        folds = _folds(exact)
        if len(exact) == SHORT:
            return any(row.how == "exact" for index in self._indexes for row in index.folded(folds[0], exact))
        return any(index.knows(fold) for fold in folds for index in self._indexes)

    def country(self, code: str) -> PlaceRow | None:
        """See `Gazetteer.country`."""
        return self._countries.get(code)

    def _find_spelt(self, exact: str) -> tuple[PlaceRow, ...]:
        if len(exact) < SHORT:
            return ()
        found: dict[str, PlaceRow] = {}
        for fold in _folds(exact):
            for index in self._indexes:
                for row in index.folded(fold, exact):
                    if (row.how == "exact" or len(exact) > SHORT) and row.id not in found:
                        found[row.id] = replace(row, score=_spelling_score(row, exact, fold))
        return tuple(sorted(found.values(), key=lambda row: -row.score))

    def _alike(self, exact: str, countries: frozenset[str]) -> tuple[PlaceRow, ...]:
        """Rows in `countries` whose names have the same consonants and nearly the same letters."""
        if not countries:
            return ()
        fold = folded_key(exact)
        found: dict[str, PlaceRow] = {}
        for index in self._indexes:
            for other in index.alike(sound_key(fold)):
                likeness = fuzz.ratio(fold, other)
                if other == fold or likeness < LEAST_ALIKE:
                    continue
                for row in index.folded(other, exact):
                    score = round(SOUNDS * likeness / 100, 3)
                    better = row.id not in found or found[row.id].score < score
                    if better and any(row.lies_in(code) for code in countries):
                        found[row.id] = replace(row, score=score, how="sounds")
        return tuple(sorted(found.values(), key=lambda row: (-row.score, -row.population)))


def load_gazetteer(extra: Path | None = None) -> WorldGazetteer:
    """The shipped gazetteer, and behind it the dump that `add_dump` wrote to `extra`, if given.

    Loading takes some 50 ms and the shipped part is loaded once. `ResourceError` where a file cannot be read.
    """
    countries, indexes, stops = _shipped()
    return WorldGazetteer(countries, (*indexes, Dump(extra)) if extra is not None else indexes, stops)


@cache
def _shipped() -> tuple[tuple[Country, ...], tuple[Index, ...], Mapping[str, str]]:
    return load_countries(), (Table(load_sites()), Atlas()), load_stops()


def _spelling_score(row: PlaceRow, exact: str, fold: str) -> float:
    """How good a spelling is for a row; all those of our own tables are news' own."""
    if row.id.startswith("sites:"):
        return OWN if row.how == "exact" else FOLDED
    own = exact_key(row.name)
    if row.how == "exact":
        return OWN if exact in (own, without_article(own)) else NEAR_OWN if folded_key(own) == fold else OTHER
    return FOLDED if folded_key(own) == fold else FOLDED_OTHER


def _adjectives(countries: Iterable[Country]) -> dict[str, str]:
    """ "iraqi" and "iraqis" -> "IQ". Adjectives in -ish, -ese and -ch have no plural."""
    codes: dict[str, str] = {}
    for country in countries:
        for adjective in country.adjectives:
            key = exact_key(adjective)
            for form in (key, f"{key}s"):
                codes.setdefault(form, country.row.country or "")
    return codes


@lru_cache(maxsize=16384)
def _folds(exact: str) -> tuple[str, ...]:
    """The folded key, and that of the name without a glued article where there may be one."""
    bare = without_glued_article(exact)
    keys = (folded_key(exact), folded_key(bare)) if bare is not None and len(bare) > SHORT else (folded_key(exact),)
    return tuple(dict.fromkeys(keys))

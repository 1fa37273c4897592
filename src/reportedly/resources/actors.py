"""The actor list: states, forces, armed groups, organisations and outlets by name, and the words for unnamed actors.

The rows live in `actors/*.yaml`, each with the source of its facts; a user's files of the same layout are merged over
ours (a row with a known id replaces it). Names are found by their folded words. A name that belongs to several rows, or
to something outside the list, is ambiguous: it resolves to nothing, with the rows that it may mean as candidates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from yaml import CSafeLoader

from reportedly.errors import ResourceError

FOLDER = Path(__file__).with_name("actors")
COUNTRIES = Path(__file__).with_name("countries.yaml")
FAMILIES = ("states", "forces", "groups", "outlets", "organisations")

Sort = Literal[
    "state",
    "military",
    "police",
    "intelligence",
    "ministry",
    "government",
    "paramilitary",
    "armed_group",
    "militia",
    "coalition",
    "front",
    "party",
    "agency",
    "outlet",
    "media",
    "monitor",
    "organisation",
    "igo",
    "ngo",
]
Relation = Literal["front_of", "part_of", "umbrella_of", "affiliated_with", "owned_by"]
Ownership = Literal["state", "public", "party", "private", "cooperative", "unknown"]
# How a name stands for its row: as its name, its seat of government ("Moscow"), its adjective, its people.
Manner = Literal["name", "metonym", "adjective", "people"]

Model = TypeVar("Model", bound=BaseModel)
STRICT = ConfigDict(extra="forbid", frozen=True)
COUNTED = ("n", "i", "k", "t", "b")  # adjectives that are also nouns for persons: "Iranian", "Iraqi", "Uzbek"
_ACRONYM = 6  # letters: a name all in capitals up to this length must stand in capitals
_SPELLINGS = {"defense": "defence", "center": "centre", "organization": "organisation", "program": "programme"}
_CLITIC = re.compile(r"['’][sS]?(?=\s|$)")
_APART = re.compile(r"[\s/()\-–]+")


class Affiliation(BaseModel):
    """That a row belongs to another one, from when until when, by the source of its row unless it names its own."""

    model_config = STRICT
    to: str
    kind: Relation
    since: date | None = Field(default=None, validation_alias="from")
    until: date | None = None
    source: str | None = None


class Row(BaseModel):
    """One actor. `since` and `until` bound the publication days on which a report can mean this row by these names."""

    model_config = STRICT
    id: str
    sort: Sort
    names: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    ownership: Ownership | None = None
    affiliations: tuple[Affiliation, ...] = ()
    since: date | None = Field(default=None, validation_alias="from")
    until: date | None = None
    article: str | None = None
    source: str = ""

    @property
    def country(self) -> str | None:
        """The ISO 3166-1 code of its one country; `None` for none or several."""
        return self.countries[0] if len(self.countries) == 1 else None

    def valid_on(self, day: date | None) -> bool:
        """Whether a report of that day can mean this row; an unknown day excludes nothing."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


class Family(BaseModel):
    """One file of rows. `source` is the rows' source, with `{article}` for what each row was taken from."""

    model_config = STRICT
    source: str
    rows: tuple[Row, ...] = ()
    states: Mapping[str, tuple[str, ...]] = {}
    people: Mapping[str, tuple[str, ...]] = {}


class Roles(BaseModel):
    """officials.yaml: offices, titles and anonymous sources."""

    model_config = STRICT
    roles: Mapping[str, frozenset[str]]
    titles: frozenset[str]
    offices: frozenset[str]
    anonymous: frozenset[str]


class People(BaseModel):
    """people.yaml: nouns of described actors, and the cues that tell persons, affiliations and places."""

    model_config = STRICT
    heads: Mapping[str, frozenset[str]]
    weak: frozenset[str]
    sited: frozenset[str]
    irregular: frozenset[str]
    quantities: frozenset[str]
    no_actors: frozenset[str]
    sites: frozenset[str]
    locatives: frozenset[str]
    outlet_names: frozenset[str]
    human: frozenset[str]
    first_names: frozenset[str]
    particles: frozenset[str]
    group_prefixes: frozenset[str]
    affiliations: tuple[str, ...]
    affiliated_suffixes: frozenset[str]
    affiliated_prefixes: frozenset[str]
    speech: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of a row: its words as listed, and whether the name alone tells which row is meant."""

    row: str
    words: tuple[str, ...]
    manner: Manner
    shared: bool = False


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The words for actors without a name of their own. `roles` gives the role of a head noun (singular or plural),
    keyed by its one or two words."""

    roles: Mapping[tuple[str, ...], str]
    weak: frozenset[str]
    officials: Roles
    people: People


@dataclass(frozen=True, slots=True)
class ActorList:
    """All rows by id, their names by folded words, and the words for actors without a name.

    `longest` is the number of words of the longest name that begins with a word: what a search has to try.
    """

    rows: Mapping[str, Row]
    names: Mapping[tuple[str, ...], tuple[Entry, ...]]
    longest: Mapping[str, int]
    words: ActorWords = field(repr=False)

    def match(self, folded: Sequence[str], forms: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest listed name at word `at`: how many words it takes, and its entries; `(0, ())` for none.

        `folded` are the words of a text as `fold_name` gives them, `forms` the same as they stand there: a listed
        capital demands one in the text.
        """
        for length in range(min(self.longest.get(folded[at], 0), len(folded) - at), 0, -1):
            entries = self.names.get(tuple(folded[at : at + length]))
            if entries is not None:
                cut = forms[at : at + length]
                fitting = tuple(entry for entry in entries if _same_case(entry.words, cut))
                if fitting:
                    return length, fitting
        return 0, ()

    def resolve(self, entries: Iterable[Entry], day: date | None) -> tuple[str | None, tuple[str, ...]]:
        """The one row that the entries mean on that day, or `None` with the ids of the rows that they may mean."""
        valid = {entry.row: entry for entry in entries if self.rows[entry.row].valid_on(day)}
        if len(valid) == 1 and not any(entry.shared for entry in valid.values()):
            return next(iter(valid)), ()
        return None, tuple(sorted(valid))


def fold_name(word: str) -> str:
    """A word of a name for comparing: casefolded, without accents, dots and apostrophes, in one English spelling."""
    if not word.isascii():
        bare = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in bare if not unicodedata.combining(char) and char not in "’‘ʼʻ\u200e\u200f")
    word = word.replace(".", "").replace("'", "").replace("`", "").casefold()
    return _SPELLINGS.get(word, word)


def name_words(name: str) -> Iterator[str]:
    """The words of a listed name as a tokenised text gives them: hyphens part words, a possessive mark stands alone."""
    for word in _APART.split(_CLITIC.sub(lambda mark: f" {mark[0]}", name)):
        if fold_name(word):
            yield "and" if word == "&" else word


def _same_case(listed: Sequence[str], forms: Sequence[str]) -> bool:
    return all(_fits_case(one, other) for one, other in zip(listed, forms, strict=True))


def _fits_case(listed: str, form: str) -> bool:
    if listed.isupper() and 1 < len(listed) <= _ACRONYM:
        return form.replace(".", "") == listed.replace(".", "")
    return not listed[:1].isupper() or form[:1].isupper()


def load_actors(extra: Sequence[Path] = ()) -> ActorList:
    """The shipped actor list with the user's files merged over it; `ResourceError` names the file and what is wrong."""
    if not extra:
        return _shipped()
    rows = dict(_shipped().rows)
    for path in extra:
        rows.update((row.id, row) for row in _rows(path, _parsed(path, Family)))
    return build_actors(rows.values(), _shipped().words)


@cache
def _shipped() -> ActorList:
    rows = [row for family in FAMILIES for row in _family_rows(FOLDER / f"{family}.yaml")]
    officials, people = _parsed(FOLDER / "officials.yaml", Roles), _parsed(FOLDER / "people.yaml", People)
    return build_actors(rows, build_words(officials, people))


def build_actors(rows: Iterable[Row], words: ActorWords) -> ActorList:
    """An actor list of these rows; `ResourceError` for a repeated id or an affiliation to a row that is not there."""
    by_id: dict[str, Row] = {}
    names: dict[tuple[str, ...], dict[tuple[str, str], Entry]] = {}
    for row in rows:
        if row.id in by_id:
            raise ResourceError(f"actor id {row.id!r} stands twice; give one of the rows another id")
        by_id[row.id] = row
        for key, entry in _entries(row):
            names.setdefault(key, {}).setdefault((entry.row, " ".join(entry.words)), entry)
    for row in by_id.values():
        for link in row.affiliations:
            if link.to not in by_id:
                raise ResourceError(f"actor {row.id!r} is {link.kind} {link.to!r}, which is no row; add or correct it")
    longest: dict[str, int] = {}
    for key in names:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return ActorList(by_id, {key: tuple(found.values()) for key, found in names.items()}, longest, words)


def _entries(row: Row) -> Iterator[tuple[tuple[str, ...], Entry]]:
    manners: tuple[tuple[Manner, bool, tuple[str, ...]], ...] = (
        ("name", False, row.names),
        ("name", True, row.shared),
        ("metonym", False, row.metonyms),
        ("adjective", False, row.adjectives),
        ("people", False, row.people),
    )
    for manner, shared, listed in manners:
        for name in listed:
            words = tuple(name_words(name))
            if not words:
                raise ResourceError(f"actor {row.id!r} has the name {name!r}, which holds no word; leave it out")
            yield tuple(map(fold_name, words)), Entry(row.id, words, manner, shared)


def _family_rows(path: Path) -> Iterator[Row]:
    family = _parsed(path, Family)
    if family.states:
        yield from _states(family)
    yield from _rows(path, family)


def _rows(path: Path, family: Family) -> Iterator[Row]:
    for row in family.rows:
        if not (row.names or row.shared):
            raise ResourceError(f"{path.name}: actor {row.id!r} has no name; add one under `names` or `shared`")
        article = row.article or next(iter(row.names or row.shared))
        yield row.model_copy(update={"source": row.source or family.source.format(article=article)})


def _states(family: Family) -> Iterator[Row]:
    """A row for each state, with its names and adjectives from countries.yaml."""
    countries = _yaml(COUNTRIES)
    for code, metonyms in family.states.items():
        country = countries.get(code, {})
        adjectives = tuple(country.get("adjectives", ()))
        yield Row(
            id=f"state:{code}",
            sort="state",
            names=tuple(country.get("names", ())),
            metonyms=metonyms,
            adjectives=adjectives,
            people=(*(f"{word}s" for word in adjectives if word.endswith(COUNTED)), *family.people.get(code, ())),
            countries=(code,),
            source=family.source,
        )


def build_words(officials: Roles, people: People) -> ActorWords:
    """The roles of head nouns: offices, anonymous sources and described actors, each in the singular and the plural."""
    roles: dict[tuple[str, ...], str] = {}
    anonymous = {"unnamed": officials.anonymous}
    for table in (anonymous, people.heads, officials.roles):
        for role, nouns in sorted(table.items()):
            for noun in sorted(nouns):
                roles.setdefault(tuple(noun.split()), role)
                roles.setdefault(tuple(_plural(noun).split()), role)
    weak = people.weak | {_plural(noun) for noun in people.weak}
    return ActorWords(roles, weak, officials, people)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _parsed(path: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate(_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ResourceError(f"{path}: {where}: {first['msg']} (got {first['input']!r}); correct the file") from error


def _yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ResourceError(f"{path} cannot be read as YAML: {error}; check the path and the file") from error

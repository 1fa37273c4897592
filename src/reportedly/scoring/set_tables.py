"""Other sets' labels in our terms, as data: `sets.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.codebook.book import load_codebook
from reportedly.codebook.strict import load_yaml, record
from reportedly.errors import CodebookError

FILE = Path(__file__).with_name("sets.yaml")


@dataclass(frozen=True, slots=True)
class EventTable:
    """Event types of a set -> our types that are right for them; its roles -> our facets, some within one type only."""

    types: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, str]
    by_type: Mapping[str, Mapping[str, str]]

    @property
    def known(self) -> frozenset[str]:
        """Our types that some row names: the others are not annotated in the set."""
        return frozenset(one for row in self.types.values() for one in row)

    def ours(self, type: str) -> tuple[str, ...]:
        """Our types for one of the set's, by the longest part of "A.B.C" that has a row; none: no incident for us."""
        row = _row(self.types, type)
        return self.types[row] if row is not None else ()

    def facet(self, type: str, role: str) -> str | None:
        """Our facet for a role of an event of this type; None: we have none."""
        row = _row(self.by_type, type)
        return (self.by_type[row].get(role) if row is not None else None) or self.roles.get(role)


@dataclass(frozen=True, slots=True)
class SetTables:
    """Everything that the file holds."""

    m2e2: EventTable
    wikievents: EventTable
    re3d: Mapping[str, tuple[str, ...]]


def _row(table: Mapping[str, object], type: str) -> str | None:
    while type not in table:
        type, dot, _ = type.rpartition(".")
        if not dot:
            return None
    return type


@cache
def load_set_tables() -> SetTables:
    """The tables; `CodebookError` where a row names a type that we do not have."""
    tables = record(SetTables, load_yaml(FILE), FILE.name)
    named = tables.m2e2.known | tables.wikievents.known
    if unknown := named - set(load_codebook().events):
        raise CodebookError(f"{FILE.name}: {min(unknown)!r} is no type of events.yaml; correct the row")
    return tables

"""What a set's labels are in our codes: one YAML table for each set, with a reason beside each row.

    mentions:
      scope: all                                      # all, none, or a list of codes: see `gold.Layer`
      rows:
        GPE: {codes: [place, nationality], why: covers "Syria" and "Syrian" alike}
        VALUE: {codes: unknown, why: 25 marks of mixed kinds}       # anything may be right there
        TTL: {codes: [], why: a title is no mention of ours}        # nothing is marked

A label that has no row is an error: no silent default for a category.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.codebook.strict import load_yaml
from reportedly.errors import CodebookError
from reportedly.values.span import Span

from .gold import Marked
from .labels import codes

FOLDER = Path(__file__).parent / "mappings"
UNKNOWN: tuple[str, ...] = ()  # the codes of a mark of which nothing is known


@dataclass(frozen=True, slots=True)
class HeadMapping:
    """One head's table: for each label of the set our codes, or None where nothing is marked."""

    at: str
    rows: Mapping[str, tuple[str, ...] | None]
    scope: frozenset[str]

    def codes(self, label: str) -> tuple[str, ...] | None:
        """Our codes for `label`; None where it is nothing of ours; `UNKNOWN` where anything may be right."""
        if label not in self.rows:
            raise CodebookError(f"{self.at} has no row for {label!r}; add one with codes and a reason")
        return self.rows[label]

    def mark(self, span: Span, label: str) -> tuple[Marked, ...]:
        """The mark of a span with the set's `label`, or none."""
        found = self.codes(label)
        return () if found is None else (Marked(span, found),)


@cache
def mapping(name: str, head: str) -> HeadMapping:
    """The table of one head in `mappings/NAME.yaml`."""
    at = f"mappings/{name}.yaml: {head}"
    table: Mapping[str, Any] = load_yaml(FOLDER / f"{name}.yaml").get(head) or {}
    if set(table) != {"scope", "rows"}:
        raise CodebookError(f"{at} has the keys {sorted(table)}; give scope and rows")
    known = codes()[head]
    rows = {str(label): _row(row, known, f"{at}: {label}") for label, row in table["rows"].items()}
    return HeadMapping(at, rows, _scope(table["scope"], known, at))


def _row(row: Mapping[str, Any], known: tuple[str, ...], at: str) -> tuple[str, ...] | None:
    if set(row) != {"codes", "why"}:
        raise CodebookError(f"{at} has the keys {sorted(row)}; give codes and why")
    if row["codes"] == "unknown":
        return UNKNOWN
    _check(row["codes"], known, at)
    return tuple(row["codes"]) or None


def _scope(raw: str | list[str], known: tuple[str, ...], at: str) -> frozenset[str]:
    if raw in ("all", "none"):
        return frozenset(known if raw == "all" else ())
    if isinstance(raw, str):
        raise CodebookError(f"{at} has the scope {raw!r}; give all, none or a list of codes")
    _check(raw, known, at)
    return frozenset(raw)


def _check(given: list[str], known: tuple[str, ...], at: str) -> None:
    if wrong := [code for code in given if code not in known]:
        raise CodebookError(f"{at} names {wrong[0]!r}, which is no code; the codes are {', '.join(known)}")

"""The bank of short cases that the reader must get right, as data: `cases.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from reportedly.codebook.book import load_codebook
from reportedly.codebook.strict import checked, load_yaml
from reportedly.errors import CodebookError

FILE = Path(__file__).with_name("cases.yaml")


@dataclass(frozen=True, slots=True)
class Case:
    """A text, its day of publication, the types that it tells of in order (none: no incident), and what it tries.

    Cases of one `pair` must come out alike.
    """

    id: str
    text: str
    published: date
    expect: tuple[str, ...]
    why: str
    pair: str | None = None


@cache
def load_cases() -> tuple[Case, ...]:
    """All cases in the file's order; `CodebookError` where one is not as it should be."""
    cases: tuple[Case, ...] = checked(tuple[Case, ...], load_yaml(FILE), FILE.name)
    _check(cases, load_codebook().events)
    return cases


def _check(cases: Iterable[Case], types: Iterable[str]) -> None:
    known, seen = set(types), set()
    for case in cases:
        if case.id in seen:
            raise CodebookError(f"{FILE.name}: two cases have the id {case.id!r}; rename one")
        if unknown := set(case.expect) - known:
            raise CodebookError(f"{FILE.name}: {case.id} expects {min(unknown)!r}, which is no type of events.yaml")
        seen.add(case.id)

"""The weapon lexicon: what names a weapon, a munition or a platform as the means of an act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from yaml import CSafeLoader

from reportedly.codebook.triggers import plurals
from reportedly.errors import CodebookError

FILE = Path(__file__).with_name("weapons.yaml")


@dataclass(frozen=True, slots=True)
class Weapons:
    """Phrases (tuples of casefolded words, singular and plural) to sorts, keyed by their last word."""

    by_head: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    modifiers: frozenset[str]
    not_before: frozenset[str]
    doubtful: frozenset[tuple[str, ...]]
    beside: frozenset[str]

    @property
    def sorts(self) -> frozenset[str]:
        return frozenset(sort for rows in self.by_head.values() for _, sort in rows)


def build_weapons(data: dict[str, Any]) -> Weapons:
    """The lexicon in `data` (the layout of weapons.yaml); `CodebookError` for a name that two sorts share."""
    sort_of: dict[tuple[str, ...], str] = {}
    for sort, names in data["heads"].items():
        for name in names:
            for words in _numbers(name):
                if sort_of.setdefault(words, sort) != sort:
                    raise CodebookError(f"weapons.yaml: {name!r} is a {sort} and a {sort_of[words]}; keep one")
    by_head: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, sort in sort_of.items():
        by_head.setdefault(words[-1], []).append((words, sort))
    return Weapons(
        by_head={head: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for head, rows in by_head.items()},
        modifiers=frozenset(data["modifiers"]),
        not_before=frozenset(data["not_before"]),
        doubtful=frozenset(words for name in data["doubtful"] for words in _numbers(name)),
        beside=frozenset(data["beside"]),
    )


def _numbers(name: str) -> list[tuple[str, ...]]:
    """A name's words in the singular and in the plural."""
    *first, last = str(name).split()
    return [(*first, form) for form in plurals(last)]


@cache
def load_weapons() -> Weapons:
    """The shipped lexicon."""
    return build_weapons(yaml.load(FILE.read_text(encoding="utf-8"), Loader=CSafeLoader))

"""Number words, what bounds them and what they count, as data; and the single number that a named policy takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from reportedly.codebook.strict import load_yaml, record
from reportedly.errors import CodebookError

FILE = Path(__file__).with_name("numbers.yaml")


@dataclass(frozen=True, slots=True)
class Cues:
    """Words of one facet. Their number stands after `before` words, before `after` words, on either side of `both`
    words, behind "of" after `of` words."""

    before: tuple[str, ...]
    both: tuple[str, ...]
    after: tuple[str, ...]
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberPolicy:
    """How one number is taken where words or bounds leave it open. `source` says where the rule is from.

    `words` gives the number of an indefinite word, `ranges` the end of a range that is taken, `upper_bounds` what
    "up to 20" gives: its number ("high") or none.
    """

    title: str
    source: str
    words: Mapping[str, int]
    ranges: Literal["low", "high"]
    upper_bounds: Literal["high", "none"]


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The tables of numbers.yaml, under the names that they have there. Equal only to itself: it is a cache's key."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    indefinite: tuple[str, ...]
    zero: tuple[str, ...]
    unknown_zero: tuple[str, ...]
    modifiers: Mapping[str, tuple[str, ...]]
    or_more: tuple[str, ...]
    fillers: tuple[str, ...]
    currency_symbols: Mapping[str, str]
    currency_words: Mapping[str, str]
    nouns: Mapping[str, tuple[str, ...]]
    plurals: Mapping[str, str]
    not_plural: tuple[str, ...]
    cues: Mapping[str, Cues]
    life_verbs: tuple[str, ...]
    tolls: Mapping[str, tuple[str, ...]]
    toll_links: tuple[str, ...]
    subsets: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    singular_auxiliaries: tuple[str, ...]
    plural_auxiliaries: tuple[str, ...]
    prepositions: tuple[str, ...]
    function_words: tuple[str, ...]
    named_numbers: tuple[str, ...]
    policies: Mapping[str, NumberPolicy]

    def policy(self, name: str) -> NumberPolicy:
        """The named policy; `CodebookError` where there is none."""
        if name not in self.policies:
            raise CodebookError(f"there is no number policy {name!r}; there are {', '.join(self.policies)}")
        return self.policies[name]


@cache
def load_numbers(path: Path = FILE) -> Numbers:
    """The number tables, checked; `CodebookError` where a key is unknown, missing or of the wrong type."""
    return record(Numbers, load_yaml(path), path.name)


def apply_policy(words: str, low: int | None, high: int | None, *, policy: NumberPolicy) -> int | None:
    """The one number that `policy` takes for a count: its interval, else the number of its indefinite `words`.

    "at least 12" gives 12, "dozens" what the policy says of dozens; `None` where it says nothing.
    """
    if low is not None and high is not None:
        return low if policy.ranges == "low" else high
    if low is not None:
        return low
    if high is not None:
        return high if policy.upper_bounds == "high" else None
    spoken = f" {' '.join(words.lower().split())} "
    known = [word for word in policy.words if f" {word} " in spoken]
    return policy.words[max(known, key=len)] if known else None

"""What a gold set is to us, and the walk over it: load, read, compare, add up, draw intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from reportedly.errors import ReportedlyError, ScoreError, SpanError
from reportedly.flow import Reader
from reportedly.scoring.counts import Count, Counts, Interval, added, f1_intervals


class Item(Protocol):
    """A document of a set, with its gold: what is drawn as one for the intervals."""

    @property
    def id(self) -> str: ...


Annotated = TypeVar("Annotated", bound=Item)


@dataclass(frozen=True, slots=True)
class GoldSet(Generic[Annotated]):
    """One set. `measures` maps each measure to what it counts; `unit` names what an item is ("articles").

    `load` takes the folder and the name of a split (None: the held-back one if there is one, else everything).
    """

    measures: Mapping[str, str]
    unit: str
    load: Callable[[Path, str | None], Sequence[Annotated]]
    compare: Callable[[Annotated, Reader], Counts]


@dataclass(frozen=True, slots=True)
class SetScores:
    """Sums by measure over `items` documents, and F1 intervals by measure where draws were asked for."""

    items: int
    total: Counts
    intervals: Mapping[str, Interval]


def score_set(
    gold: GoldSet[Annotated], folder: Path, reader: Reader, *, split: str | None = None, draws: int = 0, seed: int = 1
) -> SetScores:
    """The reader's scores on a set. `draws` is how often its documents are drawn again for the 95 % intervals.

    `ScoreError` where the folder holds nothing of the set, or the reader fails on a document, which is named.
    """
    items = _loaded(gold, folder, split)
    if not items:
        raise ScoreError(f"{folder} holds no {gold.unit} of this set; name the folder that its files lie in")
    counts = [_compared(gold, item, reader) for item in items]
    total = added(counts)
    intervals = f1_intervals(counts, list(gold.measures), draws=draws, seed=seed) if draws else {}
    return SetScores(len(items), {name: total.get(name, Count()) for name in gold.measures}, intervals)


def _loaded(gold: GoldSet[Annotated], folder: Path, split: str | None) -> Sequence[Annotated]:
    try:
        return gold.load(folder, split)
    except (ArithmeticError, AttributeError, LookupError, SpanError, SyntaxError, TypeError, ValueError) as error:
        raise ScoreError(f"{folder} is not in the published format of this set: {error!r}") from error


def _compared(gold: GoldSet[Annotated], item: Annotated, reader: Reader) -> Counts:
    try:
        return gold.compare(item, reader)
    except (ReportedlyError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise ScoreError(f"{item.id}: reading or comparing it failed: {error!r}; please report the text") from error

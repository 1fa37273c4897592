"""Hits, predicted and gold items, what they come to, and how far the articles at hand may mislead."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

ENDS_OF_95 = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Count:
    """`hits` items are right of `predicted` ones and of `gold` ones."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        return self.hits / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """None where neither side has an item."""
        items = self.predicted + self.gold
        return 2 * self.hits / items if items else None


Counts = Mapping[str, Count]
Interval = tuple[float, float]


def added(counts: Iterable[Counts]) -> dict[str, Count]:
    """Micro sums: each measure's counts over all articles."""
    total: dict[str, Count] = {}
    for one in counts:
        for measure, count in one.items():
            total[measure] = total.get(measure, Count()) + count
    return total


def f1_intervals(articles: Sequence[Counts], measures: Sequence[str], *, draws: int, seed: int) -> dict[str, Interval]:
    """95 % intervals of each measure's F1: the articles are drawn again with replacement `draws` times.

    Measures without an item in every draw are left out. The same seed gives the same intervals.
    """
    import numpy as np  # 0.2 s of start-up that only this function needs

    dice = random.Random(seed)
    often = np.zeros((draws, len(articles)))
    for draw in range(draws):
        for _ in articles:
            often[draw, dice.randrange(len(articles))] += 1
    nothing = Count()
    hits = np.array([[article.get(m, nothing).hits for m in measures] for article in articles])
    items = np.array([[(c := article.get(m, nothing)).predicted + c.gold for m in measures] for article in articles])
    with np.errstate(invalid="ignore"):  # 0 / 0 where a draw holds no item: no value
        f1 = 2 * (often @ hits) / (often @ items)
    drawn = {m: np.sort(column[~np.isnan(column)]) for m, column in zip(measures, f1.T, strict=True)}
    return {m: _ends([float(value) for value in values]) for m, values in drawn.items() if len(values)}


def _ends(ordered: Sequence[float]) -> Interval:
    """The values at 2.5 % (rounded down) and 97.5 % (rounded to the nearest) of the ordered draws."""
    low, high = ((len(ordered) - 1) * share for share in ENDS_OF_95)
    return ordered[int(low)], ordered[round(high)]

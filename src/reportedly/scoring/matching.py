"""One-to-one matching: the largest one between two lists, and the assignment with the largest sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import TypeVar

Item = TypeVar("Item")
Pairs = list[tuple[int, int]]


def matched(left: Sequence[Item], right: Sequence[Item], same: Callable[[Item, Item], bool]) -> Pairs:
    """A largest one-to-one matching as index pairs, in the order of `left`. Equal items are paired before similar ones.

    Augmenting paths are walked with a stack of our own, so that long lists do not reach Python's recursion limit.
    """
    likely = [sorted((j for j, y in enumerate(right) if same(x, y)), key=lambda j: right[j] != x) for x in left]
    partner: dict[int, int] = {}
    for start in sorted(range(len(left)), key=lambda i: left[i] not in right):
        _augment(start, likely, partner)
    return sorted((i, j) for j, i in partner.items())


def _augment(start: int, likely: Sequence[Sequence[int]], partner: dict[int, int]) -> None:
    """Give `start` a partner, moving earlier ones along a path to a free item where needed and possible."""
    came_from: dict[int, int] = {}
    stack = [start]
    while stack:
        i = stack.pop()
        for j in likely[i]:
            if j in came_from:
                continue
            came_from[j] = i
            if j not in partner:
                _flip(j, start, came_from, partner)
                return
            stack.append(partner[j])


def _flip(free: int, start: int, came_from: dict[int, int], partner: dict[int, int]) -> None:
    """Re-pair along the path that led from `start` to the free item."""
    owner = {i: j for j, i in partner.items()}
    j: int | None = free
    while j is not None:
        i = came_from[j]
        partner[j] = i
        j = None if i == start else owner[i]


def assigned(gain: Sequence[Sequence[float]]) -> Pairs:
    """The one-to-one assignment of rows to columns with the largest sum of gains (>= 0), as (row, column) pairs.

    The Hungarian algorithm with potentials, O(rows² · columns). Every row or every column is assigned, whichever are
    fewer; ties go to the earlier row and column.
    """
    if not gain or not gain[0]:
        return []
    if len(gain) > len(gain[0]):
        return sorted((row, column) for column, row in assigned(list(zip(*gain, strict=True))))
    rows, columns = len(gain), len(gain[0])
    price, credit = [0.0] * (columns + 1), [0.0] * rows
    holder: list[int | None] = [None] * (columns + 1)  # column -> row; the last column is the entry of each new row
    for row in range(rows):
        holder[columns] = row
        path, free = _cheapest_path(gain, credit, price, holder)
        while free != columns:
            holder[free] = holder[path[free]]
            free = path[free]
    return sorted((held, column) for column, held in enumerate(holder[:columns]) if held is not None)


def _cheapest_path(
    gain: Sequence[Sequence[float]], credit: list[float], price: list[float], holder: Sequence[int | None]
) -> tuple[list[int], int]:
    """Where to come from to each column, and the free column that is reached at the least cost; prices are updated."""
    columns = len(price) - 1
    slack, path = [inf] * columns, [columns] * columns
    visited, here = [columns], columns
    unseen = list(range(columns))
    while (row := holder[here]) is not None:
        for column in unseen:
            cost = -gain[row][column] - credit[row] - price[column]
            if cost < slack[column]:
                slack[column], path[column] = cost, here
        nearest = min(unseen, key=slack.__getitem__)
        step = slack[nearest]
        for column in visited:
            held = holder[column]
            assert held is not None  # only columns that a row holds are visited before the last
            credit[held] += step
            price[column] -= step
        for column in unseen:
            slack[column] -= step
        unseen.remove(nearest)
        visited.append(nearest)
        here = nearest
    return path, here

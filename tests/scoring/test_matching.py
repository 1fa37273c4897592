"""One-to-one matching, compared with trying every possibility."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.scoring.matching import assigned, matched

NUMBERS = st.lists(st.integers(0, 12), max_size=6)
GAINS = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.8, 1.0]), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


def close(one: int, other: int) -> bool:
    return abs(one - other) <= 2


@given(NUMBERS, NUMBERS)
def test_the_matching_is_a_largest_one(left: list[int], right: list[int]) -> None:
    pairs = matched(left, right, close)
    assert all(close(left[i], right[j]) for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    short, long = sorted((left, right), key=len)
    best = max(sum(map(close, short, order)) for order in permutations(long, len(short)))
    assert len(pairs) == best


@given(GAINS)
def test_the_assignment_has_the_largest_sum(gain: list[list[float]]) -> None:
    pairs = assigned(gain)
    assert len(pairs) == min(len(gain), len(gain[0]))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    rows = gain if len(gain) <= len(gain[0]) else [list(column) for column in zip(*gain, strict=True)]
    best = max(
        sum(row[j] for row, j in zip(rows, order, strict=True))
        for order in permutations(range(len(rows[0])), len(rows))
    )
    assert abs(sum(gain[i][j] for i, j in pairs) - best) < 1e-9


def test_nothing_is_matched_with_nothing() -> None:
    assert matched([], [1], close) == matched([1], [], close) == assigned([]) == assigned([[]]) == []


def test_a_long_chain_of_moves_needs_no_deep_recursion() -> None:
    items = list(range(0, 2400, 2))
    assert len(matched(items, [n + 1 for n in items], lambda a, b: a - 1 <= b <= a + 1)) == len(items)

"""The bank of cases is well made; the reader is run on it in its own suite."""

from __future__ import annotations

from collections import Counter, defaultdict

from reportedly.codebook.book import load_codebook
from reportedly.codebook.cases import load_cases


def test_there_are_enough_cases_of_both_kinds() -> None:
    cases = load_cases()
    assert len(cases) >= 80
    assert sum(not case.expect for case in cases) >= 60
    assert sum(bool(case.expect) for case in cases) >= 20
    assert len({case.text for case in cases}) == len(cases)


def test_most_types_and_phenomena_are_tried() -> None:
    cases = load_cases()
    tried = Counter(code for case in cases for code in case.expect)
    assert len(tried) >= len(load_codebook().events) - 2
    assert len({case.why for case in cases}) > 25


def test_pairs_expect_the_same() -> None:
    pairs = defaultdict(list)
    for case in load_cases():
        if case.pair:
            pairs[case.pair].append(case.expect)
    assert pairs
    for expected in pairs.values():
        assert len(expected) > 1
        assert len(set(expected)) == 1

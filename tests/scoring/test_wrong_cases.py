"""Running a reader on the codebook's own sentences."""

from __future__ import annotations

from datetime import date

from reportedly.codebook.book import load_codebook
from reportedly.codebook.cases import Case
from reportedly.scoring.cases import example_cases, wrong_cases

QUIET = Case("quiet", "Nothing happened.", date(2031, 5, 7), (), "negation")
TWO = Case("two", "A raid and a march.", date(2031, 5, 7), ("air_drone_strike", "protest"), "counting")


def test_what_is_told_is_compared_as_a_multiset() -> None:
    both = {"incidents": [{"type": "protest"}, {"type": "air_drone_strike"}]}
    assert [one.case for one in wrong_cases(lambda raw: both, (QUIET, TWO))] == [QUIET]
    (one,) = wrong_cases(lambda raw: {}, (QUIET, TWO))
    assert str(one) == ("two (counting): expected air_drone_strike, protest, told none: A raid and a march.")


def test_the_reader_gets_the_text_and_the_day() -> None:
    seen = []
    wrong_cases(lambda raw: seen.append(raw) or {}, (QUIET,))
    assert (seen[0]["text"], seen[0]["published"]) == ("Nothing happened.", "2031-05-07")


def test_every_example_is_a_case() -> None:
    cases = list(example_cases(load_codebook()))
    assert len(cases) == len({case.id for case in cases}) >= 18 * 6
    assert any(case.expect == () for case in cases)

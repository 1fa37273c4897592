"""Dates, places, numbers and set lists: which mismatches earn half a credit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.scoring.muc4.grades import CORRECT, INCORRECT, JUDGED_CORRECT, JUDGED_PARTIAL, PARTIAL, Grade
from reportedly.scoring.muc4.values import grade_date, grade_number, grade_place, grade_set


@pytest.mark.parametrize(
    ("key", "response", "grade"),
    [
        ("04 MAY 91", "04 MAY 91", CORRECT),
        ("04 MAY 91", "4 MAY 1991", JUDGED_CORRECT),
        ("04 MAY 91 - 06 MAY 91", "4 MAY 91 - 06 MAY 91", JUDGED_CORRECT),
        ("04 MAY 91 - 12 MAY 91", "05 MAY 91", JUDGED_PARTIAL),  # part of the range
        ("04 MAY 91 - 12 MAY 91", "13 MAY 91", INCORRECT),
        ("- 26 MAY 91", "26 MAY 91", JUDGED_PARTIAL),  # a default fill, and its day or the day before
        ("- 26 MAY 91", "25 MAY 91", JUDGED_PARTIAL),
        ("- 26 MAY 91", "02 MAY 91", INCORRECT),
        ("26 MAY 91", "- 26 MAY 91", JUDGED_PARTIAL),  # a default response with the key's last day
        ("25 MAY 91 - 26 MAY 91", "- 26 MAY 91", JUDGED_PARTIAL),
        ("25 MAY 91", "- 26 MAY 91", INCORRECT),
        ("24 MAY 91 - 25 MAY 91", "- 26 MAY 91", INCORRECT),
        ("26 MAY 91", "25 MAY 91 - 26 MAY 91", INCORRECT),
        ("25 MAY 91", "31 FEB 91", INCORRECT),
        ("25 MAY 91", "LAST WEEK", INCORRECT),
    ],
)
def test_dates(key: str, response: str, grade: Grade) -> None:
    assert grade_date(key, response) == grade


@pytest.mark.parametrize(("one", "other"), [("02 MAY 91", "06 MAY 91"), ("- 14 MAY 91", "- 17 MAY 91")])
def test_days_of_one_ten_are_one_day_to_the_official_program(one: str, other: str) -> None:
    assert grade_date(one, other) == grade_date(other, one) == CORRECT


@pytest.mark.parametrize(
    ("one", "other"), [("09 MAY 91", "10 MAY 91"), ("20 MAY 91", "21 MAY 91"), ("02 MAY 91", "02 JUN 91")]
)
def test_other_days_are_not(one: str, other: str) -> None:
    assert grade_date(one, other) == grade_date(other, one) == INCORRECT


@pytest.mark.parametrize(
    ("key", "response", "grade"),
    [
        ("PERU: LIMA (CITY)", "PERU: LIMA (CITY)", CORRECT),
        ("PERU: LIMA (CITY)", "PERU", PARTIAL),
        ("PERU: LIMA (CITY)", "PERU: CUZCO (CITY)", PARTIAL),
        ("PERU: LIMA (CITY) - CALLAO (CITY)", "PERU: LIMA (CITY)", PARTIAL),  # one end of a range
        ("PERU", "PERU: CUZCO (CITY)", JUDGED_PARTIAL),
        ("PERU: LIMA (CITY)", "CHILE: LIMA (CITY)", JUDGED_PARTIAL),  # all but the country
        ("PERU", "CHILE", INCORRECT),
        ("PERU: LIMA (CITY)", "CHILE: CUZCO (CITY)", INCORRECT),
    ],
)
def test_places(key: str, response: str, grade: Grade) -> None:
    assert grade_place(key, response) == grade


@pytest.mark.parametrize(
    ("key", "response", "grade"),
    [
        ("7", "7", CORRECT),
        ("7 -", "7-", CORRECT),
        ("PLURAL", "PLURAL", CORRECT),
        ("5 - 7", "7", JUDGED_PARTIAL),
        ("5 - 7", "5", JUDGED_PARTIAL),
        ("~7", "7", JUDGED_PARTIAL),
        ("7-", "7", JUDGED_PARTIAL),
        ("5 - 7", "6", INCORRECT),
        ("7", "5 - 7", INCORRECT),
        ("PLURAL", "7", INCORRECT),
    ],
)
def test_numbers(key: str, response: str, grade: Grade) -> None:
    assert grade_number(key, response) == grade


@pytest.mark.parametrize(
    ("slot", "key", "response", "grade"),
    [
        ("inc-type", "BOMBING", "BOMBING", CORRECT),
        ("inc-type", "BOMBING", "ATTACK", PARTIAL),
        ("inc-type", "ATTACK", "BOMBING", INCORRECT),
        ("inc-stage", "ACCOMPLISHED", "ATTEMPTED", INCORRECT),
        ("inc-instr-type", "MACHINE GUN", "GUN", PARTIAL),
        ("inc-instr-type", "DYNAMITE", "EXPLOSIVE", PARTIAL),  # two levels up
        ("inc-instr-type", "GUN", "MACHINE GUN", INCORRECT),
        ("perp-org-conf", "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", PARTIAL),
        ("phys-tgt-type", "GOVERNMENT OFFICE OR RESIDENCE", "POLITICAL FIGURE OFFICE OR RESIDENCE", PARTIAL),
        ("phys-tgt-effect", "SOME DAMAGE", "DESTROYED", PARTIAL),
        ("phys-tgt-effect", "DESTROYED", "SOME DAMAGE", INCORRECT),
        ("hum-tgt-type", "FORMER ACTIVE MILITARY", "ACTIVE MILITARY", PARTIAL),
        ("hum-tgt-type", "GOVERNMENT OFFICIAL", "POLITICAL FIGURE", PARTIAL),
        ("hum-tgt-type", "CIVILIAN", "POLITICAL FIGURE", INCORRECT),
        ("hum-tgt-effect", "NO INJURY OR DEATH", "NO DEATH", PARTIAL),
        ("hum-tgt-effect", "DEATH", "INJURY", INCORRECT),
    ],
)
def test_set_lists(slot: str, key: str, response: str, grade: Grade) -> None:
    assert grade_set(slot, key, response) == grade


@given(st.text(), st.text())
def test_any_text_has_a_grade(key: str, response: str) -> None:
    for grade in (grade_date, grade_place, grade_number):
        assert grade(key, key) == CORRECT
        assert grade(key, response).credit in (0, 0.5, 1)


def test_long_numbers_take_no_more_than_their_length() -> None:
    assert grade_number("9" * 100_000 + "x", "9") == INCORRECT

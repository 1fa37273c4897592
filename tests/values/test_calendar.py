"""Interval arithmetic on calendar days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.values import calendar

FRIDAY = date(2023, 10, 27)


def test_days_that_are_not_there() -> None:
    assert calendar.day(2023, 2, 30) is None
    assert calendar.shifted(date.max, 1) is None
    assert calendar.years_shifted(date(2024, 2, 29), -1) == date(2023, 2, 28)
    assert calendar.units_later(FRIDAY, "year", -5000) is None


def test_weeks_run_from_monday_to_sunday() -> None:
    assert calendar.week(FRIDAY) == (date(2023, 10, 23), date(2023, 10, 29))
    assert calendar.week(FRIDAY, -1) == (date(2023, 10, 16), date(2023, 10, 22))


@pytest.mark.parametrize(
    ("anchor", "offset", "future", "saturday"),
    [
        (date(2023, 10, 27), 0, False, date(2023, 10, 21)),
        (date(2023, 10, 27), 0, True, date(2023, 10, 28)),
        (date(2023, 10, 28), 0, False, date(2023, 10, 28)),
        (date(2023, 10, 29), -1, False, date(2023, 10, 21)),
        (date(2023, 10, 29), 1, False, date(2023, 11, 4)),
    ],
)
def test_weekends(anchor: date, offset: int, future: bool, saturday: date) -> None:
    assert calendar.weekend(anchor, offset, future=future) == (saturday, saturday + timedelta(days=1))


def test_parts() -> None:
    assert calendar.month(2023, 2, "late") == (date(2023, 2, 21), date(2023, 2, 28))
    assert calendar.year(2014, "late") == (date(2014, 10, 1), date(2014, 12, 31))
    assert calendar.decade(1970, "late") == (date(1977, 1, 1), date(1979, 12, 31))
    assert calendar.season("winter", 2023) == (date(2023, 12, 1), date(2024, 2, 29))


def test_a_day_without_its_year() -> None:
    assert calendar.latest_day_of_year(FRIDAY, 10, 7) == date(2023, 10, 7)
    assert calendar.latest_day_of_year(FRIDAY, 10, 28) == date(2022, 10, 28)
    assert calendar.latest_day_of_year(FRIDAY, 10, 28, ahead=7) == date(2023, 10, 28)
    assert calendar.latest_day_of_year(FRIDAY, 2, 29) == date(2020, 2, 29)
    assert calendar.latest_day_of_year(FRIDAY, 2, 30) is None


def test_an_interval_is_cut_at_its_anchor_unless_it_lies_ahead() -> None:
    october = (date(2023, 10, 1), date(2023, 10, 31))
    assert calendar.until(october, FRIDAY) == (date(2023, 10, 1), FRIDAY)
    assert calendar.until(october, date(2023, 9, 1)) == october


@given(st.dates(), st.integers(0, 6))
def test_a_weekday_is_within_a_week_on_its_side(anchor: date, weekday: int) -> None:
    before, after = calendar.weekday_on_or_before(anchor, weekday), calendar.weekday_on_or_after(anchor, weekday)
    if before is not None:
        assert before.weekday() == weekday
        assert timedelta(0) <= anchor - before < timedelta(7)
    if after is not None:
        assert after.weekday() == weekday
        assert timedelta(0) <= after - anchor < timedelta(7)


@given(st.dates(), st.integers(-40, 40), st.sampled_from(["hour", "day", "week", "month", "year", "decade"]))
def test_moving_by_units_keeps_the_direction(anchor: date, number: int, unit: str) -> None:
    found = calendar.units_later(anchor, unit, number)
    if found is not None:
        assert (found > anchor) - (found < anchor) == (number > 0) - (number < 0)

"""The stated day in every usual form; what may mean two days is not read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.published import published_day

DAY = date(2023, 10, 27)


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-27",
        "2023-10-27T23:30:00-05:00",
        "2023-10-27 01:00",
        "2023/10/27",
        "20231027",
        "20231027T120000Z",
        "Fri, 27 Oct 2023 10:00:00 GMT",
        "October 27, 2023",
        "Oct. 27, 2023 at 5 p.m. EDT",
        "Friday, October 27th, 2023",
        "27 October 2023",
        "27-Oct-2023",
        "27th of October, 2023",
        "27.10.2023",
        "10/27/2023",
        "27/10/2023",
        "٢٠٢٣-١٠-٢٧",
        "  2023-10-27\n",
    ],
)
def test_understood(text: str) -> None:
    assert published_day(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "7/10/2023", "31/31/2023", "2023-02-30", "yesterday", "2023", "1698364800", "2023-10", "0000-01-01"]
)
def test_not_understood(text: str) -> None:
    assert published_day(text) is None


@given(st.dates())
def test_iso_days_come_back(day: date) -> None:
    assert published_day(day.isoformat()) == day
    assert published_day(f"{day.isoformat()}T23:59:59+14:00") == day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y"]))
def test_written_days_come_back(day: date, form: str) -> None:
    assert published_day(day.strftime(form)) == day
    assert published_day((day + timedelta(days=1)).strftime(form)) != day


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert published_day(text) is None or isinstance(published_day(text), date)

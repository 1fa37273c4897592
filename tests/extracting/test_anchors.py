"""Days that stand against the day of another event."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extracting.anchors import anchored
from reportedly.values.facets import When
from reportedly.values.mention import TimeMention
from reportedly.values.span import Span, Words

THURSDAY = date(2024, 5, 9)
ANCHOR = When(THURSDAY, THURSDAY, "day", "relative")


def mention(text: str) -> TimeMention:
    return TimeMention(Words(text, Span(0, len(text))), None, needs_anchor=True)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("a day later", 10, 10),
        ("the next day", 10, 10),
        ("the following day", 10, 10),
        ("two days after", 11, 11),
        ("3 days later", 12, 12),
        ("a day earlier", 8, 8),
        ("the previous day", 8, 8),
        ("two days before", 7, 7),
        ("a week later", 16, 16),
        ("hours later", 9, 10),
        ("hours earlier", 8, 9),
        ("Minutes before", 8, 9),
    ],
)
def test_days_against_an_anchor(words: str, earliest: int, latest: int) -> None:
    found = anchored(mention(words), ANCHOR)
    assert found is not None
    assert (found.earliest, found.latest) == (date(2024, 5, earliest), date(2024, 5, latest))
    assert (found.basis, found.anchor) == ("inferred", THURSDAY)


@pytest.mark.parametrize("words", ["a day", "later", "the day", "in May", "", "a fortnight later"])
def test_words_that_say_no_distance_give_nothing(words: str) -> None:
    assert anchored(mention(words), ANCHOR) is None


def test_no_anchor_no_day() -> None:
    assert anchored(mention("a day later"), None) is None
    assert anchored(mention("a day later"), When(None, THURSDAY, "day", "relative")) is None


def test_days_outside_the_calendar_give_nothing() -> None:
    first, last = When(date.min, date.min, "day", "stated"), When(date.max, date.max, "day", "stated")
    assert anchored(mention("hours earlier"), first) is None
    assert anchored(mention("a week earlier"), first) is None
    assert anchored(mention("hours later"), last) is None
    assert anchored(mention("99999999999 days later"), ANCHOR) is None

"""Interval arithmetic on calendar days: weeks, months, seasons, the day meant by a weekday or a date without a year.

An interval is a pair of days, both included. Every function is pure; one that would leave the years 1 to 9999 or name
a day that does not exist ("30 February") gives `None`. The rules that are a choice and not arithmetic follow the
annotation rules of the project: a week runs from Monday to Sunday, "early" and "late" are the first ten days and the
last third of a month, the first and last quarter of a year.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Literal, ParamSpec, TypeVar

Interval = tuple[date, date]
Part = Literal["early", "mid", "late"]

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

P = ParamSpec("P")
T = TypeVar("T")


def _none_outside(function: Callable[P, T]) -> Callable[P, T | None]:
    """`None` where the calendar has no such day."""

    @wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            return function(*args, **kwargs)
        except (ValueError, OverflowError):
            return None

    return guarded


@_none_outside
def day(year: int, month: int, number: int) -> date:
    """The day, or `None` where the month has no such day."""
    return date(year, month, number)


@_none_outside
def shifted(anchor: date, days: int) -> date:
    """The day so many days later (earlier where negative)."""
    return anchor + timedelta(days=days)


def weekday_on_or_before(anchor: date, weekday: int) -> date | None:
    """The most recent such weekday (Monday is 0), the anchor itself included."""
    return shifted(anchor, -((anchor.weekday() - weekday) % 7))


def weekday_on_or_after(anchor: date, weekday: int) -> date | None:
    """The coming such weekday (Monday is 0), the anchor itself included."""
    return shifted(anchor, (weekday - anchor.weekday()) % 7)


@_none_outside
def week(anchor: date, offset: int = 0) -> Interval:
    """Monday to Sunday of the anchor's week, or of the week `offset` weeks later."""
    monday = anchor + timedelta(days=7 * offset - anchor.weekday())
    return monday, monday + timedelta(days=6)


@_none_outside
def month(year: int, number: int, part: Part | None = None) -> Interval:
    """A month (1 to 12), or its days 1-10 ("early"), 11-20 ("mid"), 21 to the end ("late")."""
    last = monthrange(year, number)[1]
    first, final = {None: (1, last), "early": (1, 10), "mid": (11, 20), "late": (21, last)}[part]
    return date(year, number, first), date(year, number, final)


def month_shifted(anchor: date, months: int, part: Part | None = None) -> Interval | None:
    """The month so many months after the anchor's month."""
    years, index = divmod(anchor.month - 1 + months, 12)
    return month(anchor.year + years, index + 1, part)


@_none_outside
def year(number: int, part: Part | None = None) -> Interval:
    """A year, or its first quarter ("early"), its middle half ("mid"), its last quarter ("late")."""
    first, last = {None: (1, 12), "early": (1, 3), "mid": (4, 9), "late": (10, 12)}[part]
    return date(number, first, 1), date(number, last, monthrange(number, last)[1])


@_none_outside
def decade(start: int, part: Part | None = None) -> Interval:
    """The ten years from `start`, or its first three ("early"), its years 4 to 6 ("mid"), its last three ("late")."""
    first, last = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return date(start + first, 1, 1), date(start + last, 12, 31)


@_none_outside
def season(name: str, number: int) -> Interval:
    """A northern season of the year in which it begins: winter 2013 runs from December 2013 to February 2014."""
    first, last = SEASONS[name]
    final_year = number + (last < first)
    return date(number, first, 1), date(final_year, last, monthrange(final_year, last)[1])


@_none_outside
def years_shifted(anchor: date, years: int) -> date:
    """The same calendar day so many years later; 29 February becomes the 28th where the year has none."""
    final = monthrange(anchor.year + years, anchor.month)[1]
    return date(anchor.year + years, anchor.month, min(anchor.day, final))


def latest_day_of_year(anchor: date, month_number: int, number: int, *, ahead: int = 0) -> date | None:
    """The most recent 7 October (say) on or before the anchor, or up to `ahead` days after it.

    29 February is looked for in the four years before.
    """
    for back in range(-1, 5):
        found = day(anchor.year - back, month_number, number)
        if found is not None and (found - anchor).days <= ahead:
            return found
    return None


def latest_month(anchor: date, number: int, part: Part | None = None) -> Interval | None:
    """The most recent such month that has begun by the anchor."""
    return month(anchor.year - (number > anchor.month), number, part)


def weekend(anchor: date, offset: int = 0, *, future: bool = False) -> Interval | None:
    """A Saturday and Sunday: the most recent that have begun, the ones before (offset -1, in a weekend), or the coming
    ones (offset 1, or `future`)."""
    running = anchor.weekday() >= 5
    if offset > 0 or (future and not running):
        whole = week(anchor, offset if running else 0)
        return whole and (whole[1] - timedelta(days=1), whole[1])
    saturday = weekday_on_or_before(anchor, 5)
    if offset < 0 and running:
        saturday = saturday and shifted(saturday, -7)
    sunday = saturday and shifted(saturday, 1)
    return (saturday, sunday) if saturday and sunday else None


ROUGH_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
ROUGH_YEARS = {"year": 1, "decade": 10, "centur": 100}


def units_later(anchor: date, unit: str, number: int) -> date | None:
    """The day so many units later (negative: earlier). Hours count as begun days, minutes as none."""
    if unit in ("second", "minute"):
        return anchor
    if unit == "hour":
        begun = -(-abs(number) // 24)
        return shifted(anchor, begun if number > 0 else -begun)
    if unit in ROUGH_DAYS:
        return shifted(anchor, number * ROUGH_DAYS[unit])
    if unit == "month":
        found = month_shifted(anchor, number)
        return found and found[0].replace(day=min(anchor.day, found[1].day))
    return years_shifted(anchor, number * ROUGH_YEARS[unit])


def until(interval: Interval, anchor: date) -> Interval:
    """The interval cut at the anchor, since what a report tells as past lies before its publication."""
    return interval if interval[0] > anchor else (interval[0], min(interval[1], anchor))

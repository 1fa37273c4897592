"""The calendar day that an outlet states as its day of publication, in the forms that outlets write."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
_MONTH += r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_END = r"(?!\d)"  # a clock and a zone may follow: they never move the stated day
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d?)-{_DAY}{_END}",
        rf"{_YEAR}/(?P<month>\d\d?)/{_DAY}{_END}",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T\d|$)",
        rf"{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}{_END}",  # RFC 2822 too: "Fri, 27 Oct 2023 09:00"
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_END}",
        rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}{_END}",
    )
)
_SLASHED = re.compile(rf"(?P<first>\d\d?)[/-](?P<second>\d\d?)[/-]{_YEAR}{_END}")


def published_day(text: str) -> date | None:
    """The day that `text` states, or None where it is not understood.

    ISO dates and datetimes (the day as stated, whatever the zone), RFC 2822, "October 27, 2023", "27 Oct. 2023",
    "27.10.2023". "10/27/2023" is read since there is no month 27; "7/10/2023" is not, since it may mean two days.
    """
    stated = " ".join(text[:100].split())
    for form in _FORMS:
        found = form.match(stated)
        if found:
            return _day(found["year"], found["month"], found["day"])
    found = _SLASHED.match(stated)
    return _slashed_day(found) if found else None


def _slashed_day(found: re.Match[str]) -> date | None:
    """American or British order, where only one of them is a day."""
    first, second, year = found["first"], found["second"], found["year"]
    days = {_day(year, first, second), _day(year, second, first)} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.index(month[:3].lower()) + 1 if month.isalpha() else int(month)
    try:
        return date(int(year), number, int(day))
    except ValueError:  # there is no such day
        return None

"""The grammar of news dates: a pattern and a reader for each kind of expression, tried in order at each word.

A reader turns a match into a `Reading`, or `None` where the words are no date after all ("March" as a verb). Readers
see the publication day and a few characters on the left; they know nothing of documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from reportedly.extracting.time_words import (
    NIGHT_WORDS,
    PARTS,
    WEEKDAYS,
    Frame,
    Reading,
    month_of,
    number_of,
    squeezed,
)
from reportedly.values import calendar
from reportedly.values.calendar import Interval
from reportedly.values.facets import DatePrecision

NO_PUBLICATION_DATE = "no publication date"
NEEDS_EVENT = "relative to another event"
DAY_NOT_STATED = "a time of day without its day"
NOT_A_DATE = "a length of time, not a date"
VAGUE = "too vague for a date"
NO_SUCH_DAY = "no such day in the calendar"
MOVABLE_FEAST = "its day moves from year to year"
DAY_OR_MONTH_FIRST = "day and month could be either way round"

AHEAD = 7  # days: "Oct. 28" in a report of 27 October is tomorrow, not last year
FAR_AHEAD = 183  # days, where the words say that it is to come

Reader = Callable[[re.Match[str], Frame], Reading | None]
Resolve = Callable[[date], Interval | None]


def _relative(frame: Frame, resolve: Resolve, precision: DatePrecision, *, cut: bool = False) -> Reading:
    """A reading against the publication day; `cut` there where the words speak of the past."""
    if frame.published is None:
        return Reading(unresolved=NO_PUBLICATION_DATE, precision=precision)
    found = resolve(frame.published)
    if found is None:
        return Reading(unresolved=NO_SUCH_DAY)
    if cut and not frame.future:
        found = calendar.until(found, frame.published)
    return Reading(found, precision)


def _stated(interval: Interval | None, precision: DatePrecision) -> Reading:
    return Reading(unresolved=NO_SUCH_DAY) if interval is None else Reading(interval, precision, "stated")


def _single(found: date | None) -> Interval | None:
    return None if found is None else (found, found)


def _between(first: date | None, last: date | None) -> Interval | None:
    return (first, last) if first is not None and last is not None and first <= last else None


def with_part(reading: Reading, daytime: str | None, shade: str | None, frame: Frame) -> Reading:
    """A day narrowed to a part of it. A night runs into the next day, but not beyond a report's publication."""
    part = squeezed(daytime) or (squeezed(shade) if shade and shade.lower() in ("early", "late") else "")
    if not part or reading.interval is None:
        return reading
    first, last = reading.interval
    if part in NIGHT_WORDS and first is not None and first == last:
        last = calendar.shifted(first, 1)
        if last is not None and frame.published is not None and first <= frame.published and not frame.future:
            last = min(last, frame.published)
        return replace(reading, interval=(first, last), precision="night", part=part)
    return replace(reading, precision="part_of_day", part=part)


# --- days that are written out


def read_iso(match: re.Match[str], frame: Frame) -> Reading | None:
    return _stated(_single(calendar.day(int(match["year"]), int(match["month"]), int(match["day"]))), "day")


def read_numeric(match: re.Match[str], frame: Frame) -> Reading | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    found = {calendar.day(year, second, first), calendar.day(year, first, second)} - {None}
    if len(found) == 2:
        return Reading(unresolved=DAY_OR_MONTH_FIRST)
    return _stated(_single(found.pop() if found else None), "day")


def read_month_day(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "October 7", "7 Oct 2023", "Wednesday 26 October 2016", "May 27-28", "May 2 and 3 this year"."""
    if not match["month"][0].isupper():
        return None
    number, first = month_of(match["month"]), int(match["day"])
    last = int(match["to"] or first)
    precision: DatePrecision = "day" if first == last else "days"
    if match["year"]:
        year = int(match["year"])
        days = _between(calendar.day(year, number, first), calendar.day(year, number, last))
        return with_part(_stated(days, precision), None, match["shade"], frame)

    def resolve(published: date) -> Interval | None:
        final = _day_without_year(published, number, last, frame.future, match["that"])
        return _between(final and calendar.day(final.year, number, first), final)

    return with_part(_relative(frame, resolve, precision), None, match["shade"], frame)


def _day_without_year(published: date, number: int, day: int, future: bool, that: str | None) -> date | None:
    if that:
        return calendar.day(published.year - (that.lower() == "last"), number, day)
    return calendar.latest_day_of_year(published, number, day, ahead=FAR_AHEAD if future else AHEAD)


BEFORE_MONTH = "in|since|until|till|by|during|from|of|through|before|after|between|and|to|throughout"
BARE_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})


def read_month(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "in June", "last March", "mid-March"; a bare "July" too, but no month that is also a name or a verb."""
    word, which, part = match["month"], squeezed(match["which"]), PARTS.get(squeezed(match["part"]))
    named = word.lower() in BARE_MONTHS or which or part or frame.preceded(BEFORE_MONTH)
    if not word[0].isupper() or not named:
        return None
    number = month_of(word)

    def resolve(published: date) -> Interval | None:
        if which == "next" or (frame.future and not which):
            return calendar.month(published.year + (number < published.month + (which == "next")), number, part)
        if which == "last":
            return calendar.month(published.year - (number >= published.month), number, part)
        return calendar.latest_month(published, number, part)

    return _relative(frame, resolve, "month", cut=True)


def read_month_year(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "December 2016", "early May 2015", "June last year"."""
    if not match["month"][0].isupper():
        return None
    number, part = month_of(match["month"]), PARTS.get(squeezed(match["part"]))
    if match["year"]:
        return _stated(calendar.month(int(match["year"]), number, part), "month")
    back = match["that"].lower() == "last"
    return _relative(frame, lambda published: calendar.month(published.year - back, number, part), "month", cut=True)


# --- years, decades, seasons, feasts

BEFORE_YEAR = (
    r"in|since|until|till|by|during|from|of|through|before|after|between|throughout|around|circa|as of|to|and|the"
    r"|[a-z]+'s|their|his|its|year"
)
# "the 1967 lines" are a place, "in 1,500 homes" and "in 2000 homes" a count.
AFTER_NO_YEAR = re.compile(
    r"\s{1,3}(?:lands?|lines?|borders?|territor(?:y|ies)|palestin\w*|occupied|people|homes|houses|civilians|troops"
    r"|families|metres|meters|miles|kilomet\w+|km|feet|tons|tonnes|dollars|euros)\b",
    re.IGNORECASE,
)


def read_year(match: re.Match[str], frame: Frame) -> Reading | None:
    part = PARTS.get(squeezed(match["part"]))
    alone = match.start() == 0 and match.end() == len(match.string)
    if not part and not alone and not frame.before.endswith("(") and not frame.preceded(BEFORE_YEAR):
        return None
    if AFTER_NO_YEAR.match(match.string, match.end()):
        return None
    return _stated(calendar.year(int(match["year"]), part), "year")


def read_years(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "2011-2013", "2011-13", "between 2011 and 2013"."""
    if "and" in match["link"].lower() and not frame.preceded("between|in"):
        return None
    first, end = int(match["first"]), match["last"]
    last = int(end) if len(end) == 4 else first - first % 100 + int(end)
    return _stated((date(first, 1, 1), date(last, 12, 31)), "period") if first < last else None


def read_decade(match: re.Match[str], frame: Frame) -> Reading | None:
    return _stated(calendar.decade(int(match["decade"]), PARTS.get(squeezed(match["part"]))), "period")


def read_season(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "spring of 2014", "last summer", "the winter of last year"."""
    name, which, that = match["season"].lower(), squeezed(match["which"]), squeezed(match["that"])
    if match["year"]:
        return _stated(calendar.season(name, int(match["year"])), "season")
    if that:
        return _relative(frame, lambda published: calendar.season(name, published.year - (that == "last")), "season")

    def resolve(published: date) -> Interval | None:
        near = [found for shift in (1, 0, -1, -2) if (found := calendar.season(name, published.year + shift))]
        if which == "next" or frame.future:
            return next((found for found in reversed(near) if found[1] >= published), None)
        end = 1 if which in ("last", "past") else 0
        return next((found for found in near if found[end] <= published), None)

    return _relative(frame, resolve, "season", cut=True)


FIXED_FEASTS = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "bastille day": (7, 14),
}


def read_feast(match: re.Match[str], frame: Frame) -> Reading | None:
    number, first = FIXED_FEASTS[squeezed(match["feast"])]
    night = match["feast"].lower().endswith("eve")

    def days(found: date | None) -> Interval | None:
        return _between(found, found and calendar.shifted(found, int(night)))

    precision: DatePrecision = "night" if night else "day"
    if match["year"]:
        return _stated(days(calendar.day(int(match["year"]), number, first)), precision)
    that, future = match["that"], frame.future
    return _relative(
        frame, lambda published: days(_day_without_year(published, number, first, future, that)), precision
    )


def read_movable_feast(match: re.Match[str], frame: Frame) -> Reading | None:
    governed = frame.preceded("during|in|of|since|until|before|after|for|on|at|the|this|last|holy month of|month of")
    return Reading(unresolved=MOVABLE_FEAST) if governed else None


# --- days and nights against the publication day

NAMED_DAY = "black|bloody|good|palm|easter|ash|holy|super|every"


def read_weekday(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "Friday", "last Friday", "Friday's", "Thursday night", "Friday of last week", "next Monday"."""
    if frame.preceded(NAMED_DAY) or (match["plural"] and frame.preceded("on|most")):
        return None
    which, week = squeezed(match["which"]), squeezed(match["week"])
    if which in ("the previous", "the following"):
        return Reading(needs_anchor=True, unresolved=NEEDS_EVENT)
    weekday = WEEKDAYS.index(match["weekday"].lower())

    def resolve(published: date) -> Interval | None:
        if week:
            found = calendar.week(published, {"last": -1, "this": 0, "next": 1}[week])
            return _single(found and calendar.shifted(found[0], weekday))
        return _single(_weekday(published, weekday, which, frame.future))

    return with_part(_relative(frame, resolve, "day"), match["daytime"], match["shade"], frame)


def _weekday(published: date, weekday: int, which: str, future: bool) -> date | None:
    if which in ("next", "coming", "this coming"):
        tomorrow = calendar.shifted(published, 1)
        return tomorrow and calendar.weekday_on_or_after(tomorrow, weekday)
    if which == "last":
        yesterday = calendar.shifted(published, -1)
        return yesterday and calendar.weekday_on_or_before(yesterday, weekday)
    nearest = calendar.weekday_on_or_after if future else calendar.weekday_on_or_before
    return nearest(published, weekday)


DEICTIC = {
    "today": (0, 0),
    "yesterday": (-1, -1),
    "tomorrow": (1, 1),
    "the day before yesterday": (-2, -2),
    "the day after tomorrow": (2, 2),
    "tonight": (0, 1),
    "last night": (-1, 0),
    "overnight": (-1, 0),
    "last evening": (-1, -1),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
}


def read_deictic(match: re.Match[str], frame: Frame) -> Reading | None:
    word = squeezed(match["deictic"])
    first, last = DEICTIC[word]

    def resolve(published: date) -> Interval | None:
        return _between(calendar.shifted(published, first), calendar.shifted(published, last))

    if first != last:
        return replace(_relative(frame, resolve, "night"), part="overnight")
    daytime = match["daytime"] or (word.split()[1] if word.startswith(("this", "last")) else None)
    return with_part(_relative(frame, resolve, "day"), daytime, match["shade"], frame)


def read_ordinal(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "on the 14th": of this month, or of the last one where that is still to come."""
    number, which = int(match["day"]), squeezed(match["which"])

    def resolve(published: date) -> Interval | None:
        to_come = number > published.day and not which and not frame.future
        found = calendar.month_shifted(published, -1 if to_come or which == "last" else 0)
        return _single(found and calendar.day(found[0].year, found[0].month, number))

    return _relative(frame, resolve, "day") if frame.preceded("on") else None


# --- weeks, months, years against the publication day

OFFSETS = {"last": -1, "past": -1, "this past": -1, "next": 1, "this coming": 1, "coming": 1, "the coming": 1}
UNIT_PRECISION: dict[str, DatePrecision] = {
    "second": "day",
    "minute": "day",
    "hour": "days",
    "day": "day",
    "night": "night",
    "weekend": "days",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "decade": "period",
    "centur": "period",
}


def read_unit(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "last week", "this month", "earlier this year", "late last year", "at the beginning of the week"."""
    unit, which, shade = match["unit"].lower(), squeezed(match["which"]), squeezed(match["shade"])
    part = PARTS.get(squeezed(match["part"])) or (shade if shade in ("early", "late") else None)
    weekend = unit == "weekend" and frame.preceded("over|during|at|on")
    if which == "the" and part is None and not weekend and shade not in ("earlier", "later"):
        return None
    offset = OFFSETS.get(which, 0)
    future = frame.future or shade == "later" or offset > 0

    def resolve(published: date) -> Interval | None:
        found = _unit(published, unit, offset, future)
        found = found and _part_of_unit(found, unit, part)
        return found and (_between(max(found[0], published), found[1]) if shade == "later" else found)

    return _relative(replace(frame, future=future), resolve, UNIT_PRECISION[unit], cut=True)


def _unit(published: date, unit: str, offset: int, future: bool) -> Interval | None:
    if unit == "month":
        return calendar.month_shifted(published, offset)
    if unit == "year":
        return calendar.year(published.year + offset)
    if unit == "decade":
        return calendar.decade(published.year - published.year % 10 + 10 * offset)
    if unit == "week":
        return calendar.week(published, offset)
    return calendar.weekend(published, offset, future=future)


def _part_of_unit(whole: Interval, unit: str, part: str | None) -> Interval | None:
    first, last = whole
    if part == "early":
        wide = {"week": 3, "month": 10, "year": 90}.get(unit)
        return (first, min(last, calendar.shifted(first, wide - 1) or last)) if wide else whole
    if part == "late":
        wide = {"week": 3, "month": (last - first).days - 19, "year": 92}.get(unit)
        return (calendar.shifted(last, 1 - wide) or first, last) if wide else whole
    if part == "mid":
        quarter = (last - first).days // 4
        return _between(calendar.shifted(first, quarter), calendar.shifted(last, -quarter))
    return whole


def read_rolling(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "over the past 24 hours" (two days), "in the last three days", "the past week", "the next 48 hours"."""
    if match["vague"]:
        return Reading(unresolved=VAGUE)
    number, unit = number_of(match["number"] or "one"), match["unit"].lower()
    ahead = match["way"].lower() in ("next", "coming")

    def resolve(published: date) -> Interval | None:
        other = calendar.units_later(published, unit, number if ahead else -number)
        return _between(published, other) if ahead else _between(other, published)

    return _relative(frame, resolve, "days" if unit not in ("month", "year", "decade", "centur") else "period")


def read_ago(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "four years ago" is that year, "two weeks ago" a week around the day, "three days ago" the day."""
    number, unit, about = number_of(match["number"]), match["unit"].lower(), squeezed(match["about"])
    return _relative(frame, lambda published: around(published, unit, -number, about), UNIT_PRECISION[unit], cut=True)


LONGER = frozenset({"more than", "over", "just over", "just more than", "at least"})
SHORTER = frozenset({"nearly", "almost", "less than", "just under", "under", "barely"})


def around(anchor: date, unit: str, number: int, about: str) -> Interval | None:
    """The days that a distance in whole units (negative: back) leaves open: a week, the month, the year around it."""
    found = calendar.units_later(anchor, unit, number)
    if found is None:
        return None
    if unit == "hour":
        return _between(min(found, anchor), max(found, anchor))
    if unit in ("week", "fortnight"):
        return _between(calendar.shifted(found, -3), calendar.shifted(found, 3))
    if unit == "month":
        return calendar.month_shifted(found, 0)
    if unit in ("year", "decade", "centur"):
        wide = {"year": 1, "decade": 10, "centur": 100}[unit] * (1 if number > 0 else -1)
        other = calendar.year(found.year + (wide if about in LONGER else -wide if about in SHORTER else 0))
        same = calendar.year(found.year)
        return other and same and (min(other[0], same[0]), max(other[1], same[1]))
    return _single(found)


# --- expressions that give no day of their own


def read_vague(match: re.Match[str], frame: Frame) -> Reading | None:
    return Reading(unresolved=VAGUE)


def read_offset(match: re.Match[str], frame: Frame) -> Reading | None:
    return Reading(needs_anchor=True, unresolved=NEEDS_EVENT)


def read_duration(match: re.Match[str], frame: Frame) -> Reading | None:
    return Reading(duration=True, unresolved=NOT_A_DATE)


def read_sentence_adverb(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "Earlier, ..." and "had earlier said"; "later" only at the head of a sentence."""
    head = match[0][0].isupper()
    return read_offset(match, frame) if head or match[0].lower() == "earlier" else None


CLOCK_WORDS = {"midnight": "00:00", "noon": "12:00", "midday": "12:00"}


def read_clock(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "3:30 p.m. (1230 GMT)": where a universal time stands beside the local one, it is the surer one."""
    groups = match.groupdict()
    if groups["utc"]:
        return Reading(part="clock", clock=_clock(groups["utc"], None), zone=groups["utczone"].upper())
    word = groups.get("word")
    clock = CLOCK_WORDS[word.lower()] if word else _clock(groups["hour"], groups.get("half"))
    part = "midnight" if word and word.lower() == "midnight" else "clock"
    return None if clock is None else Reading(part=part, clock=clock, zone=_zone(groups["zone"]))


def _clock(hour: str, half: str | None) -> str | None:
    """ "3:30" + "p.m.", "1130" + "am", "0700" as HH:MM; `None` where there is no such time."""
    digits = re.sub(r"[^0-9]", "", hour)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if half and not 1 <= hours <= 12:
        return None
    if half:
        hours = hours % 12 + (12 if half.lower().startswith("p") else 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


def _zone(words: str | None) -> str | None:
    if not words:
        return None
    if squeezed(words) in ("local time", "local"):
        return "local"
    return words if words.lower().endswith("time") else words.upper()


def read_time_of_day(match: re.Match[str], frame: Frame) -> Reading | None:
    return Reading(part=squeezed(match["daytime"]) or "morning")


_VAGUE_NUMBER = r"(?P<vague>few|several|couple of|number of)"
_OFFSET_WAY = r"(?:later|earlier|before|after|beforehand|afterwards?|prior)\b"
_UTC = r"(?: {ZONE})?(?:,? \((?P<utc>[0-9]{1,2}:?[0-9]{2}) ?(?P<utczone>gmt|utc)\))?"
_NEAR_CLOCK = r"(?:(?:at|around|about|by|before|after|until|since|near|towards?|from) )"
_WEEKDAY_OR_TODAY = r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day\b"

# name, pattern, reader. The first that matches at a word wins.
RULES: tuple[tuple[str, str, Reader], ...] = (
    ("iso", r"(?P<year>(?:1[5-9]|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])", read_iso),
    (
        "numeric",
        r"(?P<first>[0-9]{1,2})[/.-](?P<second>[0-9]{1,2})[/.-](?P<year>(?:19|20)[0-9]{2})(?![0-9])",
        read_numeric,
    ),
    ("day_month", r"{SHADE}{WDAY}{DAY}{TO_DAY} (?:of )?{MONTH}(?:,? {YEAR}|{THAT_YEAR})?", read_month_day),
    ("month_day", r"{SHADE}{WDAY}{MONTH} (?:the )?{DAY}{TO_DAY}(?:,? {YEAR}|{THAT_YEAR})?", read_month_day),
    ("month_year", r"{PART}?{MONTH},? (?:of )?(?:{YEAR}|(?P<that>last|this) year)", read_month_year),
    ("month", r"(?:{PART}|(?P<which>last|this|next) (?:past )?)?{MONTH}(?!\.? [0-9]{1,2}\b)", read_month),
    (
        "years",
        r"(?P<first>(?:1[5-9]|20)[0-9]{2})(?P<link> ?[-–] ?| to | and )(?P<last>(?:1[5-9]|20)[0-9]{2}|[0-9]{2})"
        r"(?![0-9a-z%]|[-.,/][0-9])",
        read_years,
    ),
    ("decade", r"{PART}?(?:the )?(?P<decade>(?:1[5-9]|20)[0-9]0)'?s\b", read_decade),
    (
        "season",
        r"(?:(?P<which>last|past|this|next) )(?P<season>spring|summer|autumn|fall|winter)\b(?P<year>)(?P<that>)",
        read_season,
    ),
    (
        "season_year",
        r"(?P<which>)(?P<season>spring|summer|autumn|fall|winter)(?: of)?,? (?:{YEAR}|(?P<that>last|this) year)",
        read_season,
    ),
    ("year", r"{PART}?{YEAR}", read_year),
    (
        "feast",
        r"(?P<feast>new year's (?:eve|day)|christmas(?: eve| day)?|boxing day|bastille day)(?:,? {YEAR}|{THAT_YEAR})?",
        read_feast,
    ),
    (
        "movable_feast",
        r"(?:ramadan|eid(?: al-fitr| al-adha)?|muharram|ashura|arba'?een|nowruz|passover|yom kippur|rosh hashanah"
        r"|hanukkah|purim|sukkot|easter(?: sunday)?)\b(?! war)",
        read_movable_feast,
    ),
    (
        "weekday",
        r"{SHADE}(?:(?P<which>last|this past|this coming|this|next|coming|the previous|the following) )?{WEEKDAY}"
        r"(?:'s|(?P<plural>s))?\b(?: (?:early |late )?{DAYTIME}\b)?(?: (?:of )?(?P<week>last|this|next) week\b)?"
        r"(?! (?:times|telegraph|school|mirror|express|mail|herald)\b)",
        read_weekday,
    ),
    (
        "deictic",
        r"{SHADE}(?P<deictic>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight"
        r"|last night|last evening|overnight|this morning|this afternoon|this evening)\b(?:'s)?(?: {DAYTIME}\b)?",
        read_deictic,
    ),
    (
        "other_day",
        r"(?:later |earlier )?(?:the (?:very )?(?:next|following|previous|preceding|same)|that(?: same| very)?"
        r"|(?:earlier|later) in the(?= day)) "
        r"(?:day|night|morning|afternoon|evening|week|weekend|month|year)\b(?! (?:that|of)\b)",
        read_offset,
    ),
    (
        "rolling",
        r"the (?P<way>past|last|previous|preceding|coming|next) "
        rf"(?:(?:{_VAGUE_NUMBER} |{{NUMBER}}[- ])?{{UNIT}})(?! (?:earlier|later|before|ago))",
        read_rolling,
    ),
    ("rolling_bare", r"(?P<way>past|last|next) (?P<vague>)(?:{NUMBER}[- ]){UNIT}", read_rolling),
    (
        "unit",
        r"(?:(?P<shade>early|earlier|late|later)(?: in)? )?{PART}?"
        r"(?P<which>this past|this coming|this|last|past|next|the coming|the) "
        r"(?P<unit>week(?:end)?|month|year|decade)(?:'?s)?\b(?! (?:before|after|earlier|later|ago)\b)",
        read_unit,
    ),
    ("ago", r"{ABOUT}{NUMBER} {UNIT} ago\b", read_ago),
    (
        "vague",
        r"(?:recent (?:hours|days|weeks|months|years)|(?:(?:a few|several|some|many|few) )?"
        r"(?:minutes|hours|days|weeks|months|years|decades|centuries) ago)\b",
        read_vague,
    ),
    (
        "offset",
        rf"{{ABOUT}}(?:(?:{{NUMBER}}|the|several|a few|many|some|few) )?{{UNIT}} {_OFFSET_WAY}",
        read_offset,
    ),
    ("moments", r"(?:shortly|soon|immediately|moments|minutes|hours|just) (?:after|before)(?:wards?)?\b", read_offset),
    (
        "duration",
        r"(?:for|in|within|lasting|after) (?:the first )?{ABOUT}(?:(?:{NUMBER}|several|many|a few)[- ])?{UNIT}"
        r"(?![-'\w]| (?:ago|later|earlier|time|day|consecutive|straight)\b)",
        read_duration,
    ),
    (
        "ordinal",
        r"the (?P<day>[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)(?: of (?P<which>this|last|the) month)?"
        r"(?=$|[.,;:!?)\"'\s]*$|[.,;:!?)]| (?:at|in|near|when|after|before|and|as|by|that|who|which|while|during)\b)",
        read_ordinal,
    ),
    ("clock_12", rf"(?P<hour>[0-9]{{1,2}}[:.][0-9]{{2}}|[0-9]{{1,4}}) ?(?P<half>[ap]\.m\.?|[ap]m\b){_UTC}", read_clock),
    ("clock_24", rf"(?P<hour>[0-9]{{1,2}}:[0-9]{{2}})(?![0-9:])(?: hours)?{_UTC}", read_clock),
    ("clock_zone", r"(?P<hour>[0-9]{4}) (?:hours )?{ZONE}(?P<utc>)", read_clock),
    ("clock_word", rf"{_NEAR_CLOCK}(?P<word>midnight|noon|midday)\b(?! prayers?){_UTC}", read_clock),
    ("time_word", rf"(?P<daytime>dawn|midnight|noon|midday|dusk)(?= {_WEEKDAY_OR_TODAY})", read_time_of_day),
    (
        "time_of_day",
        r"(?:(?:early|late) )?(?:(?:at|before|after|around|until|since) |(?:(?:in|during) )?the (?:(?:early|late) )?)"
        r"(?P<daytime>dawn|daybreak|dusk|nightfall|sunset|morning|afternoon|evening|night)(?: hours)?\b",
        read_time_of_day,
    ),
    ("small_hours", r"(?:in )?the (?:early|small|predawn|pre-dawn)(?P<daytime>) hours\b", read_time_of_day),
    (
        "adverb",
        r"(?:earlier|later)\b(?! (?:than|this|last|on|in|attack|report|stage|version|date)\b)",
        read_sentence_adverb,
    ),
)

"""When: date and time expressions, and the interval of days that each means against the publication day.

The walk over a sentence: `time_grammar` reads single expressions ("Friday", "at dawn"); a time of day is put together
with its day, two ends with their range ("from Monday to Wednesday"); then the words on the left say what part the date
plays ("since", "until").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from reportedly.extracting.time_grammar import DAY_NOT_STATED, RULES, Reader, with_part
from reportedly.extracting.time_words import Frame, Reading, compiled, expanded
from reportedly.reading.folding import folded
from reportedly.values import calendar
from reportedly.values.document import Document
from reportedly.values.facets import DatePrecision, When
from reportedly.values.mention import TimeMention
from reportedly.values.span import Words

Role = Literal["when", "since", "until", "duration"]

LOOK_BACK = 28  # characters on the left that a reader sees: "throughout the month of "
FUTURE_REACH = 80  # characters on the left in which a word of the future may govern a date


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at `[start, end)` of the text, and what it means."""

    start: int
    end: int
    reading: Reading


def find_times(document: Document, *, published: date | None) -> tuple[TimeMention, ...]:
    """The date and time expressions of a document, in the order of the text, title included.

    `published` is the day that relative words stand against; without it they are unresolved, and say so.
    """
    found: list[TimeMention] = []
    for sentence in document.sentences:
        floor = sentence.start
        for one in _expressions(document.plain, sentence.start, sentence.end, published):
            found.append(_mention(document.text, document.plain, floor, one, published))
            floor = one.end
    return tuple(found)


def resolve_time(words: str, *, published: date | None) -> TimeMention | None:
    """The longest date expression in `words`, as a mention whose span counts from the start of `words`."""
    plain = folded(words)
    found = [_mention(words, plain, 0, one, published) for one in _expressions(plain, 0, len(plain), published)]
    return max(found, key=lambda mention: len(mention.words.span), default=None)


# --- single expressions

_PATTERNS: dict[str, tuple[re.Pattern[str], Reader]] = {
    name: (compiled(pattern), reader) for name, pattern, reader in RULES
}
# One pattern finds the first rule that matches at a word; the rule's own pattern then gives its groups.
_ANY = re.compile(
    r"(?<![\w$€£])(?:"
    + "|".join(f"(?P<{name}>{re.sub(r'[(][?]P<[a-z]+>', '(?:', expanded(pattern))})" for name, pattern, _ in RULES)
    + ")",
    re.IGNORECASE,
)


def _expressions(plain: str, start: int, end: int, published: date | None) -> list[Found]:
    singles = list(_singles(plain, start, end, published))
    return _ranges(plain, _with_times_of_day(plain, singles, published))


def _singles(plain: str, start: int, end: int, published: date | None) -> Iterator[Found]:
    position = start
    while (match := _ANY.search(plain, position, end)) is not None:
        pattern, read = _PATTERNS[str(match.lastgroup)]
        whole = pattern.match(plain, match.start(), end)
        position = match.start() + 1
        if whole is None or whole.end() == whole.start():
            continue
        before = plain[max(start, match.start() - LOOK_BACK) : match.start()]
        future = _speaks_of_future(plain, max(start, match.start() - FUTURE_REACH), match.start())
        reading = read(whole, Frame(published, future, before))
        if reading is not None:
            position = whole.end()
            yield Found(whole.start(), whole.end(), reading)


_FUTURE = re.compile(
    r"\b(?:will|shall|scheduled|slated|set (?:to|for)|due (?:to|on|in)|(?:is|are|was|were) expected|expects? to"
    r"|plan(?:s|ned)? (?:to|for)|planning (?:to|for)|going to|upcoming|to be held"
    r"|would (?:begin|start|take|meet|hold|be held))\b|'ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|said|told|after|since|killed|hit|struck|wounded|announced|reported|launched|began|carried)\b",
    re.IGNORECASE,
)


def _speaks_of_future(plain: str, start: int, end: int) -> bool:
    """Whether the last word on the left that tells a tense tells of what is to come."""
    words = [match.end() for match in _FUTURE.finditer(plain, start, end)]
    return bool(words) and _PAST.search(plain, words[-1], end) is None


# --- a day and its time of day, two ends of a range

_TIME_THEN_DAY = re.compile(r",?\s{1,3}(?:(?:on|of|early|late|into|to|from)\s{1,3})?(?:the\s{1,3})?")
_DAY_THEN_TIME = re.compile(r",?\s{1,3}(?:(?:at|around|about|in|just|shortly)\s{1,3})?(?:the\s{1,3})?")


def _with_times_of_day(plain: str, found: list[Found], published: date | None) -> list[Found]:
    joined: list[Found] = []
    for one in found:
        merged = _merged(plain, joined[-1], one, published) if joined else None
        if merged is None:
            joined.append(one)
        else:
            joined[-1] = merged
    return joined


def _merged(plain: str, left: Found, right: Found, published: date | None) -> Found | None:
    """ "at dawn on Friday", "Friday at 3 p.m.", "overnight into Friday" as one expression."""
    if right.start - left.end > 16:
        return None
    frame = Frame(published, False, "")
    if left.reading.is_time_of_day or left.reading.part == "overnight":
        gap = _TIME_THEN_DAY.fullmatch(plain, left.end, right.start)
        if gap is not None and _is_night_between(left.reading, right.reading):
            return Found(left.start, right.end, replace(right.reading, precision="night", part="night"))
        if gap is None or not right.reading.is_day or right.reading.interval is None:
            return None
        day = right.reading
        if left.reading.part == "overnight" and re.search(r"\b(?:into|to)\b", gap[0]):
            day = _day_before(day)
        return Found(left.start, right.end, _timed(day, left.reading, frame))
    if right.reading.is_time_of_day and left.reading.is_day and left.reading.interval is not None:
        gap = _DAY_THEN_TIME.fullmatch(plain, left.end, right.start)
        return Found(left.start, right.end, _timed(left.reading, right.reading, frame)) if gap else None
    return None


def _is_night_between(time: Reading, days: Reading) -> bool:
    """ "the night of 12 to 13 April"."""
    if time.part != "night" or days.precision != "days" or days.interval is None:
        return False
    first, last = days.interval
    return first is not None and last is not None and (last - first).days == 1


def _timed(day: Reading, time: Reading, frame: Frame) -> Reading:
    return replace(with_part(day, time.part, None, frame), clock=time.clock, zone=time.zone)


def _day_before(reading: Reading) -> Reading:
    first = reading.interval[0] if reading.interval else None
    earlier = calendar.shifted(first, -1) if first else None
    return replace(reading, interval=(earlier, earlier))


_TO = re.compile(r"\s{1,3}(?:to|until|till|through)\s{1,3}|\s?[-–]\s?")
_TO_OR_AND = re.compile(rf"{_TO.pattern}|\s{{1,3}}and\s{{1,3}}")
_FROM = re.compile(r"\b(?:between|from)\s{1,3}$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,3}$", re.IGNORECASE)


def _ranges(plain: str, found: list[Found]) -> list[Found]:
    joined: list[Found] = []
    for one in found:
        ranged = _ranged(plain, joined[-1], one) if joined else None
        if ranged is None:
            joined.append(one)
        else:
            joined[-1] = ranged
    return joined


def _ranged(plain: str, left: Found, right: Found) -> Found | None:
    """ "from Monday to Wednesday", "between May 28 and June 2", "5 a.m. to 7 a.m." as one expression."""
    if right.start - left.end > 12:
        return None
    before = plain[max(0, left.start - 12) : left.start]
    opened = _FROM.search(before)
    start = left.start - len(opened[0]) if opened else left.start
    one, other = left.reading, right.reading
    decades = one.precision == other.precision == "period"  # "in the late 1970s and early 1980s"
    link = _TO_OR_AND if decades or _BETWEEN.search(before) else _TO
    if link.fullmatch(plain, left.end, right.start) is None:
        return None
    if one.is_time_of_day and other.is_time_of_day and one.clock and other.clock:
        return Found(start, right.end, replace(one, clock=f"{one.clock}/{other.clock}", zone=other.zone or one.zone))
    if (one.basis, one.precision, other.basis) == ("relative", "day", "stated"):
        one = _in_year_of(one, other)
    if one.interval is None or other.interval is None or one.interval[0] is None or other.interval[1] is None:
        return None
    if one.interval[0] > other.interval[1]:
        return None
    precision: DatePrecision = "period" if one.precision in ("month", "season", "year", "period") else "days"
    return Found(start, right.end, Reading((one.interval[0], other.interval[1]), precision, other.basis))


def _in_year_of(one: Reading, other: Reading) -> Reading:
    """ "24 February to 3 March 2022": the year stands once."""
    first, last = one.interval[0] if one.interval else None, other.interval[0] if other.interval else None
    if first is None or last is None:
        return one
    back = (first.month, first.day) > (last.month, last.day)
    day = calendar.day(last.year - back, first.month, first.day)
    return replace(one, interval=(day, day))


# --- the part that a date plays

_LEFT = re.compile(
    r"(?<![A-Za-z])(?:(?P<since>since|from|after|as of|(?:beginning|starting)(?: on| in)?)"
    r"|(?P<until>until|till|by|before|up to|through)|between|on|in|at|during|over|within|throughout"
    r"|(?:at\s{1,3})?(?:about|around|approximately|roughly)|(?:shortly|just|soon)\s{1,3}(?:after|before))"
    r"(?:\s{1,3}the)?\s{1,3}$",
    re.IGNORECASE,
)


def _mention(text: str, plain: str, floor: int, found: Found, published: date | None) -> TimeMention:
    left = _LEFT.search(plain, max(floor, found.start - LOOK_BACK), found.start)
    reading = found.reading
    start = left.start() if left is not None and not reading.duration else found.start
    role = _role(left, reading)
    return TimeMention(
        words=Words.at(text, start, found.end),
        value=_when(reading, role, published),
        role=role,
        needs_anchor=reading.needs_anchor or reading.is_time_of_day,
        unresolved=DAY_NOT_STATED if reading.is_time_of_day and not reading.unresolved else reading.unresolved,
    )


def _role(left: re.Match[str] | None, reading: Reading) -> Role:
    if reading.duration:
        return "duration"
    if left is None or reading.is_time_of_day or reading.needs_anchor:
        return "when"
    return "since" if left["since"] else "until" if left["until"] else "when"


def _when(reading: Reading, role: Role, published: date | None) -> When | None:
    if reading.is_time_of_day and not reading.unresolved:
        return When(None, None, "part_of_day", "relative", clock=reading.clock, zone=reading.zone)
    if reading.interval is None:
        return None
    earliest, latest = reading.interval
    return When(
        earliest=None if role == "until" else earliest,
        latest=None if role == "since" else latest,
        precision=reading.precision,
        basis=reading.basis,
        anchor=published if reading.basis == "relative" else None,
        clock=reading.clock,
        zone=reading.zone,
    )

"""When, told from another event whose date is known by now: "a day after", "hours earlier", "the following night"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from reportedly.extracting.time_grammar import UNIT_PRECISION, around
from reportedly.extracting.time_words import compiled, number_of, squeezed
from reportedly.reading.folding import folded
from reportedly.values import calendar
from reportedly.values.facets import When
from reportedly.values.mention import TimeMention

_OFFSET = compiled(
    r"\b{ABOUT}(?:(?:{NUMBER}|the|(?P<some>several|a few|many|some|few)) )?{UNIT} "
    r"(?P<way>later|after|afterwards?|earlier|before|beforehand|prior)\b"
)
_OTHER_DAY = compiled(
    r"\b(?P<which>next|following|previous|preceding|same|that) (?:same |very )?"
    r"(?:day|night|morning|afternoon|evening)\b"
)
_FORWARD = frozenset({"later", "after", "afterward", "afterwards"})
_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0, "that": 0}


def against(mention: TimeMention, anchor: When) -> When | None:
    """What a mention that needs an anchor means once its event's date is known; `None` where that stays open.

    "a day after" is the next day, "hours earlier" that day or the one before, "two weeks later" a week around the day;
    "days later" and a bare "earlier" stay open.
    """
    if anchor.earliest is None or anchor.latest is None or not mention.needs_anchor:
        return None
    if mention.value is not None:  # a time of day: the anchor gives the day
        return replace(anchor, clock=mention.value.clock, zone=mention.value.zone, basis="relative")
    words = folded(mention.words.text)
    if (other := _OTHER_DAY.search(words)) is not None:
        step = _STEPS[other["which"].lower()]
        first, last = calendar.shifted(anchor.earliest, step), calendar.shifted(anchor.latest, step)
        return When(first, last, "day", "relative", anchor=anchor.earliest) if first and last else None
    offset = _OFFSET.search(words)
    return None if offset is None else _offset(offset, anchor.earliest, anchor.latest)


def _offset(match: re.Match[str], earliest: date, latest: date) -> When | None:
    unit, about = match["unit"].lower(), squeezed(match["about"])
    unnumbered = match["some"] or (match["number"] is None and match["plural"])
    if unnumbered and unit not in ("second", "minute", "hour"):
        return None
    number = number_of(match["number"] or "one") * (1 if match["way"].lower() in _FORWARD else -1)
    first, last = around(earliest, unit, number, about), around(latest, unit, number, about)
    if first is None or last is None:
        return None
    return When(first[0], last[1], UNIT_PRECISION[unit], "relative", anchor=earliest)

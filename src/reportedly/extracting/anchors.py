"""Days that stand against another event: "hours earlier", "a day after", "the following day"."""

from __future__ import annotations

import re

from reportedly.values.calendar import shifted
from reportedly.values.facets import DatePrecision, When
from reportedly.values.mention import TimeMention

_STEP = re.compile(
    r"(?:(?P<the>the) )?(?:(?P<number>\d+|a|an|one|two|three|four|five|six|seven) )?"
    r"(?:(?P<way>next|following|previous|preceding) )?(?P<unit>day|week)s? ?"
    r"(?P<after>later|after|afterwards|earlier|before)?\b"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_BACK = frozenset({"earlier", "before", "previous", "preceding"})


def anchored(mention: TimeMention, anchor: When | None) -> When | None:
    """The days that `mention` means against the days of the event told before it; None where it does not say."""
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return None
    words = mention.words.text.casefold()
    if "hour" in words or "minute" in words:
        back = any(word in words for word in ("earlier", "before", "prior"))
        return _shifted(anchor, -1 if back else 0, 0 if back else 1, precision="days")
    step = _STEP.fullmatch(words.strip())
    if step is None or not (step["way"] or step["after"]):
        return None
    number = step["number"]
    days = (_NUMBERS.get(number) or int(number)) if number else 1
    days *= 7 if step["unit"] == "week" else 1
    days = -days if (step["way"] or step["after"]) in _BACK else days
    return _shifted(anchor, days, days, precision="day")


def _shifted(anchor: When, low: int, high: int, *, precision: DatePrecision) -> When | None:
    """The days of the anchor, its ends moved by so many days; None outside the calendar."""
    assert anchor.earliest is not None and anchor.latest is not None
    earliest, latest = shifted(anchor.earliest, low), shifted(anchor.latest, high)
    if earliest is None or latest is None:
        return None
    return When(earliest, latest, precision=precision, basis="inferred", anchor=anchor.earliest)

"""The words of news dates: what a reader of an expression is given and gives, number words, and pattern macros."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportedly.values.calendar import Part
from reportedly.values.facets import DateBasis, DatePrecision

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
NUMBERS = {
    **{word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)},
    **{word: number for number, word in enumerate("eleven twelve thirteen fourteen fifteen sixteen".split(), 11)},
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "a dozen": 12,
}
PARTS: dict[str, Part] = {
    "early": "early",
    "beginning of": "early",
    "start of": "early",
    "mid": "mid",
    "middle of": "mid",
    "late": "late",
    "end of": "late",
}
NIGHT_WORDS = frozenset({"night", "overnight", "midnight"})

MACROS = {
    "WEEKDAY": rf"(?P<weekday>{'|'.join(WEEKDAYS)})",
    # "Wed Oct 19", "Wednesday, the 26 October"
    "WDAY": r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?:the )?)?",
    "MONTH": r"(?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?)",
    "YEAR": r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9a-z]|[.,][0-9]|[-/][0-9])",
    "DAY": r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9:%a-z]|[.,][0-9]|-[a-z])",
    "TO_DAY": r"(?:(?: ?[-–] ?| to | and | or | through | until )(?P<to>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
    r"(?![0-9:%a-z]|[.,][0-9]))?",
    "THAT_YEAR": r" (?:of )?(?P<that>last|this) year",
    "PART": r"(?:(?:the )?(?P<part>early|mid|late|beginning of|start of|middle of|end of)[- ](?:in )?(?:the )?)",
    "SHADE": r"(?:(?P<shade>early|earlier|late|later) (?:on )?)?",
    "NUMBER": rf"(?P<number>[0-9]{{1,4}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})",
    "ABOUT": r"(?:(?P<about>(?:just )?(?:more than|over|under)|less than|at least|nearly|almost|about|around"
    r"|approximately|roughly|some|barely|just) )?",
    "UNIT": r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|centur(?=y|ies))"
    r"(?:y|(?P<plural>s|ies))?\b",
    "DAYTIME": r"(?P<daytime>morning|afternoon|evening|night|dawn|dusk|noon|midday|midnight|daybreak)",
    "ZONE": r"(?P<zone>local time|local|gmt|utc|[ecmp][sd]t|bst|cet|cest|eet|msk|(?-i:[A-Z][a-z]+) time)\b",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a reader may look at: the publication day, whether the words speak of the future, and what stands before."""

    published: date | None
    future: bool
    before: str

    def preceded(self, words: str) -> bool:
        """Whether one of `words` (a pattern) stands directly before the expression."""
        return re.search(rf"(?:^|[^A-Za-z])(?:{words})\s{{1,3}}$", self.before, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. `interval` is None where it means no days: then `unresolved` says why, or it is a time
    of day (`part`, `clock`) still to be put together with its day."""

    interval: tuple[date | None, date | None] | None = None
    precision: DatePrecision = "day"
    basis: DateBasis = "relative"
    unresolved: str | None = None
    needs_anchor: bool = False
    duration: bool = False
    clock: str | None = None
    zone: str | None = None
    part: str | None = None

    @property
    def is_day(self) -> bool:
        """Whether a time of day can be added: "Friday" + "at dawn"."""
        return self.precision == "day" and self.part is None and not self.needs_anchor and not self.duration

    @property
    def is_time_of_day(self) -> bool:
        return self.interval is None and self.part is not None


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern written with single spaces (one to three white characters; " ?" none to three) and {MACROS}."""
    return re.compile(expanded(pattern), re.IGNORECASE)


def expanded(pattern: str) -> str:
    written = re.sub(r"\{([A-Z_]+)\}", lambda macro: MACROS[macro[1]], pattern)
    return written.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")


def number_of(word: str) -> int:
    """ "three" and "3" as 3; the word must match the NUMBER macro."""
    word = squeezed(word)
    return NUMBERS[word] if word in NUMBERS else int(word)


def month_of(word: str) -> int:
    """ "Sept." as 9; the word must match the MONTH macro."""
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def squeezed(words: str | None) -> str:
    """Lower case, one space between words; "" for None."""
    return " ".join((words or "").lower().split())

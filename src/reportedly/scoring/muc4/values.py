"""When two dates, places, numbers or members of a set list agree: one alternative of the key, one response.

Sources: sections 3.1.2 and 3.2 of the scoring guidelines, version 7; the hierarchy of instruments is section 7.8 of the
task documentation.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from reportedly.scoring.muc4.grades import CORRECT, INCORRECT, JUDGED_CORRECT, JUDGED_PARTIAL, PARTIAL, Grade

ABOVE = {
    "MACHINE GUN": "GUN",
    "MORTAR": "GUN",
    "HANDGUN": "GUN",
    "RIFLE": "GUN",
    "BOMB": "EXPLOSIVE",
    "GRENADE": "EXPLOSIVE",
    "MOLOTOV COCKTAIL": "EXPLOSIVE",
    "VEHICLE BOMB": "BOMB",
    "DYNAMITE": "BOMB",
    "MINE": "BOMB",
    "AERIAL BOMB": "BOMB",
    "MISSILE": "PROJECTILE",
    "ROCKET": "PROJECTILE",
}
"""What an instrument is a kind of."""

PARTLY = {
    "perp-org-conf": {("SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED")},
    "phys-tgt-type": {("GOVERNMENT OFFICE OR RESIDENCE", "POLITICAL FIGURE OFFICE OR RESIDENCE")},
    "phys-tgt-effect": {("SOME DAMAGE", "DESTROYED")},
    "hum-tgt-type": {
        ("FORMER GOVERNMENT OFFICIAL", "GOVERNMENT OFFICIAL"),
        ("FORMER ACTIVE MILITARY", "ACTIVE MILITARY"),
        ("GOVERNMENT OFFICIAL", "POLITICAL FIGURE"),
    },
    "hum-tgt-effect": {("NO INJURY OR DEATH", "NO INJURY"), ("NO INJURY OR DEATH", "NO DEATH")},
}
"""(key, response) pairs of a set list that are partially correct."""

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DAY = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Z]{3})[A-Z]* (?:19)?(?P<year>\d\d)")
_NUMBER = re.compile(r"~? ?(?P<low>\d*+) ?-? ?(?P<high>\d*+)")

Days = tuple[date | None, date]
"""The first and the last day, both included; None where only the last is known."""


def grade_set(slot: str, key: str, response: str) -> Grade:
    """Set lists are matched by the program alone."""
    if key == response:
        return CORRECT
    return PARTIAL if _less_precise(slot, key, response) else INCORRECT


def _less_precise(slot: str, key: str, response: str) -> bool:
    if slot == "inc-type":
        return response == "ATTACK"
    if slot == "inc-instr-type":
        return response in _above(key)
    return (key, response) in PARTLY.get(slot, set())


def _above(instrument: str) -> list[str]:
    kinds = []
    while (kind := ABOVE.get(instrument)) is not None:
        kinds.append(kind)
        instrument = kind
    return kinds


def grade_place(key: str, response: str) -> Grade:
    """Levels of a place, the country first. The right country alone is half right, and so is all but the country."""
    ours, theirs = _levels(response), _levels(key)
    if ours == theirs:
        return CORRECT
    if ours[0] == theirs[0]:
        return JUDGED_PARTIAL if len(theirs) == 1 else PARTIAL
    return JUDGED_PARTIAL if len(ours) > 1 and ours[1:] == theirs[1:] else INCORRECT


def _levels(place: str) -> list[str]:
    return [level.strip() for level in place.split(":")]


def grade_number(key: str, response: str) -> Grade:
    """A single number beside a range that it ends, or beside about as many, is half right."""
    if key.replace(" ", "") == response.replace(" ", ""):
        return CORRECT
    return JUDGED_PARTIAL if response.isdecimal() and response in _anchors(key) else INCORRECT


def _anchors(number: str) -> set[str]:
    found = _NUMBER.fullmatch(number)
    return {end for end in (found["low"], found["high"]) if end} if found else set()


def grade_date(key: str, response: str) -> Grade:
    """Equal, or near in one of the ways that count as half right."""
    if key == response or _same_ten(key, response):
        return CORRECT
    theirs, ours = days(key), days(response)
    if theirs is None or ours is None:
        return INCORRECT
    if theirs == ours:
        return JUDGED_CORRECT
    return JUDGED_PARTIAL if _part_of(theirs, ours) else INCORRECT


def _part_of(key: Days, response: Days) -> bool:
    """A response within the key's range, or with no first day and the key's last one."""
    if response[0] is None:
        return response[1] == key[1]
    if key[0] is None:  # only near its end: nobody took a much earlier day for a part of "by the 26th"
        return 0 <= (key[1] - response[1]).days <= 1
    return key[0] <= response[0] and response[1] <= key[1] and key[0] < key[1]


def _same_ten(key: str, response: str) -> bool:
    """The official program took 11 to 19 of one month for one day, and so 01 to 09 and 21 to 29.

    No document says so; the reports on TST3 do, for all of 64 such pairs and none of 14 others within one month.
    """
    return _ten(key) == _ten(response) != ""


def _ten(day: str) -> str:
    """`- 14 AUG 89` without its last digit, or nothing where it ends in 0 or is no single day."""
    found = re.fullmatch(r"((?:- )?\d)[1-9]( [A-Z]{3} \d\d)", day)
    return found[1] + found[2] if found else ""


@lru_cache(maxsize=1 << 12)
def days(text: str) -> Days | None:
    """The days that a fill speaks of, or None where it names no day that there was."""
    found = [_day(match) for match in _DAY.finditer(text)]
    known = [one for one in found if one is not None]
    if not known or len(known) != len(found):
        return None
    return (None if text.startswith("-") else known[0]), known[-1]


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(1900 + int(match["year"]), MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return None

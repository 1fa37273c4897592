"""How the words stand to a named place: "near", "40 km north of", "in the vicinity of", "along the border of".

A relation widens the place to a disc. Radii are ours: "near" a town is taken to reach 15 km beyond its edge, a
neighbourhood word ("outskirts", "outside") 10 km, a stated distance as far as it says, and half again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.extracting.places_lexicon import BODIES, KINDS, PARTS, PLACING
from reportedly.extracting.places_names import Name
from reportedly.extracting.places_words import Words

WINDOW = 90  # characters before a name that a relation may take
KM = {"km": 1.0, "kms": 1.0, "mile": 1.609, "miles": 1.609, "mi": 1.609, "meter": 0.001, "meters": 0.001, "m": 0.001}
_THE = r"(?:the\s+)?"
_KINDS = "|".join(sorted(KINDS, key=len, reverse=True))
_OF_KIND = rf"(?:(?:[a-z-]+\s+)?(?:{_KINDS})s?\s+of\s+)?"
_COMPASS = (
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west)"
)
_DISTANCE = r"(?P<number>\d{1,4}(?:[.,]\d{1,3})?)\s?-?(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi|met(?:er|re)s?|m)\b\.?"
_RELATION = re.compile(
    rf"""(?ix)\b(?P<phrase>
      (?:(?:about|around|some|nearly|roughly|just|approximately)\s+)?{_DISTANCE}\s*(?:\([^()]{{1,25}}\)\s*)?
        (?:(?:to\s+{_THE})?(?P<compass>{_COMPASS})\s+(?:of|from)|from|outside|away\s+from|off|inside|into|within|of)
    | (?:(?:in|from|at|around|to|on|within)\s+)?{_THE}(?P<part>vicinity|outskirts|edges?|perimeter|surroundings
        |environs|suburbs|countryside|proximity)\s+(?:of|around)
    | (?:(?:just|to|in|from)\s+)?{_THE}(?P<side>{_COMPASS})\s+of
    | (?P<near>near|nearby|close\s+to|not\s+far\s+from|next\s+to|adjacent\s+to|outside(?:\s+of)?|around|beside
        |overlooking|along|bordering|off|opposite|towards?)
    )\s+{_THE}{_OF_KIND}\Z"""
)
_BEYOND = {"vicinity": 15, "proximity": 15, "outskirts": 10, "suburbs": 10, "countryside": 25, "surroundings": 15}
_NEAR = {"outside": 10, "outside of": 10, "around": 15, "overlooking": 5, "next to": 5, "adjacent to": 5, "beside": 5}
BEYOND = 15.0


@dataclass(frozen=True, slots=True)
class Relation:
    """`words` as they stand ("near", "40 km north of"), where the phrase starts, and how far beyond the place in km."""

    words: str
    start: int
    beyond_km: float


def relation(words: Words, name: Name) -> Relation | None:
    """The relation that stands right before a name; None for "in", "at" and the like."""
    for at in dict.fromkeys((name.left, name.first)):
        start = words.tokens[at].span.start
        floor = max(words.document.sentences[words.tokens[at].sentence].start, start - WINDOW)
        match = _RELATION.search(words.document.plain, floor, start)
        if match is not None:
            return Relation(" ".join(match["phrase"].split()), match.start(), _reach_of(match))
    return None


def locative(words: Words, name: Name) -> bool:
    """Whether the words can only be read as a place: a preposition of place, a type word or a direction says so."""
    country = words.is_country(name.text) and not name.directed
    if country and _owns_noun(words, name.right + 1):
        return False  # "at the US base"
    before = words.before(name.left)
    if before is None:
        return name.kind is not None or name.directed
    norm = words.norm(before)
    if norm in PLACING:
        return not (country and norm == "in" and any(body in BODIES for body in words.capitals_before(before)))
    if norm in ("on", "to") and not country and not _is_capital(words, name):
        return True
    if norm == "of" and (words.bare(before - 1) in KINDS or words.norm(before - 1) in PARTS):
        return True
    return name.kind is not None or name.directed


def _is_capital(words: Words, name: Name) -> bool:
    """A capital stands for its government: "loyal to Tehran"."""
    return any(row.kind == "capital" for row in words.gazetteer.lookup(name.text)[:3])


def _owns_noun(words: Words, after: int) -> bool:
    return words.together(after - 1, after) and words.tag(after) in ("NOUN", "PROPN") and not words.stops_run(after)


def _reach_of(match: re.Match[str]) -> float:
    if match["number"]:
        unit = match["unit"].lower()
        factor = KM["m"] if unit.startswith(("met", "m")) and not unit.startswith("mi") else KM["mi"]
        factor = 1.0 if unit.startswith("k") else factor
        return max(1.0, round(1.5 * float(match["number"].replace(",", "")) * factor, 1))
    if match["part"]:
        return _BEYOND.get(match["part"].lower(), 10)
    if match["near"]:
        return _NEAR.get(" ".join(match["near"].lower().split()), BEYOND)
    return 30.0  # "north of X", no distance given

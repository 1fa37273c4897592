"""How the words stand to a named place: "near", "40 km north of", "in the vicinity of", "along the border of".

A relation widens the place to a disc. Radii are ours: "near" a town is taken to reach 15 km beyond its edge, a
neighbourhood word ("outskirts", "outside") 10 km, a stated distance as far as it says, and half again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.extracting.places_lexicon import BODIES, CALENDAR, KINDS, PARTS, PLACING
from reportedly.extracting.places_names import Name, Words, bodies_before

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
    start = words.tokens[name.left].span.start
    sentence = words.document.sentences[words.tokens[name.left].sentence]
    floor = max(sentence.start, start - WINDOW)
    match = _RELATION.search(words.document.plain, floor, start)
    if match is None:
        return None
    phrase = " ".join(match["phrase"].split())
    return Relation(phrase, match.start(), _reach_of(match))


def locative(words: Words, name: Name) -> bool:
    """Whether the words can only be read as a place: a preposition of place, a type word or a direction says so."""
    before = name.left - 1
    while before >= 0 and words.same_sentence(name.left, before) and _is_filler(words, before):
        before -= 1
    if not words.same_sentence(name.left, before):
        return name.kind is not None or name.directed
    norm = words.norm(before)
    country = words.is_country(name.first, name.last)
    if country and not name.directed and _owns_noun(words, name.right + 1):
        return False
    if norm in PLACING:
        return not (country and norm == "in" and any(body in BODIES for body in bodies_before(words, before)))
    if norm in ("on", "to") and not country:
        return True
    if norm == "of":
        return words.bare(before - 1) in PARTS or words.norm(before - 1) in PARTS or words.bare(before - 1) in KINDS
    return name.kind is not None or name.directed


def _owns_noun(words: Words, after: int) -> bool:
    """ "at the US base": the preposition places the base."""
    return (
        words.same_sentence(after - 1, after)
        and words.tokens[after].tag in ("NOUN", "PROPN")
        and words.norm(after) not in CALENDAR
    )


def _is_filler(words: Words, at: int) -> bool:
    """Articles, adjectives and participles between a preposition and the name: "in the mostly rebel-held Idlib"."""
    return words.tokens[at].tag in ("DET", "ADJ", "ADV", "NUM") or words.norm(at) in ("the", "nearby", "'s")


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

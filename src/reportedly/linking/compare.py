"""How alike two event claims are, as small comparators that each explain themselves.

The weights were set on the development half of the incident annotations by hand; issue "linking" learns them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from reportedly.values.claim import Claim, Facet, Slot
from reportedly.values.facets import Actor, Count, Place, When

EARTH_KM = 6371.0088  # mean radius, IUGG
NEAR_KM = 30.0
FINE = frozenset({"site", "near", "town"})
WORDS_LEFT_OUT = frozenset(
    "the a an of and in on at to for near its their his group forces people al el ad as ash ar an ain city town village "
    "province district area north south east west northern southern eastern western central new two three".split()
)


@dataclass(frozen=True, slots=True)
class Point:
    """One comparator's say: a weight towards "same" (below 0: towards "different") and why. `bars` forbids "same"."""

    weight: float
    why: str
    bars: bool = False


Comparator = Callable[[Claim, Claim], Iterator[Point]]


def values(claim: Claim, facet: Facet) -> list[Slot]:
    return [slot for slot in claim.slots if slot.facet == facet]


def compare_dates(one: Claim, other: Claim) -> Iterator[Point]:
    mine, theirs = _days(one), _days(other)
    if not mine or not theirs:
        return
    if any(_overlap(a, b) for a in mine for b in theirs):
        yield Point(0.15, "days overlap")
    else:
        yield Point(-1.0, f"days differ: {_said(one, 'date')} / {_said(other, 'date')}", bars=True)


def compare_places(one: Claim, other: Claim) -> Iterator[Point]:
    mine, theirs = _places(one), _places(other)
    if not mine or not theirs:
        return
    if {p.row for p in mine if p.row} & {p.row for p in theirs if p.row} and _fine(mine) and _fine(theirs):
        yield Point(0.4, "one place")
        return
    names = _fine_words(one) & _fine_words(other)
    if names:
        yield Point(0.3, f"place words in common: {', '.join(sorted(names))}")
        return
    far = [
        km
        for a in mine
        for b in theirs
        if a.precision in FINE and b.precision in FINE and (km := distance_km(a, b)) is not None
    ]
    if far and min(far) > NEAR_KM:
        yield Point(-0.8, f"places {min(far):.0f} km apart", bars=True)
    elif far:
        yield Point(0.2, f"places {min(far):.0f} km apart")
    elif not {p.country for p in mine if p.country} & {p.country for p in theirs if p.country}:
        if any(p.country for p in mine) and any(p.country for p in theirs):
            yield Point(-0.6, "other countries", bars=True)
    elif {p.precision for p in mine + theirs} & {"unknown"} and not names:
        yield Point(-0.2, f"other place words: {_said(one, 'place')} / {_said(other, 'place')}")


PARTIES: tuple[tuple[Facet, float], ...] = (("perpetrator", 0.2), ("target", 0.25))
CASUALTIES: tuple[Facet, ...] = ("killed", "wounded")


def compare_actors(one: Claim, other: Claim) -> Iterator[Point]:
    for facet, weight in PARTIES:
        mine, theirs = _sides(one, facet), _sides(other, facet)
        if not mine or not theirs:
            continue
        common = mine & theirs
        if common:
            yield Point(weight, f"{facet} in common: {', '.join(sorted(common))}")
        else:
            yield Point(
                -0.15 if facet == "target" else -0.25,
                f"other {facet}: {', '.join(sorted(mine))} / {', '.join(sorted(theirs))}",
            )


def compare_figures(one: Claim, other: Claim) -> Iterator[Point]:
    for facet in CASUALTIES:
        mine, theirs = _figures(one, facet), _figures(other, facet)
        if mine & theirs:
            yield Point(0.25, f"{facet} in common")
        elif mine and theirs:
            yield Point(-0.1, f"other {facet} figures")


def compare_words(one: Claim, other: Claim) -> Iterator[Point]:
    mine, theirs = _trigger_words(one), _trigger_words(other)
    if mine & theirs:
        yield Point(0.15, f"told in the same word: {', '.join(sorted(mine & theirs))}")
    weapons = _words(one, "weapon") & _words(other, "weapon")
    if weapons:
        yield Point(0.15, f"weapon in common: {', '.join(sorted(weapons))}")


COMPARATORS: tuple[Comparator, ...] = (compare_dates, compare_places, compare_actors, compare_figures, compare_words)


def compare(one: Claim, other: Claim) -> list[Point]:
    """Every comparator's say about two claims."""
    return [point for comparator in COMPARATORS for point in comparator(one, other)]


def distance_km(one: Place, other: Place) -> float | None:
    """Great-circle distance (haversine) less the two radii, not below 0; None without coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    a, b, c, d = map(radians, (one.latitude, one.longitude, other.latitude, other.longitude))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return max(0.0, 2 * EARTH_KM * asin(min(1.0, sqrt(h))) - (one.radius_km or 0) - (other.radius_km or 0))


def _days(claim: Claim) -> list[When]:
    return [s.value for s in values(claim, "date") if isinstance(s.value, When) and s.value.earliest and s.value.latest]


def _overlap(one: When, other: When) -> bool:
    assert one.earliest and one.latest and other.earliest and other.latest
    return one.earliest <= other.latest and other.earliest <= one.latest


def _places(claim: Claim) -> list[Place]:
    return [s.value for s in values(claim, "place") if isinstance(s.value, Place) and s.role != "origin"]


def _fine(places: list[Place]) -> bool:
    return any(p.precision in FINE or p.precision == "unknown" for p in places)


def _sides(claim: Claim, facet: Facet) -> set[str]:
    """The parties of a facet: rows where resolved, and the words that name them."""
    found = set()
    for slot in values(claim, facet):
        if isinstance(slot.value, Actor) and slot.value.resolved:
            found.add(slot.value.resolved)
    return found | _words(claim, facet)


def _words(claim: Claim, facet: Facet) -> set[str]:
    texts = [slot.words.text for slot in values(claim, facet) if slot.words is not None and slot.role != "origin"]
    return {w.rstrip("s") for text in texts for w in _plain_words(text)}


def _fine_words(claim: Claim) -> set[str]:
    """The words of the places that are no country or region."""
    fine = [s for s in values(claim, "place") if isinstance(s.value, Place) and s.role != "origin" and _fine([s.value])]
    return {w.rstrip("s") for slot in fine if slot.words is not None for w in _plain_words(slot.words.text)}


def _plain_words(text: str) -> set[str]:
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return {w for w in words if len(w) > 1 and w not in WORDS_LEFT_OUT}


def _trigger_words(claim: Claim) -> set[str]:
    return {w.rstrip("s") for w in _plain_words(claim.trigger.text)} if claim.trigger else set()


def _figures(claim: Claim, facet: Facet) -> set[tuple[int | None, int | None]]:
    counts = [s.value for s in values(claim, facet) if isinstance(s.value, Count)]
    return {(c.low, c.high) for c in counts if c.low is not None or c.high is not None}


def _said(claim: Claim, facet: Facet) -> str:
    return ", ".join(slot.words.text for slot in values(claim, facet) if slot.words is not None)

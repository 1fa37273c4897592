"""How alike two event claims are, as small comparators that each explain themselves.

The weights were set on the development half of the incident annotations by hand; issue "linking" learns them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reportedly.values.claim import Claim, Facet, Slot
from reportedly.values.facets import Actor, Count, Place, When
from reportedly.values.sphere import great_circle_km

NEAR_KM = 30.0
FINE = frozenset({"site", "near", "town"})
WORDS_LEFT_OUT = frozenset(
    "the a an of and in on at to for near its their his group forces people al el ad as ash ar an ain new two three "
    "city town village province district area "
    "north south east west northern southern eastern western central".split()
)
# A facet of the parties with its weights: the same, and another.
PARTIES: tuple[tuple[Facet, float, float], ...] = (("perpetrator", 0.2, -0.25), ("target", 0.25, -0.15))
CASUALTIES: tuple[Facet, ...] = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Point:
    """One comparator's say: a weight towards "same" (below 0: towards "different") and why. `bars` forbids "same"."""

    weight: float
    why: str
    bars: bool = False


class Traits:
    """What the comparators ask of a claim, each worked out once."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim

    @cached_property
    def days(self) -> list[When]:
        found = [slot.value for slot in self.claim.of("date") if isinstance(slot.value, When)]
        return [when for when in found if when.earliest is not None and when.latest is not None]

    @cached_property
    def places(self) -> list[Place]:
        return [place for place, _ in self._placed]

    @cached_property
    def rows(self) -> set[str]:
        return {place.row for place in self.places if place.row}

    @cached_property
    def countries(self) -> set[str]:
        return {place.country for place in self.places if place.country}

    @cached_property
    def is_fine(self) -> bool:
        """Whether a place is named that is no country or region."""
        return any(_is_fine(place) for place in self.places)

    @cached_property
    def place_words(self) -> set[str]:
        """The words of the places that are no country or region."""
        return {word for place, slot in self._placed if _is_fine(place) for word in _words([slot])}

    @cached_property
    def sides(self) -> dict[Facet, set[str]]:
        """The parties of each facet: rows where resolved, and the words that name them."""
        return {facet: _rows(self.claim.of(facet)) | _words(self.claim.of(facet)) for facet, _, _ in PARTIES}

    @cached_property
    def figures(self) -> dict[Facet, set[tuple[int | None, int | None]]]:
        return {facet: _figures(self.claim.of(facet)) for facet in CASUALTIES}

    @cached_property
    def trigger(self) -> set[str]:
        return _plain_words(self.claim.trigger.text) if self.claim.trigger else set()

    @cached_property
    def weapons(self) -> set[str]:
        return _words(self.claim.of("weapon"))

    @cached_property
    def _placed(self) -> list[tuple[Place, Slot]]:
        slots = (slot for slot in self.claim.of("place") if slot.role != "origin")
        return [(slot.value, slot) for slot in slots if isinstance(slot.value, Place)]


Comparator = Callable[[Traits, Traits], Iterator[Point]]


def compare_dates(one: Traits, other: Traits) -> Iterator[Point]:
    if not one.days or not other.days:
        return
    if any(_overlap(a, b) for a in one.days for b in other.days):
        yield Point(0.15, "days overlap")
    else:
        yield Point(-1.0, f"days differ: {_said(one, 'date')} / {_said(other, 'date')}", bars=True)


def compare_places(one: Traits, other: Traits) -> Iterator[Point]:
    if not one.places or not other.places:
        return
    names = one.place_words & other.place_words
    if one.rows & other.rows and one.is_fine and other.is_fine:
        yield Point(0.4, "one place")
    elif names:
        yield Point(0.3, f"place words in common: {', '.join(sorted(names))}")
    elif (km := _apart(one, other)) is not None:
        yield Point(-0.8 if km > NEAR_KM else 0.2, f"places {km:.0f} km apart", bars=km > NEAR_KM)
    elif one.countries and other.countries and not one.countries & other.countries:
        yield Point(-0.6, "other countries", bars=True)
    elif one.countries & other.countries and any(p.precision == "unknown" for p in one.places + other.places):
        yield Point(-0.2, f"other place words: {_said(one, 'place')} / {_said(other, 'place')}")


def compare_actors(one: Traits, other: Traits) -> Iterator[Point]:
    for facet, shared, apart in PARTIES:
        mine, theirs = one.sides[facet], other.sides[facet]
        if mine & theirs:
            yield Point(shared, f"{facet} in common: {', '.join(sorted(mine & theirs))}")
        elif mine and theirs:
            yield Point(apart, f"other {facet}: {', '.join(sorted(mine))} / {', '.join(sorted(theirs))}")


def compare_figures(one: Traits, other: Traits) -> Iterator[Point]:
    for facet in CASUALTIES:
        mine, theirs = one.figures[facet], other.figures[facet]
        if mine & theirs:
            yield Point(0.25, f"{facet} in common")
        elif mine and theirs:
            yield Point(-0.1, f"other {facet} figures")


def compare_words(one: Traits, other: Traits) -> Iterator[Point]:
    if one.trigger & other.trigger:
        yield Point(0.15, f"told in the same word: {', '.join(sorted(one.trigger & other.trigger))}")
    if one.weapons & other.weapons:
        yield Point(0.15, f"weapon in common: {', '.join(sorted(one.weapons & other.weapons))}")


COMPARATORS: tuple[Comparator, ...] = (compare_dates, compare_places, compare_actors, compare_figures, compare_words)


def compare(one: Traits, other: Traits) -> list[Point]:
    """Every comparator's say about two claims."""
    return [point for comparator in COMPARATORS for point in comparator(one, other)]


def distance_km(one: Place, other: Place) -> float | None:
    """Great-circle distance less the two radii, not below 0; None without coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    apart = great_circle_km(one.latitude, one.longitude, other.latitude, other.longitude)
    return max(0.0, apart - (one.radius_km or 0) - (other.radius_km or 0))


def _apart(one: Traits, other: Traits) -> float | None:
    """Kilometres between the nearest two places that are points on a map; None where there are not two."""
    mine, theirs = ([place for place in traits.places if _is_fine(place)] for traits in (one, other))
    found = (distance_km(a, b) for a in mine for b in theirs)
    return min((km for km in found if km is not None), default=None)


def _overlap(one: When, other: When) -> bool:
    assert one.earliest and one.latest and other.earliest and other.latest
    return one.earliest <= other.latest and other.earliest <= one.latest


def _is_fine(place: Place) -> bool:
    """Whether a place is small enough to tell two events apart by: a river or a country lies everywhere."""
    small = place.radius_km is None or place.radius_km <= NEAR_KM
    return (place.precision in FINE and small) or place.precision == "unknown"


def _rows(slots: Iterable[Slot]) -> set[str]:
    return {s.value.resolved for s in slots if isinstance(s.value, Actor) and s.value.resolved}


def _words(slots: Iterable[Slot]) -> set[str]:
    return {word for slot in slots if slot.words is not None for word in _plain_words(slot.words.text)}


def _plain_words(text: str) -> set[str]:
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return {word.rstrip("s") or word for word in words if len(word) > 1 and word not in WORDS_LEFT_OUT}


def _figures(slots: Iterable[Slot]) -> set[tuple[int | None, int | None]]:
    counts = [slot.value for slot in slots if isinstance(slot.value, Count)]
    return {(count.low, count.high) for count in counts if count.low is not None or count.high is not None}


def _said(traits: Traits, facet: Facet) -> str:
    return ", ".join(slot.words.text for slot in traits.claim.of(facet) if slot.words is not None)

"""What every gazetteer index answers with, and what it can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from reportedly.values.facets import PlacePrecision

How = Literal["exact", "folded", "sounds"]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row of a gazetteer.

    `id` is "geonames:NUMBER", "airports:ICAO", "admin1:CC.CODE", "admin2:CC.CODE/name", "sites:slug" or
    "countries:CC"; `country` an ISO 3166-1 alpha-2 code or None (seas); `admin1` the name of the first-order division;
    coordinates are WGS84 degrees; `population` 0 where unknown; `radius_km` reaches from the point to the place's edge.
    `score` (0 to 1) says how well the name asked for fits the row's spelling, and `how` by which key it was found.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    radius_km: float
    score: float = 1.0
    how: How = "exact"
    also: tuple[str, ...] = ()  # further countries that a disputed or shared place lies in

    @property
    def precision(self) -> PlacePrecision:
        """How finely this kind of place locates what happened there."""
        return PRECISIONS.get(self.kind, "site")

    def lies_in(self, country: str) -> bool:
        return country == self.country or country in self.also


PRECISIONS: dict[str, PlacePrecision] = {
    "country": "country",
    "admin1": "province",
    "province": "province",
    "admin2": "district",
    "district": "district",
    "city": "town",
    "capital": "town",
    "town": "town",
    "village": "town",
    "neighbourhood": "district",
    "region": "region",
    "water": "region",
    "continent": "region",
}


class Index(Protocol):
    """One table of places. Keys come from `reportedly.resources.gazetteer_keys`."""

    def folded(self, fold: str, exact: str) -> Iterator[PlaceRow]:
        """Rows with a spelling of this folded key; their `how` is "exact" where the spelling is `exact` too."""
        ...

    def knows(self, fold: str) -> bool:
        """Whether any row has this folded key."""
        ...

    def alike(self, sound: str) -> Iterator[str]:
        """Folded keys that sound so."""
        ...

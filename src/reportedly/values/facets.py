"""The normalised values that a claim's slots hold. Verbatim words stand beside them, never inside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DatePrecision = Literal["part_of_day", "day", "night", "days", "week", "month", "season", "year", "period"]
DateBasis = Literal["stated", "relative", "inferred"]
Modifier = Literal[
    "exact", "at_least", "more_than", "up_to", "nearly", "less_than", "about", "range", "indefinite", "none"
]
PlacePrecision = Literal["site", "near", "town", "district", "province", "region", "country", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both ends included.

    `None` at one end is an open end ("since June" has no latest day). `basis` says whether the words give the day
    themselves ("7 October 2023"), need an anchor ("Friday", "hours earlier"), or the reader inferred it from
    context. `anchor` is the day that relative words were resolved against. `clock` keeps a stated time of day
    ("HH:MM" or "HH:MM/HH:MM") and `zone` a stated time zone ("local", "GMT", "+03:30"), never a guessed one.
    """

    earliest: date | None
    latest: date | None
    precision: DatePrecision
    basis: DateBasis
    anchor: date | None = None
    clock: str | None = None
    zone: str | None = None
    kind: Literal["date"] = "date"


@dataclass(frozen=True, slots=True)
class Count:
    """An interval of whole numbers. "at least 12" = [12, None], "nearly 20" = [None, 20], "dozens" = [None, None].

    `modifier` says how the words bound the number, `unit` what is counted in the singular ("missile", "person",
    "attack"), or an ISO 4217 code for money ("USD": whole units of the currency).
    """

    low: int | None
    high: int | None
    modifier: Modifier = "exact"
    unit: str | None = None
    kind: Literal["count"] = "count"


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A gazetteer row that the words may mean, and the score that the resolver gave it (0 to 1)."""

    row: str
    name: str
    country: str | None
    latitude: float
    longitude: float
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place, or an unresolved one with the reason.

    `row` is the gazetteer row ("geonames:292968", "airports:OIIE", "sites:al-omar-oil-field"), coordinates are WGS84
    degrees, `radius_km` the uncertainty around them, `relation` how the words stand to the named place ("near", "north
    of", "in the vicinity of"), `candidates` the rows that were not chosen.
    """

    name: str | None
    country: str | None
    precision: PlacePrecision
    row: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    relation: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    unresolved: str | None = None
    kind: Literal["place"] = "place"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as named, and the row of the actor list that this name stands for, if that is certain.

    `claimed_as` are the words; `resolved` is a row id of the actor list or `None`; likeness alone never resolves.
    `candidates` are the rows that an ambiguous name may mean.
    """

    claimed_as: str
    resolved: str | None = None
    sort: str | None = None
    country: str | None = None
    kind: Literal["actor"] = "actor"
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A value that stays words: a weapon, a target, a damage, a reason, a condition. `value` is the tidy form."""

    value: str
    sort: str | None = None
    kind: Literal["text"] = "text"


# The unit of a figure that counts killed and wounded together: it bounds neither.
JOINT_UNIT = "killed or wounded"

FacetValue = When | Count | Place | Actor | Text

"""The sets by the names that the command knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.scoring.sets.cnc import CNC
from reportedly.scoring.sets.ecbplus import ECBPLUS
from reportedly.scoring.sets.event_location import EVENT_LOCATION
from reportedly.scoring.sets.goldset import GoldSet
from reportedly.scoring.sets.lgl import LGL
from reportedly.scoring.sets.m2e2 import M2E2
from reportedly.scoring.sets.polnear import POLNEAR
from reportedly.scoring.sets.re3d import RE3D
from reportedly.scoring.sets.wikievents import WIKIEVENTS

CATALOGUE: Mapping[str, GoldSet[Any]] = {
    "polnear": POLNEAR,
    "re3d": RE3D,
    "m2e2": M2E2,
    "wikievents": WIKIEVENTS,
    "event_location": EVENT_LOCATION,
    "cnc": CNC,
    "ecbplus": ECBPLUS,
    "lgl": LGL,
}

"""The sets, in a fixed order, each with its loader; a set lies in a folder of its name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from reportedly.errors import InputError

from . import cnc, ecbplus, event_location, gum, incidents, m2e2, megaveridicality, muc4, polnear, re3d, wikievents
from .gold import GoldText

SETS: Mapping[str, Callable[[Path], Iterator[GoldText]]] = {
    "polnear": polnear.load,
    "re3d": re3d.load,
    "m2e2": m2e2.load,
    "wikievents": wikievents.load,
    "muc4": muc4.load,
    "gum": gum.load,
    "event_location": event_location.load,
    "cnc": cnc.load,
    "ecbplus": ecbplus.load,
    "incidents": incidents.load,
    "megaveridicality": megaveridicality.load,
}


def load_gold(
    folder: Path, *, only: Collection[str] = (), without: Collection[str] = (), limit: int | None = None
) -> tuple[GoldText, ...]:
    """The texts of every set in `folder`: of `only` these if any are named, and of none in `without`.

    `limit`: so many texts of each set, for trials. `InputError`: a name that is no set, a folder that is not there.
    """
    if unknown := sorted({*only, *without} - set(SETS)):
        raise InputError(f"{unknown[0]!r} is no set; the sets are {', '.join(SETS)}")
    texts: list[GoldText] = []
    for name, load in SETS.items():
        if name in without or (only and name not in only):
            continue
        if not (folder / name).is_dir():
            raise InputError(f"no folder {str(folder / name)!r}; get the set or leave it out with --without {name}")
        for number, text in enumerate(load(folder / name)):
            if number == limit:
                break
            texts.append(text)
    return tuple(texts)

"""The two tables that are kept by hand: `countries.yaml` and `sites.yaml`, read into one small index.

They stay YAML at run time, so that adding a base or a spelling is one line and no rebuild.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from yaml import CSafeLoader

from reportedly.errors import ResourceError
from reportedly.resources.gazetteer_keys import exact_key, folded_key, sound_key
from reportedly.resources.gazetteer_rows import PlaceRow

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Country:
    """A country's row, the names it goes by, and its adjectives ("Turkish")."""

    row: PlaceRow
    names: tuple[str, ...]
    adjectives: tuple[str, ...]


class Table:
    """An index in memory, for some hundreds of rows."""

    def __init__(self, rows: Iterable[tuple[PlaceRow, Iterable[str]]]) -> None:
        self._rows: dict[str, dict[str, PlaceRow]] = defaultdict(dict)
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._sounds: dict[str, dict[str, None]] = defaultdict(dict)
        for row, names in rows:
            for name in names:
                exact = exact_key(name)
                fold = folded_key(exact)
                self._rows[fold][row.id] = row
                self._exact[exact].add(row.id)
                self._sounds[sound_key(fold)][fold] = None

    def folded(self, fold: str, exact: str) -> Iterator[PlaceRow]:
        """Rows with a spelling of this folded key, in the table's order."""
        same = self._exact.get(exact, ())
        for row in self._rows.get(fold, {}).values():
            yield replace(row, how="exact" if row.id in same else "folded")

    def knows(self, fold: str) -> bool:
        return fold in self._rows

    def alike(self, sound: str) -> Iterator[str]:
        """Folded keys with these consonants."""
        yield from self._sounds.get(sound, ())


def load_countries(path: Path = FOLDER / "countries.yaml") -> tuple[Country, ...]:
    """The countries, in the order of the table. `ResourceError` names a row that cannot be read."""
    table: Mapping[str, Mapping[str, Any]] = _read(path)
    return tuple(_country(path, code, fields) for code, fields in table.items())


def load_sites(path: Path = FOLDER / "sites.yaml") -> tuple[tuple[PlaceRow, tuple[str, ...]], ...]:
    """The sites with their spellings, in the order of the table. `ResourceError` names a row that cannot be read."""
    return tuple(_site(path, fields) for fields in _read(path))


def load_stops(path: Path = FOLDER / "place_stops.yaml") -> dict[str, str]:
    """Words that are a place's name somewhere, but in news hardly ever mean it: exact key -> what else they need."""
    groups: Mapping[str, Mapping[str, str]] = _read(path)
    return {exact_key(word): group["needs"] for group in groups.values() for word in group["words"].split()}


def _country(path: Path, code: str, fields: Mapping[str, Any]) -> Country:
    try:
        names = tuple(fields["names"])
        row = PlaceRow(
            id=f"countries:{code}",
            name=names[0],
            kind="country",
            country=code,
            admin1=None,
            latitude=float(fields["point"][0]),
            longitude=float(fields["point"][1]),
            population=int(fields["population"]),
            radius_km=float(fields["radius_km"]),
        )
        return Country(row, names, tuple(fields["adjectives"]))
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise ResourceError(f"{path.name}: country {code!r} cannot be read ({error!r}); correct the row") from error


def _site(path: Path, fields: Mapping[str, Any]) -> tuple[PlaceRow, tuple[str, ...]]:
    try:
        names = tuple(fields["names"])
        row = PlaceRow(
            id=f"sites:{fields['id']}",
            name=names[0],
            kind=fields["kind"],
            country=fields.get("country"),
            admin1=None,
            latitude=float(fields["at"][0]),
            longitude=float(fields["at"][1]),
            population=0,
            radius_km=float(fields["radius_km"]),
            also=tuple(fields.get("also", ())),
        )
        return row, names
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise ResourceError(f"{path.name}: row {fields!r} cannot be read ({error!r}); correct the row") from error


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"{path} cannot be read ({error}); install again or correct the file") from error

"""A user's own GeoNames dump (allCountries.txt, SY.txt or the .zip of one) as one more index, in a SQLite file.

The dump's format: one place a line, 19 fields separated by tabs, UTF-8 (GeoNames readme, "The main 'geoname' table").
"""

from __future__ import annotations

import io
import logging
import math
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

from reportedly.errors import ResourceError
from reportedly.resources.gazetteer_keys import exact_key, folded_key, sound_key
from reportedly.resources.gazetteer_rows import PlaceRow

log = logging.getLogger(__name__)

FIELDS = 19
BATCH = 20_000
# GeoNames feature class or code -> kind; classes left out (schools, hotels, streams, undersea) are noise in news.
CLASSES = {"P": "city", "A": "admin2", "T": "mountain", "H": "water", "L": "region", "V": "region", "R": "road"}
CODES = {
    "ADM1": "admin1", "PCLI": "country", "AIRP": "airport", "AIRB": "base", "AIRF": "base", "MILB": "base",
    "NVB": "base", "FT": "base", "CMP": "camp", "CMPRF": "camp", "DAM": "dam", "PRN": "prison", "OILF": "oil_field",
    "OILR": "refinery", "GASF": "gas_field", "BDG": "bridge", "PSTB": "border_crossing", "HSP": "hospital",
    "NUC": "site", "PS": "site", "PPLX": "neighbourhood",
}  # fmt: skip
SCHEMA = """
create table place (id integer primary key, name text, kind text, country text, latitude real, longitude real,
                    population integer);
create table spelling (fold text, exact text, place integer, primary key (fold, exact, place)) without rowid;
create table sound (sound text, fold text, primary key (sound, fold)) without rowid;
"""


class Dump:
    """The index that `add_dump` wrote. `ResourceError` where the file is none."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise ResourceError(f"no gazetteer at {path}; make one with: reportedly gazetteer add FILE")
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        try:
            self._connection.execute("select count(*) from (select 1 from spelling limit 1)")
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise ResourceError(
                f"{path} is no gazetteer ({error}); make it again: reportedly gazetteer add FILE"
            ) from error

    def folded(self, fold: str, exact: str) -> Iterator[PlaceRow]:
        """Rows with a spelling of this folded key, the most populous first."""
        found = self._connection.execute(
            "select id, name, kind, country, latitude, longitude, population, max(exact = ?) from spelling"
            " join place on place = id where fold = ? group by id order by population desc, id limit 48",
            (exact, fold),
        )
        for number, name, kind, country, latitude, longitude, population, same in found:
            yield PlaceRow(
                id=f"geonames:{number}",
                name=name,
                kind=kind,
                country=country or None,
                admin1=None,
                latitude=latitude,
                longitude=longitude,
                population=population,
                radius_km=2 + math.sqrt(population) / 120,
                how="exact" if same else "folded",
            )

    def knows(self, fold: str) -> bool:
        return self._connection.execute("select 1 from spelling where fold = ? limit 1", (fold,)).fetchone() is not None

    def alike(self, sound: str) -> Iterator[str]:
        """Folded keys with these consonants."""
        for (fold,) in self._connection.execute("select fold from sound where sound = ? order by fold", (sound,)):
            yield fold

    def close(self) -> None:
        self._connection.close()


def add_dump(path: Path, into: Path) -> int:
    """Read the GeoNames dump at `path` (tab-separated, or a .zip of it) into the file `into`; how many places it holds.

    Lines that cannot be read are skipped, counted and logged as a warning. `ResourceError` where nothing can be read;
    an existing `into` is replaced only at the end.
    """
    draft = into.with_name(into.name + ".part")
    into.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    try:
        with _opened(path) as lines, closing(sqlite3.connect(draft)) as connection:
            connection.executescript(SCHEMA)
            count, bad = _fill(connection, lines)
        if not count:
            raise ResourceError(
                f"{path} holds no GeoNames line ({bad} not understood); give a dump such as SY.txt or SY.zip"
            )
        draft.replace(into)
    finally:
        draft.unlink(missing_ok=True)
    if bad:
        log.warning("%s: %d lines not understood and left out, %d places read", path, bad, count)
    return count


def _fill(connection: sqlite3.Connection, lines: IO[str]) -> tuple[int, int]:
    count = bad = 0
    while batch := list(islice(lines, BATCH)):
        places, spellings, sounds = [], set(), set()
        for line in batch:
            place = _place(line)
            if place is None:
                bad += bool(line.strip())
                continue
            row, names = place
            if row is None:
                continue
            places.append(row)
            for exact in names:
                fold = folded_key(exact)
                spellings.add((fold, exact, row[0]))
                sounds.add((sound_key(fold), fold))
        connection.executemany("insert or replace into place values (?, ?, ?, ?, ?, ?, ?)", places)
        connection.executemany("insert or ignore into spelling values (?, ?, ?)", sorted(spellings))
        connection.executemany("insert or ignore into sound values (?, ?)", sorted(sounds))
        connection.commit()
        count += len(places)
    return count, bad


Row = tuple[int, str, str, str, float, float, int]


def _place(line: str) -> tuple[Row | None, list[str]] | None:
    """The row and its exact keys; a None row for a feature that news does not name; None for a bad line."""
    fields = line.rstrip("\r\n").split("\t")
    if len(fields) != FIELDS:
        return None
    try:
        number, latitude, longitude = int(fields[0]), float(fields[4]), float(fields[5])
        population = int(fields[14] or 0)
    except ValueError:
        return None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180 and 0 < number < 2**63 and 0 <= population < 2**63):
        return None
    kind = CODES.get(fields[7]) or CLASSES.get(fields[6])
    keys = {exact_key(name) for name in (fields[1], fields[2], *fields[3].split(",")) if name.isprintable()}
    latin = sorted(key for key in keys if len(key) >= 3 and all(ord(letter) < 0x250 for letter in key))
    if kind is None or not latin:
        return None, []
    return (number, fields[1], kind, fields[8], latitude, longitude, population), latin


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    """The dump's lines, read as UTF-8 with bad bytes replaced."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
                yield lines
            return
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".txt") and name.lower() != "readme.txt"]
            if len(names) != 1:
                raise ResourceError(
                    f"{path} holds {len(names)} text files; a GeoNames .zip holds one beside its readme"
                )
            with archive.open(names[0]) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n")
    except (OSError, zipfile.BadZipFile) as error:
        raise ResourceError(
            f"{path} cannot be read ({error}); give a GeoNames dump such as SY.txt or SY.zip"
        ) from error

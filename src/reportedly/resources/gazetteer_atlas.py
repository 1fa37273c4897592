"""The compiled world gazetteer: seven files that are mapped into memory, so that it opens in a few milliseconds.

`rows` holds one `ROW` a place, the most populous first: title (index into the trie `titles`), number (GeoNames id),
latitude and longitude (24 bits over 180 and 360 degrees, 2 m), country, kind, first-order division, population and
radius (logarithms). `folds` is a trie of folded keys and `fold_rows` the list of rows for each: the row number in the
low 24 bits, above them a checksum of the exact key, which tells (but for one case in 256) whether the spelling asked
for is the row's own. `sounds` and `sound_folds` lead from consonants to folded keys. `training/gazetteer.py` writes
them all.
"""

from __future__ import annotations

import json
import math
import mmap
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import marisa_trie

from reportedly.errors import ResourceError
from reportedly.resources.gazetteer_rows import PlaceRow

FOLDER = Path(__file__).parent / "atlas"
FILES = {
    "rows": "rows.bin",
    "titles": "titles.marisa",
    "folds": "folds.marisa",
    "fold_rows": "fold_rows.bin",
    "sounds": "sounds.marisa",
    "sound_folds": "sound_folds.bin",
    "labels": "labels.json",
}
ROW = struct.Struct("<3s3s3s3sBBHBB")
KINDS = ("city", "capital", "admin1", "admin2", "airport")
NO_ADMIN = 0xFFFF
MOST_ROWS = 48  # of one spelling; "San Antonio" has hundreds, and the least populous are never the ones meant


class Atlas:
    """The compiled gazetteer of a folder; the shipped one by default. `ResourceError` where a file is missing."""

    def __init__(self, folder: Path = FOLDER) -> None:
        try:
            self._rows = _mapped(folder / FILES["rows"])
            self._fold_rows = memoryview(_mapped(folder / FILES["fold_rows"])).cast("I")
            self._sound_folds = memoryview(_mapped(folder / FILES["sound_folds"])).cast("I")
            self._titles = marisa_trie.Trie().mmap(str(folder / FILES["titles"]))
            self._folds = marisa_trie.Trie().mmap(str(folder / FILES["folds"]))
            self._sounds = marisa_trie.Trie().mmap(str(folder / FILES["sounds"]))
            labels = json.loads((folder / FILES["labels"]).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ResourceError(
                f"the gazetteer in {folder} cannot be read ({error}); run training/gazetteer.py or install again"
            ) from error
        self._countries: list[str] = labels["countries"]
        self._admins: list[list[str]] = labels["admins"]

    def folded(self, fold: str, exact: str) -> Iterator[PlaceRow]:
        """Rows with a spelling of this folded key, the most populous first."""
        key = self._folds.get(fold)
        if key is None:
            return
        check, seen = check_byte(exact), dict[int, bool]()
        for packed in _list(self._fold_rows, key, len(self._folds)):
            number = packed & 0xFFFFFF
            seen[number] = seen.get(number, False) or packed >> 24 == check
        # Exact spellings first, so that a cut of the list never loses them.
        for number in sorted(seen, key=lambda number: (not seen[number], number))[:MOST_ROWS]:
            yield self._row(number, exact=seen[number])

    def knows(self, fold: str) -> bool:
        return fold in self._folds

    def alike(self, sound: str) -> Iterator[str]:
        """Folded keys with these consonants."""
        key = self._sounds.get(sound)
        if key is not None:
            for fold in _list(self._sound_folds, key, len(self._sounds)):
                yield self._folds.restore_key(fold)

    def __len__(self) -> int:
        return len(self._rows) // ROW.size

    def _row(self, number: int, *, exact: bool) -> PlaceRow:
        title, geonames, south, west, country, kind, admin, people, reach = ROW.unpack_from(
            self._rows, number * ROW.size
        )
        name: str = self._titles.restore_key(int.from_bytes(title, "little"))
        name, _, icao = name.partition("\t")
        code, division = self._admins[admin] if admin != NO_ADMIN else (None, None)
        return PlaceRow(
            id=_row_id(KINDS[kind], int.from_bytes(geonames, "little"), name, icao, code),
            name=name,
            kind=KINDS[kind],
            country=self._countries[country],
            admin1=division,
            latitude=_degrees(south, 180),
            longitude=_degrees(west, 360),
            population=_size(people),
            radius_km=max(1.0, float(_size(reach))),
            how="exact" if exact else "folded",
        )


def check_byte(exact: str) -> int:
    """A checksum of an exact key, one byte."""
    return crc32(exact.encode("utf-8", "surrogatepass")) & 0xFF


def pack_degrees(value: float, span: int) -> bytes:
    """Degrees as 24 bits over `span` (180 or 360) degrees around zero."""
    return round((value / span + 0.5) * 0xFFFFFF).to_bytes(3, "little")


def pack_size(value: float) -> int:
    """A size as a byte, in steps of 6 %."""
    return min(255, round(14 * math.log(value + 1)))


def _degrees(packed: bytes, span: int) -> float:
    return round((int.from_bytes(packed, "little") / 0xFFFFFF - 0.5) * span, 5)


def _size(packed: int) -> int:
    return round(math.exp(packed / 14) - 1)


def _row_id(kind: str, geonames: int, name: str, icao: str, code: str | None) -> str:
    if kind in ("city", "capital"):
        return f"geonames:{geonames}"
    if kind == "airport":
        return f"airports:{icao}"
    return f"admin1:{code}" if kind == "admin1" else f"admin2:{code}/{name}"


def _list(packed: memoryview, key: int, keys: int) -> Sequence[int]:
    """The list of one key: list starts stand in front, the lists behind them."""
    return packed[keys + 1 + packed[key] : keys + 1 + packed[key + 1]]


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

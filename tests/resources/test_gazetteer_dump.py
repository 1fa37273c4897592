"""A user's GeoNames dump: read, found, bad lines counted, failures leave the old file."""

from __future__ import annotations

import logging
import zipfile
from pathlib import Path

import pytest

from reportedly.errors import ResourceError
from reportedly.resources.gazetteer import load_gazetteer
from reportedly.resources.gazetteer_dump import Dump, add_dump


def line(number: int, name: str, *, code: str = "PPL", kind: str = "P", country: str = "SY", also: str = "") -> str:
    fields = [
        str(number),
        name,
        name,
        also,
        "36.5",
        "37.5",
        kind,
        code,
        country,
        "",
        "09",
        "",
        "",
        "",
        "0",
        "",
        "",
        "",
        "",
    ]
    return "\t".join(fields)


DUMP = "\n".join(
    [
        line(1, "Zzarqubiya", also="Zarqoubieh,زرقوبية"),
        line(2, "Tall Qirqab", code="MILB", kind="S"),
        "not a line",
        line(3, "Zzarqubiya School", code="SCH", kind="S"),
        line(4, "Broken").replace("36.5", "north"),
        line(5, "Off the map").replace("36.5", "95"),
    ]
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "SY.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


def test_places_are_found_after_adding(dump: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    into = tmp_path / "data" / "gazetteer.sqlite"
    with caplog.at_level(logging.WARNING):
        assert add_dump(dump, into) == 2
    assert "3 lines not understood" in caplog.text
    gazetteer = load_gazetteer(into)
    assert [row.id for row in gazetteer.lookup("Zzarqubiya")] == ["geonames:1"]
    assert gazetteer.lookup("al-Zarqoubiyeh")[0].how == "folded"
    assert gazetteer.lookup("Tall Qirqab")[0].kind == "base"
    assert gazetteer.knows("Zzarqubiya") and not load_gazetteer().knows("Zzarqubiya")
    assert gazetteer.lookup("Zrqubiya", countries=frozenset({"SY"}))[0].how == "sounds"


def test_a_zip_is_read(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(dump, "SY.txt")
        archive.writestr("readme.txt", "about")
    assert add_dump(path, tmp_path / "g.sqlite") == 2


def test_the_same_dump_gives_the_same_answers(dump: Path, tmp_path: Path) -> None:
    into = tmp_path / "g.sqlite"
    add_dump(dump, into)
    first = load_gazetteer(into).lookup("Zzarqubiya")
    add_dump(dump, into)
    assert load_gazetteer(into).lookup("Zzarqubiya") == first


def test_nothing_readable_keeps_the_old_file(dump: Path, tmp_path: Path) -> None:
    into = tmp_path / "g.sqlite"
    add_dump(dump, into)
    before = into.read_bytes()
    (tmp_path / "empty.txt").write_text("nothing here\n", encoding="utf-8")
    for bad in ("empty.txt", "absent.txt"):
        with pytest.raises(ResourceError, match=bad):
            add_dump(tmp_path / bad, into)
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\x00" * 50)
    with pytest.raises(ResourceError):
        add_dump(tmp_path / "bytes.txt", into)
    assert into.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="gazetteer add"):
        Dump(tmp_path / "absent.sqlite")
    (tmp_path / "other.sqlite").write_text("no database, just words " * 100, encoding="utf-8")
    with pytest.raises(ResourceError, match="is no gazetteer"):
        Dump(tmp_path / "other.sqlite")

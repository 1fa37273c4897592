"""LGL: toponyms with and without positions, found and put near."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import ScoreError
from reportedly.flow import Reader
from reportedly.scoring.counts import Count
from reportedly.scoring.sets.lgl import compare, distance_km, load

Write = Callable[[str, str], Path]
TEXT = "Shells fell on Aleppo in Syria and in Homs."


def toponym(name: str, position: tuple[float, float] | None) -> str:
    start = TEXT.index(name)
    tag = f"<gaztag><lat>{position[0]}</lat><lon>{position[1]}</lon></gaztag>" if position else ""
    return f"<toponym><start>{start}</start><end>{start + len(name)}</end>{tag}</toponym>"


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    places = toponym("Aleppo", (36.2, 37.16)) + toponym("Homs", (52.0, 4.3)) + toponym("Syria", None)
    article = f'<article docid="7"><text><![CDATA[{TEXT}]]></text><toponyms>{places}</toponyms></article>'
    write("Corpora/lgl.xml", f"<articles>{article}</articles>")
    return tmp_path


def test_toponyms(folder: Path) -> None:
    (article,) = load(folder, None)
    assert (article.id, article.text) == ("7", TEXT)
    assert [(one.span.cut(TEXT), one.at is None) for one in article.gold] == [
        ("Aleppo", False),
        ("Homs", False),
        ("Syria", True),
    ]


def test_found_and_near(folder: Path, reader: Reader) -> None:
    (article,) = load(folder, None)
    assert compare(article, reader) == {"detection": Count(3, 3, 3), "acc161": Count(1, 2, 2)}


def test_distances() -> None:
    assert distance_km((36.2, 37.16), (36.2, 37.16)) == 0
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20015, abs=1)
    assert distance_km((33.51, 36.29), (36.2, 37.16)) == pytest.approx(310, abs=3)


def test_a_broken_file_is_named(write: Write, folder: Path) -> None:
    write("Corpora/lgl.xml", "<articles>")
    with pytest.raises(ScoreError, match="lgl.xml"):
        load(folder, None)

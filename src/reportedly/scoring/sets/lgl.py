"""LGL, the Local-Global Lexicon corpus (Lieberman, Samet and Sankaranarayanan, ICDE 2010): `lgl.xml`, articles of small
local papers with GeoNames positions for most toponyms. Nothing of ours is tuned on it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ScoreError
from reportedly.flow import Reader
from reportedly.scoring.counts import Count, Counts
from reportedly.scoring.matching import matched
from reportedly.scoring.sets.files import undivided
from reportedly.scoring.sets.goldset import GoldSet
from reportedly.scoring.sets.walk import Walk
from reportedly.values.span import Span
from reportedly.values.sphere import great_circle_km

NEAR_KM = 161.0  # 100 miles, the usual measure
MEASURES = {
    "detection": "a place name that overlaps a gold one, one to one",
    "acc161": "a gold place with a position that is found and put within 161 km; R is of all those, P of those found "
    "that we put anywhere",
}
Position = tuple[float, float]  # latitude, longitude


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name; `at` is None where it has no position."""

    span: Span
    at: Position | None


@dataclass(frozen=True, slots=True)
class PlacedArticle:
    id: str
    text: str
    gold: tuple[Toponym, ...]


def load(folder: Path, split: str | None) -> tuple[PlacedArticle, ...]:
    """The articles of `lgl.xml`, which may lie deeper in the folder."""
    undivided(split)
    return tuple(article for path in sorted(folder.glob("**/lgl.xml")) for article in _articles(path))


def _articles(path: Path) -> Iterator[PlacedArticle]:
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise ScoreError(f"{path}: {error}") from error
    for article in root.iter("article"):
        gold = tuple(map(_toponym, article.iter("toponym")))
        yield PlacedArticle(article.get("docid", ""), article.findtext("text", ""), gold)


def _toponym(element: ET.Element) -> Toponym:
    tag = element.find("gaztag")
    at = (float(tag.findtext("lat", "")), float(tag.findtext("lon", ""))) if tag is not None else None
    return Toponym(Span(int(element.findtext("start", "")), int(element.findtext("end", ""))), at)


def compare(item: PlacedArticle, reader: Reader) -> Counts:
    """Counts of one article."""
    ours = [
        Toponym(place.words.span, _position(place.value.latitude, place.value.longitude))
        for place in Walk(item.text, reader).mentions.places
    ]
    pairs = matched(ours, item.gold, lambda one, other: one.span.overlaps(other.span))
    put = [(at, gold) for i, j in pairs if (at := ours[i].at) is not None and (gold := item.gold[j].at) is not None]
    near = sum(distance_km(at, gold) <= NEAR_KM for at, gold in put)
    return {
        "detection": Count(len(pairs), len(ours), len(item.gold)),
        "acc161": Count(near, len(put), sum(toponym.at is not None for toponym in item.gold)),
    }


def _position(latitude: float | None, longitude: float | None) -> Position | None:
    return (latitude, longitude) if latitude is not None and longitude is not None else None


def distance_km(one: Position, other: Position) -> float:
    """Great-circle distance."""
    return great_circle_km(*one, *other)


LGL = GoldSet(measures=MEASURES, unit="articles", load=load, compare=compare)

"""Measure place extraction on LGL: `python benchmarks/places_lgl.py SHARED`.

LGL is the Local-Global Lexicon corpus of Lieberman, Samet and Sankaranarayanan (ICDE 2010): 588 articles of small local
papers, with GeoNames positions for most toponyms. Nothing here was tuned on it. Detection counts a toponym as found
where a mention overlaps it; resolution counts, of all gold toponyms with a position, those found and placed within
161 km (100 miles, the usual measure), and of those found, how many are.
"""

from __future__ import annotations

import argparse
import math
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.extracting.places import find_places
from reportedly.extracting.tokens import tokenize
from reportedly.reading.segment import read
from reportedly.resources.gazetteer import load_gazetteer
from reportedly.resources.tagger import load_tagger
from reportedly.values.document import Article
from reportedly.values.mention import PlaceMention
from reportedly.values.span import Span

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym; `at` is None where the corpus gives no position."""

    span: Span
    at: tuple[float, float] | None


def articles(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Texts with their toponyms."""
    for article in ET.parse(path).getroot().iter("article"):
        gold = []
        for toponym in article.iter("toponym"):
            span = Span(int(toponym.findtext("start", "0")), int(toponym.findtext("end", "0")))
            tag = toponym.find("gaztag")
            at = (float(tag.findtext("lat", "0")), float(tag.findtext("lon", "0"))) if tag is not None else None
            gold.append(Toponym(span, at))
        yield article.findtext("text", ""), gold


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance on a sphere of 6371 km."""
    south, north = math.radians(one[0]), math.radians(other[0])
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def score(gold: list[Toponym], mentions: tuple[PlaceMention, ...]) -> Counter[str]:
    """Counts of one article."""
    counts: Counter[str] = Counter(gold=len(gold), mentions=len(mentions))
    counts["mentions right"] = sum(any(m.words.span.overlaps(t.span) for t in gold) for m in mentions)
    for toponym in gold:
        found = next((m for m in mentions if m.words.span.overlaps(toponym.span)), None)
        counts["found"] += found is not None
        if toponym.at is None:
            continue
        counts["placed gold"] += 1
        if found is None:
            continue
        counts["placed gold found"] += 1
        value = found.value
        if value.latitude is not None and value.longitude is not None:
            counts["resolved"] += 1
            counts["near"] += distance_km((value.latitude, value.longitude), toponym.at) <= NEAR_KM
    return counts


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="the folder that holds gold/geoparsing/Corpora/lgl.xml")
    options = parser.parse_args()
    gazetteer, tagger = load_gazetteer(), load_tagger()
    total: Counter[str] = Counter()
    spent = 0.0
    for text, gold in articles(options.shared / "gold" / "geoparsing" / "Corpora" / "lgl.xml"):
        document = read(Article("lgl", text))
        tokens = tokenize(document, tagger)
        start = time.perf_counter()
        mentions = find_places(document, tokens, gazetteer)
        spent += time.perf_counter() - start
        total += score(gold, mentions) + Counter(articles=1, words=len(text.split()))
    print(f"{total['articles']} articles, {total['gold']} toponyms, {total['placed gold']} with a position")
    recall, precision = total["found"] / total["gold"], total["mentions right"] / total["mentions"]
    print(f"detection: recall {recall:.3f}, precision {precision:.3f}")
    for of in ("placed gold", "placed gold found", "resolved"):
        print(f"within 161 km, of {total[of]} {of}: {total['near'] / total[of]:.3f}")
    print(f"{spent / total['words'] * 500_000:.1f} ms for 500 words")


if __name__ == "__main__":
    main()

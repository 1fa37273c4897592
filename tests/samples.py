"""Hand-made readings and ledger dumps for tests that need no reader."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.values.claim import Claim, Facet, Hop, Slot, sealed
from reportedly.values.document import Article, Document, document_id, document_text
from reportedly.values.facets import Actor, Count, FacetValue, Place, PlaceCandidate, Text, When
from reportedly.values.judgement import judge
from reportedly.values.reading import Reading
from reportedly.values.span import Span, Words

ORIGIN = "hand-made-1"
SAMPLE = Article(
    id="sample",
    title="Drones reported over the northern depot",
    text=(
        "The Harbour Agency reported that at least 12 drones hit a depot near Alta on Friday. "
        "A spokesman for the Blue Front reportedly denied carrying out the strike. "
        "The ministry has not commented on it."
    ),
    publisher="The Example Courier",
    published=date(2024, 5, 3),
    url="https://example.org/depot",
    language="en",
    notes=("1 invalid byte replaced",),
)


def as_document(article: Article) -> Document:
    """The article with the plainest structure: one sentence, one paragraph, no quotation."""
    text, body = document_text(article)
    whole = (Span(0, len(text)),)
    return Document(document_id(article), article, text, text, body, whole, whole, ())


def words(document: Document, text: str) -> Words:
    """Where `text` first stands in the document."""
    start = document.text.index(text)
    return document.words(start, start + len(text))


def sample_reading() -> Reading:
    """Three claims, one of them about another; every kind of value; one judgement."""
    document = as_document(SAMPLE)
    report = _report(document)
    denial = _claim(
        document, "A spokesman for the Blue Front reportedly denied carrying out the strike.", about=(report.id,)
    )
    silence = _claim(
        document, "The ministry has not commented on it.", slots=(Slot("date", None, None, "", None, "not_stated"),)
    )
    judged = judge(report.id, denial.id, "same", score=0.91236, reason="one depot, one day", by=ORIGIN)
    return Reading(document, (report, denial, silence), (judged,), ORIGIN)


def reading_of(article: Article, *, origin: str = ORIGIN) -> Reading:
    """What a very simple reader finds: one claim, the whole text, in the publisher's voice."""
    document = as_document(article)
    whole = Span(0, len(document.text))
    voice = (Hop(article.publisher or "", "outlet"),)
    claim = Claim("", document.id, "statement", "asserts", "actual", whole, document.text, voice, origin=origin)
    return Reading(document, (sealed(claim, document.text),), (), origin)


def _claim(document: Document, quote: str, *, about: tuple[str, ...] = (), slots: tuple[Slot, ...] = ()) -> Claim:
    found = words(document, quote)
    voice = (Hop("The Example Courier", "outlet"),)
    hedge = words(document, "reportedly") if "reportedly" in quote else None
    claim = Claim(
        "", document.id, "statement", "denies", "negated", found.span, quote, voice,
        hedge=hedge, about=about, slots=slots, origin=ORIGIN,
    )  # fmt: skip
    return sealed(claim, document.text)


def _report(document: Document) -> Claim:
    def slot(facet: Facet, text: str, value: FacetValue) -> Slot:
        return Slot(facet, words(document, text), value, "by hand", "target" if facet == "place" else None)

    quote = words(document, "The Harbour Agency reported that at least 12 drones hit a depot near Alta on Friday.")
    other = PlaceCandidate("test:2", "Alta", "US", 1.5, -2.0, 0.25)
    day = date(2024, 5, 3)
    agency = Hop(
        "The Harbour Agency", "agency", words(document, "The Harbour Agency"), words(document, "reported that")
    )
    claim = Claim(
        id="",
        document=document.id,
        kind="event",
        act="asserts",
        reality="actual",
        span=quote.span,
        quote=quote.text,
        voice=(Hop("The Example Courier", "outlet"), agency),
        event_type="drone_strike",
        trigger=words(document, "hit"),
        slots=(
            slot("munitions", "at least 12 drones", Count(12, None, "at_least", "drone")),
            slot("place", "near Alta", Place("Alta", "NO", "near", "test:1", None, 69.5, 23, 5.0, "near", (other,))),
            slot("date", "on Friday", When(day, day, "day", "relative", day)),
            slot("perpetrator", "the Blue Front", Actor("the Blue Front", None, "armed_group")),
            slot("target", "a depot", Text("depot")),
        ),
        origin=ORIGIN,
    )
    return sealed(claim, document.text)


def dump(path: Path) -> dict[str, list[Any]]:
    """Every row of every table but the times of recording: two ledgers with one dump hold the same."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {table: _rows(raw, table) for table in tables}


def _rows(raw: sqlite3.Connection, table: str) -> list[Any]:
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[1] != "recorded_at"]
    listed = ", ".join(f'"{column}"' for column in columns)
    return raw.execute(f"SELECT {listed} FROM {table} ORDER BY {listed}").fetchall()

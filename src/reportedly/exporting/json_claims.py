"""The complete claims of documents: pretty JSON for reading, JSONL for pipes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.exporting.json_text import json_text
from reportedly.values.claim import Claim, plain
from reportedly.values.reading import Reading


def claims_json(readings: Iterable[Reading]) -> str:
    """Documents in the order given, each with its whole claims in the order of its text and its judgements by id.

    The article's text is left out: `text_sha256` says which text the spans point into.
    """
    return json_text([_reading(reading) for reading in readings])


def claims_jsonl(claims: Iterable[Claim]) -> Iterator[str]:
    """One line of JSON, with its newline, for each claim in the order given."""
    for claim in claims:
        yield json_text(plain(claim), indent=None)


def _reading(reading: Reading) -> dict[str, object]:
    document, article = reading.document, reading.document.article
    return {
        "document": document.id,
        "article": {
            "id": article.id,
            "title": article.title,
            "publisher": article.publisher,
            "published": plain(article.published),
            "url": article.url,
            "notes": list(article.notes),
        },
        "text_sha256": document.text_sha256,
        "reader": reading.origin,
        "claims": [plain(claim) for claim in sorted(reading.claims, key=lambda claim: (claim.span, claim.id))],
        "judgements": [
            {"id": item.id, **plain(item)} for item in sorted(reading.judgements, key=lambda judgement: judgement.id)
        ],
    }

"""Each value as the rows that stand for it: what the ledger inserts, and what `verify` expects to find."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from reportedly.errors import LedgerCorruptError
from reportedly.values.claim import Claim, Hop, Slot, plain
from reportedly.values.codec import article_to_json, claim_to_json
from reportedly.values.document import TITLE_GAP, Article, document_id, document_text
from reportedly.values.facets import Actor, Count, FacetValue, Place, Text, When
from reportedly.values.ids import canonical, content_id, sha256
from reportedly.values.judgement import Judgement
from reportedly.values.reading import Reading
from reportedly.values.span import Words

Row = dict[str, Any]


def document_row(article: Article) -> Row:
    """An article's row; `sha256` covers all that came in, `text_sha256` the frozen text that spans point into."""
    text, _ = document_text(article)
    return {
        "id": document_id(article),
        "article_id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "language": article.language,
        "origin": article.origin,
        "notes": canonical(plain(article.notes)),
        "text": text,
        "text_sha256": sha256(text),
        "sha256": sha256(article_to_json(article)),
    }


def article_of(row: Any) -> Article:
    """The article of a `documents` row; `LedgerCorruptError` where its columns cannot be those of an article."""
    head = row.title + TITLE_GAP if row.title else ""
    if not row.text.startswith(head):
        raise LedgerCorruptError(
            f"document {row.id!a}: the text does not begin with the title; run `reportedly verify`"
        )
    try:
        published = date.fromisoformat(row.published) if row.published is not None else None
        notes = tuple(json.loads(row.notes))
    except ValueError as error:
        raise LedgerCorruptError(f"document {row.id!a}: {error}; run `reportedly verify`") from error
    return Article(
        id=row.article_id,
        text=row.text[len(head) :],
        title=row.title,
        publisher=row.publisher,
        published=published,
        url=row.url,
        language=row.language,
        origin=row.origin,
        notes=notes,
    )


def claim_row(claim: Claim) -> Row:
    content = claim_to_json(claim)
    return {
        "id": claim.id,
        "document_id": claim.document,
        "kind": claim.kind,
        "act": claim.act,
        "reality": claim.reality,
        "event_type": claim.event_type,
        "speaker": claim.speaker.name,
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        **_words("trigger", claim.trigger),
        **_words("hedge", claim.hedge),
        "origin": claim.origin,
        "content": content,
        "sha256": sha256(content),
    }


def hop_rows(claim: Claim) -> list[Row]:
    return [{"claim_id": claim.id, "position": position, **_hop(hop)} for position, hop in enumerate(claim.voice)]


def slot_rows(claim: Claim) -> list[Row]:
    return [{"claim_id": claim.id, "position": position, **_slot(slot)} for position, slot in enumerate(claim.slots)]


def link_rows(claim: Claim) -> list[Row]:
    """The claims that this one speaks of (`about`) or is said to answer (`answers`)."""
    return [
        {"claim_id": claim.id, "relation": relation, "position": position, "other_id": other}
        for relation, others in (("about", claim.about), ("answers", claim.answers))
        for position, other in enumerate(others)
    ]


def judgement_row(judgement: Judgement) -> Row:
    return {
        "id": judgement.id,
        "left_id": judgement.left,
        "right_id": judgement.right,
        "verdict": judgement.verdict,
        "score": float(round(judgement.score, 4)),
        "reason": judgement.reason,
        "by": judgement.by,
    }


def rejection_row(name: str, reason: str, origin: str) -> Row:
    content = {"name": name, "reason": reason, "origin": origin}
    return {"id": content_id("x", content), **content}


def reading_claim_rows(reading: int, claims: Sequence[Claim]) -> list[Row]:
    return [{"reading": reading, "position": position, "claim_id": claim.id} for position, claim in enumerate(claims)]


def reading_row(
    reading: Reading, position: int, previous: str, *, claims: Sequence[str], judgements: Sequence[str]
) -> Row:
    """The row that marks a reading as finished; `claims` and `judgements` are the ids that were recorded with it."""
    document = reading.document.id
    return {
        "position": position,
        "document_id": document,
        "origin": reading.origin,
        "claims": len(claims),
        "judgements": len(judgements),
        "seal": reading_seal(previous, document, reading.origin, claims=claims, judgements=judgements),
    }


def reading_seal(previous: str, document: str, origin: str, *, claims: Sequence[str], judgements: Sequence[str]) -> str:
    """The hash that chains a reading to the one recorded before it: none can be taken out of the middle unseen."""
    content = {"previous": previous, "document": document, "origin": origin, "claims": list(claims)}
    return sha256(canonical(content | {"judgements": sorted(judgements)}))


def _words(name: str, words: Words | None, *, prefix: str | None = None) -> Row:
    """Three columns for verbatim words: the words, their start and their end."""
    before = f"{name}_" if prefix is None else prefix
    if words is None:
        return {name: None, f"{before}start": None, f"{before}end": None}
    return {name: words.text, f"{before}start": words.span.start, f"{before}end": words.span.end}


def _hop(hop: Hop) -> Row:
    return {
        "name": hop.name,
        "role": hop.role,
        **_words("words", hop.words, prefix=""),
        **_words("cue", hop.cue),
        "actor": hop.actor,
        **_words("affiliation", hop.affiliation),
        "anonymous": int(hop.anonymous),
    }


NO_VALUE: Row = dict.fromkeys(
    ("label", "low", "high", "unit", "earliest", "latest", "precision", "latitude", "longitude", "radius_km")
    + ("country", "resolved")
)


def _slot(slot: Slot) -> Row:
    return {
        "facet": slot.facet,
        "role": slot.role,
        **_words("words", slot.words, prefix=""),
        **NO_VALUE,
        **_value(slot.value),
        "how": slot.how,
        "missing": slot.missing,
        "value": None if slot.value is None else canonical(plain(slot.value)),
    }


def _value(value: FacetValue | None) -> Row:
    """The columns that a value fills in, so that SQL can sort, compare and map it."""
    match value:
        case When():
            return {"earliest": _iso(value.earliest), "latest": _iso(value.latest), "precision": value.precision}
        case Count():
            return {
                "low": _int64(value.low),
                "high": _int64(value.high),
                "unit": value.unit,
                "precision": value.modifier,
            }
        case Place():
            return {
                "label": value.name,
                "country": value.country,
                "precision": value.precision,
                "latitude": _float(value.latitude),
                "longitude": _float(value.longitude),
                "radius_km": _float(value.radius_km),
                "resolved": value.row,
            }
        case Actor():
            return {"label": value.claimed_as, "resolved": value.resolved, "country": value.country}
        case Text():
            return {"label": value.value}
        case None:
            return {}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)


def _int64(number: int | None) -> int | None:
    """The number if a SQL column can hold it; a longer one stands in the JSON alone."""
    return number if number is not None and -(2**63) <= number < 2**63 else None

"""What may come in: a reading whose words stand in its text, whose ids are its content's, and that reads back equal."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from reportedly.errors import InputError, SpanError
from reportedly.values.claim import Claim, sealed
from reportedly.values.codec import article_to_json, claim_from_json, claim_to_json
from reportedly.values.document import Document, document_id, document_text
from reportedly.values.judgement import Judgement, judge
from reportedly.values.reading import Reading


def check_reading(reading: Reading) -> None:
    """`SpanError` or `InputError`, with the offending value, where a reading does not hold together."""
    _check_document(reading.document)
    if not reading.origin:
        raise InputError("a reading without an origin cannot be recorded: name the reader and its version")
    for claim in reading.claims:
        _check_claim(claim, reading.document)
    check_judgements(reading.judgements)


def check_judgements(judgements: Iterable[Judgement]) -> None:
    """`InputError` for a judgement of a claim about itself, with its sides swapped, or with no finite score."""
    for item in judgements:
        if not isfinite(item.score):
            raise InputError(f"judgement of {item.left} and {item.right} has the score {item.score}; give a number")
        one_order = judge(item.left, item.right, item.verdict, score=item.score, reason=item.reason, by=item.by)
        if item.left == item.right or item.left != one_order.left:
            raise InputError(
                f"judgement of {item.left} and {item.right}: make it with `judge` from two different claims"
            )
        check_unicode(f"judgement {item.id}", item.reason + item.by)


def check_unicode(name: str, text: str) -> None:
    """`InputError` where `text` holds half a character (a lone surrogate), which no UTF-8 file can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"{name} holds half a character ({text[error.start]!a} at {error.start}):"
            " save the article as UTF-8 again, under a UTF-8 name"
        ) from error


def _check_document(document: Document) -> None:
    article = document.article
    check_unicode(f"article {article.id!a}", article_to_json(article))
    if document.text != document_text(article)[0]:
        raise InputError(f"document {document.id}: its text is not its article's title and text")
    if document.id != document_id(article):
        raise InputError(f"document {document.id}: the article's content gives the id {document_id(article)}")


def _check_claim(claim: Claim, document: Document) -> None:
    if claim.document != document.id:
        raise InputError(f"claim {claim.id} belongs to document {claim.document}, not to {document.id}")
    if not claim.voice:
        raise InputError(f"claim {claim.id} has no speaker: hop 0 is the publisher")
    try:
        content = claim_to_json(claim)
        own_id = sealed(claim, document.text).id
    except SpanError as error:
        raise SpanError(f"claim {claim.id}: {error}") from error
    except ValueError as error:
        raise InputError(f"claim {claim.id} holds a number that JSON cannot: {error}") from error
    check_unicode(f"claim {claim.id}", content)
    if claim.id != own_id:
        raise InputError(f"claim {claim.id}: its content gives the id {own_id}; make claims with `sealed`")
    if claim_from_json(content) != claim:
        raise InputError(f"claim {claim.id} does not read back as it was written: {content[:200]}")

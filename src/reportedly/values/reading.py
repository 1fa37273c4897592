"""What a reader hands over: one article's document, its claims and the judgements between them."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.values.claim import Claim
from reportedly.values.document import Document
from reportedly.values.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's whole reading of one document; recorded whole or not at all.

    `origin` names the reader with every version that its output depends on: two readings of one document with the same
    origin are the same reading, and a ledger keeps the first.
    """

    document: Document
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    origin: str

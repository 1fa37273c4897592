"""The atom: one speaker's one act about one event, grounded in one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from typing import Any, Literal

from reportedly.errors import SpanError
from reportedly.values.facets import FacetValue
from reportedly.values.ids import content_id
from reportedly.values.span import Span, Words

Kind = Literal["event", "tally", "response", "statement"]
Reality = Literal["actual", "ongoing", "attempted", "planned", "hypothetical", "negated"]
LIVE: frozenset[Reality] = frozenset({"actual", "ongoing", "attempted"})  # what is said to have taken place
Facet = Literal[
    "date",
    "place",
    "perpetrator",
    "target",
    "weapon",
    "munitions",
    "killed",
    "wounded",
    "missing",
    "captured",
    "damage",
    "amount",
    "reason",
    "count",
    "since",
    "condition",
    "addressee",
]
Missing = Literal["not_stated", "ambiguous", "conflicting", "unresolved"]
PlaceRole = Literal["location", "origin", "target", "intercept"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One speaker of a chain. Hop 0 is the publisher, whose name comes from the article's data (`words` is None)."""

    name: str
    role: str
    words: Words | None = None
    cue: Words | None = None
    actor: str | None = None
    affiliation: Words | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One facet's value: verbatim words, the normalised value and how it was normalised, or why it is missing."""

    facet: Facet
    words: Words | None
    value: FacetValue | None
    how: str
    role: PlaceRole | None = None
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. `id` is the hash of everything but `id` and `origin`, so the same text gives the same claim.

    `event_type` and `trigger` name the event (None for statements about no event). `about` holds the ids of the claims
    of the same document whose events this one speaks of ("no confirmation ... about the reported attacks"); for a
    response, `about` is the act and `answers` what it is said to answer (empty where the ledger does not hold it: the
    `reason` slot is then the stub).
    """

    id: str
    document: str
    kind: Kind
    act: str
    reality: Reality
    span: Span
    quote: str
    voice: tuple[Hop, ...]
    event_type: str | None = None
    trigger: Words | None = None
    hedge: Words | None = None
    slots: tuple[Slot, ...] = ()
    about: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    origin: str = ""

    def of(self, facet: Facet) -> tuple[Slot, ...]:
        """The slots of one facet, in the order of the text."""
        return tuple(slot for slot in self.slots if slot.facet == facet)

    @property
    def sources(self) -> tuple[Hop, ...]:
        """The chain without the publisher."""
        return self.voice[1:]

    @property
    def speaker(self) -> Hop:
        """The innermost hop: who is said to say so."""
        return self.voice[-1]

    def all_words(self) -> Iterator[Words]:
        """Every verbatim piece that this claim holds."""
        yield Words(self.quote, self.span)
        for words in (self.trigger, self.hedge):
            if words is not None:
                yield words
        for hop in self.voice:
            for words in (hop.words, hop.cue, hop.affiliation):
                if words is not None:
                    yield words
        for slot in self.slots:
            if slot.words is not None:
                yield slot.words


def plain(value: Any) -> Any:
    """A dataclass value as plain JSON types: dates as ISO text, tuples as lists, 34.0 as 34 (as RFC 8785 writes it, so
    that a whole number gives one id however it was computed)."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return {name: plain(getattr(value, name)) for name in _field_names(value.__class__)}


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def claim_id(claim: Claim) -> str:
    """The id that this claim's content gives."""
    content = plain(claim)
    del content["id"], content["origin"]
    return content_id("c", content)


def sealed(claim: Claim, text: str) -> Claim:
    """The claim with its id, once every verbatim piece was found at its span of `text`; else `SpanError`."""
    for words in claim.all_words():
        if words.span.cut(text) != words.text:
            raise SpanError(
                f"the text at [{words.span.start}, {words.span.end}) is {words.span.cut(text)!r}, not {words.text!r};"
                " the claim is not stored"
            )
    return replace(claim, id=claim_id(claim))

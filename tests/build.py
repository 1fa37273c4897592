"""Claims by hand, for tests that need claims but no reader. Every quote must stand in the document's text.

    document = make_document("Ahmar News said two rockets hit Fort Zed.", publisher="The Gazette")
    rocket = claim(document, "two rockets hit Fort Zed", voice=[hop(document, "Ahmar News", role="agency")],
                   trigger="hit", slots=[target("Fort Zed"), munitions("two rockets", 2)])

Slots are written as functions that still lack the document: `claim` looks their words up inside the quote first, then
anywhere in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from reportedly.values.claim import Claim, Facet, Hop, Kind, Missing, PlaceRole, Reality, Slot, sealed
from reportedly.values.document import Article, Document, document_id, document_text
from reportedly.values.facets import Actor, Count, FacetValue, Modifier, Place, PlacePrecision, Text, When
from reportedly.values.judgement import Judgement, Verdict, judge
from reportedly.values.span import Span, Words

READER = "reportedly test"
MakeSlot = Callable[[Document, Span], Slot]


def make_document(
    text: str,
    *,
    title: str = "",
    publisher: str | None = "The Gazette",
    published: date | None = date(2031, 5, 9),
    article_id: str = "made-up",
) -> Document:
    """A document whose sentences are its lines; enough for tests that bring their own claims."""
    article = Article(article_id, text, title=title, publisher=publisher, published=published)
    whole, body = document_text(article)
    lines, start = [], 0
    for line in whole.splitlines(keepends=True):
        if line.strip():
            lines.append(Span(start, start + len(line.rstrip("\n"))))
        start += len(line)
    return Document(document_id(article), article, whole, whole, body, tuple(lines), tuple(lines), ())


def words(document: Document, text: str, *, within: Span | None = None) -> Words:
    """The first `text` inside `within`, else in the whole document."""
    start = document.text.find(text, within.start, within.end) if within is not None else -1
    start = start if start >= 0 else document.text.find(text)
    assert start >= 0, f"{text!r} does not stand in the document"
    return document.words(start, start + len(text))


def hop(
    document: Document,
    name: str,
    *,
    role: str = "official",
    at: str | None = None,
    cue: str | None = None,
    actor: str | None = None,
    affiliation: str | None = None,
    anonymous: bool = False,
) -> Hop:
    """A speaker; `at` are its words in the text where they are not its name."""
    return Hop(
        name=name,
        role=role,
        words=words(document, at or name),
        cue=words(document, cue) if cue else None,
        actor=actor,
        affiliation=words(document, affiliation) if affiliation else None,
        anonymous=anonymous,
    )


def claim(
    document: Document,
    quote: str,
    *,
    act: str = "asserts",
    voice: Sequence[Hop] = (),
    kind: Kind = "event",
    reality: Reality = "actual",
    event_type: str | None = None,
    trigger: str | None = None,
    hedge: str | None = None,
    slots: Sequence[MakeSlot] = (),
    about: Sequence[Claim] = (),
    answers: Sequence[Claim] = (),
) -> Claim:
    """A sealed claim; the publisher is put in front of `voice`. An event without a type is an air or drone strike."""
    span = words(document, quote).span
    draft = Claim(
        id="",
        document=document.id,
        kind=kind,
        act=act,
        reality=reality,
        span=span,
        quote=quote,
        voice=(Hop(document.article.publisher or "the publisher", "publisher"), *voice),
        event_type=event_type or ("air_drone_strike" if kind == "event" else None),
        trigger=words(document, trigger, within=span) if trigger else None,
        hedge=words(document, hedge, within=span) if hedge else None,
        slots=tuple(make(document, span) for make in slots),
        about=tuple(other.id for other in about),
        answers=tuple(other.id for other in answers),
        origin=READER,
    )
    return sealed(draft, document.text)


def same(one: Claim, other: Claim, *, by: str = READER, score: float = 0.9) -> Judgement:
    return verdict(one, other, "same", by=by, score=score)


def different(one: Claim, other: Claim, *, by: str = READER, score: float = 0.9) -> Judgement:
    return verdict(one, other, "different", by=by, score=score)


def verdict(one: Claim, other: Claim, answer: Verdict, *, by: str = READER, score: float = 0.9) -> Judgement:
    return judge(one.id, other.id, answer, score=score, reason="by hand", by=by)


# slots


def slot(
    facet: Facet, text: str, value: FacetValue | None, *, role: PlaceRole | None = None, missing: Missing | None = None
) -> MakeSlot:
    def make(document: Document, span: Span) -> Slot:
        return Slot(facet, words(document, text, within=span), value, "by hand", role, missing)

    return make


def perpetrator(text: str, *, resolved: str | None = None, country: str | None = None) -> MakeSlot:
    return slot("perpetrator", text, Actor(text, resolved, country=country))


def target(text: str, *, resolved: str | None = None) -> MakeSlot:
    return slot("target", text, Actor(text, resolved) if resolved else Text(text))


def place(
    text: str,
    *,
    role: PlaceRole = "location",
    row: str | None = None,
    country: str | None = None,
    at: tuple[float, float] | None = None,
    precision: PlacePrecision = "town",
    radius_km: float | None = None,
    relation: str | None = None,
) -> MakeSlot:
    latitude, longitude = at if at is not None else (None, None)
    value = Place(
        text,
        country,
        precision if at is not None else "unknown",
        row=row,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius_km,
        relation=relation,
        unresolved=None if row else "no gazetteer row",
    )
    return slot("place", text, value, role=role)


def day(text: str, earliest: date | None, latest: date | None = None, *, facet: Facet = "date") -> MakeSlot:
    """A day or a range of days; with `facet="since"` the end stays open."""
    end = latest if latest is not None or facet == "since" else earliest
    return slot(facet, text, When(earliest, end, "day" if end in (earliest, None) else "days", "relative"))


def weapon(text: str) -> MakeSlot:
    return slot("weapon", text, Text(text))


def number(
    facet: Facet, text: str, low: int | None, high: int | None, *, modifier: Modifier = "exact", unit: str | None
) -> MakeSlot:
    return slot(facet, text, Count(low, high, modifier, unit))


def munitions(text: str, figure: int, *, unit: str | None = None) -> MakeSlot:
    return number("munitions", text, figure, figure, unit=unit)


def killed(text: str, low: int | None, high: int | None = None, *, unit: str | None = "person") -> MakeSlot:
    """`high` is `low` unless given; give -1 for an open end."""
    return number("killed", text, low, None if high == -1 else low if high is None else high, unit=unit)


def wounded(text: str, low: int | None, *, unit: str | None = "person") -> MakeSlot:
    return number("wounded", text, low, low, unit=unit)


def phrase(facet: Facet, text: str) -> MakeSlot:
    """A reason, a condition, a damage: words that stay words."""
    return slot(facet, text, Text(text))

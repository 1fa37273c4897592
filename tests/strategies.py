"""Hypothesis strategies for the values that suites share: any text, any claim that stands in it, whole readings."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from reportedly.values.claim import Claim, Facet, Hop, Kind, Missing, PlaceRole, Reality, Slot, sealed
from reportedly.values.document import Article, Document
from reportedly.values.facets import (
    Actor,
    Count,
    DateBasis,
    DatePrecision,
    FacetValue,
    Modifier,
    Place,
    PlaceCandidate,
    PlacePrecision,
    Text,
    When,
)
from reportedly.values.judgement import Judgement, Verdict, judge
from reportedly.values.reading import Reading
from reportedly.values.span import Span, Words
from samples import as_document

# Every character that UTF-8 can hold, with a taste for those that break programs.
characters = st.one_of(
    st.characters(exclude_categories=["Cs"]), st.sampled_from("\x00\u200f“”'\"\\\n\u0301\U0001f680ع")
)
texts = st.text(characters, max_size=60)
names = st.text(characters, min_size=1, max_size=12)
days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
numbers = st.floats(allow_nan=False, allow_infinity=False)
origins = st.sampled_from(("rules-1", "rules-2"))


def one_of_literal(literal: Any) -> st.SearchStrategy[Any]:
    """One value of a `Literal` type."""
    return st.sampled_from(get_args(literal))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


articles = st.builds(
    Article,
    id=names,
    text=texts,
    title=st.just("") | names,
    publisher=maybe(names),
    published=maybe(days),
    url=maybe(st.just("https://example.org/a")),
    language=maybe(st.sampled_from(("en", "ar"))),
    origin=maybe(names),
    notes=st.lists(texts, max_size=2).map(tuple),
)


documents = articles.map(as_document)

facet_values: st.SearchStrategy[FacetValue] = st.one_of(
    st.builds(
        When,
        earliest=maybe(days),
        latest=maybe(days),
        precision=one_of_literal(DatePrecision),
        basis=one_of_literal(DateBasis),
        anchor=maybe(days),
        clock=maybe(st.just("12:00")),
        zone=maybe(st.just("local")),
    ),
    st.builds(
        Count,
        low=maybe(st.integers()),
        high=maybe(st.integers()),
        modifier=one_of_literal(Modifier),
        unit=maybe(names),
    ),
    st.builds(
        Place,
        name=maybe(names),
        country=maybe(st.just("SY")),
        precision=one_of_literal(PlacePrecision),
        row=maybe(names),
        admin1=maybe(names),
        latitude=maybe(numbers | st.integers(-90, 90)),
        longitude=maybe(numbers | st.integers(-180, 180)),
        radius_km=maybe(numbers),
        relation=maybe(st.just("near")),
        candidates=st.lists(
            st.builds(PlaceCandidate, names, names, maybe(st.just("IQ")), numbers, numbers, numbers), max_size=2
        ).map(tuple),
        unresolved=maybe(names),
    ),
    st.builds(
        Actor,
        claimed_as=names,
        resolved=maybe(names),
        sort=maybe(names),
        country=maybe(names),
    ),
    st.builds(Text, value=texts, sort=maybe(names)),
)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Any span of a text."""
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return edges.map(lambda pair: Span(min(pair), max(pair)))


def words(text: str) -> st.SearchStrategy[Words]:
    """Any words of a text, at their place."""
    return spans(text).map(lambda span: Words(span.cut(text), span))


def hops(text: str) -> st.SearchStrategy[Hop]:
    found = maybe(words(text))
    return st.builds(
        Hop,
        name=names,
        role=names,
        words=found,
        cue=found,
        actor=maybe(names),
        affiliation=found,
        anonymous=st.booleans(),
    )


def slots(text: str) -> st.SearchStrategy[Slot]:
    return st.builds(
        Slot,
        facet=one_of_literal(Facet),
        words=maybe(words(text)),
        value=maybe(facet_values),
        how=names,
        role=maybe(one_of_literal(PlaceRole)),
        missing=maybe(one_of_literal(Missing)),
    )


@st.composite
def claims_of(draw: st.DrawFn, document: Document, *, about: tuple[str, ...] = (), origin: str = "rules-1") -> Claim:
    """A claim that stands in the document, sealed; `about` are ids that it may speak of."""
    span = draw(spans(document.text))
    others = st.lists(st.sampled_from(about), unique=True, max_size=3).map(tuple) if about else st.just(())
    claim = Claim(
        id="",
        document=document.id,
        kind=draw(one_of_literal(Kind)),
        act=draw(st.sampled_from(("asserts", "denies", "threatens"))),
        reality=draw(one_of_literal(Reality)),
        span=span,
        quote=span.cut(document.text),
        voice=tuple(draw(st.lists(hops(document.text), min_size=1, max_size=3))),
        event_type=draw(maybe(st.sampled_from(("airstrike", "shelling")))),
        trigger=draw(maybe(words(document.text))),
        hedge=draw(maybe(words(document.text))),
        slots=tuple(draw(st.lists(slots(document.text), max_size=3))),
        about=draw(others),
        answers=draw(others),
        origin=origin,
    )
    return sealed(claim, document.text)


claims = documents.flatmap(claims_of)


def judgements_of(ids: tuple[str, ...], *, by: str) -> st.SearchStrategy[Judgement]:
    """A judgement between two of the claims."""
    pairs = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
    return st.builds(
        lambda pair, verdict, score, reason: judge(*pair, verdict, score=score, reason=reason, by=by),
        pairs,
        one_of_literal(Verdict),
        st.floats(0, 1) | st.sampled_from((0, 1)),
        texts,
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A whole reading: a document, claims that may speak of earlier ones, judgements between them."""
    document = draw(documents)
    origin = draw(origins)
    found: list[Claim] = []
    for _ in range(draw(st.integers(0, 4))):
        found.append(draw(claims_of(document, about=tuple(claim.id for claim in found), origin=origin)))
    ids = tuple(dict.fromkeys(claim.id for claim in found))
    judged = draw(st.lists(judgements_of(ids, by=origin), max_size=2)) if len(ids) > 1 else []
    return Reading(document, tuple(found), tuple(judged), origin)

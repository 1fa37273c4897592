"""Tallies: how many events or victims somebody counts over a period. They are compared with incidents, never added."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extracting.telling import Teller
from reportedly.values.claim import Claim, Facet, Slot, sealed
from reportedly.values.facets import Count, When
from reportedly.values.mention import CountMention, TimeMention
from reportedly.values.span import Span

MASS = 500  # killed: more than any single incident of the gold data reports in one sentence
LONG = 7  # days: figures over a longer period are totals
PEOPLE = frozenset({"killed", "wounded", "killed_or_wounded", "missing", "captured"})


def tally(teller: Teller) -> Iterator[Claim]:
    """Counts over a period, as claims of those who count, in the order of the text."""
    for count in teller.mentions.counts:
        index, scope = teller.scope_of(count.words.span)
        windows = [t for t in teller.mentions.times if scope.covers(t.words.span) and t.role in ("since", "until")]
        if not is_tally(teller, count, scope, windows):
            continue
        slots = [Slot("count", count.number, count.value, f"counts {count.of.text if count.of else count.facet}")]
        slots += [Slot("since", t.words, t.value, "window of the count") for t in windows if t.role == "since"]
        slots += _parties(teller, count, scope)
        ordered = tuple(sorted(slots, key=lambda s: (s.words.span if s.words else Span(0, 0), s.facet)))
        for voice in teller.chains.voices(index):
            claim = Claim(
                id="",
                document=teller.grammar.document.id,
                kind="tally",
                act="asserts",
                reality="actual",
                span=scope,
                quote=scope.cut(teller.text),
                voice=voice,
                trigger=count.words,
                slots=ordered,
                origin=teller.origin,
            )
            yield sealed(claim, teller.text)


def is_tally(teller: Teller, count: CountMention, scope: Span, windows: list[TimeMention]) -> bool:
    """Whether a count is a total over several events or a period rather than a figure of one event."""
    since = any(t.role == "since" and t.words.span.distance(count.words.span) < 160 for t in windows)
    if count.facet == "incidents":
        return since or _bounded(count.value) or _over(teller, count, scope)
    if count.facet in PEOPLE:
        return since or (count.value.low or 0) >= MASS or (count.value.high or 0) >= MASS
    return False


def _bounded(count: Count) -> bool:
    return count.modifier not in ("exact", "indefinite", "none") and (count.high or count.low or 0) > 4


def _over(teller: Teller, count: CountMention, scope: Span) -> bool:
    """ "in the past month", "this year": a period around the count that is longer than a week."""
    near = [t.value for t in teller.mentions.times if scope.covers(t.words.span) and isinstance(t.value, When)]
    return any(t.earliest and t.latest and (t.latest - t.earliest).days > LONG for t in near)


def _parties(teller: Teller, count: CountMention, scope: Span) -> Iterator[Slot]:
    """Who acts and who is hit in what is counted, from the event mention that the count belongs to."""
    events = (e for e in teller.mentions.events if e.clause.overlaps(count.words.span) and scope.covers(e.trigger.span))
    event = next(events, None)
    if event is None:
        return
    struck = (*event.patients, *(c for p, c in event.oblique if p in ("on", "against", "at")))
    sides: tuple[tuple[Facet, tuple[int | None, ...]], ...] = (("perpetrator", (event.agent,)), ("target", struck))
    for facet, chunks in sides:
        spans = [teller.grammar.chunks[c].words.span for c in chunks if c is not None]
        for actor in teller.mentions.actors:
            if any(span.overlaps(actor.words.span) for span in spans):
                yield Slot(facet, actor.words, actor.value, "party of what is counted")

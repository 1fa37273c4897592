"""Tallies: how many events or victims somebody counts over a period. They are compared with incidents, never added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportedly.extracting.telling import Teller
from reportedly.values.claim import Claim, Facet, Slot
from reportedly.values.facets import Count, When
from reportedly.values.mention import CountMention, EventMention, TimeMention
from reportedly.values.span import Span, Words

MASS = 500  # killed: more than any single incident of the gold data reports in one sentence
MANY_TIMES = 3
REACH = 160  # characters between a count and the words that say since when
BEGAN = re.compile(r"\b(?:began|begun|started)\b(?: on)?\s*$", re.IGNORECASE)
SINCE = re.compile(r"\bsince\b[^,.;:!?()\"]{1,60}$", re.IGNORECASE)  # "since the assault of October 7"
LONG = 7  # days: figures over a longer period are totals
PEOPLE = frozenset({"killed", "wounded", "killed_or_wounded", "missing", "captured"})


def counted(teller: Teller) -> Iterator[EventMention]:
    """The event mentions that tell of a whole: those that a tally counts, and campaigns. They tell no incident."""
    totals = {c for c in teller.mentions.counts if is_tally(teller, c)}
    for event in teller.mentions.events:
        near = [c for c in teller.near(event.trigger.span).counts if c in totals]
        mine = [c for c in near if c.words.span.overlaps(event.trigger.span)]
        times = any(c.facet == "other" and event.clause.overlaps(c.words.span) for c in near)
        if event.campaign or times or any(c.facet == "incidents" or event.effect for c in mine):
            yield event


def tally(teller: Teller) -> Iterator[Claim]:
    """Counts over a period, as claims of those who count, in the order of the text."""
    for count in teller.mentions.counts:
        if is_tally(teller, count):
            yield from _claims(teller, count.words, count.value, count.number, count.of)
    for event in teller.mentions.events:
        if event.campaign:
            many = Count(None, None, "indefinite", unit="incident")
            whole = _campaign(teller, event)
            yield from _claims(teller, whole, many, whole, None)


def _campaign(teller: Teller, event: EventMention) -> Words:
    """The words of a campaign from those that make it a whole: "a series of ongoing attacks"."""
    grammar = teller.grammar
    whole = grammar.chunk_of[max(0, grammar.modifiers(event.head).start - 2)]
    first = grammar.chunks[whole].words.span if whole is not None else event.trigger.span
    return grammar.document.words(min(first.start, event.trigger.span.start), event.trigger.span.end)


def _claims(teller: Teller, words: Words, value: Count, number: Words, of: Words | None) -> Iterator[Claim]:
    index, scope = teller.scope_of(words.span)
    quote = teller.quote(scope, words.span)
    slots = [Slot("count", number, value, f"counts {of.text}" if of is not None else "counts events told as a whole")]
    slots += [Slot("since", since, value, "window of the count") for since, value in _since(teller, words, scope)]
    slots += _parties(teller, words, scope)
    ordered = tuple(sorted(slots, key=lambda s: (s.words.span if s.words else Span(0, 0), s.facet)))
    for voice in teller.chains.voices(index):
        yield teller.claim("tally", quote, voice, act="asserts", reality="actual", trigger=words, slots=ordered)


def _since(teller: Teller, words: Words, scope: Span) -> list[tuple[Words, When | None]]:
    """The times near a count that say since when it counts, as "that began on Oct. 17" does too."""
    near = (t for t in teller.near(words.span).times if t.words.span.distance(words.span) < REACH)
    found = (_start(teller, time, scope) for time in near if scope.covers(time.words.span))
    return [start for start in found if start is not None]


def _start(teller: Teller, time: TimeMention, scope: Span) -> tuple[Words, When | None] | None:
    """A time as the start of a window: its own "since", a "began" before it, or the "since" of the event it dates."""
    start = time.words.span.start
    floor = max(scope.start, start - REACH)
    lead = teller.grammar.document.plain[floor:start]
    if time.role == "since" or BEGAN.search(lead):
        return time.words, time.value
    since = SINCE.search(lead)
    if since is None or time.value is None or time.role != "when":
        return None
    words = teller.grammar.document.words(floor + since.start(), time.words.span.end)
    return words, replace(time.value, latest=None)


def is_tally(teller: Teller, count: CountMention) -> bool:
    """Whether a count is a total over several events or a period rather than a figure of one event."""
    _, scope = teller.scope_of(count.words.span)
    since = bool(_since(teller, count.words, scope))
    if count.facet == "other" and count.of is not None and count.of.text.casefold() == "times":
        many = (count.value.low or count.value.high or 0) >= MANY_TIMES
        return (
            since or many
        )  # "have fired on the bases nearly 30 times since ...", "were attacked 13 times between ..."
    if count.facet == "incidents":
        return since or _bounded(count.value) or _over(teller, count.words, scope)
    if count.facet in PEOPLE:
        after = any(since.span.start > count.words.span.start for since, _ in _since(teller, count.words, scope))
        return after or (count.value.low or 0) >= MASS or (count.value.high or 0) >= MASS
    return False


def _bounded(count: Count) -> bool:
    return count.modifier not in ("exact", "indefinite", "none") and (count.high or count.low or 0) > 4


def _over(teller: Teller, words: Words, scope: Span) -> bool:
    """ "in the past month", "this year": a period around the count that is longer than a week."""
    times = [t.value for t in teller.near(words.span).times if scope.covers(t.words.span)]
    return any(t and t.earliest and t.latest and (t.latest - t.earliest).days > LONG for t in times)


def _parties(teller: Teller, words: Words, scope: Span) -> Iterator[Slot]:
    """Who acts and who is hit in what is counted, from the event mention that the count belongs to."""
    near = teller.near(words.span)
    events = (e for e in near.events if e.clause.overlaps(words.span) and scope.covers(e.trigger.span))
    event = next(events, None)
    if event is None:
        return
    struck = (*event.patients, *(c for p, c in event.oblique if p in ("on", "against", "at")))
    sides: tuple[tuple[Facet, tuple[int | None, ...]], ...] = (("perpetrator", (event.agent,)), ("target", struck))
    for facet, chunks in sides:
        spans = [teller.grammar.chunks[c].words.span for c in chunks if c is not None]
        for actor in near.actors:
            if any(span.overlaps(actor.words.span) for span in spans):
                yield Slot(facet, actor.words, actor.value, "party of what is counted")

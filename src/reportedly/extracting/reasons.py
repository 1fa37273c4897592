"""Responses: somebody says that one act answers another. Proximity in time makes no arrow; only words do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.extracting.grammar import subject
from reportedly.extracting.nearby import REACH, Shelf
from reportedly.extracting.telling import Teller, Told, told_ids, told_in
from reportedly.extracting.times import resolve_time
from reportedly.values.claim import LIVE, Claim, Slot
from reportedly.values.facets import Text, When
from reportedly.values.mention import EventMention, TimeMention
from reportedly.values.span import Span, Words

# "<act> in response to <reason>": what follows the cue is what is answered.
ANSWERS = re.compile(
    r"\b(?:in (?:direct |apparent |quick |swift )?"
    r"(?:response|retaliation|revenge|reprisal|reaction|retribution) (?:to|for)"
    r"|(?:a|an|the|its|their|our) (?:\w+[ -]){0,2}?(?:response|retaliation|reprisal|answer|revenge|reaction|reply)"
    r"(?: by [^.;,]{1,60}?)? (?:to|for)"
    r"|to avenge|avenging|in return for|retaliat(?:ed|ing|es) (?:for|against)|respond(?:ed|ing|s)? to"
    r"|as (?:a )?punishment for"
    r"|retaliatory (?:attacks?|strikes?|raids?) (?:for|to))\s+",
    re.IGNORECASE,
)
UNANSWERED = re.compile(
    r"\b(?:(?:remained|went|gone|left) unanswered|no (?:answer|response|reply|retaliation) (?:came|followed)) until\b",
    re.IGNORECASE,
)
END = re.compile(r"[;!?\"]|, (?:and|but|which|who|while)\b|\bthat began\b", re.IGNORECASE)
UNTIL = re.compile(r"^until\s+", re.IGNORECASE)
BEGAN = re.compile(r"\b(?:began|begun|started|since)\b(?: on)?\s*$", re.IGNORECASE)
FULL_STOP = re.compile(r"[^\W_]{2}\.$")  # but not the one of "the U.S."
MODAL = re.compile(r"\b(?:would|could|may|might|if true)\b", re.IGNORECASE)


def respond(teller: Teller, told: Shelf[Told]) -> Iterator[Claim]:
    """Response claims in the order of the text: `about` is the act, `answers` what it is said to answer."""
    plain = teller.grammar.document.plain
    for match in ANSWERS.finditer(plain):
        cue = Span(*match.span())
        _, scope = teller.scope_of(cue)
        reason = _reason(teller, match.end(), scope)
        if reason is None:
            continue
        about, answers = _act_before(teller, told, cue, scope), told_ids(told_in(told, reason.span))
        if about and set(about) & set(answers):
            continue
        slots = (Slot("reason", reason, Text(" ".join(reason.text.split())), "words after the cue"),)
        yield from _claims(teller, cue, (*slots, *_window(teller, scope, reason)), about, answers)
    yield from _until(teller, told)


def grievances(teller: Teller) -> Iterator[EventMention]:
    """Events that a reason names by no day, no figure and nobody who acts: "in response to the bombing of the town".

    They stay words of the reason, which stands as a stub for what it answers, and tell no incident.
    """
    for match in ANSWERS.finditer(teller.grammar.document.plain):
        _, scope = teller.scope_of(Span(*match.span()))
        reason = _reason(teller, match.end(), scope)
        if reason is None:
            continue
        near = teller.near(reason.span)
        told = [t.words.span for t in near.times] + [c.words.span for c in near.counts]
        if any(reason.span.covers(span) for span in told):
            continue
        actors = [a.words.span.start for a in near.actors if reason.span.covers(a.words.span)]
        for event in near.events:
            acted = event.agent is not None or min(actors, default=event.trigger.span.end) < event.trigger.span.start
            if not event.verb and not acted and reason.span.covers(event.trigger.span):
                yield event


def _reason(teller: Teller, start: int, scope: Span) -> Words | None:
    """The words after the cue up to the end of the phrase."""
    limit = min(scope.end, start + REACH)
    end = END.search(teller.grammar.document.plain, start, limit)
    stop = end.start() if end is not None else limit
    text = teller.text[start:stop].rstrip()
    text = text[:-1] if FULL_STOP.search(text) else text
    return Words.at(teller.text, start, start + len(text)) if len(text.strip()) > 2 else None


def _act_before(teller: Teller, told: Shelf[Told], cue: Span, scope: Span) -> tuple[str, ...]:
    """The act that answers: the nearest event before the cue in its sentence, else the one told before the sentence."""
    before = [t for t in told.before(cue.end) if t.event.trigger.span.end <= cue.start + 1]
    sentence = teller.grammar.document.sentence_at(cue.start)
    inside = [t for t in before if scope.covers(t.event.trigger.span)]
    same = inside or [t for t in before if t.event.sentence == sentence]
    found = same or [t for t in before if t.event.sentence < sentence and t.event.reality in LIVE]
    return told_ids(found[-1:])


def _claims(
    teller: Teller, cue: Span, slots: tuple[Slot, ...], about: tuple[str, ...], answers: tuple[str, ...]
) -> Iterator[Claim]:
    """The response as claimed by each chain of speakers around the cue."""
    index, scope = teller.scope_of(cue)
    supposed = MODAL.search(teller.grammar.document.plain, max(scope.start, cue.start - REACH), cue.start) is not None
    quote = teller.quote(scope, cue)
    act = teller.chains.attributions[index].act if index is not None else "asserts"
    for voice in teller.chains.voices(index):
        yield teller.claim(
            "response",
            quote,
            voice,
            act="assesses" if supposed else act,
            reality="hypothetical" if supposed else "actual",
            trigger=Words.at(teller.text, cue.start, cue.start + len(cue.cut(teller.text).rstrip())),
            slots=slots,
            about=about,
            answers=answers,
        )


def _window(teller: Teller, scope: Span, reason: Words) -> Iterator[Slot]:
    """ "... attacks that began on Oct. 17": since when what is answered goes on."""
    for time in teller.near(reason.span).times:
        after = scope.covers(time.words.span) and time.words.span.start >= reason.span.start
        lead = teller.grammar.document.plain[reason.span.start : time.words.span.start]
        if after and BEGAN.search(lead) and isinstance(time.value, When):
            yield Slot("since", time.words, time.value, "began then, in the speaker's words")


def _until(teller: Teller, told: Shelf[Told]) -> Iterator[Claim]:
    """ "attacks remained unanswered until Thursday night", "no answer came until ...": the answer came then."""
    for match in UNANSWERED.finditer(teller.grammar.document.plain):
        cue = Span(*match.span())
        _, scope = teller.scope_of(cue)
        after = (t for t in teller.near(cue).times if scope.covers(t.words.span) and t.words.span.end > cue.start)
        time = next(after, None)
        if time is None or time.value is None:
            continue
        day = _day_of(teller, time)
        slots = (
            *_unanswered(teller, cue, scope),
            Slot("date", time.words, day, "the day until which nothing answered"),
        )
        yield from _claims(teller, cue, slots, _answered_on(told.around(cue.start), day) if day is not None else (), ())


def _unanswered(teller: Teller, cue: Span, scope: Span) -> Iterator[Slot]:
    """What went unanswered: the subject of the cue; "no answer came" does not say."""
    chunk = subject(teller.grammar, teller.grammar.token_at(cue.start))
    if chunk is not None and scope.covers(teller.grammar.chunks[chunk].words.span):
        left = teller.grammar.chunks[chunk].words
        yield Slot("reason", left, Text(" ".join(left.text.split())), "left unanswered")


def _day_of(teller: Teller, time: TimeMention) -> When | None:
    """The day that ends an "until": "until Thursday night" means that night, not all the days before it."""
    bare = UNTIL.sub("", time.words.text)
    found = resolve_time(bare, published=teller.grammar.document.article.published)
    return found.value if found is not None else time.value


def _answered_on(told: Sequence[Told], day: When) -> tuple[str, ...]:
    """The told event whose own stated days are those of the answer, else the first one within them."""
    live = [t for t in told if t.event.reality in LIVE]
    for fits in (_same_days, _within_days):
        for t in live:
            if any(fits(s.value, day) for s in t.slots if s.facet == "date" and isinstance(s.value, When)):
                return t.ids[:1]
    return ()


def _same_days(one: When, other: When) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _within_days(one: When, other: When) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return other.earliest <= one.earliest and one.latest <= other.latest

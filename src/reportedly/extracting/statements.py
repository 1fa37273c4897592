"""Statements: what somebody says about events without telling one: claiming, denying, not confirming, threatening."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice

from reportedly.codebook.speech import Speech
from reportedly.extracting.chains import Voice
from reportedly.extracting.nearby import HORIZON, Shelf
from reportedly.extracting.telling import ATTACKS, SPEECH, Teller, Told, speaks_for, told_ids, told_in
from reportedly.values.claim import LIVE, Claim, Reality, Slot
from reportedly.values.facets import Actor, Text
from reportedly.values.mention import Attribution
from reportedly.values.span import Span, Words

# Acts that take a stance towards events told elsewhere; the others speak for themselves.
STANCES = frozenset(
    "claims_responsibility confirms concedes denies declines_to_confirm retracts accuses condemns".split()
)
CONDITION = re.compile(r"\b(?:if|unless|until|as long as)\b[^,.;:!?\"]{3,300}", re.IGNORECASE)
EVERY = re.compile(
    r"\b(?:attacks|strikes|raids|bombings|blasts|explosions|assaults|killings|both|these|those)\b", re.IGNORECASE
)
SHORT = 60  # characters: a shorter statement is quoted with its speaker and cue
LONGEST = 4000  # characters of a statement that are looked at; of a longer one the beginning is quoted
REALITY: dict[str, Reality] = {
    "denies": "negated",
    "threatens": "planned",
    "warns": "hypothetical",
    "demands": "hypothetical",
}


def state(teller: Teller, told: Shelf[Told], *, speech: Speech) -> Iterator[Claim]:
    """The statements of the document in the order of its attributions, one a chain of speakers."""
    by_attribution: dict[int | None, list[Told]] = defaultdict(list)
    for t in told:
        by_attribution[t.attribution].append(t)
    inner: dict[int | None, list[Attribution]] = defaultdict(list)
    for attribution in teller.chains.attributions:
        inner[attribution.parent].append(attribution)
    for index, attribution in enumerate(teller.chains.attributions):
        if attribution.source is None:
            continue
        own = by_attribution[index]
        act = _act(teller, attribution, own, inner[index], speech)
        if _is_said_already(act, own, reports=bool(inner[index])):
            continue
        about = _about(teller, attribution, told, own) if act in STANCES or act == "asserts" else ()
        for voice in teller.chains.voices(index):
            yield _statement(teller, attribution, act, voice, about)


def _is_said_already(act: str, own: Sequence[Told], *, reports: bool) -> bool:
    """Whether the event claims of an attribution, or those of a speaker whom it `reports`, hold all that it says."""
    if act == "asserts":
        return bool(own) or reports
    alike = [t.claims[0] for t in own if t.claims[0].act == act]
    if act == "accuses":  # "blamed a front for the attack": whom it blames stands outside the words of the event
        return any(claim.of("perpetrator") for claim in alike)
    return act not in SPEECH and bool(alike)


def _act(
    teller: Teller, attribution: Attribution, own: Sequence[Told], inner: Sequence[Attribution], speech: Speech
) -> str:
    """The act of the cue; where the cue is a plain one, that of the words said, those of `inner` speakers left out."""
    if attribution.act not in ("asserts", "announces", "assesses"):
        return attribution.act
    if any(_is_threat(t) for t in own):
        return "threatens"
    quoted = [content for reported in inner for content in reported.content]
    plain = " ".join(_without(teller, content, quoted) for content in attribution.content)
    return speech.act(plain) or attribution.act


def _without(teller: Teller, content: Span, quoted: Iterable[Span]) -> str:
    """The folded words of a content, as many as are looked at, without what it only reports."""
    plain, start, pieces = teller.grammar.document.plain, content.start, []
    end = min(content.end, content.start + LONGEST)
    for span in sorted(quoted):
        pieces.append(plain[start : min(span.start, end)])
        start = max(start, min(span.end, end))
    return " ".join((*pieces, plain[start:end]))


def _is_threat(told: Told) -> bool:
    """ "we will strike": an attack that the speaker's own side has ahead of it."""
    ahead = told.event.reality in ("planned", "hypothetical") and told.event.type in ATTACKS
    return ahead and speaks_for(told.claims[0].voice, told.slots)


def _statement(teller: Teller, attribution: Attribution, act: str, voice: Voice, about: tuple[str, ...]) -> Claim:
    slots = tuple(_slots(teller, attribution, act, voice))
    reality = REALITY.get(act, "actual")
    quote = _span(teller, attribution)
    return teller.claim("statement", quote, voice, act=act, reality=reality, slots=slots, about=about)


def _span(teller: Teller, attribution: Attribution) -> Span:
    """The content from its first piece to its last, with speaker and cue where it is short."""
    content = list(attribution.content)
    if sum(map(len, content)) < SHORT:
        content += [words.span for words in (attribution.source, attribution.cue) if words is not None]
    whole = reduce(Span.join, content)
    return whole if len(whole) <= LONGEST else teller.quote(whole, Span(whole.start, whole.start))


def _slots(teller: Teller, attribution: Attribution, act: str, voice: Voice) -> Iterator[Slot]:
    speaker = voice[-1].words
    if act == "claims_responsibility" and speaker is not None:
        yield Slot("perpetrator", speaker, Actor(speaker.text, voice[-1].actor, voice[-1].role), "claims the act")
    if act in ("threatens", "warns", "demands"):
        yield from islice(_conditions(teller, attribution), 1)
    if act == "accuses" and speaker is not None:
        yield from islice(_accused(teller, attribution, speaker), 1)


def _conditions(teller: Teller, attribution: Attribution) -> Iterator[Slot]:
    """ "... if the raids go on": the clauses on which a threat, a warning or a demand hangs."""
    for content in attribution.content:
        for match in CONDITION.finditer(teller.text, content.start, min(content.end, content.start + LONGEST)):
            words = Words.at(teller.text, match.start(), match.start() + len(match.group().rstrip()))
            yield Slot("condition", words, Text(" ".join(words.text.split())), "condition clause")


def _accused(teller: Teller, attribution: Attribution, speaker: Words) -> Iterator[Slot]:
    """The actors that an accusation names, the speaker left out."""
    for actor in teller.near(_span(teller, attribution)).actors:
        inside = any(content.covers(actor.words.span) for content in attribution.content)
        if inside and actor.words.text != speaker.text:
            yield Slot("perpetrator", actor.words, actor.value, "named in the accusation")


def _about(teller: Teller, attribution: Attribution, told: Shelf[Told], own: Sequence[Told]) -> tuple[str, ...]:
    """The told events that the statement speaks of: those inside it, else the nearest told before it."""
    if own:
        return told_ids(own)
    document = teller.grammar.document
    sentence = document.sentences[document.sentence_at(_span(teller, attribution).start)]
    inside = _told_inside(attribution, told, sentence)
    pointing = [t for t in inside if t.claims[0].about]
    if pointing:
        return told_ids(pointing)
    live = [t for t in inside if t.event.reality in LIVE]
    if live:
        return live[0].ids[:1]
    if attribution.act == "asserts":
        return ()
    before = told.before(sentence.start)
    single = [t for t in before if t.event.reality in LIVE and not t.claims[0].about]
    if not single or not EVERY.search(sentence.cut(document.plain)[:LONGEST]):
        return told_ids(single[-1:])
    gathered = [t for t in before if len(t.claims[0].about) > 1]
    return told_ids(gathered[-1:] or single)


def _told_inside(attribution: Attribution, told: Shelf[Told], sentence: Span) -> list[Told]:
    """What is told inside the statement or in its sentence, in the order of the text."""
    content = attribution.content or ((attribution.cue.span,) if attribution.cue is not None else ())
    found = [t for span in (*content, sentence) for t in told_in(told, span)[:HORIZON]]
    return sorted({t.event.head: t for t in found}.values(), key=lambda t: t.event.head)

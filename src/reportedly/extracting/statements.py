"""Statements: what somebody says about events without telling one: claiming, denying, not confirming, threatening."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.codebook.speech import Speech
from reportedly.extracting.chains import Voice
from reportedly.extracting.telling import LIVE, SPEECH, Teller, Told
from reportedly.values.claim import Claim, Reality, Slot, sealed
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
REALITY: dict[str, Reality] = {
    "denies": "negated",
    "threatens": "planned",
    "warns": "hypothetical",
    "demands": "hypothetical",
}


def state(teller: Teller, told: Sequence[Told], *, speech: Speech) -> Iterator[Claim]:
    """The statements of the document in the order of its attributions, one a chain of speakers."""
    for index, attribution in enumerate(teller.chains.attributions):
        if attribution.source is None:
            continue
        own = [t for t in told if t.attribution == index]
        act = _act(teller, attribution, speech)
        if _is_said_already(teller, index, act, own):
            continue
        about = _about(teller, attribution, told, own) if act in STANCES or act == "asserts" else ()
        for voice in teller.chains.voices(index):
            yield _statement(teller, attribution, act, voice, about)


def _is_said_already(teller: Teller, index: int, act: str, own: Sequence[Told]) -> bool:
    """Whether the event claims of an attribution, or an inner speaker's claims, hold all that it says."""
    if act == "asserts":
        return bool(own) or any(a.parent == index for a in teller.chains.attributions)
    return act not in SPEECH and any(t.claims[0].act == act for t in own)


def _act(teller: Teller, attribution: Attribution, speech: Speech) -> str:
    """The act of the cue; where the cue is a plain one, that of the words said."""
    if attribution.act not in ("asserts", "announces", "assesses"):
        return attribution.act
    plain = " ".join(span.cut(teller.grammar.document.plain) for span in attribution.content)
    return speech.act(plain) or attribution.act


def _statement(teller: Teller, attribution: Attribution, act: str, voice: Voice, about: tuple[str, ...]) -> Claim:
    span = _span(teller, attribution)
    claim = Claim(
        id="",
        document=teller.grammar.document.id,
        kind="statement",
        act=act,
        reality=REALITY.get(act, "actual"),
        span=span,
        quote=span.cut(teller.text),
        voice=voice,
        slots=tuple(_slots(teller, attribution, act, voice)),
        about=about,
        origin=teller.origin,
    )
    return sealed(claim, teller.text)


def _span(teller: Teller, attribution: Attribution) -> Span:
    """The content from its first piece to its last, with speaker and cue where it is short."""
    whole = attribution.content[0] if attribution.content else None
    for piece in attribution.content[1:]:
        whole = whole.join(piece) if whole is not None else piece
    if whole is None or (len(whole) < 60 and attribution.cue is not None):
        parts = [w.span for w in (attribution.source, attribution.cue) if w is not None] + ([whole] if whole else [])
        joined = parts[0]
        for part in parts[1:]:
            joined = joined.join(part)
        return joined
    return whole


def _slots(teller: Teller, attribution: Attribution, act: str, voice: Voice) -> Iterator[Slot]:
    speaker = voice[-1]
    if act == "claims_responsibility" and speaker.words is not None:
        yield Slot(
            "perpetrator", speaker.words, Actor(speaker.words.text, speaker.actor, speaker.role), "claims the act"
        )
    if act in ("threatens", "warns", "demands"):
        condition = next(
            (m for c in attribution.content for m in CONDITION.finditer(teller.text, c.start, c.end)), None
        )
        if condition is not None:
            words = Words.at(teller.text, condition.start(), condition.start() + len(condition.group().rstrip()))
            yield Slot("condition", words, Text(" ".join(words.text.split())), "condition clause")
    if act == "accuses":
        for actor in teller.mentions.actors:
            inside = any(c.covers(actor.words.span) for c in attribution.content)
            if inside and speaker.words is not None and actor.words.text != speaker.words.text:
                yield Slot("perpetrator", actor.words, actor.value, "named in the accusation")
                return


def _about(teller: Teller, attribution: Attribution, told: Sequence[Told], own: Sequence[Told]) -> tuple[str, ...]:
    """The told events that the statement speaks of: those inside it, else the nearest told before it."""
    content = attribution.content or ((attribution.cue.span,) if attribution.cue is not None else ())
    if own:
        return tuple(dict.fromkeys(i for t in own for i in (t.claims[0].about or t.ids[:1])))
    span = _span(teller, attribution)
    sentence = teller.grammar.document.sentence_at(span.start)
    inside = [t for t in told if any(c.covers(t.event.trigger.span) for c in content) or t.event.sentence == sentence]
    pointing = [t for t in inside if t.claims[0].about]
    if pointing:
        return tuple(dict.fromkeys(i for t in pointing for i in t.claims[0].about))
    live = [t for t in inside if t.event.reality in LIVE]
    if live:
        return live[0].ids[:1]
    before = [t for t in told if t.event.sentence < sentence and t.event.reality in LIVE and not t.claims[0].about]
    if not before or attribution.act == "asserts":
        return ()
    if EVERY.search(teller.grammar.document.sentences[sentence].cut(teller.grammar.document.plain)):
        gathered = [t for t in told if t.event.sentence < sentence and len(t.claims[0].about) > 1]
        return gathered[-1].claims[0].about if gathered else tuple(t.ids[0] for t in before)
    return before[-1].ids[:1]

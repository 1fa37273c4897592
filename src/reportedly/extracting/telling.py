"""Event claims: each event mention, as told by each chain of speakers that tells it.

A mention *tells* an event ("six missiles were launched"), *gathers* several that the text tells one by one ("two fresh
attacks"), or *points back* to what was told ("these attacks"). The last two make claims about the first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

from reportedly.codebook.triggers import Triggers
from reportedly.extracting.chains import Chains, Voice
from reportedly.extracting.grammar import Grammar
from reportedly.extracting.nearby import HORIZON, REACH, Nearby, Shelf
from reportedly.extracting.roles import fill_slots
from reportedly.values.claim import LIVE, Claim, Kind, Reality, Slot, sealed
from reportedly.values.facets import Actor, Place, When
from reportedly.values.mention import EventMention, Mentions
from reportedly.values.span import Span, Words

# Acts that speak about an event without telling it: an event that is only planned or imagined inside them is no claim.
SPEECH = frozenset({"threatens", "warns", "demands", "condemns"})
OWNING = frozenset({"announces", "claims_responsibility"})  # acts of those who speak for the acting side
# What telling one's own side's act is.
OWN_ACTS = {**dict.fromkeys(LIVE, "claims_responsibility"), "negated": "denies"}
# Acts that stand in their cue ("denied", "no confirmation"), not in the words said: the cue belongs to the quote.
CUED = frozenset({"denies", "declines_to_confirm", "confirms", "concedes", "retracts", "accuses"})
GATHER_MOST = 12  # "two attacks" gathers; "150 attacks" is a tally
ATTACKS = frozenset(
    "air_drone_strike shelling_artillery_missile armed_clash ied_landmine suicide_bomb grenade attack_on_civilians "
    "chemical_weapon other_conflict_event".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention with its claims (one a chain), and where it was told."""

    event: EventMention
    claims: tuple[Claim, ...]
    attribution: int | None
    scope: Span

    @property
    def slots(self) -> tuple[Slot, ...]:
        return self.claims[0].slots if self.claims else ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(claim.id for claim in self.claims)


@dataclass(frozen=True)
class Teller:
    """What the claim makers of one document share."""

    grammar: Grammar
    mentions: Mentions
    chains: Chains
    triggers: Triggers
    origin: str

    @property
    def text(self) -> str:
        return self.grammar.document.text

    def scope_of(self, span: Span) -> tuple[int | None, Span]:
        """The innermost attribution around `span` and the stretch in which its slots may stand."""
        sentence = self.grammar.document.sentences[self.grammar.document.sentence_at(span.start)]
        around = self.chains.around(span)
        if around is None:
            return None, sentence
        index, content = around
        return index, Span(max(content.start, sentence.start), min(content.end, sentence.end))

    def quote(self, scope: Span, span: Span) -> Span:
        """The words that a claim told at `span` rests on: all of `scope`, or what lies around it in a very long one."""
        if len(scope) <= 2 * REACH:
            return scope
        tokens = self.grammar.tokens_in(Span(max(scope.start, span.start - REACH), min(scope.end, span.end + REACH)))
        return self.grammar.words(tokens.start, tokens.stop - 1).span.join(span)

    def _with_cue(self, quote: Span, attribution: int) -> Span:
        """The quote with its speaker and cue, where they stand in its sentence."""
        said = self.chains.attributions[attribution]
        sentence = self.grammar.document.sentences[self.grammar.document.sentence_at(quote.start)]
        around = [words.span for words in (said.source, said.cue) if words is not None and sentence.covers(words.span)]
        return reduce(Span.join, around, quote)

    @cached_property
    def near(self) -> Nearby:
        """The mentions near a stretch of text."""
        return Nearby(self.mentions)

    def draft(
        self,
        event: EventMention,
        attribution: int | None,
        scope: Span,
        slots: tuple[Slot, ...],
        voice: Voice,
        about: tuple[str, ...] = (),
    ) -> Claim:
        """One sealed event claim."""
        act = self.chains.attributions[attribution].act if attribution is not None else "asserts"
        quote = self.quote(_quoted(self.grammar, event, scope), event.trigger.span)
        if attribution is not None and act in CUED:
            quote = self._with_cue(quote, attribution)
        return self.claim(
            "event",
            quote,
            voice,
            act=act_of(act, event, slots, voice),
            reality=event.reality if act != "denies" else "negated",
            event_type=event.type,
            trigger=event.trigger,
            hedge=event.hedge if event.hedge is not None and scope.covers(event.hedge.span) else None,
            slots=slots,
            about=about,
        )

    def claim(
        self,
        kind: Kind,
        quote: Span,
        voice: Voice,
        *,
        act: str,
        reality: Reality,
        event_type: str | None = None,
        trigger: Words | None = None,
        hedge: Words | None = None,
        slots: tuple[Slot, ...] = (),
        about: tuple[str, ...] = (),
        answers: tuple[str, ...] = (),
    ) -> Claim:
        """A claim of this document by this reader, sealed: `SpanError` where its words are not in the text."""
        claim = Claim(
            id="",
            document=self.grammar.document.id,
            kind=kind,
            act=act,
            reality=reality,
            span=quote,
            quote=quote.cut(self.text),
            voice=voice,
            event_type=event_type,
            trigger=trigger,
            hedge=hedge,
            slots=slots,
            about=about,
            answers=answers,
            origin=self.origin,
        )
        return sealed(claim, self.text)


def tell(teller: Teller, *, wholes: Collection[EventMention]) -> Shelf[Told]:
    """Every event claim of the document, in the order of the text: first what is told, then what points at it.

    `wholes` are mentions that a tally counts: they tell no event of their own.
    """
    drafts = _without_effects(d for d in _drafts(teller) if d[0] not in wholes)
    told = [d for d in drafts if not _gathers(d[0]) and not _points(d[0], d[3])]
    made = {d[0]: _tell_one(teller, *d) for d in told}
    for number, draft in enumerate(drafts):
        if draft[0] not in made:
            around = (made.get(d[0]) for d in drafts[max(0, number - HORIZON) : number + HORIZON])
            about = _about(draft, [t for t in around if t is not None and t.claims], _speakers(teller, draft[1]))
            if about or (not draft[0].definite and draft[3]):
                made[draft[0]] = _tell_one(teller, *draft, about=about)
    found = (made[event] for event in teller.mentions.events if event in made and made[event].claims)
    return Shelf(found, lambda t: teller.grammar.tokens[t.event.head].span)


Draft = tuple[EventMention, int | None, Span, tuple[Slot, ...]]


def _drafts(teller: Teller) -> list[Draft]:
    """The event mentions with their slots; the last stated day before a mention is the anchor of its relative words."""
    drafts: list[Draft] = []
    anchor: When | None = None
    for event in teller.mentions.events:
        index, scope = teller.scope_of(event.trigger.span)
        attribution = teller.chains.attributions[index] if index is not None else None
        if attribution is not None and _is_only_spoken_of(attribution.act, event):
            continue
        slots = fill_slots(
            teller.grammar,
            teller.near(event.trigger.span),
            event,
            scope=scope,
            triggers=teller.triggers,
            speaker=attribution.source if attribution is not None else None,
            anchor=anchor,
        )
        anchor = next((s.value for s in slots if s.facet == "date" and isinstance(s.value, When)), anchor)
        drafts.append((event, index, scope, slots))
    return drafts


def _is_only_spoken_of(act: str, event: EventMention) -> bool:
    """Whether an event inside a threat or a demand is but its matter: "vowed to avenge its leader with attacks"."""
    if act not in SPEECH:
        return False
    return event.reality not in LIVE or (act in ("threatens", "demands") and not event.verb and not event.definite)


def _without_effects(found: Iterable[Draft]) -> list[Draft]:
    """Drop an effect ("killing 26") told by the same voice in the same sentence as its attack."""
    drafts = list(found)
    told = {(d[0].sentence, d[1]) for d in drafts if not d[0].effect}
    seen: set[tuple[int, int | None]] = set()
    kept = []
    for draft in drafts:
        place = (draft[0].sentence, draft[1])
        if draft[0].effect and (place in told or place in seen):
            continue
        if draft[0].effect:
            seen.add(place)
        kept.append(draft)
    return kept


def _tell_one(
    teller: Teller,
    event: EventMention,
    attribution: int | None,
    scope: Span,
    slots: tuple[Slot, ...],
    *,
    about: tuple[str, ...] = (),
) -> Told:
    if not slots and not about:
        return Told(event, (), attribution, scope)  # words that name no party, place, day or figure tell nothing
    claims = tuple(
        teller.draft(event, attribution, scope, slots, voice, about) for voice in teller.chains.voices(attribution)
    )
    return Told(event, claims, attribution, scope)


def _quoted(grammar: Grammar, event: EventMention, scope: Span) -> Span:
    """The words that the claim rests on: the sentence, or the part of it that the speaker said."""
    return scope if scope.covers(event.trigger.span) else grammar.document.sentences[event.sentence]


def act_of(act: str, event: EventMention, slots: tuple[Slot, ...], voice: Voice) -> str:
    """The act of an event claim: telling one's own side's act is claiming it, a condemned event is told as a fact."""
    if act in SPEECH:
        return "asserts" if event.reality in LIVE else act
    if act in ("asserts", "announces", "confirms", "assesses") and len(voice) > 1 and speaks_for(voice, slots):
        return OWN_ACTS.get(event.reality, act)
    return act


def speaks_for(voice: Voice, slots: Sequence[Slot]) -> bool:
    """Whether the innermost speaker is the acting side, by its row or its words."""
    speaker = voice[-1]
    for slot in slots:
        if slot.facet != "perpetrator" or not isinstance(slot.value, Actor):
            continue
        if speaker.actor is not None and slot.value.resolved == speaker.actor:
            return True
        if slot.words is not None and speaker.words is not None and slot.words.text == speaker.words.text:
            return True
    return False


# gathering and pointing


def _gathers(event: EventMention) -> bool:
    """ "two fresh attacks": a small exact number of events that the text may tell one by one."""
    figure = event.figure
    return (
        event.plural
        and figure is not None
        and figure.low is not None
        and figure.low == figure.high
        and 2 <= figure.low <= GATHER_MOST
    )


def _gathers_again(event: EventMention, other: EventMention) -> bool:
    """ "the two attacks" after "two attacks": as many of the same, told of before."""
    return event.definite and event.figure is not None and event.figure == other.figure and _same_word(event, other)


def _points(event: EventMention, slots: Sequence[Slot]) -> bool:
    """ "the attack", "these strikes" with nothing new about where and whom: a mention of something told before."""
    if event.verb or event.effect:
        return False
    news = {slot.facet for slot in slots} & {"place", "date", "killed", "wounded", "munitions"}
    if event.definite and not news:
        return True
    return (
        event.plural
        and not news
        and event.reality in LIVE
        and not any(slot.facet in ("target", "perpetrator") for slot in slots)
    )


def _about(draft: Draft, told: Sequence[Told], speakers: Collection[str]) -> tuple[str, ...]:
    """The claims that a gathering or pointing mention is about. A speaker's "the strikes" are first the own side's,
    then those that the same speaker announced."""
    event, _, _, slots = draft
    again = [t for t in told if t.event.head < event.head and _gathers_again(event, t.event)]
    if again:
        return told_ids(again[-1:])
    if _gathers(event):
        members = [t for t in told if _is_member(slots, t)]
        # A figure without as many tellings gathers nothing certain: the mention then stands for itself.
        return tuple(t.ids[0] for t in members) if len(members) >= 2 else ()
    before = [t for t in told if t.event.head < event.head and _may_be(event, slots, t)]
    own = [t for t in before if not _sides(t.slots).isdisjoint(speakers)]
    own = own or [t for t in before if any(c.act in OWNING and c.speaker.name in speakers for c in t.claims)]
    before = own or [t for t in before if event.plural and _gathers(t.event)] or before
    if not before:
        return ()
    nearest = max(before, key=lambda t: (_alike(event, t.event), t.event.head))
    if event.plural and not (nearest.event.plural and _same_word(event, nearest.event)):
        return told_ids(before)
    return told_ids([nearest])


def told_in(told: Shelf[Told], span: Span) -> list[Told]:
    """The events whose trigger words stand in `span`."""
    return [t for t in told.starting_in(span.start, span.end) if span.covers(t.event.trigger.span)]


def told_ids(told: Iterable[Told]) -> tuple[str, ...]:
    """The claims that words about these tellings are about: one a telling, or those that it is itself about."""
    return tuple(dict.fromkeys(i for t in told for i in t.claims[0].about or t.ids[:1]))[:HORIZON]


def _speakers(teller: Teller, attribution: int | None) -> set[str]:
    """The speakers of an attribution by name, and the first one's country and row of the actor list."""
    source = teller.chains.attributions[attribution].source if attribution is not None else None
    if source is None:
        return set()
    named = teller.chains.actor(source.span)
    found = {named.value.country, named.value.resolved} if named is not None else set()
    return {name for name in found if name is not None} | {v[-1].name for v in teller.chains.voices(attribution)}


def _is_member(slots: Sequence[Slot], told: Told) -> bool:
    """Whether a told event may be one of those that a figure gathers: by no other side, in no other land."""
    if told.event.type not in ATTACKS or told.event.reality not in LIVE or told.claims[0].about:
        return False
    return not _clash(slots, told.slots) and _lands(told.slots) <= (_lands(slots) or _lands(told.slots))


def _may_be(event: EventMention, slots: Sequence[Slot], told: Told) -> bool:
    alike = (told.event.type in ATTACKS) == (event.type in ATTACKS)
    return told.event.reality in LIVE and alike and not _clash(slots, told.slots)


def _alike(event: EventMention, other: EventMention) -> tuple[bool, bool]:
    """How well a mention's words and number fit one told before."""
    return _same_word(event, other) and _gathers(other) == event.plural, _same_word(event, other)


def _same_word(event: EventMention, other: EventMention) -> bool:
    one, two = (e.trigger.text.casefold().split()[-1].rstrip("s") for e in (event, other))
    return one == two


def _clash(slots: Sequence[Slot], others: Sequence[Slot]) -> bool:
    """Whether both name an acting side, and no side of one is a side of the other."""
    mine, theirs = _sides(slots), _sides(others)
    return bool(mine and theirs and not mine & theirs)


def _sides(slots: Sequence[Slot]) -> set[str]:
    """The acting sides, as rows where resolved, else as countries, else as words."""
    found = set()
    for slot in slots:
        if slot.facet == "perpetrator" and isinstance(slot.value, Actor):
            found.add(slot.value.country or slot.value.resolved or slot.value.claimed_as.casefold())
    return found


def _lands(slots: Sequence[Slot]) -> set[str]:
    return {s.value.country for s in slots if s.facet == "place" and isinstance(s.value, Place) and s.value.country}

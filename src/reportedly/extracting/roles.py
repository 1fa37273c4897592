"""Which mention fills which slot of an event: by whom, against whom, with what, where, when, how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly.codebook.triggers import Triggers
from reportedly.extracting.grammar import Grammar
from reportedly.extracting.time_offsets import against
from reportedly.extracting.times import resolve_time
from reportedly.values.claim import LIVE, Facet, PlaceRole, Slot
from reportedly.values.facets import JOINT_UNIT, Actor, Text, When
from reportedly.values.mention import ActorMention, CountMention, EventMention, Mentions, PlaceMention
from reportedly.values.span import Span, Words

HIT = frozenset("on against at upon into".split())
CASUALTY: dict[str, Facet] = {
    "killed": "killed",
    "killed_or_wounded": "killed",  # FORMAT.md: joint figures stand once, in `killed`
    "wounded": "wounded",
    "missing": "missing",
    "captured": "captured",
}
SIDES = frozenset({"armed_clash", "agreement"})  # types whose "of", "between" and "with" phrases name the other side
PRONOUNS = frozenset("it its they their them he his him she her we our us i my you your who which that this".split())
THIRD = frozenset("it its they their".split())
SPEAKERS = frozenset("it its they their we our i my".split())  # a speaker's own side, inside what the speaker says
NO_PART = frozenset("its their his our at least most".split())  # at the start of a phrase, no part of a name
VICTIMS = frozenset("people person persons civilians civilian others".split())
NOT_TARGETS = frozenset(
    "target targets place response part responsibility control time end day night week fire charge condition aim "
    "support result possibility".split()
)


def fill_slots(
    grammar: Grammar,
    mentions: Mentions,
    event: EventMention,
    *,
    scope: Span,
    triggers: Triggers,
    speaker: Words | None = None,
    anchor: When | None = None,
) -> tuple[Slot, ...]:
    """The slots of one event mention from the mentions inside `scope` (its clause's sentence or quotation).

    `speaker` stands for a pronoun as the acting side inside what the speaker says ("its drones", "we struck"); `anchor`
    are the days of the event told before, for "hours earlier" and the like.
    """
    filler = _Filler(grammar, mentions, event, scope, triggers, speaker, anchor)
    slots = [*filler.parties(), *filler.means(), *filler.wheres(), *filler.whens(), *filler.figures()]
    return tuple(_distinct(slots))


def _distinct(slots: Iterable[Slot]) -> Iterator[Slot]:
    seen: set[tuple[Facet, Span | None]] = set()
    for slot in sorted(slots, key=lambda s: (s.words.span if s.words else Span(0, 0), s.facet)):
        key = (slot.facet, slot.words.span if slot.words else None)
        if key not in seen:
            seen.add(key)
            yield slot


@dataclass(frozen=True)
class _Filler:
    grammar: Grammar
    mentions: Mentions
    event: EventMention
    scope: Span
    triggers: Triggers
    speaker: Words | None
    anchor: When | None

    @property
    def chunk(self) -> int | None:
        return self.grammar.chunk_of[self.event.head]

    # who and whom

    def parties(self) -> Iterator[Slot]:
        perpetrators = list(self._perpetrators())
        yield from perpetrators
        used = [slot.words.span for slot in perpetrators if slot.words]
        for words, actor in self._targets():
            if not any(words.span.overlaps(span) for span in used):
                value = (
                    actor.value
                    if actor is not None and actor.words.span == words.span
                    else Text(_tidy(words.text), "target")
                )
                yield Slot("target", words, value, "object of the trigger")

    def _perpetrators(self) -> Iterator[Slot]:
        if self.event.agent is not None:
            yield from self._actors_of(self.event.agent, "agent of the trigger")
        elif self.chunk is not None and not self.event.verb:
            start = self.grammar.chunks[self.chunk].words.span.start
            before = Span(min(start, self.event.trigger.span.start), self.event.trigger.span.start)
            for actor in self._actors_in(before):
                yield Slot("perpetrator", actor.words, actor.value, "names the trigger noun")
        if self.event.type in SIDES:
            for preposition, chunk in self.event.oblique:
                if preposition in ("between", "with") and self._in_scope(chunk):
                    yield from self._actors_of(chunk, f"{preposition} phrase of the trigger")

    def _actors_of(self, chunk: int, how: str) -> Iterator[Slot]:
        """The actors of an agent phrase; a weapon there ("US warplanes") gives its owner."""
        if not self._in_scope(chunk):
            return
        token = self.grammar.tokens[self.grammar.chunks[chunk].first]
        first = token.norm if not token.text.isupper() or token.text == "I" else ""  # "us" is a pronoun, "US" is not
        if first in PRONOUNS:
            named = first in THIRD and self._is_named_before(chunk)
            if self.speaker is not None and first in SPEAKERS and not named:
                yield Slot("perpetrator", self.speaker, self._actor_value(self.speaker), "pronoun for the speaker")
            return
        for actor in self._named_in(chunk):
            yield Slot("perpetrator", actor.words, actor.value, how)
            if not self._is_weapon(self.grammar.chunks[chunk].words.span):
                return
        if not self._named_in(chunk) and self._may_act(chunk):
            words = self._without_determiner(chunk)
            yield Slot("perpetrator", words, Actor(claimed_as=words.text), how)

    def _is_named_before(self, chunk: int) -> bool:
        """Whether an actor is named before a pronoun in what the speaker says: the pronoun may well mean that one."""
        start = self.grammar.chunks[chunk].words.span.start
        return any(self.scope.start <= a.words.span.start < start for a in self.mentions.actors)

    def _named_in(self, chunk: int) -> list[ActorMention]:
        """The actor that a phrase names by its head, or that owns the weapon that the phrase names."""
        found = self.grammar.chunks[chunk]
        head = self.grammar.tokens[found.head].span
        inside = [a for a in self.mentions.actors if found.words.span.overlaps(a.words.span)]
        inside = [a for a in inside if not self._is_weapon(a.words.span)]  # "two F-16 fighter jets" are no fighters
        return inside if self._is_weapon(found.words.span) else [a for a in inside if a.words.span.covers(head)]

    def _may_act(self, chunk: int) -> bool:
        """Whether a phrase that names no known actor can still be one: persons and armed men, but not "12 people"."""
        found = self.grammar.chunks[chunk]
        head = self.grammar.norm(found.head)
        heads = self.triggers.heads
        human = {head, head.removesuffix("s")} & (heads["armed"] | heads["person"])
        counted = any(self.grammar.tag(i) == "NUM" for i in range(found.first, found.head)) and head in VICTIMS
        return bool(human) and not counted and not self._is_place(found.words.span)

    def _targets(self) -> Iterator[tuple[Words, ActorMention | None]]:
        chunks = list(self.event.patients)
        if not chunks or not self.event.verb:
            chunks += [c for p, c in self.event.oblique if p in HIT or (p == "of" and self._of_is_hit(c))]
        for chunk in dict.fromkeys(chunks):
            words = self._without_determiner(chunk)
            if not self._in_scope(chunk) or self._is_no_target(chunk, words.span):
                continue
            actor = next(
                (a for a in self.mentions.actors if a.words.span.covers(words.span) or words.span.covers(a.words.span)),
                None,
            )
            if actor is not None and actor.words.span.covers(words.span):
                words = actor.words
            yield words, actor

    def _is_no_target(self, chunk: int, span: Span) -> bool:
        """Whether a phrase names nothing that was hit: an event, a time, a bare place, a weapon, a vague word."""
        head = self.grammar.norm(self.grammar.chunks[chunk].head)
        vague = {head, head.removesuffix("s")} & self.triggers.heads["vague"]
        bare = self._is_bare_place(span) and self.event.type != "agreement"
        idle = self._is_idle(chunk) or self._is_event(self.grammar.chunks[chunk].words.span)
        return bool(vague) or bare or idle or self._is_time(span) or self._is_weapon_alone(span)

    def _of_is_hit(self, chunk: int) -> bool:
        """The "of" phrase right after a trigger noun is its object ("the bombing of a market")."""
        return not self.event.verb and self.grammar.chunks[chunk].first <= self.event.head + 3

    # with what

    def means(self) -> Iterator[Slot]:
        struck = [self.grammar.chunks[c].words.span for c in self._struck_chunks()]
        for weapon in self.mentions.weapons:
            if self._near(weapon.words.span) and not any(span.covers(weapon.words.span) for span in struck):
                yield Slot("weapon", weapon.words, Text(_tidy(weapon.words.text), weapon.sort), "weapon in the clause")

    def _struck_chunks(self) -> Iterator[int]:
        if self.event.type != "disrupted_weapons_use":
            yield from self.event.patients
            yield from (c for p, c in self.event.oblique if p in HIT)

    # where

    def wheres(self) -> Iterator[Slot]:
        for place in self._places():
            role: PlaceRole = "location"
            if self._from(place) and self.event.type in ("shelling_artillery_missile", "air_drone_strike"):
                role = "origin"
            elif self._inside_target(place):
                role = "target"
            yield Slot("place", place.words, place.value, _how_placed(place), role=role)

    def _places(self) -> list[PlaceMention]:
        inside = [p for p in self.mentions.places if self.scope.covers(p.words.span)]
        near = [p for p in inside if self._near(p.words.span) and (p.locative or self._inside_target(p))]
        return near or [p for p in inside if p.locative and self._no_rival(p.words.span)]

    def _from(self, place: PlaceMention) -> bool:
        return place.phrase.text.casefold().startswith("from") or any(
            p == "from"
            and self.grammar.chunks[c].words.span.distance(place.phrase.span) <= 1  # "from the desert south of X"
            for p, c in self.event.oblique
        )

    def _inside_target(self, place: PlaceMention) -> bool:
        """Whether the place is what was hit, rather than an adjective of it ("U.S. personnel")."""
        return any(
            place.words.span.covers(self.grammar.tokens[self.grammar.chunks[c].head].span)
            for c in (*self.event.patients, *(c for p, c in self.event.oblique if p in HIT))
        )

    # when

    def whens(self) -> Iterator[Slot]:
        named = self._naming_day()
        if named is not None:
            yield named
            return
        times = [t for t in self.mentions.times if self.scope.covers(t.words.span) and t.role == "when"]
        near = [t for t in times if self._near(t.words.span)] or [t for t in times if self._no_rival(t.words.span)]
        for time in sorted(near, key=lambda t: t.words.span.distance(self.event.trigger.span))[:1]:
            value = time.value or (against(time, self.anchor) if self.anchor is not None else None)
            why = time.unresolved or "needs the day of another event"
            how = "time expression" if value is not None else f"unresolved: {why}"
            yield Slot("date", time.words, value, how, missing=None if value else "unresolved")

    def _naming_day(self) -> Slot | None:
        """The day that stands in the event's own noun phrase, whatever that phrase is for: "since the May 3 raid"."""
        phrase = self.grammar.chunks[self.chunk].words.span if self.chunk is not None and not self.event.verb else None
        inside = (t for t in self.mentions.times if phrase is not None and phrase.overlaps(t.words.span))
        time = next((t for t in inside if t.role in ("since", "until")), None)
        if time is None or phrase is None or time.words.span.end > self.event.trigger.span.start:
            return None
        document, start = self.grammar.document, max(phrase.start, time.words.span.start)
        day = resolve_time(document.text[start : time.words.span.end], published=document.article.published)
        if day is None or day.value is None:
            return None
        words = document.words(start + day.words.span.start, start + day.words.span.end)
        return Slot("date", words, day.value, "names the event")

    # how many

    def figures(self) -> Iterator[Slot]:
        for count in self.mentions.counts:
            facet = CASUALTY.get(count.facet)
            if facet is not None and self.scope.covers(count.words.span) and self._owns(count):
                joint = count.facet == "killed_or_wounded"
                value = replace(count.value, unit=JOINT_UNIT) if joint else count.value
                yield Slot(facet, count.words, value, "joint figure" if joint else "figure")
            elif count.facet == "munitions" and self._near(count.words.span):
                yield Slot("munitions", count.number, count.value, "counted munition in the clause")
            elif count.facet == "money" and self.event.type == "agreement" and self.scope.covers(count.words.span):
                yield Slot("amount", count.number, count.value, "sum in the clause")

    def _owns(self, count: CountMention) -> bool:
        return self._near(count.words.span) or self._no_rival(count.words.span)

    # geometry

    def _near(self, span: Span) -> bool:
        """Inside the event's clause, and nearer to it than to another event of the sentence."""
        return self.scope.covers(span) and self.event.clause.covers(span) and self._no_rival(span)

    def _no_rival(self, span: Span) -> bool:
        """Whether no other event of the sentence has a better right to the words at `span`."""
        own = (not self.event.clause.covers(span), self.event.trigger.span.distance(span))
        return all(
            own <= (not other.clause.covers(span), other.trigger.span.distance(span))
            for other in self.mentions.events
            if other.sentence == self.event.sentence
            and other is not self.event
            and not other.effect
            and (other.verb or other.reality in LIVE)
        )

    def _in_scope(self, chunk: int) -> bool:
        return self.scope.covers(self.grammar.chunks[chunk].words.span)

    def _actor_value(self, words: Words) -> Actor:
        found = next((a for a in self.mentions.actors if a.words.span.overlaps(words.span)), None)
        return found.value if found is not None else Actor(claimed_as=words.text)

    def _actors_in(self, span: Span) -> list[ActorMention]:
        return [a for a in self.mentions.actors if span.overlaps(a.words.span) and a.words.span.start >= span.start]

    def _without_determiner(self, chunk: int) -> Words:
        found = self.grammar.chunks[chunk]
        first = found.first
        while first < found.head and (self.grammar.tag(first) == "DET" or self.grammar.norm(first) in NO_PART):
            first += 1
        return self.grammar.words(first, found.last)

    def _is_weapon(self, span: Span) -> bool:
        return any(span.overlaps(w.words.span) for w in self.mentions.weapons)

    def _is_weapon_alone(self, span: Span) -> bool:
        return self.event.type != "disrupted_weapons_use" and any(
            w.head.end == span.end and span.covers(w.head) for w in self.mentions.weapons
        )

    def _is_event(self, span: Span) -> bool:
        return any(span.covers(e.trigger.span) for e in self.mentions.events if not e.verb)

    def _is_time(self, span: Span) -> bool:
        return any(t.words.span.overlaps(span) for t in self.mentions.times)

    def _is_place(self, span: Span) -> bool:
        return any(p.words.span.covers(span) or span.covers(p.words.span) and p.locative for p in self.mentions.places)

    def _is_bare_place(self, span: Span) -> bool:
        """Whether the words are nothing but a place's name, which is a target only where it is what was struck."""
        return any(p.words.span.covers(span) for p in self.mentions.places)

    def _is_idle(self, chunk: int) -> bool:
        head = self.grammar.chunks[chunk].head
        return (
            self.grammar.tag(head) == "PRON"
            or self.grammar.norm(head) in NOT_TARGETS
            or self.grammar.tag(head) == "NUM"
        )


def _how_placed(place: PlaceMention) -> str:
    if place.value.unresolved:
        return f"unresolved: {place.value.unresolved}"
    return f"gazetteer row {place.value.row}" if place.value.row else "gazetteer"


def _tidy(text: str) -> str:
    return " ".join(text.split()).casefold()

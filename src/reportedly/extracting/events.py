"""Which words tell of an event, of what type, with which parties around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.codebook.triggers import Entry, Triggers
from reportedly.extracting.grammar import Frame, Grammar, complements
from reportedly.extracting.nearby import REACH, shelve
from reportedly.extracting.reality import find_hedge, is_figurative, reality_of
from reportedly.values.claim import Reality
from reportedly.values.facets import Count
from reportedly.values.mention import CountMention, EventMention, WeaponMention
from reportedly.values.span import Span, Words

NOUN_TAGS = frozenset({"NOUN", "PROPN"})
POINTING = frozenset("the this that these those such both".split())
# A chunk whose head is one of these is the event that its modifiers name: "bombing campaign", but not "attack site".
EVENT_HEADS = frozenset("campaign attack strike raid operation incident spree wave series attempt".split())
FLYING = frozenset({"aircraft", "drone", "helicopter"})
AWAITED = frozenset("expect plan fear intend consider threaten prepare".split())
GOVERNED = 25  # tokens between an event noun and the verb that governs it
PARTNERS = 40  # event words before another among which the one is looked for that tells the same event
INTRANSITIVE = frozenset({"die"})
EXPLOSIVE = frozenset({"ied_landmine", "air_drone_strike", "shelling_artillery_missile"})
Oblique = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """Who acts and who is acted on, by chunk index, and the other phrases as (preposition, chunk)."""

    agent: int | None = None
    patients: tuple[int, ...] = ()
    oblique: Oblique = ()


@dataclass(frozen=True, slots=True)
class _Match:
    entry: Entry
    first: int
    last: int

    @property
    def head(self) -> int:
        return self.first if self.entry.verb else self.last


def find_events(
    grammar: Grammar, triggers: Triggers, *, weapons: Sequence[WeaponMention], counts: Sequence[CountMention]
) -> tuple[EventMention, ...]:
    """Event mentions in the order of the text. An effect ("killing 26") beside a told attack is no event of its own."""
    finder = _Finder(grammar, triggers, weapons, counts)
    return tuple(event for sentence in grammar.sentences for event in finder.in_sentence(sentence))


class _Finder:
    """The document's grammar and lexicon, held while its sentences are searched."""

    def __init__(
        self, grammar: Grammar, triggers: Triggers, weapons: Sequence[WeaponMention], counts: Sequence[CountMention]
    ) -> None:
        self.grammar, self.triggers = grammar, triggers
        self.weapons, self.counts = shelve(weapons), shelve(counts)

    def in_sentence(self, sentence: range) -> list[EventMention]:
        matches = list(self._matches(sentence))
        phrasal = {m.head for m in matches if len(m.entry.lemma) > 1}  # "shot down a drone" is no launch
        launches = [event for event in self._launches(sentence) if event.head not in phrasal]
        taken = {event.head for event in launches}
        told = [m for m in matches if m.head not in taken and not self._is_figure(m)]
        events = launches + [self._verb(m) if m.entry.verb else self._noun(m) for m in told]
        return self._settled(sorted(events, key=lambda e: (e.head, e.trigger.span)))

    # which words

    def _matches(self, sentence: range) -> Iterator[_Match]:
        taken = sentence.start
        for i in sentence:
            match = self._match_at(i, sentence.stop) if i >= taken else None
            if match is not None:
                taken = match.last + 1
                yield match

    def _is_figure(self, match: _Match) -> bool:
        return is_figurative(self.grammar, self.triggers, self.grammar.words(match.first, match.last).span)

    def _match_at(self, i: int, stop: int) -> _Match | None:
        for verb in (True, False) if self.grammar.is_verb(i) else (False,):
            for entry in self.triggers.entries.get((self.triggers.lemma(self.grammar.norm(i), verb=verb), verb), ()):
                last = self._last_of(entry, i, stop)
                if last is not None and (verb or self._is_event_noun(last)):
                    return _Match(entry, i, last)
        return None

    def _last_of(self, entry: Entry, i: int, stop: int) -> int | None:
        """The last token of `entry` standing at `i`; a verb phrase may hold a short object ("set X on fire")."""
        j = i
        for n, word in enumerate(entry.lemma[1:], start=1):
            j += 1
            limit = j + 5 if entry.verb and n == 1 else j
            while (
                j < min(limit, stop)
                and self._noun_lemma(j) != word
                and self.grammar.tag(j) in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON")
            ):
                j += 1
            if j >= stop or self._noun_lemma(j) != word:
                return None
        return j

    def _verb_lemma(self, i: int) -> str:
        return self.triggers.lemma(self.grammar.norm(i), verb=True)

    def _noun_lemma(self, i: int) -> str:
        return self.triggers.lemma(self.grammar.norm(i), verb=False)

    def _is_event_noun(self, last: int) -> bool:
        chunk = self.grammar.chunk_of[last]
        if self.grammar.tag(last) not in NOUN_TAGS or chunk is None:
            return self.grammar.tag(last) in NOUN_TAGS
        head = self.grammar.chunks[chunk].head
        return head == last or self._noun_lemma(head) in EVENT_HEADS

    # verbs

    def _verb(self, match: _Match) -> EventMention:
        frame = self.grammar.frame(match.first)
        assert frame is not None  # a verb trigger is tagged VERB, and every VERB has a frame
        parties = verb_parties(frame, self._verb_lemma(frame.main))
        if match.entry.effect and not frame.passive and not frame.objects and parties.agent is not None:
            parties = replace(parties, agent=None)  # "five dead and several wounded": nobody is said to wound
        code, by_default = self._type(match.entry, self._clause(frame.first, frame.last, frame.subject), parties)
        trigger = self.grammar.words(match.first, match.last)
        return self._verb_event(frame, parties, trigger, code, effect=match.entry.effect, generic=by_default)

    def _launches(self, sentence: range) -> Iterator[EventMention]:
        """ "launched six missiles", "rockets were fired at": a weapon set off is an attack by that means."""
        for i in self.grammar.verbs(sentence):
            down = self.grammar.norm(i + 1) == "down"  # "shot down a drone" sets nothing off
            if not down and self._verb_lemma(i) in self.triggers.launching:
                yield from self._launch(i)

    def _launch(self, i: int) -> Iterator[EventMention]:
        frame = self.grammar.frame(i)
        assert frame is not None
        passive = frame.passive and frame.subject is not None
        theme = frame.subject if passive else next(iter(frame.objects), None)
        code = next((self.triggers.means[s] for s in self._sorts(theme) if s in self.triggers.means), None)
        if code is None or theme is None:
            return
        parties = replace(
            verb_parties(frame, self._verb_lemma(frame.main)), patients=()
        )  # what is launched is the means, not what is hit
        if not FLYING.isdisjoint(self._sorts(parties.agent)):
            code = "air_drone_strike"
        elif self._verb_lemma(i) in ("throw", "hurl") and code != "grenade":
            code = "riot"
        elif code == "ied_landmine":
            code = "air_drone_strike"  # a bomb that is dropped comes from the air
        first, last = min(self.grammar.chunks[theme].first, i), max(self.grammar.chunks[theme].last, i)
        trigger = self.grammar.words(first, last) if last - first < 8 else self.grammar.words(i, i)
        yield self._verb_event(frame, parties, trigger, code)

    def _verb_event(
        self, frame: Frame, parties: Parties, trigger: Words, code: str, *, effect: bool = False, generic: bool = False
    ) -> EventMention:
        reality, hedge = reality_of(self.grammar, self.triggers, frame.main, verb=True)
        clause = self._clause(frame.first, frame.last, frame.subject)
        return EventMention(
            trigger=trigger,
            head=frame.main,
            type=code,
            verb=True,
            clause=clause,
            sentence=self.grammar.tokens[frame.main].sentence,
            reality=reality,
            hedge=hedge or find_hedge(self.grammar, clause),
            effect=effect,
            generic=generic,
            agent=parties.agent,
            patients=parties.patients,
            oblique=parties.oblique,
        )

    def _sorts(self, chunk: int | None) -> list[str]:
        """The sorts of the weapons that a phrase names."""
        if chunk is None:
            return []
        span = self.grammar.chunks[chunk].words.span
        return [w.sort for w in self.weapons.starting_in(span.start, span.end) if span.covers(w.words.span)]

    # nouns

    def _noun(self, match: _Match) -> EventMention:
        chunk = self.grammar.chunk_of[match.last]
        first = self.grammar.modifiers(match.last).start if chunk is not None else match.first
        parties, governor = self._noun_parties(match.last, chunk)
        reality, hedge = self._noun_reality(match.last, governor)
        _, _, end = complements(self.grammar, match.last)
        clause = self._clause(first, end, None)
        if governor is not None:
            clause = clause.join(self._clause(governor.first, governor.last, governor.subject))
        code, by_default = self._type(match.entry, clause, parties)
        return EventMention(
            trigger=self.grammar.words(match.first, match.last),
            head=match.last,
            type=code,
            verb=False,
            clause=clause,
            sentence=self.grammar.tokens[match.last].sentence,
            reality=reality,
            hedge=hedge or find_hedge(self.grammar, clause),
            plural=self._is_plural(first, match.last),
            campaign=self._is_campaign(first),
            figure=self._figure(match.last),
            definite=self.grammar.norm(first) in POINTING,
            effect=match.entry.effect,
            generic=by_default,
            agent=parties.agent,
            patients=parties.patients,
            oblique=parties.oblique,
        )

    def _noun_reality(self, last: int, governor: Frame | None) -> tuple[Reality, Words | None]:
        """How real the noun's own words make the event; where they say nothing against it, how real its verb does."""
        reality, hedge = reality_of(self.grammar, self.triggers, last, verb=False)
        if governor is None or reality != "actual":
            return reality, hedge
        if governor.passive and self._verb_lemma(governor.main) in AWAITED:
            return "planned", hedge  # "further attacks are expected"
        reality, verb_hedge = reality_of(self.grammar, self.triggers, governor.main, verb=True)
        return reality, hedge or verb_hedge

    def _noun_parties(self, last: int, chunk: int | None) -> tuple[Parties, Frame | None]:
        """Parties of an event noun, from its own phrases and from the verb that governs it."""
        _, phrases, _ = complements(self.grammar, last)
        oblique = tuple((p.preposition, p.chunk) for p in phrases)
        reduced = self._reduced_after(last)
        if reduced is not None:
            oblique += tuple((p.preposition, p.chunk) for p in reduced.phrases)
        own = Parties(next((c for p, c in oblique if p == "by"), None), (), oblique)
        governor = self._governor(chunk, last) if chunk is not None else None
        if governor is None:
            return own, reduced
        return self._with_governor(own, governor, chunk), governor

    def _reduced_after(self, last: int) -> Frame | None:
        """ "the attack launched hours earlier at two depots": the participle that goes on with the noun."""
        after = last + 1
        lemma = self._verb_lemma(after)
        known = lemma in self.triggers.light or lemma in self.triggers.launching or lemma == "target"
        return self.grammar.frame(after) if self.grammar.tag(after) == "VERB" and known else None

    def _governor(self, chunk: int, last: int) -> Frame | None:
        """The verb of which the noun phrase is the subject, or the light verb of which it is the object."""
        sentence, whole = self.grammar.sentence_of(last), self._whole(chunk)
        for i in self.grammar.verbs(
            range(max(sentence.start, last - GOVERNED), min(sentence.stop, last + GOVERNED + 1))
        ):
            frame = self.grammar.frame(i)
            if frame is None:
                continue
            if frame.subject in (chunk, whole) and frame.main > last:
                return frame
            if (chunk in frame.objects or whole in frame.objects) and self.triggers.lemma(
                self.grammar.norm(i), verb=True
            ) in self.triggers.light:
                return frame
        return None

    def _with_governor(self, own: Parties, governor: Frame, chunk: int | None) -> Parties:
        lemma = self._verb_lemma(governor.main)
        light = lemma in self.triggers.light
        extra = tuple((p.preposition, p.chunk) for p in governor.phrases)
        oblique = own.oblique + tuple(pair for pair in extra if pair not in own.oblique)
        if chunk in governor.objects:
            return Parties(own.agent if own.agent is not None else governor.subject, own.patients, oblique)
        if governor.passive and light:
            by = next((c for p, c in extra if p == "by"), None)
            return Parties(own.agent if own.agent is not None else by, own.patients, oblique)
        acts_on = any(not e.effect for e in self.triggers.entries.get((lemma, True), ()))
        return Parties(own.agent, governor.objects if acts_on and not governor.passive else own.patients, oblique)

    def _is_plural(self, first: int, last: int) -> bool:
        word = self.grammar.norm(last)
        whole = any(self.grammar.norm(i) in self.triggers.plural_whole for i in range(max(0, first - 2), last))
        return whole or (word.endswith("s") and self._noun_lemma(last) != word)

    def _is_campaign(self, first: int) -> bool:
        """ "a series of attacks": the word before "of" makes the plural a whole."""
        return self.grammar.norm(first - 1) == "of" and self._noun_lemma(first - 2) in self.triggers.campaign

    def _figure(self, last: int) -> Count | None:
        """How many events the words count: "two fresh attacks"."""
        span = self.grammar.tokens[last].span
        near = self.counts.starting_in(span.start - REACH, span.end)
        count = next((c for c in near if c.words.span.overlaps(span)), None)
        return count.value if count is not None and count.facet in ("incidents", "other") else None

    # what type

    def _type(self, entry: Entry, clause: Span, parties: Parties) -> tuple[str, bool]:
        """The type of a trigger in its clause, and whether nothing but the default decided it."""
        sorts = self._means(clause, parties)
        if entry.verb and entry.name in self.triggers.by_object:
            return self._by_object(entry.name, parties), False
        if entry.effect:
            return self.triggers.effect_type, True
        code = entry.type or next((self.triggers.means[s] for s in sorts if s in self.triggers.means), None)
        if code is None and entry.name == "bombing" and any(p == "of" for p, _ in parties.oblique):
            code = "air_drone_strike"  # a "bombing of" a town comes from the air; a bombing in one does not
        if code is None:
            code = self.triggers.defaults.get(entry.name, "other_conflict_event")
            if entry.name in ("attack", "assault", "raid") and self._hits_armed(parties):
                code = "armed_clash"
            return code, True
        if code in EXPLOSIVE and "chemical" in sorts:
            code = "chemical_weapon"
        if code == "ied_landmine" and "suicide" in sorts:
            code = "suicide_bomb"
        if code == "ied_landmine" and "aircraft" in sorts:
            code = "air_drone_strike"
        return code, False

    def _means(self, clause: Span, parties: Parties) -> list[str]:
        """The sorts of the weapons in the clause. One that stands in what was hit is no means."""
        hit = [self.grammar.chunks[c].words.span for c in _struck(parties)]
        inside = [w for w in self.weapons.starting_in(clause.start, clause.end) if clause.covers(w.words.span)]
        return [w.sort for w in inside if not any(span.covers(w.words.span) for span in hit)]

    def _by_object(self, verb: str, parties: Parties) -> str:
        options = self.triggers.by_object[verb]
        for c in parties.patients:
            kind = self._kind(c)
            if kind in options:
                return options[kind]
        return options.get("other") or options.get("place") or next(iter(options.values()))

    def _kind(self, chunk: int) -> str:
        found = self.grammar.chunks[chunk]
        span = found.words.span
        if any(span.overlaps(w.words.span) for w in self.weapons.starting_in(span.start - REACH, span.end)):
            return "weapon"
        head = self._singular(self.grammar.norm(found.head))
        if head in self.triggers.heads["place"] or self.grammar.tag(found.head) == "PROPN":
            return "place"
        return "person" if head in self.triggers.heads["armed"] | self.triggers.heads["person"] else "other"

    def _hits_armed(self, parties: Parties) -> bool:
        heads = (self.grammar.norm(self.grammar.chunks[c].head) for c in _struck(parties))
        return any(self._singular(head) in self.triggers.heads["armed"] for head in heads)

    def _singular(self, word: str) -> str:
        plural = word.endswith("s") and not word.endswith("ss") and word not in self.triggers.heads["armed"]
        return word[:-1] if plural else word

    # which of them stand

    def _settled(self, events: list[EventMention]) -> list[EventMention]:
        """Drop effects beside a told attack, and join a verb with the event noun that is its subject or object."""
        told = [e for e in events if not e.effect]
        kept = [e for e in events if not e.effect or not told]
        joined: list[EventMention] = []
        for event in kept:
            near = range(max(0, len(joined) - PARTNERS), len(joined))
            partner = next((k for k in near if self._one_telling(joined[k], event)), None)
            if partner is None:
                joined.append(event)
            else:
                joined[partner] = self._join(joined[partner], event)
        return joined

    def _one_telling(self, noun: EventMention, verb: EventMention) -> bool:
        """ "the bombardment hit the town", "the blast killed five": one event told by a noun and its verb."""
        if noun.verb == verb.verb:
            return noun.verb and (self._shares_means(noun, verb) or self._shares_means(verb, noun))
        if noun.verb:
            noun, verb = verb, noun
        chunk = self.grammar.chunk_of[noun.head]
        frame = self.grammar.frame(verb.head)
        between = range(noun.head + 1, verb.head)
        if self.grammar.norm(verb.head).endswith("ing") and all(self.grammar.norm(i) in ('"', ",") for i in between):
            return noun.head < verb.head  # "strikes targeting two facilities"
        if chunk is None or frame is None:
            return False
        return any(c == frame.subject or c in frame.objects for c in (chunk, self._whole(chunk)))

    def _whole(self, chunk: int) -> int:
        """The phrase that counts or gathers the events of another: "dozens" of attacks; else the phrase itself."""
        first = self.grammar.chunks[chunk].first
        gathers = self._noun_lemma(first - 2) in self.triggers.campaign
        gathers = gathers or self.grammar.norm(first - 2) in self.triggers.plural_whole
        before = self.grammar.chunk_of[first - 2] if first >= 2 and self.grammar.norm(first - 1) == "of" else None
        return before if gathers and before is not None else chunk

    def _shares_means(self, launch: EventMention, hit: EventMention) -> bool:
        """ "a missile fired from X hit Y": what was launched is what hits."""
        return hit.agent is not None and launch.trigger.span.covers(self.grammar.chunks[hit.agent].words.span)

    def _join(self, one: EventMention, other: EventMention) -> EventMention:
        noun, verb = (one, other) if not one.verb else (other, one)
        main = verb if noun.generic and not verb.generic else noun
        agent = noun.agent if noun.agent is not None else verb.agent
        own = self.grammar.chunk_of[noun.head]
        if own is not None and agent in (own, self._whole(own)):
            agent = None
        return replace(
            noun,
            type=main.type,
            generic=main.generic,
            reality=main.reality,  # "foiled a bombing": the foiling took place
            clause=noun.clause.join(verb.clause),
            agent=agent,
            patients=noun.patients or (() if verb.effect else self._others(verb.patients, noun)),
            oblique=noun.oblique + tuple(pair for pair in verb.oblique if pair not in noun.oblique),
            hedge=noun.hedge or verb.hedge,
        )

    def _others(self, patients: tuple[int, ...], noun: EventMention) -> tuple[int, ...]:
        return tuple(p for p in patients if p != self.grammar.chunk_of[noun.head])

    def _clause(self, first: int, last: int, subject: int | None) -> Span:
        span = Span(self.grammar.tokens[first].span.start, self.grammar.tokens[max(first, last)].span.end)
        if subject is None or self.grammar.tag(first - 1) == "CCONJ":
            return span  # "shelled Alta on Monday and bombed Berg": what lies between belongs to the other verb
        return span.join(self.grammar.chunks[subject].words.span)


def verb_parties(frame: Frame, lemma: str) -> Parties:
    """Agent and patients by voice: the "by" phrase and the subject of a passive, else subject and objects.

    Who dies is acted on, whatever the voice.
    """
    oblique = tuple((p.preposition, p.chunk) for p in frame.phrases)
    if lemma in INTRANSITIVE:
        return Parties(None, (frame.subject,) if frame.subject is not None else (), oblique)
    if frame.passive:
        by = next((c for p, c in oblique if p == "by"), None)
        return Parties(by, (frame.subject,) if frame.subject is not None else (), oblique)
    return Parties(frame.subject, frame.objects, oblique)


def _struck(parties: Parties) -> list[int]:
    """The chunks that name what is hit."""
    return [*parties.patients, *(c for p, c in parties.oblique if p in ("on", "against", "at"))]

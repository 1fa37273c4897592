"""Which words tell of an event, of what type, with which parties around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reportedly.codebook.triggers import Entry, Triggers
from reportedly.extracting.grammar import Frame, Grammar, complements
from reportedly.extracting.reality import find_hedge, is_figurative, reality_of
from reportedly.values.facets import Count
from reportedly.values.mention import CountMention, EventMention, WeaponMention
from reportedly.values.span import Span

NOUN_TAGS = frozenset({"NOUN", "PROPN"})
POINTING = frozenset("the this that these those such both".split())
# A chunk whose head is one of these is the event that its modifiers name: "bombing campaign", but not "attack site".
EVENT_HEADS = frozenset("campaign attack strike raid operation incident spree wave series attempt".split())
EXPLOSIVE = frozenset({"ied_landmine", "air_drone_strike", "shelling_artillery_missile"})
Oblique = tuple[tuple[str, int], ...]
M = TypeVar("M", WeaponMention, CountMention)


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
        self.weapons = _by_sentence(grammar, weapons)
        self.counts = _by_sentence(grammar, counts)

    def in_sentence(self, sentence: range) -> list[EventMention]:
        matches = [m for m in self._matches(sentence) if not self._is_figure(m)]
        events = [self._verb(m) if m.entry.verb else self._noun(m) for m in matches]
        taken = {i for m in matches for i in range(m.first, m.last + 1)}
        events += self._launches(sentence, taken)
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
        tag = self.grammar.tag(i)
        for verb in (True, False) if tag == "VERB" else (False,):
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
                and self.grammar.tag(j) in ("DET", "NOUN", "PROPN", "ADJ", "PRON")
            ):
                j += 1
            if j >= stop or self._noun_lemma(j) != word:
                return None
        return j

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
        parties = verb_parties(frame)
        reality, hedge = reality_of(self.grammar, self.triggers, match.first, verb=True)
        clause = self._clause(frame.first, frame.last, frame.subject)
        code, by_default = self._type(match.entry, clause, parties)
        return EventMention(
            trigger=self.grammar.words(match.first, match.last),
            head=match.first,
            type=code,
            verb=True,
            clause=clause,
            sentence=self.grammar.tokens[match.first].sentence,
            reality=reality,
            hedge=hedge or find_hedge(self.grammar, clause),
            effect=match.entry.effect,
            generic=by_default,
            agent=parties.agent,
            patients=parties.patients,
            oblique=parties.oblique,
        )

    def _launches(self, sentence: range, taken: set[int]) -> Iterator[EventMention]:
        """ "launched six missiles", "rockets were fired at": a weapon set off is an attack by that means."""
        for i in self.grammar.verbs(sentence):
            if i in taken or self.triggers.lemma(self.grammar.norm(i), verb=True) not in self.triggers.launching:
                continue
            frame = self.grammar.frame(i)
            assert frame is not None
            themes = ((frame.subject,) if frame.passive and frame.subject is not None else frame.objects)[:1]
            chunk = next((self.grammar.chunks[c] for c in themes), None)
            means = [
                w
                for w in self.weapons.get(self.grammar.tokens[i].sentence, ())
                if chunk and chunk.words.span.covers(w.words.span)
            ]
            code = next((self.triggers.means[w.sort] for w in means if w.sort in self.triggers.means), None)
            if code is None or chunk is None:
                continue
            parties = verb_parties(frame)
            reality, hedge = reality_of(self.grammar, self.triggers, i, verb=True)
            clause = self._clause(frame.first, frame.last, frame.subject)
            first, last = min(chunk.first, i), max(chunk.last, i)
            if self._flies(parties.agent):
                code = "air_drone_strike"
            yield EventMention(
                trigger=self.grammar.words(first, last) if last - first < 8 else self.grammar.words(i, i),
                head=i,
                type="air_drone_strike"
                if code == "ied_landmine"
                else code,  # a bomb that is dropped comes from the air
                verb=True,
                clause=clause,
                sentence=self.grammar.tokens[i].sentence,
                reality=reality,
                hedge=hedge or find_hedge(self.grammar, clause),
                agent=parties.agent,
                oblique=parties.oblique,
            )

    def _flies(self, chunk: int | None) -> bool:
        """Whether the phrase names an aircraft or a drone."""
        if chunk is None:
            return False
        span = self.grammar.chunks[chunk].words.span
        near = self.weapons.get(self.grammar.tokens[self.grammar.chunks[chunk].head].sentence, ())
        return any(w.sort in ("aircraft", "drone", "helicopter") and span.covers(w.words.span) for w in near)

    # nouns

    def _noun(self, match: _Match) -> EventMention:
        chunk = self.grammar.chunk_of[match.last]
        first = self.grammar.chunks[chunk].first if chunk is not None else match.first
        parties, governor = self._noun_parties(match.last, chunk)
        reality, hedge = reality_of(self.grammar, self.triggers, match.last, verb=False)
        if governor is not None and reality == "actual":
            reality, verb_hedge = reality_of(self.grammar, self.triggers, governor.main, verb=True)
            hedge = hedge or verb_hedge
        _, _, end = complements(self.grammar, match.last)
        clause = self._clause(first, end, None)
        if governor is not None:
            clause = clause.join(self._clause(governor.first, governor.last, governor.subject))
        code, by_default = self._type(match.entry, clause, parties, chunk=chunk)
        span = self.grammar.tokens[match.last].span
        number = next(
            (c for c in self.counts.get(self.grammar.tokens[match.last].sentence, ()) if c.words.span.overlaps(span)),
            None,
        )
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
            figure=_figure(number),
            definite=self.grammar.norm(first) in POINTING,
            effect=match.entry.effect,
            generic=by_default,
            agent=parties.agent,
            patients=parties.patients,
            oblique=parties.oblique,
        )

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
        lemma = self.triggers.lemma(self.grammar.norm(after), verb=True)
        known = lemma in self.triggers.light | self.triggers.launching | {"target"}
        return self.grammar.frame(after) if self.grammar.tag(after) == "VERB" and known else None

    def _governor(self, chunk: int, last: int) -> Frame | None:
        for i in self.grammar.verbs(self.grammar.sentence_of(last)):
            frame = self.grammar.frame(i)
            if frame is None or abs(i - last) > 25:
                continue
            if chunk == frame.subject and (frame.main > last):
                return frame
            if chunk in frame.objects and self.triggers.lemma(self.grammar.norm(i), verb=True) in self.triggers.light:
                return frame
        return None

    def _with_governor(self, own: Parties, governor: Frame, chunk: int | None) -> Parties:
        lemma = self.triggers.lemma(self.grammar.norm(governor.main), verb=True)
        light = lemma in self.triggers.light
        extra = tuple((p.preposition, p.chunk) for p in governor.phrases)
        oblique = own.oblique + tuple(pair for pair in extra if pair not in own.oblique)
        if chunk in governor.objects:
            return Parties(own.agent if own.agent is not None else governor.subject, own.patients, oblique)
        if governor.passive and light:
            by = next((c for p, c in extra if p == "by"), None)
            return Parties(own.agent if own.agent is not None else by, own.patients, oblique)
        acts_on = (lemma, True) in self.triggers.entries
        return Parties(own.agent, governor.objects if acts_on and not governor.passive else own.patients, oblique)

    def _is_plural(self, first: int, last: int) -> bool:
        word = self.grammar.norm(last)
        whole = any(self.grammar.norm(i) in self.triggers.plural_whole for i in range(max(0, first - 2), last))
        return whole or (word.endswith("s") and self._noun_lemma(last) != word)

    def _is_campaign(self, first: int) -> bool:
        """ "a series of attacks": the word before "of" makes the plural a whole."""
        return self.grammar.norm(first - 1) == "of" and self._noun_lemma(first - 2) in self.triggers.campaign

    # what type

    def _type(self, entry: Entry, clause: Span, parties: Parties, *, chunk: int | None = None) -> tuple[str, bool]:
        """The type of a trigger in its clause, and whether nothing but the default decided it."""
        sentence = self.grammar.tokens[self.grammar.token_at(clause.start)].sentence
        sorts = [w.sort for w in self.weapons.get(sentence, ()) if self._is_means(w, clause, parties, chunk)]
        if entry.verb and entry.name in self.triggers.by_object:
            return self._by_object(entry.name, parties), False
        if entry.effect:
            return self.triggers.effect_type, True
        code = entry.type or next((self.triggers.means[s] for s in sorts if s in self.triggers.means), None)
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

    def _is_means(self, weapon: WeaponMention, clause: Span, parties: Parties, chunk: int | None) -> bool:
        """A weapon in the clause is the means unless it stands in what was hit."""
        if not clause.covers(weapon.words.span):
            return False
        hit = [self.grammar.chunks[c] for c in parties.patients]
        hit += [self.grammar.chunks[c] for p, c in parties.oblique if p in ("on", "against", "at")]
        return not any(c.words.span.covers(weapon.words.span) for c in hit)

    def _by_object(self, verb: str, parties: Parties) -> str:
        options = self.triggers.by_object[verb]
        for c in parties.patients:
            kind = self._kind(c)
            if kind in options:
                return options[kind]
        return options.get("other") or options.get("place") or next(iter(options.values()))

    def _kind(self, chunk: int) -> str:
        found = self.grammar.chunks[chunk]
        sentence = self.grammar.tokens[found.head].sentence
        if any(found.words.span.overlaps(w.words.span) for w in self.weapons.get(sentence, ())):
            return "weapon"
        head = self._singular(self.grammar.norm(found.head))
        if head in self.triggers.heads["place"] or self.grammar.tag(found.head) == "PROPN":
            return "place"
        return "person" if head in self.triggers.heads["armed"] | self.triggers.heads["person"] else "other"

    def _hits_armed(self, parties: Parties) -> bool:
        struck = [*parties.patients, *(c for p, c in parties.oblique if p in ("on", "against", "at"))]
        return any(
            self._singular(self.grammar.norm(self.grammar.chunks[c].head)) in self.triggers.heads["armed"]
            for c in struck
        )

    def _singular(self, word: str) -> str:
        return (
            word[:-1]
            if word.endswith("s") and not word.endswith("ss") and word not in self.triggers.heads["armed"]
            else word
        )

    # which of them stand

    def _settled(self, events: list[EventMention]) -> list[EventMention]:
        """Drop effects beside a told attack, and join a verb with the event noun that is its subject or object."""
        told = [e for e in events if not e.effect]
        kept = [e for e in events if not e.effect or not told]
        joined: list[EventMention] = []
        for event in kept:
            partner = next((k for k in joined if self._one_telling(k, event)), None)
            if partner is None:
                joined.append(event)
            else:
                joined[joined.index(partner)] = self._join(partner, event)
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
        return chunk is not None and frame is not None and (chunk == frame.subject or chunk in frame.objects)

    def _shares_means(self, launch: EventMention, hit: EventMention) -> bool:
        """ "a missile fired from X hit Y": what was launched is what hits."""
        return hit.agent is not None and launch.trigger.span.covers(self.grammar.chunks[hit.agent].words.span)

    def _join(self, one: EventMention, other: EventMention) -> EventMention:
        noun, verb = (one, other) if not one.verb else (other, one)
        main = verb if noun.generic and not verb.generic else noun
        agent = noun.agent if noun.agent is not None else verb.agent
        if agent is not None and self.grammar.chunk_of[noun.head] == agent:
            agent = None
        return replace(
            noun,
            type=main.type,
            generic=main.generic,
            clause=noun.clause.join(verb.clause),
            agent=agent,
            patients=noun.patients or tuple(p for p in verb.patients if p != self.grammar.chunk_of[noun.head]),
            oblique=noun.oblique + tuple(pair for pair in verb.oblique if pair not in noun.oblique),
            hedge=noun.hedge or verb.hedge,
        )

    def _clause(self, first: int, last: int, subject: int | None) -> Span:
        span = Span(self.grammar.tokens[first].span.start, self.grammar.tokens[max(first, last)].span.end)
        return span if subject is None else span.join(self.grammar.chunks[subject].words.span)


def verb_parties(frame: Frame) -> Parties:
    """Agent and patients by voice: the "by" phrase and the subject of a passive, else subject and objects."""
    oblique = tuple((p.preposition, p.chunk) for p in frame.phrases)
    if frame.passive:
        by = next((c for p, c in oblique if p == "by"), None)
        return Parties(by, (frame.subject,) if frame.subject is not None else (), oblique)
    return Parties(frame.subject, frame.objects, oblique)


def _figure(number: CountMention | None) -> Count | None:
    return number.value if number is not None and number.facet in ("incidents", "other") else None


def _by_sentence(grammar: Grammar, mentions: Iterable[M]) -> dict[int, list[M]]:
    found: dict[int, list[M]] = {}
    for mention in mentions:
        found.setdefault(grammar.document.sentence_at(mention.words.span.start), []).append(mention)
    return found

"""Texts parsed by the real tagger, with the mentions that a test needs named by hand.

    case = reading("Rebels fired two rockets at Alta.", weapon("two rockets", "rocket"))
    case.events, case.claims

Every maker takes words that stand in the text; `nth` picks a later occurrence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from reportedly.codebook.speech import load_speech
from reportedly.codebook.triggers import load_triggers
from reportedly.extracting.chains import Chains
from reportedly.extracting.chunks import find_chunks
from reportedly.extracting.claims import make_claims
from reportedly.extracting.events import find_events
from reportedly.extracting.grammar import Frame, Grammar
from reportedly.extracting.telling import Teller
from reportedly.extracting.tokens import tokenize
from reportedly.linking.within import link
from reportedly.reading.segment import read
from reportedly.resources.tagger import load_tagger
from reportedly.values.claim import Claim, Facet
from reportedly.values.document import Article
from reportedly.values.facets import Actor, Count, Place, PlacePrecision, When
from reportedly.values.judgement import Judgement
from reportedly.values.mention import (
    ActorMention,
    Attribution,
    CountFacet,
    CountMention,
    EventMention,
    Mentions,
    PlaceMention,
    TimeMention,
    WeaponMention,
)
from reportedly.values.span import Words

PUBLISHED = date(2024, 5, 10)
ORIGIN = "test"
Named = Callable[[Grammar], Any]


@cache
def parse(text: str, *, title: str = "", published: date | None = PUBLISHED) -> Grammar:
    """The grammar of a text."""
    document = read(Article("x", text, title, "The Example Courier", published))
    tokens = tokenize(document, load_tagger())
    return Grammar(document, tokens, find_chunks(document, tokens))


def at(grammar: Grammar, text: str, nth: int = 0) -> Words:
    """Where `text` stands in the document."""
    start = -1
    for _ in range(nth + 1):
        start = grammar.document.text.index(text, start + 1)
    return grammar.document.words(start, start + len(text))


def token(grammar: Grammar, word: str, nth: int = 0) -> int:
    """The index of the token that is `word`."""
    return [i for i, found in enumerate(grammar.tokens) if found.text == word][nth]


def phrase(grammar: Grammar, chunk: int | None) -> str | None:
    """The words of a chunk."""
    return None if chunk is None else grammar.chunks[chunk].words.text


def frame_of(grammar: Grammar, word: str, nth: int = 0) -> Frame:
    found = grammar.frame(token(grammar, word, nth))
    assert found is not None, f"{word} is no verb here"
    return found


# what a test names by hand


def weapon(text: str, sort: str, *, nth: int = 0) -> Named:
    def make(grammar: Grammar) -> WeaponMention:
        words = at(grammar, text, nth)
        head = at(grammar, text.split()[-1], 0).span if " " not in text else None
        last = replace(words.span, start=words.span.end - len(text.split()[-1]))
        return WeaponMention(words, sort, head if head == last else last)

    return make


def count(
    text: str, number: str, low: int | None, facet: CountFacet, *, high: int | None = None, nth: int = 0
) -> Named:
    """A figure; `high` is `low` unless given, -1 leaves that end open."""

    def make(grammar: Grammar) -> CountMention:
        words = at(grammar, text, nth)
        first = words.span.start + text.index(number)
        end = low if high is None else None if high == -1 else high
        value = Count(low, end, "exact" if end == low and low is not None else "at_least")
        return CountMention(words, grammar.document.words(first, first + len(number)), value, facet)

    return make


def actor(
    text: str, row: str | None = None, *, role: str = "armed_group", country: str | None = None, nth: int = 0
) -> Named:
    def make(grammar: Grammar) -> ActorMention:
        return ActorMention(at(grammar, text, nth), Actor(text, row, role, country), role)

    return make


def place(
    text: str,
    country: str | None = None,
    *,
    phrase: str | None = None,
    row: str | None = None,
    precision: PlacePrecision = "town",
    locative: bool = True,
    at_degrees: tuple[float, float] | None = None,
    nth: int = 0,
) -> Named:
    def make(grammar: Grammar) -> PlaceMention:
        latitude, longitude = at_degrees or (None, None)
        words = at(grammar, text, nth)
        around = at(grammar, phrase, 0) if phrase is not None else words
        value = Place(
            text, country, precision, row or f"test:{text.casefold()}", latitude=latitude, longitude=longitude
        )
        return PlaceMention(words, around, value, locative)

    return make


def when(
    text: str,
    earliest: date | None,
    latest: date | None = None,
    *,
    role: Any = "when",
    needs_anchor: bool = False,
    nth: int = 0,
) -> Named:
    def make(grammar: Grammar) -> TimeMention:
        value = None if needs_anchor else When(earliest, latest or earliest, "day", "relative", PUBLISHED)
        return TimeMention(at(grammar, text, nth), value, role, needs_anchor)

    return make


def said(
    source: str | None,
    cue: str,
    content: str,
    *more: str,
    act: str = "asserts",
    parent: int | None = None,
    also: tuple[str, ...] = (),
    anonymous: bool = False,
) -> Named:
    """Somebody says the words `content` (and `more` pieces of them)."""

    def make(grammar: Grammar) -> Attribution:
        return Attribution(
            at(grammar, source) if source is not None else None,
            at(grammar, cue),
            tuple(at(grammar, piece).span for piece in (content, *more) if piece),
            "indirect",
            act,
            parent,
            anonymous,
            tuple(at(grammar, name) for name in also),
        )

    return make


@dataclass(frozen=True)
class Case:
    """A text with what stands in it."""

    grammar: Grammar
    mentions: Mentions
    attributions: tuple[Attribution, ...] = field(default=())

    @property
    def events(self) -> tuple[EventMention, ...]:
        return self.mentions.events

    @cached_property
    def chains(self) -> Chains:
        return Chains(self.grammar.document, self.attributions, self.mentions.actors)

    @cached_property
    def teller(self) -> Teller:
        return Teller(self.grammar, self.mentions, self.chains, load_triggers(), ORIGIN)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return make_claims(
            self.grammar, self.mentions, self.chains, triggers=load_triggers(), speech=load_speech(), origin=ORIGIN
        )

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        return link(self.claims, triggers=load_triggers(), body=self.grammar.document.body.start, by=ORIGIN)

    def of(self, kind: str, act: str | None = None) -> list[Claim]:
        """The claims of a kind, in the order of the text."""
        return [claim for claim in self.claims if claim.kind == kind and act in (None, claim.act)]

    def told(self, trigger: str) -> Claim:
        """The one event claim with these trigger words."""
        (found,) = [c for c in self.of("event") if c.trigger is not None and c.trigger.text == trigger]
        return found

    def event(self, trigger: str) -> EventMention:
        """The one event mention with these trigger words."""
        (found,) = [event for event in self.events if event.trigger.text == trigger]
        return found

    def phrase(self, chunk: int | None) -> str | None:
        return phrase(self.grammar, chunk)


def reading(text: str, *named: Named, title: str = "", published: date | None = PUBLISHED) -> Case:
    """The text with its events found and everything else as named."""
    grammar = parse(text, title=title, published=published)
    made = [make(grammar) for make in named]

    def kind(sort: type) -> tuple[Any, ...]:
        found = [item for item in made if isinstance(item, sort)]
        return tuple(sorted(found, key=lambda item: item.words.span))

    weapons, counts = kind(WeaponMention), kind(CountMention)
    mentions = Mentions(
        times=kind(TimeMention),
        counts=counts,
        places=kind(PlaceMention),
        actors=kind(ActorMention),
        weapons=weapons,
        events=find_events(grammar, load_triggers(), weapons=weapons, counts=counts),
    )
    return Case(grammar, mentions, tuple(item for item in made if isinstance(item, Attribution)))


def texts(claim: Claim, facet: Facet) -> list[str]:
    """The words of a claim's slots of one facet."""
    return [slot.words.text for slot in claim.of(facet) if slot.words is not None]


def speakers(claim: Claim) -> list[str]:
    """The chain of speakers, the publisher left out."""
    return [hop.name for hop in claim.sources]

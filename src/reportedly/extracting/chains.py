"""Who says a thing through whom: attributions that nest become chains of speakers, the publisher in front."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product

from reportedly.extracting.nearby import REACH, Shelf, shelve
from reportedly.values.claim import Hop
from reportedly.values.document import Article, Document
from reportedly.values.mention import ActorMention, Attribution
from reportedly.values.span import Span, Words

UNNAMED_PUBLISHER = "the publisher"
DEEPEST = 12  # speakers in one chain, and contents around one another; what nests deeper is no sentence
APPOSED = 8  # characters between a name and the noun of its description: ", the "
WIDEST = 12  # chains of one attribution: "A and B said that C and D had claimed ..." has four
Voice = tuple[Hop, ...]


@dataclass(frozen=True)
class Chains:
    """The attributions of one document, ready to give the voice of any stretch of it."""

    document: Document
    attributions: Sequence[Attribution]
    actors: Sequence[ActorMention]
    _voices: dict[int | None, tuple[Voice, ...]] = field(default_factory=dict, repr=False, compare=False)

    def around(self, span: Span) -> tuple[int, Span] | None:
        """The innermost attribution (by index) whose content holds `span`, and that content; None: the publisher."""
        holding = self._contents.holding(span)
        return min(holding, key=lambda found: (len(found[1]), found[0]), default=None)

    def voices(self, index: int | None) -> tuple[Voice, ...]:
        """Every chain that leads to attribution `index`: one a speaker where several speak ("A and B reported")."""
        if index not in self._voices:
            chains = islice(product(*self._links(index)), WIDEST)
            self._voices[index] = tuple((publisher(self.document.article), *chain) for chain in chains)
        return self._voices[index]

    def _links(self, index: int | None) -> list[list[Hop]]:
        """The speakers of an attribution and of those around it, outermost first."""
        links: list[list[Hop]] = []
        seen: set[int] = set()
        while index is not None and index not in seen and len(links) < DEEPEST:
            seen.add(index)
            hops = self._hops(self.attributions[index])
            if hops:
                links.append(hops)
            index = self.attributions[index].parent
        return links[::-1]

    def _hops(self, attribution: Attribution) -> list[Hop]:
        if attribution.source is None:
            return []
        return [self.hop(words, attribution) for words in (attribution.source, *attribution.cosources)]

    def hop(self, words: Words, attribution: Attribution) -> Hop:
        """One speaker with what the actor list and the text say of them; a short name gives the full one's identity."""
        actor = self.actor(words.span)
        described = actor or self._apposed(words.span)
        full = actor.alias_of if actor is not None and actor.words.span.covers(words.span) else None
        return Hop(
            name=" ".join((full or words).text.split()),
            role=described.role if described else ("unnamed" if attribution.anonymous else "unknown"),
            words=words,
            cue=attribution.cue,
            actor=actor.value.resolved if actor else None,
            affiliation=described.affiliation if described else None,
            anonymous=attribution.anonymous,
        )

    def actor(self, span: Span) -> ActorMention | None:
        """The actor named in a source phrase: the mention that ends last, since the head of a name comes last."""
        near = self._shelf.starting_in(span.start - REACH, span.end)
        inside = [a for a in near if a.words.span.overlaps(span)]
        return max(inside, key=lambda a: (a.words.span.end, len(a.words.span)), default=None)

    def _apposed(self, span: Span) -> ActorMention | None:
        """The description that stands beside a name which no list knows: "Al-Rasid, a news agency close to ..."."""
        after = self._shelf.starting_in(span.end, span.end + APPOSED)
        found = next(iter(after), None)
        between = self.document.plain[span.end : found.words.span.start] if found is not None else ""
        return found if between.strip().casefold() in (", a", ", an", ", the") else None

    @cached_property
    def _contents(self) -> _Contents:
        return _Contents(self.attributions)

    @cached_property
    def _shelf(self) -> Shelf[ActorMention]:
        return shelve(self.actors)


class _Contents:
    """What is said, in the order of the text; each content knows the one around it."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        found = ((index, content) for index, a in enumerate(attributions) for content in a.content)
        self._contents = sorted(found, key=lambda pair: (pair[1].start, -pair[1].end, pair[0]))
        self._starts = [content.start for _, content in self._contents]
        self._outer: list[int] = []
        open_ones: list[int] = []
        for n, (_, content) in enumerate(self._contents):
            while open_ones and self._contents[open_ones[-1]][1].end <= content.start:
                open_ones.pop()
            self._outer.append(open_ones[-1] if open_ones else -1)
            open_ones.append(n)

    def holding(self, span: Span) -> Iterator[tuple[int, Span]]:
        """The contents that hold `span` with their attributions, the one that starts last first."""
        n = bisect_right(self._starts, span.start) - 1
        for _ in range(DEEPEST):
            if n < 0:
                return
            if self._contents[n][1].covers(span):
                yield self._contents[n]
            n = self._outer[n]


def publisher(article: Article) -> Hop:
    """Hop 0. Its name comes from the article's data, not from its text."""
    return Hop(name=article.publisher or UNNAMED_PUBLISHER, role="publisher")

"""Who says a thing through whom: attributions that nest become chains of speakers, the publisher in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from reportedly.values.claim import Hop
from reportedly.values.document import Article, Document
from reportedly.values.mention import ActorMention, Attribution
from reportedly.values.span import Span, Words

UNNAMED_PUBLISHER = "the publisher"
Voice = tuple[Hop, ...]


@dataclass(frozen=True)
class Chains:
    """The attributions of one document, ready to give the voice of any stretch of it."""

    document: Document
    attributions: Sequence[Attribution]
    actors: Sequence[ActorMention]

    def inside(self, span: Span) -> int | None:
        """Index of the innermost attribution whose content holds `span`; None where the publisher speaks."""
        best: tuple[int, int] | None = None
        for index, attribution in enumerate(self.attributions):
            for content in attribution.content:
                if content.covers(span):
                    best = min(best or (len(content), index), (len(content), index))
        return None if best is None else best[1]

    def content(self, index: int, span: Span) -> Span:
        """The content span of attribution `index` that holds `span`."""
        return next(c for c in self.attributions[index].content if c.covers(span))

    def voices(self, index: int | None) -> tuple[Voice, ...]:
        """Every chain that leads to attribution `index`: one a speaker where several speak ("A and B reported")."""
        links: list[list[Hop]] = []
        seen: set[int] = set()
        while index is not None and index not in seen:
            seen.add(index)
            hops = self._hops(self.attributions[index])
            if hops:
                links.insert(0, hops)
            index = self.attributions[index].parent
        return tuple((publisher(self.document.article), *chain) for chain in product(*links))

    def _hops(self, attribution: Attribution) -> list[Hop]:
        if attribution.source is None:
            return []
        return [self.hop(words, attribution) for words in (attribution.source, *attribution.cosources)]

    def hop(self, words: Words, attribution: Attribution) -> Hop:
        """One speaker with what the actor list and the text say of them."""
        actor = self._actor(words.span)
        return Hop(
            name=" ".join(words.text.split()),
            role=actor.role if actor else ("unnamed" if attribution.anonymous else "unknown"),
            words=words,
            cue=attribution.cue,
            actor=actor.value.resolved if actor else None,
            affiliation=actor.affiliation if actor else None,
            anonymous=attribution.anonymous,
        )

    def _actor(self, span: Span) -> ActorMention | None:
        """The actor named in a source phrase: the mention that ends last, since the head of a name comes last."""
        inside = [a for a in self.actors if a.words.span.overlaps(span)]
        return max(inside, key=lambda a: (a.words.span.end, len(a.words.span)), default=None)


def publisher(article: Article) -> Hop:
    """Hop 0. Its name comes from the article's data, not from its text."""
    return Hop(name=article.publisher or UNNAMED_PUBLISHER, role="publisher")

"""What the reader makes of a gold text, up to what the sets annotate: mentions, tellings, responses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reportedly.extracting.chains import Chains
from reportedly.extracting.grammar import Grammar
from reportedly.extracting.nearby import Shelf
from reportedly.extracting.reasons import respond
from reportedly.extracting.tallies import counted
from reportedly.extracting.telling import Teller, Told, tell
from reportedly.extracting.voices import attribute
from reportedly.flow import Reader, find, parse
from reportedly.reading.segment import read
from reportedly.values.claim import Claim
from reportedly.values.document import Article
from reportedly.values.mention import Attribution, Mentions
from reportedly.values.span import Span


@dataclass(frozen=True)
class Walk:
    """One text, read as far as it is asked for."""

    text: str
    reader: Reader

    @cached_property
    def grammar(self) -> Grammar:
        return parse(read(Article("gold", self.text)), self.reader)

    @cached_property
    def mentions(self) -> Mentions:
        return find(self.grammar, self.reader)

    @cached_property
    def voices(self) -> tuple[Attribution, ...]:
        """Attributions with the sources as they stand: a pronoun stays a pronoun."""
        grammar = self.grammar
        return attribute(grammar.document, grammar.tokens, grammar.chunks, self.reader.cues, antecedents=False)

    @cached_property
    def _teller(self) -> Teller:
        grammar = self.grammar
        found = attribute(grammar.document, grammar.tokens, grammar.chunks, self.reader.cues)
        chains = Chains(grammar.document, found, self.mentions.actors)
        return Teller(grammar, self.mentions, chains, self.reader.triggers, self.reader.origin)

    @cached_property
    def told(self) -> Shelf[Told]:
        return tell(self._teller, wholes=set(counted(self._teller)))

    @cached_property
    def responses(self) -> tuple[Claim, ...]:
        return tuple(respond(self._teller, self.told))

    def word(self, index: int) -> Span:
        """The span of the token at `index`."""
        return self.grammar.tokens[index].span

    def head(self, span: Span) -> Span:
        """The head word of the words at `span`: the noun of the first noun phrase in it, as far as it reaches."""
        inside = self.grammar.tokens_in(span)
        if not inside:
            return span
        chunk = next((c for c in (self.grammar.chunk_of[i] for i in inside) if c is not None), None)
        if chunk is None:
            return self.word(inside[-1])
        found = self.grammar.chunks[chunk]
        return self.word(found.head if found.head in inside else min(found.last, inside[-1]))

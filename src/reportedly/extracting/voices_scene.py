"""What the steps of attribution share: the grammar of a document, the cue lexicon, and which tokens are quoted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from reportedly.codebook.cues import Cues
from reportedly.extracting.chunks import DAYS
from reportedly.extracting.grammar import Grammar
from reportedly.values.mention import Chunk

QUOTE_MARKS = frozenset({'"', "'", "``", "''"})
TIMES = DAYS | frozenset(
    "hour hours minute minutes morning afternoon evening night midday noon midnight day days week weeks weekend month"
    " months year years time january february march april may june july august september october november december"
    " jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split()
)


LONGEST = 400  # tokens of a sentence that are looked at together: longer ones are lists or data errors


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens `[first, last]`."""

    first: int
    last: int


def _block(sentence: range, at: int) -> range:
    """The part of an overlong sentence that holds `at`."""
    start = sentence.start + (at - sentence.start) // LONGEST * LONGEST
    return range(start, min(sentence.stop, start + LONGEST))


@dataclass(frozen=True)
class Scene:
    """One document, ready for attribution."""

    grammar: Grammar
    cues: Cues

    @cached_property
    def quotes(self) -> tuple[Phrase, ...]:
        """The outermost quotations as token runs, marks included."""
        runs: list[Phrase] = []
        covered = 0
        for quotation in self.grammar.document.quotations:
            if quotation.outer.start >= covered:
                inside = self.grammar.tokens_in(quotation.outer)
                if inside:
                    runs.append(Phrase(inside[0], inside[-1]))
                covered = quotation.outer.end
        return tuple(runs)

    @cached_property
    def quote_at(self) -> list[int | None]:
        """For each token the number of the quotation that holds it."""
        owner: list[int | None] = [None] * len(self.grammar.tokens)
        for number, run in enumerate(self.quotes):
            owner[run.first : run.last + 1] = [number] * (run.last + 1 - run.first)
        return owner

    @cached_property
    def chunk_ending(self) -> dict[int, int]:
        return {chunk.last: index for index, chunk in enumerate(self.grammar.chunks)}

    @cached_property
    def chunk_starting(self) -> dict[int, int]:
        return {chunk.first: index for index, chunk in enumerate(self.grammar.chunks)}

    def norm(self, at: int) -> str:
        return self.grammar.norm(at)

    def tag(self, at: int) -> str:
        return self.grammar.tag(at)

    def quote(self, at: int) -> int | None:
        """The number of the quotation that holds token `at`."""
        return self.quote_at[at] if 0 <= at < len(self.quote_at) else None

    def chunk(self, index: int) -> Chunk:
        return self.grammar.chunks[index]

    def head(self, chunk: int) -> str:
        """The folded head noun of a chunk."""
        return self.grammar.norm(self.grammar.chunks[chunk].head)

    def segment(self, at: int) -> range:
        """The tokens that a cue at `at` can attribute: its sentence, or its part of a quotation.

        Outside quotations the sentence grows by the whole of every quotation that it cuts.
        """
        sentence = _block(self.grammar.sentence_of(at), at)
        number = self.quote(at)
        if number is not None:
            run = self.quotes[number]
            return range(max(sentence.start, run.first), min(sentence.stop, run.last + 1))
        start, stop = sentence.start, sentence.stop
        opening, closing = self.quote(start), self.quote(stop - 1)
        if opening is not None:
            start = min(start, self.quotes[opening].first)
        if closing is not None:
            stop = max(stop, self.quotes[closing].last + 1)
        return range(start, stop)

    def finite(self, first: int, stop: int) -> bool:
        """Whether a finite verb, as far as tags tell, stands in `[first, stop)`."""
        return first < stop and self._finite_until[stop] > self._finite_until[first]

    @cached_property
    def _finite_until(self) -> list[int]:
        """How many finite verbs stand before each token."""
        return list(accumulate((self.is_finite(at) for at in range(len(self.grammar.tokens))), initial=0))

    @cached_property
    def _quoted_until(self) -> list[int]:
        """How many quoted tokens stand before each token."""
        return list(accumulate((number is not None for number in self.quote_at), initial=0))

    def quoted(self, run: Phrase) -> int:
        """How many tokens of a run are quoted."""
        return self._quoted_until[run.last + 1] - self._quoted_until[run.first]

    def is_finite(self, at: int) -> bool:
        if self.tag(at) not in ("VERB", "AUX") or self.norm(at).endswith("ing"):
            return False
        return self.norm(at - 1) != "to" and not (self.norm(at + 1) == "by" and self.tag(at - 1) != "AUX")

    def is_time(self, chunk: int) -> bool:
        return self.head(chunk) in TIMES

    def continued(self, chunk: int) -> int:
        """The last chunk that belongs to `chunk` by "of" or as part of its name."""
        while chunk + 1 < len(self.grammar.chunks):
            joint = self.chunk(chunk).last + 1
            following = self.chunk(chunk + 1)
            if following.first != joint + 1 or self.is_time(chunk + 1) or not self._joined(chunk, self.norm(joint)):
                break
            chunk += 1
        return chunk

    def _joined(self, chunk: int, joint: str) -> bool:
        if joint == "of":
            return True
        left, right = (self.grammar.tokens[self.chunk(c).head].text[:1] for c in (chunk, chunk + 1))
        return joint == "for" and left.isupper() and right.isupper()

    def trimmed(self, first: int, stop: int) -> Phrase | None:
        """`[first, stop)` without punctuation and quotation marks at its ends."""
        while first < stop and self._mark(first):
            first += 1
        while stop > first and self._mark(stop - 1):
            stop -= 1
        return Phrase(first, stop - 1) if first < stop else None

    def _mark(self, at: int) -> bool:
        text = self.grammar.tokens[at].text
        return not any(char.isalnum() for char in text) and text not in "$€£#"

"""Texts as windows: whole sentences up to a number of pieces, with the sentences around them as context.

The words of a window keep their places in the text, to the character. Every word of a text is in the core of one window
alone; there the window's answer counts. Labels stand on words; a word's vector is that of its first piece.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.reading.folding import folded
from reportedly.reading.sentences import paragraphs, sentences
from reportedly.values.span import Span

CORE = 240  # pieces of a core; with context about 320, of which attention costs little more than of 256
BEFORE, AFTER = 48, 32  # most pieces of context; "he said" looks back more than forward
OPEN, CLOSE = 0, 2  # <s> and </s>

# Words are finer than those of the rules: clitics and the parts of hyphenated words stand alone, so that the marks of
# every set begin and end at words ("Dovan's", "US-backed").
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W_]+(?:['’](?![sS]\b)[^\W_]+)?|['’][sS]\b|[^\w\s]|_+", re.UNICODE
)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text as the encoder sees it.

    pieces     piece numbers, with the opening and closing ones
    words      where the words stand in the text
    firsts     for each word its first piece, an index into `pieces`
    core       the words `[first, last)` that the window answers for
    sentences  the words `[first, last)` of each sentence
    """

    pieces: tuple[int, ...]
    words: tuple[Span, ...]
    firsts: tuple[int, ...]
    core: tuple[int, int]
    sentences: tuple[tuple[int, int], ...]

    def words_in(self, span: Span) -> range:
        """Indices of the words that overlap `span`, empty where none does."""
        first = bisect_left(self.words, span.start, key=lambda word: word.end - 1)
        last = bisect_left(self.words, span.end, key=lambda word: word.start)
        return range(first, max(first, last))

    def in_core(self, word: int) -> bool:
        return self.core[0] <= word < self.core[1]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Pieces of one sentence, its words, and the first piece of each word, counted from the sentence's first."""

    pieces: tuple[int, ...]
    words: tuple[Span, ...]
    firsts: tuple[int, ...]


def windows(
    text: str, tokenizer: Any, *, core: int = CORE, before: int = BEFORE, after: int = AFTER
) -> Iterator[Window]:
    """The windows of `text`, in order. `tokenizer` is a `tokenizers.Tokenizer`."""
    parts = list(_sentences(text, tokenizer, core))
    start = 0
    while start < len(parts):
        end, size = start, 0
        while end < len(parts) and (end == start or size + len(parts[end].pieces) <= core):
            size += len(parts[end].pieces)
            end += 1
        low = start - _context(parts[start - 1 :: -1] if start else (), before)
        high = end + _context(parts[end:], after)
        yield _window(parts[low:high], start - low, end - low)
        start = end


def _context(parts: Sequence[_Sentence], most: int) -> int:
    """How many of the sentences fit into `most` pieces."""
    size = 0
    for count, part in enumerate(parts):
        size += len(part.pieces)
        if size > most:
            return count
    return len(parts)


def _window(parts: Sequence[_Sentence], first: int, last: int) -> Window:
    pieces: list[int] = [OPEN]
    words: list[Span] = []
    firsts: list[int] = []
    bounds: list[tuple[int, int]] = []
    for part in parts:
        bounds.append((len(words), len(words) + len(part.words)))
        firsts += (len(pieces) + at for at in part.firsts)
        words += part.words
        pieces += part.pieces
    core = (bounds[first][0], bounds[last - 1][1])
    return Window((*pieces, CLOSE), tuple(words), tuple(firsts), core, tuple(bounds))


def _sentences(text: str, tokenizer: Any, core: int) -> Iterator[_Sentence]:
    """Every sentence that has words; one longer than a core in several parts."""
    plain = folded(text)
    spans = [span for line in paragraphs(plain) for span in sentences(plain, line)]
    encoded = tokenizer.encode_batch([span.cut(text) for span in spans], add_special_tokens=False)
    for span, encoding in zip(spans, encoded, strict=True):
        words = [Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end)]
        firsts = _firsts(words, [(a + span.start, b + span.start) for a, b in encoding.offsets])
        for low, high in _cuts(firsts, len(encoding.ids), core):
            inside = [number for number, first in enumerate(firsts) if low <= first < high]
            if inside:
                yield _Sentence(
                    tuple(encoding.ids[low:high]),
                    tuple(words[number] for number in inside),
                    tuple(firsts[number] - low for number in inside),
                )


def _firsts(words: Sequence[Span], offsets: Sequence[tuple[int, int]]) -> list[int]:
    """For each word the first piece that reaches into it; pieces without characters are passed over."""
    firsts: list[int] = []
    piece = 0
    for word in words:
        while piece + 1 < len(offsets) and offsets[piece][1] <= word.start:
            piece += 1
        firsts.append(piece)
    return firsts


def _cuts(firsts: Sequence[int], size: int, core: int) -> Iterator[tuple[int, int]]:
    """Pieces `[low, high)` of the parts of a sentence, cut before words; one word longer than a core is cut off."""
    low = 0
    while size - low > core:
        high = max((first for first in firsts if low < first <= low + core), default=0)
        if not high:
            yield low, low + core
            high = next((first for first in firsts if first > low + core), size)
        else:
            yield low, high
        low = high
    if low < size:
        yield low, size

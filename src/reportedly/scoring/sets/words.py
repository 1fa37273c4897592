"""A running text from the words of a set that gives words only, with the span of each."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.values.span import Span

CLOSING = frozenset(
    ", . : ; ? ! ) ] } ” ’ ’’ '' % … ... 's 'S ’s ’S 'm 're 've 'd 'll ’m ’re ’ve ’d ’ll n't n’t".split()
)
OPENING = frozenset("( [ { “ ‘ `` $ £ € #".split())


def text_of(sentences: Sequence[Sequence[str]]) -> tuple[str, tuple[Span, ...]]:
    """The text with a line a sentence, and the span of every word in it, in order.

    Words are parted by spaces except where English writes none; straight quotation marks open and close in turn.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for sentence in sentences:
        gap, quoted = "\n" if spans else "", False
        for word in sentence:
            closes = word in CLOSING or (word == '"' and quoted)
            gap = "" if closes and gap == " " else gap
            spans.append(Span(at + len(gap), at + len(gap) + len(word)))
            pieces += (gap, word)
            at = spans[-1].end
            opens = word in OPENING or (word == '"' and not quoted)
            quoted = quoted ^ (word == '"')
            gap = "" if opens else " "
    return "".join(pieces), tuple(spans)


def joined(spans: Sequence[Span]) -> Span:
    """From the first span's start to the last one's end."""
    return Span(spans[0].start, spans[-1].end)

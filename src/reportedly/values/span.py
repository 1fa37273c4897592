"""Where words stand in a document, and the words themselves."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval `[start, end)` of character offsets in a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(f"span [{self.start}, {self.end}) is not an interval; use 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, text: str) -> str:
        """The text at this span; `SpanError` when the span reaches outside the text."""
        if self.end > len(text):
            raise SpanError(f"span [{self.start}, {self.end}) ends outside a text of {len(text)} characters")
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def join(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def distance(self, other: Span) -> int:
        """Characters between the two spans; 0 when they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


@dataclass(frozen=True, slots=True)
class Words:
    """Verbatim words and where they stand. `text` is always what the document holds at `span`."""

    text: str
    span: Span

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Words:
        """Cut `[start, end)` out of `text`."""
        span = Span(start, end)
        return cls(span.cut(text), span)

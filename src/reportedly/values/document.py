"""An article as received, and the frozen text that spans point into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportedly.values.ids import content_id, sha256
from reportedly.values.span import Span, Words

TITLE_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Article:
    """What came in. `id` is the sender's name for it (a file stem, a JSON `id`), not an identity.

    `published` is the calendar day of publication as the outlet states it, or `None`. `notes` say what was
    repaired or cut away on the way in ("2 invalid bytes replaced", "published date '31/31/2023' not understood").
    """

    id: str
    text: str
    title: str = ""
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    origin: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch: `inner` without its marks, `outer` with them; `closed` is False where no closing mark came."""

    inner: Span
    outer: Span
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A frozen text with its structure. Spans of every claim point into `text`.

    `text` is the title, a blank line and the body (the body alone where there is no title): exactly the characters
    received, nothing normalised away. `plain` has the same length and differs only by characters folded for matching
    (curly quotes to straight ones, odd spaces to spaces), so an offset means the same in both.
    """

    id: str
    article: Article
    text: str
    plain: str
    body: Span
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...]

    @property
    def text_sha256(self) -> str:
        return sha256(self.text)

    def words(self, start: int, end: int) -> Words:
        """The verbatim words at `[start, end)`."""
        return Words.at(self.text, start, end)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds `offset`, or of the last one that starts before it."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)


def document_text(article: Article) -> tuple[str, Span]:
    """The frozen text of an article, and the span of the body in it."""
    if not article.title:
        return article.text, Span(0, len(article.text))
    text = article.title + TITLE_GAP + article.text
    return text, Span(len(article.title) + len(TITLE_GAP), len(text))


def document_id(article: Article) -> str:
    """Hash of what was published: the same article from two folders is one document."""
    return content_id(
        "d",
        {
            "title": article.title,
            "text": article.text,
            "publisher": article.publisher,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
        },
    )


Zone = Literal["title", "text"]


def annotate_zone(document: Document, span: Span) -> tuple[Zone, Span]:
    """Where a document span lies in the article's own fields: `("text", span in article.text)` or the title's."""
    if span.start >= document.body.start:
        return "text", Span(span.start - document.body.start, span.end - document.body.start)
    return "title", span

"""What every input ends in: an article, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.errors import ArticleError
from reportedly.reading.published import published_day
from reportedly.values.document import Article

MAX_BYTES = 50_000_000
MAX_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. `title`, `publisher` and `published` fill what an input does not state; they override nothing.

    `online` allows URLs. `max_bytes` bounds one input (a file, a line of JSONL, a page), `max_characters` one article's
    text: the longest reports have about a million characters, and more is refused rather than read for hours.
    `timeout` is for a whole page, in seconds. `today` decides what lies in the future; None is the day of reading.
    """

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    online: bool = False
    max_bytes: int = MAX_BYTES
    max_characters: int = MAX_CHARACTERS
    timeout: float = 20.0
    today: date | None = None


@dataclass(frozen=True, slots=True)
class BadArticle:
    """An input that gave no article: where it came from ("news.jsonl:37") and why. Reported, never raised."""

    origin: str
    reason: ArticleError


@dataclass(frozen=True, slots=True)
class Received:
    """An article's fields as the input states them, before anything is checked."""

    id: str
    origin: str
    text: str
    title: str = ""
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def article(received: Received, *, options: ReadOptions) -> Article:
    """The article, with `options` filling what is not stated; `ArticleError` where its text is empty or too long."""
    if not received.text.strip(" \t\r\n\v\f\x00\ufeff\u200b\u200e\u200f") or received.text.isspace():
        raise ArticleError("the article's text is empty; nothing can be read from it")
    if len(received.text) > options.max_characters:
        raise ArticleError(
            f"the article's text has {len(received.text):,} characters, more than the {options.max_characters:,}"
            " allowed; split it into articles"
        )
    published, notes = _published(received.published, options)
    return Article(
        id=received.id,
        text=received.text,
        title=received.title.strip() or options.title or "",
        publisher=received.publisher or options.publisher,
        published=published,
        url=received.url,
        language=received.language,
        origin=received.origin,
        notes=received.notes + notes,
    )


def _published(stated: str | None, options: ReadOptions) -> tuple[date | None, tuple[str, ...]]:
    """The day of publication, with notes on a day that is not understood or has not come yet."""
    day = options.published
    notes: tuple[str, ...] = ()
    if stated and stated.strip():
        day = published_day(stated)
        if day is None:
            notes = (f"published date {stated[:60]!r} not understood; use YYYY-MM-DD",)
            day = options.published
    if day is not None and day > (options.today or date.today()):
        notes += (f"published date {day.isoformat()} lies in the future",)
    return day, notes

"""A web page: its article, found by trafilatura. The page is parsed, never executed, and nothing is fetched."""

from __future__ import annotations

import re

from reportedly.errors import ArticleError
from reportedly.reading.decoding import decoded
from reportedly.reading.intake import Received

MAX_HTML_BYTES = 10_000_000  # parsed in 9 s on one core; news pages have 0.1 to 2 MB
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def html_article(data: bytes, *, id: str, origin: str, url: str | None = None, charset: str | None = None) -> Received:
    """The article of an HTML page, with the title, day, site name and address that the page states.

    `url` is where it was fetched and `charset` what the server said, if so. `ArticleError` where no article is found.
    """
    if len(data) > MAX_HTML_BYTES:
        raise ArticleError(f"the HTML has {len(data):,} bytes, more than the {MAX_HTML_BYTES:,} allowed; save its text")
    meta = _CHARSET.search(data, 0, 4096)
    page, notes = decoded(data, declared=charset or (meta.group(1).decode("ascii") if meta else None))
    return _extracted(_XML_DECLARATION.sub("", page, count=1), id=id, origin=origin, url=url, notes=notes)


def _extracted(page: str, *, id: str, origin: str, url: str | None, notes: tuple[str, ...]) -> Received:
    # Imported late: it takes 0.2 s and more that nobody needs who reads text or JSON.
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            page,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # The stated day only: a day guessed from anywhere in the page would be worse than none.
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
        )
    except (LxmlError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ArticleError(f"the HTML cannot be parsed ({type(error).__name__}); save the article's text") from error
    if found is None or isinstance(found, dict) or not found.text or found.text.isspace():
        raise ArticleError("no article found in the HTML; save the article's text as .txt")
    title = found.title or ""
    return Received(
        id=id,
        origin=origin,
        text=_without_title(found.text, title),
        title=title,
        publisher=found.sitename or None,
        published=found.date or None,
        url=found.url or url,
        language=found.language or None,
        notes=notes,
    )


def _without_title(text: str, title: str) -> str:
    """The body; a page's heading often comes again as the first line, and would be read twice."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and first.strip() == title.strip() and rest.strip() else text

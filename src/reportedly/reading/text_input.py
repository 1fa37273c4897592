"""Plain text and Markdown: front matter and a first-line title as metadata, hard-wrapped lines made whole."""

from __future__ import annotations

import re

from reportedly.reading.intake import Received

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<rows>(?:[^\n]*\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
_ROW = re.compile(r"(?P<key>[A-Za-z_-]{1,30})[ \t]*:[ \t]*(?P<value>.*)")
_KEYS = {"date": "published", "source": "publisher", "lang": "language"}
_HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\n]*?)[ \t#]*\r?(?:\n|\Z)")
_BLOCK_MARK = re.compile(r"[ \t]*(?:[-*+#>|=]|\d{1,3}[.)])")
_STOPPED = re.compile(r"[.!?:\u2026][\"')\]\u201d\u2019]*\s*\Z")
_NARROW = range(45, 101)  # characters; typists and mail programs wrap at 60 to 80


def text_article(text: str, *, id: str, origin: str, notes: tuple[str, ...] = ()) -> Received:
    """The article in a plain or Markdown text.

    Front matter ("key: value" rows between two "---" lines) gives id, title, publisher, published, url, language; else
    a first line "# ..." is the title. Nothing in it is executed or expanded.
    """
    stated, rest = _front_matter(text)
    heading = _HEADING.match(rest)
    if heading and "title" not in stated:
        stated["title"] = heading["title"]
        rest = rest[heading.end() :]
    body, joined = _unwrapped(rest.strip("\r\n"))
    if joined:
        notes += (f"{joined} line breaks inside paragraphs read as spaces",)
    return Received(
        id=stated.get("id") or id,
        origin=origin,
        text=body,
        title=stated.get("title", ""),
        publisher=stated.get("publisher"),
        published=stated.get("published"),
        url=stated.get("url"),
        language=stated.get("language"),
        notes=notes,
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The rows of the front matter, and the text after it; nothing and the whole text where there is none."""
    front = _FRONT.match(text)
    rows = [_ROW.fullmatch(row.strip()) for row in front["rows"].splitlines()] if front else []
    if front is None or not rows or rows[0] is None:
        return {}, text
    stated: dict[str, str] = {}
    for row in rows:
        if row is not None:
            key = row["key"].lower()
            stated[_KEYS.get(key, key)] = row["value"].strip().strip("\"'")
    return stated, text[front.end() :]


def _unwrapped(text: str) -> tuple[str, int]:
    """The text with the line breaks of hard wrapping turned into spaces, and how many there were.

    A text counts as hard-wrapped where nearly all lines that another one follows directly are 45 to 100 characters long
    and few of them end a sentence. Headings, lists, quotes and tables keep their breaks.
    """
    lines = text.split("\n")
    inner = [i for i in range(len(lines) - 1) if _flows(lines[i], lines[i + 1])]
    narrow = [i for i in inner if len(lines[i].rstrip()) in _NARROW]
    stopped = sum(1 for i in narrow if _STOPPED.search(lines[i]))
    if len(narrow) < 2 or len(narrow) < 0.9 * len(inner) or stopped > 0.4 * len(narrow):
        return text, 0
    breaks = set(narrow)
    return "".join(line + (" " if i in breaks else "\n") for i, line in enumerate(lines))[:-1], len(breaks)


def _flows(line: str, following: str) -> bool:
    """Whether the next line may go on with this one's paragraph."""
    return bool(line.strip() and following.strip()) and not (_BLOCK_MARK.match(line) or _BLOCK_MARK.match(following))

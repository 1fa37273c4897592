"""Where articles come from: paths, folders, standard input and, only when asked for, addresses on the web.

One broken article among many is reported in its place, and reading goes on. Nothing is fetched without `online`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from reportedly.errors import ArticleError, NetworkOffError
from reportedly.reading.decoding import decoded
from reportedly.reading.html_input import html_article
from reportedly.reading.intake import BadArticle, ReadOptions, Received, article
from reportedly.reading.json_input import json_articles, json_value
from reportedly.reading.text_input import text_article
from reportedly.values.document import Article

STDIN = "-"
FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_MEDIA_TYPES = {"application/json": "json", "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--")

Item = Received | BadArticle


def articles(
    paths: Iterable[str], *, options: ReadOptions, on_skipped: Callable[[str], None] | None = None
) -> Iterator[Article | BadArticle]:
    """The articles of every path in order, each broken one reported in its place.

    A path is a file (.txt .md .html .htm .json .jsonl; any other is judged by its first bytes), a folder (its files of
    those kinds, sorted, at any depth; each other file goes to `on_skipped`), "-" for standard input (text, HTML, JSON
    or JSONL), or a web address. `NetworkOffError` at once, before anything is read, for an address without `online`.
    """
    asked = list(paths)
    for path in asked:
        if _is_address(path) and not options.online:
            raise NetworkOffError(f"{path} is on the network, and nothing is fetched unless asked for; add --online")
    return _articles(asked, options, on_skipped)


def count_inputs(paths: Iterable[str]) -> int | None:
    """How many inputs there are to read: files, and lines of JSONL. None where only reading tells (a stream, a URL).

    Meant for a progress bar: a .json file counts as one, though it may hold a list.
    """
    total = 0
    for path in paths:
        names = _files(path) if Path(path).is_dir() else [path]
        for name in names:
            form = FORMATS.get(Path(name).suffix.lower())
            if name is path and (path == STDIN or _is_address(path) or not Path(path).is_file()):
                return None
            if form == "jsonl":
                total += _count_lines(name)
            elif form is not None or name is path:
                total += 1
    return total


def _count_lines(path: str) -> int:
    """Lines of a file, 0 where it cannot be read: reading will say so."""
    try:
        with Path(path).open("rb") as stream:
            return sum(1 for line in iter(lambda: stream.readline(1 << 20), b"") if line.endswith(b"\n")) or 1
    except OSError:
        return 0


def _articles(
    paths: Iterable[str], options: ReadOptions, on_skipped: Callable[[str], None] | None
) -> Iterator[Article | BadArticle]:
    for path in paths:
        origin = "stdin" if path == STDIN else path
        for item in _guarded(origin, _received(path, options, on_skipped)):
            yield item if isinstance(item, BadArticle) else _completed(item, options)


def _completed(received: Received, options: ReadOptions) -> Article | BadArticle:
    try:
        return article(received, options=options)
    except ArticleError as error:
        return BadArticle(received.origin, error)


def _guarded(origin: str, items: Iterator[Item]) -> Iterator[Item]:
    """The items of one input; what stops it is reported as its last item."""
    try:
        yield from items
    except ArticleError as error:
        yield BadArticle(origin, error)
    except OSError as error:
        yield BadArticle(origin, ArticleError(f"cannot be read: {error.strerror or error}"))


def _received(path: str, options: ReadOptions, on_skipped: Callable[[str], None] | None) -> Iterator[Item]:
    if path == STDIN:
        return _stream(sys.stdin.buffer, None, id="stdin", origin="stdin", options=options)
    if _is_address(path):
        return _page(path, options)
    if Path(path).is_dir():
        return _folder(path, options, on_skipped)
    return _file(path, options)


def _is_address(path: str) -> bool:
    """Whether `path` is "scheme://...": never a file name that anyone means."""
    scheme, separator, _ = path.partition("://")
    return bool(separator) and scheme.isascii() and scheme.replace("+", "").isalnum()


def _folder(path: str, options: ReadOptions, on_skipped: Callable[[str], None] | None) -> Iterator[Item]:
    found = False
    for name in _files(path):
        if Path(name).suffix.lower() in FORMATS:
            found = True
            yield from _guarded(name, _file(name, options))
        elif on_skipped is not None:
            on_skipped(name)
    if not found:
        raise ArticleError(f"no article in this folder; these suffixes are read: {' '.join(FORMATS)}")


def _files(folder: str) -> Iterator[str]:
    """The files of a folder at any depth, in the same order everywhere; hidden ones and links to folders left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(root, name)) for name in sorted(names) if not name.startswith("."))


def _file(path: str, options: ReadOptions) -> Iterator[Item]:
    with Path(path).open("rb") as stream:
        form = FORMATS.get(Path(path).suffix.lower())
        yield from _stream(stream, form, id=Path(path).stem or path, origin=path, options=options)


def _page(url: str, options: ReadOptions) -> Iterator[Item]:
    # Imported late: urllib costs every start a tenth of its time, and nearly none fetches anything.
    from reportedly.reading.fetching import fetched

    page = fetched(url, timeout=options.timeout, max_bytes=options.max_bytes)
    form = _MEDIA_TYPES.get(page.media_type) or _sniffed(page.data)
    parts = urlsplit(page.url)
    name = Path(parts.path).stem or parts.hostname or "page"
    if form == "html":
        yield html_article(page.data, id=name, origin=url, url=page.url, charset=page.charset)
    else:
        yield from _whole(page.data, form, id=name, origin=url, charset=page.charset)


def _stream(stream: IO[bytes], form: str | None, *, id: str, origin: str, options: ReadOptions) -> Iterator[Item]:
    """The articles of an open file: line by line where each line is one, else from the whole of it."""
    first = _line(stream, options.max_bytes)
    if form is None:
        form = "jsonl" if _is_json_line(first) else _sniffed(first)
    if form == "jsonl":
        yield from _lines(first, stream, id=id, origin=origin, options=options)
        return
    data = first + stream.read(options.max_bytes + 1 - min(len(first), options.max_bytes + 1))
    if len(data) > options.max_bytes:
        raise ArticleError(f"more than the {options.max_bytes:,} bytes allowed; split it into smaller files")
    yield from _whole(data, form, id=id, origin=origin)


def _whole(data: bytes, form: str, *, id: str, origin: str, charset: str | None = None) -> Iterator[Item]:
    if form == "html":
        yield html_article(data, id=id, origin=origin, charset=charset)
        return
    text, notes = decoded(data, declared=charset)
    if form == "json":
        yield from json_articles(json_value(text), id=id, origin=origin, notes=notes)
    else:
        yield text_article(text, id=id, origin=origin, notes=notes)


def _lines(first: bytes, stream: IO[bytes], *, id: str, origin: str, options: ReadOptions) -> Iterator[Item]:
    """One article a line; blank lines are passed over, line numbers count from 1."""
    line, number, found = first, 1, False
    while line:
        here = f"{origin}:{number}"
        if len(line) > options.max_bytes:
            _skip_line(stream, line)
            yield BadArticle(here, ArticleError(f"the line has more than the {options.max_bytes:,} bytes allowed"))
        elif line.strip():
            yield from _guarded(here, _json_line(line, id=f"{id}-{number}", origin=here))
        found = found or bool(line.strip())
        line, number = _line(stream, options.max_bytes), number + 1
    if not found:
        raise ArticleError("the file is empty; nothing to read")


def _json_line(line: bytes, *, id: str, origin: str) -> Iterator[Item]:
    text, notes = decoded(line.rstrip(b"\r\n"))
    yield from json_articles(json_value(text), id=id, origin=origin, notes=notes)


def _line(stream: IO[bytes], max_bytes: int) -> bytes:
    """The next line, cut off one byte past what is allowed."""
    return stream.readline(max_bytes + 1)


def _skip_line(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)


def _is_json_line(line: bytes) -> bool:
    """Whether a first line is a whole JSON object, so that each line of the input is one."""
    if not line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json_value(decoded(line)[0]), dict)
    except ArticleError:
        return False


def _sniffed(data: bytes) -> str:
    """What input without a known suffix is, by its first characters."""
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.lower().startswith(_HTML_STARTS):
        return "html"
    bare = b"".join(start.split())
    return "json" if bare.startswith((b'{"', b'[{"', b"{}", b"[]")) or bare in {b"{", b"["} else "text"

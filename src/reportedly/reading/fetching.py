"""One page from the network, only ever called where the user asked for it with `online`."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from reportedly.errors import ArticleError

SCHEMES = ("http", "https")
_CHUNK = 65_536
_HEADERS = {"User-Agent": "reportedly", "Accept": "text/html, application/json, text/plain;q=0.9"}


@dataclass(frozen=True, slots=True)
class Page:
    """What came: the bytes, the address after redirects, the media type and the encoding that the server states."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


class _WebRedirects(HTTPRedirectHandler):
    """Follows redirects from web address to web address only: never to a file or another service."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme.lower() not in SCHEMES:
            raise ArticleError(f"{req.full_url} redirects to {newurl!r}, which is no web address; not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetched(url: str, *, timeout: float, max_bytes: int) -> Page:
    """The page at an http or https `url`; `ArticleError` after `timeout` seconds, `max_bytes` bytes or any failure."""
    if urlsplit(url).scheme.lower() not in SCHEMES:
        raise ArticleError(f"{url!r} is no http or https address; nothing else is fetched")
    deadline = time.monotonic() + timeout
    try:
        with _opener().open(Request(url, headers=_HEADERS), timeout=timeout) as answer:
            data = _body(answer, url, deadline=deadline, max_bytes=max_bytes)
            return Page(data, answer.url, answer.headers.get_content_type(), answer.headers.get_content_charset())
    except (OSError, HTTPException, ValueError) as error:  # URLError and timeouts are OSErrors
        raise ArticleError(f"{url} cannot be fetched: {error}; check the address or save the page") from error


def _opener() -> OpenerDirector:
    """Web addresses only. urllib's default opener also reads files, FTP and data: addresses."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler,
        HTTPHandler,
        HTTPSHandler,
        HTTPDefaultErrorHandler,
        _WebRedirects,
        HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener


def _body(answer: Any, url: str, *, deadline: float, max_bytes: int) -> bytes:
    """The answer's body, in pieces, so that neither a slow nor an endless one holds us."""
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > max_bytes:
            raise ArticleError(f"{url} has more than the {max_bytes:,} bytes allowed")
        if time.monotonic() > deadline:
            raise ArticleError(f"{url} took longer than the time allowed; try again or save the page")
    return b"".join(pieces)

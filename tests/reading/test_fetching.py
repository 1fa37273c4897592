"""Fetching, against a server on this machine's own loopback: limits, redirects and media types."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reportedly.errors import ArticleError
from reportedly.reading.fetching import fetched
from reportedly.reading.intake import BadArticle, ReadOptions
from reportedly.reading.sources import articles
from reportedly.values.document import Article

BODY = "".join(f"<p>On day {n} the ministry said that two drones had hit a depot near the town.</p>" for n in "abcd")
PAGES = {
    "/story": ("text/html; charset=utf-8", f"<html><body><article>{BODY}</article></body></html>"),
    "/one.json": ("application/json", '{"text": "one"}'),
    "/plain.txt": ("text/plain; charset=windows-1252", "Café"),
    "/long": ("text/plain", "x" * 100_000),
}
REDIRECTS = {"/moved": "/story", "/file": "file:///etc/passwd", "/ftp": "ftp://localhost/x", "/loop": "/loop"}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
            self.end_headers()
        elif self.path == "/slow":
            self._drip()
        elif self.path in PAGES:
            media_type, text = PAGES[self.path]
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            with suppress(OSError):  # the reader hangs up at its limit
                self.wfile.write(text.encode("cp1252"))
        else:
            self.send_error(404)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for _ in range(30):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch, ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        patch.setenv("no_proxy", "127.0.0.1")
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def read_online(url: str) -> Article | BadArticle:
    (item,) = articles([url], options=ReadOptions(online=True, timeout=5))
    return item


def test_a_page_becomes_an_article_with_its_address(server: str) -> None:
    item = read_online(f"{server}/moved")
    assert isinstance(item, Article)
    assert item.text.startswith("On day a the ministry")
    assert (item.id, item.url, item.origin) == ("story", f"{server}/story", f"{server}/moved")


def test_json_and_text_are_told_apart(server: str) -> None:
    one, plain = read_online(f"{server}/one.json"), read_online(f"{server}/plain.txt")
    assert isinstance(one, Article)
    assert isinstance(plain, Article)
    assert (one.text, plain.text) == ("one", "Café")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/file", "is not allowed"),
        ("/ftp", "no web address; not followed"),
        ("/loop", "cannot be fetched"),
        ("/none", "404"),
    ],
)
def test_what_fails_is_reported(server: str, path: str, message: str) -> None:
    item = read_online(server + path)
    assert isinstance(item, BadArticle)
    assert message in str(item.reason)


def test_too_long_an_answer_is_cut_off(server: str) -> None:
    with pytest.raises(ArticleError, match="more than the 1,000 bytes"):
        fetched(f"{server}/long", timeout=5, max_bytes=1_000)


def test_a_slow_answer_is_cut_off(server: str) -> None:
    started = time.perf_counter()
    with pytest.raises(ArticleError, match="longer than the time"):
        fetched(f"{server}/slow", timeout=0.5, max_bytes=1_000)
    assert time.perf_counter() - started < 2


def test_a_closed_port_is_an_article_error() -> None:
    with pytest.raises(ArticleError, match="cannot be fetched"):
        fetched("http://127.0.0.1:1/", timeout=2, max_bytes=1_000)

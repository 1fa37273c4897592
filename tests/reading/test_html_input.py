"""Web pages: the article and what the page states about it; no article is an error; nothing is fetched or run."""

from __future__ import annotations

import pytest

from reportedly.errors import ArticleError
from reportedly.reading.html_input import MAX_HTML_BYTES, html_article
from reportedly.reading.intake import Received

BODY = "".join(
    f"<p>On day {n} the ministry said that “two drones” had hit a depot near the town, the agency reported.</p>"
    for n in ("one", "two", "three", "four")
)
PAGE = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html lang="en"><head><meta charset="%s">
<title>Two drones hit a depot</title><meta property="og:site_name" content="Demo Wire">
<meta property="article:published_time" content="2023-10-27T23:30:00-05:00">
<link rel="canonical" href="https://example.org/news/drones"><script>document.write("<p>Injected.</p>")</script>
</head><body><nav>Home News</nav><article><h1>Two drones hit a depot</h1>{BODY}</article>
<footer>Imprint</footer></body></html>"""


def received(data: bytes, **stated: str) -> Received:
    return html_article(data, id="page", origin="page.html", **stated)


def test_the_page_states_its_fields() -> None:
    found = received((PAGE % "utf-8").encode())
    assert (found.title, found.publisher) == ("Two drones hit a depot", "Demo Wire")
    assert found.published == "2023-10-27"
    assert found.url == "https://example.org/news/drones"
    assert found.text.startswith("On day one the ministry said that “two drones” had hit")
    assert "Injected" not in found.text
    assert found.notes == ()


def test_the_declared_charset_counts() -> None:
    page = (PAGE % "windows-1251").replace("the town", "Бу-Камаль")
    assert "near Бу-Камаль" in received(page.replace("“", '"').replace("”", '"').encode("cp1251")).text


def test_no_stated_day_stays_open() -> None:
    page = f"<html><body><article><h1>T</h1>{BODY}</article><footer>© 2021 Demo</footer></body></html>"
    assert received(page.encode()).published is None


def test_a_wrapped_address_is_kept() -> None:
    page = f"<html><body><article>{BODY}</article></body></html>"
    assert received(page.encode(), url="https://example.org/a").url == "https://example.org/a"


@pytest.mark.parametrize(
    "page", [b"<html></html>", b"<html><body><div></div></body></html>", b"<div>" * 50_000, b"<!-- -->", b"<"]
)
def test_no_article_is_an_error(page: bytes) -> None:
    with pytest.raises(ArticleError, match="HTML"):
        received(page)


def test_too_long_a_page_is_refused_at_once() -> None:
    with pytest.raises(ArticleError, match="more than the 10,000,000 allowed"):
        received(b"<" * (MAX_HTML_BYTES + 1))

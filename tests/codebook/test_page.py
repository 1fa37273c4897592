"""The generated page says what the codebook says today."""

from __future__ import annotations

from pathlib import Path

from reportedly.codebook.book import load_codebook
from reportedly.codebook.page import codebook_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "codebook.md"


def test_the_committed_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == codebook_page(load_codebook()), "run `make docs` and commit the page"


def test_the_page_shows_every_code() -> None:
    book, page = load_codebook(), codebook_page(load_codebook())
    for code in (*book.events, *book.acts, *book.realities, *book.dates, *book.places):
        assert f"`{code}`" in page
    for code in book.crosswalks.cameo:
        assert f" {code}," in page or f" {code} |" in page


def test_every_row_of_a_table_has_its_columns() -> None:
    width = 0
    for line in codebook_page(load_codebook()).splitlines():
        columns = line.count(" | ") if line.startswith("|") else 0
        assert not width or not columns or columns == width, line
        width = columns

"""Encodings are found, guesses are noted, and what is no text is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ArticleError
from reportedly.reading.decoding import decoded

WORDS = "Café “quoted” Бу-Камаль"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_without_a_note(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)) == (WORDS, ())


def test_big_endian_utf16_with_its_mark() -> None:
    assert decoded(b"\xfe\xff" + WORDS.encode("utf-16-be")) == (WORDS, ())


def test_the_declared_encoding_comes_after_utf8() -> None:
    assert decoded("Бу-Камаль".encode("cp1251"), declared="windows-1251") == ("Бу-Камаль", ())
    assert decoded("Бу-Камаль".encode(), declared="windows-1251") == ("Бу-Камаль", ())


def test_unknown_and_non_text_declarations_are_passed_over() -> None:
    for name in ("no-such", "hex", "zlib", "idna", "a\0b"):
        assert decoded("Café".encode("cp1252"), declared=name)[0] == "Café"


def test_windows_1252_is_noted_with_what_it_lost() -> None:
    text, notes = decoded(b"Caf\xe9 \x93no\x94 \x81")
    assert text == "Café “no” \ufffd"
    assert notes == ("not UTF-8: 4 bytes read as Windows-1252", "1 bytes that are not cp1252 replaced")


def test_utf8_with_a_few_broken_bytes_stays_utf8() -> None:
    text, notes = decoded("Бу-Камаль".encode() + b"\xff.")
    assert text == "Бу-Камаль\ufffd."
    assert notes == ("1 invalid bytes replaced",)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"\xff\xd8\xff\xe0....", "a JPEG image"),
        (b"\x1f\x8b\x08....", "a gzip archive"),
        (b"....ftypisom", "an MP4 film"),
        (b"text\0with\0zeros and so on", "2 NUL bytes"),
        ("no mark here".encode("utf-16-le"), "UTF-16 text without a byte order mark"),
    ],
)
def test_no_text_is_named(data: bytes, named: str) -> None:
    with pytest.raises(ArticleError, match=named):
        decoded(data)


@given(st.binary(), st.none() | st.sampled_from(["utf-8", "utf-16", "koi8-r", "utf-7", "shift_jis", "unicode_escape"]))
def test_any_bytes_are_text_or_an_article_error(data: bytes, declared: str | None) -> None:
    try:
        text, _ = decoded(data, declared=declared)
    except ArticleError:
        return
    assert isinstance(text, str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_utf8_comes_back(text: str) -> None:
    try:
        assert decoded(text.encode()) == (text, ())
    except ArticleError as error:
        assert "looks like" in str(error)  # text that starts as a film or an archive does

"""A document holds the received text, and every span of it cuts what it says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.folding import FOLDS, folded
from reportedly.reading.segment import read
from reportedly.values.document import Article, Document

_TRICKY = "“”„«»‹›‘’'\"「」.?!…。 \n\r\t\u00a0\u2028\u200b\u200f\ud800ABabالع1-()[]"
tricky = st.text(st.one_of(st.sampled_from(_TRICKY), st.characters()), max_size=120)
worded = st.lists(
    st.sampled_from(
        ["He said", "“", "”", '"', "'", "’", "U.S.", "Oct.", "17", ".", ". ", " ", "\n", "the rebels'", "?", "al-Tanf"]
    ),
    max_size=40,
).map("".join)


def document(text: str, title: str = "") -> Document:
    return read(Article(id="a", text=text, title=title))


def test_title_and_body_stand_in_one_text() -> None:
    found = document("It fell. It rose.", title="Town falls")
    assert found.text == "Town falls\n\nIt fell. It rose."
    assert [s.cut(found.text) for s in found.sentences] == ["Town falls", "It fell.", "It rose."]
    assert [s.cut(found.text) for s in found.paragraphs] == ["Town falls", "It fell. It rose."]
    assert found.body.cut(found.text) == "It fell. It rose."


def test_plain_differs_only_by_folded_characters() -> None:
    text = "“Ain\u00a0al‑Asad” — ‘x’ «y» „z“ 「w」\ud800"
    found = document(text)
    assert found.text == text
    assert found.plain == '"Ain al-Asad" — \'x\' "y" "z" "w"\ud800'


def test_every_fold_keeps_the_length() -> None:
    assert all(len(mark) == len(plain) == 1 for mark, plain in FOLDS)


@settings(max_examples=300, deadline=None)
@given(st.one_of(tricky, worded), tricky)
def test_spans_are_ordered_disjoint_and_trimmed(text: str, title: str) -> None:
    found = document(text, title)
    assert len(found.plain) == len(found.text)
    for spans in (found.sentences, found.paragraphs):
        pieces = [span.cut(found.text) for span in spans]
        assert all(piece and piece == piece.strip() for piece in pieces)
        assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    assert all(any(p.covers(s) for p in found.paragraphs) for s in found.sentences)


@settings(max_examples=200, deadline=None)
@given(st.one_of(tricky, worded))
def test_sentences_leave_nothing_out(text: str) -> None:
    found = document(text)
    held = "".join(span.cut(found.text) for span in found.sentences)
    assert "".join(held.split()) == "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(st.one_of(tricky, worded))
def test_quotations_lie_in_one_paragraph_and_never_cross(text: str) -> None:
    found = document(text)
    for quotation in found.quotations:
        assert quotation.outer.covers(quotation.inner)
        assert len(quotation.inner)
        assert any(paragraph.covers(quotation.outer) for paragraph in found.paragraphs)
    for one in found.quotations:
        for other in found.quotations:
            apart = not one.outer.overlaps(other.outer)
            assert apart or one.outer.covers(other.outer) or other.outer.covers(one.outer)


@given(tricky)
def test_reading_twice_is_the_same(text: str) -> None:
    assert document(text) == document(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    "piece", ["“", '"', "'", ".", ". ", "a.Bc", "é“", " ‘a", "“a ”b ", ".[1]", '."Ab', "s' ", "x", " ", "\u200f", "\n"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    """A tenth of a million characters of anything reads within seconds; quadratic work would take minutes."""
    started = time.perf_counter()
    document(piece * (100_000 // len(piece)))
    document("“a " * 15_000 + "b” " * 15_000)
    assert time.perf_counter() - started < 5


def test_the_first_article_comes_out_right(seed_article: dict[str, str]) -> None:
    found = document(seed_article["text"])
    assert len(found.paragraphs) == seed_article["text"].count("\n") + 1
    assert len(found.sentences) == 23
    assert [q.outer.start for q in found.quotations if not q.closed] == [found.text.index("“direct hit")]
    assert len(found.quotations) == 7

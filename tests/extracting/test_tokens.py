"""Tokens: where words are cut, spans that cut their own text, any input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extracting.tokens import fold, tokenize
from reportedly.reading.segment import read
from reportedly.resources.tagger import load_tagger
from reportedly.values.document import Article


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(read(Article("x", text)), load_tagger())]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Iran’s guard wasn't there.", ["Iran", "’s", "guard", "was", "n't", "there", "."]),
        ("It cannot stay", ["It", "can", "not", "stay"]),
        ("US-backed forces", ["US-backed", "forces"]),
        ("the U.S. base on Oct. 17", ["the", "U.S.", "base", "on", "Oct.", "17"]),
        ("1,200 men, $8.7 billion and 3.5", ["1,200", "men", ",", "$", "8.7", "billion", "and", "3.5"]),
        ("a 20-year-old at 5:30 on the 17th", ["a", "20-year-old", "at", "5:30", "on", "the", "17th"]),
        ("in Sana'a and al-Qa'im", ["in", "Sana'a", "and", "al-Qa'im"]),
        ("the “raid”'s end…", ["the", "“", "raid", "”", "'s", "end", "…"]),
        ("the troops' base", ["the", "troops", "'", "base"]),
    ],
)
def test_where_words_are_cut(text: str, cut: list[str]) -> None:
    assert words(text) == cut


def test_norms_fold_case_accents_marks_and_invisible_characters() -> None:
    assert fold("Şırnak’s") == "sırnak's"
    assert fold("al\u200b-Omar") == "al-omar"
    assert fold("RAID") == "raid"


def test_sentence_numbers_follow_the_document() -> None:
    document = read(Article("x", "Rockets fell. Nobody was hurt.", title="Rockets fall"))
    tokens = tokenize(document, load_tagger())
    assert [token.sentence for token in tokens if token.norm in {"fall", "fell", "hurt"}] == [0, 1, 2]


@given(st.text(max_size=200))
def test_tokens_cut_their_own_text_and_stand_in_order(text: str) -> None:
    document = read(Article("x", text))
    tokens = tokenize(document, load_tagger())
    assert all(token.span.cut(document.text) == token.text for token in tokens)
    assert all(left.span.end <= right.span.start for left, right in zip(tokens, tokens[1:], strict=False))
    assert all(document.sentences[token.sentence].covers(token.span) for token in tokens)


@pytest.mark.parametrize("text", ["a" * 1_000_000, "'" * 200_000, "a-" * 200_000, "“" * 100_000, "\ud800 x \U0001f4a5"])
def test_monstrous_text_is_only_text(text: str) -> None:
    assert words(text)

"""Head words by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.data.headword import head_word

from reportedly.values.span import Span

CASES = {
    "the opposition-held province of Dovan": "province",
    "on Wednesday": "Wednesday",
    "Syria": "Syria",
    "at least 35 civilians including 11 children": "civilians",
    "the mayor, Ada Brin": "mayor",
    "a source who declined to be named": "source",
    "!!": "!!",
}


@pytest.mark.parametrize("phrase", CASES)
def test_head(phrase: str) -> None:
    assert head_word(phrase, Span(0, len(phrase))).cut(phrase) == CASES[phrase]


@given(st.text(min_size=1))
def test_head_lies_in_the_phrase(phrase: str) -> None:
    whole = Span(0, len(phrase))
    assert whole.covers(head_word(phrase, whole))

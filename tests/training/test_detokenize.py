"""Text from tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.data.detokenize import detokenize

CASES = {
    "Rebels , he said , fired .": "Rebels, he said, fired.",
    "Dovan ’ s mayor": "Dovan’s mayor",
    "the mayor 's car wo n't start": "the mayor's car won't start",
    "the rush - hour crowds": "the rush-hour crowds",
    "“ It is over , ” she said": "“It is over,” she said",
    'He said " stop " twice': 'He said "stop" twice',
    "the party ( left ) won 3 % of it": "the party (left) won 3% of it",
    "a car -- a red one": "a car -- a red one",
}


@pytest.mark.parametrize("tokens", CASES)
def test_text_is_as_written(tokens: str) -> None:
    assert detokenize(tokens.split())[0] == CASES[tokens]


@given(st.lists(st.text(st.characters(exclude_categories=["Zs", "Cc"]), min_size=1, max_size=6), max_size=30))
def test_every_token_is_kept_where_it_stands(tokens: list[str]) -> None:
    text, spans = detokenize(tokens)
    assert [span.cut(text) for span in spans] == tokens
    assert text.replace(" ", "") == "".join(tokens).replace(" ", "")

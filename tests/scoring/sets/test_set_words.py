"""Running text from words: every word stands at its span, and nothing but spaces stands between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.scoring.sets.words import joined, text_of
from reportedly.values.span import Span

words = st.text(min_size=1, max_size=8).filter(lambda word: not any(mark.isspace() for mark in word))
marks = st.sampled_from([".", ",", '"', "(", ")", "“", "”", "'s", "$"])


@given(st.lists(st.lists(words | marks, min_size=1, max_size=9), max_size=5))
def test_every_word_stands_at_its_span(sentences: list[list[str]]) -> None:
    text, spans = text_of(sentences)
    assert [span.cut(text) for span in spans] == [word for sentence in sentences for word in sentence]
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    assert "".join(text.split()) == "".join("".join(word for s in sentences for word in s).split())


def test_marks_stand_where_english_writes_them() -> None:
    text, spans = text_of(
        [["He", "said", ":", '"', "Go", "(", "now", ")", ",", '"', "to", "Ana", "'s", "."], ["So", "?"]]
    )
    assert text == 'He said: "Go (now)," to Ana\'s.\nSo?'
    assert joined(spans[4:8]) == Span(text.index("Go"), text.index(","))

"""Windows: every word answered for once, offsets kept, sizes within bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pieces import Pieces
from training.windows import Window, windows

from reportedly.values.span import Span

TEXT = " ".join(f"Rocket number {number} hit the Dovan-Karuba road, the mayor's aide said." for number in range(40))


def cut(text: str, **options: int) -> list[Window]:
    return list(windows(text, Pieces(), **options))


def test_words_are_fine_and_verbatim() -> None:
    (window,) = cut("The mayor's U.S.-backed force took 1,200 men, didn't it?")
    text = "The mayor's U.S.-backed force took 1,200 men, didn't it?"
    words = [word.cut(text) for word in window.words]
    assert words == "The mayor 's U.S. - backed force took 1,200 men , didn't it ?".split()


def test_whole_sentences_with_neighbours() -> None:
    found = cut(TEXT, core=60, before=25, after=25)
    assert len(found) > 5
    middle = found[2]
    assert middle.core[0] == middle.sentences[1][0]  # one sentence before
    assert middle.core[1] == middle.sentences[-2][1]  # one after
    assert found[0].core[0] == 0


def test_words_in_a_span() -> None:
    (window,) = cut("Ann met Bo in Dovan.")
    assert window.words_in(Span(4, 10)) == range(1, 3)
    assert window.words_in(Span(8, 9)) == range(2, 3)
    assert not window.words_in(Span(3, 4))


@given(st.text(), st.integers(8, 40), st.integers(0, 20))
def test_every_word_is_in_one_core(text: str, core: int, around: int) -> None:
    check(text, cut(text, core=core, before=around, after=around), core + 2 * around + 2)


@given(
    st.lists(st.sampled_from(["Ann", "said", "that", "7,000", "men", "left.", "“No,”", "x" * 70, "\n"]), max_size=80)
)
def test_every_word_is_in_one_core_of_prose(words: list[str]) -> None:
    check(" ".join(words), cut(" ".join(words), core=20, before=8, after=8), 38)


def check(text: str, found: list[Window], most: int) -> None:
    answered = [word for window in found for word in window.words[slice(*window.core)]]
    assert answered == sorted(set(answered))
    for window in found:
        assert len(window.pieces) <= most
        assert len(window.words) == len(window.firsts)
        assert list(window.firsts) == sorted(window.firsts)
        assert all(0 < first < len(window.pieces) - 1 for first in window.firsts)
        assert all(word.cut(text).strip() for word in window.words)


def test_no_word_is_lost_in_prose() -> None:
    answered = [word for window in cut(TEXT, core=50) for word in window.words[slice(*window.core)]]
    assert "".join(word.cut(TEXT) for word in answered) == TEXT.replace(" ", "")


def test_long_texts_take_linear_time() -> None:
    assert sum(len(window.words) for window in cut("a" * 200_000 + " b" * 20_000)) >= 20_000

"""Words inside a statement that make it a threat, a warning, a demand, an accusation, a condemnation or a denial."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.codebook import speech
from reportedly.codebook.book import load_codebook
from reportedly.codebook.speech import load_speech
from reportedly.errors import CodebookError

SAYINGS = [
    ("the enemy will pay a price", "threatens"),
    ("we reserve the right to respond", "threatens"),
    ("Nobody will be spared, they WILL RESPOND", "threatens"),
    ("the raid could trigger a war", "warns"),
    ("both sides must stop the fighting", "demands"),
    ("it called for calm", "demands"),
    ("the army was behind the raid", "accuses"),
    ("the raid violated international law", "accuses"),
    ("it condemned the raid", "condemns"),
    ("a cowardly attack", "condemns"),
    ("it played no role in the raid", "denies"),
    ("the reports are baseless", "denies"),
    ("the weather was fine", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "act"), SAYINGS, ids=[words for words, _ in SAYINGS])
def test_the_act_that_words_make(words: str, act: str | None) -> None:
    assert load_speech().act(words) == act


def test_the_first_act_of_the_file_wins() -> None:
    assert load_speech().act("it condemned the raid and said the enemy will pay") == "threatens"


def test_every_act_is_in_the_codebook() -> None:
    assert {act for act, _ in load_speech().patterns} <= set(load_codebook().acts)


def test_words_count_and_parts_of_words_do_not() -> None:
    assert load_speech().act("a goodwill payment") is None


@pytest.mark.parametrize("text", ["denies:\n  - (unclosed\n", "denies: 3\n", "- a\n- b\n"])
def test_a_broken_file_says_what_is_wrong(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "speech.yaml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(speech, "FILE", path)
    with pytest.raises(CodebookError, match=r"speech\.yaml"):
        load_speech.__wrapped__()


@given(st.text(max_size=200))
def test_any_words_have_an_act_or_none(words: str) -> None:
    assert load_speech().act(words) in {None, *(act for act, _ in load_speech().patterns)}

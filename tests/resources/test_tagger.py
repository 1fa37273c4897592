"""The tagger: words of news sentences, capitals, any input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ResourceError
from reportedly.resources.tagger import load_tagger, manner


def tags(sentence: str) -> dict[str, str]:
    words = sentence.split()
    return dict(zip(words, load_tagger().tag(words), strict=True))


@pytest.mark.parametrize(
    ("sentence", "word", "tag"),
    [
        ("The army said two air strikes killed five people .", "strikes", "NOUN"),
        ("Rockets hit the camp on Monday .", "hit", "VERB"),
        ("Shelling of the town went on overnight .", "Shelling", "NOUN"),
        ("The attack on the convoy was claimed by the group .", "attack", "NOUN"),
        ("The rebels attack the convoy every week .", "attack", "VERB"),
        ("Jets raided the village and their raids killed ten .", "raids", "NOUN"),
        ("Officials in the United States said nothing .", "United", "PROPN"),
    ],
)
def test_nouns_and_verbs_of_the_field(sentence: str, word: str, tag: str) -> None:
    assert tags(sentence)[word] == tag


def test_an_unknown_word_never_becomes_a_function_word() -> None:
    assert tags("The vobliks launched a rocket .")["vobliks"] in {"NOUN", "PROPN"}


def test_manner_of_capitals() -> None:
    assert manner("THE ARMY SAID SO".split()) == "u"
    assert manner("Army Says Rockets Struck Border Village".split()) == "t"
    assert manner("The army said rockets struck a village".split()) == "n"


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="training/tagger.py"):
        load_tagger(tmp_path / "none.npz")


@given(st.lists(st.text(min_size=0, max_size=8), max_size=6))
def test_every_word_gets_one_tag(words: list[str]) -> None:
    tagger = load_tagger()
    found = tagger.tag(words)
    assert len(found) == len(words)
    assert set(found) <= set(tagger.tags)
    assert found == tagger.tag(words)

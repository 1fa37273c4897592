"""Weapons as means: names, modifiers, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.codebook.weapons import build_weapons, load_weapons
from reportedly.errors import CodebookError
from reportedly.extracting.tokens import tokenize
from reportedly.extracting.weapons import find_weapons
from reportedly.reading.segment import read
from reportedly.resources.tagger import load_tagger
from reportedly.values.document import Article


def weapons(text: str) -> list[tuple[str, str]]:
    document = read(Article("x", text))
    return [(m.words.text, m.sort) for m in find_weapons(document, tokenize(document, load_tagger()), load_weapons())]


def test_the_lexicon_has_many_names_each_of_one_sort() -> None:
    names = [words for rows in load_weapons().by_head.values() for words, _ in rows]
    assert len(names) == len(set(names)) > 400


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A suicide car bomb went off.", [("suicide car bomb", "suicide")]),
        ("A drone attack killed two.", [("drone", "drone")]),
        ("They fired a Katyusha rocket at the base.", [("Katyusha rocket", "rocket")]),
        ("Shahed-136 drones and Kalibr cruise missiles hit the port.", [("drones", "drone"), ("missiles", "missile")]),
        ("The nerve agent sarin killed dozens.", [("nerve agent", "chemical"), ("sarin", "chemical")]),
        ("Police fired tear gas.", [("tear gas", "crowd_control")]),
        ("A roadside bomb killed three soldiers.", [("roadside bomb", "ied")]),
    ],
)
def test_weapons_with_their_sorts(text: str, found: list[tuple[str, str]]) -> None:
    seen = weapons(text)
    assert [sort for _, sort in seen if sort in {s for _, s in found}]
    assert all(any(phrase.endswith(words) for phrase, _ in seen) for words, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "Troops shelled the town.",
        "The missile defence system was praised.",
        "He owns a gold mine.",
        "A rock band played.",
    ],
)
def test_what_is_no_weapon(text: str) -> None:
    assert weapons(text) == []


def test_a_name_of_two_sorts_is_refused() -> None:
    data = {
        "heads": {"bomb": ["squib"], "mine": ["squib"]},
        "modifiers": [],
        "not_before": [],
        "doubtful": [],
        "beside": [],
    }
    with pytest.raises(CodebookError, match="squib"):
        build_weapons(data)


@given(
    st.lists(st.sampled_from("suicide car bomb heavy artillery shell , the - 's \n rocket fire".split()), max_size=40)
)
def test_mentions_cut_their_own_text_and_never_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document = read(Article("x", text))
    end = 0
    for mention in find_weapons(document, tokenize(document, load_tagger()), load_weapons()):
        assert text[mention.words.span.start : mention.words.span.end] == mention.words.text
        assert mention.words.span.start >= end
        assert mention.words.span.covers(mention.head)
        end = mention.words.span.end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    weapons(text)

"""The trigger lexicon: forms of words, and a file that must be whole."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml

from reportedly.codebook.book import load_codebook
from reportedly.codebook.triggers import FILE, build_triggers, inflections, load_triggers, plurals
from reportedly.errors import CodebookError


def shipped() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("attack", ["attack", "attacks", "attacked", "attacking"]),
        ("seize", ["seize", "seizes", "seized", "seizing"]),
        ("carry", ["carry", "carries", "carried", "carrying"]),
        ("destroy", ["destroy", "destroys", "destroyed", "destroying"]),
        ("ambush", ["ambush", "ambushes", "ambushed", "ambushing"]),
    ],
)
def test_regular_verbs(verb: str, forms: list[str]) -> None:
    assert list(inflections(verb)) == forms


def test_a_short_verb_doubles_its_last_letter() -> None:
    assert {"stopped", "stopping"} <= set(inflections("stop"))
    assert "bombbed" not in set(inflections("bomb"))


@pytest.mark.parametrize(("noun", "plural"), [("raid", "raids"), ("clash", "clashes"), ("casualty", "casualties")])
def test_regular_nouns(noun: str, plural: str) -> None:
    assert list(plurals(noun)) == [noun, plural]


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("struck", "strike"),
        ("shot", "shoot"),
        ("fought", "fight"),
        ("shelled", "shell"),
        ("kidnapped", "kidnap"),
        ("thwarted", "thwart"),
        ("foiled", "foil"),
        ("failed", "fail"),
        ("table", "table"),
    ],
)
def test_dictionary_forms_of_verbs(word: str, lemma: str) -> None:
    assert load_triggers().lemma(word, verb=True) == lemma


def test_dictionary_forms_of_nouns() -> None:
    triggers = load_triggers()
    assert triggers.lemma("attacks", verb=False) == "attack"
    assert triggers.lemma("skirmishes", verb=False) == "skirmish"


def test_every_lemma_is_its_own_form() -> None:
    triggers = load_triggers()
    for (first, verb), entries in triggers.entries.items():
        assert triggers.lemma(first, verb=verb) == first, f"{first} is a form of another word"
        assert all(entry.lemma[0] == first and entry.verb is verb for entry in entries)


def test_the_longest_entry_comes_first() -> None:
    for entries in load_triggers().entries.values():
        lengths = [len(entry.lemma) for entry in entries]
        assert lengths == sorted(lengths, reverse=True)


def test_every_type_is_in_the_codebook() -> None:
    codes = set(load_codebook().events)
    triggers = load_triggers()
    named = {entry.type for entries in triggers.entries.values() for entry in entries if entry.type is not None}
    named |= set(triggers.defaults.values()) | set(triggers.means.values()) | {triggers.effect_type}
    named |= {code for options in triggers.by_object.values() for code in options.values()}
    assert named <= codes


def test_generic_words_have_a_default() -> None:
    triggers = load_triggers()
    generic = {
        entry.name
        for entries in triggers.entries.values()
        for entry in entries
        if entry.type is None and not entry.effect and entry.name not in triggers.by_object
    }
    assert generic <= set(triggers.defaults)


def test_figures_of_speech_are_found_in_linear_time() -> None:
    text = "strike " * 5000 + "of " * 5000
    assert sum(1 for _ in load_triggers().figurative.finditer(text)) >= 0


@pytest.mark.parametrize("part", ["typed", "generic", "effect", "reality", "light", "defaults", "heads", "irregular"])
def test_a_missing_part_is_named(part: str) -> None:
    data = shipped()
    del data[part]
    with pytest.raises(CodebookError, match=part):
        build_triggers(data)


def test_a_pattern_that_is_none_is_named() -> None:
    data = copy.deepcopy(shipped())
    data["reality"]["figurative"] = ["(unclosed"]
    with pytest.raises(CodebookError, match="unclosed|missing"):
        build_triggers(data)


def test_the_lexicon_is_loaded_once() -> None:
    assert load_triggers() is load_triggers()

"""Counts: the bank of number phrases, the first article, and what holds for any text."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook.numbers import load_numbers
from reportedly.extracting.counts import find_counts
from reportedly.reading.segment import read
from reportedly.values.document import Article, Document
from reportedly.values.mention import CountMention

NUMBERS = load_numbers()
BANK = yaml.safe_load(Path(__file__).with_name("counts.yaml").read_text(encoding="utf-8"))
ROWS = [row for rows in BANK.values() for row in rows]


def document(text: str, title: str = "") -> Document:
    return read(Article(id="c", text=text, title=title))


def row_of(mention: CountMention) -> list[Any]:
    value = mention.value
    of = mention.of.text if mention.of is not None else None
    return [mention.facet, value.low, value.high, value.modifier, mention.words.text, mention.number.text, of]


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_bank(sentence: str, expected: list[list[Any]]) -> None:
    assert [row_of(mention) for mention in find_counts(document(sentence), NUMBERS)] == expected


def test_the_bank_is_wide() -> None:
    assert len(ROWS) >= 100


def test_titles_count_too() -> None:
    found = find_counts(document("Nothing else.", title="Blast kills six"), NUMBERS)
    assert [row_of(mention) for mention in found] == [["killed", 6, 6, "exact", "kills six", "six", None]]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("It killed 5 policemen.", "person"),
        ("six missiles", "missile"),
        ("two drone attacks", "attack"),
        ("$8.7 billion", "USD"),
        ("500 rials", ""),
        ("nine houses", "house"),
    ],
)
def test_units(sentence: str, unit: str) -> None:
    (mention,) = find_counts(document(sentence), NUMBERS)
    assert (mention.value.unit or "") == unit


def test_the_first_article(seed_article: dict[str, Any]) -> None:
    found = [row_of(mention)[:5] for mention in find_counts(document(seed_article["text"]), NUMBERS)]
    assert found == [
        ["incidents", 2, 2, "exact", "two fresh attacks"],
        ["munitions", 6, 6, "exact", "six missiles"],
        ["incidents", None, 20, "nearly", "nearly 20 drone and rocket attacks"],
        ["other", 2, 2, "exact", "two countries"],
        ["other", 2, 2, "exact", "two facilities"],
        ["money", None, None, "indefinite", "billions of dollars"],
        ["money", 8_700_000_000, None, "at_least", "at least $8.7 billion"],
        ["captured", 5, 5, "exact", "five American hostages"],
    ]


@pytest.mark.parametrize("swap", [("Russian", "Ukrainian"), ("Israeli", "Iranian"), ("Syrian", "American")])
def test_sides_do_not_matter(swap: tuple[str, str]) -> None:
    one, other = (f"A {side} drone killed four {side} soldiers and wounded a {side} doctor." for side in swap)
    left, right = ([row_of(m)[:4] for m in find_counts(document(text), NUMBERS)] for text in (one, other))
    assert left == right


PIECES = st.sampled_from(
    [
        "killed",
        "12",
        "two",
        "people",
        "were",
        "and",
        ",",
        "at least",
        "wounded",
        "of",
        "the",
        "a",
        "soldier",
        "dozens",
        "no",
    ]
    + [
        "one",
        "including",
        "$",
        "billion",
        "-",
        "dead",
        "missiles",
        "Omar",
        "was",
        "\n",
        "‘",
        "\ud800",
        "👍",
        "\u200f",
        "toll",
    ]
    + ["between", "to", "hundred", "death toll", "2016", "May", "+", "(", "bodies of", "their lives", "٣", "²"]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_any_text_is_read_and_spans_cut_it(text: str) -> None:
    read_text = document(text)
    for mention in find_counts(read_text, NUMBERS):
        for words in (mention.words, mention.number, *([mention.of] if mention.of else [])):
            assert words.span.cut(read_text.text) == words.text != ""
        assert mention.words.span.covers(mention.number.span)
        low, high = mention.value.low, mention.value.high
        assert low is None or high is None or low <= high


@pytest.mark.parametrize(
    "piece", ["a", "1 ", "1", "two ", "killed 5 and ", "the ", "a man ", "Omar ", "-", "1,", "no ", "were "]
)
def test_a_long_text_takes_linear_time(piece: str) -> None:
    whole = document(piece * (100_000 // len(piece)))
    start = time.process_time()
    find_counts(whole, NUMBERS)
    assert time.process_time() - start < 8

"""WikiEvents in both forms: sentences at their offsets, and words with arguments that give no offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from reportedly.flow import Reader
from reportedly.scoring.counts import Count
from reportedly.scoring.sets.wikievents import compare, load

WriteLines = Callable[[str, Iterable[Any]], Path]
WORDS = [["Blast", "in", "Homs"], ["A", "bomb", "exploded", "in", "Homs", ",", "killing", "a", "guard", "."]]
LINES = ["Blast in Homs", "A bomb exploded in Homs, killing a guard."]
TOKENS = [word for line in WORDS for word in line]


def published() -> dict[str, Any]:
    """Two sentences with three characters between them, as the set's offsets have it."""
    sentences, at = [], 0
    for words, line in zip(WORDS, LINES, strict=True):
        spans, start = [], 0
        for word in words:
            start = line.index(word, start)
            spans.append([word, at + start, at + start + len(word)])
            start += len(word)
        sentences.append([spans, line])
        at += len(line) + 3
    return {
        "doc_id": "x",
        "tokens": TOKENS,
        "text": "".join(LINES),
        "sentences": sentences,
        "entity_mentions": [{"id": "T1", "start": 4, "end": 5}, {"id": "T2", "start": 7, "end": 8}],
        "event_mentions": [
            {
                "event_type": "Conflict.Attack.DetonateExplode",
                "trigger": {"start": 5, "end": 6, "text": "exploded"},
                "arguments": [
                    {"entity_id": "T1", "role": "ExplosiveDevice", "text": "bomb"},
                    {"entity_id": "T2", "role": "Place", "text": "Homs"},
                ],
            },
            {"event_type": "Contact.Contact.Meet", "trigger": {"start": 0, "end": 1, "text": "Blast"}, "arguments": []},
        ],
    }


def restructured(**trigger: int) -> dict[str, Any]:
    arguments = [{"role": "ExplosiveDevice", "text": "bomb"}, {"role": "Place", "text": "Homs"}]
    event = {"event_type": "Conflict.Attack", "trigger": trigger | {"text": "x"}, "arguments": arguments}
    return {"docid": "y", "tokens": TOKENS, "sentences": [], "event_mentions": [event, event]}


@pytest.fixture
def folder(write_lines: WriteLines, tmp_path: Path) -> Path:
    write_lines("dev.jsonl", [published()])
    write_lines("train.restructured.jsonl", [restructured(start_idx=5, end_idx=6)])
    return tmp_path


def test_sentences_stand_at_their_offsets(folder: Path) -> None:
    (article,) = load(folder, None)
    (event,) = article.events
    assert article.text == "Blast in Homs\n\n\nA bomb exploded in Homs, killing a guard."
    assert event.trigger.cut(article.text) == "exploded"
    assert [(a.facet, a.span.cut(article.text)) for a in event.arguments] == [("weapon", "bomb"), ("place", "Homs")]


def test_arguments_without_offsets_stand_nearest_to_the_trigger(folder: Path) -> None:
    (article,) = load(folder, "train")
    (event,) = article.events  # the set repeats it
    assert article.text == "Blast in Homs A bomb exploded in Homs, killing a guard."
    assert [(a.facet, a.span.start) for a in event.arguments] == [("weapon", 16), ("place", 33)]


def test_a_trigger_without_words_is_left_out(write_lines: WriteLines, folder: Path) -> None:
    write_lines("train.restructured.jsonl", [restructured(start_idx=0, end_idx=0)])
    assert load(folder, "train")[0].events == ()


def test_an_explosion_is_found(folder: Path, reader: Reader) -> None:
    (article,) = load(folder, None)
    counts = compare(article, reader)
    assert counts["trigger"].hits == counts["trigger"].gold == 1
    assert counts["role"].hits == counts["role"].gold == 2
    assert counts["trigger_untyped"].predicted >= Count(1, 1, 1).predicted

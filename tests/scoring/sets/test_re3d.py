"""re3d: sure mentions by group, articles left out, places beside actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from reportedly.flow import Reader
from reportedly.scoring.counts import Count
from reportedly.scoring.sets.re3d import compare, load

TEXT = "A spokesman said the rebels fired rockets at Homs in Syria."
WriteLines = Callable[[str, Iterable[Any]], Path]


def entity(type: str, words: str, confidence: float = 1) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"documentId": "x", "type": type, "begin": start, "end": start + len(words), "confidence": confidence}


@pytest.fixture
def folder(write_lines: WriteLines, tmp_path: Path) -> Path:
    write_lines("Somebody/documents.json", [{"_id": "x", "text": TEXT}])
    gold = [
        entity("Organisation", "the rebels"),
        entity("Weapon", "rockets", 0.7),
        entity("Location", "Homs"),
        entity("Location", "Syria", 0.69),
        entity("DocumentReference", "said"),
    ]
    write_lines("Somebody/entities.json", gold)
    return tmp_path


def test_unsure_mentions_and_other_types_are_left_out(folder: Path) -> None:
    (document,) = load(folder, None)
    found = sorted((group, span.cut(TEXT)) for group, span in document.gold)
    assert found == [("organisation", "rebels"), ("place", "Homs"), ("weapon", "rockets")]


def test_the_same_words_in_the_same_group(folder: Path, reader: Reader) -> None:
    (document,) = load(folder, None)
    counts = compare(document, reader)
    assert counts["mentions.organisation"] == Count(1, 1, 1)
    assert counts["mentions.weapon"] == Count(1, 1, 1)
    assert counts["mentions.place"] == Count(1, 2, 1)  # Syria is found and not in the gold
    assert counts["mentions.money"] == Count()
    parts = [count for measure, count in counts.items() if measure != "mentions"]
    assert counts["mentions"] == sum(parts, Count())

"""Which split is scored, and what lines hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import ScoreError
from reportedly.scoring.sets.files import chosen, json_lines, undivided

Write = Callable[[str, str], Path]


def names(*found: str, split: str | None = None) -> list[str]:
    return [path.name for path in chosen([Path(name) for name in found], split)]


def test_the_held_back_split_unless_one_is_named() -> None:
    assert names("train.jsonl", "dev.jsonl", "test.jsonl") == ["test.jsonl"]
    assert names("train_subtask1.csv", "dev_subtask1.csv") == ["dev_subtask1.csv"]
    assert names("train.a.jsonl", "rest.jsonl") == ["rest.jsonl", "train.a.jsonl"]
    assert names("train.a.jsonl", "dev.jsonl", split="train") == ["train.a.jsonl"]
    assert names() == []


def test_a_split_that_is_not_there() -> None:
    with pytest.raises(ScoreError, match="no split 'test' here; there is dev, train"):
        names("train.jsonl", "dev.jsonl", split="test")
    with pytest.raises(ScoreError, match="none at all"):
        names(split="dev")
    with pytest.raises(ScoreError, match="no splits"):
        undivided("dev")
    undivided(None)


@pytest.mark.parametrize("line", ["{", "[1]", "7"])
def test_lines_that_hold_no_object_are_named(write: Write, line: str) -> None:
    path = write("a.jsonl", '\ufeff{"a": 1}\n\n' + line)
    with pytest.raises(ScoreError, match="line 3"):
        list(json_lines(path))

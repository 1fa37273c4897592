"""The files of a set: which split to score, and what their lines hold."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reportedly.errors import ScoreError

HELD_BACK = ("test", "dev")  # the split to score unless one is named, the first that is there
FIELD_LIMIT = 1 << 24  # csv's own limit of 131,072 characters a field is less than a long article


def chosen(paths: Sequence[Path], split: str | None) -> list[Path]:
    """The paths of one split, sorted. A path's split is the first word of its name: "dev" of `dev.jsonl`.

    Without a name it is the test split, else the development split, else all paths. `ScoreError` where there is none
    of that name.
    """
    by_split: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(paths):
        by_split[path.name.replace("_", ".").partition(".")[0]].append(path)
    if split is not None and split not in by_split:
        raise ScoreError(f"there is no split {split!r} here; there is {', '.join(by_split) or 'none at all'}")
    name = split or next((held for held in HELD_BACK if held in by_split), None)
    return by_split[name] if name is not None else sorted(paths)


def undivided(split: str | None) -> None:
    """`ScoreError` where a split is asked of a set that has none."""
    if split is not None:
        raise ScoreError(f"this set has no splits, so none named {split!r}; leave --split out")


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file with one JSON object a line; `ScoreError` names the line that holds none."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except ValueError as error:
                raise ScoreError(f"{path}, line {number}: {error}") from error
            if not isinstance(value, dict):
                raise ScoreError(f"{path}, line {number}: {line[:40]!r} is no JSON object")
            yield value


def csv_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a heading."""
    csv.field_size_limit(FIELD_LIMIT)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)

"""brat stand-off annotation, as far as PolNeAR uses it: `T` lines with runs of characters, `E` lines that join them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import ScoreError

Run = tuple[int, int]
LINE = re.compile(r"^(?P<name>[TE]\d+)\t(?P<rest>[^\n]*)", re.MULTILINE)  # others go on with the words of a "T" line


def events(path: Path) -> Iterator[dict[str, list[Run]]]:
    """Each event's runs of characters by role; a role that stands several times ("Source2") has all its runs."""
    spans: dict[str, list[Run]] = {}
    joined: list[str] = []
    for line in LINE.finditer(path.read_text(encoding="utf-8")):
        if line["name"].startswith("T"):
            spans[line["name"]] = _runs(line["rest"], path)
        else:
            joined.append(line["rest"])
    for rest in joined:
        event: dict[str, list[Run]] = defaultdict(list)
        for pair in rest.split():
            role, _, span = pair.partition(":")
            event[role.rstrip("0123456789")] += spans.get(span, [])
        yield dict(event)


def _runs(rest: str, path: Path) -> list[Run]:
    """The runs of "Content 115 290;300 310\\t..."."""
    where = rest.partition("\t")[0].partition(" ")[2]
    try:
        return [(int(start), int(end)) for start, end in (run.split() for run in where.split(";"))]
    except ValueError as error:
        raise ScoreError(f"{path}: {where[:40]!r} is no list of spans; they look like 115 290;300 310") from error

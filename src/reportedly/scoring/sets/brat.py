"""brat stand-off annotation, as far as PolNeAR uses it: `T` lines with runs of characters, `E` lines that join them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import ScoreError

Run = tuple[int, int]


def events(path: Path) -> Iterator[dict[str, list[Run]]]:
    """Each event's runs of characters by role; a role that stands several times ("Source2") has all its runs."""
    spans: dict[str, list[Run]] = {}
    joined: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            spans[name] = _runs(rest, path)
        elif name.startswith("E"):
            joined.append(rest)
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

"""PolNeAR: political news with sources, cues and contents, in brat's standoff format.

A text may have several annotators: the first in the order of their names is taken, so that each text counts once.
An attribution that a second one stands in (its words lie inside the content) is the second one's parent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reportedly.values.span import Span

from .gold import Attribution, GoldText, Layer, OfficialPart
from .labels import PIECES

_PARTS: tuple[tuple[str, OfficialPart], ...] = (("train", "train"), ("dev", "report"))
_WORDS, _EVENT = re.compile(r"T\d+\t"), re.compile(r"E\d+\t")
_OFFSETS = re.compile(r"(\d+) (\d+)")


def load(folder: Path) -> Iterator[GoldText]:
    """Every article of the set's `train` and `dev` folders."""
    for part, official in _PARTS:
        for path in sorted((folder / part / "text").glob("*.txt")):
            text = path.read_bytes().decode("utf-8")
            found = sorted((folder / part / "attributions").glob(f"{path.stem}_*.ann"))
            if found:
                told = attributions(found[0].read_text(encoding="utf-8"), text)
                layer = Layer(told, frozenset(PIECES))
                yield GoldText(
                    set="polnear", id=path.stem, text=text, group=path.stem, official=official, attributions=layer
                )


def attributions(standoff: str, text: str) -> tuple[Attribution, ...]:
    """The attributions of one file of annotations; those without a content are left out, pieces without words too."""
    spans: dict[str, tuple[Span, ...]] = {}
    found: list[Attribution] = []
    for line in standoff.split("\n"):  # the annotated words may hold any other separator
        cells = line.split("\t")
        if _WORDS.match(line):
            spans[cells[0]] = _pieces(cells[1], text)
        elif _EVENT.match(line):
            pieces: dict[str, list[Span]] = defaultdict(list)
            for role, _, key in (part.partition(":") for part in cells[1].split()):
                pieces[role.rstrip("0123456789")] += spans.get(key, ())
            if pieces["Content"]:
                source, cue, content = (tuple(sorted(pieces[role])) for role in ("Source", "Cue", "Content"))
                found.append(Attribution(source, cue, content))
    return nested(found)


def nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions in the order of the text, each with the smallest one whose content holds all its words."""
    ordered = sorted(found, key=lambda told: (min(told.spans), told.spans))
    out = []
    for told in ordered:
        holders = [
            (sum(map(len, other.contents)), number)
            for number, other in enumerate(ordered)
            if other is not told and all(any(inside.covers(span) for inside in other.contents) for span in told.spans)
        ]
        # Two copies of one annotation would hold each other: the earlier one is the parent.
        holders = [(size, number) for size, number in holders if ordered[number].spans != told.spans]
        out.append(replace(told, parent=min(holders)[1] if holders else None))
    return tuple(out)


def _pieces(cell: str, text: str) -> tuple[Span, ...]:
    """The spans of "Content 5 9;12 20". Pieces that touch, but for white space, are one: brat splits at line ends."""
    merged: list[Span] = []
    for start, end in sorted((int(a), int(b)) for a, b in _OFFSETS.findall(cell)):
        if end > len(text) or start >= end:
            continue
        if merged and not text[merged[-1].end : start].strip():
            merged[-1] = Span(merged[-1].start, end)
        else:
            merged.append(Span(start, end))
    return tuple(merged)

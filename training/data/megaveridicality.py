"""MegaVeridicality: how far English verbs commit their speaker to what follows, from judgements of made-up sentences.

`lexicon` is the table for a cue lexicon. `load` gives its sentences as texts with one reality each,
short and alike, so few of them are worth sampling. A verb is the group: its sentences stay together.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.values.span import Span

from .gold import GoldText, Layer
from .mapping import mapping

_FILE = "mega-veridicality-v2.1-normalized.tsv"
_EVENT = re.compile(r"\b(?:happened|happen|have|do)\b(?!.*\b(?:happened|happen|have|do)\b)")
# Normalised judgements: 0 is the middle verb. The bands leave out what lies between them.
COMMITS, DENIES, OPEN = 0.8, -1.5, (-0.6, 0.2)


@dataclass(frozen=True, slots=True)
class Commitment:
    """One verb in one frame ("NP Ved that S"), positive or negated, and its normalised veridicality."""

    verb: str
    frame: str
    negated: bool
    sentence: str
    veridicality: float


def lexicon(folder: Path) -> tuple[Commitment, ...]:
    """Every row of the normalised table, in its order."""
    with (folder / _FILE).open(encoding="utf-8", newline="") as file:
        return tuple(
            Commitment(
                row["verb"],
                row["frame"],
                row["polarity"] == "negative",
                row["sentence"].replace("\\'", "'"),
                float(row["veridicalitynorm"]),
            )
            for row in csv.DictReader(file, delimiter="\t")
        )


def by_verb(rows: tuple[Commitment, ...], frame: str) -> Mapping[str, float]:
    """Veridicality of each verb in one frame, positive."""
    return {row.verb: row.veridicality for row in rows if row.frame == frame and not row.negated}


def load(folder: Path) -> Iterator[GoldText]:
    """The sentences whose judgement lies in one of the bands."""
    for row in lexicon(folder):
        band, event = _band(row.veridicality), _EVENT.search(row.sentence)
        if band and event:
            marks = mapping("megaveridicality", "realities").mark(Span(*event.span()), band)
            yield GoldText(
                set="megaveridicality",
                id=f"{row.verb} | {row.frame} | {'negative' if row.negated else 'positive'}",
                text=row.sentence,
                group=f"megaveridicality {row.verb}",
                realities=Layer(marks),
            )


def _band(veridicality: float) -> str | None:
    if veridicality >= COMMITS:
        return "commits"
    if veridicality <= DENIES:
        return "denies"
    return "open" if OPEN[0] <= veridicality <= OPEN[1] else None

"""Floors: the F1 that each measure must keep, and on which data. The file is benchmarks/floors.json."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import ScoreError
from reportedly.scoring.incidents import Scores

STEP = 100  # floors have two decimals, rounded down: a hundredth of F1 is less than one article's chance


@dataclass(frozen=True, slots=True)
class Regression:
    """A floor that was lowered on purpose, and why."""

    measure: str
    was: float
    became: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """`digest` is the SHA-256 of the gold files (`corpus_digest`), `floors` the least F1 by measure."""

    digest: str
    floors: Mapping[str, float]
    regressions: tuple[Regression, ...] = ()


def load_floors(path: Path) -> Floors:
    """The floors of a file; `ScoreError` where it cannot be read or does not have the three keys."""
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        lowered = tuple(Regression(**one) for one in raw["regressions"])
        return Floors(str(raw["digest"]), {str(m): float(f) for m, f in raw["floors"].items()}, lowered)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ScoreError(f"{path}: {error!r}; the file needs digest, floors and regressions") from error


def save_floors(floors: Floors, path: Path) -> None:
    path.write_text(json.dumps(asdict(floors), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def check_floors(scores: Scores, floors: Floors, *, digest: str | None = None) -> list[str]:
    """What fell below its floor, one line each; first of all, whether the gold data is other data (`digest`)."""
    failures = []
    if digest is not None and digest != floors.digest:
        failures.append(f"the gold data is {digest[:12]}, the floors are for {floors.digest[:12]}: run with --update")
    for measure, floor in floors.floors.items():
        if measure not in scores.total:
            failures.append(f"{measure}: there is no such measure; take it out of the floors")
            continue
        f1 = scores.total[measure].f1
        if (f1 or 0.0) < floor:
            reached = "nothing to measure" if f1 is None else f"F1 is {f1:.4f}"
            failures.append(f"{measure}: {reached}, below its floor of {floor:.2f}")
    return failures


def raised(scores: Scores, floors: Floors, *, digest: str, reason: str | None = None) -> Floors:
    """The floors after these scores. One goes down only for a `reason`, which is kept; without it, it stays."""
    now = {measure: math.floor(f1 * STEP) / STEP for measure, f1 in _measured(scores).items()}
    kept = {measure: floor for measure, floor in floors.floors.items() if measure in scores.total}
    lowered = tuple(
        Regression(measure, floor, now.get(measure, 0.0), reason)
        for measure, floor in kept.items()
        if reason and now.get(measure, 0.0) < floor
    )
    fallen = {one.measure for one in lowered}
    new = {
        measure: now.get(measure, 0.0) if measure in fallen else max(now.get(measure, 0.0), kept.get(measure, 0.0))
        for measure in scores.total
        if measure in now or measure in kept
    }
    return Floors(digest, new, floors.regressions + lowered)


def _measured(scores: Scores) -> dict[str, float]:
    """F1 of every measure that gold has items for."""
    return {m: count.f1 for m, count in scores.total.items() if count.gold and count.f1 is not None}

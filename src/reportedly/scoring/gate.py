"""The gate: no score falls below its floor. `python -m reportedly.scoring.gate --shared DIR --floors FILE`

`--update` raises floors to what was reached, and never lowers one; `--allow-regression REASON` lowers those that fell
and writes the reason beside them. Exit status 0: all floors hold, or there is no gold data here; 1: something fell.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.scoring.annotation import corpus_digest, load_annotations
from reportedly.scoring.floors import check_floors, load_floors, raised, save_floors
from reportedly.scoring.incidents import Scores, score_incidents
from reportedly.scoring.predicting import Predictions, Reader, predicted
from reportedly.scoring.shipped import ShippedReader

GOLD = Path("gold", "incidents")


@dataclass(frozen=True, slots=True)
class Measured:
    """Scores, the articles that the reader crashed on, and the digest of the gold data."""

    scores: Scores
    crashes: Mapping[str, str]
    digest: str


def measure(corpus: Path, *, read: Reader | None = None, pred: Path | None = None, bootstrap: int = 0) -> Measured:
    """Score the annotations in the folder `pred`, else what `read` (else the shipped reader) makes of the articles.

    `corpus` is a folder with `articles/` and `gold/`.
    """
    if pred is not None:
        made = Predictions(load_annotations(pred), {})
    else:
        made = predicted(load_annotations(corpus / "articles"), read or ShippedReader())
    scores = score_incidents(made.annotations, load_annotations(corpus / "gold"), bootstrap=bootstrap)
    return Measured(scores, made.crashes, corpus_digest(corpus / "gold"))


def main(arguments: Sequence[str] | None = None, *, read: Reader | None = None) -> int:
    """Check (or update) the floors and say what happened."""
    asked = _parser().parse_args(arguments)
    corpus = asked.shared / GOLD
    if not corpus.is_dir():
        print(f"score gate: no gold data at {corpus}, nothing is checked")
        return 0
    try:
        return _check(measure(corpus, read=read, pred=asked.pred), asked)
    except ReportedlyError as error:
        print(f"score gate: {error}", file=sys.stderr)
        return 1


def _check(measured: Measured, asked: argparse.Namespace) -> int:
    for name, error in measured.crashes.items():
        print(f"score gate: the reader crashed on {name}: {error}", file=sys.stderr)
    floors = load_floors(asked.floors)
    if asked.update or asked.allow_regression:
        floors = raised(measured.scores, floors, digest=measured.digest, reason=asked.allow_regression)
        save_floors(floors, asked.floors)
    failures = check_floors(measured.scores, floors, digest=measured.digest)
    for failure in failures:
        print(f"score gate: {failure}", file=sys.stderr)
    if not failures:
        print(f"score gate: {len(floors.floors)} floors hold on {len(measured.scores.articles)} articles")
    return 1 if failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m reportedly.scoring.gate", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument(
        "--shared", type=Path, required=True, metavar="DIR", help="the folder that holds gold/incidents"
    )
    parser.add_argument("--floors", type=Path, required=True, metavar="FILE", help="benchmarks/floors.json")
    parser.add_argument("--pred", type=Path, metavar="DIR", help="annotations to score instead of running the reader")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--allow-regression", metavar="REASON", help="lower the floors that fell, for this reason")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""Scores as the official summary prints them, and as JSON.

The official table has one more column, fallout, which needs the size of each set list and says nothing about texts; it
is left out. The last lines of the table, the F-measures, are computed from the rounded percentages, as in the official
reports; JSON holds the exact values.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reportedly.scoring.muc4.grades import Tally, f_measure
from reportedly.scoring.muc4.rows import ROWS
from reportedly.scoring.muc4.score import Scores

COLUMNS = ("POS", "ACT"), ("COR", "PAR", "INC"), ("ICR", "IPA"), ("SPU", "MIS", "NON"), ("REC", "PRE", "OVG")
RULE = "-" * 18 + "+".join("-" * (5 * len(some) + 1) for some in COLUMNS)
RULES_BEFORE = ("inc-total", "matched_missing")
BETAS = (("P&R", 1.0), ("2P&R", 0.5), ("P&2R", 2.0))


def table(scores: Scores) -> str:
    """The summary of all messages: a line for each slot, each group of slots, and each way to sum them."""
    lines = [_line("SLOT", COLUMNS), RULE]
    for row in ROWS:
        lines += [RULE] if row.name in RULES_BEFORE else []
        lines.append(_line(row.label, _cells(scores.total(row.name))))
    total = scores.total("all_templates")
    recall, precision = _percent(total.recall), _percent(total.precision)
    values = (f_measure(recall, precision, beta=beta) for _, beta in BETAS)
    named = "".join(f"{name:>10}" for name, _ in BETAS)
    measured = "".join(f"{'*' if value is None else format(value, '.2f'):>10}" for value in values)
    return "\n".join([*lines, RULE, f"{'':18}{named}", f"{'F-MEASURES':18}{measured}"])


def _cells(tally: Tally) -> tuple[tuple[str, ...], ...]:
    counts = (
        (tally.possible, tally.actual),
        (tally.correct, tally.partial, tally.incorrect),
        (tally.judged_correct, tally.judged_partial),
        (tally.spurious, tally.missing, tally.noncommittal),
    )
    shares = (_percent(share) for share in (tally.recall, tally.precision, tally.overgeneration))
    return (
        *(tuple(map(str, some)) for some in counts),
        tuple("*" if share is None else str(share) for share in shares),
    )


def _line(label: str, cells: Sequence[Sequence[str]]) -> str:
    return f"{label:<18}" + "|".join("".join(f"{cell:>5}" for cell in some) + " " for some in cells).rstrip()


def _percent(share: float | None) -> int | None:
    """Rounded, a half up."""
    return None if share is None else int(100 * share + 0.5)


def measures(scores: Scores) -> dict[str, dict[str, Any]]:
    """`{measure: {p, r, f1, n, low, high}}` for each row, exact and from 0 to 1; `n` is the number of fills in the key.

    `low` and `high` end the 95 % interval of F1. What has no value (no fill, no drawing) is null.
    """
    return {row.name: _measure(scores, row.name) for row in ROWS}


def _measure(scores: Scores, row: str) -> dict[str, Any]:
    tally = scores.total(row)
    low, high = scores.intervals.get(row, (None, None))
    f1 = f_measure(tally.recall, tally.precision)
    return {"p": tally.precision, "r": tally.recall, "f1": f1, "n": tally.possible, "low": low, "high": high}


def as_json(scores: Scores) -> str:
    """`measures` as a file holds them."""
    return json.dumps(measures(scores), indent=2) + "\n"

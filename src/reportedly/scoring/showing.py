"""Scores as a terminal table and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportedly.scoring.fields import ARTICLE_FIELDS, INCIDENT_FIELDS
from reportedly.scoring.incidents import Scores

if TYPE_CHECKING:
    from rich.table import Table

TABLE_WIDTH = 130


def scores_json(scores: Scores) -> dict[str, dict[str, float | int | None]]:
    """`{measure: {p, r, f1, n, low, high}}`: `n` is the number of gold items, `low` and `high` bound f1 (95 %)."""
    plain: dict[str, dict[str, float | int | None]] = {}
    for measure, count in scores.total.items():
        low, high = scores.intervals.get(measure, (None, None))
        plain[measure] = {
            "p": count.precision,
            "r": count.recall,
            "f1": count.f1,
            "n": count.gold,
            "low": low,
            "high": high,
        }
    return plain


def measures_json(scores: Scores) -> str:
    """`scores_json` as text, ended by a newline."""
    return json.dumps(scores_json(scores), indent=1) + "\n"


def print_scores(scores: Scores) -> None:
    """The table on standard output, as wide as it needs where that is no terminal."""
    from rich.console import Console  # late, as below

    console = Console()
    if not console.is_terminal:
        console.width = TABLE_WIDTH
    console.print(scores_table(scores))


def scores_table(scores: Scores) -> Table:
    """One row a field: aligned precision, recall, F1 and counts, then the same end to end with its interval."""
    from rich.table import Table  # 27 ms of start-up that only a terminal needs

    table = Table(title=f"{len(scores.articles)} articles", title_justify="left")
    table.add_column("field")
    for heading in ("P", "R", "F1", "hits/pred/gold", "P", "R", "F1", "95 %", "hits/pred/gold"):
        table.add_column(heading, justify="right")
    blank = ("",) * 4
    table.add_row("incidents", *blank, *_cells(scores, "incidents", interval=True))
    for name in INCIDENT_FIELDS:
        aligned = _cells(scores, f"aligned.{name}", interval=False)
        table.add_row(name, *aligned, *_cells(scores, f"end_to_end.{name}", interval=True))
    table.add_section()
    for name in ARTICLE_FIELDS:
        table.add_row(name, *blank, *_cells(scores, f"article.{name}", interval=True))
    return table


def _cells(scores: Scores, measure: str, *, interval: bool) -> list[str]:
    count = scores.total[measure]
    values = [share(count.precision), share(count.recall), share(count.f1)]
    if interval:
        values.append(interval_text(scores, measure))
    return [*values, f"{count.hits}/{count.predicted}/{count.gold}"]


def share(value: float | None) -> str:
    """Three decimals, or a dash where there is nothing to measure."""
    return "-" if value is None else f"{value:.3f}"


def interval_text(scores: Scores, measure: str) -> str:
    if measure not in scores.intervals:
        return "-"
    low, high = scores.intervals[measure]
    return f"{low:.2f}-{high:.2f}"

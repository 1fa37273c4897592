"""Scores as a terminal table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from reportedly.scoring.counts import Counts, Interval
from reportedly.scoring.fields import ARTICLE_FIELDS, INCIDENT_FIELDS
from reportedly.scoring.incidents import Scores

if TYPE_CHECKING:
    from rich.table import Table

TABLE_WIDTH = 130


class Scored(Protocol):
    """Sums by measure, and F1 intervals by measure where they were drawn."""

    @property
    def total(self) -> Counts: ...

    @property
    def intervals(self) -> Mapping[str, Interval]: ...


def scores_json(scores: Scored) -> dict[str, dict[str, float | int | None]]:
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


def measures_json(scores: Scored) -> str:
    """`scores_json` as text, ended by a newline."""
    return json.dumps(scores_json(scores), indent=1) + "\n"


def print_scores(scores: Scores) -> None:
    """The table of incident scores on standard output."""
    _print(scores_table(scores))


def print_measures(scores: Scored, measures: Mapping[str, str], *, title: str) -> None:
    """One row a measure on standard output, and below what each of `measures` counts."""
    _print(measures_table(scores, title=title))
    for name, counted in measures.items():
        print(f"{name}: {counted}")


def _print(table: Table) -> None:
    """On standard output, as wide as it needs where that is no terminal."""
    from rich.console import Console  # late, as below

    console = Console()
    if not console.is_terminal:
        console.width = TABLE_WIDTH
    console.print(table)


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


def measures_table(scores: Scored, *, title: str) -> Table:
    """One row a measure: precision, recall, F1 with its interval, counts."""
    from rich.table import Table  # as above

    table = Table(title=title, title_justify="left")
    table.add_column("measure")
    for heading in ("P", "R", "F1", "95 %", "hits/pred/gold"):
        table.add_column(heading, justify="right")
    for measure in scores.total:
        table.add_row(measure, *_cells(scores, measure, interval=True))
    return table


def _cells(scores: Scored, measure: str, *, interval: bool) -> list[str]:
    count = scores.total[measure]
    values = [share(count.precision), share(count.recall), share(count.f1)]
    if interval:
        values.append(interval_text(scores, measure))
    return [*values, f"{count.hits}/{count.predicted}/{count.gold}"]


def share(value: float | None) -> str:
    """Three decimals, or a dash where there is nothing to measure."""
    return "-" if value is None else f"{value:.3f}"


def interval_text(scores: Scored, measure: str) -> str:
    if measure not in scores.intervals:
        return "-"
    low, high = scores.intervals[measure]
    return f"{low:.2f}-{high:.2f}"

"""Progress of `add` on standard error: a bar where a person watches, a line for each rejected article in any case."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportedly.commands.output import say

if TYPE_CHECKING:
    from reportedly.adding import AddReport, Progress


@contextmanager
def progress_shown(total: int | None = None) -> Iterator[Callable[[Progress], None]]:
    """What to tell of each article as it is settled. `total` is how many are expected, where that is known."""
    from rich.console import Console

    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    if not console.is_interactive:
        yield _say_rejected
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("reading", markup=False),
        BarColumn(bar_width=16),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Bars(*columns, console=console, transient=True) as bars:  # while it lives, `say` prints above it
        task = bars.add_task("", total=total)

        def settled(progress: Progress) -> None:
            _say_rejected(progress)
            known = total is not None and progress.report.articles <= total  # a list in a file counted as one input
            bars.update(
                task,
                total=total if known else None,
                completed=progress.report.articles,
                description=_short(progress.report),
            )

        yield settled


def counted(report: AddReport) -> str:
    """A report in words."""
    return f"{report.added} added, {report.known} known already, {report.rejected} rejected; {report.claims} new claims"


def _short(report: AddReport) -> str:
    """A report that fits beside the bar."""
    return f"{report.added} added, {report.known} known, {report.rejected} rejected"


def _say_rejected(progress: Progress) -> None:
    if progress.outcome == "rejected":
        say(f"rejected {progress.name}: {progress.reason}")

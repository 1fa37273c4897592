"""Progress on standard error: a bar where a person watches, one line for each rejected article in any case."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportedly.exporting.display import shown

if TYPE_CHECKING:
    from reportedly.adding import Progress


@contextmanager
def progress_shown(total: int | None = None) -> Iterator[Callable[[Progress], None]]:
    """What `add` tells of each article as it is settled. `total` is how many are expected, where that is known."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    columns = (
        TextColumn("reading", markup=False),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)

        def settled(progress: object) -> None:
            name, outcome, reason, report = (getattr(progress, n) for n in ("name", "outcome", "reason", "report"))
            if outcome == "rejected":
                console.print(Text(shown(f"rejected {name}: {reason}", encoding=console.encoding)))
            said = f"{report.added} added, {report.known} known, {report.rejected} rejected, {report.claims} claims"
            bar.update(task, completed=report.articles, description=said)

        yield settled

"""`reportedly score incidents`: how well the reader, or a folder of predictions, does on annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.commands.output import say


def incidents(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with articles/ and gold/.")],
    pred: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Score the annotations in this folder, not the reader.")
    ] = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the measures here too.")] = None,
    bootstrap: Annotated[int, typer.Option(min=0, metavar="N", help="Resamples for 95 % intervals; 0: none.")] = 1000,
) -> None:
    """Score incident annotations field by field.

    Each field is scored twice: on incidents that align with the gold ones, and end to end.
    """
    from reportedly.scoring.gate import measure
    from reportedly.scoring.showing import measures_json, print_scores

    measured = measure(folder, pred=pred, bootstrap=bootstrap)
    for name, error in measured.crashes.items():
        say(f"the reader crashed on {name}: {error}")
    print_scores(measured.scores)
    if json is not None:
        json.write_text(measures_json(measured.scores), encoding="utf-8")

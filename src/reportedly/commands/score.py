"""`reportedly score incidents` and `reportedly score SET`: how well the reader does on annotated texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from reportedly.commands.output import say

SETS = {
    "polnear": "Score who says what on PolNeAR.",
    "re3d": "Score mentions of actors, places and weapons on re3d.",
    "m2e2": "Score event words and their arguments on M2E2.",
    "wikievents": "Score event words and their arguments on WikiEvents.",
    "event_location": "Score where verbs happen, on its sentences.",
    "cnc": "Score responses on the Causal News Corpus.",
    "ecbplus": "Score event words on ECB+.",
    "lgl": "Score place names and their positions on LGL.",
}
Json = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the measures here too.")]
Bootstrap = Annotated[int, typer.Option(min=0, metavar="N", help="Resamples for 95 % intervals; 0: none.")]


def incidents(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with articles/ and gold/.")],
    pred: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Score the annotations in this folder, not the reader.")
    ] = None,
    json: Json = None,
    bootstrap: Bootstrap = 1000,
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


def of_set(name: str) -> Callable[..., None]:
    """The command that scores the reader on one of `SETS`, read in its public format."""

    def score(
        folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that holds the set as published.")],
        split: Annotated[
            str | None, typer.Option(metavar="NAME", help="Which split; by default test, else dev, else all.")
        ] = None,
        json: Json = None,
        bootstrap: Bootstrap = 1000,
    ) -> None:
        from reportedly.flow import load_reader
        from reportedly.scoring.sets.catalogue import CATALOGUE
        from reportedly.scoring.sets.goldset import score_set
        from reportedly.scoring.showing import measures_json, print_measures

        gold, reader = CATALOGUE[name], load_reader()
        scores = score_set(gold, folder, reader, split=split, draws=bootstrap)
        print_measures(scores, gold.measures, title=f"{name}: {scores.items} {gold.unit}, {reader.origin}")
        if json is not None:
            json.write_text(measures_json(scores), encoding="utf-8")

    return score

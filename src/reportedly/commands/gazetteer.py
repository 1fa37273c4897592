"""`reportedly gazetteer add`: a user's own places beside the shipped ones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.commands.output import write
from reportedly.settings import data_folder


def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames dump: XX.txt, allCountries.txt or a .zip.")],
) -> None:
    """Load a GeoNames dump into your own gazetteer; reading consults it from then on.

    The gazetteer lies in $REPORTEDLY_DATA, else in the data folder of your home. A second dump replaces the first.
    """
    from reportedly.resources.gazetteer_dump import add_dump

    target = data_folder() / "gazetteer.sqlite"
    write(f"{target}: {add_dump(file, target):,} places")

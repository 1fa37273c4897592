"""The arguments and options that several commands share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from reportedly.reading.intake import ReadOptions


class Format(StrEnum):
    """What `read` writes."""

    report = "report"
    json = "json"
    jsonl = "jsonl"
    annotation = "annotation"


class Listing(StrEnum):
    """What commands that list something write."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files (.txt .md .html .json .jsonl), folders, - for standard input, or URLs (with --online).",
    ),
]
LedgerFile = Annotated[
    Path | None,
    typer.Option(
        "--ledger", metavar="FILE", help="The ledger. Default: $REPORTEDLY_LEDGER, else reportedly.sqlite here."
    ),
]
ListingFormat = Annotated[Listing, typer.Option("--format", "-f", metavar="FORMAT", help="table, json or jsonl.")]
Workers = Annotated[
    int, typer.Option(min=0, metavar="N", help="Processes that read at once; 0 reads in this one.", show_default=True)
]
Published = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="Day of publication, for articles that state none."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher, for articles that state none.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title, for articles that state none.")]
Online = Annotated[bool, typer.Option("--online", help="Allow URLs to be fetched. Off by default.")]
Quotes = Annotated[bool, typer.Option("--quotes", "-q", help="Show the words under every line, with their offsets.")]


def read_options(published: str | None, publisher: str | None, title: str | None, *, online: bool) -> ReadOptions:
    """What the options say about reading; wrong usage where `published` is no day."""
    from reportedly.reading.intake import ReadOptions

    try:
        day = date.fromisoformat(published) if published is not None else None
    except ValueError:
        raise typer.BadParameter(f"{published!r} is no day; write it as YYYY-MM-DD", param_hint="--published") from None
    return ReadOptions(title=title, publisher=publisher, published=day, online=online)

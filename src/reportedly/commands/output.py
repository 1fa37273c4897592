"""What goes to standard output, and what to standard error.

Standard output carries results only: drawn for a person at a terminal, else plain UTF-8 without colour, frames or
spaces at line ends. Standard error carries everything said about the work.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from reportedly.exporting.display import shown

if TYPE_CHECKING:
    from rich.console import Console

Draw = Callable[["Console"], None]


def write(text: str) -> None:
    """Text on standard output as UTF-8, whatever the locale, with lone surrogates escaped and a newline at its end."""
    whole = text if text.endswith("\n") else text + "\n"
    _send(whole.encode("utf-8", "backslashreplace"))


def draw(*drawings: Draw) -> None:
    """Draw on the terminal; in a pipe or a file, write what would be drawn there as plain lines."""
    from rich.console import Console

    console = Console(markup=False, emoji=False, highlight=False)
    if console.is_terminal:
        for drawing in drawings:
            drawing(console)
        return
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    paper = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    console = Console(file=paper, width=console.width, color_system=None, markup=False, emoji=False, highlight=False)
    for drawing in drawings:
        drawing(console)
    paper.seek(0)
    _send("".join(f"{line.rstrip()}\n" for line in paper).encode(encoding, "replace"))


def say(line: str) -> None:
    """One line on standard error. A text of others in it can neither move the cursor nor break the line."""
    typer.echo(shown(line, encoding=getattr(sys.stderr, "encoding", None) or "utf-8"), err=True)


def _send(data: bytes) -> None:
    """Bytes to standard output. Whoever reads them may stop (`reportedly claims | head`): then this ends, and well."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes standard output once more when it ends: let that go nowhere, or it complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None

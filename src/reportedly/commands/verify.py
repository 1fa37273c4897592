"""`reportedly verify`: re-check a ledger."""

from __future__ import annotations

import typer

from reportedly.commands.exits import FOUND
from reportedly.commands.options import LedgerFile
from reportedly.commands.output import say, write
from reportedly.settings import ledger_path


def verify(ledger: LedgerFile = None) -> None:
    """Re-check every span, quote, hash and id in a ledger.

    It needs the ledger alone: each value is looked up in the stored text, without the reader. Every row that does not
    hold is named.
    """
    from reportedly.ledger.verify import verify as find
    from reportedly.ledger.view import open_view

    path = ledger_path(ledger)
    with open_view(path) as view:
        findings = 0
        for finding in find(view):
            findings += 1
            say(str(finding))
        if findings:
            say(f"{path}: {findings} finding{'s' if findings > 1 else ''}")
            raise typer.Exit(FOUND)
        counts = view.counts()
    write(f"{path}: {counts.documents} documents, {counts.claims} claims, {counts.judgements} judgements: all hold")

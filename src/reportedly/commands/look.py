"""`reportedly incidents`, `show` and `claims`: look into a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.commands.options import LedgerFile, Listing, ListingFormat, Quotes
from reportedly.commands.output import draw, say, write
from reportedly.errors import InputError, LedgerCorruptError, LedgerError
from reportedly.settings import ledger_path

if TYPE_CHECKING:
    from reportedly.ledger.view import View
    from reportedly.values.claim import Claim
    from reportedly.values.incident import Assembly, Incident

SHOWN = 5  # how many ids a message about an ambiguous beginning names


def incidents(ledger: LedgerFile = None, format: ListingFormat = Listing.table) -> None:
    """List the incidents that the claims in a ledger add up to."""
    found = ledger_assembly(ledger_path(ledger)).incidents
    if format is Listing.table:
        draw_incidents(found)
        return
    from reportedly.exporting.json_incidents import incident_json
    from reportedly.exporting.json_text import json_text

    if format is Listing.json:
        write(json_text([incident_json(item) for item in found]))
        return
    for item in found:
        write(json_text(incident_json(item), indent=None))


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of an incident or a claim, or how it begins.")],
    ledger: LedgerFile = None,
    quotes: Quotes = False,
) -> None:
    """Show one incident as a card, or one claim as JSON."""
    from reportedly.ledger.view import open_view

    path = ledger_path(ledger)
    found = [item for item in ledger_assembly(path).incidents if item.id.startswith(id)]
    if len(found) > 1:
        several = ", ".join(item.id for item in found[:SHOWN]) + (", ..." if len(found) > SHOWN else "")
        raise InputError(f"{id!r} begins the ids of {len(found)} incidents: {several}; give more of it")
    with open_view(path) as view:
        if found:
            _draw_card(found[0], view, quotes=quotes)
        else:
            _write_claim(id, view)


def claims(
    ledger: LedgerFile = None,
    format: ListingFormat = Listing.table,
    document: Annotated[
        str | None, typer.Option(metavar="ID", help="Only of this article: its own id, or its document's.")
    ] = None,
    act: Annotated[
        str | None, typer.Option(metavar="ACT", help="Only this act: asserts, denies, confirms and so on.")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this speaker is said to have said, by name.")
    ] = None,
) -> None:
    """List the claims in a ledger, in the order of the texts."""
    from reportedly.ledger.view import open_view

    _check_act(act)
    path = ledger_path(ledger)
    with open_view(path) as view:
        ids = [None] if document is None else _documents(document, view)
        found = [claim for id in ids for claim in view.claims(document=id, act=act, speaker=speaker)]
    if not found:
        say(f"{path}: no claim fits")
    _list_claims(found, format)


def ledger_assembly(path: Path) -> Assembly:
    """What all claims of the ledger at `path` add up to."""
    from reportedly.codebook.statuses import load_statuses
    from reportedly.ledger.view import open_view
    from reportedly.values.assemble import assemble

    with open_view(path) as view:
        return assemble(view.claims(), view.judgements(), rules=load_statuses())


def draw_incidents(found: Sequence[Incident]) -> None:
    """The table of incidents."""
    if not found:
        say("no incidents")
        return
    from reportedly.exporting.report import print_incidents

    draw(partial(print_incidents, incidents=found))


def _draw_card(incident: Incident, view: View, *, quotes: bool) -> None:
    from reportedly.exporting.cards import make_card
    from reportedly.exporting.report import print_card

    documents = map(view.document, incident.documents)
    names = {document.id: document.article.publisher or document.article.id for document in documents}
    draw(partial(print_card, card=make_card(incident), quotes=quotes, documents=names))


def _write_claim(id: str, view: View) -> None:
    from reportedly.exporting.json_text import json_text
    from reportedly.values.claim import plain

    try:
        claim = view.claim(id)
    except LedgerCorruptError:
        raise
    except LedgerError as error:
        raise InputError(f"no incident's id begins with {id!r}, and {error}") from error
    write(json_text(plain(claim)))


def _list_claims(found: Sequence[Claim], format: Listing) -> None:
    from reportedly.exporting.json_claims import claims_jsonl
    from reportedly.exporting.json_text import json_text
    from reportedly.exporting.report import print_claims
    from reportedly.values.claim import plain

    if format is Listing.json:
        write(json_text([plain(claim) for claim in found]))
    elif format is Listing.jsonl:
        for line in claims_jsonl(found):
            write(line)
    elif found:
        draw(partial(print_claims, claims=found))


def _check_act(act: str | None) -> None:
    """Wrong usage for an act that the codebook does not have."""
    from reportedly.codebook.book import load_codebook

    acts = load_codebook().acts
    if act is not None and act not in acts:
        raise typer.BadParameter(f"{act!r} is no act; the acts are {', '.join(acts)}", param_hint="--act")


def _documents(name: str, view: View) -> list[str]:
    """The documents of the article `name`, as its sender called it; else the one whose own id begins so."""
    found = [document.id for document in view.documents() if document.article.id == name]
    return found or [view.document(name).id]

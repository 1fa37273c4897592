"""The report on a terminal or in a pipe. It draws `cards`; what is said, and by whom, is decided there.

Rich is imported when something is drawn, not before: commands that draw nothing start 30 ms faster. Every text goes to
it as a `Text`, so that square brackets of an article are never read as markup.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from reportedly.exporting.cards import Card, Clash, Line, Report, Row, coarseness, make_card
from reportedly.exporting.display import shown
from reportedly.exporting.wording import chain, event_label, label
from reportedly.values.claim import Claim
from reportedly.values.facets import When
from reportedly.values.incident import Incident

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

Item = TypeVar("Item")

LABEL_WIDTH, STATUS_WIDTH = 11, 11
TABLE_WIDTH = 120  # columns: a wider table is harder to read, not easier
NARROW = 60  # columns; in fewer a table leaves a few letters to a cell
ID_LENGTH = 10  # enough of an id to name an incident of one ledger
STYLES = {
    "confirmed": "green",
    "claimed": "cyan",
    "accused": "yellow",
    "unconfirmed": "yellow",
    "denied": "red",
    "disputed": "magenta",
}


@dataclass(frozen=True)
class Paper:
    """How to draw: on which console, with quotes or without, and what to call documents where there are several."""

    console: Console
    quotes: bool = False
    documents: Mapping[str, str] = field(default_factory=dict)

    def text(self, words: str, style: str = "") -> Text:
        from rich.text import Text

        return Text(shown(words, encoding=self.console.encoding), style=style, overflow="fold")

    def grid(self, *widths: int | None) -> Table:
        """A borderless table; a column without a width takes what is left."""
        from rich.table import Table

        table = Table.grid(padding=(0, 1), expand=True)
        for width in widths:
            table.add_column(width=width, ratio=None if width is not None else 1, overflow="fold")
        return table


def print_report(console: Console, report: Report, *, quotes: bool = False, heading: str = "") -> None:
    """Draw a whole report: its heading, the cards, then what is no incident."""
    paper = Paper(console, quotes)
    if heading:
        console.print(paper.text(heading, "bold"))
        console.print()
    for card in report.cards:
        _print_card(paper, card)
    for title, lines in (
        ("Tallies (never added to incidents)", report.tallies),
        ("Responses (each arrow is somebody's claim)", report.responses),
        ("Threats, warnings, accusations, denials, demands", report.speech),
    ):
        _print_section(paper, title, lines, _line)
    _print_section(paper, "Contradictions", report.contradictions, _clash)
    _print_section(paper, "Said, but no incident", report.others, _other)
    _print_section(paper, "Who speaks", report.sources, Paper.text)


def print_card(
    console: Console, card: Card, *, quotes: bool = False, documents: Mapping[str, str] | None = None
) -> None:
    """Draw one incident. `documents` names documents by id; with quotes, each quote then says where it stands."""
    _print_card(Paper(console, quotes, documents or {}), card)


def print_incidents(console: Console, incidents: Iterable[Incident]) -> None:
    """Draw a compact table of incidents: id, day, type, place, status, and reports with their origins."""
    paper = Paper(console)
    rows = []
    for item in sorted(incidents, key=_day_order):
        counts = f"{item.happened.reports}/{item.happened.origins}"
        cells = (item.id[:ID_LENGTH], _day(item), event_label(item.type), _place(item))
        status = paper.text(item.status, STYLES.get(item.status, ""))
        rows.append((*map(paper.text, cells), status, paper.text(counts)))
    if console.width < NARROW:
        _print_blocks(paper, ((id, kind, place, day, status) for id, day, kind, place, status, _ in rows))
        return
    table = _table(min(console.width, TABLE_WIDTH))
    for title, width, share in (
        ("id", ID_LENGTH, None),
        ("day", 13, None),
        ("type", None, 3),
        ("place", None, 2),
        ("status", 11, None),
    ):
        table.add_column(title, width=width, ratio=share, overflow="fold")
    table.add_column("r/o", justify="right", width=5)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    console.print(paper.text("r/o: reports and the independent origins that they come from", "dim"))


def print_claims(console: Console, claims: Iterable[Claim]) -> None:
    """Draw a compact table of claims: id, act and reality, speakers, and the beginning of the quote."""
    paper = Paper(console)
    rows = []
    for claim in claims:
        act = label(claim.act) + (f" ({claim.reality})" if claim.reality != "actual" else "")
        rows.append(tuple(map(paper.text, (claim.id[:ID_LENGTH], act, chain(claim), claim.quote))))
    if console.width < NARROW:
        _print_blocks(paper, rows)
        return
    table = _table(console.width)
    table.add_column("id", no_wrap=True, width=ID_LENGTH)
    table.add_column("act", overflow="fold", width=15)
    table.add_column("who", overflow="fold", ratio=3)
    table.add_column("words", no_wrap=True, overflow="ellipsis", ratio=5)
    for *cells, words in rows:
        words.overflow = "ellipsis"
        table.add_row(*cells, words)
    console.print(table)


def _table(width: int) -> Table:
    from rich import box
    from rich.table import Table

    return Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, width=width)


def _print_blocks(paper: Paper, rows: Iterable[Sequence[Text]]) -> None:
    """Rows as blocks of lines, the first cell standing out: for a screen too narrow for columns."""
    from rich.padding import Padding

    for first, *others in rows:
        paper.console.print(first)
        for cell in filter(None, others):
            paper.console.print(Padding(cell, (0, 0, 0, 3)))


def plain_console(*, width: int = 80) -> Console:
    """A console that draws into memory, without colour: `console.file.getvalue()` is what was drawn."""
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=width,
        color_system=None,
        force_terminal=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def report_text(report: Report, *, quotes: bool = False, heading: str = "", width: int = 80) -> str:
    """The report as plain text of at most `width` columns, without spaces at the ends of lines."""
    console = plain_console(width=width)
    print_report(console, report, quotes=quotes, heading=heading)
    return drawn(console)


def incident_text(incident: Incident, *, quotes: bool = False, width: int = 80) -> str:
    """One incident's card as plain text."""
    console = plain_console(width=width)
    print_card(console, make_card(incident), quotes=quotes)
    return drawn(console)


def drawn(console: Console) -> str:
    """What a plain console has drawn."""
    written = console.file.getvalue() if isinstance(console.file, io.StringIO) else ""
    return "".join(f"{line.rstrip()}\n" for line in written.splitlines())


# cards


def _print_card(paper: Paper, card: Card) -> None:
    title = paper.text(f"{card.key}  {card.type}", "bold")
    body = _body(paper, card)
    if paper.console.is_terminal:
        from rich.panel import Panel

        paper.console.print(Panel(body, title=title, title_align="left", border_style=STYLES.get(card.status, "dim")))
        return
    from rich.padding import Padding

    paper.console.print(title)
    paper.console.print(Padding(body, (0, 0, 1, 3)))


def _body(paper: Paper, card: Card) -> RenderableType:
    headline = paper.text("; ".join(clause.text for clause in card.headline) + ".")
    rows = [(row.label, _content(paper, row), _chip(paper, row)) for row in card.rows]
    if card.hedges:
        hedges = [part for hedge in card.hedges for part in _quoting(paper, hedge, prefix="")]
        rows.append(("hedge", _stack(hedges), []))
    return _stack([headline, paper.text(""), _facets(paper, rows)])


def _facets(paper: Paper, rows: Iterable[tuple[str, RenderableType, list[Text]]]) -> RenderableType:
    """Facets in three columns; on a narrow screen one under the other, each below its name and status."""
    if paper.console.width >= NARROW:
        table = paper.grid(LABEL_WIDTH, None, STATUS_WIDTH)
        for name, content, chip in rows:
            table.add_row(paper.text(name, "bold"), content, _stack(chip))
        return table
    from rich.padding import Padding

    blocks: list[RenderableType] = []
    for name, content, chip in rows:
        head = paper.text(" ").join([paper.text(name, "bold"), *chip])
        blocks += [head, Padding(content, (0, 0, 0, 2))]
    return _stack(blocks)


def _content(paper: Paper, row: Row) -> RenderableType:
    parts: list[RenderableType] = []
    for entry in row.entries:
        indent = ""
        if entry.value:
            parts.append(paper.text(entry.value))
            indent = "  "
        for line in entry.lines:
            parts += _quoting(paper, line, prefix=indent, style="dim" if entry.value else "")
    for line in row.against:
        parts += _quoting(paper, line, prefix="")
    return _stack(parts)


def _chip(paper: Paper, row: Row) -> list[Text]:
    """The status of a facet and what it rests on, line by line."""
    if not row.status:
        return []
    status = paper.text(row.status, STYLES.get(row.status, ""))
    numbers = (_counted(row.reports, "report"), _counted(row.origins, "origin"))
    return [status, *(paper.text(number, "dim") for number in numbers)]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


# lines


def _quoting(paper: Paper, line: Line, *, prefix: str, style: str = "") -> list[RenderableType]:
    """A line: who, what; and where quotes are wanted, the words and where they stand."""
    from rich.padding import Padding

    said = f"{line.chain}: {line.text}" if line.text else line.chain
    parts: list[RenderableType] = [Padding(paper.text(said, style), (0, 0, 0, len(prefix)))]
    if paper.quotes:
        span, document = line.claim.span, paper.documents.get(line.claim.document, "")
        where = f"{document + ' ' if document else ''}[{span.start},{span.end})"
        quote = paper.text(f"> {line.claim.quote} {where}", "italic dim")
        parts.append(Padding(quote, (0, 0, 0, len(prefix) + 2)))
    return parts


def _line(paper: Paper, line: Line) -> RenderableType:
    return _stack(_quoting(paper, line, prefix=""))


def _other(paper: Paper, item: tuple[Line, str]) -> RenderableType:
    line, reason = item
    return _stack([*_quoting(paper, line, prefix=""), paper.text(f"  ({reason})", "dim")])


def _clash(paper: Paper, clash: Clash) -> RenderableType:
    parts: list[RenderableType] = [paper.text(f"{clash.facet} ({clash.reason})")]
    for line in clash.sides:
        parts += _quoting(paper, line, prefix="  ")
    return _stack(parts)


def _stack(parts: Sequence[RenderableType]) -> RenderableType:
    from rich.console import Group

    return Group(*parts)


def _print_section(
    paper: Paper, title: str, items: Sequence[Item], draw: Callable[[Paper, Item], RenderableType]
) -> None:
    from rich.padding import Padding

    if not items:
        return
    paper.console.print(paper.text(title, "bold"))
    for item in items:
        paper.console.print(Padding(draw(paper, item), (0, 0, 0, 3)))
    paper.console.print()


def _dates(incident: Incident) -> list[When]:
    return [value.value for value in incident.facet("date").values if isinstance(value.value, When)]


def _day_order(incident: Incident) -> tuple[str, str]:
    """Incidents by their first day, those without one last."""
    days = [when.earliest.isoformat() for when in _dates(incident) if when.earliest is not None]
    return min(days, default="9999"), incident.id


def _day(incident: Incident) -> str:
    """The narrowest days given, in few signs: "2023-10-26/27", "2023-10", "2014"."""
    whole = [(w.earliest, w.latest) for w in _dates(incident) if w.earliest is not None and w.latest is not None]
    if not whole:
        return ""
    first, last = min(whole, key=lambda days: (days[1] - days[0], days[0]))
    if first == last:
        return first.isoformat()
    if (first.year, first.month) != (last.year, last.month):
        return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return first.isoformat()[:7]
    return f"{first.isoformat()}/{last.day:02}"


def _place(incident: Incident) -> str:
    """The words of the most precise place, origins left out."""
    places = [v for v in incident.facet("place").values if v.role != "origin" and v.text]
    return min(places, key=coarseness).text if places else ""

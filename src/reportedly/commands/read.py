"""`reportedly read`: read articles and print what they say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.commands.exits import REJECTED
from reportedly.commands.options import (
    Format,
    Online,
    Paths,
    Published,
    Publisher,
    Quotes,
    Title,
    read_options,
)
from reportedly.commands.output import draw, say, write
from reportedly.settings import user_gazetteer

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.reading.intake import ReadOptions
    from reportedly.values.document import Article
    from reportedly.values.incident import Assembly
    from reportedly.values.reading import Reading

UNDATED = (
    "No publication date is stated: what is dated by it (“Friday”, “last week”) stays unresolved. "
    "Give it with --published YYYY-MM-DD."
)
NOTHING = "Nothing was found in it: no incident, tally, response, threat or denial. (English is read so far.)"


def read(
    paths: Paths,
    format: Annotated[
        Format, typer.Option("--format", "-f", metavar="FORMAT", help="report, json, jsonl or annotation.")
    ] = Format.report,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for --format annotation, one file an article.")
    ] = None,
    quotes: Quotes = False,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    online: Online = False,
) -> None:
    """Read articles and print what they say. Nothing is stored.

    The report shows each incident as a card: every facet with its value, its status and who says so; then tallies,
    responses, threats and denials, contradictions. json and jsonl give the complete claims; annotation writes the
    format that `score incidents` compares.
    """
    if (format is Format.annotation) != (out is not None):
        raise typer.BadParameter("--format annotation and --out DIR go together: one file an article is written there")
    rejected = _Rejected()
    readings = _readings(paths, read_options(published, publisher, title, online=online), rejected)
    if format is Format.report:
        _draw_reports(readings, quotes=quotes)
    elif out is not None:
        _write_annotations(readings, out, rejected)
    else:
        _write_claims(readings, lines=format is Format.jsonl)
    rejected.leave()


class _Rejected:
    """Names each rejected article as it comes, and ends with the fitting exit status."""

    def __init__(self) -> None:
        self.count = 0

    def note(self, origin: str, reason: object) -> None:
        self.count += 1
        say(f"rejected {origin}: {reason}")

    def leave(self) -> None:
        if self.count:
            say(f"{self.count} article{'s' if self.count > 1 else ''} rejected")
            raise typer.Exit(REJECTED)


def _readings(paths: list[str], options: ReadOptions, rejected: _Rejected) -> Iterator[Reading]:
    """Each article read; the broken ones are named and passed over."""
    from reportedly.reading.sources import articles

    # Before the reader is loaded, so that a wrong address is told at once.
    found = articles(paths, options=options, on_skipped=lambda name: say(f"skipped {name}: no article suffix"))
    from reportedly.flow import load_reader, read_article
    from reportedly.reading.intake import BadArticle

    reader = load_reader(gazetteer=user_gazetteer())
    for item in found:
        if isinstance(item, BadArticle):
            rejected.note(item.origin, item.reason)
            continue
        for note in item.notes:
            say(f"note on {item.origin or item.id}: {note}")
        try:
            reading = read_article(item, reader)
        except Exception as error:  # noqa: BLE001  an article that breaks the reader must not cost the others
            rejected.note(item.origin or item.id, f"the reader broke on it ({type(error).__name__}: {error})")
            continue
        yield reading


def _draw_reports(readings: Iterator[Reading], *, quotes: bool) -> None:
    for reading in readings:
        draw(partial(_print_article, reading=reading, quotes=quotes))


def _print_article(console: Console, *, reading: Reading, quotes: bool) -> None:
    """The report on one article under its heading, with what a reader must know about the whole of it."""
    from reportedly.exporting.cards import make_report
    from reportedly.exporting.report import Paper, print_report

    paper, article = Paper(console), reading.document.article
    console.print(paper.text(_heading(article), "bold"))
    if article.published is None:
        console.print(paper.text(UNDATED, "yellow"))
    if not reading.claims:
        console.print(paper.text(NOTHING))
    console.print()
    print_report(console, make_report(_assembled(reading)), quotes=quotes)


def _write_annotations(readings: Iterator[Reading], out: Path, rejected: _Rejected) -> None:
    from reportedly.exporting.annotation import annotation
    from reportedly.exporting.folder import write_annotation

    written: dict[str, str] = {}
    for reading in readings:
        article = reading.document.article
        origin = article.origin or article.id
        if article.id in written:
            rejected.note(origin, f"its id {article.id!r} is that of {written[article.id]}; give each an id of its own")
            continue
        write_annotation(annotation(reading.document, _assembled(reading)), out)
        written[article.id] = origin
    say(f"{out}: {len(written)} annotation{'' if len(written) == 1 else 's'} written")


def _write_claims(readings: Iterator[Reading], *, lines: bool) -> None:
    from reportedly.exporting.json_claims import claims_json, claims_jsonl

    if not lines:
        write(claims_json(readings))
        return
    for reading in readings:
        for line in claims_jsonl(reading.claims):
            write(line)


def _assembled(reading: Reading) -> Assembly:
    from reportedly.codebook.statuses import load_statuses
    from reportedly.values.assemble import assemble

    return assemble(reading.claims, reading.judgements, rules=load_statuses())


def _heading(article: Article) -> str:
    day = article.published.isoformat() if article.published else "no publication date"
    return " | ".join((article.publisher or "publisher not stated", day, article.title or article.id))

"""The command line. Functions here only ask, call and print; what they call can be used from Python as well.

Heavy modules (the reader, the ledger, rich) are imported inside the commands that need them, so that `--help` and
simple questions answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reportedly.errors import ReportedlyError
from reportedly.settings import data_folder, ledger_path, user_gazetteer

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.adding import AddReport
    from reportedly.reading.intake import BadArticle, ReadOptions
    from reportedly.values.document import Article
    from reportedly.values.incident import Assembly
    from reportedly.values.reading import Reading

FOUND, REJECTED, INTERRUPTED = 1, 3, 130  # exit status; 2 is wrong usage, as typer has it

app = typer.Typer(
    name="reportedly",
    help="News in, incidents out, and every value says who said so.\n\nReads news on armed conflict and political "
    "violence into a ledger of claims: who says what, through whom, in which words; what happened, where, when, by "
    "whom, to whom, with what, how many; who confirms, denies, or will not confirm. Offline; nothing leaves this "
    "machine.",
    epilog="Exit status: 0 all well; 1 a check found something; 2 wrong usage; 3 some articles were rejected.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
score_app = typer.Typer(no_args_is_help=True, help="Score the reader, or a folder of predictions, against gold data.")
gazetteer_app = typer.Typer(no_args_is_help=True, help="Your own gazetteer beside the shipped one.")
app.add_typer(score_app, name="score")
app.add_typer(gazetteer_app, name="gazetteer")


class Format(StrEnum):
    report = "report"
    json = "json"
    jsonl = "jsonl"
    annotation = "annotation"


class Listing(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"


Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, - for standard input, or URLs.")]
LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger", metavar="FILE", help="The ledger. Default: $REPORTEDLY_LEDGER, else reportedly.sqlite here."
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="Day of publication, for articles that do not state one."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher, where the article states none.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title, where the article states none.")]
Online = Annotated[bool, typer.Option("--online", help="Allow URLs to be fetched. Off by default.")]
Quotes = Annotated[bool, typer.Option("--quotes", "-q", help="Show the words under every line, with their offsets.")]


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        from reportedly.flow import package_version

        typer.echo(f"reportedly {package_version()}")
        raise typer.Exit


@app.command(name="read")
def read_command(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.report,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder for --format annotation.")] = None,
    quotes: Quotes = False,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    online: Online = False,
) -> None:
    """Read articles and print what they say. Nothing is stored."""
    if format is Format.annotation and out is None:
        raise typer.BadParameter("--format annotation writes one file an article: name a folder with --out DIR")
    options = _options(published, publisher, title, online)
    rejected = _Rejections()
    readings = _readings(paths, options, rejected)
    if format is Format.report:
        _print_reports(readings, quotes=quotes)
    elif format is Format.annotation:
        assert out is not None
        _write_annotations(readings, out)
    else:
        _print_claims(readings, lines=format is Format.jsonl)
    rejected.leave()


@app.command()
def add(
    paths: Paths,
    ledger: LedgerOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at once.")] = 2,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    online: Online = False,
) -> None:
    """Read articles and record them in a ledger. Again adds nothing; a broken article is named and skipped."""
    report = _add(paths, ledger_path(ledger), workers, _options(published, publisher, title, online))
    if report.rejected:
        raise typer.Exit(REJECTED)


@app.command()
def demo(
    ledger: LedgerOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at once.")] = 2,
) -> None:
    """Read the bundled demonstration articles into a ledger, print the incidents, and say what to try next."""
    from reportedly.demo import demo_articles
    from reportedly.reading.intake import ReadOptions

    path = ledger_path(ledger)
    _add([str(article) for article in demo_articles()], path, workers, ReadOptions())
    _print_table(path)
    typer.echo(
        "These are demonstration articles, written for Reportedly from public facts; their outlets are fictional.\n"
        f"Incidents are listed article by article. In {path}:\n\n"
        f"  reportedly show ID --ledger {path} --quotes    one incident, with the words under every value\n"
        f"  reportedly claims --ledger {path} --act denies who denies what\n"
        f"  reportedly verify --ledger {path}              re-check every value against the stored texts\n"
        "  reportedly read YOUR-ARTICLE.txt --published 2023-10-27 --publisher NAME\n"
    )


@app.command()
def incidents(
    ledger: LedgerOption = None,
    format: Annotated[Listing, typer.Option("--format", "-f", help="What to write.")] = Listing.table,
) -> None:
    """List the incidents that the claims in a ledger add up to."""
    path = ledger_path(ledger)
    if format is Listing.table:
        _print_table(path)
        return
    from reportedly.exporting.json_text import json_text
    from reportedly.values.claim import plain

    found = [plain(item) for item in _assembly(path).incidents]
    if format is Listing.json:
        _write(json_text(found))
    else:
        for item in found:
            _write(json_text(item, indent=None))


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="An incident's or a claim's id, or its beginning.")],
    ledger: LedgerOption = None,
    quotes: Quotes = False,
) -> None:
    """Show one incident as a card, or one claim in full."""
    from reportedly.exporting.cards import make_card
    from reportedly.exporting.json_text import json_text
    from reportedly.exporting.report import print_card
    from reportedly.ledger.view import open_view
    from reportedly.values.claim import plain

    path = ledger_path(ledger)
    found = [item for item in _assembly(path).incidents if item.id.startswith(id)]
    if len(found) > 1:
        _fail(f"{id!r} begins the ids of {len(found)} incidents: {', '.join(i.id for i in found[:5])}; give more of it")
    with open_view(path) as view:
        if not found:
            _write(json_text(plain(view.claim(id))))
            return
        names = {d.id: d.article.publisher or d.article.id for d in map(view.document, found[0].documents)}
    print_card(_console(), make_card(found[0]), quotes=quotes, documents=names)


@app.command()
def claims(
    ledger: LedgerOption = None,
    format: Annotated[Listing, typer.Option("--format", "-f", help="What to write.")] = Listing.table,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only this document's.")] = None,
    act: Annotated[str | None, typer.Option(help="Only this act: asserts, denies, threatens ...")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only this innermost speaker's.")] = None,
) -> None:
    """List the claims in a ledger, in the order of the texts."""
    from reportedly.exporting.json_claims import claims_jsonl
    from reportedly.exporting.json_text import json_text
    from reportedly.ledger.view import open_view
    from reportedly.values.claim import plain

    with open_view(ledger_path(ledger)) as view:
        whole = view.document(document).id if document else None
        found = view.claims(document=whole, act=act, speaker=speaker)
        if format is Listing.jsonl:
            for line in claims_jsonl(found):
                _write(line)
        elif format is Listing.json:
            _write(json_text([plain(claim) for claim in found]))
        else:
            from reportedly.exporting.report import print_claims

            print_claims(_console(), found)


@app.command()
def verify(ledger: LedgerOption = None) -> None:
    """Re-check every span, quote, hash and id in a ledger against the stored texts, without the reader."""
    from reportedly.ledger.verify import verify as find
    from reportedly.ledger.view import open_view

    path = ledger_path(ledger)
    with open_view(path) as view:
        findings = 0
        for finding in find(view):
            findings += 1
            typer.echo(str(finding), err=True)
        if findings:
            typer.echo(f"{path}: {findings} finding{'s' if findings > 1 else ''}", err=True)
            raise typer.Exit(FOUND)
        counts = view.counts()
    typer.echo(
        f"{path}: {counts.documents} documents, {counts.claims} claims, {counts.judgements} judgements: all hold"
    )


@score_app.command("incidents")
def score_incidents(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with articles/ and gold/.")],
    pred: Annotated[Path | None, typer.Option(metavar="DIR", help="Score these annotations, not the reader.")] = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the measures here too.")] = None,
    bootstrap: Annotated[int, typer.Option(min=0, help="Resamples for 95 % intervals.")] = 1000,
) -> None:
    """Score on the incident annotations, field by field, aligned and end to end."""
    from reportedly.scoring.gate import measure
    from reportedly.scoring.shipped import ShippedReader
    from reportedly.scoring.showing import measures_json, print_scores

    measured = measure(folder, read=None if pred else ShippedReader(), pred=pred, bootstrap=bootstrap)
    for name, error in measured.crashes.items():
        typer.echo(f"the reader crashed on {name}: {error}", err=True)
    print_scores(measured.scores)
    if json is not None:
        json.write_text(measures_json(measured.scores), encoding="utf-8")


@gazetteer_app.command("add")
def gazetteer_add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames dump: XX.txt, allCountries.txt or a .zip.")],
) -> None:
    """Load a GeoNames dump into your own gazetteer; reading consults it from then on."""
    from reportedly.resources.gazetteer_dump import add_dump

    target = data_folder() / "gazetteer.sqlite"
    target.parent.mkdir(parents=True, exist_ok=True)
    typer.echo(f"{add_dump(file, target):,} places added to {target}")


# shared by the commands


class _Rejections:
    """Names each rejected article on standard error as it comes, and ends with the fitting exit status."""

    def __init__(self) -> None:
        self.count = 0

    def note(self, bad: BadArticle) -> None:
        self.count += 1
        typer.echo(f"rejected {bad.origin}: {bad.reason}", err=True)

    def leave(self) -> None:
        if self.count:
            typer.echo(f"{self.count} article{'s' if self.count > 1 else ''} rejected", err=True)
            raise typer.Exit(REJECTED)


def _options(published: str | None, publisher: str | None, title: str | None, online: bool) -> ReadOptions:
    from reportedly.reading.intake import ReadOptions

    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        raise typer.BadParameter(f"--published {published!r} is no day; write it as YYYY-MM-DD") from None
    return ReadOptions(title=title, publisher=publisher, published=day, online=online)


def _articles(paths: list[str], options: ReadOptions) -> Iterator[Article | BadArticle]:
    from reportedly.reading.sources import articles

    return articles(
        paths, options=options, on_skipped=lambda name: typer.echo(f"skipped {name}: no article suffix", err=True)
    )


def _readings(paths: list[str], options: ReadOptions, rejected: _Rejections) -> Iterator[Reading]:
    """Each article read, the broken ones reported."""
    found = _articles(paths, options)  # before the reader is loaded: a wrong address is told at once
    from reportedly.flow import load_reader, read_article
    from reportedly.reading.intake import BadArticle

    reader = load_reader(gazetteer=user_gazetteer())
    for item in found:
        if isinstance(item, BadArticle):
            rejected.note(item)
            continue
        for note in item.notes:
            typer.echo(f"note on {item.id}: {note}", err=True)
        yield read_article(item, reader)


def _print_reports(readings: Iterator[Reading], *, quotes: bool) -> None:
    from reportedly.exporting.cards import make_report
    from reportedly.exporting.report import print_report

    console = _console()
    for reading in readings:
        print_report(console, make_report(_of_one(reading)), quotes=quotes, heading=_heading(reading.document.article))


def _write_annotations(readings: Iterator[Reading], out: Path) -> None:
    from reportedly.exporting.annotation import annotation
    from reportedly.exporting.folder import write_annotation

    for reading in readings:
        write_annotation(annotation(reading.document, _of_one(reading)), out)


def _print_claims(readings: Iterator[Reading], *, lines: bool) -> None:
    from reportedly.exporting.json_claims import claims_json, claims_jsonl

    if lines:
        for reading in readings:
            for line in claims_jsonl(reading.claims):
                _write(line)
    else:
        _write(claims_json(readings))


def _of_one(reading: Reading) -> Assembly:
    from reportedly.codebook.statuses import load_statuses
    from reportedly.values.assemble import assemble

    return assemble(reading.claims, reading.judgements, rules=load_statuses())


def _heading(article: Article) -> str:
    day = article.published.isoformat() if article.published else "no publication date"
    parts = [article.publisher or "publisher not stated", day, article.title or article.id]
    return " | ".join(parts)


def _assembly(path: Path) -> Assembly:
    from reportedly.codebook.statuses import load_statuses
    from reportedly.ledger.view import open_view
    from reportedly.values.assemble import assemble

    with open_view(path) as view:
        return assemble(view.claims(), view.judgements(), rules=load_statuses())


def _print_table(path: Path) -> None:
    from reportedly.exporting.report import print_incidents

    print_incidents(_console(), _assembly(path).incidents)


def _add(paths: list[str], path: Path, workers: int, options: ReadOptions) -> AddReport:
    articles = _articles(paths, options)  # first: a wrong address is told before anything is made
    from reportedly.adding import add as add_articles
    from reportedly.flow import reader_origin
    from reportedly.ledger.ledger import open_ledger
    from reportedly.showing import progress_shown

    gazetteer = user_gazetteer()
    origin = reader_origin((gazetteer,) if gazetteer is not None else ())
    with open_ledger(path, create=True) as ledger, progress_shown() as shown:
        report = add_articles(
            articles, ledger=ledger, factory=article_reader, origin=origin, workers=workers, progress=shown
        )
    typer.echo(
        f"{path}: {report.added} added, {report.known} known already, {report.rejected} rejected; "
        f"{report.claims} new claims",
        err=True,
    )
    if report.interrupted:
        typer.echo("interrupted: what is counted above is saved; run the same command again to go on", err=True)
        raise typer.Exit(INTERRUPTED)
    return report


def article_reader() -> Callable[[Article], Reading]:
    """What a worker process reads with."""
    from reportedly.flow import load_reader, read_article

    return partial(read_article, reader=load_reader(gazetteer=user_gazetteer()))


def _console() -> Console:
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False)


def _write(text: str) -> None:
    """Text as UTF-8 with lone surrogates escaped, whatever the terminal's encoding."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    if not text.endswith("\n"):
        sys.stdout.buffer.write(b"\n")


def _fail(message: str) -> NoReturn:
    typer.echo(f"reportedly: {message}", err=True)
    raise typer.Exit(FOUND)


def main() -> None:
    """The installed command: every error of ours is one line on standard error, never a traceback."""
    try:
        app()
    except ReportedlyError as error:
        typer.echo(f"reportedly: {error}", err=True)
        sys.exit(FOUND)
    except BrokenPipeError:  # `reportedly claims | head`
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()

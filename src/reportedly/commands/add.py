"""`reportedly add` and `reportedly demo`: read articles and record them in a ledger."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.commands.exits import INTERRUPTED, REJECTED
from reportedly.commands.look import draw_incidents, ledger_assembly
from reportedly.commands.options import (
    LedgerFile,
    Online,
    Paths,
    Published,
    Publisher,
    Title,
    Workers,
    read_options,
)
from reportedly.commands.output import say, write
from reportedly.commands.progress import counted, progress_shown
from reportedly.settings import ledger_path, user_gazetteer

if TYPE_CHECKING:
    from reportedly.adding import AddReport
    from reportedly.reading.intake import BadArticle, ReadOptions
    from reportedly.values.document import Article
    from reportedly.values.reading import Reading

NAME = "reportedly"
DEMO_LEDGER = Path("demo.sqlite")
DEMO_NOTICE = (
    "Demonstration articles, written for Reportedly from public facts. Their outlets are fictional: no source."
)
NEXT = """\
Incidents of different articles are not joined yet: each is as its article tells it. Try next:

  {command} show {incident} --quotes --ledger {ledger}
      one incident, with the words under every value
  {command} claims --act denies --ledger {ledger}
      who denies what
  {command} verify --ledger {ledger}
      re-check every value against the stored texts
  {command} read ARTICLE.txt --published 2023-10-27 --publisher NAME
      what an article of yours says
"""


def add(
    paths: Paths,
    ledger: LedgerFile = None,
    workers: Workers = 2,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    online: Online = False,
) -> None:
    """Read articles and record them in a ledger.

    The ledger is made where there is none. Adding an article again adds nothing. A broken article is named and
    skipped. Ctrl-C stops after the article at hand; the same command then goes on where it stopped.
    """
    options = read_options(published, publisher, title, online=online)
    report = record(paths, ledger_path(ledger), workers=workers, options=options)
    if report.rejected:
        raise typer.Exit(REJECTED)


def demo(
    ledger: Annotated[
        Path, typer.Option(metavar="FILE", help="The ledger: one of its own, since these articles are no news.")
    ] = DEMO_LEDGER,
    workers: Workers = 2,
) -> None:
    """Read the demonstration articles and list their incidents.

    They come with the program, so this is the first thing to try. They go into a ledger like any
    others; the end says what to do with it.
    """
    from reportedly.demo import demo_articles
    from reportedly.reading.intake import ReadOptions

    write(f"{DEMO_NOTICE}\n")
    record([str(article) for article in demo_articles()], ledger, workers=workers, options=ReadOptions())
    found = ledger_assembly(ledger).incidents
    draw_incidents(found)
    fullest = max(found, key=lambda incident: (len(incident.members) + len(incident.attached), incident.id))
    write(NEXT.format(command=_as_called(), incident=fullest.id[:10], ledger=ledger))


def record(paths: list[str], path: Path, *, workers: int, options: ReadOptions) -> AddReport:
    """Add the articles of `paths` to the ledger at `path`, and say on standard error what became of them."""
    from reportedly.reading.sources import articles, count_inputs

    # First, so that a wrong address is told before anything is made.
    found = articles(paths, options=options, on_skipped=lambda name: say(f"skipped {name}: no article suffix"))
    from reportedly.adding import add as add_articles
    from reportedly.flow import reader_origin
    from reportedly.ledger.ledger import open_ledger

    gazetteer = user_gazetteer()
    undated = _Undated()
    with open_ledger(path, create=True) as ledger, progress_shown(count_inputs(paths)) as shown:
        report = add_articles(
            undated.watch(found),
            ledger=ledger,
            factory=article_reader,
            origin=reader_origin((gazetteer,) if gazetteer is not None else ()),
            workers=workers,
            progress=shown,
        )
    say(f"{path}: {counted(report)}")
    if undated.count:
        say(f"{undated.count} without a publication date: what is dated by it stays unresolved; see --published")
    if report.interrupted:
        say("what is counted above is saved; run the same command again to go on")
        raise typer.Exit(INTERRUPTED)
    return report


def article_reader() -> Callable[[Article], Reading]:
    """What a worker process reads with."""
    from reportedly.flow import load_reader, read_article

    return partial(read_article, reader=load_reader(gazetteer=user_gazetteer()))


def _as_called() -> str:
    """How the shell that asked can call this command again: by its name where that is on the path, else as it did."""
    called = Path(sys.argv[0])
    found = shutil.which(NAME)
    if called.name != NAME or called.parent == Path() or (found is not None and Path(found).samefile(called)):
        return NAME
    return str(called)


class _Undated:
    """Counts the articles without a publication date as they pass, and tells the notes on any."""

    def __init__(self) -> None:
        self.count = 0

    def watch(self, items: Iterator[Article | BadArticle]) -> Iterator[Article | BadArticle]:
        from reportedly.reading.intake import BadArticle

        for item in items:
            if not isinstance(item, BadArticle):
                self.count += item.published is None
                for note in item.notes:
                    say(f"note on {item.origin or item.id}: {note}")
            yield item

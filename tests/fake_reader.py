"""A reader that obeys its article, and a command that adds with it: for tests of what may go wrong while adding.

Run as a script (`fake_reader.py LEDGER COUNT WORKERS`), it adds COUNT articles and prints each name once recorded.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator

from reportedly.values.document import Article
from reportedly.values.reading import Reading
from samples import ORIGIN, reading_of


def make_reader() -> Callable[[Article], Reading]:
    return read


def make_broken_reader() -> Callable[[Article], Reading]:
    raise FileNotFoundError("no model here")


def make_dying_reader() -> Callable[[Article], Reading]:
    os._exit(7)


def make_foreign_reader() -> Callable[[Article], Reading]:
    return lambda article: reading_of(article, origin="another reader")


def read(article: Article) -> Reading:
    """One claim; or what the first word of the text says: RAISE, KILL, EXIT, UNGROUNDED, SLEEP."""
    match article.text.split(" ", 1)[0]:
        case "RAISE":
            raise RuntimeError("this article\nbreaks the reader")
        case "KILL":
            os.kill(os.getpid(), signal.SIGKILL)
        case "EXIT":
            os._exit(3)
        case "UNGROUNDED":
            reading = reading_of(Article("other", "another text"))
            return Reading(reading_of(article).document, reading.claims, (), ORIGIN)
        case "SLEEP":
            time.sleep(0.02)
    return reading_of(article)


def articles(count: int) -> Iterator[Article]:
    return (Article(f"a{number}", f"SLEEP Text {number}. " * 20) for number in range(count))


if __name__ == "__main__":
    # Imported here so that the workers, which import this module again, start quickly.
    from reportedly.adding import add
    from reportedly.ledger.ledger import open_ledger

    path, count, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open_ledger(path, create=True) as ledger:
        report = add(
            articles(count),
            factory=make_reader,
            origin=ORIGIN,
            ledger=ledger,
            workers=workers,
            progress=lambda step: print(step.outcome, step.name, flush=True),
        )
    print("interrupted" if report.interrupted else "done", report.added, report.known, flush=True)

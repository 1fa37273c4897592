"""Add many articles: skip the known, read the rest in parallel, record each as its turn comes, report the broken.

This process alone writes, in the order of the input: the ledger is the same whatever the number of workers. Each
article is committed by itself, so a run that was cut off, by whatever, is continued by running it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from reportedly.adding.crew import Crew, Failed, answers_here
from reportedly.adding.interrupt import interrupts_asked
from reportedly.errors import InputError, LedgerError, SpanError
from reportedly.ledger.ledger import Ledger, Recorded
from reportedly.reading.intake import BadArticle
from reportedly.values.document import Article, document_id
from reportedly.values.reading import Reading

Outcome = Literal["added", "known", "rejected"]
ReadOne = Callable[[Article], Reading]


@dataclass(frozen=True, slots=True)
class AddReport:
    """How many articles were added, known already, or rejected, and what the added ones brought."""

    added: int = 0
    known: int = 0
    rejected: int = 0
    claims: int = 0
    judgements: int = 0
    interrupted: bool = False

    @property
    def articles(self) -> int:
        return self.added + self.known + self.rejected


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of one article, and the report so far. `reason` says why it was rejected."""

    name: str
    outcome: Outcome
    reason: str | None
    report: AddReport


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    rejected: str | None = None


_Answered = tuple[_Job, Reading | Failed | None]


def add(
    articles: Iterable[Article | BadArticle],
    *,
    factory: Callable[[], ReadOne],
    origin: str,
    ledger: Ledger,
    workers: int = 0,
    progress: Callable[[Progress], None] | None = None,
) -> AddReport:
    """Read and record articles; every one is counted in the report, and told to `progress` as it is settled.

    `factory` makes the reader: an importable function without arguments, called once in each of the `workers` processes
    (0: here, in this one). `origin` is what that reader signs its readings with. Documents that it has read to the end
    are known, and not read again. An article that cannot be read or recorded, or that kills its worker, is rejected and
    the rest go on; it is tried again by the next run. Ctrl-C stops after the article at hand (`interrupted`).
    Errors: `LedgerError` where nothing more can be written; what was recorded stays.
    """
    report = AddReport()
    with interrupts_asked() as stopped, _answering(factory, workers) as answers:
        for job, answer in answers(_jobs(articles, ledger.known(origin)), stopped=stopped):
            outcome, reason, recorded = _settled(job, answer, origin=origin, ledger=ledger)
            report = _counted(report, outcome, recorded)
            if progress is not None:
                progress(Progress(job.name, outcome, reason, report))
        return replace(report, interrupted=stopped())


@contextmanager
def _answering(factory: Callable[[], ReadOne], workers: int) -> Iterator[Callable[..., Iterator[_Answered]]]:
    """What reads the articles: a crew of processes, or this process."""
    if workers == 0:
        yield partial(answers_here, factory)
        return
    crew: Crew[_Job, Article, Reading] = Crew(factory, size=workers)
    with crew:
        yield crew.answers


def _jobs(articles: Iterable[Article | BadArticle], known: set[str]) -> Iterator[tuple[_Job, Article | None]]:
    """Each article with its name; without the article where it need not be read."""
    for item in articles:
        if isinstance(item, BadArticle):
            yield _Job(item.origin, rejected=str(item.reason)), None
        else:
            yield _Job(item.origin or item.id), None if document_id(item) in known else item


def _settled(
    job: _Job, answer: Reading | Failed | None, *, origin: str, ledger: Ledger
) -> tuple[Outcome, str | None, Recorded | None]:
    """Record what came of one article: the reading, or that there is none and why."""
    if job.rejected is None and answer is None:
        return "known", None, None
    reason = answer.reason if isinstance(answer, Failed) else job.rejected
    if isinstance(answer, Reading):
        if answer.origin != origin:
            raise LedgerError(f"the reader signs {answer.origin!r}, not {origin!r}: a second run would read all again")
        try:
            recorded = ledger.record(answer)
            return ("known" if recorded.known else "added"), None, recorded
        except (InputError, SpanError) as error:
            reason = str(error)
    ledger.reject(job.name, reason or "", origin=origin)
    return "rejected", reason, None


def _counted(report: AddReport, outcome: Outcome, recorded: Recorded | None) -> AddReport:
    return replace(
        report,
        added=report.added + (outcome == "added"),
        known=report.known + (outcome == "known"),
        rejected=report.rejected + (outcome == "rejected"),
        claims=report.claims + (recorded.claims if recorded else 0),
        judgements=report.judgements + (recorded.judgements if recorded else 0),
    )

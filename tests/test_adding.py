"""Adding many articles: in order, once, whatever breaks, and after whatever broke."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import fake_reader
from fake_reader import make_reader
from reportedly.adding import AddReport, Progress, add
from reportedly.adding.crew import Crew, Failed
from reportedly.errors import ArticleError, LedgerError, ReportedlyError
from reportedly.ledger.ledger import Ledger, open_ledger
from reportedly.ledger.verify import verify
from reportedly.ledger.view import open_view
from reportedly.reading.intake import BadArticle
from reportedly.values.document import Article
from reportedly.values.reading import Reading
from samples import ORIGIN, dump

TESTS = Path(__file__).resolve().parent
Inputs = list[Article | BadArticle]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.sqlite", create=True) as opened:
        yield opened


def add_all(
    inputs: Inputs,
    ledger: Ledger,
    *,
    workers: int = 0,
    factory: Callable[[], Callable[[Article], Reading]] = make_reader,
) -> tuple[AddReport, list[Progress]]:
    steps: list[Progress] = []
    report = add(inputs, factory=factory, origin=ORIGIN, ledger=ledger, workers=workers, progress=steps.append)
    return report, steps


def sound(path: Path) -> bool:
    with open_view(path) as view:
        return list(verify(view)) == []


def mixed() -> Inputs:
    """Good articles with every kind of bad one between them, and one that comes twice."""
    good: Inputs = [Article(f"a{number}", f"Text {number}") for number in range(12)]
    good[3] = BadArticle("news.jsonl:4", ArticleError("the text is empty"))
    good[5] = Article("raises", "RAISE now")
    good[7] = Article("ungrounded", "UNGROUNDED words")
    good[9] = Article("half", "a half \ud800 character")
    good[11] = Article("copy of a0", "Text 0")
    return good


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_the_broken_are_rejected_with_the_reason_and_the_rest_go_on(ledger: Ledger, workers: int) -> None:
    report, steps = add_all(mixed(), ledger, workers=workers)
    assert report == AddReport(added=7, known=1, rejected=4, claims=7)
    assert report.articles == len(steps) == 12
    assert [step.name for step in steps] == [getattr(item, "id", item.origin) for item in mixed()]
    reasons = {step.name: step.reason for step in steps if step.outcome == "rejected"}
    assert reasons["news.jsonl:4"] == "the text is empty"
    assert reasons["raises"] == "RuntimeError: this article breaks the reader"
    assert "belongs to document" in (reasons["ungrounded"] or "")
    assert "half a character" in (reasons["half"] or "")
    with open_view(ledger.path) as view:
        assert {item.name: item.reason for item in view.rejections()} == reasons
    assert sound(ledger.path)


def test_the_ledger_is_the_same_whatever_the_number_of_workers(tmp_path: Path) -> None:
    dumps = []
    for workers in (0, 1, 3):
        with open_ledger(tmp_path / f"{workers}.sqlite", create=True) as ledger:
            add_all(mixed(), ledger, workers=workers)
        dumps.append(dump(ledger.path))
    assert dumps[0] == dumps[1] == dumps[2]


@pytest.mark.parametrize("workers", [0, 2])
def test_a_second_run_adds_nothing_and_tries_the_rejected_again(ledger: Ledger, workers: int) -> None:
    add_all(mixed(), ledger)
    before = dump(ledger.path)
    report, _ = add_all(mixed(), ledger, workers=workers)
    assert report == AddReport(added=0, known=8, rejected=4)
    assert dump(ledger.path) == before


def test_known_articles_load_no_reader(ledger: Ledger) -> None:
    inputs: Inputs = [Article("a", "Text")]
    add_all(inputs, ledger)
    for workers in (0, 2):
        assert add_all(inputs, ledger, factory=fake_reader.make_broken_reader, workers=workers)[0].known == 1


def test_a_killed_worker_costs_one_article(ledger: Ledger) -> None:
    inputs: Inputs = [Article(f"a{number}", f"Text {number}") for number in range(8)]
    inputs[2:2] = [Article("killed", "KILL it")]
    inputs[5:5] = [Article("exits", "EXIT now")]
    report, steps = add_all(inputs, ledger, workers=2)
    assert (report.added, report.rejected) == (8, 2)
    assert {step.name: step.reason for step in steps if step.reason} == {
        "killed": "the process reading it was killed (SIGKILL), perhaps for want of memory",
        "exits": "the process reading it ended with status 3",
    }
    assert sound(ledger.path)


def test_a_reader_that_cannot_start_ends_the_run(ledger: Ledger) -> None:
    inputs: Inputs = [Article("a", "Text")]
    with pytest.raises(ReportedlyError, match="no model here"):
        add_all(inputs, ledger, workers=2, factory=fake_reader.make_broken_reader)
    with pytest.raises(ReportedlyError, match="ended with status 7 before it could read"):
        add_all(inputs, ledger, workers=2, factory=fake_reader.make_dying_reader)
    with pytest.raises(LedgerError, match="signs 'another reader'"):
        add_all(inputs, ledger, factory=fake_reader.make_foreign_reader)


def test_a_full_disk_ends_the_run_and_keeps_what_was_recorded(ledger: Ledger) -> None:
    inputs: Inputs = [Article(f"a{number}", f"Text {number} " * 2_000) for number in range(20)]
    with ledger._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 60}")
    steps: list[Progress] = []
    with pytest.raises(LedgerError, match="the disk is full"):
        add(inputs, factory=make_reader, origin=ORIGIN, ledger=ledger, workers=2, progress=steps.append)
    assert 0 < len(steps) < 20
    with open_view(ledger.path) as view:
        assert view.counts().documents == steps[-1].report.added
    assert sound(ledger.path)


def double() -> Callable[[int], int]:
    return lambda number: 2 * number


def test_the_crew_looks_only_a_little_ahead() -> None:
    ahead: list[int] = []
    taken = 0

    def source() -> Iterator[tuple[str, int | None]]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield str(number), None if number % 3 == 0 else number

    crew: Crew[str, int, int] = Crew(double, size=2)
    with crew:
        given: list[tuple[str, int | Failed | None]] = []
        for pair in crew.answers(source(), stopped=lambda: False):
            given.append(pair)
            ahead.append(taken - len(given))
    assert given == [(str(n), None if n % 3 == 0 else 2 * n) for n in range(200)]
    assert max(ahead) <= 8


def adding(path: Path, count: int, workers: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(TESTS / "fake_reader.py"), str(path), str(count), str(workers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def heard(process: subprocess.Popen[str], lines: int) -> list[str]:
    """The first lines that the process prints."""
    assert process.stdout is not None
    return [process.stdout.readline().strip() for _ in range(lines)]


def held(path: Path) -> set[str]:
    with open_view(path) as view:
        return {stored.article.id for stored in view.documents()}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_kill_9_at_any_moment_loses_no_finished_article(tmp_path: Path) -> None:
    path, count, chance = tmp_path / "l.sqlite", 30, random.Random(20240503)
    finished: set[str] = set()
    for workers in (0, 2, 2):
        process = adding(path, count, workers)
        told = heard(process, len(finished) + chance.randrange(2, 8))
        process.send_signal(signal.SIGKILL)
        rest = process.communicate(timeout=30)[0].splitlines()
        finished |= {name for line in (*told, *rest) if line for _, name in [line.split(" ")]}
        assert finished <= held(path), "what was reported as added is there"
        assert sound(path)
    last = adding(path, count, 2)
    output, errors = last.communicate(timeout=60)
    assert errors == ""
    assert output.splitlines()[-1].startswith("done")
    assert sound(path)
    with open_ledger(tmp_path / "clean.sqlite", create=True) as clean:
        add_all(list(fake_reader.articles(count)), clean)
    assert dump(path) == dump(clean.path)


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
@pytest.mark.parametrize("workers", [0, 2])
def test_ctrl_c_stops_after_the_article_at_hand_and_says_what_was_saved(tmp_path: Path, workers: int) -> None:
    path = tmp_path / "l.sqlite"
    process = adding(path, 200, workers)
    heard(process, 5)
    os.killpg(process.pid, signal.SIGINT)  # to the workers as well, as a terminal does
    output, errors = process.communicate(timeout=30)
    assert errors == "", "no worker shows a traceback"
    word, added, known = output.splitlines()[-1].split(" ")
    assert (word, known) == ("interrupted", "0")
    assert 5 <= int(added) == len(held(path)) < 200
    assert sound(path)

"""The writer: once, whole, or not at all; and clear words when it cannot."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import InputError, LedgerError, SpanError
from reportedly.ledger.ledger import Ledger, Recorded, open_ledger
from reportedly.ledger.verify import verify
from reportedly.ledger.view import open_view
from reportedly.values.claim import Claim, Hop, Slot, sealed
from reportedly.values.document import Article
from reportedly.values.facets import Count, Place
from reportedly.values.judgement import judge
from reportedly.values.reading import Reading
from reportedly.values.span import Span, Words
from samples import as_document, dump, reading_of, sample_reading
from strategies import readings

quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.sqlite", create=True) as opened:
        yield opened


def faults(ledger: Ledger) -> list[str]:
    with open_view(ledger.path) as view:
        return [str(finding) for finding in verify(view)]


def test_a_reading_is_recorded_once(ledger: Ledger) -> None:
    reading = sample_reading()
    assert ledger.record(reading) == Recorded(reading.document.id, claims=3, judgements=1)
    before = dump(ledger.path)
    assert ledger.record(reading) == Recorded(reading.document.id, known=True)
    assert dump(ledger.path) == before
    assert ledger.known(reading.origin) == {reading.document.id}
    assert ledger.known("another reader") == set()
    assert faults(ledger) == []


def test_the_same_publication_from_another_folder_is_known(ledger: Ledger) -> None:
    reading = sample_reading()
    ledger.record(reading)
    elsewhere = replace(reading, document=as_document(replace(reading.document.article, id="copy")))
    assert ledger.record(elsewhere).known


def test_a_newer_reader_adds_its_reading_and_becomes_the_current_one(ledger: Ledger) -> None:
    old = sample_reading()
    newer = replace(old, origin="rules-2", claims=old.claims[:1], judgements=())
    ledger.record(old)
    assert ledger.record(newer) == Recorded(old.document.id, claims=0)
    with open_view(ledger.path) as view:
        assert list(view.claims()) == list(old.claims[:1])
        assert list(view.claims(origin=old.origin)) == list(old.claims)
        assert view.counts().claims == 3
    assert faults(ledger) == []


def test_a_claim_given_twice_is_one(ledger: Ledger) -> None:
    reading = sample_reading()
    assert ledger.record(replace(reading, claims=reading.claims * 2)).claims == 3
    assert faults(ledger) == []


@quick
@given(st.lists(readings(), max_size=4))
def test_the_ledger_verifies_after_any_sequence_of_adds(tmp_path: Path, sequence: list[Reading]) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder, open_ledger(Path(folder) / "l", create=True) as ledger:
        for reading in sequence * 2:
            ledger.record(reading)
        assert faults(ledger) == []
        first = {(reading.document.id, reading.origin): reading for reading in reversed(sequence)}
        with open_view(ledger.path) as view:
            for origin in ("rules-1", "rules-2"):
                held = {claim.id: replace(claim, origin="") for claim in view.claims(origin=origin)}
                told = [claim for key, reading in first.items() if key[1] == origin for claim in reading.claims]
                assert held == {claim.id: replace(claim, origin="") for claim in told}


def test_judgements_are_added_kept_and_counted(ledger: Ledger) -> None:
    reading = sample_reading()
    ledger.record(reading)
    one, other, third = (claim.id for claim in reading.claims)
    different = judge(one, other, "different", score=0.25, reason="other day", by="Ana")
    unsure = judge(third, other, "unsure", score=1, reason="", by="Ana")
    assert ledger.judge([different, unsure]) == 2
    assert ledger.judge([different]) == 0
    with open_view(ledger.path) as view:
        assert {different, unsure, *reading.judgements} == set(view.judgements())
        assert list(view.judgements(verdict="different")) == [different]
    assert faults(ledger) == []
    with pytest.raises(InputError, match="holds no claim c0000"):
        ledger.judge([judge("c0000", one, "same", score=1, reason="", by="Ana")])


@pytest.mark.parametrize(
    "change",
    [{"left": "z"}, {"score": float("nan")}, {"score": float("inf")}, {"reason": "\ud800"}],
    ids=["swapped", "nan", "infinite", "half a character"],
)
def test_a_crooked_judgement_is_refused(ledger: Ledger, change: dict[str, object]) -> None:
    reading = sample_reading()
    ledger.record(reading)
    with pytest.raises(InputError):
        ledger.judge([replace(reading.judgements[0], **change)])


def test_a_rejection_is_recorded_once(ledger: Ledger) -> None:
    assert ledger.reject("a.json", "no text", origin="rules-1")
    assert not ledger.reject("a.json", "no text", origin="rules-1")
    assert ledger.reject("name \udcff", "no text \ud800", origin="rules-1")
    with open_view(ledger.path) as view:
        assert [(item.name, item.reason) for item in view.rejections()] == [
            ("a.json", "no text"),
            ("name \\udcff", "no text \\ud800"),
        ]
    assert faults(ledger) == []


def crooked(reading: Reading, **change: object) -> Reading:
    """The reading with its first claim changed and not sealed again."""
    return replace(reading, claims=(replace(reading.claims[0], **change), *reading.claims[1:]))


def resealed(reading: Reading, **change: object) -> Reading:
    claim = sealed(replace(reading.claims[0], **change), reading.document.text)
    return replace(reading, claims=(claim,), judgements=())


def refused() -> dict[str, tuple[Reading, type[Exception], str]]:
    good = sample_reading()
    nan = Slot("place", None, Place(None, None, "site", latitude=float("nan")), "")
    odd = resealed(good, about=("c00000000000000000000",))
    half = Article("a", "half \ud800 a character")
    return {
        "words not in the text": (crooked(good, quote="invented"), SpanError, "not 'invented'"),
        "span outside": (crooked(good, hedge=Words("x", Span(5, 9_999))), SpanError, "outside"),
        "stale id": (crooked(good, act="denies"), InputError, "its content gives the id"),
        "other document": (crooked(good, document="d1"), InputError, "belongs to document d1"),
        "no speaker": (crooked(good, voice=()), InputError, "no speaker"),
        "not a number": (crooked(good, slots=(nan,)), InputError, "number that JSON cannot"),
        "dangling link": (odd, InputError, "holds no claim c0000"),
        "unknown reality": (resealed(good, reality="imagined"), InputError, "reality"),
        "no origin": (replace(good, origin=""), InputError, "without an origin"),
        "half a character": (reading_of(half), InputError, "half a character"),
        "foreign text": (replace(good, document=replace(good.document, text="x")), InputError, "title and text"),
        "foreign id": (replace(good, document=replace(good.document, id="d1")), InputError, "gives the id"),
    }


@pytest.mark.parametrize("name", refused())
def test_what_does_not_hold_together_is_refused_whole(ledger: Ledger, name: str) -> None:
    reading, error, message = refused()[name]
    empty = dump(ledger.path)
    with pytest.raises(error, match=message):
        ledger.record(reading)
    assert dump(ledger.path) == empty
    assert ledger.record(sample_reading()).claims == 3, "the ledger works on"


def test_odd_texts_are_kept_exactly(ledger: Ledger) -> None:
    articles = [
        Article("empty", ""),
        Article("nul", "a\x00b", title="\x00"),
        Article("marks", "\u200f«“never closed \u202eعربي\u202c 🚀 e\u0301\r\n"),
        Article("title only", "", title="T"),
        Article("long", "é" * 1_000_000),
    ]
    for article in articles:
        ledger.record(reading_of(article))
    with open_view(ledger.path) as view:
        assert [stored.article for stored in view.documents()] == articles
    assert faults(ledger) == []


def test_numbers_beyond_sql_are_kept_in_the_json(ledger: Ledger) -> None:
    reading = resealed(sample_reading(), slots=(Slot("killed", None, Count(10**30, None), "words"),))
    ledger.record(reading)
    with open_view(ledger.path) as view:
        assert list(view.claims()) == list(reading.claims)
    assert faults(ledger) == []


TABLES = "documents claims hops slots claim_links readings reading_claims judgements rejections meta".split()


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_changed_deleted_or_replaced(ledger: Ledger, table: str) -> None:
    ledger.record(sample_reading())
    ledger.reject("a.json", "no text", origin="rules-1")
    with closing(sqlite3.connect(ledger.path)) as raw:
        first = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")][0]
        assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
        for statement in (
            f"UPDATE {table} SET {first} = {first}",
            f"DELETE FROM {table}",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(statement)


def test_a_folder_a_missing_file_and_foreign_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(tmp_path, create=True)
    with pytest.raises(LedgerError, match="reportedly add"):
        open_ledger(tmp_path / "none", create=False)
    with pytest.raises(LedgerError, match="does not exist"):
        open_ledger(tmp_path / "no" / "l.sqlite", create=True)
    with pytest.raises(LedgerError, match="postgresql"):
        open_ledger("postgresql://me:secret@host/db", create=True)
    text = tmp_path / "article.txt"
    text.write_text("not a database, but long enough to be read as one " * 40)
    with pytest.raises(LedgerError, match="not a SQLite database"):
        open_ledger(text, create=True)
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE t (x)")
    with pytest.raises(LedgerError, match="not a ledger"):
        open_ledger(other, create=True)
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_ledger(empty, create=False)
    with open_ledger(empty, create=True) as ledger:
        assert faults(ledger) == []
    assert not (tmp_path / "none").exists()


def test_names_that_urls_would_break_are_files(tmp_path: Path) -> None:
    path = tmp_path / "ödd name?mode=rw#1%41.sqlite"
    open_ledger(path, create=True).close()
    assert [found.name for found in tmp_path.iterdir()] == [path.name], "one plain file is left"
    open_ledger(f"sqlite:///{path}", create=False).close()


@pytest.mark.parametrize(("version", "message"), [("2", "upgrade reportedly"), ("x", "never existed")])
def test_another_schema_version_is_named(tmp_path: Path, version: str, message: str) -> None:
    path = tmp_path / "l.sqlite"
    open_ledger(path, create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER meta_no_update")
        raw.execute("UPDATE meta SET value = ?", (version,))
    with pytest.raises(LedgerError, match=message):
        open_ledger(path, create=False)
    with pytest.raises(LedgerError, match=message):
        open_view(path)


def test_a_full_disk_is_named_and_loses_nothing(ledger: Ledger) -> None:
    first = sample_reading()
    ledger.record(first)
    with ledger._engine.connect() as connection:  # the one connection of the writer
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 4}")
    with pytest.raises(LedgerError, match="the disk is full"):
        ledger.record(reading_of(Article("big", "x" * 100_000)))
    assert faults(ledger) == []
    assert ledger.record(first).known
    with ledger._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=100000")
    assert not ledger.record(reading_of(Article("big", "x" * 100_000))).known


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_a_read_only_file_is_named_and_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "l.sqlite"
        with open_ledger(path, create=True) as ledger:
            ledger.record(sample_reading())
        path.chmod(0o444)
        folder.chmod(0o555)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)  # permissions do not bind root
        try:
            with pytest.raises(LedgerError, match="read-only"):
                open_ledger(path, create=False)
            with open_view(path) as view:
                assert len(list(view.claims())) == 3
        finally:
            os.seteuid(was)
            folder.chmod(0o755)


def test_a_busy_ledger_is_named(ledger: Ledger) -> None:
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="written by another process"):
            open_ledger(ledger.path, create=False, busy_seconds=0.01)


def test_readers_see_whole_readings_and_do_not_hold_up_the_writer(ledger: Ledger) -> None:
    with open_view(ledger.path) as before:
        assert before.counts().claims == 0
        ledger.record(sample_reading())
        assert before.counts().claims == 0, "a view is one moment"
    with open_view(ledger.path) as after:
        assert after.counts().claims == 3


WRITER = """
import sys
from reportedly.ledger.ledger import open_ledger
from samples import reading_of
from reportedly.values.document import Article
with open_ledger(sys.argv[1], create=True) as ledger:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        ledger.record(reading_of(Article(f"a{number}", f"Text {number}. " * 50)))
"""


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    tests = str(Path(__file__).resolve().parent.parent)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, first, last], env={**os.environ, "PYTHONPATH": tests})
        for first, last in (("0", "40"), ("20", "60"))
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    with open_view(path) as view:
        assert view.counts().documents == view.counts().readings == 60
        assert list(verify(view)) == []


def test_hop_types_of_the_sample() -> None:
    """The sample covers what the tables hold: hops with and without words, links, a missing value."""
    claims: tuple[Claim, ...] = sample_reading().claims
    assert {len(claim.voice) for claim in claims} >= {1, 2}
    assert any(claim.about for claim in claims)
    assert any(isinstance(hop, Hop) and hop.words for claim in claims for hop in claim.voice)
    assert any(slot.missing for claim in claims for slot in claim.slots)

"""The reader: filters, prefixes, and no way to write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError

from reportedly.errors import LedgerCorruptError, LedgerError
from reportedly.ledger import schema
from reportedly.ledger.ledger import open_ledger
from reportedly.ledger.view import Counts, View, open_view
from reportedly.values.document import Article
from samples import ORIGIN, reading_of, sample_reading

LATER = Article("later", "Nothing else was reported.", publisher="The Other Paper", published=date(2024, 5, 9))
UNDATED = Article("undated", "Somebody said something.", publisher="The Other Paper")
READINGS = (sample_reading(), reading_of(LATER), reading_of(UNDATED))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("view") / "l.sqlite"
    with open_ledger(made, create=True) as ledger:
        for reading in READINGS:
            ledger.record(reading)
    return made


@pytest.fixture
def view(path: Path) -> Iterator[View]:
    with open_view(path) as opened:
        yield opened


def test_documents_come_in_the_order_recorded(view: View) -> None:
    assert [stored.article for stored in view.documents()] == [reading.document.article for reading in READINGS]
    stored = view.document(READINGS[0].document.id)
    assert (stored.text, stored.text_sha256) == (READINGS[0].document.text, READINGS[0].document.text_sha256)


def test_claims_come_in_the_readers_order_and_are_equal(view: View) -> None:
    assert list(view.claims()) == [claim for reading in READINGS for claim in reading.claims]


def test_claims_are_filtered(view: View) -> None:
    report, denial, silence = READINGS[0].claims
    assert list(view.claims(event_type="drone_strike")) == [report]
    assert list(view.claims(kind="statement", document=report.document)) == [denial, silence]
    assert list(view.claims(speaker="The Harbour Agency", act="asserts", reality="actual")) == [report]
    assert list(view.claims(act="denies", reality="actual")) == []
    assert list(view.claims(origin="another reader")) == []
    assert len(list(view.claims(origin=ORIGIN))) == 5


def test_as_of_a_day_leaves_out_the_later_and_the_undated(view: View) -> None:
    assert list(view.claims(until=date(2024, 5, 2))) == []
    assert len(list(view.claims(until=date(2024, 5, 3)))) == 3
    assert len(list(view.claims(until=date(2024, 5, 9)))) == 4


def test_streams_may_be_read_side_by_side(view: View) -> None:
    pairs = [(stored.id, claim.id) for stored in view.documents() for claim in view.claims(document=stored.id)]
    assert len(pairs) == 5


def test_an_id_may_be_shortened_while_it_is_the_only_one(view: View) -> None:
    claim = READINGS[0].claims[0]
    assert view.claim(claim.id) == view.claim(claim.id[:12]) == claim
    for wrong in ("zz", "%", "", "c_", "\ud800"):
        with pytest.raises(LedgerError):
            view.claim(wrong)
    with pytest.raises(LedgerError, match=r"several claims: c.*give more of it"):
        view.claim("c")
    with pytest.raises(LedgerError, match="no document 'd0x'"):
        view.document("d0x")


def test_readings_and_counts(view: View) -> None:
    readings = list(view.readings())
    assert [(item.position, item.claims, item.judgements) for item in readings] == [(1, 3, 1), (2, 1, 0), (3, 1, 0)]
    assert len({item.seal for item in readings}) == 3
    assert view.counts() == Counts(documents=3, claims=5, judgements=1, readings=3, rejections=0)


def test_nothing_that_reads_can_write(view: View) -> None:
    row = {"key": "x", "value": "y"}
    with pytest.raises(OperationalError, match="readonly database"):
        view._connection.execute(insert(schema.meta), [row])


def test_the_chain_and_the_facets_are_readable_in_sql(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        query = "SELECT chain, facets FROM claims_readable WHERE event_type = 'drone_strike'"
        ((chain, facets),) = raw.execute(query).fetchall()
        assert chain == "The Example Courier ← The Harbour Agency"
        assert facets.startswith("munitions: at least 12 drones; place: near Alta; date: on Friday")
        assert raw.execute("SELECT name, latitude, longitude FROM places").fetchall() == [("Alta", 69.5, 23.0)]
        assert ("The Harbour Agency", "agency", 1, 1) in raw.execute("SELECT * FROM speakers").fetchall()


def test_every_table_has_a_primary_key_and_links_to_its_parents(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        for table in schema.metadata.tables:
            assert any(row[5] for row in raw.execute(f"PRAGMA table_info({table})")), table
        parents = {
            row[2] for table in schema.metadata.tables for row in raw.execute(f"PRAGMA foreign_key_list({table})")
        }
    assert parents == {"documents", "claims", "readings"}


def test_a_damaged_claim_is_named(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with open_ledger(path, create=True) as ledger:
        ledger.record(sample_reading())
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER claims_no_update")
        raw.execute("UPDATE claims SET content = replace(content, 'actual', 'factual')")
    with open_view(path) as view, pytest.raises(LedgerCorruptError, match="reportedly verify"):
        list(view.claims())


def test_a_missing_file_a_folder_and_foreign_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_view(tmp_path / "none")
    with pytest.raises(LedgerError, match="is a folder"):
        open_view(tmp_path)
    (tmp_path / "text").write_text("not a database " * 100)
    with pytest.raises(LedgerError, match="not a SQLite database"):
        open_view(tmp_path / "text")
    (tmp_path / "empty").touch()
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_view(tmp_path / "empty")
    assert not (tmp_path / "none").exists()

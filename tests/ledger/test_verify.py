"""`verify` finds what was changed behind the ledger's back: a cell, a row, a byte of the file."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger.ledger import open_ledger
from reportedly.ledger.schema import metadata
from reportedly.ledger.verify import Finding, verify
from reportedly.ledger.view import open_view
from reportedly.values.document import Article
from reportedly.values.judgement import judge
from samples import reading_of, sample_reading

SEED = 20240503
FLIPS = 100  # random bytes of the file that are flipped, one at a time
CELLS = 2  # random bytes flipped in each column's cells


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with every table filled, texts longer than a page among them."""
    path = tmp_path_factory.mktemp("verify") / "l.sqlite"
    with open_ledger(path, create=True) as ledger:
        sample = sample_reading()
        ledger.record(sample)
        ledger.record(reading_of(Article("long", "Line after line. " * 600, publisher="P", published=date(2024, 1, 1))))
        ledger.record(reading_of(Article("odd", "«عربي 🚀 \x00 never closed", title="T")))
        one, *_, last = sample.claims
        ledger.judge([judge(one.id, last.id, "different", score=0.5, reason="another day", by="Ana")])
        ledger.reject("broken.json", "not JSON", origin="hand-made-1")
    return path


@pytest.fixture(scope="module")
def bare(sound: Path) -> Path:
    """The same ledger with the triggers that guard it taken away."""
    path = Path(shutil.copy(sound, sound.with_name("bare.sqlite")))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
    return path


@pytest.fixture
def copy(bare: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(bare, tmp_path / "copy.sqlite"))


def faults(path: Path) -> list[Finding]:
    """What verify finds but for guards taken away, or the one fault that keeps the file from being opened."""
    try:
        with open_view(path) as view:
            return [found for found in verify(view) if not (found.table == "schema" and found.wrong == "is missing")]
    except LedgerError as error:
        return [Finding("file", "", str(error))]


def tamper(path: Path, *statements: tuple[str, tuple[Any, ...]]) -> None:
    """Change the file by raw SQL."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN")
        for statement, values in statements:
            raw.execute(statement, values)
        raw.execute("COMMIT")


def flipped(value: Any, chance: random.Random) -> Any:
    """The cell with one bit of one byte of its stored form flipped (for a number: of its value)."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8))
    if isinstance(value, float):
        return value + chance.choice((-1, 1)) * 2.0 ** chance.randrange(-20, 3)
    data = bytearray(value.encode())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def cells() -> Iterator[tuple[str, str]]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.name != "recorded_at":
                yield table.name, column.name


def test_a_sound_ledger_has_no_findings(sound: Path) -> None:
    assert faults(sound) == []


@pytest.mark.parametrize(("table", "column"), list(cells()))
def test_a_flipped_bit_in_any_cell_is_found(bare: Path, tmp_path: Path, table: str, column: str) -> None:
    chance = random.Random(f"{SEED} {table} {column}")
    with closing(sqlite3.connect(bare)) as raw:
        held = raw.execute(f'SELECT rowid, "{column}" FROM {table} WHERE "{column}" <> \'\'').fetchall()
    for row, value in (chance.choice(held) for _ in range(CELLS) if held):
        copy = Path(shutil.copy(bare, tmp_path / "copy.sqlite"))
        bad = flipped(value, chance)
        put = "CAST(? AS TEXT)" if isinstance(value, str) else "?"
        try:
            tamper(copy, (f'UPDATE {table} SET "{column}" = {put} WHERE rowid = ?', (bad, row)))
        except sqlite3.IntegrityError:  # the key of another row, which SQLite itself refuses
            continue
        found = faults(copy)
        assert found, f"{table}.{column} of row {row}: {value!r} became {bad!r} unseen"
        assert all(finding.wrong and str(finding).isprintable() for finding in found)


@pytest.mark.parametrize("table", [table.name for table in metadata.sorted_tables if table.name != "rejections"])
def test_a_row_taken_out_is_found(copy: Path, table: str) -> None:
    with closing(sqlite3.connect(copy)) as raw:
        rows = [row for (row,) in raw.execute(f"SELECT rowid FROM {table}")]
    with closing(sqlite3.connect(copy)) as raw:
        by_hand = {row for (row,) in raw.execute("SELECT rowid FROM judgements WHERE reading IS NULL")}
    for row in rows[:3]:
        if table == "judgements" and row in by_hand:
            continue  # see "What verify covers" in docs/ledger.md
        tampered = Path(shutil.copy(copy, copy.with_name("less.sqlite")))
        tamper(tampered, (f"DELETE FROM {table} WHERE rowid = ?", (row,)))
        assert faults(tampered), f"row {row} of {table} went unseen"


def test_a_reading_taken_out_with_all_that_is_its_own_is_found_by_the_seals(copy: Path) -> None:
    statements = (
        "DELETE FROM hops WHERE claim_id IN (SELECT claim_id FROM reading_claims WHERE reading = 2)",
        "DELETE FROM claims WHERE id IN (SELECT claim_id FROM reading_claims WHERE reading = 2)",
        "DELETE FROM reading_claims WHERE reading = 2",
        "DELETE FROM documents WHERE id = (SELECT document_id FROM readings WHERE position = 2)",
        "DELETE FROM readings WHERE position = 2",
        "UPDATE reading_claims SET reading = 2 WHERE reading = 3",
        "UPDATE readings SET position = 2 WHERE position = 3",
    )
    tamper(copy, *((statement, ()) for statement in statements))
    assert [(finding.table, finding.row) for finding in faults(copy)] == [("readings", "2")]


def test_a_dropped_guard_and_a_foreign_table_are_found(sound: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(sound, tmp_path / "copy.sqlite"))
    tamper(copy, ("DROP TRIGGER claims_no_delete", ()), ("CREATE TABLE extra (x)", ()))
    with open_view(copy) as view:
        assert [str(finding) for finding in verify(view)] == [
            "schema claims_no_delete: is missing",
            "schema extra: is not what this version of the ledger makes",
        ]


def test_the_finding_names_the_row_and_the_column(copy: Path) -> None:
    claim = sample_reading().claims[0]
    tamper(copy, ("UPDATE slots SET low = 21 WHERE claim_id = ? AND low = 12", (claim.id,)))
    (finding,) = faults(copy)
    assert (finding.table, finding.row) == ("slots", f"{claim.id} 0")
    assert str(finding) == f"slots {claim.id} 0: low is 21, its content gives 12"


def test_a_flipped_byte_of_the_text_is_found_at_the_document_and_its_claims(copy: Path) -> None:
    tamper(copy, ("UPDATE documents SET text = replace(text, 'Alta', 'Elta')", ()))
    tables = {finding.table for finding in faults(copy)}
    assert {"documents", "claims"} <= tables


def stored_texts(data: bytes, sound: Path) -> list[tuple[int, int]]:
    """Where in the file the pieces of stored text lie that its pages hold in one stretch."""
    with closing(sqlite3.connect(sound)) as raw:
        texts = [text for (text,) in raw.execute("SELECT content FROM claims UNION SELECT text FROM documents")]
    found = []
    for text in (text.encode() for text in texts):
        for start in range(0, len(text) - 64, 64):
            at = data.find(text[start : start + 64])
            if at >= 0:
                found.append((at, at + 64))
    return found


def test_a_flipped_byte_of_the_file_inside_a_stored_text_is_found(sound: Path, tmp_path: Path) -> None:
    data, chance = sound.read_bytes(), random.Random(SEED)
    places = stored_texts(data, sound)
    assert len(places) > 100
    broken = tmp_path / "broken.sqlite"
    for start, end in chance.sample(places, 40):
        at = chance.randrange(start, end)
        broken.write_bytes(data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :])
        assert faults(broken), f"byte {at} was flipped unseen"


def contents(path: Path) -> list[Any]:
    """All that the file says but the times of recording, as SQLite reads it."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
        raw.text_factory = bytes
        found = [raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()]
        for table in metadata.sorted_tables:
            columns = ", ".join(f'"{column.name}"' for column in table.columns if column.name != "recorded_at")
            found.append(raw.execute(f"SELECT {columns} FROM {table.name} ORDER BY 1, 2").fetchall())
        return found


def test_a_flipped_byte_anywhere_is_found_or_changes_no_content(sound: Path, tmp_path: Path) -> None:
    """Unused space, free pages and counters of the header are not content; times of recording are in no hash."""
    data, chance, whole = sound.read_bytes(), random.Random(SEED), contents(sound)
    broken = tmp_path / "broken.sqlite"
    unseen = 0
    for _ in range(FLIPS):
        at = chance.randrange(len(data))
        broken.write_bytes(data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :])
        if not faults(broken):
            unseen += 1
            assert contents(broken) == whole, f"byte {at} changed what the ledger says, unseen"
    assert FLIPS - unseen > FLIPS / 5, "most of this small file's pages are all but empty"

"""All that is SQLite's own: how the file is opened, guards, readable views, self-checks, and what its errors mean."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from reportedly.errors import LedgerCorruptError, LedgerError
from reportedly.ledger.schema import metadata

BUSY_SECONDS = 60  # how long one writer waits for another: a commit takes milliseconds, a checkpoint seconds


def writing_engine(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine with one connection that may write; every transaction takes the write lock at its beginning.

    WAL, so that readers (a web page, Datasette) never hold up the writer, nor see half an article; synchronous=FULL, so
    that a committed article survives a power cut: the one extra sync for an article costs less than 1 % of reading it.
    """

    def connect() -> sqlite3.Connection:
        connection = _connect(path, "rwc", busy_seconds)
        try:
            _use_wal(connection, busy_seconds)
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reading_engine(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine that cannot write: SQLite itself opens the file read-only."""
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, _read_mode(path), busy_seconds), poolclass=NullPool
    )
    _begin_with(engine, "BEGIN")
    return engine


def writable(path: Path) -> bool:
    """Whether this process may write to a file or folder, now."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _read_mode(path: Path) -> str:
    # A WAL file needs a shared-memory file beside it, even to read. On read-only media none can be made, and none is
    # needed: nobody can write there either.
    still = not writable(path.parent) and not path.with_name(path.name + "-wal").exists()
    return "ro&immutable=1" if still else "ro"


def _connect(path: Path, mode: str, busy_seconds: float) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode={mode}"
    # isolation_level=None: SQLAlchemy begins transactions, the driver must not.
    connection = sqlite3.connect(address, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    connection.text_factory = _decode
    return connection


def _decode(data: bytes) -> str:
    """Text of a cell; bytes that a damaged file made invalid stay visible, so that a check can name the row."""
    return data.decode("utf-8", "surrogateescape")


def _use_wal(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Switch to WAL, which SQLite refuses without waiting while another connection is switching too."""
    give_up = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > give_up:
                raise
            time.sleep(0.05)
        else:
            return


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


def create_tables(connection: Connection) -> None:
    """Tables, guards and views, inside the transaction of `connection`: all of them or none."""
    metadata.create_all(connection)
    for statement in (*_guards(), *_VIEWS):
        connection.exec_driver_sql(statement)


def _guards() -> Iterator[str]:
    """Triggers that refuse to change, delete or replace a row of any table."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: record a correction instead'); END"
    for table in metadata.sorted_tables:
        for action in ("UPDATE", "DELETE"):
            yield f"CREATE TRIGGER {table.name}_no_{action.lower()} BEFORE {action} ON {table.name} {refuse}"
        # INSERT OR REPLACE deletes the old row without running the DELETE trigger.
        same = " AND ".join(f'"{column.name}" = NEW."{column.name}"' for column in table.primary_key)
        exists = f"WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {same})"
        yield f"CREATE TRIGGER {table.name}_no_replace BEFORE INSERT ON {table.name} {exists} {refuse}"


_VIEWS = (
    # The reading recorded last is a document's current one: a newer reader replaces the older one's claims for reading,
    # while `claims` keeps both.
    """CREATE VIEW current_readings AS
    SELECT document_id, max(position) AS position FROM readings GROUP BY document_id""",
    """CREATE VIEW claims_readable AS
    SELECT claims.id AS claim_id, documents.published, documents.publisher,
        (SELECT group_concat(name, ' ← ') FROM
            (SELECT name FROM hops WHERE hops.claim_id = claims.id ORDER BY position)) AS chain,
        claims.kind, claims.act, claims.reality, claims.event_type, claims.quote, claims."trigger", claims.hedge,
        (SELECT group_concat(facet || ': ' || coalesce(words, label, missing, ''), '; ') FROM
            (SELECT facet, words, label, missing FROM slots WHERE slots.claim_id = claims.id ORDER BY position)
        ) AS facets,
        documents.title, documents.url, claims.document_id
    FROM current_readings
    JOIN reading_claims ON reading_claims.reading = current_readings.position
    JOIN claims ON claims.id = reading_claims.claim_id
    JOIN documents ON documents.id = claims.document_id
    ORDER BY reading_claims.reading, reading_claims.position""",
    """CREATE VIEW places AS
    SELECT slots.claim_id, documents.published, claims.speaker, claims.act, claims.reality, claims.event_type,
        slots.role, slots.words, slots.label AS name, slots.country, slots.latitude, slots.longitude, slots.radius_km,
        slots.precision, slots.resolved, claims.quote
    FROM current_readings
    JOIN reading_claims ON reading_claims.reading = current_readings.position
    JOIN claims ON claims.id = reading_claims.claim_id
    JOIN documents ON documents.id = claims.document_id
    JOIN slots ON slots.claim_id = claims.id
    WHERE slots.facet = 'place' AND slots.latitude IS NOT NULL
    ORDER BY reading_claims.reading, reading_claims.position, slots.position""",
    """CREATE VIEW speakers AS
    SELECT hops.name, hops.role, count(*) AS claims, count(DISTINCT claims.document_id) AS documents
    FROM hops JOIN claims ON claims.id = hops.claim_id
    GROUP BY hops.name, hops.role ORDER BY claims DESC, hops.name, hops.role""",
)


def stored_schema(connection: Connection) -> dict[str, str]:
    """Every table, index, trigger and view of the file, by name: its type, its table, and the SQL that made it."""
    found = connection.exec_driver_sql("SELECT name, type, tbl_name, sql FROM sqlite_master")
    return {row.name: f"{row.type} {row.tbl_name} {row.sql}" for row in found}


@cache
def expected_schema() -> Mapping[str, str]:
    """The same for a ledger that this version has just made."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        create_tables(connection)
        found = stored_schema(connection)
    engine.dispose()
    return found


def damage(connection: Connection) -> Iterator[str]:
    """What SQLite's own checks of pages, indexes and foreign keys find, in its words."""
    for (message,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if message != "ok":
            yield str(message)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} rowid {row}: names a row that {parent} does not hold"


MEANINGS = (
    ("SQLITE_NOTADB", "is not a SQLite database: give a ledger, or a new name to make one"),
    (
        "SQLITE_FULL",
        "cannot grow, the disk is full: what was recorded is safe; free some space and run the command again",
    ),
    ("SQLITE_READONLY", "is read-only: allow writing to it and to its folder (chmod u+w), or copy it elsewhere"),
    ("SQLITE_BUSY", "is being written by another process: wait for it to end and run the command again"),
    ("SQLITE_LOCKED", "is being written by another process: wait for it to end and run the command again"),
    ("SQLITE_CANTOPEN", "cannot be opened: check that its folder exists and that you may write there"),
    ("SQLITE_IOERR", "cannot be read or written: check the disk; what was recorded before is safe"),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the database's errors into `LedgerError`s that say what to do next."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite's own message quotes a damaged part of the file
        raise _damaged(path, "its schema is no text") from error
    except (DBAPIError, sqlite3.Error, UnicodeEncodeError) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(origin, "sqlite_errorname", "")
        if code.startswith("SQLITE_CORRUPT"):
            raise _damaged(path, origin) from error
        for prefix, meaning in MEANINGS:
            if code.startswith(prefix):
                raise LedgerError(f"the ledger {path} {meaning}") from error
        raise LedgerError(f"the ledger {path} refused: {origin}") from error


def _damaged(path: Path, fault: object) -> LedgerCorruptError:
    return LedgerCorruptError(
        f"the ledger {path} is damaged ({fault}): go back to a copy; `reportedly verify` says where"
    )

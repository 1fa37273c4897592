"""The only writer. It adds; it never changes or deletes.

with open_ledger("reportedly.sqlite", create=True) as ledger:
    recorded = ledger.record(reading)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, Table, insert, select

from reportedly.errors import InputError, LedgerError
from reportedly.ledger import rows, schema, sqlite
from reportedly.ledger.door import check_judgements, check_reading
from reportedly.ledger.location import check_version, is_empty, ledger_path, no_ledger
from reportedly.ledger.rows import Row
from reportedly.values.judgement import Judgement
from reportedly.values.reading import Reading

BATCH = 500  # ids asked for in one query: SQLite allows 32,766 parameters, other databases fewer


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one reading added. `known` says that this reader's reading of this document was there: nothing was added."""

    document: str
    claims: int = 0
    judgements: int = 0
    known: bool = False


class Ledger:
    """An open ledger. Close it, or use it in a `with` block: closing folds the write-ahead log into the one file."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def record(self, reading: Reading) -> Recorded:
        """Record a document with its claims and judgements: all in one transaction, or none.

        Ids are hashes of content, so a second run adds nothing. Errors: `SpanError` and `InputError` where the
        reading does not hold together (nothing is written, the ledger works on), `LedgerError` where the file cannot
        be written.
        """
        check_reading(reading)
        with self._writing() as connection:
            if _is_known(connection, reading):
                return Recorded(reading.document.id, known=True)
            return _record(connection, reading)

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Record judgements between claims that the ledger holds, in one transaction; returns how many were new."""
        judged = tuple(judgements)
        check_judgements(judged)
        with self._writing() as connection:
            _check_held(connection, {end for item in judged for end in (item.left, item.right)})
            return len(_add_judgements(connection, judged, reading=None))

    def reject(self, name: str, reason: str, *, origin: str) -> bool:
        """Record that the article called `name` could not be read or recorded, and why; False if that was known."""
        row = rows.rejection_row(_storable(name), _storable(reason), origin) | {"recorded_at": _now()}
        with self._writing() as connection:
            return bool(_add_new(connection, schema.rejections, [row]))

    def known(self, origin: str) -> set[str]:
        """Ids of the documents that the reader `origin` has read to the end."""
        query = select(schema.readings.c.document_id).where(schema.readings.c.origin == origin)
        with self._writing() as connection:
            return set(connection.scalars(query))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with sqlite.explained(self.path), self._engine.begin() as connection:
            yield connection


def open_ledger(path_or_url: str | Path, *, create: bool, busy_seconds: float = sqlite.BUSY_SECONDS) -> Ledger:
    """Open a ledger to write in it; with `create`, make it where there is none.

    Errors: `LedgerError`, saying what to do, for a folder, a missing or read-only file, another kind of file, a ledger
    of a newer version. `busy_seconds` is how long to wait for another writer.
    """
    path = ledger_path(path_or_url)
    _check_writable(path, create=create)
    engine = sqlite.writing_engine(path, busy_seconds=busy_seconds)
    try:
        with sqlite.explained(path), engine.begin() as connection:
            if not is_empty(connection):
                check_version(connection, path)
            elif create:
                _make(connection)
            else:
                raise no_ledger(path)
    except LedgerError:
        engine.dispose()
        raise
    return Ledger(path, engine)


def _check_writable(path: Path, *, create: bool) -> None:
    if not path.exists() and not create:
        raise no_ledger(path)
    if not path.parent.is_dir():
        raise LedgerError(f"the folder {path.parent} does not exist: make it first, or give another --ledger")
    # SQLite opens a file that it may not write as a read-only one and fails only later, so ask now.
    for needed in (path, path.parent) if path.exists() else (path.parent,):
        if not sqlite.writable(needed):
            raise LedgerError(f"{needed} is read-only: allow writing to it (chmod u+w), or give another --ledger")


def _make(connection: Connection) -> None:
    sqlite.create_tables(connection)
    _insert(connection, schema.meta, [{"key": "schema_version", "value": str(schema.SCHEMA_VERSION)}])


def _is_known(connection: Connection, reading: Reading) -> bool:
    readings = schema.readings.c
    same = (readings.document_id == reading.document.id) & (readings.origin == reading.origin)
    return connection.scalar(select(readings.position).where(same)) is not None


def _record(connection: Connection, reading: Reading) -> Recorded:
    document = reading.document.id
    claims = tuple({claim.id: claim for claim in reading.claims}.values())
    position, previous = _next_reading(connection)
    _add_new(connection, schema.documents, [rows.document_row(reading.document.article)])
    added = {row["id"] for row in _add_new(connection, schema.claims, [rows.claim_row(claim) for claim in claims])}
    new = [claim for claim in claims if claim.id in added]
    links = [row for claim in new for row in rows.link_rows(claim)]
    judged = {end for item in reading.judgements for end in (item.left, item.right)}
    _check_held(connection, {row["other_id"] for row in links} | judged)
    _insert(connection, schema.hops, [row for claim in new for row in rows.hop_rows(claim)])
    _insert(connection, schema.slots, [row for claim in new for row in rows.slot_rows(claim)])
    _insert(connection, schema.claim_links, links)
    _insert(connection, schema.reading_claims, rows.reading_claim_rows(position, claims))
    judgements = _add_judgements(connection, reading.judgements, reading=position)
    row = rows.reading_row(reading, position, previous, claims=[claim.id for claim in claims], judgements=judgements)
    _insert(connection, schema.readings, [row | {"recorded_at": _now()}])
    return Recorded(document, claims=len(new), judgements=len(judgements))


def _next_reading(connection: Connection) -> tuple[int, str]:
    """The position of the next reading, and the seal that it is chained to ("" for the first)."""
    readings = schema.readings.c
    last = connection.execute(select(readings.position, readings.seal).order_by(readings.position.desc())).first()
    return (1, "") if last is None else (last.position + 1, last.seal)


def _add_judgements(connection: Connection, judgements: Sequence[Judgement], *, reading: int | None) -> list[str]:
    """Insert the judgements that are new; returns their ids."""
    now = _now()
    new = [rows.judgement_row(item) | {"reading": reading, "recorded_at": now} for item in judgements]
    return [row["id"] for row in _add_new(connection, schema.judgements, new)]


def _check_held(connection: Connection, claims: set[str]) -> None:
    unknown = claims - _held(connection, schema.claims, sorted(claims))
    if unknown:
        raise InputError(f"the ledger holds no claim {min(unknown)}: record it before what speaks of it")


def _add_new(connection: Connection, table: Table, candidates: Sequence[Row]) -> list[Row]:
    """Insert the rows whose id the table does not hold yet, each once; returns them."""
    by_id = {row["id"]: row for row in candidates}
    held = _held(connection, table, list(by_id))
    new = [row for row in by_id.values() if row["id"] not in held]
    _insert(connection, table, new)
    return new


def _held(connection: Connection, table: Table, ids: Sequence[str]) -> set[str]:
    """Which of the ids the table holds."""
    found: set[str] = set()
    for start in range(0, len(ids), BATCH):
        found.update(connection.scalars(select(table.c.id).where(table.c.id.in_(ids[start : start + BATCH]))))
    return found


def _insert(connection: Connection, table: Table, new: Sequence[Row]) -> None:
    if new:
        connection.execute(insert(table), list(new))


def _storable(text: str) -> str:
    """The text with half characters escaped: a name may come from a file system that knows no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

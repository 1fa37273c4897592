"""The only reader. SQLite itself opens the file read-only, so nothing here can write.

A view is one moment of the ledger: what is recorded after it was opened, another view will show.

with open_view("reportedly.sqlite") as view:
    for claim in view.claims(event_type="airstrike", until=date(2023, 10, 27)):
        ...
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, func, select

from reportedly.errors import InputError, LedgerCorruptError, LedgerError
from reportedly.ledger import schema, sqlite
from reportedly.ledger.location import check_version, is_empty, ledger_path, no_ledger
from reportedly.ledger.rows import article_of
from reportedly.values.claim import Claim, Kind, Reality
from reportedly.values.codec import claim_from_json
from reportedly.values.document import Article
from reportedly.values.judgement import Judgement, Verdict

CHUNK = 500  # rows fetched at a time: a view of any ledger fits in little memory
SHOWN = 5  # how many ids a message about an ambiguous prefix names


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as recorded: its article and frozen text; `reading.segment.read` gives its structure again."""

    id: str
    article: Article
    text: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class StoredReading:
    """That a reader (`origin`) read a document to the end, how much it found, and when that was recorded (ISO, UTC).

    `seal` chains it to the reading before: whoever keeps the last seal can prove later that nothing was taken out.
    """

    position: int
    document: str
    origin: str
    claims: int
    judgements: int
    seal: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """An article that could not be read or recorded, and why."""

    name: str
    reason: str
    origin: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows the ledger holds of each sort."""

    documents: int
    claims: int
    judgements: int
    readings: int
    rejections: int


class View:
    """An open view; use it in one thread, close it or use it in a `with` block."""

    def __init__(self, path: Path, engine: Engine, connection: Connection) -> None:
        self.path = path
        self._engine = engine
        self._connection = connection

    def documents(self) -> Iterator[StoredDocument]:
        """Every document, in the order recorded."""
        documents, readings = schema.documents, schema.readings
        first = select(readings.c.document_id, func.min(readings.c.position).label("position"))
        order = first.group_by(readings.c.document_id).subquery()
        joined = documents.join(order, order.c.document_id == documents.c.id)
        query = select(documents).select_from(joined).order_by(order.c.position)
        return (_document(row) for row in self.rows(query))

    def document(self, id: str) -> StoredDocument:
        """The document with this id, or whose id alone begins with it; `LedgerError` where none or several do."""
        return _document(self._one(schema.documents, id, noun="document"))

    def claims(
        self,
        *,
        document: str | None = None,
        kind: Kind | None = None,
        act: str | None = None,
        reality: Reality | None = None,
        event_type: str | None = None,
        speaker: str | None = None,
        origin: str | None = None,
        until: date | None = None,
    ) -> Iterator[Claim]:
        """The claims that fit all that is given, by document in the order recorded, each in its reader's order.

        They come from each document's current reading, the one recorded last, or from the reader `origin` if given.
        `until` keeps documents published on that day or before (one without a day is left out); `document` is a whole
        id.
        """
        claims = schema.claims.c
        wanted = {
            claims.document_id: document,
            claims.kind: kind,
            claims.act: act,
            claims.reality: reality,
            claims.event_type: event_type,
            claims.speaker: speaker,
        }
        query = _claims_read_by(origin).where(
            *(column == value for column, value in wanted.items() if value is not None)
        )
        if until is not None:
            query = query.where(schema.documents.c.published <= until.isoformat())
        return (_claim(row.id, row.content) for row in self.rows(query))

    def claim(self, id: str) -> Claim:
        """The claim with this id, or whose id alone begins with it; `LedgerError` where none or several do."""
        row = self._one(schema.claims, id, noun="claim")
        return _claim(row.id, row.content)

    def judgements(self, *, verdict: Verdict | None = None) -> Iterator[Judgement]:
        """Every judgement, or those with one verdict, sorted by claims and id."""
        table = schema.judgements
        query = select(table).order_by(table.c.left_id, table.c.right_id, table.c.id)
        if verdict is not None:
            query = query.where(table.c.verdict == verdict)
        return (
            Judgement(row.left_id, row.right_id, row.verdict, row.score, row.reason, row.by) for row in self.rows(query)
        )

    def readings(self) -> Iterator[StoredReading]:
        """Every reading, in the order recorded."""
        table = schema.readings
        return (StoredReading(*row) for row in self.rows(select(table).order_by(table.c.position)))

    def rejections(self) -> Iterator[Rejection]:
        """Every article that was turned away, sorted by name and reason."""
        table = schema.rejections
        columns = (table.c.name, table.c.reason, table.c.origin, table.c.recorded_at)
        return (Rejection(*row) for row in self.rows(select(*columns).order_by(*columns[:3])))

    def counts(self) -> Counts:
        """How much the ledger holds, old readings' claims included."""
        tables = (schema.documents, schema.claims, schema.judgements, schema.readings, schema.rejections)
        query = select(*(select(func.count()).select_from(table).scalar_subquery() for table in tables))
        return Counts(*next(self.rows(query)))

    def rows(self, query: Select[Any]) -> Iterator[Any]:
        """The rows of any query, streamed. For checks and exports; the methods above give values."""
        with sqlite.explained(self.path):
            yield from self._connection.execution_options(yield_per=CHUNK).execute(query)

    def damage(self) -> Iterator[str]:
        """What the database's own checks of its pages, indexes and foreign keys find."""
        with sqlite.explained(self.path):
            yield from sqlite.damage(self._connection)

    def schema(self) -> dict[str, str]:
        """Every table, index, trigger and view of the file, by name: its type, its table and its SQL."""
        with sqlite.explained(self.path):
            return sqlite.stored_schema(self._connection)

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    def __enter__(self) -> View:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _one(self, table: Table, id: str, *, noun: str) -> Any:
        begins = table.c.id.startswith(id, autoescape=True)
        found = list(self.rows(select(table).where(begins).order_by(table.c.id).limit(SHOWN + 1)))
        exact = [row for row in found if row.id == id]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found or not id:
            raise LedgerError(f"the ledger {self.path} holds no {noun} {id!r}: list them to find its id")
        several = ", ".join(row.id for row in found[:SHOWN]) + (", ..." if len(found) > SHOWN else "")
        raise LedgerError(f"{id!r} begins the ids of several {noun}s: {several}; give more of it")


def open_view(path_or_url: str | Path, *, busy_seconds: float = sqlite.BUSY_SECONDS) -> View:
    """Open a ledger to read. `LedgerError`, saying what to do, where there is none or it cannot be read."""
    path = ledger_path(path_or_url)
    if not path.exists():
        raise no_ledger(path)
    engine = sqlite.reading_engine(path, busy_seconds=busy_seconds)
    try:
        with sqlite.explained(path):
            connection = engine.connect()
            if is_empty(connection):
                raise no_ledger(path)
            check_version(connection, path)
    except LedgerError:
        engine.dispose()
        raise
    return View(path, engine, connection)


def _claims_read_by(origin: str | None) -> Select[Any]:
    """Ids and contents of the claims of each document's current reading, or of the reader `origin`'s, in order."""
    readings, links, claims, documents = schema.readings, schema.reading_claims, schema.claims, schema.documents
    current = select(func.max(readings.c.position)).group_by(readings.c.document_id)
    chosen = readings.c.position.in_(current) if origin is None else readings.c.origin == origin
    joined = (
        links.join(readings, readings.c.position == links.c.reading)
        .join(claims, claims.c.id == links.c.claim_id)
        .join(documents, documents.c.id == claims.c.document_id)
    )
    query = select(claims.c.id, claims.c.content).select_from(joined).where(chosen)
    return query.order_by(links.c.reading, links.c.position)


def _document(row: Any) -> StoredDocument:
    return StoredDocument(row.id, article_of(row), row.text, row.text_sha256)


def _claim(id: str, content: str) -> Claim:
    try:
        return claim_from_json(content)
    except InputError as error:
        raise LedgerCorruptError(f"claim {id!a}: {error}; run `reportedly verify`") from error

"""Re-check every cell of a ledger against its stored texts and its own hashes, without the reader or any model.

What it covers and what it cannot see stands in docs/ledger.md, "What verify covers".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Table, select

from reportedly.errors import InputError, LedgerError, SpanError
from reportedly.ledger import rows, schema
from reportedly.ledger.door import check_judgements
from reportedly.ledger.rows import Row
from reportedly.ledger.sqlite import expected_schema
from reportedly.ledger.view import View
from reportedly.values.claim import Claim, sealed
from reportedly.values.codec import claim_from_json
from reportedly.values.judgement import Judgement

_claim_id = attrgetter("claim_id")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the table and row that do not hold, and what is wrong. `row` is "" where the fault has no one row."""

    table: str
    row: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.wrong}" if self.row else f"{self.table}: {self.wrong}"


def verify(view: View) -> Iterator[Finding]:
    """Every fault of the ledger; none for one that only `Ledger` has written. A part that cannot be read is a fault."""
    yield from _guarded("file", (Finding("file", "", message) for message in view.damage()))
    yield from _guarded("schema", _schema(view))
    yield from _guarded("meta", _meta(view))
    yield from _guarded("documents", _documents(view))
    yield from _guarded("readings", _readings(view))
    yield from _guarded("judgements", _judgements(view))
    yield from _guarded("rejections", _rejections(view))


def _guarded(table: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings, and where reading breaks off, that as the last one."""
    try:
        yield from findings
    except LedgerError as error:
        yield Finding(table, "", str(error))


def _schema(view: View) -> Iterator[Finding]:
    found, expected = view.schema(), expected_schema()
    for name in sorted(found.keys() | expected.keys()):
        if name not in found:
            yield Finding("schema", name, "is missing")
        elif found[name] != expected.get(name):
            yield Finding("schema", name, "is not what this version of the ledger makes")


def _meta(view: View) -> Iterator[Finding]:
    held = {row.key: row.value for row in view.rows(select(schema.meta))}
    expected = {"schema_version": str(schema.SCHEMA_VERSION)}
    for key in sorted(held.keys() ^ expected.keys(), key=str):
        yield Finding("meta", str(key), "is unknown" if key in held else "is missing")


def _documents(view: View) -> Iterator[Finding]:
    """Each document's cells, then its claims against its text."""
    read = {row.document_id for row in view.rows(select(schema.readings.c.document_id).distinct())}
    for row in view.rows(select(schema.documents).order_by(schema.documents.c.id)):
        name = _name(row.id)
        if row.id not in read:
            yield Finding("documents", name, "stands in no finished reading")
        yield from _document(row)
        yield from _claims(view, row.id, row.text)


def _document(row: Any) -> Iterator[Finding]:
    try:
        expected = rows.document_row(rows.article_of(row))
    except (LedgerError, TypeError, AttributeError, UnicodeError) as error:  # cells of another type than their column's
        yield Finding("documents", _name(row.id), f"is no article: {error}")
        return
    yield from _differences("documents", _name(row.id), row._asdict(), expected)


def _claims(view: View, document: str, text: str) -> Iterator[Finding]:
    """The claims of one document, each with its hops, slots and links."""
    mine = schema.claims.c.document_id == document
    parts = {table: _by_claim(view, table, mine) for table in (schema.hops, schema.slots, schema.claim_links)}
    for row in view.rows(select(schema.claims).where(mine).order_by(schema.claims.c.id)):
        name = _name(row.id)
        try:
            claim = claim_from_json(row.content)
            expected = rows.claim_row(claim)
            own_id = sealed(claim, text).id
        except (InputError, SpanError, TypeError, LookupError) as error:
            yield Finding("claims", name, str(error))
            continue
        if claim.id != own_id:
            yield Finding("claims", name, f"its content gives the id {own_id}")
        yield from _differences("claims", name, row._asdict(), expected)
        for table, expected_rows in _parts(claim):
            yield from _row_differences(table.name, name, parts[table].get(row.id, []), expected_rows)
    yield from _unread(view, mine)


def _by_claim(view: View, table: Table, mine: ColumnElement[bool]) -> dict[str, list[Row]]:
    """The rows that belong to the claims of one document, by claim, in the order of their primary key."""
    joined = table.join(schema.claims, schema.claims.c.id == table.c.claim_id)
    query = select(table).select_from(joined).where(mine).order_by(*table.primary_key)
    return {claim: [row._asdict() for row in found] for claim, found in groupby(view.rows(query), _claim_id)}


def _parts(claim: Claim) -> tuple[tuple[Table, list[Row]], ...]:
    return (
        (schema.hops, rows.hop_rows(claim)),
        (schema.slots, rows.slot_rows(claim)),
        (schema.claim_links, rows.link_rows(claim)),
    )


def _unread(view: View, mine: ColumnElement[bool]) -> Iterator[Finding]:
    read = select(schema.reading_claims.c.claim_id)
    for row in view.rows(select(schema.claims.c.id).where(mine, schema.claims.c.id.not_in(read))):
        yield Finding("claims", _name(row.id), "stands in no finished reading")


def _readings(view: View) -> Iterator[Finding]:
    """Each reading's counts, the claims and judgements that it lists, and the chain of seals."""
    previous = ""
    for number, row in enumerate(view.rows(select(schema.readings).order_by(schema.readings.c.position)), start=1):
        name = _name(row.position)
        if row.position != number:
            yield Finding("readings", name, f"stands where reading {number} should: one was taken out")
            return
        listed = schema.reading_claims.c
        query = select(listed.position, listed.claim_id).where(listed.reading == number).order_by(listed.position)
        claims = list(view.rows(query))
        judged = schema.judgements.c
        judgements = [found.id for found in view.rows(select(judged.id).where(judged.reading == number))]
        if len(claims) != row.claims or [claim.position for claim in claims] != list(range(len(claims))):
            yield Finding("readings", name, f"counts {row.claims} claims, and {len(claims)} are listed")
        if len(judgements) != row.judgements:
            yield Finding("readings", name, f"counts {row.judgements} judgements, and {len(judgements)} are held")
        try:
            ids = [claim.claim_id for claim in claims]
            seal = rows.reading_seal(previous, row.document_id, row.origin, claims=ids, judgements=judgements)
        except TypeError as error:
            seal = str(error)
        if seal != row.seal:
            yield Finding("readings", name, f"its content gives the seal {seal}, not {_short(row.seal)}")
        yield from _time("readings", name, row.recorded_at)
        previous = row.seal


def _judgements(view: View) -> Iterator[Finding]:
    for row in view.rows(select(schema.judgements).order_by(schema.judgements.c.id)):
        name = _name(row.id)
        judgement = Judgement(row.left_id, row.right_id, row.verdict, row.score, row.reason, row.by)
        try:
            check_judgements([judgement])
            expected = rows.judgement_row(judgement)
        except (InputError, TypeError) as error:
            yield Finding("judgements", name, str(error))
            continue
        yield from _differences("judgements", name, row._asdict(), expected)
        yield from _time("judgements", name, row.recorded_at)


def _rejections(view: View) -> Iterator[Finding]:
    for row in view.rows(select(schema.rejections).order_by(schema.rejections.c.id)):
        name = _name(row.id)
        try:
            expected = rows.rejection_row(row.name, row.reason, row.origin)
        except TypeError as error:
            yield Finding("rejections", name, str(error))
            continue
        yield from _differences("rejections", name, row._asdict(), expected)
        yield from _time("rejections", name, row.recorded_at)


def _differences(table: str, name: str, stored: Row, expected: Row) -> Iterator[Finding]:
    for column, value in expected.items():
        if stored[column] != value:
            yield Finding(table, name, f"{column} is {_short(stored[column])}, its content gives {_short(value)}")


def _row_differences(table: str, claim: str, stored: Sequence[Row], expected: Sequence[Row]) -> Iterator[Finding]:
    if len(stored) != len(expected):
        yield Finding(table, claim, f"{len(stored)} rows, its claim gives {len(expected)}")
    for position, (found, wanted) in enumerate(zip(stored, expected, strict=False)):
        yield from _differences(table, f"{claim} {position}", found, wanted)


def _time(table: str, name: str, recorded_at: str) -> Iterator[Finding]:
    try:
        whole = datetime.fromisoformat(recorded_at).isoformat(timespec="seconds") == recorded_at
    except (TypeError, ValueError):
        whole = False
    if not whole:
        yield Finding(table, name, f"recorded_at is {_short(recorded_at)}, which is no time")


def _name(key: Any) -> str:
    """A primary key for people; damaged characters are shown escaped."""
    return key if isinstance(key, str) and key.isascii() and key.isprintable() else ascii(key)


def _short(value: Any, limit: int = 60) -> str:
    shown = ascii(value)
    return shown if len(shown) <= limit else shown[:limit] + "..."

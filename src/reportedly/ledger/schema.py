"""The tables. What they hold is described, column by column, in docs/ledger.md.

`content` columns are canonical JSON and carry the meaning; the columns beside them repeat it for people and for SQL,
and `verify` holds the two together. `recorded_at` is when a row was coded: it stands outside every hash.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

SCHEMA_VERSION = 1

metadata = MetaData()


def _of_reading() -> ForeignKey:
    # Checked at the commit: a reading's own row is written last, as the mark that all of it is there.
    return ForeignKey("readings.position", deferrable=True, initially="DEFERRED")


documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text),
    Column("published", Text),
    Column("url", Text),
    Column("language", Text),
    Column("origin", Text),
    Column("notes", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("reality", Text, nullable=False),
    Column("event_type", Text, index=True),
    Column("speaker", Text, nullable=False, index=True),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("trigger", Text),
    Column("trigger_start", Integer),
    Column("trigger_end", Integer),
    Column("hedge", Text),
    Column("hedge_start", Integer),
    Column("hedge_end", Integer),
    Column("origin", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)

hops = Table(
    "hops",
    metadata,
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("words", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("cue", Text),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("actor", Text),
    Column("affiliation", Text),
    Column("affiliation_start", Integer),
    Column("affiliation_end", Integer),
    Column("anonymous", Integer, nullable=False),
)

slots = Table(
    "slots",
    metadata,
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("facet", Text, nullable=False, index=True),
    Column("role", Text),
    Column("words", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("label", Text),
    Column("low", Integer),
    Column("high", Integer),
    Column("unit", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("precision", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("radius_km", Float),
    Column("country", Text),
    Column("resolved", Text),
    Column("how", Text, nullable=False),
    Column("missing", Text),
    Column("value", Text),
)

claim_links = Table(
    "claim_links",
    metadata,
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True, nullable=False),
    Column("relation", Text, primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("other_id", Text, ForeignKey("claims.id"), nullable=False, index=True),
)

readings = Table(
    "readings",
    metadata,
    Column("position", Integer, primary_key=True, nullable=False, autoincrement=False),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("origin", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("judgements", Integer, nullable=False),
    Column("seal", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("document_id", "origin"),
)

reading_claims = Table(
    "reading_claims",
    metadata,
    Column("reading", Integer, _of_reading(), primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("claim_id", Text, ForeignKey("claims.id"), nullable=False, index=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("left_id", Text, ForeignKey("claims.id"), nullable=False, index=True),
    Column("right_id", Text, ForeignKey("claims.id"), nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reading", Integer, _of_reading()),
    Column("recorded_at", Text, nullable=False),
)

rejections = Table(
    "rejections",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
)

Index("slots_place", slots.c.latitude, slots.c.longitude)

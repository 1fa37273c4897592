"""Where a ledger lies, and whether what lies there is a ledger of this version."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, select

from reportedly.errors import LedgerError
from reportedly.ledger.schema import SCHEMA_VERSION, meta, metadata

SQLITE_URL = "sqlite:///"


def ledger_path(path_or_url: str | Path) -> Path:
    """The file that a path or a `sqlite:///` URL names; `LedgerError` for a folder or another kind of database."""
    name = str(path_or_url)
    if "://" in name and not name.startswith(SQLITE_URL):
        raise LedgerError(f"a ledger cannot be kept at {name.split('://')[0]}://...: give the name of a file")
    path = Path(name.removeprefix(SQLITE_URL))
    if path.is_dir():
        raise LedgerError(f"{name!r} is a folder, not a ledger: give a file, such as {path / 'reportedly.sqlite'}")
    return path


def no_ledger(path: Path) -> LedgerError:
    return LedgerError(f"there is no ledger at {path}: `reportedly add PATH... --ledger {path}` makes one")


def is_empty(connection: Connection) -> bool:
    """Whether the database holds no table at all: a new file, or one whose making was cut off."""
    return not inspect(connection).get_table_names()


def check_version(connection: Connection, path: Path) -> None:
    """`LedgerError` unless the database is a ledger whose schema this version of the program knows."""
    names = set(inspect(connection).get_table_names())
    if not names >= set(metadata.tables):
        raise LedgerError(f"{path} is a database but not a ledger: give a ledger, or a new name to make one")
    version = connection.scalar(select(meta.c.value).where(meta.c.key == "schema_version"))
    if version == str(SCHEMA_VERSION):
        return
    if version is not None and version.isdecimal() and int(version) > SCHEMA_VERSION:
        raise LedgerError(
            f"the ledger {path} has schema version {version}, and this program knows {SCHEMA_VERSION}:"
            " upgrade reportedly to open it"
        )
    raise LedgerError(f"the ledger {path} has the schema version {version!r}, which never existed: go back to a copy")

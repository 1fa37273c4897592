"""The shipped reader, loaded once, and small ways to write a set's files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from reportedly.flow import Reader, load_reader

Write = Callable[[str, str], Path]
WriteLines = Callable[[str, Iterable[Any]], Path]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of the set's folder, `tmp_path`, as it is given."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return write


@pytest.fixture
def write_lines(write: Write) -> WriteLines:
    """Writes a file with a JSON value a line."""

    def write_lines(name: str, values: Iterable[Any]) -> Path:
        return write(name, "".join(json.dumps(value) + "\n" for value in values))

    return write_lines

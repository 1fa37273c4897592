"""Fixtures shared by all suites. Nothing here reaches the network."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from command import Run, make_run

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold data and articles that lies beside the repository, never in it."""
    folder = Path(os.environ.get("REPORTEDLY_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no shared data at {folder}: set REPORTEDLY_SHARED to run this test")
    return folder


@pytest.fixture(scope="session")
def seed_article(shared: Path) -> dict[str, Any]:
    """The first real article, as JSON."""
    path = shared / "articles" / "iran-international-2023-10-27.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """The command line in this process: `run("read", path).out`."""
    return make_run(monkeypatch, capsysbinary)

"""The front door: what `reportedly` shows, and that it opens without loading the reader."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reportedly

ROOT = Path(__file__).resolve().parent.parent


def test_every_name_is_there() -> None:
    assert sorted(reportedly._HOMES) == reportedly.__all__
    for name in reportedly.__all__:
        assert getattr(reportedly, name) is not None


def test_an_unknown_name_says_what_there_is() -> None:
    with pytest.raises(AttributeError, match="load_reader"):
        reportedly.read_everything  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("numpy", "trafilatura", "sqlalchemy", "rich")
    code = f"import sys, reportedly.cli; print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_readme_shows_what_the_command_prints() -> None:
    """Each line of the console block stands in the report, in the same order."""
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("```console\n")[1].split("```")[0]
    command, *shown = block.splitlines()
    article = ROOT / command.split()[-1]
    environment = os.environ | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    called = [sys.executable, "-m", "reportedly", "read", str(article)]
    printed = subprocess.run(called, capture_output=True, text=True, check=True, env=environment, encoding="utf-8")
    rest = iter(printed.stdout.splitlines())
    for line in shown:
        assert line.strip() == "..." or any(line == other for other in rest), line


def test_the_readme_example() -> None:
    reader = reportedly.load_reader()
    article = reportedly.Article(id="a", text="Two rockets hit the base near Dovan, the army said.")
    reading = reportedly.read_article(article, reader)
    assert [(claim.act, [hop.name for hop in claim.voice]) for claim in reading.claims] == [
        ("asserts", ["the publisher", "the army"])
    ]
    (incident,) = reportedly.assembled(reading, reader).incidents
    assert (incident.type, incident.status) == ("shelling_artillery_missile", "reported")

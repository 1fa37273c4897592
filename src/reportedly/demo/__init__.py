"""The demonstration articles that come with the package: data only, read by `make run` and the tutorial."""

from __future__ import annotations

from pathlib import Path


def demo_articles() -> list[Path]:
    """The demonstration articles as JSON files, in the order of their names. See README.md beside this file."""
    return sorted((Path(__file__).parent / "articles").glob("*.json"))

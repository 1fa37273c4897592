"""Golden files: what people read, kept whole. `REPORTEDLY_UPDATE_GOLDEN=1` rewrites them instead of comparing."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).with_name("golden")
UPDATE = "REPORTEDLY_UPDATE_GOLDEN"


def check(name: str, text: str) -> None:
    """`text` is what the golden file `name` holds."""
    path = FOLDER / name
    if os.environ.get(UPDATE):
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"there is no golden file {name}: run once with {UPDATE}=1 and read it"
    assert text == path.read_text(encoding="utf-8"), f"{name} changed: if that is right, run with {UPDATE}=1"

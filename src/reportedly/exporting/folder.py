"""One file an article: where it goes, so that no id leads outside the folder."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from reportedly.exporting.json_text import json_text

NAME_LENGTH = 120
SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


def write_annotation(found: dict[str, Any], folder: Path) -> Path:
    """Write an annotation as `folder`/ID.json and return the path. An id never leads outside the folder, which is made
    where it is missing; a file of that name is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{file_stem(str(found['id']))}.json"
    path.write_text(json_text(found), encoding="utf-8")
    return path


def file_stem(article_id: str) -> str:
    """A file name for an article id: the id itself where it is harmless, else its harmless part and a hash of it."""
    safe = "".join(char if char in SAFE else "_" for char in article_id)[:NAME_LENGTH].lstrip(".")
    if safe and safe == article_id:
        return safe
    digest = hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{safe}-{digest}".lstrip("-")

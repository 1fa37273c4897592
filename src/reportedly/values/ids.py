"""Ids are hashes of content, so that anyone can compute them again."""

from __future__ import annotations

import hashlib
import json
from typing import Any

ID_LENGTH = 20  # hexadecimal digits, 80 bits: a collision among 10^9 claims has a chance below 10^-6


def canonical(value: Any) -> str:
    """The one JSON text of a plain value: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256(text: str) -> str:
    """Hexadecimal SHA-256 of the text's UTF-8 bytes (lone surrogates kept)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(prefix: str, value: Any) -> str:
    """`prefix` and the first hexadecimal digits of the hash of `value`'s canonical JSON."""
    return f"{prefix}{sha256(canonical(value))[:ID_LENGTH]}"

"""JSON for people and files: readable, the same every time, and always valid UTF-8."""

from __future__ import annotations

import json
import re
from typing import Any

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(value: Any, *, indent: int | None = 1) -> str:
    """The JSON text of a plain value with a newline at its end. Characters stay as they are, but for lone surrogates,
    which no file can hold and which are written as escapes."""
    separators = (",", ": ") if indent is not None else (",", ":")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"

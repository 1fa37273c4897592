"""event_location: sentences with one verb and the words of the place where it happened, as JSON lines.

Sentences of one wire story share the story's name in their ids; the others stand for themselves.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.values.span import Span

from .gold import Argument, GoldText, Layer, Roles
from .headword import head_word
from .mapping import mapping

_STORY = re.compile(r"[A-Z]{2,}_ENG_\d{8}\.\d{4}")


def load(folder: Path) -> Iterator[GoldText]:
    """Every sentence, once, with all its verbs."""
    sentences: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("answer", "accept") == "accept":
            sentences[row["text"]].append(row)
    for text, rows in sentences.items():
        name = hashlib.sha256(text.encode()).hexdigest()[:16]
        story = next((match[0] for row in rows if (match := _STORY.match(str(row["_id"])))), name)
        events = {event.trigger: event for row in rows if (event := _event(row)) is not None}
        if events:
            yield GoldText(
                set="event_location",
                id=name,
                text=text,
                group=story,
                roles=Layer(tuple(events[key] for key in sorted(events)), mapping("event_location", "roles").scope),
            )


def _event(row: dict[str, Any]) -> Roles | None:
    """The verb and its places; None for the few rows without exactly one verb, or with broken offsets."""
    # Some rows have word numbers where the offsets of characters should stand, so all are taken by word.
    words = [Span(start, end) for start, end in row["tokens"]]
    if any(one["token_end"] >= len(words) for one in row["spans"]):
        return None
    spans = [(one["label"], words[one["token_start"]].join(words[one["token_end"]])) for one in row["spans"]]
    verbs = [span for label, span in spans if label == "VERB"]
    places = [
        Argument(span, head_word(row["text"], span), codes)
        for label, span in spans
        if label != "VERB" and (codes := mapping("event_location", "roles").codes(label)) and span not in verbs
    ]
    return Roles(verbs[0], tuple(places)) if len(verbs) == 1 else None

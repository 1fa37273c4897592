"""re3d: documents on Syria and Iraq with entities, as three exports of JSON lines in one folder a source."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.values.span import Span

from .gold import GoldText, Layer, Marked
from .mapping import UNKNOWN, mapping

SURE = 0.7  # confidence from which an annotation is trusted, as the set's card in shared/gold says


def load(folder: Path) -> Iterator[GoldText]:
    """Every document. An entity below `SURE` hides its words: neither there nor absent."""
    types = mapping("re3d", "mentions")
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        entities: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in _rows(source / "entities.json"):
            entities[row["documentId"]].append(row)
        for document in _rows(source / "documents.json"):
            marks: set[Marked] = set()
            for row in entities[document["_id"]]:
                span = Span(row["begin"], row["end"])
                if document["text"][span.start : span.end].strip():
                    sure = row["confidence"] >= SURE
                    marks.update(types.mark(span, row["type"]) if sure else (Marked(span, UNKNOWN),))
            ordered = tuple(sorted(marks, key=lambda mark: (mark.span, mark.codes)))
            yield GoldText(
                set="re3d",
                id=document["_id"],
                text=document["text"],
                group=document["_id"],
                mentions=Layer(ordered, types.scope),
            )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            yield json.loads(line)

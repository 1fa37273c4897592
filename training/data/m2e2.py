"""M2E2: sentences of VOA articles with events and arguments, as JSON lines; an article is its sentences in order."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reportedly.values.span import Span

from .detokenize import detokenize
from .gold import Argument, GoldText, Layer, Marked, OfficialPart, Roles
from .mapping import mapping

_FILES: tuple[tuple[str, OfficialPart], ...] = (("train.jsonl", "train"), ("dev.jsonl", "report"))


def load(folder: Path) -> Iterator[GoldText]:
    """Every article of both files."""
    for name, official in _FILES:
        articles: dict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            article, _, number = row["sentence_id"].rpartition("_")
            articles[article].append((int(number), row))
        for article, rows in articles.items():
            yield _article(article, [row for _, row in sorted(rows, key=lambda pair: pair[0])], official)


def _article(name: str, rows: Sequence[dict[str, Any]], official: OfficialPart) -> GoldText:
    texts: list[str] = []
    heads: list[Marked] = []
    triggers: list[Marked] = []
    roles: list[Roles] = []
    at = 0
    for row in rows:
        text, tokens = detokenize(row["words"])
        words = [Span(span.start + at, span.end + at) for span in tokens]
        texts.append(text)
        at += len(text) + 1
        for entity in row["golden-entity-mentions"]:
            heads += mapping("m2e2", "heads").mark(_span(words, entity), entity["entity-type"])
        for event in row["golden-event-mentions"]:
            trigger = _span(words, event["trigger"])
            triggers += mapping("m2e2", "triggers").mark(trigger, event["event_type"])
            roles.append(Roles(trigger, tuple(_arguments(words, event))))
    return GoldText(
        set="m2e2",
        id=name,
        text="\n".join(texts),
        group=name,
        official=official,
        heads=Layer(tuple(sorted(set(heads), key=lambda m: (m.span, m.codes))), mapping("m2e2", "heads").scope),
        triggers=Layer(tuple(triggers), mapping("m2e2", "triggers").scope),
        roles=Layer(tuple(roles), mapping("m2e2", "roles").scope),
    )


def _arguments(words: Sequence[Span], event: dict[str, Any]) -> Iterator[Argument]:
    table = mapping("m2e2", "roles")
    for argument in event["arguments"]:
        special = f"{event['event_type']}/{argument['role']}"
        codes = table.codes(special if special in table.rows else argument["role"])
        span = _span(words, argument)
        if codes is not None:
            yield Argument(span, words[argument["end"] - 1], codes)


def _span(words: Sequence[Span], row: dict[str, Any]) -> Span:
    first, last = int(row["start"]), int(row["end"]) - 1
    return words[first].join(words[last])

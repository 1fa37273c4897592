"""WikiEvents: news documents with KAIROS events, arguments and coreference.

The two files differ. `dev.jsonl` has entities, and arguments that point at them. `train.restructured.jsonl` has neither
entities nor offsets of arguments: their words are looked up, the occurrence nearest to the trigger is taken, and where
none is near (`NEAR` words) the roles of the words in question stay unknown. Clusters name entities: only dev has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.values.span import Span

from .detokenize import detokenize
from .gold import Argument, GoldText, Layer, Marked, OfficialPart, Roles
from .mapping import mapping

NEAR = 60  # words between a trigger and an argument that is given by its text only; two long sentences

_FILES: tuple[tuple[str, OfficialPart], ...] = (("train.restructured.jsonl", "train"), ("dev.jsonl", "report"))


def load(folder: Path) -> Iterator[GoldText]:
    """Every document of both files."""
    for name, official in _FILES:
        coref = folder / "coref" / f"{name.partition('.')[0]}.jsonlines"
        clusters = {row["doc_key"]: row["clusters"] for row in _rows(coref)} if coref.exists() else {}
        for row in _rows(folder / name):
            key = row.get("docid") or row["doc_id"]
            yield _document(key, row, clusters.get(key, ()), official)


def _document(key: str, row: dict[str, Any], clusters: Sequence[Sequence[str]], official: OfficialPart) -> GoldText:
    text, words = detokenize(row["tokens"])
    entities = {entity["id"]: entity for entity in row.get("entity_mentions", ())}
    types, parts = mapping("wikievents", "triggers"), mapping("wikievents", "roles")
    triggers: list[Marked] = []
    roles: list[Roles] = []
    for event in row["event_mentions"]:
        if event["trigger"].get("end_idx") == 0:  # the release lost where some 30 triggers stand
            continue
        trigger = _span(words, event["trigger"])
        triggers += types.mark(trigger, ".".join(event["event_type"].split(".")[:2]))
        roles.append(Roles(trigger, tuple(_arguments(row["tokens"], words, event, entities))))
    heads = None
    if "entity_mentions" in row:
        kinds = mapping("wikievents", "heads")
        marks = [mark for one in row["entity_mentions"] for mark in kinds.mark(_span(words, one), one["entity_type"])]
        heads = Layer(tuple(marks), kinds.scope)
    return GoldText(
        set="wikievents",
        id=key,
        text=text,
        group=key,
        official=official,
        heads=heads,
        triggers=Layer(tuple(triggers), types.scope),
        roles=Layer(tuple(roles), parts.scope),
        actors=_clusters(words, entities, clusters),
    )


def _arguments(
    tokens: Sequence[str], words: Sequence[Span], event: dict[str, Any], entities: Mapping[str, dict[str, Any]]
) -> Iterator[Argument]:
    """The arguments that can be placed. A role that is none of ours is left out."""
    for argument in event["arguments"]:
        codes = mapping("wikievents", "roles").codes(argument["role"])
        entity = entities.get(argument.get("entity_id", ""))
        if codes is None:
            continue
        ends = _ends(entity) if entity else _nearest(tokens, argument["text"], _ends(event["trigger"])[0])
        if ends is not None:
            yield Argument(words[ends[0]].join(words[ends[1] - 1]), words[ends[1] - 1], codes)


def _nearest(tokens: Sequence[str], text: str, trigger: int) -> tuple[int, int] | None:
    """Word offsets of the occurrence of `text` that is nearest to the trigger, None where none is within `NEAR`."""
    squeezed = "".join(text.split())
    found = []
    for start in range(max(trigger - NEAR, 0), min(trigger + NEAR, len(tokens))):
        joined, end = "", start
        while end < len(tokens) and squeezed.startswith(joined) and joined != squeezed:
            joined += tokens[end]
            end += 1
        if joined == squeezed:
            found.append((abs(start - trigger), start, end))
    return min(found)[1:] if found else None


def _clusters(
    words: Sequence[Span], entities: Mapping[str, dict[str, Any]], clusters: Sequence[Sequence[str]]
) -> tuple[tuple[Span, ...], ...] | None:
    """The clusters of actors and things, None where the file has no ids to follow."""
    if not entities:
        return None
    spans = (tuple(sorted({_span(words, entities[key]) for key in keys if key in entities})) for keys in clusters)
    return tuple(cluster for cluster in spans if len(cluster) > 1)


def _ends(row: Mapping[str, Any]) -> tuple[int, int]:
    """The word offsets `[start, end)` of a trigger or an entity in either file."""
    first, last = ("start", "end") if "start" in row else ("start_idx", "end_idx")
    return int(row[first]), max(int(row[last]), int(row[first]) + 1)


def _span(words: Sequence[Span], row: Mapping[str, Any]) -> Span:
    start, end = _ends(row)
    return words[start].join(words[end - 1])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)

"""WikiEvents (Li, Ji and Han, NAACL 2021): `SPLIT.jsonl`, an article a line, with events of KAIROS types.

Two forms are read: the one published, and the one that gives words and arguments without offsets
(`*.restructured.jsonl`), in which an argument is taken where its words stand nearest to the trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.scoring.set_tables import EventTable, load_set_tables
from reportedly.scoring.sets.events import MEASURES, Argument, EventDocument, GoldEvent, compare, merged, nearest
from reportedly.scoring.sets.files import chosen, json_lines
from reportedly.scoring.sets.goldset import GoldSet
from reportedly.scoring.sets.words import joined, text_of
from reportedly.values.span import Span

Json = Mapping[str, Any]


def load(folder: Path, split: str | None) -> tuple[EventDocument, ...]:
    """The articles of a split, in the order of the files."""
    table = load_set_tables().wikievents
    paths = chosen(list(folder.glob("*.jsonl")), split)
    return tuple(_document(raw, table) for path in paths for raw in json_lines(path))


def _document(raw: Json, table: EventTable) -> EventDocument:
    text, spans = _text(raw)
    places = {one["id"]: (one["start"], one["end"]) for one in raw.get("entity_mentions", ())}
    events = merged(
        GoldEvent(
            joined(spans[slice(*_trigger(one))]),
            table.ours(one["event_type"]),
            tuple(_arguments(one, raw["tokens"], spans, places, table)),
        )
        for one in raw["event_mentions"]
        if table.ours(one["event_type"]) and spans[slice(*_trigger(one))]  # a few triggers there hold no word
    )
    return EventDocument(raw["doc_id"] if "doc_id" in raw else raw["docid"], text, events, table.known, local=False)


def _text(raw: Json) -> tuple[str, tuple[Span, ...]]:
    """The text and the span of each word: sentences at their published offsets, a line each; else the words joined."""
    if "text" not in raw:
        return text_of([raw["tokens"]])
    spans = tuple(Span(start, end) for words, _ in raw["sentences"] for _, start, end in words)
    text = ""
    for words, line in raw["sentences"]:
        text += "\n" * (words[0][1] - len(text)) + line if words else ""
    return text, spans


def _trigger(event: Json) -> tuple[int, int]:
    words = event["trigger"]
    return (words["start"], words["end"]) if "start" in words else (words["start_idx"], words["end_idx"])


def _arguments(
    event: Json, words: Sequence[str], spans: Sequence[Span], places: Mapping[str, tuple[int, int]], table: EventTable
) -> Iterator[Argument]:
    for one in event["arguments"]:
        facet = table.facet(event["event_type"], one["role"])
        where = places.get(one.get("entity_id", "")) or _found(one["text"].split(), words, _trigger(event)[0])
        if facet is not None and where is not None:
            yield Argument(facet, joined(spans[slice(*where)]))


def _found(wanted: Sequence[str], words: Sequence[str], at: int) -> tuple[int, int] | None:
    start = nearest(words, wanted, at) if wanted else None
    return (start, start + len(wanted)) if start is not None else None


WIKIEVENTS = GoldSet(measures=MEASURES, unit="articles", load=load, compare=compare)

"""M2E2 (Li et al., ACL 2020), its text part: `SPLIT.jsonl`, a sentence a line, with events of ACE types.

The sentences of one VOA article make one document; words are joined to running text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from reportedly.scoring.set_tables import EventTable, load_set_tables
from reportedly.scoring.sets.events import MEASURES, Argument, EventDocument, GoldEvent, compare, merged
from reportedly.scoring.sets.files import chosen, json_lines
from reportedly.scoring.sets.goldset import GoldSet
from reportedly.scoring.sets.words import joined, text_of
from reportedly.values.span import Span

Sentence = Mapping[str, Any]


def load(folder: Path, split: str | None) -> tuple[EventDocument, ...]:
    """The articles of a split, in the order of the files."""
    articles: dict[str, list[Sentence]] = defaultdict(list)
    for path in chosen(list(folder.glob("*.jsonl")), split):
        for sentence in json_lines(path):
            articles[sentence["sentence_id"].rpartition("_")[0]].append(sentence)
    table = load_set_tables().m2e2
    return tuple(_document(name, sentences, table) for name, sentences in articles.items())


def _document(name: str, sentences: Sequence[Sentence], table: EventTable) -> EventDocument:
    lines = [sentence["words"] for sentence in sentences]
    text, spans = text_of(lines)
    starts = accumulate(map(len, lines), initial=0)
    events = merged(
        _event(raw, spans[start:], table)
        for start, sentence in zip(starts, sentences, strict=False)
        for raw in sentence["golden-event-mentions"]
        if table.ours(raw["event_type"])
    )
    return EventDocument(name, text, events, table.known, local=True)


def _event(raw: Mapping[str, Any], spans: Sequence[Span], table: EventTable) -> GoldEvent:
    """An event whose word numbers count within its sentence; `spans` begin with that sentence's first word."""
    kind = raw["event_type"]
    arguments = (
        Argument(facet, joined(spans[one["start"] : one["end"]]))
        for one in raw["arguments"]
        if (facet := table.facet(kind, one["role"])) is not None
    )
    trigger = joined(spans[raw["trigger"]["start"] : raw["trigger"]["end"]])
    return GoldEvent(trigger, table.ours(kind), tuple(arguments))


M2E2 = GoldSet(measures=MEASURES, unit="articles", load=load, compare=compare)

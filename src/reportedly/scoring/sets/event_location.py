"""Where verbs happen (Halterman, "Geolocating Political Events in Text", 2019): `SPLIT.jsonl`, a sentence and a verb
a line, with the words of the place where that verb's event happened, or none.

Scored by word. A verb has our place where the reader tells an event at it, or at words whose clause holds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.extracting.telling import Told
from reportedly.flow import Reader
from reportedly.scoring.counts import Count, Counts, added
from reportedly.scoring.sets.files import chosen, json_lines
from reportedly.scoring.sets.goldset import GoldSet
from reportedly.scoring.sets.walk import Walk
from reportedly.values.span import Span

MEASURES = {
    "place": "a word of the place of a verb",
    "place_of_told": "the same, for verbs at which the reader tells an event",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A verb and the words of its place."""

    verb: Span
    place: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the spans of its words and its verbs."""

    id: str
    text: str
    words: tuple[Span, ...]
    verbs: tuple[Placed, ...]


def load(folder: Path, split: str | None) -> tuple[Sentence, ...]:
    """The sentences, each once with all its verbs; those that the annotators rejected are left out."""
    sentences: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for path in chosen(list(folder.glob("*.jsonl")), split):
        for raw in json_lines(path):
            if raw.get("answer", "accept") == "accept":
                sentences[raw["text"]].append(raw)
    return tuple(_sentence(text, rows) for text, rows in sentences.items())


def _sentence(text: str, rows: Sequence[Mapping[str, Any]]) -> Sentence:
    words = tuple(map(_word, rows[0]["tokens"]))
    verbs = (_placed(row, words) for row in rows)
    return Sentence(str(rows[0]["_id"]), text, words, tuple(verb for verb in verbs if verb is not None))


def _word(token: Any) -> Span:
    """A word's span, given as [start, end] or as an object."""
    start, end = (token["start"], token["end"]) if isinstance(token, Mapping) else token[:2]
    return Span(start, end)


def _placed(row: Mapping[str, Any], words: Sequence[Span]) -> Placed | None:
    spans = [(one["label"], Span(one["start"], one["end"])) for one in row["spans"]]
    verb = next((span for label, span in spans if label == "VERB"), None)
    place = _overlapping(words, [span for label, span in spans if label == "LOCATION"])
    return Placed(verb, place) if verb is not None else None


def _overlapping(words: Sequence[Span], spans: Sequence[Span]) -> frozenset[Span]:
    return frozenset(word for word in words if any(word.overlaps(span) for span in spans))


def compare(item: Sentence, reader: Reader) -> Counts:
    """Counts of words over the verbs of one sentence."""
    told = list(Walk(item.text, reader).told)
    return added(_compared(verb, _event_at(verb.verb, told), item.words) for verb in item.verbs)


def _compared(verb: Placed, told: Told | None, words: Sequence[Span]) -> Counts:
    slots = told.slots if told is not None else ()
    spans = [s.words.span for s in slots if s.facet == "place" and s.words is not None and s.role != "origin"]
    ours = _overlapping(words, spans)
    count = Count(len(ours & verb.place), len(ours), len(verb.place))
    return {"place": count} if told is None else {"place": count, "place_of_told": count}


def _event_at(verb: Span, told: Sequence[Told]) -> Told | None:
    """The event told by the verb, else the one with the shortest clause around it."""
    at = [t for t in told if t.event.trigger.span.overlaps(verb)]
    around = sorted((t for t in told if t.event.clause.covers(verb)), key=lambda t: len(t.event.clause))
    return next(iter(at or around), None)


EVENT_LOCATION = GoldSet(measures=MEASURES, unit="sentences", load=load, compare=compare)

"""ECB+ files: words, markables anchored in them, relations between markables; and the list of annotated sentences."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ScoreError
from reportedly.scoring.sets.files import csv_rows
from reportedly.scoring.sets.words import joined, text_of
from reportedly.values.span import Span

ACTIONS = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True, slots=True)
class Action:
    """An event mention; `event` names what it refers to, the same for mentions of one event."""

    span: Span
    event: str


@dataclass(frozen=True, slots=True)
class Page:
    """One document: its text, the spans of the annotated sentences, the actions in them."""

    text: str
    annotated: tuple[Span, ...]
    actions: tuple[Action, ...]


def listed(path: Path) -> dict[str, set[str]]:
    """The numbers of the annotated sentences by file name."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for row in csv_rows(path):
        numbers[f"{row['Topic']}_{row['File']}.xml"].add(row["Sentence Number"])
    return dict(numbers)


def page(path: Path, numbers: set[str] | None) -> Page:
    """One document with what is annotated in its sentences of these numbers (None: in all)."""
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise ScoreError(f"{path}: {error}") from error
    sentences: dict[str, list[ET.Element]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[token.get("sentence", "")].append(token)
    text, spans = text_of([[token.text or "" for token in tokens] for tokens in sentences.values()])
    names = [token.get("t_id", "") for tokens in sentences.values() for token in tokens]
    span_of = dict(zip(names, spans, strict=True))
    annotated = tuple(
        joined([span_of[token.get("t_id", "")] for token in tokens])
        for name, tokens in sentences.items()
        if numbers is None or name in numbers
    )
    inside = (a for a in _actions(root, span_of, path.name) if any(s.covers(a.span) for s in annotated))
    return Page(text, annotated, tuple(inside))


def _actions(root: ET.Element, span_of: Mapping[str, Span], name: str) -> Iterator[Action]:
    """The actions. One in no relation is the only mention of its event; ids of events hold across documents."""
    events = dict(_events(root, name))
    for mark in root.iterfind("Markables/*"):
        anchors = [span_of[anchor.get("t_id", "")] for anchor in mark.iter("token_anchor")]
        if mark.tag.startswith(ACTIONS) and anchors:
            number = mark.get("m_id", "")
            yield Action(joined(anchors), events.get(number, f"{name}#{number}"))


def _events(root: ET.Element, name: str) -> Iterator[tuple[str, str]]:
    """(mention, event) of each relation: across documents by the event's own id, within one by the relation's."""
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        event = relation.get("note", "") if across else f"{name}@{relation.get('r_id')}"
        yield from ((source.get("m_id", ""), event) for source in relation.iter("source"))

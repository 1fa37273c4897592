"""re3d (Dstl, Aleph Insights and Committed, 2017): folders with `documents.json` and `entities.json`.

Mentions of which the annotators were at least 70 % sure. A hit has the same group and the same words, once "the", "a"
and "an" in front are left out on both sides (they are in the gold spans and never in ours).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.flow import Reader
from reportedly.scoring.counts import Count, Counts
from reportedly.scoring.set_tables import load_set_tables
from reportedly.scoring.sets.files import json_lines, undivided
from reportedly.scoring.sets.goldset import GoldSet
from reportedly.scoring.sets.walk import Walk
from reportedly.values.mention import Mentions
from reportedly.values.span import Span

SURE = 0.7
ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
PERSONS = frozenset({"person", "official"})  # roles of ours that are one person; the others are groups and bodies
GROUPS = tuple(load_set_tables().re3d)
MEASURES = {"mentions": "a mention with the same group and the same words, articles left out"} | {
    f"mentions.{group}": f"the same, of {', '.join(types)} alone" for group, types in load_set_tables().re3d.items()
}
Named = tuple[str, Span]  # group and where


@dataclass(frozen=True, slots=True)
class MentionDocument:
    id: str
    text: str
    gold: frozenset[Named]


def load(folder: Path, split: str | None) -> tuple[MentionDocument, ...]:
    """All documents, by source and in the order of its file."""
    undivided(split)
    group_of = {type: group for group, types in load_set_tables().re3d.items() for type in types}
    documents = []
    for path in sorted(folder.glob("**/documents.json")):
        gold: dict[str, set[Named]] = defaultdict(set)
        for entity in json_lines(path.with_name("entities.json")):
            if entity["confidence"] >= SURE and entity["type"] in group_of:
                gold[entity["documentId"]].add((group_of[entity["type"]], Span(entity["begin"], entity["end"])))
        for raw in json_lines(path):
            name, text = str(raw["_id"]), str(raw["text"])
            bare = frozenset((group, _bare(text, span)) for group, span in gold[name])
            documents.append(MentionDocument(name, text, bare))
    return tuple(documents)


def _bare(text: str, span: Span) -> Span:
    found = ARTICLE.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found else span


def compare(item: MentionDocument, reader: Reader) -> Counts:
    """Counts of one document, of all groups and of each."""
    ours = {(group, _bare(item.text, span)) for group, span in _found(Walk(item.text, reader).mentions)}
    counts = {"mentions": Count(len(ours & item.gold), len(ours), len(item.gold))}
    for group in GROUPS:
        mine, theirs = ({named for named in side if named[0] == group} for side in (ours, item.gold))
        counts[f"mentions.{group}"] = Count(len(mine & theirs), len(mine), len(theirs))
    return counts


def _found(mentions: Mentions) -> Iterator[Named]:
    """Our mentions by group. A name that may be place or actor is a place where a preposition of place governs it."""
    placed = [place.words.span for place in mentions.places if place.locative]
    acting = {actor.words.span for actor in mentions.actors}.difference(placed)
    for actor in mentions.actors:
        if actor.words.span in acting:
            yield "person" if actor.role in PERSONS else "organisation", actor.words.span
    yield from (("place", place.words.span) for place in mentions.places if place.words.span not in acting)
    yield from (("weapon", weapon.words.span) for weapon in mentions.weapons)
    yield from (("time", time.words.span) for time in mentions.times)
    yield from (("money" if c.facet == "money" else "quantity", c.number.span) for c in mentions.counts)


RE3D = GoldSet(measures=MEASURES, unit="documents", load=load, compare=compare)

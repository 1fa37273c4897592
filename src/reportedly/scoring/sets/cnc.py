"""Causal News Corpus (Tan et al., LREC 2022 and 2023): `SPLIT_subtask1.csv` says which sentences tell of cause and
effect, `SPLIT_subtask2_grouped.csv` marks causes, effects and signals in them.

Cause is broader than what we look for, which is one act that answers another in so many words ("in retaliation for"):
recall against all causes is low by design, and precision says whether what we find is a cause at all.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ScoreError
from reportedly.flow import Reader
from reportedly.scoring.counts import Count, Counts, added
from reportedly.scoring.matching import matched
from reportedly.scoring.sets.files import chosen, csv_rows
from reportedly.scoring.sets.goldset import GoldSet
from reportedly.scoring.sets.walk import Walk
from reportedly.values.claim import Claim
from reportedly.values.span import Span

MEASURES = {
    "response_sentence": "a sentence with a response, against all that tell of cause and effect, which is far broader",
    "span": "a cause, effect or signal, of which at least half is in both, in sentences that have any",
}
TAG = re.compile(r"<(/?)(ARG0|ARG1|SIG)\d*>")
SORTS = {"ARG0": "cause", "ARG1": "effect", "SIG": "signal"}
Part = tuple[str, Span]  # sort and where


@dataclass(frozen=True, slots=True)
class Sentence:
    """`causal` as subtask 1 has it, `parts` as subtask 2 has them."""

    text: str
    causal: bool
    parts: frozenset[Part]


@dataclass(frozen=True, slots=True)
class Source:
    """The sentences from one article."""

    id: str
    sentences: tuple[Sentence, ...]


def load(folder: Path, split: str | None) -> tuple[Source, ...]:
    """The articles of a split, in the order of the files."""
    sources: dict[str, list[Sentence]] = defaultdict(list)
    parts = dict(_marked(folder, split))
    for path in chosen(list(folder.glob("*_subtask1.csv")), split):
        for row in csv_rows(path):
            sentence = Sentence(row["text"], row["label"] == "1", parts.get(row["text"], frozenset()))
            sources[row["index"].rpartition("_")[0]].append(sentence)
    return tuple(Source(name, tuple(sentences)) for name, sentences in sources.items())


def _marked(folder: Path, split: str | None) -> Iterator[tuple[str, frozenset[Part]]]:
    """Each sentence of subtask 2 with its parts, over all its relations."""
    paths = list(folder.glob("*_subtask2_grouped.csv"))
    for path in chosen(paths, split) if paths else ():
        for row in csv_rows(path):
            relations = ast.literal_eval(row["causal_text_w_pairs"])
            parts = (part for marked in relations for part in _parts(marked, row["text"], path))
            yield row["text"], frozenset(parts)


def _parts(marked: str, text: str, path: Path) -> Iterator[Part]:
    """The parts that tags mark, at their places in the text without tags."""
    if TAG.sub("", marked) != text:
        raise ScoreError(f"{path}: {marked[:60]!r} is not the sentence {text[:60]!r} with tags")
    opened: dict[str, int] = {}
    tags = 0
    for tag in TAG.finditer(marked):
        at, tags = tag.start() - tags, tags + len(tag.group())
        if not tag[1]:
            opened[tag[2]] = at
        elif tag[2] in opened:
            yield SORTS[tag[2]], Span(opened.pop(tag[2]), at)


def compare(item: Source, reader: Reader) -> Counts:
    """Counts over one article's sentences, each read alone."""
    return added(_compared(sentence, reader) for sentence in item.sentences)


def _compared(sentence: Sentence, reader: Reader) -> Counts:
    walk = Walk(sentence.text, reader)
    ours = sorted({part for claim in walk.responses for part in _found(walk, claim)})
    counts = {"response_sentence": Count(int(bool(ours) and sentence.causal), int(bool(ours)), int(sentence.causal))}
    if sentence.parts:
        counts["span"] = Count(len(matched(ours, sorted(sentence.parts), _alike)), len(ours), len(sentence.parts))
    return counts


def _found(walk: Walk, claim: Claim) -> Iterator[Part]:
    """What a response claim says: the cue as signal, the reason as cause, the act's clause up to the cue as effect."""
    if claim.trigger is None:
        return
    cue = claim.trigger.span
    yield "signal", cue
    yield from (("cause", slot.words.span) for slot in claim.of("reason") if slot.words is not None)
    for clause in (told.event.clause for told in walk.told if set(told.ids) & set(claim.about)):
        yield "effect", Span(clause.start, min(clause.end, cue.start)) if clause.start < cue.start else clause


def _alike(one: Part, other: Part) -> bool:
    (sort, left), (other_sort, right) = one, other
    shared = min(left.end, right.end) - max(left.start, right.start)
    return sort == other_sort and 2 * shared >= max(len(left), len(right))


CNC = GoldSet(measures=MEASURES, unit="articles", load=load, compare=compare)

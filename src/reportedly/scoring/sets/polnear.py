"""PolNeAR (Newell, Margolin and Ruths, LREC 2018): `text/*.txt` with `attributions/*.ann`, brat stand-off.

PolNeAR gives every word to one attribution, so one that only passes on what an outlet was told is left out of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from reportedly.errors import ScoreError
from reportedly.flow import Reader
from reportedly.scoring.counts import Count, Counts, added
from reportedly.scoring.matching import matched
from reportedly.scoring.sets.brat import Run, events
from reportedly.scoring.sets.files import chosen
from reportedly.scoring.sets.goldset import GoldSet
from reportedly.scoring.sets.walk import Walk

MEASURES = {
    "content": "an attribution whose content covers half of the gold content's characters, one to one",
    "with_source": "the same, and the sources overlap",
    "quoted_recall": "the share of gold contents in quotation marks that are found (P, R and F1 are that share)",
}
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|``[^'`]*''")


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as sets of character offsets, spaces left out; `quoted` where all its words are in quotes."""

    content: frozenset[int]
    source: frozenset[int]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Attributed:
    """An article's text as it is in the file, and the attributions with a content that each annotator gave."""

    id: str
    text: str
    gold: tuple[tuple[Said, ...], ...]


def load(folder: Path, split: str | None) -> tuple[Attributed, ...]:
    """The articles of a split; `folder` may also be the folder of one split."""
    inside = [path.parent for path in folder.glob("*/attributions")]
    folders = [folder] if (folder / "attributions").is_dir() else chosen(inside, split)
    return tuple(_article(path) for one in folders for path in sorted((one / "text").glob("*.txt")))


def _article(path: Path) -> Attributed:
    """An article with its annotations, whose names go on with an underline and the annotator."""
    text = path.read_bytes().decode("utf-8")  # no newline is folded: the offsets count them
    annotations = sorted((path.parent.parent / "attributions").glob(f"{escape(path.stem)}_*.ann"))
    if not annotations:
        raise ScoreError(f"{path} has no annotation: there is no attributions/{path.stem}_*.ann")
    return Attributed(path.stem, text, tuple(tuple(_gold(one, text)) for one in annotations))


def _gold(path: Path, text: str) -> Iterator[Said]:
    for parts in events(path):
        content, source = parts.get("Content", []), parts.get("Source", [])
        if content:
            quoted = all(_is_quoted(text[start:end]) for start, end in content)
            yield Said(_characters(content, text), _characters(source, text), quoted)


def _is_quoted(words: str) -> bool:
    """Whether quotation marks, all closed, stand around every letter."""
    return not any(mark.isalnum() for mark in QUOTED.sub("", words))


def _characters(runs: Iterable[Run], text: str) -> frozenset[int]:
    return frozenset(at for start, end in runs for at in range(start, end) if not text[at].isspace())


def compare(item: Attributed, reader: Reader) -> Counts:
    """Counts of one article, against each annotator's attributions."""
    ours = list(found(item.text, reader))
    return added(_compared(ours, gold) for gold in item.gold)


def _compared(ours: Sequence[Said], gold: Sequence[Said]) -> Counts:
    hit = {j for _, j in matched(ours, gold, covers)}
    quoted = [j for j, said in enumerate(gold) if said.quoted]
    return {
        "content": Count(len(hit), len(ours), len(gold)),
        "with_source": Count(len(matched(ours, gold, agrees)), len(ours), len(gold)),
        "quoted_recall": Count(len(hit.intersection(quoted)), len(quoted), len(quoted)),
    }


def covers(said: Said, gold: Said) -> bool:
    """Whether at least half of the gold content's characters are said."""
    return 2 * len(said.content & gold.content) >= len(gold.content)


def agrees(said: Said, gold: Said) -> bool:
    """Whether the same is said by the same: the sources overlap."""
    return covers(said, gold) and bool(said.source & gold.source)


def found(text: str, reader: Reader) -> Iterator[Said]:
    """What the reader finds, without those who only pass on what they were told."""
    voices = Walk(text, reader).voices
    passed = {v.parent for v in voices if v.parent is not None and voices[v.parent].cue == v.cue and v.cue is not None}
    for index, voice in enumerate(voices):
        if index not in passed:
            sources = [words.span for words in (*([voice.source] if voice.source else ()), *voice.cosources)]
            content, source = ([(span.start, span.end) for span in spans] for spans in (voice.content, sources))
            yield Said(_characters(content, text), _characters(source, text))


POLNEAR = GoldSet(measures=MEASURES, unit="articles", load=load, compare=compare)

"""ECB+ (Cybulska and Vossen, LREC 2014): `TOPIC/*.xml`, words with event mentions and their coreference, and the list
of the sentences in which all of it is annotated.

ECB+ annotates every action in those sentences, also saying, seeing and releasing; we look for conflict events only, so
recall is low by design. The reader of this version links within an article; across articles there is only the
baseline by words, which is measured on gold mentions to say how far that much gets.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from reportedly.flow import Reader
from reportedly.scoring.counts import Count, Counts, added
from reportedly.scoring.matching import matched
from reportedly.scoring.sets.ecb_xml import Page, listed, page
from reportedly.scoring.sets.files import undivided
from reportedly.scoring.sets.goldset import GoldSet
from reportedly.scoring.sets.walk import Walk
from reportedly.values.span import Span

MEASURES = {
    "mention": "an event word whose head stands in a gold action, in the annotated sentences; gold has every action",
    "coref_lemma_baseline": "a pair of gold actions of one topic that name the same event; predicted: the same head "
    "word. Not a result of the reader",
}
SENTENCES = "ECBplus_coreference_sentences.csv"


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    pages: tuple[Page, ...]


def load(folder: Path, split: str | None) -> tuple[Topic, ...]:
    """The topics, in the order of their numbers. Without the list of sentences, all sentences count as annotated."""
    undivided(split)
    lists = list(folder.glob(SENTENCES))
    numbers = listed(lists[0]) if lists else None
    topics: dict[str, list[Page]] = defaultdict(list)
    for path in sorted(folder.glob("*/*.xml"), key=lambda path: (path.parent.name.zfill(9), path.name)):
        topics[path.parent.name].append(page(path, numbers.get(path.name, set()) if numbers is not None else None))
    return tuple(Topic(name, tuple(pages)) for name, pages in topics.items())


def compare(item: Topic, reader: Reader) -> Counts:
    """Counts of one topic."""
    walks = [Walk(one.text, reader) for one in item.pages]
    found = added(_mentions(one, walk) for one, walk in zip(item.pages, walks, strict=True))
    named = [
        (action.event, _lemma(walk, action.span, reader))
        for one, walk in zip(item.pages, walks, strict=True)
        for action in one.actions
    ]
    links = Count(*(_pairs(Counter(keys)) for keys in (named, [lemma for _, lemma in named], [e for e, _ in named])))
    return {**found, "coref_lemma_baseline": links}


def _mentions(one: Page, walk: Walk) -> Counts:
    heads = [walk.word(event.head) for event in walk.mentions.events]
    ours = [head for head in heads if any(sentence.covers(head) for sentence in one.annotated)]
    gold = [action.span for action in one.actions]
    return {"mention": Count(len(matched(ours, gold, lambda one, other: other.covers(one))), len(ours), len(gold))}


def _lemma(walk: Walk, span: Span, reader: Reader) -> str:
    """The dictionary form of the head word, as far as the lexicon knows it."""
    token = walk.grammar.tokens[walk.grammar.token_at(walk.head(span).start)]
    as_verb = reader.triggers.lemma(token.norm, verb=True)
    return as_verb if as_verb != token.norm else reader.triggers.lemma(token.norm, verb=False)


def _pairs(sizes: Counter[object]) -> int:
    """How many pairs share a key."""
    return sum(size * (size - 1) // 2 for size in sizes.values())


ECBPLUS = GoldSet(measures=MEASURES, unit="topics", load=load, compare=compare)

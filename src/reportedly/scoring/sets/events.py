"""Event triggers and their arguments against a set's, for the sets that annotate both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.extracting.telling import Told
from reportedly.flow import Reader
from reportedly.scoring.counts import Count, Counts
from reportedly.scoring.matching import matched
from reportedly.scoring.sets.walk import Walk
from reportedly.values.span import Span

FACETS = ("perpetrator", "target", "weapon", "place")
MEASURES = {
    "trigger": "an event word whose head stands in the gold trigger, of a type that is right for the gold type. The "
    "reader tells an attack and the deaths beside it as one event, the sets as two or more",
    "trigger_untyped": "the same, whatever our type",
    "role": "an argument of an event found with the right type: the same head word and role (perpetrator, target, "
    "weapon, place)",
    "role_of_found": "the same, counting only events that were found with the right type",
}


@dataclass(frozen=True, slots=True)
class Argument:
    facet: str
    span: Span


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A gold event in our terms: `types` are those of ours that are right for it."""

    trigger: Span
    types: tuple[str, ...]
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class EventDocument:
    """A text with its gold events. `types` are those of ours that its set annotates; `local`: arguments are annotated
    in the trigger's line only."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]
    types: frozenset[str]
    local: bool


def merged(events: Iterable[GoldEvent]) -> tuple[GoldEvent, ...]:
    """Events with the same trigger and types as one with all their arguments: some sets repeat an event."""
    arguments: dict[tuple[Span, tuple[str, ...]], list[Argument]] = defaultdict(list)
    for event in events:
        arguments[event.trigger, event.types] += event.arguments
    return tuple(GoldEvent(*key, tuple(dict.fromkeys(found))) for key, found in arguments.items())


def compare(item: EventDocument, reader: Reader) -> Counts:
    """Counts of one document, by the names of `MEASURES`."""
    walk = Walk(item.text, reader)
    found, gold = [event for event in walk.mentions.events if event.type in item.types], item.events
    ours = [GoldEvent(walk.word(event.head), (event.type,), ()) for event in found]
    typed = matched(ours, gold, lambda one, other: _same_word(one, other) and one.types[0] in other.types)
    told = {t.event: t for t in walk.told}
    filled = [set(_slots(walk, told.get(event), local=item.local)) for event in found]
    asked = [{Argument(a.facet, walk.head(a.span)) for a in event.arguments} for event in gold]
    hits = sum(len(filled[i] & asked[j]) for i, j in typed)
    return {
        "trigger": Count(len(typed), len(ours), len(gold)),
        "trigger_untyped": Count(len(matched(ours, gold, _same_word)), len(ours), len(gold)),
        "role": Count(hits, sum(map(len, filled)), sum(map(len, asked))),
        "role_of_found": Count(hits, sum(len(filled[i]) for i, _ in typed), sum(len(asked[j]) for _, j in typed)),
    }


def _same_word(ours: GoldEvent, gold: GoldEvent) -> bool:
    return gold.trigger.covers(ours.trigger)


def _slots(walk: Walk, told: Told | None, *, local: bool) -> Iterator[Argument]:
    """The arguments that the reader fills, by their head words; `local`: those in the trigger's line."""
    if told is None:
        return
    for slot in told.slots:
        if slot.facet not in FACETS or slot.words is None or slot.role == "origin":
            continue
        between = told.event.trigger.span.join(slot.words.span).cut(walk.text)
        if not (local and "\n" in between):
            yield Argument(slot.facet, walk.head(slot.words.span))


def nearest(words: Sequence[str], wanted: Sequence[str], at: int) -> int | None:
    """Where a run of words stands nearest to the word at index `at`; None where it does not stand at all."""
    found = [i for i in range(len(words) - len(wanted) + 1) if list(words[i : i + len(wanted)]) == list(wanted)]
    return min(found, key=lambda i: abs(i - at), default=None)

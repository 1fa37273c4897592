"""What stands near a stretch of text, at a cost that does not grow with the length of the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from reportedly.values.mention import (
    ActorMention,
    CountMention,
    EventMention,
    Mentions,
    PlaceMention,
    TimeMention,
    WeaponMention,
)
from reportedly.values.span import Span

REACH = 600  # characters around an event word in which its slots are looked for: all of most sentences
HORIZON = 100  # told events before and after words that point to them; few articles tell of more

Mention = TimeMention | CountMention | PlaceMention | ActorMention | WeaponMention | EventMention
T = TypeVar("T")
M = TypeVar("M", bound=Mention)


class Shelf(Generic[T]):
    """Things in the order of the text, found by the offsets at which they start."""

    def __init__(self, things: Iterable[T], span: Callable[[T], Span]) -> None:
        self._things = sorted(things, key=lambda thing: span(thing).start)
        self._starts = [span(thing).start for thing in self._things]

    def starting_in(self, low: int, high: int) -> Sequence[T]:
        """The things that start at an offset in `[low, high)`."""
        return self._things[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def before(self, offset: int, *, most: int = HORIZON) -> Sequence[T]:
        """The last things that start before an offset."""
        end = bisect_left(self._starts, offset)
        return self._things[max(0, end - most) : end]

    def around(self, offset: int, *, most: int = HORIZON) -> Sequence[T]:
        """The last things that start before an offset and the first that do not."""
        middle = bisect_left(self._starts, offset)
        return self._things[max(0, middle - most) : middle + most]

    def __iter__(self) -> Iterator[T]:
        return iter(self._things)


class Nearby:
    """The mentions of one document, found by where they stand."""

    def __init__(self, mentions: Mentions) -> None:
        self._times = shelve(mentions.times)
        self._counts = shelve(mentions.counts)
        self._places = shelve(mentions.places)
        self._actors = shelve(mentions.actors)
        self._weapons = shelve(mentions.weapons)
        self._events = shelve(mentions.events)

    def __call__(self, span: Span) -> Mentions:
        """The mentions that start within reach of `span`, and the events within twice that, the rivals for them."""
        low, high = span.start - REACH, span.end + REACH
        return Mentions(
            times=tuple(self._times.starting_in(low, high)),
            counts=tuple(self._counts.starting_in(low, high)),
            places=tuple(self._places.starting_in(low, high)),
            actors=tuple(self._actors.starting_in(low, high)),
            weapons=tuple(self._weapons.starting_in(low, high)),
            events=tuple(self._events.starting_in(low - REACH, high + REACH)),
        )


def shelve(mentions: Iterable[M]) -> Shelf[M]:
    return Shelf(mentions, span_of)


def span_of(mention: Mention) -> Span:
    return mention.trigger.span if isinstance(mention, EventMention) else mention.words.span

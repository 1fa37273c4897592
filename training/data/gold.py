"""A text with its gold annotations, whatever set it comes from.

Sets differ in what they annotate. Three things say so, and the loss follows them (`training/targets.py`):

- a layer that is None: the set is silent about this head;
- the `scope` of a layer: the codes whose absence means something. A word without annotation is "nothing, or a code
  outside the scope". An empty scope: only what is marked is known;
- several `codes` on one mark: any of them may be right ("Conflict:Attack" is a strike, a clash, a bombing ...).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Generic, Literal, TypeVar

from reportedly.values.span import Span

Item = TypeVar("Item")
OfficialPart = Literal["train", "report"]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words, and the codes that may be right for them (one, or several where the set is coarser than our codes)."""

    span: Span
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: pieces of the source, of the cue, of the content. Without cues: the set names none.

    `parent` is the index, in the same layer, of the attribution whose content holds this one.
    """

    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    parent: int | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.sources + self.cues + self.contents


@dataclass(frozen=True, slots=True)
class Argument:
    """What plays a part in an event: its words, the head word among them, the roles that may be right."""

    span: Span
    head: Span
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """An event's trigger and the arguments that the set names, none perhaps."""

    trigger: Span
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """One event told as the cause of another, and the words that say so."""

    cause: Span
    effect: Span
    signals: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Layer(Generic[Item]):
    """What one set annotates for one head in one text, and the codes whose absence means something (`scope`)."""

    items: tuple[Item, ...]
    scope: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """A text and its annotations. `group` is a key that texts share which must stay on one side of every split.

    mentions, heads   phrases, or their head words only, with a mention type
    attributions      scope: any of source, cue, content
    triggers          words of an event, with event types
    realities         trigger words, with how real the event is said to be
    roles             arguments of triggers
    acts              words of a report (its content, or a trigger), with what the speaker does
    responses         cause, effect, signal; scope: any of these
    causal            whole sentences: `response` or `no_response`
    events, actors    clusters of words that mean the same event or actor in this text
    relevant          whether the text tells of an incident
    """

    set: str
    id: str
    text: str
    group: str
    official: OfficialPart | None = None
    mentions: Layer[Marked] | None = None
    heads: Layer[Marked] | None = None
    attributions: Layer[Attribution] | None = None
    triggers: Layer[Marked] | None = None
    realities: Layer[Marked] | None = None
    roles: Layer[Roles] | None = None
    acts: Layer[Marked] | None = None
    responses: Layer[Response] | None = None
    causal: Layer[Marked] | None = None
    events: tuple[tuple[Span, ...], ...] | None = None
    actors: tuple[tuple[Span, ...], ...] | None = None
    relevant: bool | None = None

    def spans(self) -> Iterator[Span]:
        """Every annotated span, in the order of the layers."""
        for layer in (self.mentions, self.heads, self.triggers, self.realities, self.acts, self.causal):
            yield from (mark.span for mark in layer.items) if layer else ()
        for told in self.attributions.items if self.attributions else ():
            yield from told.spans
        for event in self.roles.items if self.roles else ():
            yield event.trigger
            for argument in event.arguments:
                yield from (argument.span, argument.head)
        for response in self.responses.items if self.responses else ():
            yield from (response.cause, response.effect, *response.signals)
        for cluster in (*(self.events or ()), *(self.actors or ())):
            yield from cluster


LAYERS = tuple(field.name for field in fields(GoldText) if field.name not in {"set", "id", "text", "group", "official"})

"""What the heads should answer for a window, as the outputs that may be right.

An answer is a row of booleans over a head's outputs. All true: nothing is known, and nothing is learned. Several true:
any of them may be right; the loss takes their summed probability. So masks, scopes and coarse labels are one thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportedly.values.span import Span
from training.data import Attribution, GoldText, Layer, Marked
from training.data.labels import incident_types
from training.heads import OUTSIDE, Head, heads
from training.windows import Window

Allowed = npt.NDArray[np.bool_]
MOST_ANCHORS = 12  # anchors of identity in a window, of events and of actors each: texts of GUM have hundreds
SURE_IF = 4  # words of a chooser's span that must lie in the window's core, at most: a long content may run out of it


@dataclass(frozen=True, slots=True)
class Answer:
    """What may be right about some words: for a linker one row for every word of the window, for a chooser one row."""

    about: range
    allowed: Allowed


@dataclass(frozen=True, slots=True)
class Targets:
    """Answers by head. A head that the set does not annotate is missing."""

    tags: dict[str, Allowed]
    links: dict[str, list[Answer]]
    choices: dict[str, list[Answer]]


def targets(text: GoldText, window: Window) -> Targets:
    """The answers for one window of `text`."""
    known = heads()
    tags: dict[str, Allowed] = {}
    for name, layer in (("mentions", text.mentions), ("heads", text.heads), ("triggers", text.triggers)):
        if layer is not None:
            tags[name] = tag_marks(known[name], window, layer.items, layer.scope)
    for name, spans, scope in _pieces(text):
        tags[name] = tag_marks(known[name], window, [Marked(span, (name,)) for span in spans], scope)
    links = {
        "voices": list(_voices(text, window)),
        "roles": list(_roles(text, window)),
        "identity": list(_identity(text, window)),
    }
    choices = {
        name: list(_choices(known[name], window, layer))
        for name, layer in (("realities", text.realities), ("acts", text.acts), ("causal", text.causal))
        if layer is not None
    }
    if (relevant := _relevant(text, window)) is not None:
        allowed = np.array([not relevant, relevant])
        choices["relevance"] = [Answer(range(*window.core), allowed)]
    return Targets(tags, {name: found for name, found in links.items() if found}, choices)


def tag_marks(head: Head, window: Window, marks: Iterable[Marked], scope: frozenset[str]) -> Allowed:
    """The tags that may be right for each word. Marks on the same words are one, and any of their codes may be right.

    Of other marks that overlap the longer one counts, among head words the shorter one; the others are hidden.
    """
    allowed = np.zeros((len(window.words), head.outputs), dtype=np.bool_)
    allowed[:, OUTSIDE] = True
    for code in head.codes:
        if code not in scope:
            allowed[:, [head.begin(code), head.inside(code)]] = True
    taken = np.zeros(len(window.words), dtype=np.bool_)
    way = 1 if head.name == "heads" else -1
    for mark in sorted(_merged(marks), key=lambda mark: (way * len(mark.span), mark.span)):
        words = window.words_in(mark.span)
        if not words or taken[words.start : words.stop].any():
            continue
        taken[words.start : words.stop] = True
        cut_off = window.words[words.start].start > mark.span.start  # the mark begins before the window
        allowed[words.start : words.stop] = not mark.codes
        for code in mark.codes:
            allowed[words.start, head.inside(code) if cut_off else head.begin(code)] = True
            allowed[words.start + 1 : words.stop, head.inside(code)] = True
        if words.stop < len(allowed) and not taken[words.stop]:
            for code in mark.codes:  # the mark ends here, even where nothing else is known
                allowed[words.stop, head.inside(code)] = False
    return allowed


def _merged(marks: Iterable[Marked]) -> Iterator[Marked]:
    """One mark for each span; where one of its codes is unknown, all are."""
    found: dict[Span, list[tuple[str, ...]]] = defaultdict(list)
    for mark in marks:
        found[mark.span].append(mark.codes)
    for span, codes in found.items():
        yield Marked(span, tuple(dict.fromkeys(code for one in codes for code in one)) if all(codes) else ())


def _pieces(text: GoldText) -> Iterator[tuple[str, list[Span], frozenset[str]]]:
    """Taggers of pieces: name, spans, scope."""
    if text.attributions is not None:
        told = text.attributions.items
        for name, spans in (
            ("source", [span for one in told for span in one.sources]),
            ("cue", [span for one in told for span in one.cues]),
            ("content", [span for one in told for span in one.contents]),
        ):
            yield name, spans, text.attributions.scope
    if text.responses is not None:
        found = text.responses.items
        yield "cause", [one.cause for one in found], text.responses.scope
        yield "effect", [one.effect for one in found], text.responses.scope
        yield "signal", [span for one in found for span in one.signals], text.responses.scope


def _voices(text: GoldText, window: Window) -> Iterator[Answer]:
    """For each cue in the core: its source and its content. Nothing else in the window belongs to it."""
    head = heads()["voices"]
    for told in text.attributions.items if text.attributions else ():
        anchor = cue_words(told, window)
        if anchor and window.in_core(anchor.start):
            marks = [Marked(span, ("source",)) for span in told.sources]
            marks += (Marked(span, ("content",)) for span in told.contents)
            yield Answer(anchor, tag_marks(head, window, marks, frozenset(head.codes)))


def cue_words(told: Attribution, window: Window) -> range:
    """The words of the first piece of the cue, empty without one."""
    return window.words_in(told.cues[0]) if told.cues else range(0)


def _roles(text: GoldText, window: Window) -> Iterator[Answer]:
    """For each trigger in the core: a role at the head word of each argument; its other words say nothing."""
    head = heads()["roles"]
    for event in text.roles.items if text.roles else ():
        anchor = window.words_in(event.trigger)
        if not anchor or not window.in_core(anchor.start):
            continue
        scope = text.roles.scope if text.roles else frozenset()
        allowed = np.zeros((len(window.words), head.outputs), dtype=np.bool_)
        allowed[:, OUTSIDE] = True
        for code in head.codes:
            allowed[:, head.begin(code)] = code not in scope
        for argument in event.arguments:
            words = window.words_in(argument.span)
            allowed[words.start : words.stop] = True
        for argument in event.arguments:
            for word in window.words_in(argument.head):
                known = allowed[word].all()
                allowed[word] = False if known else allowed[word]  # two roles of one word: either may be right
                allowed[word, [head.begin(code) for code in argument.codes]] = True
        yield Answer(anchor, allowed)


def _identity(text: GoldText, window: Window) -> Iterator[Answer]:
    """For mentions in the core that have company in the window: the last words of those that mean the same, and of
    those that do not. Events and actors are never compared with each other; other words say nothing."""
    head = heads()["identity"]
    for clusters in (text.events or (), text.actors or ()):
        inside = [[words for span in cluster if (words := window.words_in(span))] for cluster in clusters]
        mentions = [(number, words) for number, found in enumerate(inside) for words in found]
        anchors = [one for one in mentions if window.in_core(one[1].start) and len(inside[one[0]]) > 1]
        for number, anchor in anchors[:: -(-len(anchors) // MOST_ANCHORS) or 1]:
            allowed = np.ones((len(window.words), head.outputs), dtype=np.bool_)
            for other, words in mentions:
                if words != anchor:
                    allowed[words.stop - 1] = False
                    allowed[words.stop - 1, head.begin("same") if other == number else OUTSIDE] = True
            yield Answer(anchor, allowed)


def _choices(head: Head, window: Window, layer: Layer[Marked]) -> Iterator[Answer]:
    for mark in layer.items:
        words = window.words_in(mark.span)
        if mark.codes and len(words) and sum(map(window.in_core, words)) >= min(len(words), SURE_IF):
            yield Answer(words, np.array([code in mark.codes for code in head.codes]))


def _relevant(text: GoldText, window: Window) -> bool | None:
    """Whether the window's core tells of an incident, None where that is not known."""
    if text.relevant is False:
        return False
    if text.triggers is None:
        return None
    types = frozenset(incident_types())
    inside = [mark for mark in text.triggers.items if any(map(window.in_core, window.words_in(mark.span)))]
    if any(mark.codes and types.issuperset(mark.codes) for mark in inside):
        return True
    # Without any mark, nothing is told of where the set marks attacks and the like wherever they are.
    return False if "armed_clash" in text.triggers.scope and not inside else None


def informative(allowed: Allowed) -> Allowed:
    """Which rows say anything."""
    return np.logical_not(allowed.all(axis=-1))

"""Which news outlet passes on what a speaker says: the one that was told, or that quoted the same speaker before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extracting.voices_contents import Right
from reportedly.extracting.voices_drafts import Draft
from reportedly.extracting.voices_scene import Phrase, Scene

_TOLD = (("speaking", "to"), ("interview", "with"), ("comments", "to"), ("remarks", "to"), ("quoted", "by"))


def outlet_of(scene: Scene, right: Right, segment: range) -> tuple[Phrase, ...]:
    """The listener of "told AFP", or whom the sentence says that the speaker spoke to; the publisher is never meant."""
    if right.listener is not None:
        return tuple(_outlet(scene, right.listener))
    for at in range(segment.start, segment.stop - 2):
        chunk = scene.chunk_starting.get(at + 2)
        if (scene.norm(at), scene.norm(at + 1)) in _TOLD and chunk is not None and scene.quote(at) is None:
            return tuple(_outlet(scene, chunk))
    return ()


def _outlet(scene: Scene, chunk: int) -> Iterator[Phrase]:
    """The phrase, if it names a news outlet other than the publisher."""
    run = scene.chunk(chunk)
    words = [scene.norm(at) for at in range(run.first, run.last + 1)]
    listed = any(word in scene.cues.outlets or word.removesuffix("s") in scene.cues.outlets for word in words)
    described = words[-1] in scene.cues.outlet_words and len(words) > 1
    publisher = set((scene.grammar.document.article.publisher or "").lower().split())
    if (listed or described) and not publisher & set(words) - {"news", "agency", "the"}:
        yield Phrase(run.first, run.last)


def with_heirs(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, in which "the activist" comes through the outlet that "an activist ... told AFP" came through."""
    through: dict[str, tuple[Phrase, ...]] = {}
    found = []
    for draft in drafts:
        if draft.outlet:
            through[draft.head] = draft.outlet
        elif draft.unnamed and draft.head in through and scene.norm(draft.sources[0].first) == "the":
            draft = replace(draft, outlet=through[draft.head])
        found.append(draft)
    return found

"""Quotations that no cue governs: they go on with the last speaker, or with the one named right before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, chain

from reportedly.extracting.voices_drafts import Draft
from reportedly.extracting.voices_scene import Phrase, Scene

_WORDS = 4  # a shorter quotation without a cue is a name or a scare quote
_BACK = 12  # attributions looked at for the speaker before a quotation


def with_bare_quotes(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, in order, with every uncovered quotation of whole sentences given to a speaker, if one is at hand."""
    found = list(drafts)
    covered = _Covered(drafts)
    for run in scene.quotes:
        content = scene.trimmed(run.first, run.last + 1)
        if content is None or not _stands_alone(scene, run) or covered.holds(run):
            continue
        at = _last_before(scene, found, run)
        if at is None:
            continue
        speaker = found[at]
        if _names_act(scene, speaker):
            # The words of the quotation say more exactly what it is: "the warning" may be a threat.
            found[at] = replace(speaker, content=(content,), kind="direct", act="asserts")
        elif speaker.kind in ("direct", "partial"):
            found[at] = replace(speaker, content=(*speaker.content, content))
        else:
            found.insert(
                at + 1, replace(speaker, content=(content,), kind="direct", act="asserts", cue=None, outlet=())
            )
    return found


def _names_act(scene: Scene, draft: Draft) -> bool:
    """ "repeated that warning": what the cue gives is the name of an act, the quotation after it is the act itself."""
    first = draft.content[0].first
    chunk = scene.chunk_starting.get(first)
    return draft.cue is not None and chunk is not None and scene.cues.nouns.get(scene.head(chunk)) == draft.act


class _Covered:
    """Whether a run of tokens lies inside any content: contents by their start, and how far those up to each reach."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        runs = sorted((run.first, run.last) for draft in drafts for run in draft.content)
        self.starts = [first for first, _ in runs]
        self.reach = list(accumulate((last for _, last in runs), max))

    def holds(self, run: Phrase) -> bool:
        before = bisect_right(self.starts, run.first + 1)
        return before > 0 and self.reach[before - 1] >= run.last - 2


def _stands_alone(scene: Scene, run: Phrase) -> bool:
    """Whether the quotation is all there is between the ends of the sentences that it opens and closes."""
    start = scene.grammar.sentence_of(run.first).start
    stop = scene.grammar.sentence_of(run.last).stop
    around = chain(range(start, run.first), range(run.last + 1, stop))
    return run.last - run.first >= _WORDS and all(scene.tag(at) == "PUNCT" for at in around)


def _last_before(scene: Scene, drafts: Sequence[Draft], run: Phrase) -> int | None:
    """Index of the last attribution with a speaker that ends in the sentence before, outside quotations."""
    sentence = scene.grammar.tokens[run.first].sentence
    place = bisect_right(drafts, run.first, key=lambda draft: draft.place()[0])
    for at in range(place - 1, max(-1, place - _BACK), -1):
        draft = drafts[at]
        cue = draft.cue or draft.content[-1]
        last = max(cue.last, draft.content[-1].last)
        nested = draft.cue is not None and scene.quote(cue.first) is not None
        if draft.sources and last < run.first and not nested:
            return at if sentence - scene.grammar.tokens[last].sentence <= 1 else None
    return None

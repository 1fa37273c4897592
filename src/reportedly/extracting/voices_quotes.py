"""Quotations that no cue governs: they go on with the last speaker, or with the one named right before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extracting.voices_drafts import Draft
from reportedly.extracting.voices_scene import Phrase, Scene

_WORDS = 4  # a shorter quotation without a cue is a name or a scare quote


def with_bare_quotes(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with every uncovered quotation of whole sentences given to a speaker, where one is at hand."""
    found = list(drafts)
    for run in scene.quotes:
        if not _stands_alone(scene, run) or any(_covers(draft, run) for draft in found):
            continue
        speaker = _last_before(scene, found, run)
        if speaker is None:
            continue
        content = scene.trimmed(run.first, run.last + 1)
        if content is None:
            continue
        at = found.index(speaker)
        if speaker.kind in ("direct", "partial") and _paragraph(scene, speaker.content[-1]) == _paragraph(scene, run):
            found[at] = replace(speaker, content=(*speaker.content, content))
        else:
            bare = replace(speaker, content=(content,), kind="direct", act="asserts", cue=None, outlet=())
            found.insert(at + 1, bare)
    return found


def _stands_alone(scene: Scene, run: Phrase) -> bool:
    """Whether the quotation is all there is between the ends of the sentences that it opens and closes."""
    start = scene.grammar.sentence_of(run.first).start
    stop = scene.grammar.sentence_of(run.last).stop
    outside = [at for at in (*range(start, run.first), *range(run.last + 1, stop)) if scene.tag(at) != "PUNCT"]
    return not outside and run.last - run.first >= _WORDS


def _covers(draft: Draft, run: Phrase) -> bool:
    return any(content.first <= run.first + 1 and run.last - 1 <= content.last + 1 for content in draft.content)


def _last_before(scene: Scene, drafts: Sequence[Draft], run: Phrase) -> Draft | None:
    """The last attribution with a speaker in the sentence before, or that ends in the quotation before."""
    sentence = scene.grammar.tokens[run.first].sentence
    best = None
    for draft in drafts:
        at = draft.cue or draft.content[-1]
        last = max(at.last, draft.content[-1].last)
        if draft.sources and last < run.first and scene.quote(at.first) is None:
            distance = sentence - scene.grammar.tokens[last].sentence
            if distance <= 1 and (best is None or draft.place() >= best.place()):
                best = draft
    return best


def _paragraph(scene: Scene, run: Phrase) -> int:
    at = scene.grammar.tokens[run.first].span.start
    return sum(paragraph.start <= at for paragraph in scene.grammar.document.paragraphs)

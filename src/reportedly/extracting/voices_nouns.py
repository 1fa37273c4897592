"""Attributions that a noun or a preposition makes: "according to X", "no confirmation by X", "a claim by X that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.extracting.voices_contents import clause_break
from reportedly.extracting.voices_drafts import Draft, draft, kind_of
from reportedly.extracting.voices_scene import Phrase, Scene
from reportedly.extracting.voices_sources import Source, is_speaker, may_speak, source_after


def noun_drafts(scene: Scene) -> Iterator[Draft]:
    """The attributions of all cues that are not verbs."""
    for at in range(len(scene.grammar.tokens)):
        for phrase in scene.cues.according:
            if tuple(scene.norm(at + n) for n in range(len(phrase))) == phrase:
                made = _according(scene, Phrase(at, at + len(phrase) - 1))
                if made is not None:
                    yield made
        if scene.norm(at) == ":":
            yield from _by_colon(scene, at)
        elif scene.norm(at) in scene.cues.nouns or scene.norm(at) in scene.cues.unanswered:
            yield from _by_noun(scene, at)


def _by_colon(scene: Scene, at: int) -> Iterator[Draft]:
    """ "Monitor: strikes kill 20", "SPOKESMAN: We deny it": a speaker alone before a colon, at the start of a line."""
    sentence = scene.grammar.sentence_of(at)
    chunk = scene.chunk_starting.get(sentence.start)
    if chunk is None or scene.chunk(scene.continued(chunk)).last != at - 1 or at - sentence.start > 7:
        return
    source = source_after(scene, sentence.start, sentence)
    content = scene.trimmed(at + 1, scene.segment(at).stop)
    if source is not None and content is not None and may_speak(scene, source) and scene.quote(at) is None:
        yield draft(scene, source, Phrase(at, at), (content,), kind_of(scene, (content,)), "asserts")


def _according(scene: Scene, cue: Phrase) -> Draft | None:
    segment = scene.segment(cue.first)
    source = source_after(scene, cue.last + 1, segment)
    if source is None or not is_speaker(scene, source):
        return None
    after = source.members[-1].last + 1
    content = _around(scene, cue, after, segment)
    if not content:
        return None
    made = draft(scene, source, cue, content, kind_of(scene, content), "asserts")
    return replace(made, kind="phrase" if made.kind == "indirect" else made.kind)


def _around(scene: Scene, cue: Phrase, after: int, segment: range) -> tuple[Phrase, ...]:
    """What "according to X" covers: the clause before it, or, where it opens the sentence, the clause after it."""
    start = cue.first
    while start > segment.start and scene.tag(start - 1) in ("PUNCT", "CCONJ") and scene.quote(start - 1) is None:
        start -= 1
    left = scene.trimmed(segment.start, start)
    if left is not None and (scene.finite(left.first, left.last + 1) or left.last - left.first > 3):
        cut = next((at for at in range(start - 1, segment.start, -1) if _clause_starts(scene, at, segment)), None)
        left = scene.trimmed(segment.start if cut is None else cut + 1, start)
        return (left,) if left is not None else ()
    while after < segment.stop and scene.norm(after) not in (",",) and _still_source(scene, after, segment):
        after += 1
    right = scene.trimmed(after, segment.stop)
    return (right,) if right is not None else ()


def _clause_starts(scene: Scene, at: int, segment: range) -> bool:
    """A semicolon, or "but" with a verb on both sides."""
    if scene.quote(at) is not None:
        return False
    if scene.norm(at) == ";":
        return True
    return (
        scene.norm(at) in ("but", "while", "although")
        and clause_break(scene, at + 1, segment) is not None
        and scene.finite(segment.start, at)
    )


def _still_source(scene: Scene, at: int, segment: range) -> bool:
    """Whether a comma further on still closes the speaker's description: "According to X, the head of Y, ..."."""
    for ahead in range(at, min(segment.stop, at + 12)):
        if scene.norm(ahead) == ",":
            return True
        if scene.tag(ahead) in ("VERB", "AUX"):
            return False
    return False


def _by_noun(scene: Scene, at: int) -> Iterator[Draft]:
    segment = scene.segment(at)
    chunk = scene.grammar.chunk_of[at]
    if chunk is None or scene.chunk(chunk).last != at:
        return
    first = scene.chunk(chunk).first
    none = scene.norm(first) in ("no", "any") and (scene.norm(first) == "no" or _negated(scene, first))
    if none and scene.norm(at) in scene.cues.unanswered:
        yield from _unanswered(scene, Phrase(first, at), segment)
        return
    act = scene.cues.nouns.get(scene.norm(at))
    if act is None or none:
        return
    source, after = _owner(scene, chunk, segment)
    if source is None or not is_speaker(scene, source) or scene.norm(after) not in ("that", "of"):
        return
    content = scene.trimmed(after + 1, segment.stop)
    if content is not None and (scene.norm(after) == "that") and scene.finite(content.first, content.last + 1):
        yield draft(scene, source, Phrase(at, at), (content,), kind_of(scene, (content,)), act)


def _negated(scene: Scene, first: int) -> bool:
    return any(scene.norm(back) in ("not", "n't", "without", "never") for back in range(first - 4, first))


def _unanswered(scene: Scene, cue: Phrase, segment: range) -> Iterator[Draft]:
    """ "There has been no confirmation by X or Y about Z"."""
    at = cue.last + 1
    if scene.norm(at) == "of" and scene.norm(at + 1) == "responsibility":
        at += 2
    before = None
    if scene.norm(at) in ("of", "on", "about"):
        stop = next((k for k in range(at, segment.stop) if scene.norm(k) in ("by", "from")), segment.stop)
        before, at = scene.trimmed(at + 1, stop), stop
    if scene.norm(at) not in ("by", "from"):
        return
    source = source_after(scene, at + 1, segment)
    if source is None or not is_speaker(scene, source):
        return
    end = source.members[-1].last + 1
    after = (
        scene.trimmed(end + 1, segment.stop) if scene.norm(end) in ("about", "of", "on", "regarding", "that") else None
    )
    content = after or before or Phrase(cue.first, cue.last)
    yield draft(scene, source, cue, (content,), kind_of(scene, (content,)), "declines_to_confirm")


def _owner(scene: Scene, chunk: int, segment: range) -> tuple[Source | None, int]:
    """Who stands behind a noun, and the token after: "a claim by X", "X's claim"."""
    last = scene.chunk(chunk).last
    if scene.norm(last + 1) in ("by", "from"):
        source = source_after(scene, last + 2, segment)
        return source, last + 1 if source is None else source.members[-1].last + 1
    for at in range(scene.chunk(chunk).first + 1, last):
        if scene.norm(at) in ("'s", "'") and scene.tag(at) == "PART":
            phrase = Phrase(scene.chunk(chunk).first, at - 1)
            return Source((phrase,), scene.norm(at - 1), phrase.first), last + 1
    return None, last + 1

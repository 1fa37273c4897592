"""What is said: the stretches of text that a cue hands to its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.extracting.voices_scene import QUOTE_MARKS, Phrase, Scene
from reportedly.extracting.voices_sources import Source

Opening = Literal["that", "infinitive", "quote", "colon", "clause", "object", "none"]

_ADJUNCT = frozenset("in on at during via by through from to with over before after about late early within as".split())
_LISTENED = frozenset("tell inform assure warn remind threaten brief caution urge".split())
_WHETHER = frozenset("that whether how why if when what where".split())
_STEPS = 12
_BREAKS = frozenset({";", "but", "while", "whereas", "although", "though", "and", "or", "as"})


@dataclass(frozen=True, slots=True)
class Right:
    """What stands after a cue: where it starts, and what opens it. `listener` is the chunk of "told X"."""

    start: int
    opening: Opening
    listener: int | None = None


def right_of(scene: Scene, at: int, segment: range, lemma: str) -> Right:
    """What follows a cue that ends before `at`, once times, places and listeners are passed over."""
    stop = segment.stop
    listener = None
    if lemma in _LISTENED and at in scene.chunk_starting and not scene.is_time(scene.chunk_starting[at]):
        chunk = scene.chunk_starting[at]
        if lemma == "tell" or _that(scene, scene.chunk(scene.continued(chunk)).last + 1, stop) is not None:
            listener = chunk
            at = scene.chunk(scene.continued(listener)).last + 1
    at = _over_adjuncts(scene, at, stop)
    that = _that(scene, at, stop)
    if that is not None:
        return Right(that + 1 if scene.norm(that) == "that" else that, "that", listener)
    return Right(*_opened(scene, at, segment), listener)


def _opened(scene: Scene, at: int, segment: range) -> tuple[int, Opening]:
    stop = segment.stop
    if at >= stop:
        return stop, "none"
    norm = scene.norm(at)
    if norm in (":", ",", "-", "--", "—") and at + 1 < stop and opens_quote(scene, at + 1):
        return at + 1, "quote"
    if opens_quote(scene, at) and not opens_quote(scene, at - 1):
        return at, "quote"
    if norm == ":":
        return at + 1, "colon"
    if norm == "," and at + 1 < stop and scene.tag(at + 1) != "CCONJ":
        return at, "none"
    if scene.tag(at) == "PUNCT" and norm not in ("(", "[") or norm in QUOTE_MARKS:
        return at, "none"
    if norm.endswith("ing") and scene.tag(at) == "VERB" and norm in scene.cues.lemmas:
        return at, "none"
    if norm == "with" and any(scene.norm(k) in ("saying", "adding") for k in range(at, min(stop, at + 6))):
        return at, "none"  # "state media said, with a monitor saying ..."
    if norm == "to" and scene.tag(at) == "PART":
        return at, "infinitive"
    if norm in ("and", "or", "but", "while", "after", "as", "when") and scene.tag(at) in ("CCONJ", "SCONJ"):
        return at, "none"
    return at, "clause" if scene.finite(at, stop) else "object"


def opens_quote(scene: Scene, at: int) -> bool:
    """Whether the token at `at` is the first of a quotation."""
    number = scene.quote(at)
    return number is not None and scene.quotes[number].first == at


def _that(scene: Scene, at: int, stop: int) -> int | None:
    """The conjunction of a content clause after `at`, only phrases between: "reported at midday that"."""
    for here in range(at, min(stop, at + 18)):
        norm, tag = scene.norm(here), scene.tag(here)
        if here == at and here in scene.chunk_starting and norm not in _WHETHER:
            return None  # an object of the verb's own: "denied a claim that"
        if norm == "that" and (here == at or tag in ("SCONJ", "PRON", "DET") and scene.norm(here + 1) != "of"):
            return here if here == at or tag == "SCONJ" or scene.finite(here + 1, stop) else None
        if norm in _WHETHER and here == at:
            return here
        if tag in ("VERB", "AUX", "CCONJ", "SCONJ") or norm in QUOTE_MARKS or norm in (":", ";"):
            return None
    return None


def _over_adjuncts(scene: Scene, at: int, stop: int) -> int:
    """Over times ("on Tuesday"), channels ("in a statement"), adverbs; a place stays: it may belong to what is said."""
    for _ in range(_STEPS):
        if at >= stop:
            return at
        chunk = scene.chunk_starting.get(at)
        if chunk is not None and scene.is_time(chunk) and scene.tag(scene.chunk(chunk).last + 1) not in ("AUX", "VERB"):
            at = scene.chunk(chunk).last + 1
        elif scene.norm(at) in _ADJUNCT and scene.tag(at) in ("ADP", "ADV", "ADJ"):
            end = _adjunct_end(scene, at, stop)
            if end is None:
                return at
            at = end
        elif scene.tag(at) == "ADV" and scene.norm(at) not in ("nearly", "about", "around", "over", "only", "even"):
            at += 1
        elif scene.norm(at) in ("speaking", "citing", "quoting", "using", "referring"):
            return _participle_end(scene, at, stop)
        else:
            return at
    return at


def _adjunct_end(scene: Scene, at: int, stop: int) -> int | None:
    """The end of the prepositional phrase at `at` if it tells when, where or to whom something was said."""
    if scene.norm(at) in ("late", "early"):
        return at + 1
    chunk = scene.chunk_starting.get(at + 1)
    if chunk is None:
        return None
    last = scene.continued(chunk)
    end = scene.chunk(last).last + 1
    told = scene.norm(at) == "to" and scene.norm(end) in (",", ".", "that")
    if not told and not scene.is_time(chunk) and scene.head(chunk) not in scene.cues.channels:
        return None
    while scene.norm(end) in ("about", "on", "to", "with", "of", "from", "in") and (end + 1) in scene.chunk_starting:
        following = scene.continued(scene.chunk_starting[end + 1])
        after = scene.chunk(following).last + 1
        if after < stop and scene.finite(after, stop) and scene.norm(after) not in (",", "that", ":"):
            break
        end = after
    if end < stop and scene.tag(end) == "VERB" and scene.norm(end).endswith("ed"):
        return _participle_end(scene, end, stop)  # in a statement circulated on social media
    return min(end, stop)


def _participle_end(scene: Scene, at: int, stop: int) -> int:
    """The end of a participle's phrase: the next comma, quotation, content clause or subject pronoun."""
    for here in range(at + 1, min(stop, at + 15)):
        if (
            scene.tag(here) == "PUNCT"
            or scene.norm(here) == "that"
            or here > at + 1
            and scene.norm(here) in ("it", "he", "she", "they")
        ):
            return here
    return min(stop, at + 15)


def end_of(scene: Scene, start: int, segment: range, breaks: Sequence[int]) -> int:
    """Where what starts at `start` stops: before the next clause that another cue governs, else with the segment."""
    return next((stop for stop in breaks if stop > start), segment.stop)


def clause_break(scene: Scene, start: int, segment: range) -> int | None:
    """Where a clause that begins at `start` is cut off from what stands before it: at "but", "and", "while", ";"."""
    at = start - 1
    while at > segment.start and scene.tag(at) == "ADV" and scene.norm(at) not in _BREAKS:
        at -= 1
    if at <= segment.start or scene.norm(at) not in _BREAKS:
        return None
    return at - 1 if scene.norm(at - 1) == "," else at


def left_of(
    scene: Scene, source: Source | None, cue_first: int, segment: range, breaks: Sequence[int]
) -> Phrase | None:
    """What stands before the speaker and cue of "..., X said": from the last break, or from the segment's start."""
    stop = min(cue_first, source.start if source is not None else cue_first)
    start = max((at for at in breaks if at < stop - 1), default=segment.start)
    if scene.norm(stop - 1) == "as":
        stop -= 1
    while start < stop and (scene.norm(start) in _BREAKS or scene.norm(start) in (",", ";")):
        start += 1
    return scene.trimmed(start, stop)

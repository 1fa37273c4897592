"""Where the cues stand: verbs that attribute, with their group, shape and negation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.extracting.grammar import BE, HAVE
from reportedly.extracting.voices_scene import Scene

Shape = Literal["finite", "participle", "passive", "reduced"]

_REACH = 8  # words of a verb group before its main verb
_NEGATIONS = frozenset("not n't never no".split())
_MODALS = frozenset("would could should may might will shall must can 'd 'll".split())
_LEADS = frozenset("continued continue continues went goes appeared seemed proceeded came used".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
# Participles that no past tense looks like: without an auxiliary they describe ("an article written for ...").
_PARTICIPLES = frozenset("written given taken shown spoken gone known seen drawn withdrawn".split())


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A cue verb in the text: its group `[first, last]`, the token `main` that carries the lemma."""

    first: int
    main: int
    last: int
    lemma: str
    shape: Shape
    negated: bool = False
    modal: bool = False
    phrase_act: str | None = None


def verb_cues(scene: Scene) -> Iterator[VerbCue]:
    """Every verb that may attribute, in the order of the text."""
    for at, token in enumerate(scene.grammar.tokens):
        lemma = scene.cues.lemmas.get(token.norm)
        if lemma is None or not _may_be_verb(scene, at):
            continue
        cue = _cue(scene, at, lemma)
        if cue is not None:
            yield cue


def _may_be_verb(scene: Scene, at: int) -> bool:
    norm, tag = scene.norm(at), scene.tag(at)
    if norm == scene.norm(at - 1) and scene.grammar.tokens[at].text[:1].isupper():
        return False  # "said Said al-Qalamoni"
    chunk = scene.grammar.chunk_of[at]
    if chunk is not None and scene.chunk(chunk).last > at and norm not in scene.cues.certain:
        return False  # "the reported attacks"
    if tag in ("VERB", "AUX") or norm in scene.cues.certain:
        return True
    if tag == "NOUN" and norm.endswith("s") and scene.norm(at + 1) == "that":
        return scene.tag(at - 1) not in ("DET", "ADP", "ADJ", "PART", "NUM")  # "the report mentions that"
    # A tagger that never saw the word takes a verb in -ed or -ing for an adjective; a determiner before it tells.
    return tag == "ADJ" and norm.endswith(("ed", "ing")) and scene.tag(at - 1) not in ("DET", "ADP", "ADJ", "PART")


def _cue(scene: Scene, main: int, lemma: str) -> VerbCue | None:
    first, words = _group(scene, main)
    last, phrase_act = main, None
    for tail, act in scene.cues.phrases.get(lemma, {}).items():
        if tuple(scene.norm(main + 1 + n) for n in range(len(tail))) == tail:
            last, phrase_act = main + len(tail), act
    if phrase_act is None and lemma not in scene.cues.verbs and lemma not in scene.cues.objects:
        return None
    if "to" in words:
        lead = first - 1
        if scene.norm(lead) not in _LEADS and not (scene.norm(lead) == "on" and scene.norm(lead - 1) in _LEADS):
            return None
        first, words = lead - (scene.norm(lead) == "on"), words | {"to"}
    return VerbCue(
        first=first,
        main=main,
        last=last,
        lemma=lemma,
        shape=_shape(scene, main, words),
        negated=bool(words & _NEGATIONS),
        modal=bool(words & _MODALS),
        phrase_act=phrase_act,
    )


def _group(scene: Scene, main: int) -> tuple[int, frozenset[str]]:
    """The first token of the verb group of `main`, and the words before `main` in it."""
    start = max(scene.segment(main).start, main - _REACH)
    first = at = main
    words = set()
    while at > start:
        at -= 1
        tag, norm = scene.tag(at), scene.norm(at)
        if tag == "AUX" or norm in _NEGATIONS or norm == "to" and tag == "PART":
            first = at
            words.add(norm)
        elif tag != "ADV" or norm == "there":
            break
        else:
            first = at
    return _without_outer_adverbs(scene, first, main), frozenset(words)


def _without_outer_adverbs(scene: Scene, first: int, main: int) -> int:
    """A leading adverb that opens the sentence ("Later Tasnim") is no part of the group."""
    while first < main and scene.tag(first) == "ADV" and first == scene.segment(main).start:
        first += 1
    return first


def _shape(scene: Scene, main: int, words: frozenset[str]) -> Shape:
    norm = scene.norm(main)
    if norm.endswith("ing"):
        return "finite" if words & BE else "participle"
    if words & BE:
        return "passive"
    if scene.norm(main + 1) == "by" and norm.endswith(("ed", "en", "said", "told", "wn")) and not words:
        return "reduced"
    if norm in _PARTICIPLES and not words & HAVE:
        return "reduced"
    return "finite"

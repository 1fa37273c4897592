"""Which speech act a verb makes with what follows it, or none."""

from __future__ import annotations

from reportedly.codebook.cues import Frame
from reportedly.codebook.cues import VerbCue as Word
from reportedly.extracting.voices_contents import Opening, Right
from reportedly.extracting.voices_cues import VerbCue
from reportedly.extracting.voices_scene import Scene
from reportedly.extracting.voices_sources import Source, may_speak

_REFUSING = frozenset({"decline", "refuse"})
_FRAMES: dict[Opening, tuple[Frame, ...]] = {
    "that": ("clause", "that"),
    "clause": ("clause", "object"),
    "object": ("object",),
    "quote": ("quote", "clause", "object"),
    "colon": ("quote", "clause"),
    "infinitive": ("infinitive",),
    "none": ("quote", "clause"),
}
_GOVERNED = frozenset({"of", "against", "for", "about"})  # "warned of attacks", "called for a truce"


def act_of(scene: Scene, cue: VerbCue, source: Source | None, right: Right, after: int) -> str | None:
    """The act of `cue` before `right`; None where the pair attributes nothing. `after` is the token after the cue."""
    negated = cue.negated or (source is not None and source.neither)
    if negated or cue.modal:
        return _negated_act(scene, cue) if negated else None
    if cue.phrase_act is not None:
        return cue.phrase_act
    if cue.lemma in _REFUSING:
        refused = right.opening == "infinitive" and scene.norm(right.start + 1) in scene.cues.refused
        return "declines_to_confirm" if refused else None
    given = object_act(scene, cue, after)
    if given is not None:
        return given
    verb = scene.cues.verbs.get(cue.lemma)
    return None if verb is None else _frame_act(scene, cue, verb, source, right)


def object_act(scene: Scene, cue: VerbCue, after: int) -> str | None:
    """The act of a verb with its object: "claimed responsibility", "issued a warning"."""
    heads = scene.cues.objects.get(cue.lemma)
    # A tagger takes the "that" of "repeated that warning" for a conjunction.
    chunk = scene.chunk_starting.get(after + (scene.norm(after) == "that"))
    if heads is None or chunk is None or scene.tag(scene.chunk(chunk).last + 1) == "AUX":
        return None
    return heads.get(scene.head(chunk))


def _negated_act(scene: Scene, cue: VerbCue) -> str | None:
    """ "did not confirm", "would not rule out" leave a matter open, "did not deny" concedes, "did not say" is none."""
    if cue.lemma == "deny":
        return "concedes"
    unsettled = cue.lemma in scene.cues.confirming or cue.phrase_act == "denies"
    return "declines_to_confirm" if unsettled else None


def _frame_act(scene: Scene, cue: VerbCue, verb: Word, source: Source | None, right: Right) -> str | None:
    act = verb.act(*_FRAMES[right.opening])
    if act is None and right.opening == "object" and _may_take(scene, cue, source):
        act = verb.act("clause")  # "residents said 20 dead"
    if act is None or right.opening not in ("object", "clause"):
        return act
    if not _object_ahead(scene, right.start, verb):
        return None
    if "clause" not in verb.acts and not _may_take(scene, cue, source):
        return None
    return act


def _may_take(scene: Scene, cue: VerbCue, source: Source | None) -> bool:
    """Whether the verb may attribute by its object alone: a speaker is there, the lexicon lists no objects for it."""
    return cue.lemma not in scene.cues.objects and (source is None or may_speak(scene, source))


def _object_ahead(scene: Scene, at: int, verb: Word) -> bool:
    """Whether what follows can be said or named: "reported from Washington" has no object, "warned of attacks" has."""
    if scene.tag(at) not in ("ADP", "SCONJ", "CCONJ") or scene.norm(at) in _GOVERNED:
        return True
    return "clause" in verb.acts and scene.norm(at) not in ("after", "before", "from")

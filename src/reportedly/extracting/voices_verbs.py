"""Attributions that a verb makes: "X said that ...", "..., said X", "X accused Y of ...", "confirmed by X"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reportedly.extracting.voices_acts import act_of, object_act
from reportedly.extracting.voices_contents import Right, clause_break, end_of, left_of, right_of
from reportedly.extracting.voices_cues import VerbCue, verb_cues
from reportedly.extracting.voices_drafts import Draft, draft, kind_of
from reportedly.extracting.voices_outlets import outlet_of
from reportedly.extracting.voices_scene import QUOTE_MARKS, Phrase, Scene
from reportedly.extracting.voices_sources import Source, is_speaker, may_speak, source_after, source_before

_ADDED = frozenset(
    "add say note stress accuse call claim deny insist argue describe blame warn cite quote tell".split()
)
_FAR = 40  # tokens back to the verb whose subject a cue without one shares
_RELAYED = frozenset({"cite", "quote"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with its segment and speaker. `start` is where its clause begins; `inherited` marks a speaker taken from
    the cue or verb before, `own` a participle with a subject of its own inside another clause."""

    cue: VerbCue
    segment: range
    source: Source | None
    inverted: bool
    start: int
    inherited: bool = False
    own: bool = False


def verb_drafts(scene: Scene) -> Iterator[Draft]:
    """The attributions of all verb cues, in the order of the text."""
    clauses: list[Clause] = []
    for cue in verb_cues(scene):
        bare = cue.lemma not in scene.cues.verbs and cue.phrase_act is None
        if bare and object_act(scene, cue, cue.last + 1) is None:
            continue  # "have", "take" and their like attribute only with their object
        clause = _clause(scene, cue, clauses)
        if clause is not None:
            clauses.append(clause)
    made = [_draft(scene, clause, _breaks(scene, clauses, at)) for at, clause in enumerate(clauses)]
    for at, clause in enumerate(clauses):
        quoting = made[at - 1] if clause.own and at and clauses[at - 1].cue.lemma in _RELAYED else None
        now = made[at]
        if quoting is not None and now is not None and quoting.holds(now) is not None:
            made[at], made[at - 1] = replace(now, outlet=quoting.sources, outlet_cue=quoting.cue), None
        cited = _cited(scene, clause)
        near = _passed_on(clauses, made, at) if cited is not None else None
        if cited is not None and near is not None:
            made[at], made[near] = None, _cited_draft(scene, clause, cited, made[near])
    yield from (draft for draft in made if draft is not None)


def _cited(scene: Scene, clause: Clause) -> Source | None:
    """Whom a participle cites: "X, citing Y, said ...", "X said ..., quoting Y"."""
    if clause.cue.shape != "participle" or clause.cue.lemma not in _RELAYED:
        return None
    source = source_after(scene, clause.cue.last + 1, clause.segment)
    return source if source is not None and is_speaker(scene, source) and may_speak(scene, source) else None


def _passed_on(clauses: Sequence[Clause], made: Sequence[Draft | None], at: int) -> int | None:
    """The attribution of the same sentence that a citing participle explains: the one before, else the one after."""
    near = [
        k
        for k in (*range(at - 1, max(-1, at - 5), -1), *range(at + 1, min(len(clauses), at + 5)))
        if clauses[k].segment == clauses[at].segment and made[k] is not None
    ]
    return near[0] if near else None


def _cited_draft(scene: Scene, clause: Clause, cited: Source, outer: Draft | None) -> Draft | None:
    """What the citing speaker says, said by the one cited and passed on."""
    if outer is None:
        return None
    cue = Phrase(clause.cue.first, clause.cue.last)
    inner = draft(scene, cited, cue, outer.content, outer.kind, outer.act)
    return replace(inner, outlet=outer.sources, outlet_cue=outer.cue)


# --- the speaker ----------------------------------------------------------------------------------------------------


def _clause(scene: Scene, cue: VerbCue, before: Sequence[Clause]) -> Clause | None:
    segment = scene.segment(cue.main)
    if cue.shape in ("passive", "reduced"):
        return _passive(scene, cue, segment)
    if cue.shape == "participle":
        return _inheriting(scene, cue, segment, before)
    after = _inverted(scene, cue, segment)
    if after is not None:
        return Clause(cue, segment, after, inverted=True, start=cue.first)
    source = source_before(scene, cue.first, segment)
    if source is None:
        return _inheriting(scene, cue, segment, before)
    return Clause(cue, segment, source, inverted=False, start=source.start)


def _passive(scene: Scene, cue: VerbCue, segment: range) -> Clause | None:
    """ "denied by X": the agent speaks. Without an agent nobody does, except that a check failed."""
    if scene.norm(cue.last + 1) == "by":
        source = source_after(scene, cue.last + 2, segment)
        if source is None:
            return None
        subject = source_before(scene, cue.first, segment)
        return Clause(cue, segment, source, inverted=True, start=subject.start if subject is not None else cue.first)
    if cue.lemma == "quote" and scene.norm(cue.last + 1) == "as" and scene.norm(cue.last + 2) == "saying":
        source = source_before(scene, cue.first, segment)
        return Clause(replace(cue, last=cue.last + 2), segment, source, inverted=False, start=cue.first)
    if cue.negated and cue.lemma in scene.cues.confirming:
        subject = source_before(scene, cue.first, segment)
        return Clause(cue, segment, None, inverted=True, start=subject.start if subject is not None else cue.first)
    return None


def _inheriting(scene: Scene, cue: VerbCue, segment: range, before: Sequence[Clause]) -> Clause | None:
    """A cue without a subject of its own: that of the cue before it, or of the verb before it."""
    own = _with_subject(scene, cue, segment)
    if own is not None:
        return Clause(cue, segment, own, inverted=False, start=own.start, own=True)
    for clause in reversed(before):
        if clause.segment != segment or clause.source is None:
            break
        if clause.cue.shape == "reduced" or _owns_document(scene, cue.first, segment):
            continue
        return Clause(cue, segment, clause.source, inverted=False, start=cue.first, inherited=True)
    source = _verb_subject(scene, cue, segment)
    if source is None and cue.lemma not in _RELAYED:
        return None
    return Clause(cue, segment, source, inverted=False, start=cue.first, inherited=True)


def _verb_subject(scene: Scene, cue: VerbCue, segment: range) -> Source | None:
    """The subject of one of the nearest finite verbs before the cue."""
    before = range(cue.first - 1, max(segment.start, cue.first - _FAR), -1)
    verbs = (at for at in before if scene.tag(at) == "VERB" and scene.is_finite(at))
    for at in islice((at for at in verbs if scene.quote(at) == scene.quote(cue.main)), 3):
        first = at
        while first > segment.start and scene.tag(first - 1) in ("AUX", "PART", "ADV"):
            first -= 1
        source = source_before(scene, first, segment)
        if source is not None:
            return source
    return None


def _with_subject(scene: Scene, cue: VerbCue, segment: range) -> Source | None:
    """The subject that a participle has of its own: "with a monitor saying ..."."""
    chunk = scene.chunk_ending.get(cue.first - 1)
    if cue.shape != "participle":
        return None
    if chunk is not None and scene.norm(scene.chunk(chunk).first - 1) == "with":
        return source_after(scene, scene.chunk(chunk).first, segment)
    end = cue.first - 1 if scene.norm(cue.first - 1) == "as" else cue.first
    for at in range(end - 1, max(segment.start, end - 15), -1):
        if scene.cues.lemmas.get(scene.norm(at)) in _RELAYED:
            source = source_after(scene, at + 1, segment)
            return source if source is not None and source.members[-1].last == end - 1 else None
    return None


def _owns_document(scene: Scene, at: int, segment: range) -> bool:
    """Whether a participle hangs on a statement ("issued a statement accepting ...") rather than on the cue before."""
    chunk = scene.chunk_ending.get(at - 1)
    return chunk is not None and scene.head(chunk) in scene.cues.documents


def _inverted(scene: Scene, cue: VerbCue, segment: range) -> Source | None:
    """The speaker of "...", said X: after the cue, nothing but what is said before it."""
    if cue.lemma not in scene.cues.inverting or cue.first != cue.main or cue.first <= segment.start:
        return None
    source = source_after(scene, cue.last + 1, segment)
    if source is None or source.head in ("that", "this", "it", "they", "there", "them"):
        return None
    after = source.members[-1].last + 1
    previous = scene.norm(cue.first - 1)
    if previous in QUOTE_MARKS or (previous == "," and _said_before(scene, cue.first - 1, segment)):
        return source if scene.tag(after) not in ("VERB", "AUX") else None
    plain = scene.finite(segment.start, cue.first) and not scene.finite(after, segment.stop)
    named = scene.grammar.tokens[source.first.first].text[:1].isupper() or source.head in scene.cues.speakers
    return source if plain and named and scene.norm(after) not in ("to", "of") else None


def _said_before(scene: Scene, comma: int, segment: range) -> bool:
    """Whether what ends at a comma is a sentence or a quotation, not the end of an apposition."""
    return scene.norm(comma - 1) in QUOTE_MARKS or scene.finite(segment.start, comma)


# --- where clauses break off ------------------------------------------------------------------------------------------


def _breaks(scene: Scene, clauses: Sequence[Clause], at: int) -> list[int]:
    """Where other cues of the same segment begin clauses that stand beside this one, not inside it."""
    segment = clauses[at].segment
    found = []
    for clause in _beside(clauses, at):
        start = clause.start
        if clause.own:
            continue
        if clause.cue.shape == "participle":
            if clause.cue.lemma in _ADDED and not _owns_document(scene, clause.cue.first, segment):
                found.append(start - 1 if scene.norm(start - 1) == "," else start)
            continue
        cut = clause_break(scene, start, segment)
        if cut is not None and scene.quote(cut) is None or cut is not None and scene.quote(segment.start) is not None:
            found.append(cut)
    return sorted(found)


def _beside(clauses: Sequence[Clause], at: int) -> Iterator[Clause]:
    segment = clauses[at].segment
    for step in (-1, 1):
        near = at + step
        while 0 <= near < len(clauses) and abs(near - at) < 8 and clauses[near].segment == segment:
            yield clauses[near]
            near += step
    yield clauses[at]


# --- the content ----------------------------------------------------------------------------------------------------


def _draft(scene: Scene, clause: Clause, breaks: Sequence[int]) -> Draft | None:
    cue = clause.cue
    nobody = clause.source is None and cue.shape == "participle"
    if nobody or (clause.source is not None and not is_speaker(scene, clause.source)):
        return None
    if cue.shape in ("passive", "reduced") and clause.inverted:
        return _passive_draft(scene, clause, breaks)
    after = cue.last + 1
    if clause.inverted and clause.source is not None:
        after = clause.source.members[-1].last + 1
    right = right_of(scene, after, clause.segment, cue.lemma)
    if cue.lemma in ("issue", "release", "make") and _goes_on(scene, after):
        return None
    act = act_of(scene, cue, clause.source, right, after)
    if act is None:
        return None
    if clause.source is not None and scene.norm(clause.source.start - 1) == "what":
        return _what_was_said(scene, clause, breaks, act)
    content = _content(scene, clause, right, breaks)
    if not content:
        return None
    made = draft(scene, clause.source, Phrase(cue.first, cue.last), content, kind_of(scene, content), act)
    return replace(made, outlet=outlet_of(scene, right, clause.segment))


def _goes_on(scene: Scene, after: int) -> bool:
    """Whether a participle says what the issued statement does: "issued a statement accepting ..."."""
    chunk = scene.chunk_starting.get(after)
    return chunk is not None and scene.norm(scene.chunk(chunk).last + 1).endswith("ing")


def _what_was_said(scene: Scene, clause: Clause, breaks: Sequence[int], act: str) -> Draft | None:
    """ "after what it said was a strike on ...": the clause after the cue, its "was" or "as" left out."""
    start = clause.cue.last + 1
    while scene.tag(start) == "AUX" or scene.norm(start) in ("as", "to", "be"):
        start += 1
    stop = end_of(scene, start, clause.segment, breaks)
    stop = next((at for at in range(start, stop) if scene.norm(at) in (",", ";") and scene.quote(at) is None), stop)
    run = scene.trimmed(start, stop)
    if run is None:
        return None
    return draft(scene, clause.source, Phrase(clause.cue.first, clause.cue.last), (run,), kind_of(scene, (run,)), act)


def _content(scene: Scene, clause: Clause, right: Right, breaks: Sequence[int]) -> tuple[Phrase, ...]:
    segment = clause.segment
    left = left_of(scene, clause.source if not clause.inverted else None, clause.cue.first, segment, breaks)
    if (
        clause.inherited
        or clause.own
        or (left is not None and _quotes_only(scene, clause.cue) and not _ends_quoted(scene, left, clause.cue))
    ):
        left = None
    ahead = _ahead(scene, right, segment, breaks)
    if left is None:
        return (ahead,) if ahead is not None else ()
    if clause.inverted or right.opening == "none":
        before = (left,) if _can_be_said(scene, left) else ()
        if not before and not clause.inverted and scene.norm(right.start) == ",":
            ahead = scene.trimmed(right.start + 1, end_of(scene, right.start + 1, segment, breaks))
            return (ahead,) if ahead is not None else ()  # "In Syria, the spokesman said, forces had ..."
        return before + ((ahead,) if ahead is not None and right.opening in ("quote", "that") else ())
    if right.opening == "quote" and ahead is not None:
        return (left, ahead) if _ends_quoted(scene, left, clause.cue) else (ahead,)
    if _ends_quoted(scene, left, clause.cue) or (right.opening == "object" and _postposed(scene, clause, left)):
        return (left,)
    return (ahead,) if ahead is not None else (left,)


def _ahead(scene: Scene, right: Right, segment: range, breaks: Sequence[int]) -> Phrase | None:
    """The content to the right. A whole quotation ends with its marks; a partial one goes on with the clause."""
    if right.opening == "none":
        return None
    if right.opening == "colon" and right.start >= segment.stop:
        return _paragraph_from(scene, right.start)
    number = scene.quote(right.start)
    if right.opening == "quote" and number is not None and scene.quote(right.start - 2) is None:
        run = scene.quotes[number]
        if scene.norm(run.first - 1) in (",", ":") or run.last + 2 >= segment.stop:
            return scene.trimmed(run.first, run.last + 1)
    return scene.trimmed(right.start, end_of(scene, right.start, segment, breaks))


def _paragraph_from(scene: Scene, at: int) -> Phrase | None:
    """The paragraph that a colon at the end of the one before announces, or the quotation that opens it."""
    if at >= len(scene.grammar.tokens):
        return None
    number = scene.quote(at)
    if number is not None:
        return scene.trimmed(scene.quotes[number].first, scene.quotes[number].last + 1)
    paragraphs = scene.grammar.document.paragraphs
    place = bisect_right(paragraphs, scene.grammar.tokens[at].span.start, key=lambda span: span.start) - 1
    return scene.trimmed(at, scene.grammar.tokens_in(paragraphs[place]).stop) if place >= 0 else None


def _ends_quoted(scene: Scene, left: Phrase, cue: VerbCue) -> bool:
    """Whether what stands on the left ends in a quotation that the cue stands outside of: the speaker follows it."""
    return scene.quote(left.last) not in (None, scene.quote(cue.main))


def _quotes_only(scene: Scene, cue: VerbCue) -> bool:
    """Whether the verb hands over the floor only beside a quotation: "..., he continued"."""
    verb = scene.cues.verbs.get(cue.lemma)
    return cue.phrase_act is None and (verb is None or "clause" not in verb.acts)


def _can_be_said(scene: Scene, left: Phrase) -> bool:
    return scene.quote(left.last) is not None or scene.finite(left.first, left.last + 1) or left.last - left.first >= 5


def _postposed(scene: Scene, clause: Clause, left: Phrase) -> bool:
    verb = scene.cues.verbs.get(clause.cue.lemma)
    takes_object = verb is not None and "object" in verb.acts
    return not takes_object and scene.finite(left.first, left.last + 1) and not _quotes_only(scene, clause.cue)


def _passive_draft(scene: Scene, clause: Clause, breaks: Sequence[int]) -> Draft | None:
    """ "The blast, claimed by X, killed ...": what was claimed stands before the cue."""
    cue, segment = clause.cue, clause.segment
    verb = scene.cues.verbs.get(cue.lemma)
    act = "declines_to_confirm" if cue.negated and cue.lemma in scene.cues.confirming else None
    if act is None:
        if verb is None or cue.negated or cue.modal:
            return None
        act = "claims_responsibility" if cue.lemma == "claim" else verb.act("object", "clause")
    if act is None:
        return None
    left = left_of(scene, None, cue.first, segment, breaks)
    if left is None:
        return None
    if cue.shape == "reduced":
        chunk = scene.chunk_ending.get(left.last)
        left = Phrase(scene.chunk(chunk).first, left.last) if chunk is not None else left
    content = (left,)
    end = clause.source.members[-1].last if clause.source is not None else cue.last
    return draft(scene, clause.source, Phrase(cue.first, min(end, cue.last)), content, kind_of(scene, content), act)

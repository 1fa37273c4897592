"""Who speaks: the noun phrase that stands as the source of a cue, before it, after it, or as its agent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.extracting.voices_names import is_name
from reportedly.extracting.voices_scene import Phrase, Scene

RELATIVES = frozenset({"who", "which", "that"})
_ATTACHING = frozenset("of for from in with at on to inside within near against".split())
_NOBODY = frozenset({"no", "none", "nobody", "neither", "nothing", "no-one"})
_SELVES = frozenset("i we you me us".split())
_REACH = 25
_NAME_JOINTS = frozenset("al el ibn bin bint abu von van de".split())
_PEOPLE = re.compile(r"(?:ers|ors|ists?|ians?|ics|ees|ants|[mM]en|people|crats?)\Z")  # critics, lawyers, attendees


@dataclass(frozen=True, slots=True)
class Source:
    """Speakers as token runs. `head` is the folded head noun of the first, `start` where the clause starts, `neither`
    marks those of "neither X nor Y", who all do not do it."""

    members: tuple[Phrase, ...]
    head: str
    start: int
    neither: bool = False

    @property
    def first(self) -> Phrase:
        return self.members[0]


def source_before(scene: Scene, cue_first: int, segment: range) -> Source | None:
    """The subject that ends right before a verb group, with its phrases, apposition and relative clause skipped."""
    base = _subject_chunk(scene, cue_first - 1, segment)
    if base is None:
        return None
    first = _attached(scene, base, segment)
    split = _split_off(scene, first, segment)
    return split if split is not None else _coordinated_left(scene, first, base, segment)


def source_after(scene: Scene, at: int, segment: range) -> Source | None:
    """The speaker whose phrase starts at `at`: said X, according to X, confirmed by X and Y."""
    if at >= segment.stop:  # the cue ends its segment: a quotation mark or the cut in a very long sentence follows
        return None
    chunk = scene.chunk_starting.get(at) if at < segment.stop else None
    if chunk is None:
        return _capitalised(scene, at, segment)
    if scene.is_time(chunk):
        return None
    members = []
    here: int | None = _issuer(scene, chunk, segment)
    while here is not None:
        last = _attached_right(scene, here, segment)
        members.append(Phrase(scene.chunk(here).first, min(scene.chunk(last).last, segment.stop - 1)))
        here = _next_member(scene, last, segment)
    return Source(tuple(members), scene.head(chunk), at)


def _capitalised(scene: Scene, at: int, segment: range) -> Source | None:
    """A name that the tagger took for something else: capitalised words inside a sentence."""
    end = at
    while end < segment.stop and (scene.grammar.tokens[end].text[:1].isupper() or scene.norm(end) in _NAME_JOINTS):
        end += 1
    if end - at < 2 or at <= segment.start:
        return None
    return Source((Phrase(at, end - 1),), scene.norm(end - 1), at)


def _issuer(scene: Scene, chunk: int, segment: range) -> int:
    """Who is behind "a statement released by X" and "a report by X"; other phrases stand for themselves."""
    if scene.head(chunk) not in scene.cues.documents:
        return chunk
    at = scene.chunk(chunk).last + 1
    if scene.tag(at) == "VERB":
        at += 1
    if scene.norm(at) not in ("by", "from") or at >= segment.stop:
        return chunk
    issuer = scene.chunk_starting.get(at + 1) if at + 1 < segment.stop else None
    return chunk if issuer is None or scene.is_time(issuer) else issuer


def is_speaker(scene: Scene, source: Source) -> bool:
    """Whether the source can be named at all: not "no group", not "I" or "we", not the outlet's own staff."""
    tokens = [scene.norm(at) for at in range(source.first.first, source.first.last + 1)]
    if (
        tokens[0] in _NOBODY
        or source.head in _SELVES
        or tokens[0] in scene.cues.own
        and tokens[-1] in scene.cues.own_staff
    ):
        return False
    publisher = {word.lower() for word in (scene.grammar.document.article.publisher or "").split()}
    return not (
        publisher and publisher <= set(tokens) and set(tokens) - publisher <= scene.cues.own_staff | {"'s", "the"}
    )


def may_speak(scene: Scene, source: Source) -> bool:
    """Whether the source is the kind that speaks: a role, a body, a name, a pronoun."""
    chunk = scene.grammar.chunk_of[source.first.first]
    return chunk is not None and _speaks(scene, chunk) or source.head in ("he", "she", "it", "they", "who")


def _subject_chunk(scene: Scene, at: int, segment: range) -> int | None:
    """The chunk that is the subject of the verb group after token `at`."""
    at = _over_time(scene, at, segment)
    if at < segment.start:
        return None
    if scene.norm(at) in (",", ")", "-", "--", "–", "—"):
        opening = _opening(scene, at, segment)
        return None if opening is None else _best_named(scene, opening, at, segment)
    chunk = _ending(scene, at, segment)
    if chunk is None:
        relative = _relative(scene, at, segment)
        return None if relative is None else _before_relative(scene, relative, segment)
    if scene.head(chunk) in RELATIVES and scene.chunk(chunk).first == scene.chunk(chunk).last:
        return _before_relative(scene, at, segment)
    relative = _relative(scene, scene.chunk(chunk).first - 1, segment)
    if relative is not None and scene.finite(relative, scene.chunk(chunk).first):
        antecedent = _before_relative(scene, relative, segment)
        if antecedent is not None and _speaks(scene, antecedent) and _opens_clause(scene, antecedent, segment):
            return antecedent
    return chunk


def _speaks(scene: Scene, chunk: int) -> bool:
    """Whether a phrase is the kind that speaks: a role, a body, a name."""
    head = scene.head(chunk)
    return (
        head in scene.cues.speakers
        or head in scene.cues.persons
        or head in scene.cues.bodies
        or head in scene.cues.unnamed
        or _named(scene, chunk)
        or _PEOPLE.search(head) is not None
    )


def _best_named(scene: Scene, opening: int, closing: int, segment: range) -> int | None:
    """Of "a spokesman, Igor Konashenkov," the name; of "Igor Konashenkov, a spokesman," the name too."""
    outer = _ending(scene, opening - 1, segment)
    inner = scene.chunk_ending.get(closing - 1)
    if outer is None or inner is None or scene.chunk(inner).first != opening + 1:
        return outer
    named = [
        all(is_name(scene, at) for at in range(scene.chunk(c).first, scene.chunk(c).last + 1)) for c in (outer, inner)
    ]
    return inner if named == [False, True] else outer


def _over_time(scene: Scene, at: int, segment: range) -> int:
    """Left over "on Tuesday", "late Tuesday" that stand between the speaker and the verb."""
    while at >= segment.start:
        chunk = scene.chunk_ending.get(at)
        if chunk is None or not scene.is_time(chunk) or scene.chunk(chunk).first <= segment.start + 1:
            break
        at = scene.chunk(chunk).first - 1
        if scene.tag(at) == "ADP" or scene.norm(at) in ("late", "early"):
            at -= 1
    return at


def _opening(scene: Scene, at: int, segment: range) -> int | None:
    """Where the parenthesis that closes at `at` opens: the mark of the same kind before it, no quotation between."""
    wanted = {")": ("(",), ",": (",",)}.get(scene.norm(at), ("-", "--", "–", "—"))
    for back in range(at - 1, max(segment.start, at - _REACH), -1):
        if scene.quote(back) != scene.quote(at):
            return None
        if scene.norm(back) in wanted:
            return back
    return None


def _ending(scene: Scene, at: int, segment: range) -> int | None:
    """The chunk that ends at `at`, an acronym in brackets skipped: "the Islamic State (IS) group"."""
    chunk = scene.chunk_ending.get(at)
    if (
        chunk is not None
        and scene.chunk(chunk).first == scene.chunk(chunk).last
        and scene.norm(at) in scene.cues.name_tails
    ):
        at = at - 1 if scene.norm(at - 1) in (")", "]") else at
    if scene.norm(at) in (")", "]") and scene.norm(at - 2) in ("(", "["):
        at -= 3
    chunk = scene.chunk_ending.get(at)
    return chunk if chunk is not None and scene.chunk(chunk).first >= segment.start else None


def _relative(scene: Scene, at: int, segment: range) -> int | None:
    """The relative pronoun to the left of `at`, no comma, no "and" and no other cue between."""
    for back in range(at, max(segment.start, at - 12), -1):
        norm = scene.norm(back)
        if norm in ("who", "which") or (norm == "that" and scene.tag(back) == "PRON" and scene.tag(back - 1) != "VERB"):
            return back
        if scene.tag(back) == "PUNCT" or norm in scene.cues.certain:
            return None
    return None


def _before_relative(scene: Scene, relative: int, segment: range) -> int | None:
    at = relative - 1
    if scene.norm(at) == ",":
        at -= 1
    return _ending(scene, at, segment)


def _attached(scene: Scene, chunk: int, segment: range) -> int:
    """Left from a chunk to the one whose phrase it completes: "a source in the ministry", "forces loyal to Haftar"."""
    while True:
        at = scene.chunk(chunk).first - 1
        if at < segment.start:
            return chunk
        outer = _governor(scene, at, segment)
        if outer is None:
            return chunk
        chunk = outer


def _split_off(scene: Scene, chunk: int, segment: range) -> Source | None:
    """ "near Jayrud town rebels said": a phrase under a preposition is no subject, its last noun may be one."""
    run = scene.chunk(chunk)
    governed = (
        scene.norm(run.first - 1) in _ATTACHING | {"by", "between", "under", "over"} and run.first > segment.start
    )
    if not governed or run.first == run.last:
        return None
    if scene.norm(run.first - 1) == "by":
        return Source((Phrase(run.first, run.last),), scene.head(chunk), run.first)  # a statement released by the army
    first = run.last
    if scene.head(chunk) not in scene.cues.speakers:
        while first > run.first and is_name(scene, first):
            first -= 1  # "aid to the city Jandalai said"
        if first == run.last or first == run.first or scene.tag(first) != "NOUN":
            return None
        first += 1
    return Source((Phrase(first, run.last),), scene.head(chunk), first)


def _governor(scene: Scene, at: int, segment: range) -> int | None:
    """The chunk that the preposition or participle at `at` hangs on, if it reads as one speaker with what follows."""
    joint = scene.norm(at)
    if scene.tag(at) == "ADP" and joint in _ATTACHING:
        if scene.tag(at - 1) in ("VERB", "ADJ"):
            outer = _ending(scene, at - 2, segment)  # affiliated with, loyal to, living in
            return outer if outer is not None and _may_govern(scene, outer, segment) else None
        outer = _ending(scene, at - 1, segment)
        if outer is None or scene.is_time(outer):
            return None
        if joint in ("of", "for") and _named(scene, outer):
            return outer
        return outer if _may_govern(scene, outer, segment) else None
    if (
        joint == "by"
        and scene.tag(at - 1) == "VERB"
        and scene.head(_ending(scene, at - 2, segment) or 0) in scene.cues.documents
    ):
        return None  # a statement released by X: X speaks
    if scene.tag(at) == "VERB" and joint.endswith("ing"):
        outer = _ending(scene, at - 1, segment)
        return outer if outer is not None and _opens_clause(scene, outer, segment) else None
    return _apposed(scene, at, segment)


def _may_govern(scene: Scene, chunk: int, segment: range) -> bool:
    return (
        scene.head(chunk) in scene.cues.speakers
        or _opens_clause(scene, chunk, segment)
        or _apposed(scene, scene.chunk(chunk).first - 1, segment) is not None
    )


def _apposed(scene: Scene, at: int, segment: range) -> int | None:
    """A name that opens the clause right before a description, the comma lost: "Hamza Khatib the manager of ..."."""
    if scene.norm(at + 1) not in ("a", "an", "the"):
        return None
    outer = _ending(scene, at, segment)
    if outer is None or not _named(scene, outer) or scene.is_time(outer):
        return None
    return outer if _opens_clause(scene, _name_start(scene, outer, segment), segment) else None


def _name_start(scene: Scene, chunk: int, segment: range) -> int:
    """The first chunk of a name that goes on with "of" or "for": the "Syrian Observatory" of its "Human Rights"."""
    at = scene.chunk(chunk).first - 1
    while scene.norm(at) in ("of", "for") and _ending(scene, at - 1, segment) is not None:
        chunk = scene.chunk_ending[at - 1]
        at = scene.chunk(chunk).first - 1
    return chunk


def _named(scene: Scene, chunk: int) -> bool:
    """Whether the head is capitalised, and not only because a sentence starts with it."""
    head = scene.chunk(chunk).head
    opening = head == scene.grammar.sentence_of(head).start
    return _capital(scene, head) and (not opening or scene.tag(head) == "PROPN")


def _capital(scene: Scene, at: int) -> bool:
    """Whether the token has a capital: "Sirte", "al-Jayrudi"."""
    text = scene.grammar.tokens[at].text
    return text != text.lower()


def _opens_clause(scene: Scene, chunk: int, segment: range) -> bool:
    """Whether nothing but an introduction stands before the chunk in its clause."""
    at = scene.chunk(chunk).first - 1
    while at >= segment.start and scene.tag(at) == "ADV":
        at -= 1
    return (
        at < segment.start
        or scene.tag(at) in ("PUNCT", "SCONJ")
        or scene.norm(at) in ("that", "while", "as", "but")
        or scene.quote(at) != scene.quote(at + 1)
    )


def _coordinated_left(scene: Scene, first: int, base: int, segment: range) -> Source:
    """The subject with the speakers listed before it: "Tasnim and Iraqi news websites"."""
    members = [Phrase(scene.chunk(first).first, _end(scene, first, base))]
    head = scene.head(first)
    while True:
        at = members[0].first - 1
        joint = scene.norm(at)
        if joint not in ("and", "or", "nor", ",") or (joint == "," and len(members) == 1) or at <= segment.start:
            break
        left = _ending(scene, at - 1 if scene.norm(at - 1) != "," else at - 2, segment)
        if left is None or scene.is_time(left) or not _may_join(scene, left, segment):
            break
        start = _attached(scene, left, segment)
        members.insert(0, Phrase(scene.chunk(start).first, scene.chunk(left).last))
        head = scene.head(start)
    neither = scene.norm(members[0].first - 1) == "neither"
    return Source(tuple(members), head, members[0].first - neither, neither)


def _may_join(scene: Scene, chunk: int, segment: range) -> bool:
    """Whether a chunk before "and" is a fellow speaker rather than the end of the clause before."""
    first = scene.chunk(_attached(scene, chunk, segment)).first
    opens = (
        first <= segment.start
        or scene.tag(first - 1) in ("PUNCT", "SCONJ", "ADV")
        or scene.norm(first - 1) in ("and", "nor", "neither", "both")
    )
    return opens or scene.head(chunk) in scene.cues.speakers


def _end(scene: Scene, first: int, base: int) -> int:
    """The last token of a speaker's phrase: a participle ("affiliated with the IRGC") describes, it is no name."""
    for chunk in range(first, base):
        joint = scene.chunk(chunk).last + 1
        if scene.tag(joint) in ("VERB", "ADJ") or joint == scene.chunk(chunk + 1).first:
            return scene.chunk(chunk).last
    return _last(scene, base)


def _last(scene: Scene, chunk: int) -> int:
    """The last token of a chunk, with an acronym in brackets after it."""
    last = scene.chunk(chunk).last
    if scene.norm(last + 1) == "(" and scene.norm(last + 3) == ")":
        return last + 3
    return last


def _attached_right(scene: Scene, chunk: int, segment: range) -> int:
    """Right from a chunk over the phrases that complete a speaker: "a source in the ministry", "head of the group"."""
    chunk = scene.continued(chunk)
    while scene.head(chunk) in scene.cues.speakers:
        joint = scene.chunk(chunk).last + 1
        following = scene.chunk_starting.get(joint + 1)
        if following is None or following >= len(scene.grammar.chunks) or joint + 1 >= segment.stop:
            break
        if scene.norm(joint) not in ("of", "for", "from", "in", "with", "at") or scene.is_time(following):
            break
        chunk = scene.continued(following)
    return chunk


def _next_member(scene: Scene, chunk: int, segment: range) -> int | None:
    """The chunk that goes on a list of speakers after `chunk`: "X and Y", "X, Y and Z"."""
    at = scene.chunk(chunk).last + 1
    if scene.norm(at) == "," and scene.norm(at + 1) in ("and", "or"):
        at += 1
    if scene.norm(at) not in ("and", "or"):
        return None
    following = scene.chunk_starting.get(at + 1)
    if following is None or scene.chunk(following).last >= segment.stop or scene.is_time(following):
        return None
    return None if scene.tag(scene.chunk(following).last + 1) in ("VERB", "AUX") else following

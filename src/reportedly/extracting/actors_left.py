"""Where a described actor begins: modifiers, owners, numbers and "dozens of" before its head noun, no article."""

from __future__ import annotations

from reportedly.extracting.actors_names import Hit
from reportedly.extracting.actors_scene import CLITICS, INSIDE, LONGEST, NOUNS, OWNERS, TIMES, Scene

FAR = 2  # tokens between a full name and the noun that it can still belong to
PLACED = frozenset("in at near into inside within across outside from to of on toward towards".split())
DEGREES = frozenset("about almost around over nearly more most very well newly once".split())
PARTICIPLES = ("ed", "ing", "en", "led")


def leftmost(scene: Scene, start: int, floor: int) -> int:
    """The first token of the phrase: its modifiers and owners, "dozens of" before it; no article."""
    first = start
    within = scene.hit_at.get(start)
    if within is not None and within.manner == "name" and within.first < start and not scene.is_state(within):
        return max(floor, within.first)
    while first > floor and start - first < LONGEST and scene.same(first - 1, start):
        step = _step_left(scene, first, start)
        if step is None or step < floor:
            break
        first = step
        if scene.norm(first) in OWNERS:
            return first
    first = _trimmed(scene, first, start)
    return _counted(scene, first, floor)


def _step_left(scene: Scene, first: int, start: int) -> int | None:
    """Where the phrase starts once what stands before its first token is taken in; `None` where it cannot be."""
    at = first - 1
    token, hit = scene.tokens[at], scene.hit_at.get(at)
    if _is_apart(scene, at):
        return None
    if hit is not None:
        return _over_name(scene, hit, first, start)
    if token.norm == "-" and scene.tokens[first].span.start == token.span.end:
        return at - 1 if at > 0 and scene.tokens[at - 1].span.end == token.span.start else None
    if token.norm in CLITICS:
        return at if token.tag == "PART" and scene.same(at - 1, at) and scene.tag(at - 1) in NOUNS else None
    if token.norm in ("and", "or"):
        return at - 1 if scene.same(at - 1, at) and first <= start and _alike(scene, at - 1, first) else None
    return at if _modifies(scene, at, start) else None


def _is_apart(scene: Scene, at: int) -> bool:
    """Whether a number or a time ends the phrase to the left: nothing stands before "40 militants" but "nearly"."""
    token, first = scene.tokens[at], at + 1
    if token.norm in TIMES or (token.norm in ("least", "most") and scene.norm(at - 1) == "at"):
        return True
    if scene.tag(first) == "NUM" and token.tag != "ADV" and (token.tag != "NUM" or token.text[:1].isdecimal()):
        return True
    return token.tag == "NUM" and len(token.text) == 4 and token.text[:2] in ("19", "20")


def _over_name(scene: Scene, hit: Hit, first: int, start: int) -> int | None:
    """The start of a listed name that belongs to the phrase; `None` for a place before it and for another actor."""
    if scene.norm(first) in CLITICS or hit.manner in ("adjective", "people"):
        return hit.first
    far = start - hit.last > FAR
    if not scene.is_state(hit):
        # "Thai Police Arrest Bombing Suspect" is a headline, not one suspect
        return None if far and hit.first < hit.last else hit.first
    if scene.tokens[hit.last].text.isupper():
        return hit.first
    # "Syria Russia Anti-government activists" is a list of tags
    listed = far or any(map(scene.is_state, scene.hits_in(first, start)))
    return None if listed or scene.norm(hit.first - 1) in PLACED else hit.first


def _modifies(scene: Scene, at: int, start: int) -> bool:
    """Whether a word can stand between an article and a noun."""
    token = scene.tokens[at]
    if token.tag in INSIDE or token.norm in OWNERS:
        return not _ends_name(scene, at, start)
    if token.tag == "ADV":
        return scene.tag(at + 1) in ("ADJ", "NUM", "VERB") and (token.norm.endswith("ly") or token.norm in DEGREES)
    return token.tag == "VERB" and token.norm.endswith(PARTICIPLES) and _opens(scene, at)


def _ends_name(scene: Scene, at: int, start: int) -> bool:
    """Whether a person's full name ends right before an office that has its own "of": "Ann Reed director of the"."""
    if at != start - 1 or scene.norm(start + 1) != "of" or not scene.capital(at) or scene.capital(start):
        return False
    known = scene.actors.words.people.first_names
    return any(
        scene.tokens[back].text in known and all(scene.capital(step) for step in range(back, at))
        for back in range(max(0, at - 3), at)
    )


def _opens(scene: Scene, at: int) -> bool:
    """Whether a participle at `at` stands before a noun: "masked gunmen", "the advancing army"."""
    before = scene.preceding(at)
    if before is None:
        return scene.norm(at).endswith("ed")
    modified = scene.tag(before) in ("DET", "ADJ", "NUM", "PART", "ADP", "CCONJ") or scene.norm(before) in OWNERS
    return modified or scene.norm(before) == "-"


def _alike(scene: Scene, left: int, right: int) -> bool:
    """Whether "and" joins two modifiers: "moderate and Islamist rebel factions"."""
    both = (left, right)
    return all(scene.tag(at) == "ADJ" or scene.is_adjective(at) for at in both)


def _trimmed(scene: Scene, first: int, start: int) -> int:
    """The phrase without adverbs, joints and clitics at its front."""
    while first < start and (scene.tag(first) in ("ADV", "PUNCT", "CCONJ", "PART") or scene.norm(first) in CLITICS):
        first += 1
    return first


def _counted(scene: Scene, first: int, floor: int) -> int:
    """The phrase with a quantity before it: "tens of thousands of residents", "members of the security forces"."""
    while True:
        joint = first - 1
        if scene.tag(joint) == "DET":
            joint -= 1
        if joint <= floor or not scene.same(joint, first) or scene.norm(joint) != "of":
            return first
        noun = joint - 1
        if noun < floor or not scene.same(noun, first):
            return first
        if scene.norm(noun) not in scene.actors.words.people.quantities or scene.tag(noun) not in INSIDE:
            return first
        first = noun

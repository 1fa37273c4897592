"""Actors that are described by a noun: "Iranian proxy militias", "two gunmen", "a spokesman for the coalition"."""

from __future__ import annotations

from reportedly.extracting.actors_left import leftmost
from reportedly.extracting.actors_right import name_after, rightmost
from reportedly.extracting.actors_scene import INSIDE, NOUNS, TIMES, Found, Scene
from reportedly.extracting.actors_ties import affiliated, declared_inside

COLLECTIVE = frozenset({"armed_group", "military", "police", "government", "coalition"})
FIGHTERS = frozenset({"armed_group", "militia", "front", "paramilitary"})


def find_phrases(scene: Scene) -> tuple[Found, ...]:
    """Described actors in the order of the text, none overlapping."""
    found: list[Found] = []
    at = floor = 0
    while at < len(scene.tokens):
        head = _head(scene, at)
        phrase = _phrase(scene, head, floor) if head is not None else None
        if phrase is None:
            at += 1
            continue
        found.append(phrase)
        at = floor = phrase.last + 1
    return tuple(found)


def _head(scene: Scene, at: int) -> tuple[int, int, str] | None:
    """The head noun that starts at a token: its first and last token, and its role."""
    for length in (3, 2, 1):
        last = at + length - 1
        if not scene.same(at, last):
            continue
        role = scene.actors.words.roles.get(tuple(scene.norm(step) for step in range(at, last + 1)))
        if role is not None and _is_noun(scene, at, last):
            return at, last, role
    return None


def _is_noun(scene: Scene, first: int, last: int) -> bool:
    """Whether the words are a noun here, by their tags or (where the tagger erred) by what stands around them."""
    hit = scene.hit_at.get(first)
    if hit is not None and hit.last > last:
        return False
    if scene.tag(last) in NOUNS:
        return True
    before = scene.preceding(first)
    if before is None:
        return False
    if scene.tag(last) == "ADJ" and first == last and scene.actors.words.roles[(scene.norm(last),)] in COLLECTIVE:
        return scene.same(last, last + 1) and scene.tag(last + 1) in NOUNS
    if scene.tag(last) in ("VERB", "ADJ", "X"):
        modified = scene.tag(before) in ("DET", "NUM", "ADJ") or scene.is_adjective(before)
        after = scene.following(last)
        return modified and (after is None or scene.tag(after) not in INSIDE | {"DET", "PRON"})
    return False


def _phrase(scene: Scene, head: tuple[int, int, str], floor: int) -> Found | None:
    """The described actor around a head noun, not before token `floor`; `None` where the noun is none."""
    start, end, role = head
    name = name_after(scene, end, role)
    after = scene.following(end)
    if name is None and after is not None and _goes_on(scene, after):
        return _modifier(scene, head, floor)
    first = leftmost(scene, start, floor)
    last = name[1] if name is not None else end
    if name is None:
        last, name = rightmost(scene, end, role)
    if name is None and (_is_site(scene, start, end) or not _is_told(scene, first, start, end)):
        return None
    hits = scene.hits_in(first, last)
    return Found(first, last, end, _role(scene, role, first, end), hits, name, declared_inside(scene, first, end))


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether the noun phrase goes on at a token, so that what stands before it is no head."""
    if scene.norm(at) in TIMES or scene.tag(at) not in NOUNS:
        return False
    return not (scene.tag(at) == "NOUN" and scene.norm(at) in scene.actors.words.people.speech)


def _modifier(scene: Scene, head: tuple[int, int, str], floor: int) -> Found | None:
    """A collective before another noun: "government shelling", "rebel positions"; not "police station"."""
    start, end, role = head
    if role not in COLLECTIVE or _head(scene, end + 1):
        return None
    if scene.norm(end) in scene.actors.words.weak and role != "government":
        return None
    last = end + 1
    while scene.same(end, last + 1) and _goes_on(scene, last + 1):
        last += 1
        if _head(scene, last):
            return None
    if scene.norm(last) in scene.actors.words.people.no_actors or scene.capital(last):
        return None
    first = leftmost(scene, start, floor)
    return Found(first, end, end, _role(scene, role, first, end), scene.hits_in(first, end))


def _is_told(scene: Scene, first: int, start: int, end: int) -> bool:
    """Whether the noun says enough: a weak one needs a word before it, or to speak."""
    if scene.norm(end) not in scene.actors.words.weak or start != end:
        return True
    if first < start and not all(scene.tag(at) == "NUM" for at in range(first, start)):
        return True
    if scene.speaks(end) or scene.spoken_by(first):
        return True
    definite = scene.norm(first - 1) in ("the", "this") and scene.same(first - 1, first)
    acting = scene.same(end, end + 1) and (scene.tag(end + 1) in ("VERB", "AUX") or scene.norm(end + 1) == "which")
    return definite and (acting or scene.norm(first - 2) == "by")


def _is_site(scene: Scene, start: int, end: int) -> bool:
    """Whether the noun is a site here: a "medical centre", unless it stands in capitals or speaks."""
    sited = scene.actors.words.people.sited
    noun = scene.norm(end)
    if start != end or not (noun in sited or noun.removesuffix("s") in sited) or scene.speaks(end):
        return False
    return not scene.capital(end) and not (scene.norm(start - 1) == "the" and scene.tag(end + 1) in ("VERB", "AUX"))


def _role(scene: Scene, role: str, first: int, end: int) -> str:
    """The role with what the modifiers say: "rebel forces" are an armed group, "regime forces" a military."""
    people = scene.actors.words.people
    if role not in ("force", "military"):
        return role
    for at in range(first, end):
        if scene.norm(at) in people.irregular or affiliated(scene, at):
            return "armed_group"
    rows = [scene.actors.rows[entry.row] for hit in scene.hits_in(first, end) for entry in hit.entries]
    return "armed_group" if any(row.sort in FIGHTERS for row in rows) else "military"

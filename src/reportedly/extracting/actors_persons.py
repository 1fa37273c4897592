"""Persons by name: runs of name words that a title, a verb of speaking or a known first name tells from places."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extracting.actors_right import name_end
from reportedly.extracting.actors_scene import Found, Scene

TELLING = frozenset({"who", "whose"})


def find_persons(scene: Scene, taken: set[int], offices: frozenset[int]) -> Iterator[Found]:
    """Persons whose tokens are not `taken`. `offices` are the last tokens of descriptions of persons: a name between
    commas after one is a person's."""
    titles = scene.actors.words.officials.titles
    at = 0
    while at < len(scene.tokens):
        titled = at
        while (
            titled - at < 4
            and scene.tokens[titled].text in titles
            and scene.same(at, titled + 1)
            and titled not in taken
        ):
            titled += 1
        last = _name(scene, titled, taken)
        if last is not None and last > at and scene.tokens[at].text in scene.actors.words.people.group_prefixes:
            yield Found(at, last, last, "armed_group")
            at = last + 1
            continue
        if last is None or (
            titled == at and not (_is_person(scene, at, last) or _is_described(scene, at, last, offices))
        ):
            at += 1
            continue
        yield Found(at, last, last, _role(scene, titled, last), name=(titled, last))
        at = last + 1


def _name(scene: Scene, first: int, taken: set[int]) -> int | None:
    if first in taken or not scene.capital(first) or scene.hit_at.get(first) is not None:
        return None
    last = name_end(scene, first)
    return last if last is not None and not any(at in taken for at in range(first, last + 1)) else None


def _is_person(scene: Scene, first: int, last: int) -> bool:
    people = scene.actors.words.people
    if (scene.norm(last),) in scene.actors.words.roles or (first == last and scene.norm(first) in people.speech):
        return False
    if scene.tag(first) != "PROPN" and scene.tokens[first].text not in people.first_names:
        return False
    if last > first and scene.tokens[first].text in people.first_names:
        return True
    if scene.speaks(last) or (last > first and scene.spoken_by(first)):
        return scene.norm(first - 1) not in people.locatives or not scene.same(first - 1, first)
    return last > first and (_is_human(scene, first, last) or _is_introduced(scene, last))


def _role(scene: Scene, first: int, last: int) -> str:
    """What a speaking name is: "SRGC" and "Homs Revolution Commission" are organisations, "Al Sada News" an outlet."""
    if scene.norm(last) in scene.actors.words.people.outlet_names:
        return "outlet"
    text = scene.tokens[first].text
    if first == last:
        return "organisation" if 1 < len(text) <= 6 and text.isalpha() and text.isupper() else "person"
    organised = any((scene.norm(at),) in scene.actors.words.roles for at in range(first + 1, last + 1))
    return "organisation" if organised else "person"


def _is_human(scene: Scene, first: int, last: int) -> bool:
    """Whether something is done to or by the name that is done to or by persons alone: "Kem Ley was murdered"."""
    human = scene.actors.words.people.human
    before = first - 2 if scene.norm(first - 1) == "of" else first - 1
    if scene.same(before, first) and scene.norm(before) in human:
        return True
    return scene.tag(last + 1) == "AUX" and scene.same(last, last + 2) and scene.norm(last + 2) in human


def _is_described(scene: Scene, first: int, last: int, offices: frozenset[int]) -> bool:
    """Whether a description stands before: "the group's commander, Burhan Wani, was buried"."""
    joined = scene.norm(first - 1) == "," and first - 2 in offices and scene.same(first - 2, first)
    return joined and first < last and scene.norm(last + 1) in (",", ".", ";", ")")


def _is_introduced(scene: Scene, last: int) -> bool:
    """Whether who it is follows: "Abdulkadir Masharipov, a 34-year-old", "Ann Reed, who", "Ann Reed, 34,"."""
    if scene.norm(last + 1) != "," or not scene.same(last, last + 3):
        return False
    after = scene.norm(last + 2)
    aged = after.isdecimal() and len(after) <= 2 and scene.norm(last + 3) == ","
    if after in TELLING or aged:
        return True
    return after in ("a", "an") and any(
        scene.norm(at) in TELLING or scene.norm(at).endswith("-year-old")
        for at in range(last + 3, last + 8)
        if scene.same(last, at)
    )

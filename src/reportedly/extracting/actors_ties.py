"""What ties an actor to another one in the words of the text: "Iran-backed", "affiliated with the IRGC"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extracting.actors_right import nominal_end, past_article
from reportedly.extracting.actors_scene import Scene

FURTHER = frozenset({"loyal", "linked", "affiliated"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST = 6  # tokens of an apposition's noun phrase


def affiliated(scene: Scene, at: int) -> bool:
    """Whether one word declares an affiliation: "Iran-backed", "pro-government", "anti-IS"."""
    people, norm = scene.actors.words.people, scene.norm(at)
    if norm in people.affiliated_suffixes and scene.norm(at - 1) == "-":
        return True  # "U.S.-backed" is cut into three tokens
    head, _, tail = norm.rpartition("-")
    return bool(head) and (tail in people.affiliated_suffixes or head in people.affiliated_prefixes)


def declared_inside(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """The tokens of a description that declare an affiliation, before its noun at `end`."""
    for at in range(first, end):
        if affiliated(scene, at):
            return (max(first, at - 2), at) if scene.norm(at - 1) == "-" else (at, at)
    return None


def declared_after(scene: Scene, last: int, *, once: bool = False) -> tuple[int, int] | None:
    """The tokens right after an actor that declare its affiliation: "affiliated with the IRGC", "a front of ...", also
    after the noun of an apposition: ", an agency close to ..."."""
    at = last + 1
    if scene.same(last, at) and scene.norm(at) in (",", "("):
        at = _past_noun(scene, at + 1)
    if not scene.same(last, at):
        return None
    for length in _declaring(scene, at):
        start = past_article(scene, at + length)
        end = nominal_end(scene, start) if scene.same(last, start) else None
        if end is not None:
            further = not once and scene.norm(end + 1) in FURTHER
            more = declared_after(scene, end, once=True) if further else None
            return at, more[1] if more is not None else end
    return None


def _past_noun(scene: Scene, at: int) -> int:
    """Past the noun phrase of an apposition at `at`, where words that declare an affiliation follow it."""
    end = at + (scene.tag(at) == "DET")
    while end < at + LONGEST and scene.same(at, end) and scene.tag(end) in NOMINAL:
        end += 1
    tied = scene.same(at, end) and next(_declaring(scene, at), None) is None and any(_declaring(scene, end))
    return end if tied else at


def _declaring(scene: Scene, at: int) -> Iterator[int]:
    """The lengths of the declaring phrases that stand at a token."""
    for phrase in scene.actors.words.people.affiliations:
        words = phrase.split()
        if scene.same(at, at + len(words)) and [scene.norm(at + n) for n in range(len(words))] == words:
            yield len(words)

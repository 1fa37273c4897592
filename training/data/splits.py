"""Which texts train, which choose, which are reported on: `train`, `dev`, `report`, disjoint.

A text goes with everything that must stay together with it: its group (an article, a topic, a chain of articles on one
incident) and texts that are nearly the same, across sets. A set's own development part is kept to report on. All else
falls by the hash of the group's name, so that adding a set moves nothing that it does not touch.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from .gold import GoldText
from .near import near_groups

Part = Literal["train", "dev", "report"]
PARTS: tuple[Part, ...] = ("train", "dev", "report")
DEV, REPORT = 0.08, 0.12  # shares; a set with an official part to report on gives none of its others to `report`
Half = Literal[0, 1]


def split_texts(texts: Sequence[GoldText], *, incidents_half: Half | None = None) -> Mapping[Part, list[GoldText]]:
    """The parts, each in the order of `texts`.

    incidents_half   report on this half of `incidents` (by cluster) and train on the other: for measuring both ways.
                     Their copies in other sets follow them, so that only the figures on `incidents` are clean.
    """
    parts: dict[Part, list[GoldText]] = {part: [] for part in PARTS}
    official = frozenset(text.set for text in texts if text.official == "report")
    bundles = bundled(texts)
    members: dict[int, list[GoldText]] = defaultdict(list)
    for text, bundle in zip(texts, bundles, strict=True):
        members[bundle].append(text)
    chosen = {bundle: _part(inside, official, incidents_half) for bundle, inside in members.items()}
    for text, bundle in zip(texts, bundles, strict=True):
        parts[chosen[bundle]].append(text)
    return parts


def bundled(texts: Sequence[GoldText]) -> list[int]:
    """For each text the index of the first text that it must stay with, by group or by nearness."""
    near = near_groups([text.text for text in texts])
    parents = list(range(len(texts)))
    first: dict[tuple[str, str], int] = {}
    for index, text in enumerate(texts):
        for other in (near[index], first.setdefault((text.set, text.group), index)):
            one, two = sorted((_root(parents, index), _root(parents, other)))
            parents[two] = one
    return [_root(parents, index) for index in range(len(texts))]


def _part(inside: Sequence[GoldText], official: frozenset[str], half: Half | None) -> Part:
    """`report` if any member asks for it, else `dev` if any does, else `train`."""
    ours = sorted(text.group for text in inside if text.set == "incidents")
    if ours and half is not None:
        at = share(ours[0]) * 2
        return "report" if int(at) == half else "dev" if at % 1 < DEV else "train"
    wishes = {_wish(text, official) for text in inside}
    return next(part for part in ("report", "dev", "train") if part in wishes)


def _wish(text: GoldText, official: frozenset[str]) -> Part:
    at = share(f"{text.set}/{text.group}")
    if text.official == "report":
        return "report"
    if at < DEV:
        return "dev"
    return "report" if at < DEV + REPORT and text.set not in official else "train"


def share(name: str) -> float:
    """A number in [0, 1) from the hash of `name`, the same everywhere."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6]) / 2**48


def _root(parents: list[int], one: int) -> int:
    while parents[one] != one:
        parents[one] = parents[parents[one]]
        one = parents[one]
    return one

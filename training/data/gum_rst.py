"""Attribution in rhetorical structure trees (rs4): units that tell who says it, and the words that they attribute."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Node:
    parent: str | None
    relation: str
    words: tuple[int, ...]  # empty for groups


def attributed_units(rs4: str, forms: Sequence[str]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Word indices of each attributing unit and of what it attributes, itself left out. Nothing where the tree's words
    are not the text's."""
    nodes = _nodes(rs4, forms)
    nuclei: dict[str, list[str]] = defaultdict(list)
    satellites: dict[str, list[str]] = defaultdict(list)
    for key, node in nodes.items():
        if node.parent is not None:
            kind = nuclei if node.relation == "span" or _many(node.relation) else satellites
            kind[node.parent].append(key)
    for node in nodes.values():
        if node.relation.startswith("attribution") and node.words and node.parent is not None:
            said = set(_core(node.parent, nodes, nuclei, satellites)) - set(node.words)
            yield node.words, tuple(sorted(said))


def _nodes(rs4: str, forms: Sequence[str]) -> Mapping[str, _Node]:
    nodes: dict[str, _Node] = {}
    at = 0
    body = ElementTree.fromstring(rs4).find("body")
    for element in body if body is not None else ():
        if element.tag not in ("segment", "group"):
            continue
        words = tuple((element.text or "").split()) if element.tag == "segment" else ()
        if words != tuple(forms[at : at + len(words)]):
            return {}
        relation = element.get("relname") or ""
        nodes[element.attrib["id"]] = _Node(element.get("parent"), relation, tuple(range(at, at + len(words))))
        at += len(words)
    return nodes


def _many(relation: str) -> bool:
    """Whether the relation joins nuclei of equal weight (rs4's `multinuc` relations)."""
    return relation.startswith(("joint-", "same-unit", "adversative-contrast", "restatement-repetition"))


def _core(
    key: str, nodes: Mapping[str, _Node], nuclei: Mapping[str, list[str]], satellites: Mapping[str, list[str]]
) -> Iterator[int]:
    """Words of a node without the satellites that hang on the node itself."""
    yield from nodes[key].words
    for child in nuclei.get(key, ()):
        yield from _core(child, nodes, nuclei, satellites)
        for satellite in satellites.get(child, ()):
            yield from _core(satellite, nodes, nuclei, satellites)

"""ECB+: news on 43 topics with event components and coreference, one XML file a document.

Only a selection of sentences is annotated, so a word without a mark means nothing. Texts of a topic tell of the same
events: a topic is never split.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportedly.values.span import Span

from .detokenize import detokenize
from .gold import GoldText, Layer
from .mapping import mapping

_EVENTS = ("ACTION", "NEG_ACTION")


def load(folder: Path) -> Iterator[GoldText]:
    """Every document."""
    for path in sorted(folder.glob("*/*.xml")):
        root = ElementTree.parse(path).getroot()
        # The first sentence of the files that end in "ecbplus" is the address of the page.
        tokens = [one for one in root.iter("token") if one.get("sentence") != "0" or "plus" not in path.name]
        text, spans = _text(tokens)
        words = {token.attrib["t_id"]: span for token, span in zip(tokens, spans, strict=True)}
        marked = dict(_marked(root, words))
        clusters = tuple(_clusters(root, marked))
        realities = [
            mark
            for tag, span in marked.values()
            if tag.startswith(_EVENTS)
            for mark in mapping("ecbplus", "realities").mark(span, tag[: tag.index("ACTION") + 6])
        ]
        heads = [
            mark
            for tag, span in marked.values()
            if not tag.startswith(_EVENTS)
            for mark in mapping("ecbplus", "heads").mark(span, tag)
        ]
        yield GoldText(
            set="ecbplus",
            id=path.stem,
            text=text,
            group=f"ecbplus topic {path.parent.name}",
            heads=Layer(tuple(sorted(set(heads), key=lambda mark: (mark.span, mark.codes)))),
            realities=Layer(tuple(sorted(set(realities), key=lambda mark: (mark.span, mark.codes)))),
            events=tuple(cluster for event, cluster in clusters if event),
            actors=tuple(cluster for event, cluster in clusters if not event),
        )


def _text(tokens: list[ElementTree.Element]) -> tuple[str, list[Span]]:
    """The text with a line for each sentence, and where each token stands in it."""
    sentences: dict[str, list[str]] = defaultdict(list)
    for token in tokens:
        sentences[token.attrib["sentence"]].append(token.text or "")
    lines: list[str] = []
    spans: list[Span] = []
    at = 0
    for words in sentences.values():
        line, found = detokenize(words)
        spans += (Span(at + span.start, at + span.end) for span in found)
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), spans


def _marked(root: ElementTree.Element, words: Mapping[str, Span]) -> Iterator[tuple[str, tuple[str, Span]]]:
    """Each mention's id with its tag and its words; instances, which have none, are left out."""
    for mention in root.iterfind("Markables/*"):
        spans = [words[one.attrib["t_id"]] for one in mention.iter("token_anchor") if one.attrib["t_id"] in words]
        if spans:
            yield mention.attrib["m_id"], (mention.tag, min(spans).join(max(spans)))


def _clusters(
    root: ElementTree.Element, marked: Mapping[str, tuple[str, Span]]
) -> Iterator[tuple[bool, tuple[Span, ...]]]:
    """Whether a cluster is one of events, and its mentions. Both kinds of coreference hold within the document too."""
    for relation in root.iterfind("Relations/*"):
        members = [marked[one.attrib["m_id"]] for one in relation.iter("source") if one.attrib["m_id"] in marked]
        if len(members) > 1:
            yield members[0][0].startswith(_EVENTS), tuple(sorted({span for _, span in members}))

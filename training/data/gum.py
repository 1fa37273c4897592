"""GUM: documents of many genres with entities and coreference (CoNLL-U) and rhetorical attribution (rs4)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.values.span import Span

from .gold import Attribution, GoldText, Layer
from .gum_rst import attributed_units
from .mapping import mapping

_ENTITY = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)-([^()]*)(\))?|(\d+)(?:\[\d+/\d+\])?\)")
_SHARED = re.compile(r"\d+-\d+\t")
_MINSPAN = 3  # place of the least words among what follows the type: infstat, salience, centering, minspan


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the file: its span in the text, its part of speech, its head's index (-1: none) and relation."""

    span: Span
    form: str
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Words `[first, last]` that mean the entity `key`; `least` are the indices of its least words."""

    key: int
    kind: str
    first: int
    last: int
    least: tuple[int, ...]


def load(folder: Path) -> Iterator[GoldText]:
    """Every document."""
    for path in sorted((folder / "dep").glob("*.conllu")):
        text, words, entities = read_conllu(path.read_text(encoding="utf-8"))
        rst = folder / "rst" / f"{path.stem}.rs4"
        attributions = tuple(_attributions(rst.read_text(encoding="utf-8"), words)) if rst.exists() else None
        kinds = mapping("gum", "heads")
        marks = {
            mark
            for entity in entities
            if entity.first < entity.last or words[entity.first].tag != "PRON"
            for mark in kinds.mark(_joined(words, entity.least), entity.kind)
        }
        yield GoldText(
            set="gum",
            id=path.stem,
            text=text,
            group=path.stem,
            heads=Layer(tuple(sorted(marks, key=lambda mark: (mark.span, mark.codes))), kinds.scope),
            attributions=Layer(attributions) if attributions is not None else None,
            actors=_clusters(words, entities, event=False),
            events=_clusters(words, entities, event=True),
        )


def read_conllu(raw: str) -> tuple[str, tuple[Word, ...], tuple[Entity, ...]]:
    """Text, words and entities. A paragraph is a line of the text."""
    parts: list[str] = []
    words: list[Word] = []
    entities: list[Entity] = []
    still_open: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    at, first, gap = 0, 0, ""
    joined_to, joined_note = 0, ""
    for line in raw.splitlines():
        if line.startswith("# newpar"):
            gap = "\n" if parts else ""
        elif not line:
            first = len(words)
        elif (cells := line.split("\t"))[0].isdigit():
            form, at = cells[1], at + len(gap)
            parts += (gap, form)
            head = int(cells[6]) - 1 + first if cells[6] != "0" else -1
            words.append(Word(Span(at, at + len(form)), form, cells[3], head, cells[7].partition(":")[0]))
            entities += _entities(cells[9], len(words) - 1, still_open)
            at += len(form)
            gap = "" if int(cells[0]) < joined_to or "SpaceAfter=No" in joined_note + cells[9] else " "
            joined_note = joined_note if int(cells[0]) < joined_to else ""
        elif _SHARED.match(
            line
        ):  # "1-2  Zurbarán’s": the words stand without a space, and its note holds after the last
            joined_to, joined_note = int(cells[0].split("-")[1]), cells[9]
        if not line:
            joined_to, joined_note = 0, ""
    return "".join(parts), tuple(words), tuple(entities)


def _entities(note: str, at: int, still_open: dict[int, list[tuple[int, str, str]]]) -> Iterator[Entity]:
    """The entities that end at word `at`. Those that begin there are remembered in `still_open`."""
    field = next((part[7:] for part in note.split("|") if part.startswith("Entity=")), "")
    for match in _ENTITY.finditer(field):
        if match[1]:
            still_open[int(match[1])].append((at, match[2], match[3]))
        if match[4] or match[5]:
            key = int(match[1] or match[5])
            if still_open[key]:
                first, kind, rest = still_open[key].pop()
                yield Entity(key, kind, first, at, _least(rest, first, at))


def _least(rest: str, first: int, last: int) -> tuple[int, ...]:
    """Indices of the least words: "2" or "1,2", counted from the entity's first word."""
    fields = rest.split("-")
    numbers = fields[_MINSPAN].split(",") if len(fields) > _MINSPAN else []
    found = tuple(first + int(number) - 1 for number in numbers if number.isdigit())
    return tuple(index for index in found if index <= last) or tuple(range(first, last + 1))


def _joined(words: Sequence[Word], indices: Sequence[int]) -> Span:
    return words[min(indices)].span.join(words[max(indices)].span)


def _clusters(words: Sequence[Word], entities: Sequence[Entity], *, event: bool) -> tuple[tuple[Span, ...], ...]:
    """Least words of the mentions of each entity that has several; events apart from persons, places and things."""
    found: dict[int, set[Span]] = defaultdict(set)
    for entity in entities:
        if (entity.kind == "event") == event:
            found[entity.key].add(_joined(words, entity.least))
    return tuple(tuple(sorted(spans)) for _, spans in sorted(found.items()) if len(spans) > 1)


def _attributions(rst: str, words: Sequence[Word]) -> Iterator[Attribution]:
    """Attributions with source, cue and content. Those whose source or cue the syntax does not show are left out."""
    for saying, said in attributed_units(rst, [word.form for word in words]):
        cue, source = _said_by(saying, words)
        if cue and source and said:
            yield Attribution(_runs(words, source), _runs(words, cue), _runs(words, said))


def _said_by(saying: Sequence[int], words: Sequence[Word]) -> tuple[list[int], list[int]]:
    """Indices of the cue and of the source in "X said" or "according to X"."""
    inside = set(saying)
    for index in saying:
        if words[index].form.lower() == "according" and index + 1 in inside:
            return [index, index + 1], [other for other in saying if other > index + 1 and words[other].tag != "PUNCT"]
    for index in saying:
        if words[index].relation == "nsubj" and words[index].head in inside:
            verb = words[index].head
            helpers = [at for at in saying if words[at].head == verb and words[at].relation == "aux"]
            return sorted([*helpers, verb]), [
                at for at in saying if _under(at, index, words) and words[at].tag != "PUNCT"
            ]
    return [], []


def _under(index: int, top: int, words: Sequence[Word]) -> bool:
    """Whether the word stands under `top` in the tree, or is `top`."""
    for _ in range(len(words)):
        if index == top or index < 0:
            break
        index = words[index].head
    return index == top


def _runs(words: Sequence[Word], indices: Sequence[int]) -> tuple[Span, ...]:
    """Spans of unbroken runs of words; a mark left out does not break one."""
    spans: list[tuple[int, int]] = []
    for index in sorted(set(indices)):
        if spans and all(words[at].tag == "PUNCT" for at in range(spans[-1][1] + 1, index)):
            spans[-1] = (spans[-1][0], index)
        else:
            spans.append((index, index))
    return tuple(words[first].span.join(words[last].span) for first, last in spans)

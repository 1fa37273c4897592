"""Causal News Corpus: single sentences, causal or not, with cause, effect and signal in tags within the text.

The sentences are given as tokens joined by spaces; they are read as text is written (`detokenize`).
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportedly.values.span import Span

from .detokenize import detokenize
from .gold import GoldText, Layer, Response
from .mapping import mapping

_TAG = re.compile(r"</?(ARG[01]|SIG\d)>")


def load(folder: Path) -> Iterator[GoldText]:
    """Every sentence. Causal ones whose spans are not annotated have no `responses`."""
    with (folder / "train_subtask1.csv").open(encoding="utf-8-sig", newline="") as file:
        labels = {row["index"]: row["label"] for row in csv.DictReader(file)}
    with (folder / "train_subtask2_grouped.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            name = f"{row['doc_id']}_{row['sent_id']}"
            yield _sentence(name, row, labels[name])


def _sentence(name: str, row: dict[str, str], label: str) -> GoldText:
    tokens = row["text"].split()
    text, words = detokenize(tokens)
    relations = tuple(
        relation
        for tagged in ast.literal_eval(row["causal_text_w_pairs"])
        for relation in _relation(tagged, tokens, words)
    )
    marks = mapping("cnc", "causal").mark(Span(0, len(text)), label)
    known = label == "0" or bool(relations)
    return GoldText(
        set="cnc",
        id=name,
        text=text,
        group=row["doc_id"],
        responses=Layer(relations, mapping("cnc", "responses").scope) if known else None,
        causal=Layer(marks, mapping("cnc", "causal").scope),
    )


def _relation(tagged: str, tokens: Sequence[str], words: Sequence[Span]) -> Iterator[Response]:
    """The relation that the tags of one copy of the sentence show; none where cause or effect is missing."""
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    end = letters = 0
    ends = _letter_ends(tokens)
    for match in _TAG.finditer(tagged):
        letters += sum(map(len, tagged[end : match.start()].split()))
        end = match.end()
        if match[0][1] != "/":
            opened[match[1]] = letters
        elif letters > opened.get(match[1], letters):
            first = next(number for number, stop in enumerate(ends) if stop > opened[match[1]])
            last = next(number for number, stop in enumerate(ends) if stop >= letters)
            spans[match[1]] = words[first].join(words[last])
    kinds: dict[str, list[Span]] = {"cause": [], "effect": [], "signal": []}
    for tag, span in spans.items():
        (code,) = mapping("cnc", "responses").codes(tag.rstrip("0123456789") if tag.startswith("SIG") else tag) or ("",)
        kinds[code].append(span)
    if kinds["cause"] and kinds["effect"]:
        yield Response(kinds["cause"][0], kinds["effect"][0], tuple(sorted(kinds["signal"])))


def _letter_ends(tokens: Sequence[str]) -> list[int]:
    """Where each token ends when spaces are not counted."""
    ends, total = [], 0
    for token in tokens:
        total += len(token)
        ends.append(total)
    return ends

"""Group words by the company they keep: classes from raw text that tell the tagger what an unseen word is like.

A word is described by which frequent words stand right before and after it (positive pointwise mutual information,
reduced by an eigenvalue decomposition); k-means groups these descriptions. Same text and seed, same classes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

WORD = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*|[^\w\s]")
CLITIC = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m))\Z")
DIGITS = re.compile(r"\d")
TEXT_KEYS = ("text", "sentence", "title")

Array = npt.NDArray[np.float32]


def raw_words(paths: Iterable[Path]) -> Iterator[list[str]]:
    """Lower-cased words, a list for each piece of text, of .txt, .json and .jsonl files and folders of them."""
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                for text in _texts(file):
                    yield list(_words(text))


def _texts(file: Path) -> Iterator[str]:
    content = file.read_text(encoding="utf-8", errors="replace")
    if file.suffix == ".jsonl":
        for line in content.splitlines():
            yield from _strings(json.loads(line))
    elif file.suffix == ".json":
        yield from _strings(json.loads(content))
    else:
        yield content


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (value[key] for key in TEXT_KEYS if isinstance(value.get(key), str))


def _words(text: str) -> Iterator[str]:
    for match in WORD.finditer(text.replace("’", "'").replace("“", '"').replace("”", '"')):
        word = DIGITS.sub("0", match.group().lower())
        clitic = CLITIC.search(word)
        if clitic is not None and clitic.start():
            yield word[: clitic.start()]
            word = clitic.group()
        yield word


def word_classes(
    texts: Sequence[Sequence[str]],
    *,
    least: int = 6,
    contexts: int = 1500,
    size: int = 60,
    groups: int = 200,
    seed: int = 1,
) -> dict[str, int]:
    """The class of each word seen at least `least` times in `texts`."""
    counts = Counter(word for text in texts for word in text)
    if not counts:
        return {}
    words = sorted(word for word, count in counts.items() if count >= least)
    context = {word: at for at, (word, _) in enumerate(sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:contexts])}
    table = _neighbours(texts, {word: at for at, word in enumerate(words)}, context)
    return dict(zip(words, _k_means(_reduced(_information(table), size), groups, seed).tolist(), strict=True))


def _neighbours(texts: Sequence[Sequence[str]], row: dict[str, int], context: dict[str, int]) -> Array:
    """How often each context word stands before (left half) and after (right half) each word."""
    width = len(context)
    table = np.zeros((len(row), 2 * width), dtype=np.float32)
    pairs: Counter[tuple[int, int]] = Counter()
    for text in texts:
        for left, right in zip(text, text[1:], strict=False):
            if right in row and left in context:
                pairs[row[right], context[left]] += 1
            if left in row and right in context:
                pairs[row[left], width + context[right]] += 1
    for cell, count in pairs.items():
        table[cell] = count
    return table


def _information(table: Array) -> Array:
    """Positive pointwise mutual information of the two halves of a count table, damped by a square root."""
    total = table.sum()
    expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0, keepdims=True) / total
    information: Array = np.log(np.maximum(table, 1e-6) / np.maximum(expected, 1e-6))
    damped: Array = np.sqrt(np.maximum(information, 0) * (table > 0))
    return damped


def _reduced(table: Array, size: int) -> Array:
    """Rows projected on the `size` strongest directions and brought to length one."""
    _, directions = np.linalg.eigh((table.T @ table).astype(np.float64))
    return _unit(table @ directions[:, -size:].astype(np.float32))


def _unit(rows: Array) -> Array:
    """Rows brought to length one."""
    unit: Array = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return unit


def _k_means(rows: Array, groups: int, seed: int, rounds: int = 40) -> npt.NDArray[np.int64]:
    """Index of the nearest of `groups` centres by cosine."""
    chosen = np.random.default_rng(seed).choice(len(rows), size=min(groups, len(rows)), replace=False)
    centres = rows[np.sort(chosen)]
    for _ in range(rounds):
        nearest = (rows @ centres.T).argmax(axis=1)
        for group in range(len(centres)):
            members = rows[nearest == group]
            if len(members):
                centres[group] = members.mean(axis=0)
        centres = _unit(centres)
    groups_of_rows: npt.NDArray[np.int64] = (rows @ centres.T).argmax(axis=1)
    return groups_of_rows

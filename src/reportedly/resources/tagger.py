"""Part-of-speech tags for English words: an averaged perceptron over features of single words and pairs.

Nearly all features look at one word at one distance from the word that is tagged, so their scores are summed once for
each distinct word and added up for a whole sentence at a time; only the features of earlier tags are looked up word by
word. `training/tagger.py` makes the model file from the same feature functions that are used here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from reportedly.errors import ResourceError

MODEL = Path(__file__).with_name("tagger.npz")
CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})  # classes that take no new words
DISTANCES = (-2, -1, 0, 1, 2)
LONGEST = 40  # characters of a word that features look at: longer "words" are data errors

Manner = Literal["n", "t", "u"]
Scores = npt.NDArray[np.float32]

_DIGIT = re.compile(r"\d")
_SHAPES = (
    ("0", re.compile(r"[\d.,:]*\d[\d.,:]*\Z")),
    ("0x", re.compile(r".*\d")),
    ("Xx", re.compile(r"[^\W\d_][^\W\d_A-Z]*\Z")),
    ("X-x", re.compile(r"[^\W\d_]+[-'][^\W_][\w'-]*\Z")),
    ("X", re.compile(r"[^\W\d_]+\Z")),
    ("X.", re.compile(r"(?:[^\W\d_]\.)+\Z|[^\W\d_]+\.\Z")),
)


def manner(words: Sequence[str]) -> Manner:
    """How a sentence uses capitals: "u" all capitals, "t" title case (a headline), "n" normally."""
    letters = [word for word in words if word[:1].isalpha()]
    if len(letters) > 2 and all(word.isupper() for word in letters):
        return "u"
    long = [word for word in letters[1:] if len(word) > 3]
    if len(long) > 2 and sum(word[0].isupper() for word in long) > 0.7 * len(long):
        return "t"
    return "n"


def word_features(word: str, distance: int, how: Manner, classes: Mapping[str, str], *, first: bool) -> Iterator[str]:
    """Names of the features that `word` has when it stands `distance` words after the word that is tagged.

    `how` is the sentence's manner, `first` whether `word` opens the sentence: both say what a capital is worth.
    `classes` groups the words of raw news text by the company they keep: what is known of words never seen tagged.
    """
    word = word[:LONGEST]
    low = _DIGIT.sub("0", word.lower().replace("’", "'"))
    at = str(distance)
    yield f"{at}w{low}"
    if abs(distance) == 2:
        return
    yield f"{at}s{low[-3:]}"
    yield f"{at}g{classes.get(low, '')}"
    yield f"{at}c{_case(word)}{how}{first:d}"
    if distance == 0:
        yield "0"
        if word != word.lower():
            yield f"0e{word}"
        for size in (1, 2, 4, 5):
            yield f"0s{size}{low[-size:]}"
        for size in (2, 3):
            yield f"0p{low[:size]}"
        yield f"0k{_case(word)}{how}{first:d}{low[-2:]}"
        if "-" in word:
            yield f"0h{low.rpartition('-')[2]}"


def pair_features(word: str, following: str) -> str:
    """The name of the feature of two words that follow each other."""
    return f"b{word[:LONGEST].lower()} {following[:LONGEST].lower()}"


def barred(word: str, tags: Sequence[str], function_words: frozenset[str]) -> Scores:
    """What keeps a word that is not among the known function words out of the closed classes: -1000, else 0."""
    known = word.lower().replace("’", "'") in function_words
    return np.array([0 if known or tag not in CLOSED else -1000 for tag in tags], dtype=np.float32)


def _case(word: str) -> str:
    upper = "C" if word[:1].isupper() else "U" if word[1:].lower() != word[1:] else ""
    if word.isupper() and len(word) > 1:
        upper = "A"
    for name, shape in _SHAPES:
        if shape.match(word):
            return upper + name
    return upper + "?"


@dataclass(frozen=True, slots=True)
class Tagger:
    """A trained model. `rows` maps a feature's name to its row of `weights`, one column a tag."""

    tags: tuple[str, ...]
    rows: dict[str, int]
    function_words: frozenset[str]
    classes: dict[str, str]
    weights: Scores
    one_before: Scores
    two_before: Scores
    _sums: dict[tuple[str, int, Manner, bool], Scores] = field(default_factory=dict, repr=False)

    def tag(self, words: Sequence[str]) -> list[str]:
        """The Universal Dependencies tag of each of the words of one sentence."""
        if not words:
            return []
        scores = self._word_scores(words)
        one_before, two_before = self.one_before, self.two_before
        before = last = len(self.tags)  # the tag "nothing yet"
        tags = []
        for row in scores:
            best = int((row + one_before[last] + two_before[before, last]).argmax())
            tags.append(self.tags[best])
            before, last = last, best
        return tags

    def _word_scores(self, words: Sequence[str]) -> Scores:
        """Scores from all features that do not look at earlier tags."""
        how, size = manner(words), len(words)
        scores = np.zeros((size, len(self.tags)), dtype=np.float32)
        for distance in DISTANCES:
            for at in range(max(0, -distance), min(size, size - distance)):
                place = at + distance
                scores[at] += self._sum(words[place], distance, how, place == 0)
        for at in range(size - 1):
            row = self.rows.get(pair_features(words[at], words[at + 1]))
            if row is not None:
                scores[at] += self.weights[row]
                scores[at + 1] += self.weights[row + 1]
        return scores

    def _sum(self, word: str, distance: int, how: Manner, first: bool) -> Scores:
        key = (word, distance, how, first)
        found = self._sums.get(key)
        if found is None:
            names = word_features(word, distance, how, self.classes, first=first)
            rows = [row for row in map(self.rows.get, names) if row is not None]
            found = self.weights[rows].sum(axis=0)
            if distance == 0:
                found = found + barred(word, self.tags, self.function_words)
            if len(self._sums) > 500_000:  # about 100 MB; a run over many articles must not grow without end
                self._sums.clear()
            self._sums[key] = found
        return found


@cache
def load_tagger(path: Path = MODEL) -> Tagger:
    """The shipped model, or the one at `path`. `ResourceError` when the file is missing or not such a model."""
    try:
        with np.load(path, allow_pickle=False) as file:
            names = file["names"].tobytes().decode("utf-8").split("\n")
            scale = np.float32(file["scale"])
            return Tagger(
                tags=tuple(file["tags"].tobytes().decode("ascii").split()),
                rows={name: row for row, name in enumerate(names) if name},
                function_words=frozenset(file["function_words"].tobytes().decode("utf-8").split("\n")),
                classes=dict(pair.split(" ") for pair in file["classes"].tobytes().decode("utf-8").splitlines()),
                weights=file["weights"] * scale,
                one_before=file["one_before"] * scale,
                two_before=file["two_before"] * scale,
            )
    except (OSError, KeyError, ValueError) as error:
        raise ResourceError(
            f"{str(path)!r} is not a tagger model: {error}; make one with training/tagger.py"
        ) from error

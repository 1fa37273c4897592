"""Train the part-of-speech tagger: `python -m training.tagger --gum DIR --out FILE`.

DIR holds the GUM corpus's `*.conllu` files (annotation CC BY 4.0). One document in ten is held out, chosen by the
hash of its name, never by the seed, and the accuracy on these is printed, by genre. The model file is the same, byte
for byte, for the same data, seed and options.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from reportedly.resources.tagger import (
    CLOSED,
    DISTANCES,
    MODEL,
    Tagger,
    barred,
    load_tagger,
    manner,
    pair_features,
    word_features,
)
from training.clusters import raw_words, word_classes

log = logging.getLogger("training.tagger")

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their gold tags."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a CoNLL-U file."""

    form: str
    tag: str
    head: int
    relation: str
    glued: bool


# --- data -----------------------------------------------------------------------------------------------------------


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, with hyphenated words as one word, as `reportedly` cuts them.

    Every word of a name is PROPN: GUM has "United" in "United States" as VERB, but NNP in its other tag set.
    """
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            if rows:
                yield merge_hyphens(rows)
            rows = []
        elif line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                glued = "SpaceAfter=No" in cells[9]
                tag = "PROPN" if cells[4] in {"NNP", "NNPS"} else cells[3]
                rows.append(Row(cells[1], tag, int(cells[6]), cells[7].partition(":")[0], glued))
    if rows:
        yield merge_hyphens(rows)


def merge_hyphens(rows: Sequence[Row]) -> Sentence:
    """GUM cuts "US-led" into three words; join them again and choose the tag that the whole has in its phrase."""
    words, tags = [], []
    at = 0
    while at < len(rows):
        end = at
        while end + 2 < len(rows) and rows[end].glued and rows[end + 1].form == "-" and rows[end + 1].glued:
            end += 2
        part = rows[at : end + 1]
        words.append("".join(row.form for row in part))
        tags.append(part[0].tag if len(part) == 1 else whole_tag(part, outside=end + 1))
        at = end + 1
    return Sentence(tuple(words), tuple(tags))


def whole_tag(part: Sequence[Row], *, outside: int) -> str:
    """The tag of a hyphenated word: "US-led" ADJ, "three-nation" (talks) ADJ, "Amir-Abdollahian" PROPN."""
    first, last = part[0], part[-1]
    if last.tag == "PROPN" or (first.tag == "PROPN" and last.tag == "NUM"):
        return "PROPN"
    if last.tag == "VERB" and last.relation in {"amod", "acl", "nmod"}:
        return "ADJ"
    if last.tag == "NOUN" and last.relation == "compound" and last.head > outside:
        return "ADJ"
    return first.tag if last.tag in {"ADP", "ADV"} else last.tag


def held_out(path: Path) -> bool:
    """Whether a document is for measuring: one in ten, by its name."""
    return hashlib.sha256(path.stem.encode()).digest()[0] % 10 == 0


def varied(sentences: Iterable[Sentence], chance: random.Random) -> Iterator[Sentence]:
    """Each sentence, and some again as careless news text has them: other capitals, "Syrias" for "Syria's"."""
    for sentence in sentences:
        yield sentence
        draw = chance.random()
        if draw < 0.12:
            yield Sentence(tuple(word.lower() for word in sentence.words), sentence.tags)
        elif draw < 0.20:
            yield Sentence(tuple(word.upper() for word in sentence.words), sentence.tags)
        elif draw < 0.35:
            yield Sentence(tuple(word[:1].upper() + word[1:] for word in sentence.words), sentence.tags)
        elif draw < 0.6 and "'s" in sentence.words:
            yield without_apostrophes(sentence)


def without_apostrophes(sentence: Sentence) -> Sentence:
    """The sentence with every "'s" and "n't" glued to the word before it, its apostrophe lost."""
    words: list[str] = []
    tags: list[str] = []
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        if words and word in {"'s", "n't", "’s", "n’t"}:
            words[-1] += word.replace("'", "").replace("’", "")
        else:
            words.append(word)
            tags.append(tag)
    return Sentence(tuple(words), tuple(tags))


# --- training -------------------------------------------------------------------------------------------------------


def names_at(words: Sequence[str], at: int, classes: Mapping[str, str]) -> Iterator[tuple[str, Literal[0, 1]]]:
    """Names of the features of the word at `at`, and which of the rows of that name: pairs have two."""
    how = manner(words)
    for distance in DISTANCES:
        place = at + distance
        if 0 <= place < len(words):
            for name in word_features(words[place], distance, how, classes, first=place == 0):
                yield name, 0
    if at + 1 < len(words):
        yield pair_features(words[at], words[at + 1]), 0
    if at:
        yield pair_features(words[at - 1], words[at]), 1


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in numbers: the rows of each word's features, what bars tags from it, its gold tag."""

    features: Sequence[npt.NDArray[np.int32]]
    barred: Sequence[Array]
    gold: Sequence[int]


class Perceptron:
    """An averaged perceptron that decodes greedily, from left to right, with its own earlier tags."""

    def __init__(self, rows: int, tags: int) -> None:
        none = tags  # the number of the tag "nothing yet"
        self.none = none
        self.weights = np.zeros((rows, tags), dtype=np.float32)
        self.one_before = np.zeros((none + 1, tags), dtype=np.float32)
        self.two_before = np.zeros((none + 1, none + 1, tags), dtype=np.float32)
        self.totals = [np.zeros_like(part, dtype=np.float64) for part in self.parts]
        self.steps = 1

    @property
    def parts(self) -> tuple[Array, Array, Array]:
        return self.weights, self.one_before, self.two_before

    def learn(self, example: Example) -> int:
        """One sentence; the number of words that were tagged wrongly before learning from them."""
        before = last = self.none
        wrong = 0
        for rows, bars, right in zip(example.features, example.barred, example.gold, strict=True):
            scores = self.weights[rows].sum(axis=0) + self.one_before[last] + self.two_before[before, last] + bars
            guess = int(scores.argmax())
            if guess != right:
                wrong += 1
                self._move(rows, last, before, right, 1.0)
                self._move(rows, last, before, guess, -1.0)
            self.steps += 1
            before, last = last, guess
        return wrong

    def _move(self, rows: npt.NDArray[np.int32], last: int, before: int, tag: int, by: float) -> None:
        indices: tuple[Any, ...] = ((rows, tag), (last, tag), (before, last, tag))
        for part, total, index in zip(self.parts, self.totals, indices, strict=True):
            part[index] += by
            total[index] += by * self.steps

    def averaged(self) -> list[Array]:
        """Weights averaged over all steps: w - sum(change * time of change) / steps."""
        return [
            (part - total / self.steps).astype(np.float32) for part, total in zip(self.parts, self.totals, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the weight matrix by feature name. A pair's name stands for two rows."""

    by_name: dict[str, int]
    size: int
    classes: Mapping[str, str]

    def of(self, words: Sequence[str], at: int) -> npt.NDArray[np.int32]:
        found = ((self.by_name.get(name), offset) for name, offset in names_at(words, at, self.classes))
        return np.array([row + offset for row, offset in found if row is not None], dtype=np.int32)


def number_rows(names: Iterable[str], classes: Mapping[str, str]) -> Rows:
    """Rows for the names in their order."""
    by_name, size = {}, 0
    for name in names:
        by_name[name] = size
        size += 2 if name[0] == "b" else 1
    return Rows(by_name, size, classes)


def frequent_names(sentences: Iterable[Sentence], least: int, classes: Mapping[str, str]) -> list[str]:
    """Names of the features seen at least `least` times, sorted."""
    counts = Counter(
        name
        for sentence in sentences
        for at in range(len(sentence.words))
        for name, offset in names_at(sentence.words, at, classes)
        if not offset
    )
    return sorted(name for name, count in counts.items() if count >= (least if name[0] != "b" else least + 1))


def train(
    sentences: Sequence[Sentence], classes: dict[str, str], *, epochs: int, least: int, chance: random.Random
) -> tuple[Tagger, float]:
    """A model of the sentences, and the largest weight in it."""
    tags = tuple(sorted({tag for sentence in sentences for tag in sentence.tags}))
    rows = number_rows(frequent_names(sentences, least, classes), classes)
    log.info("%d sentences, %d words, %d rows", len(sentences), sum(len(s.words) for s in sentences), rows.size)
    function_words = frozenset(
        word.lower().replace("’", "'")
        for s in sentences
        for word, tag in zip(s.words, s.tags, strict=True)
        if tag in CLOSED
    )
    data = [
        Example(
            [rows.of(s.words, at) for at in range(len(s.words))],
            [barred(word, tags, function_words) for word in s.words],
            [tags.index(tag) for tag in s.tags],
        )
        for s in sentences
    ]
    model = Perceptron(rows.size, len(tags))
    for epoch in range(epochs):
        chance.shuffle(data)
        wrong = sum(map(model.learn, data))
        log.info(
            "epoch %d: %.2f %% wrong while learning",
            epoch + 1,
            100 * wrong / sum(len(example.gold) for example in data),
        )
    weights, one_before, two_before = model.averaged()
    largest = max(float(abs(part).max()) for part in (weights, one_before, two_before))
    return Tagger(tags, rows.by_name, function_words, classes, weights, one_before, two_before), largest


# --- the file -------------------------------------------------------------------------------------------------------


def write(tagger: Tagger, largest: float, out: Path, *, prune: float) -> None:
    """The model in 8-bit weights, without the features whose every weight is below `prune` of the largest."""
    scale = largest / 127
    small: list[npt.NDArray[np.int8]] = []
    names: list[str] = []
    for name, row in tagger.rows.items():
        part = tagger.weights[row : row + (2 if name[0] == "b" else 1)]
        if abs(part).max() >= prune * largest:
            small.append(np.rint(part / scale).astype(np.int8))
            names += [name] + [""] * (len(part) - 1)
    np.savez_compressed(
        out,
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        function_words=np.frombuffer("\n".join(sorted(tagger.function_words)).encode(), dtype=np.uint8),
        classes=np.frombuffer("\n".join(map(" ".join, sorted(tagger.classes.items()))).encode(), dtype=np.uint8),
        tags=np.frombuffer(" ".join(tagger.tags).encode(), dtype=np.uint8),
        scale=np.float32(scale),
        weights=np.concatenate(small),
        one_before=np.rint(tagger.one_before / scale).astype(np.int8),
        two_before=np.rint(tagger.two_before / scale).astype(np.int8),
    )
    log.info("%s: %d rows, %.2f MB", out, len(names), out.stat().st_size / 1e6)


def accuracy(tagger: Tagger, sentences: Iterable[Sentence]) -> float:
    """Share of words that get their gold tag."""
    right = words = 0
    for sentence in sentences:
        right += sum(a == b for a, b in zip(tagger.tag(sentence.words), sentence.tags, strict=True))
        words += len(sentence.words)
    return right / max(1, words)


def report(tagger: Tagger, measured: dict[str, list[Sentence]]) -> None:
    """Print the accuracy on held-out documents, by genre, and with capitals lost."""
    for genre, sentences in sorted(measured.items()):
        print(f"{genre:10} {accuracy(tagger, sentences):.4f}  ({sum(len(s.words) for s in sentences)} words)")
    every = [sentence for sentences in measured.values() for sentence in sentences]
    print(f"{'all':10} {accuracy(tagger, every):.4f}")
    for name, change in (("lower", str.lower), ("upper", str.upper)):
        changed = [Sentence(tuple(map(change, s.words)), s.tags) for s in every]
        print(f"{name:10} {accuracy(tagger, changed):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=Path, required=True, help="folder of GUM's .conllu files")
    parser.add_argument(
        "--raw", type=Path, nargs="*", default=[], help="raw news: .txt, .json, .jsonl or folders of them"
    )
    parser.add_argument("--out", type=Path, default=MODEL, help="model file to write (.npz)")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--least", type=int, default=1, help="leave out features seen less often")
    parser.add_argument(
        "--prune", type=float, default=0.03, help="leave out features below this share of the largest weight"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    paths = sorted(options.gum.glob("*.conllu"))
    if not paths:
        parser.error(f"no .conllu files in {options.gum}")
    chance = random.Random(options.seed)
    measured: dict[str, list[Sentence]] = {}
    for path in filter(held_out, paths):
        measured.setdefault(path.stem.split("_")[1], []).extend(read_conllu(path))
    learned = [sentence for path in paths if not held_out(path) for sentence in read_conllu(path)]
    classes = {
        word: str(group) for word, group in word_classes(list(raw_words(options.raw)), seed=options.seed).items()
    }
    log.info("%d words in classes", len(classes))
    tagger, largest = train(
        list(varied(learned, chance)), classes, epochs=options.epochs, least=options.least, chance=chance
    )
    report(tagger, measured)
    write(tagger, largest, options.out, prune=options.prune)
    report(load_tagger(options.out), measured)


if __name__ == "__main__":
    main()

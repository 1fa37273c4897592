"""Windows as batches of tensors, and which windows an epoch goes through. Needs torch (`.venv-train`)."""
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.data import GoldText
from training.encoder import PAD
from training.heads import heads
from training.targets import Allowed, Answer, Targets, informative, targets
from training.windows import Window

# How often a window of a set is taken in an epoch, where it is not once: sets of one kind of sentence give fewer, our
# own and the small ones more, so that each head sees its data evenly. Fractions are drawn anew in each epoch.
SHARES: Mapping[str, float] = {
    "incidents": 4.0,
    "re3d": 4.0,
    "m2e2": 2.0,
    "wikievents": 2.0,
    "event_location": 0.5,
    "muc4": 0.6,
    "ecbplus": 0.4,
    "megaveridicality": 0.15,
}
RARE, COMMON = 3.0, 0.5  # most and least weight of a code
BUCKET = 64  # batches over which windows are sorted by length


@dataclass(frozen=True, slots=True)
class Sample:
    """A window with its text."""

    text: GoldText
    window: Window


@dataclass(frozen=True, slots=True)
class Asked:
    """Anchors or spans of a head in a batch: in which window, on which words, and the outputs that may be right."""

    rows: Tensor
    spans: Tensor
    allowed: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors for one step. `tags` holds only the taggers that some window of the batch knows something for."""

    pieces: Tensor
    firsts: Tensor
    tags: Mapping[str, Tensor]
    links: Mapping[str, Asked]
    choices: Mapping[str, Asked]


def epoch(samples: Sequence[Sample], *, seed: int, number: int, most: int) -> list[list[Sample]]:
    """The batches of one epoch, in order: at most `most` pieces each, padding counted, windows of like length together.

    The same for the same samples, seed and number, so that a run can go on in the middle.
    """
    draw = random.Random(f"{seed} {number}")
    taken: list[Sample] = []
    for sample in samples:
        share = SHARES.get(sample.text.set, 1.0)
        taken += [sample] * (int(share) + (draw.random() < share % 1))
    draw.shuffle(taken)
    batches: list[list[Sample]] = []
    size = max(BUCKET * most // 256, 1)
    for start in range(0, len(taken), size):
        batches += _packed(sorted(taken[start : start + size], key=lambda one: len(one.window.pieces)), most)
    draw.shuffle(batches)
    return batches


def in_order(samples: Sequence[Sample], *, most: int) -> list[list[Sample]]:
    """All samples once, as batches, shortest first."""
    return _packed(sorted(samples, key=lambda one: len(one.window.pieces)), most)


def _packed(ordered: Sequence[Sample], most: int) -> list[list[Sample]]:
    batches: list[list[Sample]] = []
    for sample in ordered:
        if batches and len(sample.window.pieces) * (len(batches[-1]) + 1) <= most:
            batches[-1].append(sample)
        else:
            batches.append([sample])
    return batches


def collate(samples: Sequence[Sample], *, device: str = "cpu") -> Batch:
    """The tensors of a batch. Padding says nothing: every output may be right there."""
    answers = [targets(sample.text, sample.window) for sample in samples]
    wide = max(len(sample.window.pieces) for sample in samples)
    words = max(len(sample.window.words) for sample in samples)
    pieces = torch.full((len(samples), wide), PAD, dtype=torch.long)
    firsts = torch.zeros((len(samples), words), dtype=torch.long)
    for row, sample in enumerate(samples):
        pieces[row, : len(sample.window.pieces)] = torch.tensor(sample.window.pieces)
        firsts[row, : len(sample.window.firsts)] = torch.tensor(sample.window.firsts)
    return Batch(
        pieces.to(device),
        firsts.to(device),
        {name: tensor.to(device) for name, tensor in _tags(answers, words).items()},
        _asked([answer.links for answer in answers], words, device),
        _asked([answer.choices for answer in answers], None, device),
    )


def _tags(answers: Sequence[Targets], words: int) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    for name in dict.fromkeys(name for answer in answers for name in answer.tags):
        rows = [_padded(answer.tags.get(name), words, heads()[name].outputs) for answer in answers]
        found[name] = torch.from_numpy(np.stack(rows))
    return found


def _padded(allowed: Allowed | None, words: int, outputs: int) -> Allowed:
    out = np.ones((words, outputs), dtype=np.bool_)
    if allowed is not None:
        out[: len(allowed)] = allowed
    return out


def _asked(answers: Sequence[Mapping[str, Sequence[Answer]]], words: int | None, device: str) -> dict[str, Asked]:
    """All links, or with `words` None all choices, of a batch by head."""
    rows: dict[str, list[int]] = defaultdict(list)
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    allowed: dict[str, list[Allowed]] = defaultdict(list)
    for row, by_head in enumerate(answers):
        for name, items in by_head.items():
            for item in items:
                right = item.allowed if words is None else _padded(item.allowed, words, heads()[name].outputs)
                rows[name].append(row)
                spans[name].append((item.about.start, item.about.stop))
                allowed[name].append(right)
    return {
        name: Asked(
            torch.tensor(rows[name], device=device),
            torch.tensor(spans[name], device=device),
            torch.from_numpy(np.stack(allowed[name])).to(device),
        )
        for name in rows
    }


def code_weights(samples: Iterable[Sample]) -> dict[str, list[float]]:
    """A weight for each output of each head: rare codes count more, by the square root of how rare, within bounds.

    A word that may have several codes counts for each of them in part. O has the weight 1.
    """
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for sample in samples:
        for name, allowed in _rows(targets(sample.text, sample.window)):
            known = allowed[informative(allowed)].astype(np.float64)
            shares = (known / np.maximum(known.sum(axis=-1, keepdims=True), 1)).sum(axis=0)
            counts[name].update(dict(enumerate(shares.tolist())))
    return {name: _weights(name, counts[name]) for name in heads()}


def _rows(answers: Targets) -> Iterable[tuple[str, Allowed]]:
    yield from answers.tags.items()
    for name, links in answers.links.items():
        yield from ((name, link.allowed) for link in links)
    for name, choices in answers.choices.items():
        yield from ((name, choice.allowed[None]) for choice in choices)


def _weights(name: str, counts: Mapping[int, float]) -> list[float]:
    head = heads()[name]
    first = 0 if head.kind == "chooser" else 1
    seen = [counts.get(output, 0.0) for output in range(first, head.outputs)]
    middle = float(np.median([one for one in seen if one > 0] or [1.0]))
    weights = [min(max((middle / max(one, 1.0)) ** 0.5, COMMON), RARE) for one in seen]
    return [1.0] * first + weights

"""How well the reader answers on texts that it did not learn from, head by head. Needs torch (`.venv-train`).

marks      exact words and a code that may be right, on core words; a mark with a code outside the scope, or where the
           set says nothing, is neither right nor wrong
roles      the head words of arguments, given the triggers; identity: mentions of the same, given one
voices     end to end: cues found, then their contents and sources; a content is hit when at least half of it is covered
choosers   the share of spans with a code that may be right
"""
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from training.batches import Batch, Sample, collate, in_order
from training.heads import OUTSIDE, Head, heads
from training.model import split_tags
from training.targets import Allowed, cue_words
from training.windows import Window

Tags = npt.NDArray[np.int64]
Mark = tuple[int, int, str]  # words [first, last) and a code
HIT = 0.5  # of a gold content's characters


@dataclass(slots=True)
class Tally:
    """Counts of what was found, what is there, and what of it was found."""

    found: int = 0
    gold: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.gold, 1)

    def add(self, *, found: int, gold: int, right: int) -> None:
        self.found += found
        self.gold += gold
        self.right += right

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.gold, 1)
        return f"F {self.f1:.3f} P {precision:.3f} R {recall:.3f} n {self.gold}"


class Asked(Protocol):
    """What answers like a `Reader`: in torch, or exported (`training.ship`)."""

    def __call__(self, pieces: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]: ...
    def link(self, head: str, words: Tensor, rows: Tensor, spans: Tensor) -> Tensor: ...
    def choose(self, head: str, words: Tensor, rows: Tensor, spans: Tensor) -> Tensor: ...


def score(reader: Asked, samples: Sequence[Sample], *, most: int = 4096, device: str = "cpu") -> dict[str, Tally]:
    """A tally for each `SET head`; choosers count every span as found. A reader in torch must be in its `eval` mode."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    with torch.no_grad():
        for group in in_order(samples, most=most):
            batch = collate(group, device=device)
            words, scores = reader(batch.pieces, batch.firsts)
            best = {name: part.argmax(-1).cpu().numpy() for name, part in split_tags(scores).items()}
            _score_tags(group, batch, best, tallies)
            _score_links(reader, group, batch, words, tallies)
            _score_choices(reader, group, batch, words, tallies)
            _score_voices(reader, group, words, best["cue"], tallies)
    return dict(sorted(tallies.items()))


def marks(tags: Tags, head: Head, *, limit: int) -> list[Mark]:
    """The marks that a row of tags means. An inside without its beginning opens a mark."""
    out: list[Mark] = []
    for word, tag in enumerate(tags[:limit].tolist()):
        if tag == OUTSIDE:
            continue
        code, inside = head.codes[(tag - 1) // 2], (tag - 1) % 2 == 1
        if inside and out and out[-1][1] == word and out[-1][2] == code:
            out[-1] = (out[-1][0], word + 1, code)
        else:
            out.append((word, word + 1, code))
    return out


def _score_tags(group: Sequence[Sample], batch: Batch, best: Mapping[str, Tags], tallies: dict[str, Tally]) -> None:
    for name, tensor in batch.tags.items():
        head, allowed = heads()[name], tensor.cpu().numpy()
        for row, sample in enumerate(group):
            window = sample.window
            if allowed[row].all():
                continue
            found = [mark for mark in marks(best[name][row], head, limit=len(window.words)) if window.in_core(mark[0])]
            gold = [mark for mark in gold_marks(allowed[row], head) if window.in_core(mark[0])]
            right = sum(any(one[:2] == two[:2] and one[2] in two[2] for two in gold) for one in found)
            wrong = sum(_is_wrong(mark, allowed[row], head) for mark in found)
            tallies[f"{sample.text.set} {name}"].add(found=right + wrong, gold=len(gold), right=right)


def gold_marks(allowed: Allowed, head: Head) -> list[tuple[int, int, tuple[str, ...]]]:
    """The marks that must be there: where O cannot be right. With all codes that may be."""
    out: list[tuple[int, int, tuple[str, ...]]] = []
    for word in np.flatnonzero(~allowed[:, OUTSIDE]).tolist():
        begins = tuple(code for code in head.codes if allowed[word, head.begin(code)])
        if begins:
            out.append((word, word + 1, begins))
        elif out and out[-1][1] == word:
            out[-1] = (out[-1][0], word + 1, out[-1][2])
    return out


def _is_wrong(mark: Mark, allowed: Allowed, head: Head) -> bool:
    """Whether the answers forbid the mark: at its beginning, within it, or by going on where it ends."""
    first, last, code = mark
    if not allowed[first, head.begin(code)] or not allowed[first + 1 : last, head.inside(code)].all():
        return True
    goes_on = last < len(allowed) and not allowed[last, OUTSIDE] and allowed[last, head.inside(code)]
    return bool(goes_on and not allowed[last, head.begin(code)])


def _score_links(
    reader: Asked, group: Sequence[Sample], batch: Batch, words: Tensor, tallies: dict[str, Tally]
) -> None:
    """Roles and identity, word by word, given the anchors."""
    for name, asked in batch.links.items():
        if heads()[name].spans:
            continue
        best = reader.link(name, words, asked.rows, asked.spans).argmax(-1).cpu().numpy()
        for row, tags, allowed in zip(asked.rows.tolist(), best, asked.allowed.cpu().numpy(), strict=True):
            must = ~allowed[:, OUTSIDE]
            right = np.take_along_axis(allowed, tags[:, None], axis=1)[:, 0]
            hits, wrong = int((must & right).sum()), int(((tags != OUTSIDE) & ~right).sum())
            tallies[f"{group[row].text.set} {name}"].add(found=hits + wrong, gold=int(must.sum()), right=hits)


def _score_choices(
    reader: Asked, group: Sequence[Sample], batch: Batch, words: Tensor, tallies: dict[str, Tally]
) -> None:
    for name, asked in batch.choices.items():
        best = reader.choose(name, words, asked.rows, asked.spans).argmax(-1).cpu()
        for row, choice, allowed in zip(asked.rows.tolist(), best.tolist(), asked.allowed.cpu(), strict=True):
            if not bool(allowed.all()):
                tallies[f"{group[row].text.set} {name}"].add(found=1, gold=1, right=int(allowed[choice]))


def _score_voices(reader: Asked, group: Sequence[Sample], words: Tensor, cues: Tags, tallies: dict[str, Tally]) -> None:
    """End to end on sets that annotate every attribution."""
    cue, head = heads()["cue"], heads()["voices"]
    for row, sample in enumerate(group):
        told = sample.text.attributions
        if told is None or "cue" not in told.scope:
            continue
        window = sample.window
        anchors = [mark for mark in marks(cues[row], cue, limit=len(window.words)) if window.in_core(mark[0])]
        found: list[list[Mark]] = []
        if anchors:
            spans = torch.tensor([mark[:2] for mark in anchors], device=words.device)
            rows = torch.full((len(anchors),), row, device=words.device)
            tags = reader.link("voices", words, rows, spans).argmax(-1).cpu().numpy()
            found = [marks(one, head, limit=len(window.words)) for one in tags]
        contents, sources = _matched([one for one in found if any(m[2] == "content" for m in one)], sample)
        tallies[f"{sample.text.set} voices content"].add(**contents)
        tallies[f"{sample.text.set} voices with_source"].add(**sources)


def _matched(found: Sequence[Sequence[Mark]], sample: Sample) -> tuple[dict[str, int], dict[str, int]]:
    """Counts of contents hit, one to one, and of those whose sources overlap too (or are missing on both sides)."""
    window, told = sample.window, sample.text.attributions
    gold = []
    for one in told.items if told else ():
        anchor = cue_words(one, window) or window.words_in(one.contents[0])
        if anchor and window.in_core(anchor.start):
            gold.append((_words(window, one.contents), _words(window, one.sources)))
    predicted = [tuple(_marked(one, code) for code in ("content", "source")) for one in found]
    pairs = sorted(
        (
            (_covered(window, content, one[0]), number, at)
            for number, (content, _) in enumerate(gold)
            for at, one in enumerate(predicted)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    used: set[int] = set()
    matched: dict[int, int] = {}
    for covered, number, at in pairs:
        if covered >= HIT and number not in matched and at not in used:
            matched[number] = at
            used.add(at)
    agree = sum(
        bool(gold[number][1] & predicted[at][1]) or not (gold[number][1] or predicted[at][1])
        for number, at in matched.items()
    )
    counts = {"found": len(predicted), "gold": len(gold)}
    return {**counts, "right": len(matched)}, {**counts, "right": agree}


def _words(window: Window, spans: Sequence[object]) -> set[int]:
    return {word for span in spans for word in window.words_in(span)}  # type: ignore[arg-type]


def _marked(found: Sequence[Mark], code: str) -> set[int]:
    return {word for first, last, one in found if one == code for word in range(first, last)}


def _covered(window: Window, gold: set[int], found: set[int]) -> float:
    """The share of the gold words' characters that is found."""
    whole = sum(len(window.words[word]) for word in gold)
    return sum(len(window.words[word]) for word in gold & found) / whole if whole else 0.0


def lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    for name, tally in tallies.items():
        yield f"  {name:32} {tally}"

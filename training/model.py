"""The reader: one encoder, many heads, one pass. Needs torch (`.venv-train`)."""
# mypy: allow-subclassing-any, disable-error-code="import-not-found"

from __future__ import annotations

from collections.abc import Iterable, Mapping

import torch
from torch import Tensor, nn

from training.encoder import PAD, Encoder
from training.heads import Head, of_kind

LINK = 128  # width of what a linker knows of an anchor and a word together
FAR = 12  # buckets of distance on each side of an anchor


class Linker(nn.Module):
    """What every word is to an anchor: both are projected, added to a vector for their distance, and judged."""

    def __init__(self, width: int, outputs: int) -> None:
        super().__init__()
        self.anchor, self.word = nn.Linear(width, LINK), nn.Linear(width, LINK)
        self.product = nn.Linear(LINK, LINK, bias=False)
        self.distance = nn.Embedding(2 * FAR + 1, LINK)
        self.judge = nn.Sequential(nn.GELU(), nn.Dropout(0.1), nn.Linear(LINK, outputs))

    def forward(self, anchors: Tensor, words: Tensor, offsets: Tensor) -> Tensor:
        """anchors `[n, width]`, words `[n, words, width]`, offsets `[n, words]` -> scores `[n, words, outputs]`."""
        anchor, word = self.anchor(anchors)[:, None], self.word(words)
        return self.judge(anchor + word + self.product(anchor * word) + self.distance(buckets(offsets)))


def buckets(offsets: Tensor) -> Tensor:
    """Distances on a scale of logarithms, with the side: 0, 1, 2, 3-4, 5-6 ... words."""
    size = torch.log2(offsets.abs().float() + 1) * 1.5
    return (torch.sign(offsets) * size.round().clamp(max=FAR)).long() + FAR


class Chooser(nn.Module):
    """A code for a span, from the mean and the maximum of its words."""

    def __init__(self, width: int, outputs: int) -> None:
        super().__init__()
        self.judge = nn.Sequential(nn.Linear(2 * width, LINK), nn.GELU(), nn.Dropout(0.1), nn.Linear(LINK, outputs))

    def forward(self, mean: Tensor, most: Tensor) -> Tensor:
        return self.judge(torch.cat([mean, most], dim=-1))


class Reader(nn.Module):
    """Encoder and heads. A call gives vectors and tags; linkers and choosers are asked about anchors and spans.

    The base was made to tell sentences apart, and all its pieces of a text are nearly one vector (mean cosine .996).
    So the heads see each dimension less its mean, over its spread, as `settle` found them: without it they learned
    nothing in their first hundred steps.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.shape.width
        self.encoder = encoder
        self.middle, self.spread = (nn.Parameter(fill) for fill in (torch.zeros(width), torch.ones(width)))
        self.dropout = nn.Dropout(0.1)
        self.taggers = nn.Linear(width, sum(head.outputs for head in of_kind("tagger")))
        self.linkers = nn.ModuleDict({head.name: Linker(width, head.outputs) for head in of_kind("linker")})
        self.choosers = nn.ModuleDict({head.name: Chooser(width, head.outputs) for head in of_kind("chooser")})

    def forward(self, pieces: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """pieces `[batch, length]`, first pieces of the words `[batch, words]` -> word vectors, and their tags' scores
        for all taggers side by side."""
        vectors = self.encoder(pieces)
        chosen = firsts[..., None].expand(-1, -1, vectors.shape[-1])
        words = self.dropout((vectors.gather(1, chosen) - self.middle) * self.spread)
        return words, self.taggers(words)

    def settle(self, batches: Iterable[Tensor]) -> None:
        """Set `middle` and `spread` to those of the encoder's vectors for some batches of pieces."""
        with torch.no_grad():
            seen = torch.cat([self.encoder(pieces)[pieces != PAD] for pieces in batches])
            self.middle.copy_(seen.mean(dim=0))
            self.spread.copy_(1 / seen.std(dim=0).clamp(min=1e-4))

    def link(self, head: str, words: Tensor, rows: Tensor, spans: Tensor) -> Tensor:
        """Scores of every word for anchors: `rows` `[n]` say in which window, `spans` `[n, 2]` on which words."""
        anchors, _ = pooled(words, rows, spans)
        offsets = torch.arange(words.shape[1], device=words.device)[None] - spans[:, :1]
        return self.linkers[head](anchors, words[rows], offsets)

    def choose(self, head: str, words: Tensor, rows: Tensor, spans: Tensor) -> Tensor:
        """Scores of the codes for spans, given as for `link`."""
        return self.choosers[head](*pooled(words, rows, spans))


def pooled(words: Tensor, rows: Tensor, spans: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and maximum of the words of each span."""
    places = torch.arange(words.shape[1], device=words.device)[None]
    inside = ((places >= spans[:, :1]) & (places < spans[:, 1:]))[..., None]
    chosen = words[rows]
    mean = (chosen * inside).sum(dim=1) / inside.sum(dim=1).clamp(min=1)
    return mean, chosen.masked_fill(~inside, -1e4).amax(dim=1)


def split_tags(scores: Tensor) -> Mapping[str, Tensor]:
    """The scores of each tagger out of those side by side."""
    taggers: tuple[Head, ...] = of_kind("tagger")
    parts = torch.split(scores, [head.outputs for head in taggers], dim=-1)
    return {head.name: part for head, part in zip(taggers, parts, strict=True)}

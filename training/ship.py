"""Make the files to ship of a finished run: `python -m training.ship --run checkpoints/first --out .cache/shipped`.

Averages the last checkpoints, writes two graphs (fp32 and int8), and scores both on texts that did not train, so that
what int8 loses is seen for each head. `read` gives word vectors and tags, `ask` what linkers and choosers answer about
anchors and spans. Needs `.venv-train`.
"""
# mypy: allow-subclassing-any, disable-error-code="import-not-found"

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.data import PARTS, SETS, load_gold, split_texts
from training.encoder import load_base
from training.export import export_onnx, quantize, session
from training.heads import Head, of_kind
from training.model import Reader
from training.scores import Tally, score
from training.train import checkpoints, samples_of

GRAPHS = ("read", "ask")


class Ask(nn.Module):
    """All linkers and choosers about the same words, in the order of `asked`."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: Tensor, rows: Tensor, spans: Tensor) -> tuple[Tensor, ...]:
        links = [self.reader.link(head.name, words, rows, spans) for head in of_kind("linker")]
        return (*links, *(self.reader.choose(head.name, words, rows, spans) for head in of_kind("chooser")))


class Shipped:
    """The exported graphs, asked like a `Reader`."""

    def __init__(self, folder: Path, kind: str, *, threads: int = 2) -> None:
        self.read, self.ask = (session(folder / f"{name}.{kind}.onnx", threads=threads) for name in GRAPHS)

    def __call__(self, pieces: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        words, tags = self.read.run(None, {"pieces": pieces.numpy(), "firsts": firsts.numpy()})
        return torch.from_numpy(words), torch.from_numpy(tags)

    def link(self, head: str, words: Tensor, rows: Tensor, spans: Tensor) -> Tensor:
        (found,) = self.ask.run([head], {"words": words.numpy(), "rows": rows.numpy(), "spans": spans.numpy()})
        return torch.from_numpy(found)

    choose = link


def asked() -> tuple[Head, ...]:
    """The outputs of `ask.onnx`."""
    return (*of_kind("linker"), *of_kind("chooser"))


def average(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the readers' weights in several checkpoints."""
    readers = [torch.load(path, map_location="cpu", weights_only=True)["reader"] for path in paths]
    return {name: torch.stack([one[name].float() for one in readers]).mean(dim=0) for name in readers[0]}


def export_reader(reader: Reader, folder: Path) -> None:
    """Both graphs, as `NAME.fp32.onnx` and `NAME.int8.onnx`."""
    folder.mkdir(parents=True, exist_ok=True)
    reader = reader.cpu().eval()
    pieces, firsts = torch.full((2, 12), 5), torch.arange(1, 9).repeat(2, 1)
    words = torch.zeros(2, 8, reader.encoder.shape.width)
    rows, spans = torch.tensor([0, 1, 1]), torch.tensor([[0, 1], [2, 4], [7, 8]])
    batch = {0: "batch", 1: "words"}
    read = {"pieces": {0: "batch", 1: "length"}, "firsts": batch, "vectors": batch, "tags": batch}
    export_onnx(reader, [pieces, firsts], folder / "read.fp32.onnx", axes=read, outputs=["vectors", "tags"])
    many: dict[str, dict[int, str]] = {"words": batch, "rows": {0: "asked"}, "spans": {0: "asked"}}
    many |= {head.name: {0: "asked", 1: "words"} if head.kind == "linker" else {0: "asked"} for head in asked()}
    outputs = [head.name for head in asked()]
    export_onnx(Ask(reader), [words, rows, spans], folder / "ask.fp32.onnx", axes=many, outputs=outputs)
    for name in GRAPHS:
        quantize(folder / f"{name}.fp32.onnx", folder / f"{name}.int8.onnx")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.ship", description=__doc__)
    add = parser.add_argument
    add("--run", type=Path, required=True, help="the run's folder of checkpoints")
    add("--out", type=Path, required=True)
    add("--base", type=Path, default=Path(".cache/base"))
    add("--gold", type=Path, default=Path("../shared/gold"))
    add("--layers", type=int, help="as in training")
    add("--part", choices=PARTS, default="dev", help="texts to compare fp32 and int8 on")
    add("--only", action="append", default=[], choices=SETS)
    add("--without", action="append", default=[], choices=SETS)
    add("--half", type=int, choices=(0, 1), help="as in training")
    options = parser.parse_args()
    reader = Reader(load_base(options.base, layers=options.layers))
    reader.load_state_dict(average(checkpoints(options.run)))
    export_reader(reader, options.out)
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")
    texts = load_gold(options.gold, only=options.only, without=options.without)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    samples = samples_of(split_texts(texts, incidents_half=options.half)[options.part], tokenizer)
    for line in compared([score(Shipped(options.out, kind), samples) for kind in ("fp32", "int8")]):
        print(line)
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


def compared(tallies: Sequence[dict[str, Tally]]) -> list[str]:
    """F of fp32 and int8 side by side, and what int8 loses in points."""
    full, small = tallies
    rows = [f"{'':32}{'fp32':>8}{'int8':>8}{'loses':>8}"]
    for name, tally in full.items():
        rows.append(f"{name:32}{tally.f1:8.3f}{small[name].f1:8.3f}{100 * (tally.f1 - small[name].f1):8.2f}")
    return rows


if __name__ == "__main__":
    main()

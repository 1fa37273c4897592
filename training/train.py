"""Train the reader: `python -m training.train --base .cache/base --run checkpoints/first --minutes 170`.

The same command goes on from the last checkpoint of the run. Everything that happened is in RUN/log.jsonl, one line a
report. Needs `.venv-train`; on a machine that others use too: OMP_WAIT_POLICY=passive OMP_NUM_THREADS=2 nice -n 10.
"""
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.batches import Sample, code_weights, collate, epoch
from training.data import PARTS, SETS, GoldText, load_gold, split_texts
from training.data.splits import Part
from training.encoder import load_base
from training.losses import Weights, losses, total
from training.model import Reader
from training.scores import lines, score
from training.windows import windows

REPORT = 50  # steps between two lines of the log
SETTLE = 20  # batches from which the spread of the encoder's vectors is taken
KEEP = 3  # checkpoints kept, to be averaged at the end
WARM = 0.05  # share of the run in which the rate rises


@dataclass(slots=True)
class Progress:
    """Where a run stands: the next batch of an epoch, steps and seconds so far."""

    epoch: int = 0
    batch: int = 0
    step: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """What a run works with. The optimiser's groups hold their highest rate as `top`."""

    reader: Reader
    optimiser: Any
    weights: Weights
    samples: Mapping[Part, Sequence[Sample]]
    options: argparse.Namespace


def main() -> None:
    options = parse()
    options.run.mkdir(parents=True, exist_ok=True)
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    run = prepare(options)
    progress = resume(run)
    if not progress.step:
        settle(run)
    train(run, progress)
    save(run, progress)
    report_scores(run, progress, run.samples["dev"])


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    add = parser.add_argument
    add("--gold", type=Path, default=Path("../shared/gold"))
    add("--base", type=Path, default=Path(".cache/base"))
    add("--run", type=Path, required=True, help="folder of checkpoints and log; the same one goes on")
    add("--without", action="append", default=[], choices=SETS, help="leave this set out (again for more)")
    add("--only", action="append", default=[], choices=SETS, help="this set, no others (again for more)")
    add("--limit", type=int, help="so many texts of each set, for trials")
    add("--half", type=int, choices=(0, 1), help="report on this half of the incidents, train on the other")
    add("--layers", type=int, help="so many layers of the encoder, from the first")
    add("--epochs", type=int, default=5)
    add("--minutes", type=float, help="end after so much training time, all sittings together")
    add("--checkpoint", type=float, default=10, help="minutes between checkpoints")
    add("--evaluate", type=float, default=20, help="minutes between scores on dev")
    add("--watch", type=int, default=100, help="windows of each set that are scored on the way; at the end all are")
    add("--most", type=int, default=1536, help="pieces in a batch, padding counted")
    add(
        "--rate", type=float, default=1.5e-4, help="highest learning rate of the encoder's last layer; heads: ten times"
    )
    add("--decay", type=float, default=0.93, help="rate of a layer relative to the one above it")
    add("--seed", type=int, default=20231027)
    add("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return parser.parse_args()


def prepare(options: argparse.Namespace) -> Run:
    """Texts, windows, weights, model and optimiser."""
    texts = load_gold(options.gold, only=options.only, without=options.without, limit=options.limit)
    parts = split_texts(texts, incidents_half=options.half)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    samples: dict[Part, list[Sample]] = {part: samples_of(parts[part], tokenizer) for part in PARTS}
    reader = Reader(load_base(options.base, layers=options.layers)).to(options.device)
    weights = {name: torch.tensor(row, device=options.device) for name, row in code_weights(samples["train"]).items()}
    optimiser = torch.optim.AdamW(groups(reader, options), weight_decay=0.01, betas=(0.9, 0.98))
    counts = {part: len(found) for part, found in samples.items()}
    write(options.run, {"windows": counts, "options": {k: str(v) for k, v in vars(options).items()}})
    return Run(reader, optimiser, weights, samples, options)


def samples_of(texts: Sequence[GoldText], tokenizer: Tokenizer) -> list[Sample]:
    return [Sample(text, window) for text in texts for window in windows(text.text, tokenizer)]


def groups(reader: Reader, options: argparse.Namespace) -> list[dict[str, Any]]:
    """Parameters by their rate: heads ten times the last layer's, each layer below a little less than the one above."""
    depth = len(reader.encoder.layers)
    found: list[dict[str, Any]] = []
    for name, parameter in reader.named_parameters():
        if name.startswith("encoder.layers."):
            rate = options.rate * options.decay ** (depth - 1 - int(name.split(".")[2]))
        else:
            rate = options.rate * options.decay**depth if name.startswith("encoder.") else options.rate * 10
        found.append({"params": [parameter], "lr": rate, "top": rate})
    return found


def train(run: Run, progress: Progress) -> None:
    """Step through the epochs until they, or the minutes, are over."""
    options = run.options
    last_save = last_score = progress.seconds
    sums: dict[str, list[float]] = {}
    while progress.epoch < options.epochs:
        batches = epoch(run.samples["train"], seed=options.seed, number=progress.epoch, most=options.most)
        while progress.batch < len(batches):
            done = finished(progress, options, len(batches))
            if done >= 1:
                return
            start = time.monotonic()
            for name, loss in step(run, batches[progress.batch], rate_at(done)).items():
                sums.setdefault(name, []).append(loss)
            progress.seconds += time.monotonic() - start
            progress.batch += 1
            progress.step += 1
            if progress.step % REPORT == 0:
                report_losses(run, progress, sums, done)
                sums = {}
            if progress.seconds - last_save > options.checkpoint * 60:
                save(run, progress)
                last_save = progress.seconds
            if progress.seconds - last_score > options.evaluate * 60:
                report_scores(run, progress, some(run.samples["dev"], options.watch))
                last_score = progress.seconds
        progress.epoch, progress.batch = progress.epoch + 1, 0


def finished(progress: Progress, options: argparse.Namespace, batches: int) -> float:
    """The share of the run that is done: by minutes where they are given, and by epochs."""
    by_epochs = (progress.epoch + progress.batch / max(batches, 1)) / options.epochs
    return float(max(by_epochs, progress.seconds / 60 / options.minutes) if options.minutes else by_epochs)


def rate_at(done: float) -> float:
    """The learning rate as a share of the highest: up in a line, then down in a line."""
    return min(done / WARM + 0.01, 1.0) if done < WARM else max((1 - done) / (1 - WARM), 0.0)


def step(run: Run, group: Sequence[Sample], rate: float) -> dict[str, float]:
    """Learn from one batch; the loss of each head."""
    for one in run.optimiser.param_groups:
        one["lr"] = one["top"] * rate
    batch = collate(group, device=run.options.device)
    with torch.autocast("cuda", dtype=torch.bfloat16, enabled=run.options.device.startswith("cuda")):
        found = losses(run.reader, batch, run.weights)
    if not found:
        return {}
    run.optimiser.zero_grad(set_to_none=True)
    total(found).backward()
    torch.nn.utils.clip_grad_norm_(run.reader.parameters(), 1.0)
    run.optimiser.step()
    return {name: float(loss.detach()) for name, loss in found.items()}


def save(run: Run, progress: Progress) -> None:
    """A checkpoint; it is complete as soon as it bears its name. Only the last ones are kept."""
    path = run.options.run / f"step-{progress.step:07}.pt"
    parts = {
        "reader": run.reader.state_dict(),
        "optimiser": run.optimiser.state_dict(),
        "progress": [progress.epoch, progress.batch, progress.step, progress.seconds],
        "random": torch.get_rng_state(),
    }
    torch.save(parts, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)
    for old in checkpoints(run.options.run)[:-KEEP]:
        old.unlink()


def checkpoints(folder: Path) -> list[Path]:
    return sorted(folder.glob("step-*.pt"))


def resume(run: Run) -> Progress:
    """Where the run stood at its last checkpoint; at the beginning where there is none."""
    found = checkpoints(run.options.run)
    if not found:
        return Progress()
    parts = torch.load(found[-1], map_location=run.options.device, weights_only=True)
    run.reader.load_state_dict(parts["reader"])
    run.optimiser.load_state_dict(parts["optimiser"])
    torch.set_rng_state(parts["random"].cpu())
    at_epoch, at_batch, at_step, seconds = parts["progress"]
    return Progress(int(at_epoch), int(at_batch), int(at_step), float(seconds))


def report_losses(run: Run, progress: Progress, sums: Mapping[str, Sequence[float]], done: float) -> None:
    means = {name: round(sum(found) / len(found), 4) for name, found in sorted(sums.items())}
    where = {"step": progress.step, "minutes": round(progress.seconds / 60, 2), "done": round(done, 4)}
    write(run.options.run, {**where, "loss": means})


def settle(run: Run) -> None:
    """Let the heads see the encoder's vectors by mean and spread, from windows that train."""
    batches = epoch(run.samples["train"], seed=run.options.seed, number=0, most=run.options.most)[:SETTLE]
    run.reader.eval()
    run.reader.settle(collate(group, device=run.options.device).pieces for group in batches)
    run.reader.train()


def some(samples: Sequence[Sample], most: int) -> list[Sample]:
    """At most `most` windows of each set, spread evenly over it."""
    sets: dict[str, list[Sample]] = {}
    for sample in samples:
        sets.setdefault(sample.text.set, []).append(sample)
    return [one for found in sets.values() for one in found[:: -(-len(found) // most)]]


def report_scores(run: Run, progress: Progress, samples: Sequence[Sample]) -> None:
    """F of each set and head on these dev windows, into the log and onto the screen."""
    run.reader.eval()
    tallies = score(run.reader, samples, device=run.options.device)
    run.reader.train()
    rows = {name: [round(one.f1, 4), one.found, one.gold, one.right] for name, one in tallies.items()}
    minutes = round(progress.seconds / 60, 2)
    write(run.options.run, {"step": progress.step, "minutes": minutes, "dev": rows}, show=False)
    print(
        f"step {progress.step}, {progress.seconds / 60:.1f} min, {len(samples)} dev windows:",
        *lines(tallies),
        sep="\n",
        flush=True,
    )


def write(folder: Path, row: Mapping[str, Any], *, show: bool = True) -> None:
    """A line of the log, printed too."""
    line = json.dumps(row)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    if show:
        print(line, flush=True)


if __name__ == "__main__":
    main()

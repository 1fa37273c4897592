"""With torch (`.venv-train`): parts of the reader, and that each head can learn. Skipped without torch."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is in .venv-train only")

from pieces import PIECES, Pieces  # noqa: E402
from training.base_weights import Shape  # noqa: E402
from training.batches import Sample, code_weights, collate, epoch  # noqa: E402
from training.data import Argument, Attribution, GoldText, Layer, Marked, Response, Roles  # noqa: E402
from training.encoder import PAD, Encoder  # noqa: E402
from training.heads import heads  # noqa: E402
from training.losses import losses, total  # noqa: E402
from training.model import Reader, buckets, pooled  # noqa: E402
from training.scores import marks, score  # noqa: E402
from training.train import (  # noqa: E402
    Progress,
    Run,
    checkpoints,
    finished,
    groups,
    rate_at,
    resume,
    save,
    some,
    step,
    train,
)
from training.windows import windows  # noqa: E402

from reportedly.values.span import Span  # noqa: E402

SHAPE = Shape(width=48, layers=2, heads=4, inner=96, pieces=PIECES, positions=256, epsilon=1e-12)
PEOPLE = ("Ann Brin", "Bo Dahl", "Cy Ek", "Di Fors", "Ed Gran", "Flo Hult")
PLACES = ("Dovan", "Karuba", "Tellmar", "Ostrin", "Halmet", "Sarrow")
WEAPONS = ("rockets", "drones", "shells", "mines", "rifles", "grenades")
CUES = ("said", "denied", "said", "denied", "said", "denied")


def story(number: int) -> GoldText:
    """A text with something for every head."""
    person, place, weapon, cue = PEOPLE[number], PLACES[number], WEAPONS[number], CUES[number]
    likely = "hit" if number % 2 else "may hit"
    text = (
        f"{person} {cue} that {weapon} {likely} {place} on Monday. Troops fled because the depot burned. {person} left."
    )

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def full(name: str) -> frozenset[str]:
        return frozenset(heads()[name].codes)

    trigger, content = at("hit"), Span(at("that").start, at("on Monday").end)
    mentions = (Marked(at(person), ("person",)), Marked(at(place), ("place",)), Marked(at(weapon), ("weapon",)))
    argument = Argument(at(place), at(place), ("place",)), Argument(at(weapon), at(weapon), ("weapon",))
    pieces, links = frozenset({"source", "cue", "content"}), frozenset({"cause", "effect", "signal"})
    return GoldText(
        set="own",
        id=str(number),
        text=text,
        group=str(number),
        mentions=Layer(mentions, full("mentions")),
        heads=Layer(mentions, full("heads")),
        attributions=Layer((Attribution((at(person),), (at(cue),), (content,)),), pieces),
        triggers=Layer((Marked(trigger, ("shelling_artillery_missile",)),), full("triggers")),
        realities=Layer((Marked(trigger, ("actual" if number % 2 else "hypothetical",)),)),
        roles=Layer((Roles(trigger, argument),), full("roles")),
        acts=Layer((Marked(content, ("asserts" if cue == "said" else "denies",)),)),
        actors=((at(person), Span(text.rindex(person), text.rindex(person) + len(person))), (at(place), at("depot"))),
        responses=Layer((Response(at("the depot burned"), at("Troops fled"), (at("because"),)),), links),
        causal=Layer((Marked(Span(0, len(text)), ("response" if number % 2 else "no_response",)),), full("causal")),
    )


def samples() -> list[Sample]:
    return [Sample(text, window) for text in map(story, range(6)) for window in windows(text.text, Pieces())]


def reader() -> Reader:
    torch.manual_seed(3)
    return Reader(Encoder(SHAPE, dropout=0.0))


def test_padding_changes_nothing() -> None:
    encoder = Encoder(SHAPE).eval()
    short = torch.tensor([[0, 9, 8, 2]])
    padded = torch.tensor([[0, 9, 8, 2, PAD, PAD], [0, 5, 6, 7, 8, 2]])
    with torch.no_grad():
        torch.testing.assert_close(encoder(short)[0], encoder(padded)[0, :4])


def test_pooling_and_distances() -> None:
    words = torch.arange(12.0).view(1, 4, 3)
    mean, most = pooled(words, torch.tensor([0]), torch.tensor([[1, 3]]))
    assert mean.tolist() == [[4.5, 5.5, 6.5]] and most.tolist() == [[6.0, 7.0, 8.0]]
    near = buckets(torch.tensor([-300, -1, 0, 1, 300])).tolist()
    assert near == sorted(near) and min(near) >= 0


def test_an_epoch_can_be_repeated_and_fits() -> None:
    taken = samples()
    first = epoch(taken, seed=1, number=0, most=200)
    assert first == epoch(taken, seed=1, number=0, most=200)
    assert first != epoch(taken, seed=1, number=1, most=200)
    assert Counter(id(one) for batch in first for one in batch) == Counter(map(id, taken))
    assert all(len(batch) * max(len(one.window.pieces) for one in batch) <= 200 for batch in first)


def test_what_says_nothing_has_no_loss() -> None:
    model = reader()
    silent = GoldText(set="own", id="0", text="Ann left.", group="0")
    (window,) = windows(silent.text, Pieces())
    weights = {name: torch.ones(head.outputs) for name, head in heads().items()}
    assert losses(model, collate([Sample(silent, window)]), weights) == {}


def test_every_weight_of_the_heads_gets_a_gradient() -> None:
    model = reader()
    weights = {name: torch.tensor(row) for name, row in code_weights(samples()).items()}
    total(losses(model, collate(samples()), weights)).backward()
    without = [name for name, one in model.named_parameters() if one.grad is None or not bool(one.grad.any())]
    assert without == ["encoder.kind"] or not without


def test_heads_see_vectors_by_mean_and_spread() -> None:
    model = reader().eval()
    batch = collate(samples())
    model.settle([batch.pieces])
    seen = model.encoder(batch.pieces)[batch.pieces != PAD].sub(model.middle).mul(model.spread).detach()
    torch.testing.assert_close(seen.mean(dim=0), torch.zeros(SHAPE.width), atol=1e-3, rtol=0)
    torch.testing.assert_close(seen.std(dim=0), torch.ones(SHAPE.width), atol=1e-3, rtol=0)


def test_marks_of_tags() -> None:
    head = heads()["mentions"]
    begin, inside = head.begin("place"), head.inside("place")
    tags = torch.tensor([begin, inside, 0, inside, begin, begin]).numpy()
    assert marks(tags, head, limit=5) == [(0, 2, "place"), (3, 4, "place"), (4, 5, "place")]


@pytest.mark.slow
def test_every_head_can_learn() -> None:
    taken, model = samples(), reader()
    weights = {name: torch.tensor(row) for name, row in code_weights(taken).items()}
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3)
    batch = collate(taken)
    for _ in range(300):
        optimiser.zero_grad()
        total(losses(model, batch, weights)).backward()
        optimiser.step()
    tallies = score(model.eval(), taken)
    assert {name.partition(" ")[2] for name in tallies} == (set(heads()) - {"voices"}) | {
        "voices content",
        "voices with_source",
    }
    assert {name: tally.f1 for name, tally in tallies.items() if tally.f1 < 0.99} == {}


def a_run(folder: Path, **options: object) -> Run:
    """A run on the stories, as `training.train` prepares one on the sets."""
    never = {"checkpoint": 1e9, "evaluate": 1e9, "watch": 9, "minutes": None}
    plain = {"epochs": 4, "most": 200, "seed": 5, "device": "cpu", **never}
    chosen = argparse.Namespace(**{**plain, "run": folder, "rate": 1e-4, "decay": 0.9, **options})
    model = reader()
    weights = {name: torch.tensor(row) for name, row in code_weights(samples()).items()}
    optimiser = torch.optim.AdamW(groups(model, chosen))
    return Run(model, optimiser, weights, {"train": samples(), "dev": samples()}, chosen)


def test_a_run_that_goes_on_is_the_run_that_was_not_stopped(tmp_path: Path) -> None:
    whole = a_run(tmp_path, most=100)
    train(whole, Progress())
    # Stopped in the middle of an epoch, as by a kill after a checkpoint.
    first = a_run(tmp_path, most=100)
    batches = epoch(first.samples["train"], seed=5, number=0, most=100)
    progress = Progress()
    for group in batches[:2]:
        step(first, group, rate_at(finished(progress, first.options, len(batches))))
        progress.batch += 1
        progress.step += 1
    save(first, progress)
    second = a_run(tmp_path, most=100)
    torch.manual_seed(99)
    again = resume(second)
    assert (again.epoch, again.batch, again.step) == (0, 2, 2)
    train(second, again)
    for name, weight in whole.reader.state_dict().items():
        torch.testing.assert_close(second.reader.state_dict()[name], weight, msg=name)


def test_rates_rise_then_fall_and_heads_learn_faster() -> None:
    rates = [rate_at(number / 100) for number in range(101)]
    assert max(rates) == 1.0 and rates[-1] == 0.0 and rates.index(1.0) < 10
    tops = {group["top"] for group in groups(reader(), argparse.Namespace(rate=1e-4, decay=0.9))}
    assert max(tops) == pytest.approx(1e-3) and min(tops) == pytest.approx(1e-4 * 0.9**2)


def test_some_windows_of_each_set() -> None:
    taken = samples()
    assert [one.text.id for one in some(taken, 3)] == ["0", "2", "4"]
    assert some(taken, 100) == taken


def test_only_the_last_checkpoints_stay(tmp_path: Path) -> None:
    run = a_run(tmp_path, most=100)
    for number in range(5):
        save(run, Progress(step=number))
    assert [path.name for path in checkpoints(tmp_path)] == [f"step-000000{number}.pt" for number in (2, 3, 4)]


@pytest.mark.slow
def test_exported_graphs_answer_like_torch(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    from training.ship import Shipped, export_reader

    model = reader().eval()
    export_reader(model, tmp_path)
    batch = collate(samples())
    with torch.no_grad():
        words, tags = model(batch.pieces, batch.firsts)
        voices = batch.links["voices"]
        for kind, near in (("fp32", 1e-4), ("int8", 0.3)):
            shipped = Shipped(tmp_path, kind)
            found_words, found_tags = shipped(batch.pieces, batch.firsts)
            torch.testing.assert_close(found_tags, tags, atol=near, rtol=near)
            torch.testing.assert_close(
                shipped.link("voices", words, voices.rows, voices.spans),
                model.link("voices", words, voices.rows, voices.spans),
                atol=near,
                rtol=near,
            )
            assert found_words.shape == words.shape

"""The loaders on the real sets, where they are at hand: everything is read, and as much as there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reportedly.scoring.sets.catalogue import CATALOGUE

Load = Callable[..., Sequence[Any]]


@pytest.fixture
def load(shared: Path) -> Load:
    """Loads a real set, or skips the test where it is not at hand."""

    def load(name: str, split: str | None = None) -> Sequence[Any]:
        folder = shared / "gold" / ("geoparsing" if name == "lgl" else name)
        if not folder.is_dir():
            pytest.skip(f"no {name} data at {folder}")
        return CATALOGUE[name].load(folder, split)

    return load


def test_polnear(load: Load) -> None:
    for split, articles, attributions, quoted in (("dev", 84, 2319, 377), ("train", 840, 22465, 3113)):
        items = load("polnear", split)
        said = [one for item in items for given in item.gold for one in given]
        assert (len(items), len(said), sum(one.quoted for one in said)) == (articles, attributions, quoted)
        assert all(max(one.content | one.source) < len(item.text) for item in items for g in item.gold for one in g)


def test_re3d(load: Load) -> None:
    items = load("re3d")
    assert (len(items), sum(len(item.gold) for item in items)) == (70, 2055)
    assert all(span.cut(item.text).strip() for item in items for _, span in item.gold)


@pytest.mark.parametrize(
    ("name", "split", "articles", "events", "arguments"),
    [
        ("m2e2", "dev", 24, 74, 111),
        ("m2e2", "train", 159, 533, 761),
        ("wikievents", "dev", 20, 199, 218),
        ("wikievents", "train", 206, 1280, 2346),
    ],
)
def test_events(load: Load, name: str, split: str, articles: int, events: int, arguments: int) -> None:
    items = load(name, split)
    found = [(item, event) for item in items for event in item.events]
    asked = [(item, argument) for item, event in found for argument in event.arguments]
    assert (len(items), len(found), len(asked)) == (articles, events, arguments)
    assert all(event.trigger.cut(item.text).strip() for item, event in found)
    assert all(argument.span.cut(item.text).strip() for item, argument in asked)


def test_event_location(load: Load) -> None:
    items = load("event_location")
    verbs = [verb for item in items for verb in item.verbs]
    assert (len(items), len(verbs), sum(len(verb.place) for verb in verbs)) == (8130, 9199, 8320)


def test_cnc(load: Load) -> None:
    items = load("cnc")
    sentences = [sentence for item in items for sentence in item.sentences]
    assert (len(items), len(sentences)) == (2925, 3075)
    assert sum(sentence.causal for sentence in sentences) == 1624
    assert sum(len(sentence.parts) for sentence in sentences) == 6058


def test_ecbplus(load: Load) -> None:
    topics = load("ecbplus")
    pages = [page for topic in topics for page in topic.pages]
    assert (len(topics), len(pages)) == (33, 772)
    assert sum(len(page.actions) for page in pages) == 5041


def test_lgl(load: Load) -> None:
    items = load("lgl")
    toponyms = [toponym for item in items for toponym in item.gold]
    assert (len(items), len(toponyms), sum(one.at is not None for one in toponyms)) == (588, 5088, 4462)

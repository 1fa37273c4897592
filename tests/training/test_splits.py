"""Splits: deterministic, by document, without leaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from training.data import PARTS, SETS, GoldText, load_gold, split_texts
from training.data.near import near_groups

from reportedly.errors import InputError

QUICK = ("re3d", "m2e2", "wikievents", "event_location", "cnc", "incidents", "megaveridicality")


def own(number: int, group: str = "", *, name: str = "own", text: str = "") -> GoldText:
    words = text or " ".join(f"w{number}x{index}" for index in range(30))
    return GoldText(set=name, id=str(number), text=words, group=group or str(number))


def ids(parts: Mapping[str, Sequence[GoldText]]) -> dict[str, list[str]]:
    return {part: [f"{text.set}/{text.id}" for text in texts] for part, texts in parts.items()}


def leaks(parts: Mapping[str, Sequence[GoldText]]) -> list[str]:
    """Groups and near duplicates that stand in two parts."""
    sides = [(part, text) for part, texts in parts.items() for text in texts]
    seen: dict[str, str] = {}
    near = near_groups([text.text for _, text in sides])
    keys = [(f"{text.set}/{text.group}", f"near {near[at]}") for at, (_, text) in enumerate(sides)]
    return [
        key for (part, _), both in zip(sides, keys, strict=True) for key in both if seen.setdefault(key, part) != part
    ]


def test_a_group_stays_together_and_order_does_not_matter() -> None:
    texts = [own(number, f"g{number // 3}") for number in range(90)]
    parts = split_texts(texts)
    assert not leaks(parts)
    assert {part: sorted(names) for part, names in ids(parts).items()} == {
        part: sorted(names) for part, names in ids(split_texts(texts[::-1])).items()
    }
    assert all(parts[part] for part in PARTS)


def test_adding_a_set_moves_nothing() -> None:
    texts = [own(number) for number in range(60)]
    added = [own(1000 + number, name="added") for number in range(60)]
    before, after = ids(split_texts(texts)), ids(split_texts([*texts, *added]))
    assert all(set(before[part]) <= set(after[part]) for part in PARTS)


def test_a_copy_of_a_reported_text_leaves_training() -> None:
    original = GoldText(set="own", id="r", text=own(1).text, group="r", official="report")
    copies = [own(number, name="copying", text=own(1).text) for number in range(2, 12)]
    assert len(split_texts([original, *copies])["report"]) == 11


def test_unknown_sets_and_missing_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'nope' is no set; the sets are polnear"):
        load_gold(tmp_path, without=["nope"])
    with pytest.raises(InputError, match="--without cnc"):
        load_gold(tmp_path, only=["cnc"])


@pytest.fixture(scope="module")
def quick(gold: Path) -> tuple[GoldText, ...]:
    return load_gold(gold, only=QUICK)


def test_without_leaves_sets_out(gold: Path) -> None:
    texts = load_gold(gold, only=("re3d", "cnc"), without=("cnc",), limit=3)
    assert {text.set for text in texts} == {"re3d"}


def test_no_text_of_the_quick_sets_leaks(quick: tuple[GoldText, ...]) -> None:
    assert not leaks(split_texts(quick))


def test_halves_of_incidents_are_disjoint_and_whole(quick: tuple[GoldText, ...]) -> None:
    texts = [text for text in quick if text.set in ("incidents", "re3d", "wikievents", "m2e2")]
    halves = [split_texts(texts, incidents_half=half) for half in (0, 1)]
    reported = [{text.id for text in parts["report"] if text.set == "incidents"} for parts in halves]
    assert reported[0].isdisjoint(reported[1])
    assert len(reported[0] | reported[1]) == sum(text.set == "incidents" for text in texts)
    assert not any(leaks(parts) for parts in halves)


@pytest.mark.slow
def test_no_text_of_any_set_leaks(gold: Path) -> None:
    assert not leaks(split_texts(load_gold(gold)))


@pytest.mark.parametrize("name", [name for name in SETS if name not in ("muc4", "polnear", "gum", "ecbplus")])
def test_spans_cut_words_and_codes_are_known(quick: tuple[GoldText, ...], name: str) -> None:
    check_texts([text for text in quick if text.set == name])


@pytest.mark.slow
@pytest.mark.parametrize("name", ("muc4", "polnear", "gum", "ecbplus"))
def test_spans_cut_words_and_codes_are_known_everywhere(gold: Path, name: str) -> None:
    check_texts(load_gold(gold, only=[name]))


@pytest.mark.parametrize("name", ("polnear", "gum", "ecbplus"))
def test_spans_cut_words_and_codes_are_known_at_the_start(gold: Path, name: str) -> None:
    check_texts(load_gold(gold, only=[name], limit=15))


def check_texts(texts: Sequence[GoldText]) -> None:
    from training.data.labels import codes

    assert texts
    for text in texts:
        assert all(span.cut(text.text).strip() for span in text.spans())
        for layer in ("mentions", "heads", "triggers", "realities", "acts", "causal"):
            value = getattr(text, layer)
            assert value is None or {code for mark in value.items for code in mark.codes} <= set(codes()[layer])
        for event in text.roles.items if text.roles else ():
            assert all(argument.span.covers(argument.head) for argument in event.arguments)
        for number, told in enumerate(text.attributions.items if text.attributions else ()):
            assert told.parent is None or told.parent != number

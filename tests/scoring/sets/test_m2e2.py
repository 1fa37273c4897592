"""M2E2: sentences of one article joined, triggers by head and mapped type, arguments by head and role."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from reportedly.flow import Reader
from reportedly.scoring.counts import Count
from reportedly.scoring.sets.m2e2 import compare, load

WriteLines = Callable[[str, Iterable[Any]], Path]


def sentence(number: int, text: str, *events: dict[str, Any]) -> dict[str, Any]:
    return {"sentence_id": f"NEWS_1_{number}", "words": text.split(), "golden-event-mentions": list(events)}


def event(type: str, at: int, **arguments: tuple[int, int]) -> dict[str, Any]:
    listed = [{"role": role, "start": start, "end": end} for role, (start, end) in arguments.items()]
    return {"event_type": type, "trigger": {"start": at, "end": at + 1}, "arguments": listed}


SHELLED = event("Conflict:Attack", 1, Attacker=(0, 1), Target=(2, 4), Place=(5, 6), Witness=(7, 8))
MARCHED = event("Conflict:Demonstrate", 1, Entity=(0, 1))


@pytest.fixture
def folder(write_lines: WriteLines, tmp_path: Path) -> Path:
    told = sentence(0, "Rebels shelled a hospital in Homs on Monday .", SHELLED)
    also = sentence(1, "Students marched in Homs , and ministers met .", MARCHED, event("Contact:Meet", 7))
    write_lines("dev.jsonl", [told, also])
    write_lines("train.jsonl", [sentence(0, "Nothing happened .")])
    return tmp_path


def test_an_article_is_its_sentences(folder: Path) -> None:
    (article,) = load(folder, None)
    assert article.id == "NEWS_1"
    assert article.text == "Rebels shelled a hospital in Homs on Monday.\nStudents marched in Homs, and ministers met."
    assert [one.trigger.cut(article.text) for one in article.events] == ["shelled", "marched"]
    shelled, marched = ({(a.facet, a.span.cut(article.text)) for a in one.arguments} for one in article.events)
    assert shelled == {("perpetrator", "Rebels"), ("target", "a hospital"), ("place", "Homs")}
    assert marched == {("perpetrator", "Students")}


def test_triggers_and_arguments(folder: Path, reader: Reader) -> None:
    (article,) = load(folder, None)
    counts = compare(article, reader)
    assert counts["trigger"] == counts["trigger_untyped"] == Count(2, 2, 2)
    assert counts["role"].gold == 4
    assert counts["role"].hits >= 3
    assert counts["role_of_found"] == counts["role"]  # both events were found


def test_a_wrong_type_is_an_untyped_hit(write_lines: WriteLines, folder: Path, reader: Reader) -> None:
    wrong = SHELLED | {"event_type": "Justice:Arrest-Jail"}
    write_lines("dev.jsonl", [sentence(0, "Rebels shelled a hospital in Homs on Monday .", wrong)])
    (article,) = load(folder, None)
    counts = compare(article, reader)
    assert (counts["trigger"], counts["trigger_untyped"]) == (Count(0, 1, 1), Count(1, 1, 1))
    assert counts["role"].hits == counts["role_of_found"].gold == 0


def test_what_the_set_does_not_annotate_is_no_false_alarm(
    write_lines: WriteLines, folder: Path, reader: Reader
) -> None:
    write_lines("dev.jsonl", [sentence(0, "The government and the rebels signed a ceasefire agreement on Monday .")])
    (article,) = load(folder, None)
    assert compare(article, reader)["trigger"] == Count()

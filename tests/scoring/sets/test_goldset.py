"""The walk over a set: sums, intervals, what cannot be read, and the command around it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from command import Run
from reportedly.commands.score import SETS
from reportedly.errors import ScoreError
from reportedly.flow import Reader
from reportedly.scoring.counts import Count, Counts
from reportedly.scoring.set_tables import load_set_tables
from reportedly.scoring.sets.catalogue import CATALOGUE
from reportedly.scoring.sets.goldset import GoldSet, score_set

WriteLines = Callable[[str, Iterable[Any]], Path]
HERE = Path()


@dataclass(frozen=True)
class Page:
    id: str
    hits: int


def made(*hits: int) -> GoldSet[Page]:
    def compare(page: Page, reader: Reader) -> Counts:
        return {"found": Count(page.hits // page.hits * page.hits, 4, 4)}

    pages = [Page(f"page {number}", one) for number, one in enumerate(hits)]
    return GoldSet({"found": "what is found", "other": "nothing"}, "pages", lambda folder, split: pages, compare)


def test_sums_and_intervals(reader: Reader) -> None:
    scores = score_set(made(1, 2, 4), HERE, reader, draws=200)
    assert scores.items == 3
    assert scores.total == {"found": Count(7, 12, 12), "other": Count()}
    assert set(scores.intervals) == {"found"}
    low, high = scores.intervals["found"]
    assert 0.25 <= low < 7 / 12 < high <= 1
    assert score_set(made(1, 2, 4), HERE, reader, draws=200) == scores
    assert score_set(made(1), HERE, reader).intervals == {}


def test_a_failure_names_the_document(reader: Reader) -> None:
    with pytest.raises(ScoreError, match="page 1: reading or comparing it failed"):
        score_set(made(1, 0), HERE, reader)


def test_an_empty_folder_is_no_score_of_zero(reader: Reader) -> None:
    with pytest.raises(ScoreError, match="holds no pages"):
        score_set(made(), HERE, reader)


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_set_finds_nothing_in_an_empty_folder(name: str, tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(ScoreError, match="name the folder"):
        score_set(CATALOGUE[name], tmp_path, reader)


def test_another_format_is_refused(write_lines: WriteLines, tmp_path: Path, reader: Reader) -> None:
    write_lines("dev.jsonl", [{"hello": "world"}])
    for name in ("m2e2", "wikievents", "event_location"):
        with pytest.raises(ScoreError, match="not in the published format"):
            score_set(CATALOGUE[name], tmp_path, reader)


def test_tables_map_to_the_longest_known_part() -> None:
    table = load_set_tables().wikievents
    assert "ied_landmine" in table.ours("Conflict.Attack.DetonateExplode")
    assert table.ours("Conflict.Attack.Anything") == table.ours("Conflict.Attack")
    assert table.ours("Contact.Contact.Meet") == table.ours("") == ()
    assert table.facet("Life.Die.Unspecified", "Killer") == "perpetrator"
    assert table.facet("ArtifactExistence.DamageDestroyDisableDismantle.Damage", "Artifact") == "target"
    assert table.facet("Conflict.Attack", "Artifact") is None
    assert load_set_tables().m2e2.facet("Conflict:Demonstrate", "Entity") == "perpetrator"


def test_the_command_prints_and_writes_the_measures(write_lines: WriteLines, tmp_path: Path, run: Run) -> None:
    text = "Rebels fired rockets at Homs."
    write_lines("X/documents.json", [{"_id": "x", "text": text}])
    span = {"documentId": "x", "type": "Weapon", "begin": 13, "end": 20, "confidence": 1}
    write_lines("X/entities.json", [span])
    ran = run("score", "re3d", tmp_path, "--json", tmp_path / "out.json", "--bootstrap", "20")
    assert (ran.status, ran.err) == (0, "")
    assert "re3d: 1 documents" in ran.out
    assert "mentions.weapon: " in ran.out
    measures = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert measures["mentions.weapon"] == {"p": 1, "r": 1, "f1": 1, "n": 1, "low": 1, "high": 1}
    assert measures["mentions.money"]["f1"] is None


def test_every_set_of_the_catalogue_is_a_command() -> None:
    assert set(CATALOGUE) <= set(SETS)

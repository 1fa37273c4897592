"""Floors go up by themselves and down only with a reason; a crash is a miss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import ScoreError
from reportedly.scoring.floors import Floors, check_floors, load_floors, raised, save_floors
from reportedly.scoring.gate import main, measure
from reportedly.scoring.incidents import Scores, score_incidents
from reportedly.scoring.predicting import predicted

RAID = {"key": "a", "type": "air_drone_strike", "trigger": "raided", "targets": ["a depot"], "status": "asserted"}
MARCH = {"key": "b", "type": "protest", "trigger": "marched", "targets": [], "status": "asserted"}
GOLD = {"x": {"id": "x", "relevant": True, "incidents": [RAID, MARCH]}}


def scores(*incidents: dict[str, Any]) -> Scores:
    return score_incidents({"x": {"relevant": True, "incidents": list(incidents)}}, GOLD)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder as the shared one: gold/incidents/{articles,gold}, and an empty floors file."""
    for name, files in (("gold", GOLD), ("articles", {"x": {"id": "x", "text": "They raided and marched."}})):
        folder = tmp_path / "gold" / "incidents" / name
        folder.mkdir(parents=True)
        for stem, raw in files.items():
            (folder / f"{stem}.json").write_text(json.dumps(raw), encoding="utf-8")
    save_floors(Floors("", {}), tmp_path / "floors.json")
    return tmp_path


def test_a_floor_holds_or_names_what_fell() -> None:
    floors = raised(scores(RAID), Floors("", {}), digest="d")
    assert floors.floors["incidents"] == 0.66
    assert check_floors(scores(RAID), floors, digest="d") == []
    fallen = check_floors(scores(), floors, digest="other")
    assert fallen[0].startswith("the gold data is other")
    assert "incidents: F1 is 0.0000, below its floor of 0.66" in fallen


def test_floors_rise_and_never_fall_without_a_reason() -> None:
    low, high = scores(RAID), scores(RAID, MARCH)
    floors = raised(high, raised(low, Floors("", {}), digest="d"), digest="d")
    assert floors.floors["incidents"] == 1.0
    assert raised(low, floors, digest="d") == floors
    lowered = raised(low, floors, digest="d", reason="gold was corrected")
    assert lowered.floors["incidents"] == 0.66
    assert {one.reason for one in lowered.regressions} == {"gold was corrected"}
    assert ("incidents", 1.0, 0.66) in [(one.measure, one.was, one.became) for one in lowered.regressions]


def test_floors_survive_the_file(tmp_path: Path) -> None:
    floors = raised(scores(), raised(scores(RAID), Floors("", {}), digest="d"), digest="d", reason="why")
    save_floors(floors, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == floors
    (tmp_path / "floors.json").write_text('{"floors": []}', encoding="utf-8")
    with pytest.raises(ScoreError, match="the file needs digest, floors and regressions"):
        load_floors(tmp_path / "floors.json")


def test_an_unknown_measure_is_told() -> None:
    assert check_floors(scores(RAID), Floors("", {"odd": 0.5})) == [
        "odd: there is no such measure; take it out of the floors"
    ]


def test_a_crash_is_an_empty_prediction_and_is_listed() -> None:
    def read(article: Any) -> dict[str, Any]:
        if article["id"] == "bad":
            raise ZeroDivisionError("by nought")
        return {"relevant": True}

    made = predicted({"bad": {"id": "bad"}, "good": {"id": "good"}}, read)
    assert dict(made.crashes) == {"bad": "ZeroDivisionError: by nought"}
    assert list(made.annotations) == ["good"]


def test_the_command(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--shared", str(corpus), "--floors", str(corpus / "floors.json")]
    assert main([*asked, "--update"], read=lambda article: GOLD["x"]) == 0
    assert "floors hold on 1 articles" in capsys.readouterr().out
    assert main(asked, read=lambda article: GOLD["x"]) == 0
    assert main([*asked, "--update"], read=lambda article: article["no such key"]) == 1
    assert "the reader crashed on x: KeyError" in capsys.readouterr().err
    assert main([*asked, "--allow-regression", "trying"], read=lambda article: {}) == 0
    assert load_floors(corpus / "floors.json").floors["incidents"] == 0


def test_without_gold_data_nothing_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path), "--floors", "none.json"]) == 0
    assert "nothing is checked" in capsys.readouterr().out


def test_predictions_may_come_from_a_folder(corpus: Path) -> None:
    folder = corpus / "gold" / "incidents"
    assert measure(folder, pred=folder / "gold").scores.total["incidents"].f1 == 1


def test_the_digest_follows_the_gold_files(corpus: Path) -> None:
    folder = corpus / "gold" / "incidents"
    before = measure(folder, read=lambda article: {}).digest
    path = folder / "gold" / "x.json"
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert measure(folder, read=lambda article: {}).digest != before


def test_the_committed_floors_can_be_read() -> None:
    floors = load_floors(Path(__file__).resolve().parents[2] / "benchmarks" / "floors.json")
    assert all(0 <= floor <= 1 for floor in floors.floors.values())

"""Messages: which template stands for which, what is missing and spurious, the rows, the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.errors import ScoreError
from reportedly.scoring.muc4.__main__ import main
from reportedly.scoring.muc4.grades import Tally, f_measure
from reportedly.scoring.muc4.report import measures, table
from reportedly.scoring.muc4.rows import ROWS
from reportedly.scoring.muc4.score import score_muc4
from reportedly.scoring.muc4.templates import Templates, read_templates


def template(number: str, message: str = "T-1", **slots: str) -> str:
    labels = {
        "date": "2.  INCIDENT: DATE",
        "place": "3.  INCIDENT: LOCATION",
        "type": "4.  INCIDENT: TYPE",
        "who": "9.  PERP: INDIVIDUAL ID",
        "target": "12. PHYS TGT: ID",
        "name": "18. HUM TGT: NAME",
        "victim": "20. HUM TGT: TYPE",
    }
    lines = [f"0.  MESSAGE: ID  {message}", f"1.  MESSAGE: TEMPLATE  {number}"]
    return "\n".join([*lines, *(f"{labels[slot]}  {fill}" for slot, fill in slots.items()), ""])


def templates(*texts: str) -> Templates:
    return read_templates("".join(texts))


BOMB = template("1", type="BOMBING", date="04 MAY 91", who='"MEN"', target='"BRIDGE"')
RAID = template("2", type="ATTACK", date="11 JUN 91", who='"WOMEN"', name='"ANA PRADO"')
IRRELEVANT = template("*", message="T-2", type="*")


def pairs(keys: Templates, responses: Templates) -> list[tuple[str, str]]:
    return [pair for message in score_muc4(keys, responses).messages for pair in message.pairs]


def test_a_key_answers_itself() -> None:
    keys = templates(BOMB, RAID, IRRELEVANT)
    total = score_muc4(keys, keys).total("all_templates")
    assert (total.recall, total.precision) == (1, 1)


def test_templates_find_each_other_in_any_order() -> None:
    swapped = templates(RAID.replace("TEMPLATE  2", "TEMPLATE  7"), BOMB.replace("TEMPLATE  1", "TEMPLATE  9"))
    assert pairs(templates(BOMB, RAID), swapped) == [("1", "9"), ("2", "7")]


def test_the_sum_of_credits_decides() -> None:
    """Response 1 is a little nearer to key 1, but only it can stand for key 2."""
    keys = templates(
        template("1", type="BOMBING", date="04 MAY 91", place="PERU", who='"MEN"'),
        template("2", type="BOMBING", who='"MEN"', target='"BRIDGE"'),
    )
    responses = templates(
        template("1", type="BOMBING", date="04 MAY 91", who='"MEN"', target='"BRIDGE"'),
        template("2", type="BOMBING", date="04 MAY 91", place="PERU", who='"MEN"'),
    )
    assert pairs(keys, responses) == [("1", "2"), ("2", "1")]


@pytest.mark.parametrize(
    ("response", "stands"),
    [
        (template("1", type="BOMBING", who='"MEN"'), True),
        (template("1", type="ATTACK", who='"MEN"'), True),  # half a credit for the type is enough
        (template("1", type="ARSON", who='"MEN"', target='"BRIDGE"', date="04 MAY 91"), False),
        (template("1", type="BOMBING", date="04 MAY 91"), False),  # nobody and nothing agrees
    ],
)
def test_pairs_need_the_type_and_somebody_or_something(response: str, stands: bool) -> None:
    assert bool(pairs(templates(BOMB), templates(response))) is stands


def test_missing_and_spurious_templates_count_in_their_rows() -> None:
    surplus = template("2", type="ARSON", target='"MILL"')
    scores = score_muc4(templates(BOMB, RAID), templates(BOMB, surplus))
    assert scores.total("template-id") == Tally(correct=1, missing=1, spurious=1)
    assert scores.total("matched_only") == Tally(correct=4, noncommittal=19)
    assert scores.total("matched_missing") == Tally(correct=4, missing=4, noncommittal=38)
    assert scores.total("matched_spurious") == Tally(correct=4, spurious=2, noncommittal=40)
    assert scores.total("all_templates") == Tally(correct=4, missing=4, spurious=2, noncommittal=59)
    assert scores.total("string_fills_only") == Tally(correct=2, missing=2, noncommittal=8)
    assert scores.total("set_fills_only").actual == 1  # spurious templates are left out


def test_optional_templates_may_be_left_out_or_given() -> None:
    keys = templates(BOMB, RAID.replace("TEMPLATE  2", "TEMPLATE  2 (OPTIONAL)"))
    assert score_muc4(keys, templates(BOMB)).total("all_templates").recall == 1
    both = score_muc4(keys, templates(BOMB, RAID)).total("all_templates")
    assert (both.possible, both.correct) == (8, 8)


def test_irrelevant_and_unanswered_messages() -> None:
    keys = templates(BOMB, IRRELEVANT)
    assert score_muc4(keys, templates(BOMB, IRRELEVANT)).total("template-id") == Tally(correct=1, noncommittal=1)
    assert score_muc4(keys, {}).total("template-id") == Tally(missing=1, noncommittal=1)
    spurious = template("1", message="T-2", type="ATTACK", who='"MEN"')
    assert score_muc4(keys, templates(BOMB, spurious)).total("template-id") == Tally(correct=1, spurious=1)


def test_people_may_decide_the_mapping() -> None:
    keys, responses = templates(BOMB, RAID), templates(BOMB, RAID)
    scores = score_muc4(keys, responses, mapping={"T-1": [("1", "2"), ("8", "9")]})
    assert scores.messages[0].pairs == (("1", "2"),)
    assert scores.total("template-id") == Tally(correct=1, missing=1, spurious=1)


def test_without_a_key_there_is_no_score() -> None:
    with pytest.raises(ScoreError, match="no key template"):
        score_muc4({}, templates(BOMB))


def test_f_measures() -> None:
    """Of the recall and precision of an official report: 58 and 54."""
    values = [f_measure(58, 54, beta=beta) for beta in (1.0, 0.5, 2.0)]
    assert [round(value or 0, 2) for value in values] == [55.93, 54.76, 57.15]
    assert f_measure(0, 0) == 0
    assert f_measure(None, 1) is None


def test_report_and_json_hold_every_row() -> None:
    half = template("1", type="BOMBING", date="04 MAY 91", who='"MEN"')
    scores = score_muc4(templates(BOMB), templates(half), bootstrap=50)
    lines = table(scores).splitlines()
    assert lines[0].split() == "SLOT POS ACT | COR PAR INC | ICR IPA | SPU MIS NON | REC PRE OVG".split()
    assert all(any(line.startswith(row.label) for line in lines) for row in ROWS)
    (all_templates,) = (line for line in lines if line.startswith("ALL TEMPLATES"))
    assert all_templates.split("|")[0].split()[-2:] == ["4", "3"]
    assert all_templates.split("|")[-1].split() == ["75", "100", "0"]
    assert lines[-1].split() == ["F-MEASURES", "85.71", "93.75", "78.95"]
    values = measures(scores)
    assert values["all_templates"] == {"p": 1.0, "r": 0.75, "f1": 6 / 7, "n": 4, "low": 6 / 7, "high": 6 / 7}
    assert values["hum-tgt-name"] == {"p": None, "r": None, "f1": None, "n": 0, "low": None, "high": None}


def test_same_seed_same_intervals() -> None:
    keys = templates(BOMB, RAID, BOMB.replace("T-1", "T-3"), RAID.replace("T-1", "T-4"))
    responses = templates(BOMB, RAID.replace("T-1", "T-4"))
    first, second = (score_muc4(keys, responses, bootstrap=200, seed=4).intervals for _ in range(2))
    assert first == second
    low, high = first["all_templates"]
    assert 0 <= low < high <= 1


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, response, out = tmp_path / "key", tmp_path / "response", tmp_path / "scores.json"
    key.write_text(BOMB + RAID)
    response.write_text(BOMB)
    arguments = ["--key", str(key), "--response", str(response), "--json", str(out), "--bootstrap", "20"]
    assert main(arguments) == 0
    assert "ALL TEMPLATES" in capsys.readouterr().out
    assert json.loads(out.read_text())["all_templates"]["r"] == 0.5
    assert main(["--key", str(tmp_path / "absent"), "--response", str(response)]) == 1
    assert "cannot read" in capsys.readouterr().err

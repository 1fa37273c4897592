"""The incident scorer: its rules on small cases, and agreement with the independent scorer that defines them."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reportedly.errors import ScoreError
from reportedly.scoring.annotation import load_annotations
from reportedly.scoring.counts import Count
from reportedly.scoring.fields import MEASURES
from reportedly.scoring.incidents import Scores, score_incidents
from reportedly.scoring.showing import scores_json, scores_table

Article = dict[str, Any]

STRIKE = {
    "key": "a",
    "type": "air_drone_strike",
    "trigger": "bombed the depot",
    "date": {"earliest": "2031-05-02", "latest": "2031-05-02"},
    "places": [{"text": "Northford", "country": "XA", "role": "location"}],
    "perpetrators": ["Westland air force"],
    "targets": ["the depot"],
    "killed": [{"low": 4, "high": 4, "text": "four killed", "source": ["Dr Ames"]}],
    "status": "reported",
    "reports": [{"sources": ["the Courier", "Dr Ames"], "stance": "asserts", "text": "said"}],
}
CLASH = {**STRIKE, "key": "b", "type": "armed_clash", "trigger": "a firefight", "date": None, "places": []}
CLASH |= {"perpetrators": ["border guards"], "targets": ["smugglers"], "in_response_to": ["a"], "killed": []}


def article(*incidents: Article, **more: Any) -> Article:
    return {"id": "x", "relevant": True, "incidents": list(incidents), **more}


def scored(pred: Article, gold: Article, **options: Any) -> Scores:
    return score_incidents({"x": pred}, {"x": gold}, **options)


def test_gold_against_itself_has_every_item_right() -> None:
    scores = scored(article(STRIKE, CLASH), article(STRIKE, CLASH))
    assert scores.total["incidents"] == Count(2, 2, 2)
    assert all(count.hits == count.predicted == count.gold for count in scores.total.values())
    assert not scores.articles[0].differences


def test_missed_and_surplus_incidents_count_end_to_end_only() -> None:
    scores = scored(article(STRIKE), article(CLASH))
    assert scores.total["incidents"] == Count(0, 1, 1)
    assert scores.total["aligned.perpetrator"] == Count(0, 0, 0)
    assert scores.total["end_to_end.perpetrator"] == Count(0, 1, 1)
    assert [d.field for d in scores.articles[0].differences] == ["incidents", "incidents"]


def test_optional_incidents_count_neither_way() -> None:
    optional = {**CLASH, "optional": True}
    assert scored(article(STRIKE, CLASH), article(STRIKE, optional)).total["incidents"] == Count(1, 1, 1)
    assert scored(article(STRIKE), article(STRIKE, optional)).total["incidents"] == Count(1, 1, 1)


def test_alternatives_and_inferred_dates_are_right_too() -> None:
    gold = {**STRIKE, "type_alt": ["shelling_artillery_missile"], "status_alt": ["claimed"], "date_inferred": True}
    pred = {**STRIKE, "type": "shelling_artillery_missile", "status": "claimed", "date": None}
    total = scored(article(pred), article(gold)).total
    assert total["aligned.type"] == total["aligned.status"] == Count(1, 1, 1)
    assert total["aligned.date_exact"] == Count(0, 0, 0)


def test_one_day_off_is_not_exact() -> None:
    late = {**STRIKE, "date": {"earliest": "2031-05-03", "latest": "2031-05-03"}}
    total = scored(article(late), article(STRIKE)).total
    assert (total["aligned.date_exact"].hits, total["aligned.date_1day"].hits) == (0, 1)


def test_a_reference_follows_the_alignment() -> None:
    renamed = [{**STRIKE, "key": "second"}, {**CLASH, "key": "first", "in_response_to": ["second"]}]
    total = scored(article(*reversed(renamed)), article(STRIKE, CLASH)).total
    assert total["aligned.in_response_to"] == Count(1, 1, 1)


def test_an_empty_prediction_has_recall_zero_and_no_precision() -> None:
    scores = score_incidents({}, {"x": article(STRIKE)})
    assert scores.unpredicted == ("x",)
    assert scores.total["incidents"].precision is None
    assert scores.total["incidents"].recall == 0
    assert scores_json(scores)["incidents"]["f1"] == 0


def test_unannotated_predictions_are_named() -> None:
    assert score_incidents({"x": {}, "y": {}}, {"x": article()}).unannotated == ("y",)


def test_no_gold_and_wrong_types_are_clear_errors() -> None:
    with pytest.raises(ScoreError, match="no gold"):
        score_incidents({}, {})
    with pytest.raises(ScoreError, match=r"annotation of x: perpetrators holds 7; write texts"):
        scored(article({**STRIKE, "perpetrators": [7]}), article())
    with pytest.raises(ScoreError, match=r"incidents is 'none'; write a list"):
        scored({"incidents": "none"}, article())


def test_intervals_hold_the_score_and_repeat() -> None:
    gold = {str(n): article(STRIKE, CLASH) for n in range(20)}
    pred = {name: article(STRIKE) if int(name) % 3 else article(STRIKE, CLASH) for name in gold}
    first, second = (score_incidents(pred, gold, bootstrap=200) for _ in range(2))
    assert first.intervals == second.intervals
    low, high = first.intervals["incidents"]
    f1 = first.total["incidents"].f1
    assert f1 is not None
    assert low < f1 < high
    assert "aligned.wounded" not in first.intervals


def test_the_table_and_the_json_show_every_measure() -> None:
    scores = scored(article(STRIKE), article(STRIKE, CLASH), bootstrap=10)
    plain = scores_json(scores)
    assert tuple(plain) == MEASURES
    assert set(plain["incidents"]) == {"p", "r", "f1", "n", "low", "high"}
    json.dumps(plain, allow_nan=False)
    assert scores_table(scores).row_count == 1 + 21 + 6


# ------------------------------------------------------------------------------- against the shared scorer


@pytest.fixture(scope="module")
def judge(shared: Path) -> ModuleType:
    """The scorer that defines the rules, loaded from its path."""
    spec = importlib.util.spec_from_file_location("shared_score_incidents", shared / "tools" / "score_incidents.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Article]:
    return load_annotations(shared / "gold" / "incidents" / "gold")


def perturbed(article: Article, dice: random.Random, others: list[Article], *, rate: float) -> Article:
    """A copy with things dropped, changed, doubled, shuffled and left out; some items come from other articles."""
    copy = deepcopy(article)
    donor = dice.choice(others)
    for name in ("incidents", "tallies", "speech_acts"):
        rows = [row for row in copy.get(name) or [] if dice.random() > rate]
        rows += [deepcopy(row) for row in donor.get(name) or [] if dice.random() < rate / 4]
        dice.shuffle(rows)
        copy[name] = rows
    for incident in copy["incidents"]:
        disturb(incident, dice, rate, donor)
    for row in (*copy["tallies"], *copy["speech_acts"]):
        disturb_texts(row, dice, rate)
    if dice.random() < rate:
        copy["relevant"] = not copy.get("relevant")
    if dice.random() < rate / 3:
        del copy[dice.choice(sorted(copy))]
    return copy


def disturb(incident: Article, dice: random.Random, rate: float, donor: Article) -> None:
    changes: list[Callable[[], object]] = [
        lambda: incident.update(type=dice.choice(["armed_clash", "air_drone_strike", "riot", None, "odd"])),
        lambda: incident.update(status=dice.choice(["claimed", "disputed", None])),
        lambda: incident.update(date=dice.choice([None, {}, {"earliest": "2016-10-26"}, {"latest": "soon"}])),
        lambda: incident.update(date=moved(incident.get("date"), dice)),
        lambda: incident.pop(dice.choice(sorted(incident)), None),
        lambda: incident.update(in_response_to=[*incident.get("in_response_to", []), dice.choice("abcd")]),
        lambda: incident.update(in_response_to=["the earlier raid on the town"]),
        lambda: incident.update(weapon_count=dice.choice([None, {"low": 2, "high": 2}, {"low": 1}])),
        lambda: incident.update(key=dice.choice("abcdef")),
        lambda: incident.update(targets=[*incident.get("targets", []), "the Syrian army (SAA)", "rebels"]),
        lambda: [dice.shuffle(value) for value in incident.values() if isinstance(value, list)],
        lambda: [value.append(value[0]) for value in incident.values() if isinstance(value, list) and value],
        lambda: disturb_texts(incident, dice, rate),
    ]
    for change in changes:
        if dice.random() < rate:
            change()
    for rows in (incident.get("killed"), incident.get("reports"), incident.get("places")):
        for row in rows or []:
            if dice.random() < rate:
                disturb_row(row, dice)


def disturb_row(row: Article, dice: random.Random) -> None:
    new = {
        "low": dice.choice([1, None, 6]),
        "sources": [*row.get("sources", []), "a US official"],
        "stance": "denies",
        "role": "origin",
        "country": dice.choice([None, "US"]),
        "source": [],
    }
    name = dice.choice(sorted(row))
    if name in new:
        row[name] = new[name]
    else:
        row.pop(name)


def moved(when: Any, dice: random.Random) -> Any:
    if not when or not when.get("earliest"):
        return when
    day = int(when["earliest"][-2:])
    return {**when, "earliest": f"{when['earliest'][:-2]}{max(1, day - dice.choice([0, 1, 2])):02d}"}


def disturb_texts(row: Article, dice: random.Random, rate: float) -> None:
    """Cut, extend or recase the words of a row's names and phrases."""
    for name, value in row.items():
        if isinstance(value, str) and name in ("trigger", "text", "speaker") and dice.random() < rate:
            row[name] = reworded(value, dice)
        elif isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            row[name] = [reworded(item, dice) if dice.random() < rate else item for item in value]


def reworded(text: str, dice: random.Random) -> str:
    words = text.split() or ["?"]
    return dice.choice(
        [
            " ".join(words[:-1]),
            " ".join(words[1:]),
            " ".join(words[len(words) // 2 :]),
            f"senior {text} officials",
            f"{text} of the United States of America",
            f"{text} ({''.join(word[0] for word in words)})",
            "".join(word[0] for word in words),
            f"the {text.upper()}’s",
            text.title() + " province",
            "",
        ]
    )


def assert_agree(ours: Scores, theirs: Article) -> None:
    for measure, count in ours.total.items():
        view, _, name = measure.rpartition(".")
        other = theirs[view][name] if view else theirs[name]
        counts = (other["hits"], other["predicted"], other["gold"])
        assert (count.hits, count.predicted, count.gold) == counts, measure
        for own, word in ((count.precision, "precision"), (count.recall, "recall"), (count.f1, "f1")):
            assert own == (None if other[word] is None else pytest.approx(other[word], abs=5e-4)), (measure, word)
        if "f1_ci95" in other:
            assert ours.intervals[measure] == pytest.approx(tuple(other["f1_ci95"]), abs=5e-4), measure


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_the_shared_scorer(judge: ModuleType, gold: dict[str, Article], seed: int) -> None:
    dice = random.Random(seed)
    others, rate = list(gold.values()), dice.choice([0.05, 0.15, 0.3, 0.5])
    pred = {name: perturbed(article, dice, others, rate=rate) for name, article in gold.items()}
    for name in dice.sample(sorted(pred), 3):
        del pred[name]
    threshold = dice.choice([0.5, 0.5, 0.3, 0.7])
    assert_agree(score_incidents(pred, gold, threshold=threshold), judge.score(pred, gold, threshold=threshold))


def test_every_article_agrees_with_the_shared_scorer(judge: ModuleType, gold: dict[str, Article]) -> None:
    dice = random.Random(99)
    pred = {name: perturbed(article, dice, list(gold.values()), rate=0.3) for name, article in gold.items()}
    theirs = judge.score(pred, gold)["articles"]
    for name in gold:
        assert_agree(score_incidents({name: pred[name]}, {name: gold[name]}), theirs[name]["scores"])


def test_intervals_agree_with_the_shared_scorer(judge: ModuleType, gold: dict[str, Article]) -> None:
    dice = random.Random(7)
    pred = {name: perturbed(article, dice, list(gold.values()), rate=0.2) for name, article in gold.items()}
    assert_agree(score_incidents(pred, gold, bootstrap=60), judge.score(pred, gold, bootstrap=60))


def test_gold_scores_one_against_itself(gold: dict[str, Article]) -> None:
    total = score_incidents(gold, gold).total
    assert {measure: count.f1 for measure, count in total.items() if count.gold} == {
        measure: 1.0 for measure, count in total.items() if count.gold
    }

"""How many events or victims somebody counts over a period."""

from __future__ import annotations

from datetime import date

import pytest

from extracting.parsing import Case, actor, count, place, reading, said, speakers, texts, when
from reportedly.extracting.tallies import counted, is_tally
from reportedly.values.claim import Claim
from reportedly.values.facets import Count

MARCH, MONDAY = date(2024, 3, 1), date(2024, 5, 6)


def only(case: Case) -> Claim:
    (claim,) = case.of("tally")
    return claim


def test_attacks_since_a_day_are_a_tally_with_parties_and_window() -> None:
    claim = only(
        reading(
            "Rebels have carried out 150 attacks on bases since March.",
            actor("Rebels", "groups:rebels"), actor("bases", "forces:bases"),
            count("150 attacks", "150", 150, "incidents"), when("since March", MARCH, role="since"),
        )
    )  # fmt: skip
    assert texts(claim, "count") == ["150"]
    assert texts(claim, "since") == ["since March"]
    assert (texts(claim, "perpetrator"), texts(claim, "target")) == (["Rebels"], ["bases"])
    (slot,) = claim.of("count")
    assert isinstance(slot.value, Count) and slot.value.low == 150


def test_what_a_tally_counts_is_no_incident() -> None:
    case = reading(
        "Rebels have carried out 150 attacks since March.",
        count("150 attacks", "150", 150, "incidents"),
        when("since March", MARCH, role="since"),
    )
    assert [event.trigger.text for event in counted(case.teller)] == ["attacks"]
    assert case.of("event") == []


def test_a_campaign_is_a_tally_of_many() -> None:
    claim = only(reading("A series of attacks that began on Monday went on.", when("Monday", MONDAY)))
    (slot,) = claim.of("count")
    assert isinstance(slot.value, Count) and (slot.value.low, slot.value.high) == (None, None)
    assert texts(claim, "since") == ["Monday"]


def test_a_tally_is_the_claim_of_who_counts() -> None:
    words = "rebels had launched 40 attacks in the past month"
    claim = only(
        reading(
            f"The army said {words}.",
            said("The army", "said", words),
            count("40 attacks", "40", 40, "incidents"),
            when("in the past month", date(2024, 4, 10), date(2024, 5, 10)),
        )
    )
    assert speakers(claim) == ["The army"]


TALLIES = [
    ("Six people were killed on Monday.", ("Six people were killed", "Six", 6), False),
    ("Some 600 people were killed.", ("600 people were killed", "600", 600), True),
    ("Some 499 people were killed.", ("499 people were killed", "499", 499), False),
]


@pytest.mark.parametrize(("text", "figure", "tally"), TALLIES, ids=[text for text, *_ in TALLIES])
def test_masses_of_dead_are_a_total(text: str, figure: tuple[str, str, int], tally: bool) -> None:
    case = reading(text, count(*figure, "killed"))
    assert is_tally(case.teller, case.mentions.counts[0]) is tally
    assert bool(case.of("tally")) is tally


def test_the_dead_since_a_day_are_a_total() -> None:
    named = count("Six people were killed", "Six", 6, "killed"), when("since March", MARCH, role="since")
    assert len(reading("Six people were killed since March.", *named).of("tally")) == 1


def test_a_period_of_days_makes_no_total_of_a_few_attacks() -> None:
    named = count("two attacks", "two", 2, "incidents"), when("on Monday", MONDAY)
    assert reading("Rebels carried out two attacks on Monday.", *named).of("tally") == []


def test_money_and_munitions_are_no_tally() -> None:
    case = reading(
        "Rebels launched 900 rockets and $2 million burned since March.",
        count("900 rockets", "900", 900, "munitions"),
        count("$2 million", "$2 million", 2_000_000, "money"),
        when("since March", MARCH, role="since"),
    )
    assert case.of("tally") == []


def test_a_tally_stands_beside_the_incident_of_its_sentence() -> None:
    text = "Rebels shelled Alta. They have carried out 150 attacks since March."
    named = count("150 attacks", "150", 150, "incidents"), when("since March", MARCH, role="since")
    case = reading(text, actor("Rebels"), place("Alta"), *named)
    assert (len(case.of("event")), len(case.of("tally"))) == (1, 1)

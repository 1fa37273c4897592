"""Responses: somebody says that one act answers another."""

from __future__ import annotations

from datetime import date

import pytest

from extracting.parsing import Case, actor, place, reading, said, speakers, texts, weapon, when
from reportedly.values.claim import Claim
from reportedly.values.facets import When

REBELS, ALTA = actor("Rebels", "groups:rebels"), place("Alta", "NO")
MONDAY, SUNDAY = date(2024, 5, 6), date(2024, 5, 5)


def only(case: Case) -> Claim:
    (claim,) = case.of("response")
    return claim


@pytest.mark.parametrize(
    "cue",
    [
        "in response to",
        "in retaliation for",
        "in revenge for",
        "in apparent retaliation for",
        "as punishment for",
        "to avenge",
        "in return for",
    ],
)
def test_the_words_after_the_cue_are_the_reason(cue: str) -> None:
    claim = only(reading(f"Rebels shelled Alta {cue} the killing of a priest.", REBELS, ALTA))
    assert texts(claim, "reason") == ["the killing of a priest"]
    assert claim.trigger is not None and claim.trigger.text == cue
    assert (claim.act, claim.reality) == ("asserts", "actual")


def test_a_response_is_about_the_act_before_its_cue() -> None:
    case = reading("Rebels shelled Alta in response to the killing of a priest.", REBELS, ALTA)
    assert only(case).about == (case.told("shelled").id,)


def test_a_response_answers_the_event_that_its_reason_tells() -> None:
    text = "Rebels shelled Alta in response to a raid by troops on a school on Sunday."
    case = reading(text, REBELS, ALTA, when("on Sunday", SUNDAY))
    assert only(case).answers == (case.told("raid").id,)


def test_the_act_of_the_sentence_before_is_answered_for() -> None:
    text = "Troops bombed a school. It was a response to the shelling of a port."
    case = reading(text)
    assert only(case).about == (case.told("bombed").id,)


def test_the_reason_ends_with_its_clause() -> None:
    text = "Rebels shelled Alta in response to the killing of a priest, and troops fled."
    assert texts(only(reading(text, REBELS, ALTA)), "reason") == ["the killing of a priest"]


def test_a_response_is_the_claim_of_who_says_so() -> None:
    words = "they had shelled Alta in response to a raid"
    case = reading(f"Rebels said {words}.", REBELS, ALTA, said("Rebels", "said", words))
    assert speakers(only(case)) == ["Rebels"]


def test_a_supposed_response_is_assessed() -> None:
    claim = only(reading("The strike would be a response to attacks that began on Sunday.", when("Sunday", SUNDAY)))
    assert (claim.act, claim.reality) == ("assesses", "hypothetical")
    assert (texts(claim, "reason"), texts(claim, "since")) == (["attacks"], ["Sunday"])


def test_what_went_unanswered_was_answered_on_the_day_of_the_until() -> None:
    text = (
        "Rebels attacked a post on Sunday. The attacks remained unanswered until Monday night. "
        "Jets bombed a camp on Monday."
    )
    case = reading(
        text, REBELS, weapon("Jets", "aircraft"),
        when("on Sunday", SUNDAY), when("until Monday night", MONDAY, role="until"), when("on Monday", MONDAY),
    )  # fmt: skip
    claim = only(case)
    assert claim.about == (case.told("bombed").id,)
    assert texts(claim, "reason") == ["The attacks"]
    (day,) = claim.of("date")
    assert isinstance(day.value, When) and day.value.earliest == MONDAY


def test_nearness_in_time_makes_no_response() -> None:
    assert reading("Rebels shelled Alta. Hours later troops bombed a camp.", REBELS, ALTA).of("response") == []


def test_a_cue_with_nothing_after_it_makes_no_response() -> None:
    assert reading("Rebels shelled Alta in response to", REBELS, ALTA).of("response") == []
    assert reading("Rebels shelled Alta in response to .", REBELS, ALTA).of("response") == []

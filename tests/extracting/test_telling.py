"""Event claims: what is told, gathered and pointed back to, by whom and with which act."""

from __future__ import annotations

from datetime import date

import pytest

from extracting.parsing import Case, actor, count, place, reading, said, speakers, texts, when
from reportedly.extracting.tallies import counted
from reportedly.extracting.telling import tell

REBELS = actor("Rebels", "groups:rebels", country="XX")
ALTA, BERG = place("Alta", "NO"), place("Berg", "NO")


def ids(case: Case, *triggers: str) -> tuple[str, ...]:
    return tuple(case.told(trigger).id for trigger in triggers)


# telling


def test_a_told_event_is_one_claim_of_the_publisher() -> None:
    claim = reading("Rebels shelled Alta.", REBELS, ALTA).told("shelled")
    assert (claim.act, claim.reality, claim.event_type) == ("asserts", "actual", "shelling_artillery_missile")
    assert (speakers(claim), claim.about, claim.quote) == ([], (), "Rebels shelled Alta.")


def test_each_speaker_of_one_telling_claims_it() -> None:
    case = reading(
        "An agency and a monitor said Rebels had shelled Alta.",
        REBELS, ALTA, said("An agency", "said", "Rebels had shelled Alta", also=("a monitor",)),
    )  # fmt: skip
    assert sorted(speakers(claim) for claim in case.of("event")) == [["An agency"], ["a monitor"]]


def test_words_that_name_nobody_and_nothing_tell_nothing() -> None:
    assert reading("An attack took place.").of("event") == []


def test_a_quotation_bounds_what_the_claim_quotes() -> None:
    case = reading(
        "A clerk said Rebels shelled Alta.", REBELS, ALTA, said("A clerk", "said", "Rebels shelled Alta"),
    )  # fmt: skip
    assert case.told("shelled").quote == "Rebels shelled Alta"


def test_a_very_long_sentence_is_quoted_around_the_event() -> None:
    text = (
        "Rebels shelled Alta while "
        + "incomprehensibilities and " * 30
        + "rain went on; "
        + "counterdemonstrations; " * 40
    )
    claim = reading(text, REBELS, ALTA).told("shelled")
    assert "Rebels shelled Alta" in claim.quote
    assert len(claim.quote) < 1500


def test_an_effect_beside_its_attack_tells_nothing_of_its_own() -> None:
    text = "Rebels shelled Alta. Six people were killed in the attack."
    case = reading(text, REBELS, ALTA, count("Six people were killed", "Six", 6, "killed"))
    assert [claim.trigger.text for claim in case.of("event") if claim.trigger] == ["shelled", "attack"]


# acts


@pytest.mark.parametrize(
    ("said_words", "act", "reality"),
    [
        ("they had shelled Alta", "claims_responsibility", "actual"),
        ("they had not shelled Alta", "denies", "negated"),
        ("they would shell Alta", "asserts", "hypothetical"),
    ],
)
def test_what_telling_ones_own_act_is(said_words: str, act: str, reality: str) -> None:
    case = reading(f"Rebels said {said_words}.", REBELS, ALTA, said("Rebels", "said", said_words))
    (claim,) = case.of("event")
    assert (claim.act, claim.reality) == (act, reality)


def test_telling_of_anothers_act_is_no_claim_of_responsibility() -> None:
    case = reading(
        "The army said Rebels had shelled Alta.",
        REBELS, ALTA, actor("The army", "forces:army"), said("The army", "said", "Rebels had shelled Alta"),
    )  # fmt: skip
    assert case.told("shelled").act == "asserts"


def test_the_publisher_claims_no_act_as_its_own() -> None:
    assert reading("Rebels shelled Alta.", REBELS, ALTA).told("shelled").act == "asserts"


def test_a_pronoun_after_another_name_is_not_the_speaker() -> None:
    words = "the Rebels had fled after they shelled Alta"
    named = actor("The army", "forces:army"), actor("Rebels", "groups:rebels"), ALTA
    case = reading(f"The army said {words}.", *named, said("The army", "said", words))
    assert case.told("shelled").act == "asserts"
    assert texts(case.told("shelled"), "perpetrator") == []


def test_a_denial_negates_what_it_tells() -> None:
    case = reading(
        "The army denied it had shelled Alta.",
        actor("The army", "forces:army"), ALTA, said("The army", "denied", "it had shelled Alta", act="denies"),
    )  # fmt: skip
    assert (case.told("shelled").act, case.told("shelled").reality) == ("denies", "negated")


def test_a_condemned_event_is_told_as_a_fact() -> None:
    words = "the bombing of a school in Alta"
    case = reading(f"The envoy condemned {words}.", ALTA, said("The envoy", "condemned", words, act="condemns"))
    assert (case.told("bombing").act, case.told("bombing").reality) == ("asserts", "actual")


def test_the_matter_of_a_threat_tells_no_event() -> None:
    words = "they would shell Alta"
    case = reading(f"Rebels warned {words}.", REBELS, ALTA, said("Rebels", "warned", words, act="threatens"))
    assert case.of("event") == []


# gathering and pointing back

TWO = "Rebels carried out two attacks. They shelled Alta on Monday. They bombed Berg on Sunday."


def two_attacks(more: str = "") -> Case:
    return reading(
        TWO + more, REBELS, ALTA, BERG,
        count("two attacks", "two", 2, "incidents"),
        when("on Monday", date(2024, 5, 6)), when("on Sunday", date(2024, 5, 5)),
    )  # fmt: skip


def test_two_attacks_gather_the_two_that_are_told() -> None:
    case = two_attacks()
    assert case.told("attacks").about == ids(case, "shelled", "bombed")


def test_the_first_and_the_second_are_gathered() -> None:
    text = "Rebels carried out two attacks. The first hit Alta. The second hit Berg."
    case = reading(text, REBELS, ALTA, BERG, count("two attacks", "two", 2, "incidents"))
    first, second = (claim.id for claim in case.of("event") if claim.trigger and claim.trigger.text == "hit")
    assert case.told("attacks").about == (first, second)


def test_a_figure_without_as_many_tellings_stands_for_itself() -> None:
    text = "Rebels carried out two attacks in Alta. They shelled Berg."
    case = reading(
        text, REBELS, place("Alta", "NO", phrase="in Alta"), BERG, count("two attacks", "two", 2, "incidents")
    )
    assert case.told("attacks").about == ()


def test_a_big_figure_gathers_nothing() -> None:
    text = "Rebels carried out 150 attacks. They shelled Alta. They bombed Berg."
    case = reading(text, REBELS, ALTA, BERG, count("150 attacks", "150", 150, "incidents"))
    assert all(claim.about == () for claim in case.of("event"))


def test_those_attacks_are_all_that_were_told() -> None:
    case = two_attacks(" These attacks were condemned.")
    pointing = case.of("event")[-1]
    assert pointing.trigger is not None and pointing.trigger.text == "attacks"
    assert pointing.about == ids(case, "shelled", "bombed")


@pytest.mark.parametrize("words", ["The attack was condemned.", "This shelling was condemned."])
def test_a_definite_mention_points_back(words: str) -> None:
    case = reading(f"Rebels shelled Alta. {words}", REBELS, ALTA)
    assert case.of("event")[1].about == ids(case, "shelled")


def test_the_same_word_is_pointed_to_before_a_nearer_other() -> None:
    text = "Rebels carried out a raid in Alta. Gunmen bombed a school. The raid was condemned."
    case = reading(text, REBELS, place("Alta", phrase="in Alta"))
    first, _, pointing = case.of("event")
    assert pointing.about == (first.id,)


def test_a_definite_mention_with_nothing_told_before_tells_nothing() -> None:
    assert reading("The attack was condemned.").of("event") == []


def test_a_definite_mention_with_news_tells_for_itself() -> None:
    text = "Rebels shelled Alta. The attack in Berg killed six."
    case = reading(text, REBELS, ALTA, place("Berg", phrase="in Berg"), count("killed six", "six", 6, "killed"))
    assert case.told("attack").about == ()


def test_an_agreement_points_to_no_attack() -> None:
    case = reading("Rebels shelled Alta. The ceasefire was welcomed.", REBELS, ALTA)
    assert [claim.trigger.text for claim in case.of("event") if claim.trigger] == ["shelled"]


def test_many_attacks_before_are_not_all_pointed_to() -> None:
    case = reading(
        "Rebels shelled Alta. " * 20 + "These attacks were condemned.", *(actor("Rebels", nth=i) for i in range(20))
    )
    assert len(case.of("event")[-1].about) <= 100


def test_wholes_tell_no_incident() -> None:
    case = reading("A series of attacks on Alta went on.", place("Alta", phrase="on Alta"))
    wholes = set(counted(case.teller))
    assert [event.trigger.text for event in wholes] == ["attacks"]
    assert list(tell(case.teller, wholes=wholes)) == []
    assert case.of("event") == []

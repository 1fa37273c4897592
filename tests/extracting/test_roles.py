"""Which mention fills which slot of an event."""

from __future__ import annotations

from datetime import date

import pytest

from extracting.parsing import Case, actor, count, place, reading, said, texts, weapon, when
from reportedly.values.claim import Claim
from reportedly.values.facets import Actor, Place, Text, When

MONDAY = date(2024, 5, 6)
REBELS = actor("Rebels", "groups:rebels", country="XX")
ATTACK = "Rebels attacked an army post near Alta on Monday, killing three soldiers and wounding five."


def attack() -> Case:
    return reading(
        ATTACK,
        REBELS,
        place("Alta", "NO", phrase="near Alta"),
        when("on Monday", MONDAY),
        count("killing three soldiers", "three", 3, "killed"),
        count("wounding five", "five", 5, "wounded"),
    )


def only(case: Case) -> Claim:
    (claim,) = case.of("event")
    return claim


def test_one_sentence_fills_every_slot() -> None:
    claim = only(attack())
    assert {
        facet: texts(claim, facet) for facet in ("perpetrator", "target", "place", "date", "killed", "wounded")
    } == {
        "perpetrator": ["Rebels"],
        "target": ["army post"],
        "place": ["Alta"],
        "date": ["on Monday"],
        "killed": ["killing three soldiers"],
        "wounded": ["wounding five"],
    }


def test_slots_hold_the_normalised_values_of_their_mentions() -> None:
    claim = only(attack())
    (who,), (where,), (day,) = claim.of("perpetrator"), claim.of("place"), claim.of("date")
    assert isinstance(who.value, Actor) and who.value.resolved == "groups:rebels"
    assert isinstance(where.value, Place) and where.role == "location"
    assert isinstance(day.value, When) and day.value.earliest == MONDAY


def test_slots_stand_in_the_order_of_the_text() -> None:
    claim = only(attack())
    starts = [slot.words.span.start for slot in claim.slots if slot.words is not None]
    assert starts == sorted(starts)


def test_the_passive_turns_the_parties_round() -> None:
    claim = only(reading("A convoy was ambushed by Rebels.", REBELS))
    assert (texts(claim, "perpetrator"), texts(claim, "target")) == (["Rebels"], ["convoy"])


@pytest.mark.parametrize("text", ["A raid by Rebels on a convoy began.", "Rebels carried out a raid on a convoy."])
def test_a_noun_takes_its_parties_from_its_phrases_or_its_verb(text: str) -> None:
    claim = only(reading(text, REBELS))
    assert (texts(claim, "perpetrator"), texts(claim, "target")) == (["Rebels"], ["convoy"])


def test_an_owner_before_the_noun_acts() -> None:
    claim = only(reading("Utopia's shelling of a school went on.", actor("Utopia", "state:UT")))
    assert (texts(claim, "perpetrator"), texts(claim, "target")) == (["Utopia"], ["school"])


def test_both_sides_of_a_clash() -> None:
    text = "Clashes between Rebels and the army killed six."
    claim = only(reading(text, REBELS, actor("army", "forces:army", role="military")))
    assert texts(claim, "perpetrator") == ["Rebels", "army"]


def test_a_weapon_that_acts_gives_its_owner() -> None:
    named = actor("Utopian", "state:UT"), weapon("warplanes", "aircraft")
    claim = only(reading("On Monday Utopian warplanes bombed a school.", *named))
    assert (texts(claim, "perpetrator"), texts(claim, "weapon")) == (["Utopian"], ["warplanes"])


def test_a_pronoun_of_a_speaker_is_the_speaker() -> None:
    text = "Rebels said they had shelled a school."
    claim = only(reading(text, REBELS, said("Rebels", "said", "they had shelled a school")))
    (slot,) = claim.of("perpetrator")
    assert slot.words is not None and slot.words.text == "Rebels"
    assert isinstance(slot.value, Actor) and slot.value.resolved == "groups:rebels"


def test_a_pronoun_of_nobody_known_is_nobody() -> None:
    assert texts(only(reading("They shelled a school.")), "perpetrator") == []


def test_who_suffers_is_no_perpetrator() -> None:
    claim = only(reading("Rebels were bombed in Alta.", REBELS, place("Alta", phrase="in Alta")))
    assert texts(claim, "perpetrator") == []


def test_a_launched_weapon_is_the_means_and_its_number_counts_munitions() -> None:
    named = (
        weapon("six missiles", "missile"),
        count("six missiles", "six", 6, "munitions"),
        place("Iskar", phrase="from Iskar"),
    )
    claim = only(reading("Rebels launched six missiles from Iskar at a port.", REBELS, *named))
    assert texts(claim, "munitions") == ["six"]
    assert texts(claim, "weapon") == ["six missiles"]
    assert texts(claim, "target") == ["port"]
    assert [slot.role for slot in claim.of("place")] == ["origin"]


def test_a_weapon_that_was_hit_is_no_means() -> None:
    claim = only(reading("Jets bombed a missile depot.", weapon("Jets", "aircraft"), weapon("missile", "missile")))
    assert texts(claim, "weapon") == ["Jets"]


def test_a_place_that_was_struck_is_a_target_place_and_not_a_target() -> None:
    claim = only(reading("Rebels shelled Alta.", REBELS, place("Alta")))
    assert [slot.role for slot in claim.of("place")] == ["target"]
    assert texts(claim, "target") == []


def test_a_joint_figure_stands_once_among_the_killed() -> None:
    text = "Dozens were killed or wounded when Rebels shelled Alta."
    named = count("Dozens were killed or wounded", "Dozens", None, "killed_or_wounded")
    claim = only(reading(text, REBELS, named, place("Alta")))
    assert texts(claim, "killed") == ["Dozens were killed or wounded"]
    assert texts(claim, "wounded") == []


def test_what_stands_nearer_to_another_event_belongs_to_it() -> None:
    text = "Rebels shelled Alta on Monday and bombed a school in Berg on Sunday."
    case = reading(
        text, REBELS,
        place("Alta"), place("Berg", phrase="in Berg"),
        when("on Monday", MONDAY), when("on Sunday", date(2024, 5, 5)),
    )  # fmt: skip
    assert (texts(case.told("shelled"), "place"), texts(case.told("shelled"), "date")) == (["Alta"], ["on Monday"])
    assert (texts(case.told("bombed"), "place"), texts(case.told("bombed"), "date")) == (["Berg"], ["on Sunday"])


def test_a_day_against_another_event_is_anchored_to_the_one_told_before() -> None:
    text = "Rebels shelled a school on Monday. A day earlier, troops bombed a camp."
    case = reading(text, REBELS, when("on Monday", MONDAY), when("A day earlier", None, needs_anchor=True))
    (day,) = case.told("bombed").of("date")
    assert isinstance(day.value, When) and day.value.earliest == date(2024, 5, 5)


def test_a_day_that_cannot_be_told_is_marked_unresolved() -> None:
    case = reading("A day earlier, troops bombed a camp.", when("A day earlier", None, needs_anchor=True))
    (day,) = only(case).of("date")
    assert (day.value, day.missing) == (None, "unresolved")


def test_only_what_the_speaker_says_fills_the_slots() -> None:
    text = "A clerk in Berg said that Rebels shelled a school in Alta."
    case = reading(
        text, REBELS,
        place("Berg", phrase="in Berg"), place("Alta", phrase="in Alta"),
        said("A clerk in Berg", "said", "Rebels shelled a school in Alta"),
    )  # fmt: skip
    assert texts(case.told("shelled"), "place") == ["Alta"]


def test_the_words_of_a_target_are_tidy_and_verbatim() -> None:
    (slot,) = only(reading("Rebels shelled the  primary school.", REBELS)).of("target")
    assert slot.words is not None and slot.words.text == "primary school"
    assert slot.value == Text("primary school", "target")

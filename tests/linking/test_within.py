"""Which event claims of one document speak of one event."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from extracting.parsing import ORIGIN, Case, actor, count, place, reading, said, when
from reportedly.codebook.triggers import load_triggers
from reportedly.linking.within import HORIZON, link

MONDAY, SUNDAY = date(2024, 5, 6), date(2024, 5, 5)
ALTA = (60.0, 10.0)


def verdicts(case: Case) -> dict[frozenset[str], str]:
    """The verdict between trigger words; an unjudged pair is left out."""
    trigger = {claim.id: claim.trigger.text for claim in case.of("event") if claim.trigger is not None}
    return {frozenset((trigger[j.left], trigger[j.right])): j.verdict for j in case.judgements}


def test_one_place_and_an_effect_told_next_are_one_event() -> None:
    case = reading(
        "Rebels shelled Alta on Monday. Six people were killed in Alta.",
        place("Alta", "NO", at_degrees=ALTA), place("Alta", "NO", nth=1, at_degrees=ALTA),
        when("on Monday", MONDAY), count("Six people were killed", "Six", 6, "killed"),
    )  # fmt: skip
    (judgement,) = case.judgements
    assert judgement.verdict == "same"
    assert "one place" in judgement.reason and "effect" in judgement.reason


def test_other_days_are_other_events_and_say_so() -> None:
    case = reading(
        "Rebels shelled Alta on Monday. Gunmen bombed Alta on Sunday.",
        place("Alta"), place("Alta", nth=1), when("on Monday", MONDAY), when("on Sunday", SUNDAY),
    )  # fmt: skip
    (judgement,) = case.judgements
    assert (judgement.verdict, judgement.score) == ("different", 0.0)
    assert judgement.reason.startswith("days differ")


def test_far_places_are_other_events() -> None:
    case = reading(
        "Rebels shelled Alta. Rebels shelled Berg.",
        place("Alta", "NO", at_degrees=ALTA), place("Berg", "NO", at_degrees=(61.0, 12.0)),
    )  # fmt: skip
    (judgement,) = case.judgements
    assert judgement.verdict == "different" and "km apart" in judgement.reason


def test_other_countries_are_other_events() -> None:
    case = reading(
        "Rebels shelled Alta. Gunmen bombed Berg.",
        place("Alta", "NO"), place("Berg", "SE"),
    )  # fmt: skip
    assert verdicts(case) == {frozenset({"shelled", "bombed"}): "different"}


def test_types_of_no_one_family_go_without_saying() -> None:
    case = reading("Rebels shelled Alta. Police arrested six men in Alta.", place("Alta"), place("Alta", nth=1))
    assert len(case.of("event")) == 2
    assert case.judgements == ()


def test_the_title_tells_what_the_lead_tells() -> None:
    case = reading(
        "Rebels bombarded Alta on Monday.",
        place("Alta", "NO"), place("Alta", "NO", nth=1), when("on Monday", MONDAY),
        title="Shelling hits Alta",
    )  # fmt: skip
    (judgement,) = case.judgements
    assert judgement.verdict == "same" and "title and text" in judgement.reason


def test_one_mention_of_two_speakers_is_one_event() -> None:
    case = reading(
        "An agency and a monitor said Rebels had shelled Alta.",
        actor("Rebels"), place("Alta"), said("An agency", "said", "Rebels had shelled Alta", also=("a monitor",)),
    )  # fmt: skip
    (judgement,) = case.judgements
    assert (judgement.verdict, judgement.score, judgement.reason) == ("same", 1.0, "one mention told by two speakers")


def test_a_denial_belongs_to_what_it_denies() -> None:
    case = reading(
        "Rebels shelled Alta. The army denied it had shelled Alta.",
        place("Alta"), place("Alta", nth=1),
        actor("The army", "forces:army"), said("The army", "denied", "it had shelled Alta", act="denies"),
    )  # fmt: skip
    (judgement,) = case.judgements
    assert judgement.verdict == "same"


def test_what_did_not_happen_and_what_may_happen_are_linked_to_nothing() -> None:
    text = "Rebels shelled Alta. Rebels had not bombed Alta. Rebels may attack Alta."
    case = reading(text, *(place("Alta", nth=nth) for nth in range(3)))
    assert len(case.of("event")) == 3
    assert case.judgements == ()


def test_a_mention_that_points_back_is_judged_by_what_it_points_to() -> None:
    case = reading("Rebels shelled Alta. The attack was condemned.", place("Alta"))
    assert case.judgements == ()  # `about` joins them


def test_a_bar_in_one_group_leaves_the_fit_with_another() -> None:
    text = "Rebels shelled Alta on Monday. Gunmen bombed Alta on Sunday. The shelling hit Alta on Monday."
    case = reading(
        text,
        *(place("Alta", "NO", nth=nth, at_degrees=ALTA) for nth in range(3)),
        when("on Monday", MONDAY), when("on Sunday", SUNDAY), when("on Monday", MONDAY, nth=1),
    )  # fmt: skip
    assert verdicts(case) == {
        frozenset({"shelled", "bombed"}): "different",
        frozenset({"bombed", "shelling"}): "different",
        frozenset({"shelled", "shelling"}): "same",
    }


def test_every_judgement_is_signed_and_explained() -> None:
    case = reading("Rebels shelled Alta. Gunmen bombed Alta.", place("Alta"), place("Alta", nth=1))
    for judgement in case.judgements:
        assert judgement.by == ORIGIN
        assert judgement.reason
        assert 0 <= judgement.score <= 1
        assert judgement.left < judgement.right


SENTENCES = st.lists(
    st.sampled_from(
        (
            "Rebels shelled Alta.",
            "Gunmen bombed Berg, killing six.",
            "The army denied the attack.",
            "Six people were killed.",
            "These attacks were condemned.",
            "Police arrested three men.",
            "Rebels did not storm a base.",
            "Two attacks hit Alta.",
        )
    ),
    min_size=1,
    max_size=7,
)


@given(SENTENCES, st.integers(0, 2**16))
def test_the_order_of_the_claims_does_not_matter(sentences: list[str], seed: int) -> None:
    case = reading(" ".join(sentences), title=sentences[0])
    shuffled = list(case.claims)
    Random(seed).shuffle(shuffled)
    body = case.grammar.document.body.start
    assert link(shuffled, triggers=load_triggers(), body=body, by=ORIGIN) == case.judgements


def test_a_mention_is_compared_within_a_horizon() -> None:
    case = reading("Rebels shelled a port. " * 12)
    assert len(case.judgements) < 12 * HORIZON
    assert link((), triggers=load_triggers(), body=0, by=ORIGIN) == ()

"""From claims to incidents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from build import claim, different, hop, killed, make_document, perpetrator, place, same, target, weapon
from reportedly.codebook.statuses import load_statuses
from reportedly.values.assemble import assemble
from reportedly.values.claim import Claim
from reportedly.values.incident import Assembly, Incident, letters
from reportedly.values.judgement import Judgement

RULES = load_statuses()
TEXT = """Rockets hit Fort Zed on Monday, killing three people.
The Ahmar agency said two drones struck Fort Zed, killing five people.
Ruritania denied attacking Fort Zed.
The Blue Front said its fighters fired the rockets at Fort Zed.
Graustark said it could not confirm the attack.
Later that week a car bomb went off in Port Wye.
Ruritania may strike Port Wye next month.
The two attacks, on Monday, were the work of the Blue Front.
The mayor of Zed confirmed the attack on Fort Zed."""
DOCUMENT = make_document(TEXT)
AGENCY = hop(DOCUMENT, "Ahmar agency", role="agency")
ROCKETS = claim(
    DOCUMENT, "Rockets hit Fort Zed on Monday, killing three people", trigger="hit", slots=[killed("three people", 3)]
)
DRONES = claim(
    DOCUMENT,
    "two drones struck Fort Zed, killing five people",
    voice=[AGENCY],
    trigger="struck",
    slots=[killed("five people", 5), target("Fort Zed")],
)
BOMB = claim(DOCUMENT, "Later that week a car bomb went off in Port Wye", event_type="ied_landmine", trigger="car bomb")
PLAN = claim(DOCUMENT, "Ruritania may strike Port Wye next month", reality="planned", trigger="strike")
FRONT = claim(
    DOCUMENT,
    "its fighters fired the rockets at Fort Zed",
    act="claims_responsibility",
    voice=[hop(DOCUMENT, "Blue Front", role="armed_group")],
    slots=[perpetrator("Blue Front")],
)
UNSURE = claim(
    DOCUMENT,
    "it could not confirm the attack",
    kind="statement",
    act="declines_to_confirm",
    voice=[hop(DOCUMENT, "Graustark", role="state")],
    about=[ROCKETS],
)
BOTH = claim(
    DOCUMENT,
    "The two attacks, on Monday, were the work of the Blue Front",
    slots=[perpetrator("Blue Front"), target("Fort Zed")],
    about=[ROCKETS, BOMB],
)
MAYOR = claim(
    DOCUMENT,
    "The mayor of Zed confirmed the attack on Fort Zed",
    kind="statement",
    act="confirms",
    voice=[hop(DOCUMENT, "The mayor of Zed")],
    about=[ROCKETS],
)
DENIAL = claim(
    DOCUMENT,
    "Ruritania denied attacking Fort Zed",
    kind="statement",
    act="denies",
    reality="negated",
    voice=[hop(DOCUMENT, "Ruritania", role="state")],
    about=[ROCKETS],
)
ALL = (ROCKETS, DRONES, BOMB, PLAN, FRONT, UNSURE, BOTH, MAYOR, DENIAL)


def assembled(claims: Sequence[Claim], judgements: Sequence[Judgement] = ()) -> Assembly:
    return assemble(claims, judgements, rules=RULES)


def only(assembly: Assembly) -> Incident:
    (incident,) = assembly.incidents
    return incident


def test_claims_that_nobody_joins_stay_apart() -> None:
    assert [incident.key for incident in assembled([BOMB, DRONES, ROCKETS]).incidents] == ["a", "b", "c"]


def test_joined_claims_are_one_incident_with_every_value() -> None:
    incident = only(assembled([ROCKETS, DRONES], [same(ROCKETS, DRONES)]))
    assert [value.text for value in incident.facet("killed").values] == ["three people", "five people"]
    assert [support.claim.id for support in incident.facet("killed").values[1].supports] == [DRONES.id]
    assert incident.happened.reports == incident.happened.origins == 2
    assert incident.joined_by == (same(ROCKETS, DRONES),)
    assert incident.trigger is not None and incident.trigger.text == "hit"


def test_what_is_only_planned_makes_no_incident() -> None:
    assembly = assembled([PLAN])
    assert not assembly.incidents
    assert [(item.claim.id, "planned" in item.reason) for item in assembly.statements] == [(PLAN.id, True)]


def test_a_planned_claim_joined_to_a_real_one_adds_no_report() -> None:
    incident = only(assembled([ROCKETS, PLAN], [same(ROCKETS, PLAN)]))
    assert incident.happened.reports == 1


@pytest.mark.parametrize("reality", ["negated", "planned", "hypothetical"])
def test_unreal_groups_make_no_incident(reality: str) -> None:
    unreal = claim(DOCUMENT, "Ruritania denied attacking Fort Zed", reality=reality)  # type: ignore[arg-type]
    assert not assembled([unreal, PLAN], [same(unreal, PLAN)]).incidents


def test_a_claim_about_an_event_attaches_to_its_incident() -> None:
    incident = only(assembled([ROCKETS, UNSURE]))
    assert incident.members == (ROCKETS,) and incident.attached == (UNSURE,)
    assert incident.status == "unconfirmed"


def test_a_claim_about_two_events_makes_no_third_and_lends_only_what_both_share() -> None:
    assembly = assembled([ROCKETS, BOMB, BOTH])
    assert len(assembly.incidents) == 2
    for incident in assembly.incidents:
        assert [value.text for value in incident.facet("perpetrator").values] == ["Blue Front"]
        assert not incident.facet("target").values


def test_an_event_claim_about_one_other_joins_it_unless_a_person_parts_them() -> None:
    echo = claim(DOCUMENT, "The two attacks, on Monday, were the work of the Blue Front", about=[ROCKETS])
    assert len(assembled([ROCKETS, echo]).incidents) == 1
    assert len(assembled([ROCKETS, echo], [different(ROCKETS, echo, by="Ada")]).incidents) == 2


def test_a_claim_about_an_unknown_claim_stands_for_itself() -> None:
    echo = claim(DOCUMENT, "The two attacks, on Monday, were the work of the Blue Front", about=[ROCKETS])
    assert only(assembled([echo])).members == (echo,)


def test_specific_types_win_over_weak_ones_and_rivals_are_kept() -> None:
    vague = claim(DOCUMENT, "Rockets hit Fort Zed", event_type="other_conflict_event", trigger="hit")
    incident = only(assembled([vague, DRONES, ROCKETS], [same(vague, DRONES), same(vague, ROCKETS)]))
    assert incident.type == "air_drone_strike"
    assert {item.type for item in incident.types} == {"air_drone_strike", "other_conflict_event"}


def test_incident_ids_are_hashes_of_the_members_alone() -> None:
    assert only(assembled([ROCKETS])).id == only(assembled([ROCKETS, UNSURE])).id


def test_missing_facets_say_why() -> None:
    row = only(assembled([ROCKETS])).facet("weapon")
    assert row.missing == "not_stated" and not row.values and row.status is None


def test_tallies_and_responses_stay_claims() -> None:
    tally = claim(DOCUMENT, "Rockets hit Fort Zed on Monday", kind="tally")
    reply = claim(DOCUMENT, "Later that week", kind="response", about=[BOMB], answers=[ROCKETS])
    assembly = assembled([ROCKETS, BOMB, tally, reply])
    ids = {incident.key: incident.id for incident in assembly.incidents}
    assert assembly.tallies == (tally,)
    assert [(item.acts, item.answers) for item in assembly.responses] == [((ids["b"],), (ids["a"],))]


def test_letters() -> None:
    assert [letters(number) for number in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]


def test_values_of_one_place_row_are_one_value() -> None:
    left = claim(DOCUMENT, "Rockets hit Fort Zed", slots=[place("Fort Zed", row="sites:zed", at=(1, 1))])
    right = claim(DOCUMENT, "denied attacking Fort Zed", slots=[place("Fort Zed", row="sites:zed", at=(1, 1))])
    incident = only(assembled([left, right], [same(left, right)]))
    assert len(incident.facet("place").values) == 1
    assert len(incident.facet("place").values[0].supports) == 2


JUDGEMENTS = (
    same(ROCKETS, DRONES, score=0.8),
    same(DRONES, FRONT, score=0.7),
    different(ROCKETS, FRONT),
    same(ROCKETS, BOMB, by="Ada"),
    different(ROCKETS, BOMB),
    build.verdict(DRONES, BOMB, "unsure"),
)


@settings(max_examples=60, deadline=None)
@given(st.permutations(ALL), st.permutations(JUDGEMENTS), st.sets(st.sampled_from(range(len(ALL)))))
def test_order_does_not_matter(claims: list[Claim], judgements: list[Judgement], left_out: set[int]) -> None:
    kept = [item for item in claims if ALL.index(item) not in left_out]
    ordered = [item for item in ALL if item in kept]
    assert assembled(kept + kept[:2], judgements) == assembled(ordered, JUDGEMENTS)


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(ALL), min_size=1), st.sets(st.sampled_from(JUDGEMENTS)))
def test_counts_reconcile_and_nothing_is_lost(claims: set[Claim], judgements: set[Judgement]) -> None:
    assembly = assembled(list(claims), list(judgements))
    for incident in assembly.incidents:
        for status in (incident.happened, *(row.status for row in incident.facets if row.status)):
            assert status.reports >= status.origins >= 1
    shown = {item.id for incident in assembly.incidents for item in incident.claims}
    shown |= {item.claim.id for item in (*assembly.statements, *assembly.responses)}
    assert {item.id for item in claims} == shown


def test_days_of_two_documents_make_one_incident_keyed_in_the_first() -> None:
    second = make_document("Drones hit Fort Zed.", publisher="Zed Herald")
    other = claim(second, "Drones hit Fort Zed", slots=[weapon("Drones"), build.day("hit", date(2031, 5, 5))])
    incident = only(assembled([ROCKETS, other], [same(ROCKETS, other)]))
    assert incident.documents == tuple(sorted((DOCUMENT.id, second.id)))
    assert incident.happened.origins == 2 and incident.key == "a"

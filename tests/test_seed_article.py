"""What a reader of the first real article knows, the walk must know: one test a fact."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.values.facets import When
from reportedly.values.incident import Incident
from walked import ATTACKS, Walked, actors, chain, counts, dates, days, places, walk, window, words

PUBLISHER = "Iran International"
OMAR, ASAD, BU_KAMAL, MAYADEEN = (
    "sites:al-omar-oil-field",
    "sites:ain-al-asad",
    "sites:bu-kamal",
    "sites:al-mayadeen",
)
FRIDAY = ("2023-10-27", "2023-10-27")
RAID = ("2023-10-07", "2023-10-07")


@pytest.fixture(scope="module")
def seed(seed_article: dict[str, Any]) -> Walked:
    return walk(seed_article)


@pytest.fixture(scope="module")
def omar(seed: Walked) -> Incident:
    return seed.incident_at(OMAR)


@pytest.fixture(scope="module")
def asad(seed: Walked) -> Incident:
    return seed.incident_at(ASAD)


@pytest.fixture(scope="module")
def strike(seed: Walked) -> Incident:
    (found,) = [i for i in seed.assembly.incidents if "state:US" in actors(i, "perpetrator").values()]
    return found


# which incidents


def test_two_attacks_and_one_us_strike_in_the_week_and_no_other(
    seed: Walked, omar: Incident, asad: Incident, strike: Incident
) -> None:
    recent = [i for i in seed.assembly.incidents if i.type in ATTACKS and RAID not in dates(i)]
    assert {i.id for i in recent} == {omar.id, asad.id, strike.id}


def test_the_seventh_of_october_is_an_incident_of_its_own(seed: Walked) -> None:
    (raid,) = [i for i in seed.assembly.incidents if RAID in dates(i)]
    assert "Hamas" in words(raid, "perpetrator")
    assert raid.type in ("attack_on_civilians", "armed_clash")


def test_the_agreement_is_no_attack(seed: Walked) -> None:
    (agreement,) = [i for i in seed.assembly.incidents if i.type not in ATTACKS]
    assert agreement.type == "agreement"


@pytest.mark.parametrize("word", ["If true", "secret talks", "possibility", "engulf", "spared", "statesmen"])
def test_no_incident_rests_on_what_did_not_happen(seed: Walked, strike: Incident, word: str) -> None:
    """The hypothetical, the talks, the threats; their sentences may recall what did happen on 7 October."""
    others = [i for i in seed.assembly.incidents if i.id != strike.id and RAID not in dates(i)]
    assert [c.trigger for i in others for c in i.members if word in c.quote] == []


def test_the_types_of_the_three(omar: Incident, asad: Incident, strike: Incident) -> None:
    assert [i.type for i in (omar, asad, strike)] == [
        "shelling_artillery_missile",
        "air_drone_strike",
        "air_drone_strike",
    ]


# when


def test_both_attacks_were_on_friday(omar: Incident, asad: Incident) -> None:
    assert dates(omar) == dates(asad) == [FRIDAY]


def test_the_strike_was_hours_earlier(strike: Incident) -> None:
    assert dates(strike) == [("2023-10-26", "2023-10-27")]


def test_unanswered_until_thursday_night(seed: Walked) -> None:
    (until,) = [c for c in seed.claims("response") if c.of("date")]
    assert [days(s.value) for s in until.of("date") if isinstance(s.value, When)] == [("2023-10-26", "2023-10-27")]


def test_the_answer_on_thursday_night_was_the_strike(seed: Walked, strike: Incident) -> None:
    (until,) = [r for r in seed.assembly.responses if r.claim.of("date")]
    assert until.acts == (strike.id,)


# who says so


def test_tasnim_reports_the_missiles_to_the_publisher(omar: Incident) -> None:
    assert chain(omar.lead) == [PUBLISHER, "Tasnim"]
    assert [hop.role for hop in omar.lead.voice] == ["publisher", "agency"]


def test_tasnim_is_declared_affiliated_with_the_irgc(omar: Incident) -> None:
    affiliation = omar.lead.speaker.affiliation
    assert affiliation is not None
    assert "IRGC" in affiliation.text


def test_the_claim_of_responsibility_came_through_two_hops(seed: Walked, asad: Incident) -> None:
    claimed = [c for c in asad.claims if c.act == "claims_responsibility" and c.speaker.name == "Islamic Jihad"]
    assert {tuple(chain(c)) for c in claimed} == {
        (PUBLISHER, "Tasnim", "Islamic Jihad"),
        (PUBLISHER, "Iraqi news websites", "Islamic Jihad"),
    }


def test_two_claimants_stand_side_by_side(asad: Incident) -> None:
    claimants = actors(asad, "perpetrator")
    assert claimants["Islamic Jihad"] is None
    assert "islamic-resistance-iraq" in claimants.values()


def test_a_short_name_carries_the_full_one(seed: Walked) -> None:
    (short,) = [c for c in seed.claims("response") if c.speaker.words and c.speaker.words.text == "Austin"]
    assert short.speaker.name == "US Secretary of Defense Lloyd Austin"


# with what, where


def test_six_missiles(omar: Incident) -> None:
    assert counts(omar, "munitions") == [(6, 6)]
    assert words(omar, "weapon") == ["missiles"]


def test_two_places_of_origin_in_syria(omar: Incident) -> None:
    origins = places(omar, "origin")
    assert set(origins) == {BU_KAMAL, MAYADEEN}
    assert {place.country for place in origins.values()} == {"SY"}
    assert all(place.latitude is not None and place.longitude is not None for place in origins.values())


def test_the_base_is_only_near_the_field(omar: Incident) -> None:
    field = places(omar)[OMAR]
    assert field.relation == "near"
    assert field.radius_km is not None
    assert 34.5 < (field.latitude or 0) < 35.5
    assert words(omar, "target")[0] == "US base"


def test_both_spellings_are_one_airbase(asad: Incident) -> None:
    (value,) = [v for v in asad.facet("place").values if getattr(v.value, "row", None) == ASAD]
    spelled = {s.slot.words.text for s in value.supports if s.slot.words}
    assert spelled == {"Ain al-Asad airbase", "Ain- al-Assad airbase"}


def test_drones_hit_the_airbase(asad: Incident) -> None:
    assert words(asad, "weapon") == ["drones"]
    assert places(asad, "target")[ASAD].country == "IQ"


def test_the_unclosed_quotation_survives(seed: Walked, asad: Incident) -> None:
    (told,) = [c for c in asad.members if c.speaker.name == "The Islamic Resistance in Iraq"]
    assert told.act == "claims_responsibility"
    assert "“" in told.quote
    assert "”" not in told.quote


def test_two_descriptions_of_one_target(strike: Incident) -> None:
    assert len(words(strike, "target")) == 2
    assert {text.split()[-1] for text in words(strike, "target")} == {"depots", "facilities"}


def test_the_hedge_is_kept(strike: Incident) -> None:
    assert "reportedly" in [claim.hedge.text for claim in strike.claims if claim.hedge is not None]


# what nobody confirms


def test_both_governments_decline_to_confirm_both_attacks(omar: Incident, asad: Incident) -> None:
    for attack in (omar, asad):
        declining = {c.speaker.name for c in attack.claims if c.act == "declines_to_confirm"}
        assert declining == {"Iraq", "the United States"}
        assert attack.status == "unconfirmed"


def test_nobody_declines_to_confirm_the_strike(strike: Incident) -> None:
    assert not [c for c in strike.claims if c.act == "declines_to_confirm"]


# answers


def test_if_true_is_the_publishers_guess(seed: Walked, strike: Incident, omar: Incident, asad: Incident) -> None:
    (guess,) = [r for r in seed.assembly.responses if r.claim.act == "assesses"]
    assert chain(guess.claim) == [PUBLISHER]
    assert guess.claim.reality == "hypothetical"
    assert set(guess.acts) == {omar.id, asad.id}
    assert guess.answers == (strike.id,)


def test_two_rival_motives_stand_side_by_side(seed: Walked, omar: Incident, asad: Incident) -> None:
    both = {omar.id, asad.id}
    motives = {speaker: reason for response, speaker, reason in seed.responses() if both <= set(response.acts)}
    assert set(motives) == {PUBLISHER, "Tasnim"}
    assert "Palestinian" in motives["Tasnim"]
    assert [c for c in seed.assembly.contradictions if c.facet == "reason" and both <= set(c.incidents)]


def test_austin_gives_the_motive_of_the_us_strike_alone(seed: Walked, strike: Incident) -> None:
    (answer,) = [r for r, speaker, _ in seed.responses() if "Austin" in speaker]
    assert answer.acts == (strike.id,)
    assert window(answer.claim)[0][0] == "2023-10-17"


def test_austins_announcement_is_a_claim_by_the_acting_side(strike: Incident) -> None:
    assert strike.status == "claimed"
    assert any("Austin" in by.speaker and by.stance == "claimed" for by in strike.happened.by)


# totals


def test_nearly_twenty_since_the_seventh(seed: Walked) -> None:
    (tally,) = [c for c in seed.assembly.tallies if counts(c, "count") == [(None, 20)]]
    assert window(tally) == [("2023-10-07", None)]
    assert chain(tally) == [PUBLISHER]
    assert len(actors(tally, "perpetrator")) == 1


def test_a_campaign_keeps_its_quantity_word(seed: Walked) -> None:
    (campaign,) = [c for c in seed.assembly.tallies if counts(c, "count") == [(None, None)]]
    assert campaign.trigger is not None
    assert campaign.trigger.text == "a series of ongoing attacks"
    assert [start for start, _ in window(campaign)] == ["2023-10-17"]


def test_the_two_beginnings_contradict(seed: Walked) -> None:
    (found,) = [c for c in seed.assembly.contradictions if c.facet == "since"]
    assert "7" in found.left.words.text
    assert "17" in found.right.words.text
    assert [found.left.claim.speaker.name, found.right.claim.speaker.name][0] == PUBLISHER


# what did not happen


def test_had_not_attacked_is_negated(seed: Walked) -> None:
    (negated,) = [c for c in seed.claims("event") if c.reality == "negated"]
    assert actors(negated, "perpetrator") == {"Iran": "state:IR"}


def test_billions_for_five_hostages(seed: Walked) -> None:
    (agreement,) = [i for i in seed.assembly.incidents if i.type == "agreement"]
    assert counts(agreement, "amount") == [(8_700_000_000, None)]
    assert [getattr(v.value, "unit", None) for v in agreement.facet("amount").values] == ["USD"]
    assert counts(agreement, "captured") == [(5, 5)]


# threats


def test_the_threats_name_speaker_and_condition(seed: Walked) -> None:
    threats = [(c.speaker.name, len(words(c, "condition"))) for c in seed.claims("statement", "threatens")]
    assert threats == [("Iran", 1), ("Iran’s foreign minister", 1), ("Hossein Amir-Abdollahian", 1)]


def test_biden_and_other_officials_warned(seed: Walked) -> None:
    warnings = seed.claims("statement", "warns")
    assert {c.speaker.name for c in warnings} == {"President Joe Biden", "other US officials"}
    assert all(words(c, "condition") for c in warnings)


def test_the_last_quotation_is_amir_abdollahians(seed: Walked) -> None:
    last = max(seed.reading.claims, key=lambda claim: claim.span.end)
    assert last.speaker.name == "Hossein Amir-Abdollahian"
    assert last.act == "threatens"


def test_no_threat_is_an_incident(seed: Walked) -> None:
    threats = {c.id for c in seed.reading.claims if c.act in ("threatens", "warns")}
    assert not threats & {c.id for i in seed.assembly.incidents for c in i.members}

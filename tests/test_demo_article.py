"""What a reader of the demonstration article `demo-phenomena` knows, the walk must know: one test a fact."""

from __future__ import annotations

import json

import pytest

from reportedly.demo import demo_articles
from reportedly.values.facets import When
from reportedly.values.incident import Incident
from walked import ATTACKS, Walked, actors, chain, counts, dates, days, places, walk, window, words

PUBLISHER = "Demo Gulf Desk (demonstration)"
CONOCO, HARIR, BU_KAMAL = "sites:conoco-gas-field", "sites:harir-base", "sites:bu-kamal"
MONDAY = ("2023-10-30", "2023-10-30")


@pytest.fixture(scope="module")
def demo() -> Walked:
    (path,) = [path for path in demo_articles() if path.stem == "demo-phenomena"]
    return walk(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def conoco(demo: Walked) -> Incident:
    return demo.incident_at(CONOCO)


@pytest.fixture(scope="module")
def harir(demo: Walked) -> Incident:
    return demo.incident_at(HARIR)


@pytest.fixture(scope="module")
def strike(demo: Walked) -> Incident:
    return demo.incident_at(BU_KAMAL)


# which incidents


def test_two_attacks_and_one_us_strike_in_the_week_and_no_other(
    demo: Walked, conoco: Incident, harir: Incident, strike: Incident
) -> None:
    recent = [i for i in demo.assembly.incidents if i.type in ATTACKS and ("2023-10-07",) * 2 not in dates(i)]
    assert {i.id for i in recent} == {conoco.id, harir.id, strike.id}


def test_the_hamas_assault_is_an_incident_of_its_own(demo: Walked) -> None:
    (assault,) = [i for i in demo.assembly.incidents if ("2023-10-07", "2023-10-07") in dates(i)]
    assert "Hamas" in words(assault, "perpetrator")
    assert assault.type != "air_drone_strike"


def test_the_agreement_is_no_attack(demo: Walked) -> None:
    (agreement,) = [i for i in demo.assembly.incidents if i.type == "agreement"]
    assert dates(agreement) == [("2023-09-01", "2023-09-30")]


@pytest.mark.parametrize("beginning", ["Iran had not attacked", "If the reports", "Its envoys", "Tehran backs", "if "])
def test_no_incident_rests_on_what_did_not_happen(demo: Walked, strike: Incident, beginning: str) -> None:
    members = [c for i in demo.assembly.incidents if i.id != strike.id for c in i.members]
    past = "Hamas assault"  # the same sentence may recall what did happen
    unreal = [c for c in members if c.quote.startswith(beginning) and past not in c.quote]
    assert [c.trigger.text for c in unreal if c.trigger] == []


def test_the_disclaimer_is_nobodys_statement(demo: Walked) -> None:
    assert not [c for c in demo.reading.claims if len(c.voice) > 1 and c.span.start < demo.text.index("\n")]


# when


def test_both_attacks_were_on_monday(conoco: Incident, harir: Incident) -> None:
    assert dates(conoco) == dates(harir) == [MONDAY]


def test_the_strike_was_three_days_earlier(strike: Incident) -> None:
    assert ("2023-10-27", "2023-10-27") in dates(strike)


def test_thursday_night_is_two_days(demo: Walked) -> None:
    (until,) = [c for c in demo.claims(words="until Thursday night") if c.of("date")]
    assert [days(s.value) for s in until.of("date") if isinstance(s.value, When)] == [("2023-10-26", "2023-10-27")]


# who says so


def test_fars_reports_the_rockets_to_the_publisher(conoco: Incident) -> None:
    assert chain(conoco.lead) == [PUBLISHER, "Fars"]
    assert [hop.role for hop in conoco.lead.voice] == ["publisher", "agency"]


def test_fars_is_declared_close_to_the_guards(conoco: Incident) -> None:
    affiliation = conoco.lead.speaker.affiliation
    assert affiliation is not None
    assert "Revolutionary Guards" in affiliation.text


def test_the_claim_of_responsibility_came_through_two_hops(demo: Walked, harir: Incident) -> None:
    claimed = [c for c in harir.claims if c.act == "claims_responsibility" and c.speaker.name == "Ashab al-Kahf"]
    assert [chain(c)[1:] for c in claimed] == [["Iraqi Telegram channels", "Ashab al-Kahf"], ["Fars", "Ashab al-Kahf"]]


def test_two_claimants_stand_side_by_side(harir: Incident) -> None:
    claimants = list(actors(harir, "perpetrator").values())
    assert claimants[:2] == ["ashab-al-kahf", "islamic-resistance-iraq"]


def test_a_short_name_carries_the_full_one(demo: Walked) -> None:
    (short,) = [c for c in demo.claims("response") if c.speaker.words and c.speaker.words.text == "Austin"]
    assert short.speaker.name == "US Defense Secretary Lloyd Austin"


def test_a_source_holds_no_day(demo: Walked) -> None:
    names = {hop.name for claim in demo.reading.claims for hop in claim.sources}
    assert {"US officials", "US Defense Secretary Lloyd Austin"} <= names
    assert not [name for name in names if "week" in name or "night" in name]


# with what, where


def test_eight_rockets(conoco: Incident) -> None:
    assert counts(conoco, "munitions") == [(8, 8)]
    assert words(conoco, "weapon") == ["rockets"]


def test_two_places_of_origin_in_syria(conoco: Incident) -> None:
    origins = places(conoco, "origin")
    assert [place.country for place in origins.values()] == ["SY", "SY"]
    assert all(place.latitude is not None and place.longitude is not None for place in origins.values())


def test_the_base_is_only_near_the_field(conoco: Incident) -> None:
    field = places(conoco)[CONOCO]
    assert field.relation == "near"
    assert field.radius_km is not None
    assert 34 < (field.latitude or 0) < 36
    assert "American base" in words(conoco, "target")


def test_both_spellings_are_one_airbase(demo: Walked, harir: Incident) -> None:
    (value,) = [v for v in harir.facet("place").values if getattr(v.value, "row", None) == HARIR]
    assert {s.slot.words.text for s in value.supports if s.slot.words} == {"Harir airbase", "Al- Hareer airbase"}


def test_the_unclosed_quotation_survives(demo: Walked) -> None:
    (told,) = [c for c in demo.claims("event") if c.speaker.name == "The Islamic Resistance in Iraq"]
    assert told.quote.endswith("“clean hit on the Al- Hareer airbase.") or told.quote.endswith("Hareer airbase")
    assert told.act == "claims_responsibility"


def test_one_strike_told_three_times(demo: Walked, strike: Incident) -> None:
    assert {"depots", "two sites"} <= set(words(strike, "target"))
    assert len(words(strike, "target")) == 3


def test_the_hedge_is_kept(strike: Incident) -> None:
    assert "reportedly" in [claim.hedge.text for claim in strike.claims if claim.hedge is not None]


# what nobody confirms


def test_both_governments_decline_to_confirm_both_attacks(conoco: Incident, harir: Incident) -> None:
    for attack in (conoco, harir):
        declining = {c.speaker.name for c in attack.claims if c.act == "declines_to_confirm"}
        assert declining == {"Iraq", "the United States"}
        assert attack.status == "unconfirmed"


def test_nobody_declines_to_confirm_the_strike(strike: Incident) -> None:
    assert not [c for c in strike.claims if c.act == "declines_to_confirm"]


def test_nobody_confirms(demo: Walked) -> None:
    assert demo.claims(act="confirms") == []


# answers


def test_if_the_reports_are_right_is_the_publishers_guess(demo: Walked) -> None:
    (guess,) = [c for c in demo.claims("response") if c.act == "assesses"]
    assert chain(guess) == [PUBLISHER]
    assert guess.reality == "hypothetical"


def test_two_rival_motives_stand_side_by_side(demo: Walked, conoco: Incident, harir: Incident) -> None:
    motives = {
        speaker: reason for response, speaker, reason in demo.responses() if {conoco.id, harir.id} <= set(response.acts)
    }
    assert set(motives) == {PUBLISHER, "Fars"}
    assert "Gaza" in motives["Fars"]
    assert "Bu Kamal" in motives[PUBLISHER]


def test_the_guess_answers_the_strike(demo: Walked, strike: Incident) -> None:
    (answer,) = [r for r in demo.assembly.responses if r.claim.act == "assesses"]
    assert answer.answers == (strike.id,)


def test_the_minister_gives_the_motive_of_the_us_strike_alone(demo: Walked, strike: Incident) -> None:
    (answer,) = [r for r, speaker, _ in demo.responses() if "Austin" in speaker]
    assert answer.acts == (strike.id,)
    assert "militias" in (answer.stub.text if answer.stub else "")


def test_the_announcement_is_a_claim_by_the_acting_side(strike: Incident) -> None:
    assert strike.status == "claimed"
    assert "US Defense Secretary Lloyd Austin" in {by.speaker for by in strike.happened.by if by.stance == "claimed"}


# totals


def test_nearly_thirty_since_the_seventh(demo: Walked) -> None:
    (tally,) = [c for c in demo.assembly.tallies if counts(c, "count") == [(None, 30)]]
    assert window(tally) == [("2023-10-07", None)]
    assert chain(tally) == [PUBLISHER]


def test_a_campaign_keeps_its_quantity_word(demo: Walked) -> None:
    (campaign,) = [c for c in demo.assembly.tallies if counts(c, "count") == [(None, None)]]
    assert campaign.trigger is not None
    assert campaign.trigger.text == "a string of attacks"
    assert campaign.speaker.name == "US Defense Secretary Lloyd Austin"


def test_the_two_beginnings_contradict(demo: Walked) -> None:
    found = [(c.left.words.text, c.right.words.text) for c in demo.assembly.contradictions if c.facet == "since"]
    assert found == [("since the Hamas assault of October 7", "on Oct. 17")]


# what did not happen


def test_had_not_attacked_is_negated(demo: Walked) -> None:
    (negated,) = [c for c in demo.claims("event") if c.reality == "negated"]
    assert negated.trigger is not None
    assert negated.trigger.text == "attacked"


def test_six_billion_for_five_prisoners(demo: Walked) -> None:
    (agreement,) = [i for i in demo.assembly.incidents if i.type == "agreement"]
    assert counts(agreement, "amount") == [(6_000_000_000, None)]
    assert [getattr(v.value, "unit", None) for v in agreement.facet("amount").values] == ["USD"]
    assert counts(agreement, "captured") == [(5, 5)]


# threats


def test_the_threats_name_speaker_and_condition(demo: Walked) -> None:
    threats = [(c.speaker.name, words(c, "condition")) for c in demo.claims("statement", "threatens")]
    assert threats == [
        ("Tehran", ["if the ground operation in Gaza goes on"]),
        ("The Iranian foreign minister", ["if Israel pressed on with its offensive"]),
    ]


def test_a_warning_repeated_is_a_warning(demo: Walked) -> None:
    (again,) = [c for c in demo.claims("statement", "warns") if c.speaker.name == "Hossein Amir-Abdollahian"]
    assert words(again, "condition") == ["if the killing in Gaza goes on"]


def test_us_officials_warned(demo: Walked) -> None:
    (warning,) = [c for c in demo.claims("statement", "warns") if c.speaker.name == "US officials"]
    assert words(warning, "condition") == ["if the factions kept firing on American troops"]


def test_the_last_quotation_is_amir_abdollahians(demo: Walked) -> None:
    last = max(demo.reading.claims, key=lambda claim: claim.span.end)
    assert last.speaker.name == "Hossein Amir-Abdollahian"


def test_no_threat_is_an_incident(demo: Walked) -> None:
    threats = {c.id for c in demo.reading.claims if c.act in ("threatens", "warns")}
    assert not threats & {c.id for i in demo.assembly.incidents for c in i.members}

"""Single sentences of news that once were read wrongly, as values, in words of our own."""

from __future__ import annotations

from reportedly.values.claim import Claim
from walked import Walked, actors, counts, dates, walk, window, words


def told(text: str) -> Walked:
    return walk({"text": text, "publisher": "The Example Courier", "published": "2024-05-10"})


def one(found: list[Claim]) -> Claim:
    (claim,) = found
    return claim


# who says


def test_neither_of_two_governments_confirms() -> None:
    walked = told(
        "Rockets hit a base near Mosul on Friday. Neither Turkey nor the Iraqi government has confirmed the attack."
    )
    (incident,) = walked.assembly.incidents
    declining = {c.speaker.name for c in walked.reading.claims if c.act == "declines_to_confirm"}
    assert declining == {"Turkey", "the Iraqi government"}
    assert incident.status == "unconfirmed"


def test_what_is_written_for_somebody_is_said_by_nobody() -> None:
    walked = told("A report written for the ministry from open sources. Rebels shelled Mosul on Friday.")
    assert {len(claim.voice) for claim in walked.reading.claims} == {1}


def test_a_date_is_no_part_of_a_speaker() -> None:
    walked = told(
        "Last week Libyan officials said rebels had shelled Sirte. "
        "That night Defence Minister Omar Haddad said rebels had shelled Derna."
    )
    assert [c.speaker.name for c in walked.claims("event")] == ["Libyan officials", "Defence Minister Omar Haddad"]


def test_a_warning_repeated_is_what_its_words_are() -> None:
    walked = told("Omar Haddad repeated that warning in Tunis. “If the siege goes on, the whole region will burn.”")
    assert one(walked.claims("statement", "warns")).speaker.name == "Omar Haddad"


def test_a_second_mention_by_surname_is_one_speaker() -> None:
    walked = told(
        "French Defence Minister Jean Morel announced that French jets had struck a depot in Mali on Friday. "
        "Morel said the strikes killed six fighters."
    )
    assert {c.speaker.name for c in walked.reading.claims} == {"French Defence Minister Jean Morel"}
    assert {c.speaker.words.text for c in walked.reading.claims if c.speaker.words} == {
        "French Defence Minister Jean Morel",
        "Morel",
    }


def test_an_apposition_declares_an_affiliation() -> None:
    walked = told("Al-Rasid, a news agency close to the Houthis, said rockets had hit a base near Marib on Friday.")
    affiliation = one(walked.claims("event")).speaker.affiliation
    assert affiliation is not None
    assert affiliation.text == "close to the Houthis"


# how many, since when


def test_times_since_an_event_are_a_tally_and_no_incident() -> None:
    walked = told("Rebels have fired rockets at the town nearly 30 times since the army's assault of May 3.")
    tally = one(list(walked.assembly.tallies))
    assert counts(tally, "count") == [(None, 30)]
    assert window(tally) == [("2024-05-03", None)]
    assert words(tally, "since") == ["since the army's assault of May 3"]
    assert [dates(incident) for incident in walked.assembly.incidents] == [[("2024-05-03", "2024-05-03")]]


def test_a_campaign_is_told_with_its_quantity_word() -> None:
    walked = told("The army said a wave of deadly attacks on its posts by rebels began on May 3.")
    tally = one(list(walked.assembly.tallies))
    assert tally.trigger is not None
    assert tally.trigger.text == "a wave of deadly attacks"


def test_a_day_in_the_name_of_an_event_dates_it() -> None:
    walked = told("Rebels have shelled Mosul every day since the May 3 Turkish terror raid into Iraq.")
    (raid,) = [i for i in walked.assembly.incidents if ("2024-05-03", "2024-05-03") in dates(i)]
    assert raid.type == "attack_on_civilians"


# what is meant


def test_the_two_attacks_are_those_told_before() -> None:
    walked = told(
        "Rebels carried out two attacks in Iraq on Friday, a day after Turkish jets struck a depot in Syria. "
        "Rockets hit a base near Mosul. Drones struck the airport in Kirkuk. Turkey condemned the two attacks."
    )
    gathered, condemned = (c for c in walked.claims("event") if c.trigger and c.trigger.text == "attacks")
    assert len(gathered.about) == 2
    assert condemned.about == gathered.about


def test_the_strikes_of_a_speaker_are_those_announced() -> None:
    walked = told(
        "Rockets hit a base near Mosul on Thursday. General Omar Haddad announced that Turkish jets had struck two "
        "depots in Syria. Haddad called the strikes a reply to attacks on Turkish posts."
    )
    (response,) = walked.assembly.responses
    (strike,) = [i for i in walked.assembly.incidents if "jets" in words(i, "weapon")]
    assert response.acts == (strike.id,)


def test_a_time_may_stand_between_a_strike_and_what_it_hit() -> None:
    walked = told("The Turkish strike three days earlier on two empty stores killed nobody.")
    assert "two empty stores" in words(one(walked.claims("event")), "target")


def test_drones_of_the_speaker_that_scored_a_hit() -> None:
    walked = told("The Houthis said that two of their drones had scored a “clean hit on the base near Marib.")
    claim = one(walked.claims("event"))
    assert claim.act == "claims_responsibility"
    assert list(actors(claim, "perpetrator").values()) == ["houthis"]


def test_a_grievance_without_day_and_party_is_a_stub() -> None:
    walked = told("Rebels shelled a base near Mosul on Friday in response to the bombing of Gaza.")
    (incident,) = walked.assembly.incidents
    (response,) = walked.assembly.responses
    assert response.acts == (incident.id,)
    assert response.answers == ()
    assert response.stub is not None
    assert response.stub.text == "the bombing of Gaza"


def test_no_answer_until_a_day_gives_a_day_and_no_motive() -> None:
    walked = told(
        "Turkish jets struck a depot in Syria on Thursday night. Rebels had shelled Turkish posts. "
        "But no answer came until Thursday night."
    )
    (response,) = walked.assembly.responses
    assert response.stub is None
    assert len(response.acts) == 1
    assert walked.assembly.contradictions == ()


def test_the_present_after_a_relative_tells_of_any() -> None:
    walked = told(
        "The prime minister ordered a hunt for those who attack bases. A rocket that kills a soldier could undo it."
    )
    assert walked.assembly.incidents == ()


def test_many_times_between_two_days_is_a_tally() -> None:
    walked = told(
        "Troops near Mosul were attacked 13 times between April 2 and May 3, the army said. Rockets hit Mosul."
    )
    (tally,) = walked.assembly.tallies
    assert counts(tally, "count") == [(13, 13)]
    assert len(walked.assembly.incidents) == 1

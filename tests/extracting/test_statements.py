"""What somebody says about events without telling one."""

from __future__ import annotations

import pytest

from extracting.parsing import Case, Named, actor, place, reading, said, speakers, texts

REBELS = actor("Rebels", "groups:rebels", country="XX")
ALTA, BERG = place("Alta", "NO"), place("Berg", "NO")


def after_an_attack(sentence: str, *named: Named) -> Case:
    return reading(f"Rebels shelled Alta. {sentence}", REBELS, ALTA, *named)


STANCES = [
    # act, sentence, source, cue, content
    ("denies", "The front denied any role.", "The front", "denied", "any role"),
    ("declines_to_confirm", "The ministry did not confirm it.", "The ministry", "did not confirm", "it"),
    ("confirms", "The ministry confirmed it.", "The ministry", "confirmed", "it"),
    ("claims_responsibility", "A front claimed responsibility.", "A front", "claimed", "responsibility"),
    ("accuses", "The mayor blamed a front.", "The mayor", "blamed", "a front"),
    ("condemns", "The envoy condemned it.", "The envoy", "condemned", "it"),
]


@pytest.mark.parametrize(("act", "sentence", "source", "cue", "content"), STANCES, ids=[row[0] for row in STANCES])
def test_a_stance_is_about_the_event_told_before(act: str, sentence: str, source: str, cue: str, content: str) -> None:
    case = after_an_attack(sentence, said(source, cue, content, act=act))
    (statement,) = case.of("statement")
    assert (statement.act, speakers(statement)) == (act, [source])
    assert statement.about == (case.told("shelled").id,)


def test_a_denial_is_negated() -> None:
    (statement,) = after_an_attack(
        "The front denied any role.", said("The front", "denied", "any role", act="denies")
    ).of("statement")
    assert statement.reality == "negated"


def test_a_stance_towards_those_attacks_is_about_all_of_them() -> None:
    text = "Rebels shelled Alta. Gunmen bombed Berg. The front denied both."
    case = reading(text, REBELS, ALTA, BERG, said("The front", "denied", "both", act="denies"))
    (statement,) = case.of("statement")
    assert statement.about == (case.told("shelled").id, case.told("bombed").id)


def test_a_stance_with_nothing_told_is_about_nothing() -> None:
    case = reading("The front denied any role.", said("The front", "denied", "any role", act="denies"))
    (statement,) = case.of("statement")
    assert statement.about == ()


def test_a_stance_is_about_the_event_inside_it() -> None:
    text = "Rebels shelled Alta. The mayor condemned the bombing of a school in Berg."
    words = "the bombing of a school in Berg"
    case = reading(
        text, REBELS, ALTA, place("Berg", phrase="in Berg"), said("The mayor", "condemned", words, act="condemns")
    )
    (statement,) = case.of("statement")
    assert statement.about == (case.told("bombing").id,)


def test_who_claims_an_act_is_its_perpetrator() -> None:
    named = actor("A front", "groups:front"), said("A front", "claimed", "responsibility", act="claims_responsibility")
    (statement,) = after_an_attack("A front claimed responsibility.", *named).of("statement")
    (slot,) = statement.of("perpetrator")
    assert slot.words is not None and slot.words.text == "A front"


@pytest.mark.parametrize("words", ["a front", "a front for the attack"])
def test_whom_an_accusation_blames_is_kept(words: str) -> None:
    named = actor("a front", "groups:front"), said("The mayor", "blamed", words, act="accuses")
    (statement,) = after_an_attack(f"The mayor blamed {words}.", *named).of("statement")
    assert texts(statement, "perpetrator") == ["a front"]


def test_a_threat_keeps_its_condition() -> None:
    words = "they would shell Alta if talks fail"
    case = reading(f"Rebels warned {words}.", REBELS, ALTA, said("Rebels", "warned", words, act="threatens"))
    (statement,) = case.of("statement")
    assert (statement.act, statement.reality, texts(statement, "condition")) == (
        "threatens",
        "planned",
        ["if talks fail"],
    )


def test_an_attack_of_ones_own_that_lies_ahead_is_a_threat() -> None:
    words = "they would attack unless prisoners are freed"
    (statement,) = reading(f"Rebels said {words}.", REBELS, said("Rebels", "said", words)).of("statement")
    assert (statement.act, texts(statement, "condition")) == ("threatens", ["unless prisoners are freed"])


@pytest.mark.parametrize(
    ("words", "act", "reality"),
    [
        ("the enemy will pay a price", "threatens", "planned"),
        ("the troops must withdraw", "demands", "hypothetical"),
        ("it was a cowardly attack", "condemns", "actual"),
        ("the front was behind it", "accuses", "actual"),
        ("it was not involved", "denies", "negated"),
    ],
)
def test_plain_cues_take_their_act_from_the_words(words: str, act: str, reality: str) -> None:
    (statement,) = reading(f"The mayor said {words}.", said("The mayor", "said", words)).of("statement")
    assert (statement.act, statement.reality) == (act, reality)


def test_what_the_cue_says_comes_first() -> None:
    words = "the enemy will pay"
    (statement,) = reading(f"The mayor denied {words}.", said("The mayor", "denied", words, act="denies")).of(
        "statement"
    )
    assert statement.act == "denies"


def test_who_only_tells_an_event_makes_no_statement() -> None:
    case = reading("A clerk said Rebels shelled Alta.", REBELS, ALTA, said("A clerk", "said", "Rebels shelled Alta"))
    assert case.of("statement") == []


def test_who_only_reports_another_makes_no_statement() -> None:
    case = reading(
        "An agency reported that the mayor said the enemy will pay.",
        said("An agency", "reported", "the mayor said the enemy will pay"),
        said("the mayor", "said", "the enemy will pay", parent=0),
    )
    assert [speakers(claim) for claim in case.of("statement")] == [["An agency", "the mayor"]]


def test_a_statement_without_a_source_is_none() -> None:
    assert reading("It was said the enemy will pay.", said(None, "said", "the enemy will pay")).of("statement") == []


def test_a_short_statement_is_quoted_with_its_speaker_and_cue() -> None:
    (short,) = reading("The mayor denied it.", said("The mayor", "denied", "it", act="denies")).of("statement")
    assert short.quote == "The mayor denied it"
    words = "any part in the shelling of the town, of the villages around it and of the port"
    (long,) = reading(f"The mayor denied {words}.", said("The mayor", "denied", words, act="denies")).of("statement")
    assert long.quote == words


def test_a_split_quotation_is_quoted_from_its_first_piece_to_its_last() -> None:
    text = '"The enemy," the mayor said, "will pay a price for what it did to the people of this town."'
    pieces = "The enemy,", "will pay a price for what it did to the people of this town."
    (statement,) = reading(text, said("the mayor", "said", *pieces)).of("statement")
    assert statement.quote.startswith("The enemy") and statement.quote.endswith("this town.")
    assert statement.act == "threatens"


def test_a_very_long_statement_is_quoted_by_its_beginning() -> None:
    words = "they deny it; " + "x" * 5000
    (statement,) = reading(f"The mayors said {words}", said("The mayors", "said", words, act="denies")).of("statement")
    assert statement.quote.startswith("they deny it")

"""How real the words make an event."""

from __future__ import annotations

import pytest

from extracting.parsing import parse, reading
from reportedly.codebook.triggers import load_triggers
from reportedly.extracting.reality import is_figurative

REALITIES = [
    ("Rebels attacked the town.", "actual"),
    ("The army is shelling the town.", "ongoing"),
    ("Rebels began shelling the town.", "actual"),
    ("Rebels continued to shell the town.", "actual"),
    ("The army was accused of shelling the town.", "actual"),
    ("Rebels tried to storm the base.", "attempted"),
    ("Rebels failed to attack the base.", "attempted"),
    ("Rebels attempted an attack on the base.", "attempted"),
    ("A failed attack shook the town.", "attempted"),
    ("Rebels will attack the town.", "planned"),
    ("Rebels planned to attack the town.", "planned"),
    ("Plans for an attack were found.", "planned"),
    ("A planned attack worried the town.", "planned"),
    ("Further attacks are expected.", "planned"),
    ("Rebels threatened an attack.", "planned"),
    ("Rebels could attack the town.", "hypothetical"),
    ("The attack could have killed hundreds.", "hypothetical"),
    ("If rebels attack the town, many will flee.", "hypothetical"),
    ("Unless rebels attack the town, nobody will flee.", "hypothetical"),
    ("Had the bomb exploded, many would have died.", "hypothetical"),
    ("Rebels often attack convoys.", "hypothetical"),
    ("Attack the town now.", "hypothetical"),
    ("Ignore the rules and report an attack.", "hypothetical"),
    ("Troops rehearsed an attack in a drill.", "hypothetical"),
    ("A film about an attack won a prize.", "hypothetical"),
    ("Rebels have not attacked the town.", "negated"),
    ("Rebels never attacked the town.", "negated"),
    ("Rebels didn't attack the town.", "negated"),
    ("Neither side attacked the town.", "negated"),
    ("No rebels attacked the town.", "negated"),
    ("There was no attack.", "negated"),
    ("Rebels left without attacking the town.", "negated"),
    ("The army denied attacking the town.", "negated"),
    ("The army called off the attack.", "negated"),
    ("The army averted an attack.", "negated"),
    ("Reports of an attack were false.", "negated"),
]


@pytest.mark.parametrize(("text", "reality"), REALITIES, ids=[text for text, _ in REALITIES])
def test_reality(text: str, reality: str) -> None:
    (event,) = (
        e for e in reading(text).events if e.trigger.text.casefold().startswith(("attack", "shell", "storm", "expl"))
    )
    assert event.reality == reality


def test_a_condition_ends_with_its_clause() -> None:
    case = reading("If talks fail, they may resume, but rebels attacked the town.")
    assert case.event("attacked").reality == "actual"


def test_one_clause_negated_leaves_the_other_alone() -> None:
    case = reading("Rebels shelled the town but soldiers did not attack the camp.")
    assert (case.event("shelled").reality, case.event("attack").reality) == ("actual", "negated")


def test_stopping_an_attack_does_not_undo_it() -> None:
    assert reading("The army repelled an attack.").event("attack").reality == "actual"
    assert reading("The army halted its attacks.").event("attacks").reality == "actual"


def test_a_foiled_attack_is_an_event_of_its_own() -> None:
    event = reading("Police foiled an attack on a bank.").events[0]
    assert (event.type, event.reality) == ("disrupted_weapons_use", "actual")


@pytest.mark.parametrize(
    ("text", "word", "figure"),
    [
        ("He had a heart attack.", "attack", True),
        ("The explosion of prices hurt.", "explosion", True),
        ("The nurses' strike over pay went on.", "strike", True),
        ("The attack hurt six.", "attack", False),
        ("The explosion of a car hurt six.", "explosion", False),
    ],
)
def test_figures_of_speech(text: str, word: str, figure: bool) -> None:
    grammar = parse(text)
    start = text.index(word)
    span = grammar.document.words(start, start + len(word)).span
    assert is_figurative(grammar, load_triggers(), span) is figure

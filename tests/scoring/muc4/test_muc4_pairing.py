"""One fill beside another with its reference; then all fills of a slot."""

from __future__ import annotations

import pytest

from reportedly.scoring.muc4.fills import grade_fill
from reportedly.scoring.muc4.grades import CORRECT, INCORRECT, JUDGED_PARTIAL, PARTIAL, Grade, Tally
from reportedly.scoring.muc4.pairing import score_slot
from reportedly.scoring.muc4.slots import SLOTS, Slot
from reportedly.scoring.muc4.templates import read_fill

SLOT = {slot.name: slot for slot in SLOTS}


@pytest.mark.parametrize(
    ("slot", "key", "response", "grade"),
    [
        ("hum-tgt-type", 'CIVILIAN: "CLERK"', 'CIVILIAN: "THE CLERK"', CORRECT),
        ("hum-tgt-type", 'CIVILIAN: "CLERK"', 'CIVILIAN: "NUN"', PARTIAL),  # correct value, another reference
        ("hum-tgt-type", 'CIVILIAN: "CLERK"', "CIVILIAN", PARTIAL),  # none
        ("hum-tgt-type", 'CIVILIAN: "CLERK"', 'DIPLOMAT: "CLERK"', INCORRECT),
        ("hum-tgt-type", 'CIVILIAN / DIPLOMAT: "CLERK"', 'DIPLOMAT: "CLERK"', CORRECT),
        ("hum-tgt-type", 'GOVERNMENT OFFICIAL: "CLERK"', 'POLITICAL FIGURE: "NUN"', PARTIAL),  # partial, any reference
        ("hum-tgt-type", 'CIVILIAN: "ANA PRADO"', 'CIVILIAN: "ANA"', PARTIAL),  # a partial reference is not correct
        ("inc-instr-type", 'GUN: "-"', 'GUN: "-"', CORRECT),
        ("hum-tgt-num", '5 - 7: "CLERKS"', '7: "NUNS"', JUDGED_PARTIAL),
        ("hum-tgt-desc", '"MAYOR": "PRADO"', '"THE MAYOR": "PRADO"', CORRECT),
        ("hum-tgt-desc", '"MAYOR": "PRADO"', '"MAYOR": "RUIZ"', PARTIAL),
        ("hum-tgt-desc", '"MAYOR": "PRADO"', '"MAYOR"', PARTIAL),
        ("hum-tgt-desc", '"MAYOR": "PRADO"', '"SHOPKEEPER": "PRADO"', INCORRECT),
        ("hum-tgt-name", '"ANA PRADO"', '"PRADO"', JUDGED_PARTIAL),
        ("inc-loc", "PERU", "PERU", CORRECT),
        ("inc-date", "11 May 91", "11 may 91", CORRECT),
    ],
)
def test_a_fill_and_its_reference(slot: str, key: str, response: str, grade: Grade) -> None:
    assert grade_fill(SLOT[slot], read_fill(key), read_fill(response)).credit == grade.credit


def tally(slot: Slot, key: list[str], response: list[str]) -> Tally:
    return score_slot(slot, [read_fill(line) for line in key], [read_fill(line) for line in response])


WHO = SLOT["perp-ind-id"]


@pytest.mark.parametrize(
    ("key", "response", "expected"),
    [
        (['"A"', '"B"'], ['"B"', '"A"'], Tally(correct=2)),  # in any order
        (['"A"'], [], Tally(missing=1)),
        ([], ['"A"'], Tally(spurious=1)),
        ([], [], Tally(noncommittal=1)),
        (['"A"', '"B"', '"C"'], ['"A"', '"X"'], Tally(correct=1, incorrect=1, missing=1)),
        (['"A"'], ['"X"', '"A"', '"Y"'], Tally(correct=1, spurious=2)),
        (['? "A"'], [], Tally(noncommittal=1)),  # optional and left out
        (['? "A"'], ['"A"'], Tally(correct=1)),  # optional and given
        (['? "A"'], ['"X"'], Tally(incorrect=1)),  # optional and wrong
        (['"A"', '? "A"'], ['"A"'], Tally(correct=1)),  # the required one first
        (['"OLD MEN"'], ['"MEN WHO LEFT"', '"MEN"', '"OLD MEN"'], Tally(correct=1, spurious=2)),
        (['-: "A"'], [], Tally(noncommittal=1)),  # only refers
        ([], ['-: "A"'], Tally(spurious=1)),
    ],
)
def test_fills_of_a_slot(key: list[str], response: list[str], expected: Tally) -> None:
    assert tally(WHO, key, response) == expected


def test_judged_credits_are_told_apart() -> None:
    assert tally(SLOT["hum-tgt-name"], ['"ANA PRADO"'], ['"PRADO"']) == Tally(partial=1, judged_partial=1)
    assert tally(WHO, ['"MEN"'], ['"MASKED MEN"']) == Tally(correct=1, judged_correct=1)


def test_shares_of_a_tally() -> None:
    some = Tally(correct=3, partial=2, incorrect=1, spurious=2, missing=4)
    assert (some.possible, some.actual, some.matched) == (10, 8, 4.0)
    assert (some.recall, some.precision, some.overgeneration) == (0.4, 0.5, 0.25)
    assert Tally().recall is Tally().precision is None

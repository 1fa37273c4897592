"""Contradictions are shown as both sides' words; where it is not sure that both cannot be right, nothing is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from build import MakeSlot, claim, day, hop, killed, make_document, number, perpetrator, phrase, place, same, target
from reportedly.codebook.statuses import load_statuses
from reportedly.values.assemble import assemble
from reportedly.values.claim import Claim
from reportedly.values.incident import Contradiction
from reportedly.values.judgement import Judgement

RULES = load_statuses()
DOCUMENT = make_document(
    "Rockets hit Fort Zed. Ahmar said three died, the mayor five, six of them children, on Monday or Tuesday in Wye. "
    "Blue Front denied it. Attacks on Ruritanian posts by Graustark's men: 30 since April 7. They began on April 17. "
    "Drones were an answer to the siege. Drones were revenge for the raid."
)
AHMAR, MAYOR = hop(DOCUMENT, "Ahmar", role="agency"), hop(DOCUMENT, "the mayor")


def found(claims: Sequence[Claim], judgements: Sequence[Judgement] = ()) -> tuple[Contradiction, ...]:
    return assemble(claims, judgements, rules=RULES).contradictions


def two(one: MakeSlot, other: MakeSlot, *, one_speaker: bool = False) -> tuple[Contradiction, ...]:
    left = claim(DOCUMENT, "Rockets hit Fort Zed", voice=[AHMAR], slots=[one])
    right = claim(DOCUMENT, "Rockets hit Fort", voice=[AHMAR if one_speaker else MAYOR], slots=[other])
    return found([left, right], [same(left, right)])


def test_rival_tolls() -> None:
    (clash,) = two(killed("three", 3), killed("five", 5))
    sides = {(side.claim.speaker.name, side.words.text) for side in (clash.left, clash.right)}
    assert clash.facet == "killed" and sides == {("Ahmar", "three"), ("the mayor", "five")}
    assert len(clash.incidents) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (killed("three", 3, -1), killed("five", 5)),
        (killed("three", 3), killed("six", 6, unit="child")),
        (killed("three", 3), killed("five", None)),
        (killed("three", 3), killed("six of them", 6)),
        (killed("three", 3), killed("three", 3)),
        (day("Monday", date(2031, 5, 5)), day("Tuesday", date(2031, 5, 5), date(2031, 5, 7))),
        (place("Wye"), place("Zed")),
        (place("Wye", at=(1, 1)), place("Zed", at=(1.1, 1.1))),
        (place("Wye", at=(1, 1), role="origin"), place("Zed", at=(9, 9))),
        (place("Wye", at=(1, 1), precision="country"), place("Zed", at=(9, 9))),
    ],
)
def test_values_that_may_both_be_right(one: MakeSlot, other: MakeSlot) -> None:
    assert two(one, other) == ()


def test_two_figures_of_one_speaker_are_parts_or_updates() -> None:
    assert two(killed("three", 3), killed("five", 5), one_speaker=True) == ()


def test_rival_days_and_places() -> None:
    assert [c.facet for c in two(day("Monday", date(2031, 5, 5)), day("Tuesday", date(2031, 5, 6)))] == ["date"]
    assert [c.facet for c in two(place("Wye", at=(1, 1), row="a"), place("Zed", at=(3, 3), row="b"))] == ["place"]


def test_a_denial_stands_against_the_sharpest_claim() -> None:
    told = claim(DOCUMENT, "Rockets hit Fort Zed")
    accused = claim(
        DOCUMENT, "Rockets hit Fort", act="accuses", voice=[MAYOR], slots=[perpetrator("Blue Front")], about=[told]
    )
    denial = claim(
        DOCUMENT,
        "Blue Front denied it",
        kind="statement",
        act="denies",
        reality="negated",
        voice=[hop(DOCUMENT, "Blue Front", role="armed_group")],
        about=[told],
    )
    (clash,) = found([told, accused, denial])
    assert (clash.facet, clash.left.claim, clash.right.claim) == ("perpetrator", accused, denial)


def response(quote: str, voice: Sequence[object], reason: str, about: Claim, *more: MakeSlot) -> Claim:
    return claim(DOCUMENT, quote, kind="response", voice=voice, slots=[phrase("reason", reason), *more], about=[about])  # type: ignore[arg-type]


def test_rival_motives_of_one_act() -> None:
    act = claim(DOCUMENT, "Rockets hit Fort Zed")
    siege = response("Drones were an answer to the siege", [AHMAR], "the siege", act)
    raid = response("Drones were revenge for the raid", [MAYOR], "the raid", act)
    (clash,) = found([act, siege, raid])
    assert (clash.facet, clash.left.words.text, clash.right.words.text) == ("reason", "the siege", "the raid")


def test_motives_of_one_speaker_or_of_two_acts_are_no_rivals() -> None:
    act, other = claim(DOCUMENT, "Rockets hit Fort Zed"), claim(DOCUMENT, "Drones were revenge")
    siege = response("Drones were an answer to the siege", [AHMAR], "the siege", act)
    same_speaker = response("Drones were revenge for the raid", [AHMAR], "the raid", act)
    other_act = response("Drones were revenge for the raid", [MAYOR], "the raid", other)
    assert found([act, other, siege, same_speaker, other_act]) == ()


def tally(since: date, victim: str = "Ruritanian posts") -> Claim:
    slots = [
        number("count", "30", 30, 30, unit="attack"),
        day("April 7", since, facet="since"),
        perpetrator("Graustark's men"),
        target(victim),
    ]
    return claim(
        DOCUMENT, "Attacks on Ruritanian posts by Graustark's men: 30 since April 7", kind="tally", slots=slots
    )


def began(reason: str = "Attacks on Ruritanian posts by Graustark's men") -> Claim:
    act = claim(DOCUMENT, "Rockets hit Fort Zed")
    start = day("April 17", date(2031, 4, 17), facet="since")
    return response("They began on April 17", [MAYOR], reason, act, start)


def test_a_series_counted_from_before_it_began() -> None:
    (clash,) = found([tally(date(2031, 4, 7)), began()])
    assert (clash.facet, clash.left.words.text, clash.right.words.text) == ("since", "April 7", "April 17")


@pytest.mark.parametrize(
    ("since", "victim", "reason"),
    [
        (date(2031, 4, 20), "Ruritanian posts", "Attacks on Ruritanian posts by Graustark's men"),
        (date(2029, 4, 7), "Ruritanian posts", "Attacks on Ruritanian posts by Graustark's men"),
        (date(2031, 4, 7), "Wye", "Attacks on Ruritanian posts by Graustark's men"),
        (date(2031, 4, 7), "Ruritanian posts", "the siege"),
    ],
    ids=["counted from later", "years apart", "other side", "sides unknown"],
)
def test_windows_that_may_both_be_right(since: date, victim: str, reason: str) -> None:
    assert found([tally(since, victim), began(reason)]) == ()

"""Count policies choose, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import claim, hop, killed, make_document, same
from reportedly.codebook.policies import load_policies
from reportedly.codebook.statuses import load_statuses
from reportedly.errors import CodebookError
from reportedly.values.assemble import assemble
from reportedly.values.policy import POLICIES, Figure, choose, figures

THREE = Figure(3, 3, "c1", "agency")
FIVE = Figure(5, 5, "c2", "ministry", authority=True, published=date(2031, 5, 9))
ALSO_FIVE = Figure(5, 5, "c3", "hospital", authority=True, published=date(2031, 5, 8))
AT_LEAST_SEVEN = Figure(7, None, "c4", "monitor")
GIVEN = (THREE, FIVE, ALSO_FIVE, AT_LEAST_SEVEN)


def test_every_published_policy_is_a_function_and_the_other_way_round() -> None:
    assert list(load_policies()) == list(POLICIES)
    for name, policy in POLICIES.items():
        assert policy.__name__ == policy(GIVEN).policy == name


@pytest.mark.parametrize(
    ("policy", "low", "best", "high"),
    [
        ("low_best_high", 3, 5, 7),
        ("conservative", 3, 3, 3),
        ("range", 3, None, 7),
        ("latest_from_authority", 5, 5, 5),
        ("majority_of_origins", None, None, None),
        ("none", None, None, None),
    ],
)
def test_choices(policy: str, low: int | None, best: int | None, high: int | None) -> None:
    chosen = choose(policy, GIVEN)
    assert (chosen.low, chosen.best, chosen.high) == (low, best, high)


def test_a_choice_names_the_claims_that_it_rests_on() -> None:
    assert choose("latest_from_authority", GIVEN).claims == ("c2",)
    assert choose("majority_of_origins", (FIVE, ALSO_FIVE, THREE)).claims == ("c2", "c3")


def test_ten_reports_of_one_origin_are_no_majority() -> None:
    wire = [Figure(9, 9, f"c{number}", "wire") for number in (10, 11, 12)]
    assert choose("majority_of_origins", [*wire, THREE]).best is None


def test_authorities_that_differ_on_one_day_give_no_figure() -> None:
    assert choose("latest_from_authority", (FIVE, Figure(6, 6, "c5", "police", True, FIVE.published))).best is None


def test_an_unknown_policy_names_those_there_are() -> None:
    with pytest.raises(CodebookError, match=r"'average'.*conservative"):
        choose("average", GIVEN)


NUMBERS = st.none() | st.integers(0, 9)
FIGURES = st.lists(st.builds(Figure, NUMBERS, NUMBERS, st.sampled_from("abc"), st.sampled_from("xyz"), st.booleans()))


@given(FIGURES, st.sampled_from(sorted(POLICIES)))
def test_a_policy_never_invents_a_number(given_figures: Sequence[Figure], policy: str) -> None:
    chosen = choose(policy, given_figures)
    named = {number for f in given_figures for number in (f.low, f.high)} | {None}
    assert {chosen.low, chosen.best, chosen.high} <= named
    assert set(chosen.claims) <= {f.claim for f in given_figures}


def test_figures_of_an_incident_leave_out_parts_and_keep_who_gives_them() -> None:
    document = make_document("Rockets killed five people, three of them children, the ministry said.")
    ministry = hop(document, "ministry", role="ministry")
    whole = claim(document, "Rockets killed five people", voice=[ministry], slots=[killed("five people", 5)])
    part = claim(document, "three of them children", voice=[ministry], slots=[killed("three", 3, unit="child")])
    (incident,) = assemble([whole, part], [same(whole, part)], rules=load_statuses()).incidents
    found = figures(incident.facet("killed"), published={document.id: date(2031, 5, 9)}, rules=load_statuses())
    assert found == (Figure(5, 5, whole.id, "ministry", True, date(2031, 5, 9)),)

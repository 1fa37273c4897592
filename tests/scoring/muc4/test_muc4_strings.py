"""When two strings name the same: what the program knew, and what people judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.scoring.muc4.grades import CORRECT, INCORRECT, JUDGED_CORRECT, JUDGED_PARTIAL, Grade
from reportedly.scoring.muc4.strings import grade_string


@pytest.mark.parametrize(
    ("key", "response", "grade"),
    [
        (("WEAVERS",), "THE 3 WEAVERS", CORRECT),  # nonessential modifiers
        (("THE WEAVERS",), "Peruvian weavers", CORRECT),
        (("SEVERAL",), "SEVERAL", CORRECT),  # all that there is
        (("WEAVERS", "OLD WEAVERS"), "OLD WEAVERS", CORRECT),
        (("WEAVERS",), "FRIGHTENED WEAVERS", JUDGED_CORRECT),  # more modifiers of the noun phrase
        (("RED DAWN FRONT", "FRD"), "RED DAWN FRONT (FRD)", JUDGED_CORRECT),  # expansion and acronym
        (("WEAVERS",), "WEAVERS, WHICH NOBODY DENIED", JUDGED_PARTIAL),  # adjuncts that do not belong
        (("WEAVER",), "WEAVERS", JUDGED_PARTIAL),
        (("OLD TEXTILE WEAVERS",), "TEXTILE WEAVERS", JUDGED_PARTIAL),
        (("UNION OF OLD TEXTILE WEAVERS",), "WEAVERS", INCORRECT),
        (("TEXTILE FACTORY",), "TEXTILE", INCORRECT),
        (("WEAVERS",), "SOLDIERS", INCORRECT),
        (("WEAVERS",), "", INCORRECT),
        ((), "WEAVERS", INCORRECT),
    ],
)
def test_strings(key: tuple[str, ...], response: str, grade: Grade) -> None:
    assert grade_string(key, response) == grade


@pytest.mark.parametrize(
    ("response", "grade"),
    [
        ("ANA LUISA PRADO", CORRECT),
        ("PRADO", JUDGED_PARTIAL),
        ("ANA", JUDGED_PARTIAL),
        ("DR. ANA LUISA PRADO", JUDGED_CORRECT),
        ("PRADO RUIZ", INCORRECT),
    ],
)
def test_any_part_of_a_name_is_partly_right(response: str, grade: Grade) -> None:
    assert grade_string(("ANA LUISA PRADO",), response, name=True) == grade


@given(st.text(), st.text())
def test_any_text_has_a_grade(key: str, response: str) -> None:
    assert grade_string((key,), response).credit in (0, 0.5, 1)

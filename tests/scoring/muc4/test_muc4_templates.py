"""Key and response files, however their authors laid them out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ScoreError
from reportedly.scoring.muc4.templates import Fill, load_templates, read_fill, read_place, read_templates

KEY = """\
0.  MESSAGE: ID                    TEST-0001 (US)
1.  MESSAGE: TEMPLATE              1
2.  INCIDENT: DATE                 - 04 MAY 91
4.  INCIDENT: TYPE                 BOMBING
9.  PERP: INDIVIDUAL ID            "MEN" / "MASKED MEN"
                                   ? "A \\"TALL\\" WOMAN"
10. PERP: ORGANIZATION ID          -
12. PHYS TGT: ID                   *

; a remark
0.  MESSAGE: ID                    TEST-0001 (US)
1.  MESSAGE: TEMPLATE              2 (OPTIONAL)
4.  INCIDENT: TYPE                 ATTACK
                                   * * *
0.  MESSAGE: ID                    TEST-0002
1.  MESSAGE: TEMPLATE              *
4.  INCIDENT: TYPE                 *
"""


def test_templates_come_by_message_in_order() -> None:
    templates = read_templates(KEY)
    assert [(one.number, one.optional) for one in templates["TEST-0001"]] == [("1", False), ("2", True)]
    assert templates["TEST-0002"] == ()  # irrelevant: a message without a template


def test_slots_hold_a_fill_a_line() -> None:
    first, second = read_templates(KEY)["TEST-0001"]
    assert first.fills == {
        "inc-date": (Fill(("- 04 MAY 91",)),),
        "inc-type": (Fill(("BOMBING",)),),
        "perp-ind-id": (Fill(("MEN", "MASKED MEN")), Fill(('A "TALL" WOMAN',), optional=True)),
    }
    assert second.fills == {"inc-type": (Fill(("ATTACK",)),)}


@pytest.mark.parametrize(
    ("line", "fill"),
    [
        ('"MAYOR" / "MR.": "R. SOTO" / "SOTO"', Fill(("MAYOR", "MR."), ("R. SOTO", "SOTO"))),
        ('? CIVILIAN / DIPLOMAT: "CLERK"', Fill(("CIVILIAN", "DIPLOMAT"), ("CLERK",), optional=True)),
        ('(INJURY / DEATH): "CLERK"', Fill(("INJURY", "DEATH"), ("CLERK",))),
        ('3 / PLURAL: "ROAD: NORTH / SOUTH"', Fill(("3", "PLURAL"), ("ROAD: NORTH / SOUTH",))),
        ("(- 04 MAY 91) / (03 MAY 91 - 04 MAY 91)", Fill(("- 04 MAY 91", "03 MAY 91 - 04 MAY 91"))),
        ('GUN: "-"', Fill(("GUN",), ("-",))),
        ('-: "CARS"', Fill((), ("CARS",))),
        ('"THE   OLD  BRIDGE"', Fill(("THE OLD BRIDGE",))),
        ('"NEVER CLOSED', Fill(("NEVER CLOSED",))),
        ("SUSPECTED OR ACCUSED", Fill(("SUSPECTED OR ACCUSED",))),
        ("-", Fill(())),
    ],
)
def test_a_fill(line: str, fill: Fill) -> None:
    assert read_fill(line) == fill


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("PERU: LIMA (CITY): RIMAC (DISTRICT)", ("PERU: LIMA (CITY): RIMAC (DISTRICT)",)),
        ("(PERU: LIMA (CITY)) / (PERU)", ("PERU: LIMA (CITY)", "PERU")),
        ("PERU / CHILE", ("PERU", "CHILE")),
        ("PERU: PUNO (CITY / DEPARTMENT)", ("PERU: PUNO (CITY)", "PERU: PUNO (DEPARTMENT)")),
        ("PERU: PUNO (CITY) - JULIACA (CITY)", ("PERU: PUNO (CITY) - JULIACA (CITY)",)),
    ],
)
def test_a_place(line: str, values: tuple[str, ...]) -> None:
    assert read_place(line) == Fill(values)


def test_tabs_and_stray_lines_do_no_harm() -> None:
    text = '0.  MESSAGE: ID\t\tT-1\n1.  MESSAGE: TEMPLATE\t1\n6.  INCIDENT: INSTRUMENT ID\t"ROPE"\n\t\t"SAW"\n"STRAY"\n'
    (template,) = read_templates(text)["T-1"]
    assert template.fills == {"inc-instr-id": (Fill(("ROPE",)), Fill(("SAW",)))}


def test_files_that_hold_nothing_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.write_text("hello\n")
    with pytest.raises(ScoreError, match="holds no template"):
        load_templates(empty)
    with pytest.raises(ScoreError, match="cannot read"):
        load_templates(tmp_path / "absent")


@given(st.text(alphabet=st.sampled_from('"\\/:()?-*; \n\tA0.') | st.characters()))
def test_any_text_reads(text: str) -> None:
    read_fill(text)
    read_place(text)
    read_templates(f"0.  MESSAGE: ID  X\n1.  MESSAGE: TEMPLATE  1\n{text}")


@pytest.mark.parametrize("sign", list('"\\/:()?-* A') + ["(A/"])
def test_long_lines_take_no_more_than_their_length(sign: str) -> None:
    read_fill(sign * 100_000)
    read_place(sign * 100_000)

"""The report for people: golden files, who speaks in every line, and text that must not break the terminal.

`REPORTEDLY_UPDATE_GOLDEN=1 pytest tests/exporting` rewrites the golden files; read the diff before you commit.
"""

from __future__ import annotations

import io
import re

import made_up
import pytest
from golden import check
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from build import claim, hop, make_document, place, target
from reportedly.codebook.statuses import load_statuses
from reportedly.exporting.cards import Report, make_card, make_report
from reportedly.exporting.display import shown
from reportedly.exporting.report import (
    drawn,
    incident_text,
    plain_console,
    print_card,
    print_claims,
    print_incidents,
    print_report,
    report_text,
)
from reportedly.exporting.wording import DID
from reportedly.values.assemble import assemble

ASSEMBLY = made_up.assembly()
REPORT = make_report(ASSEMBLY, document=made_up.DOCUMENT.id)
HEADING = f"{made_up.DOCUMENT.article.title} (The Gazette, 2031-05-09)"


def test_report() -> None:
    check("report.txt", report_text(REPORT, heading=HEADING))


def test_report_with_quotes() -> None:
    check("report_quotes.txt", report_text(REPORT, heading=HEADING, quotes=True))


def test_table_of_incidents() -> None:
    console = plain_console()
    print_incidents(console, ASSEMBLY.incidents)
    check("incidents.txt", drawn(console))


def test_table_of_claims() -> None:
    console = plain_console()
    print_claims(console, made_up.CLAIMS)
    check("claims.txt", drawn(console))


def test_card_of_one_incident_names_the_documents() -> None:
    console = plain_console()
    card = make_card(ASSEMBLY.incidents[0])
    print_card(console, card, quotes=True, documents={made_up.DOCUMENT.id: made_up.DOCUMENT.article.id})
    check("card.txt", drawn(console))


# never in our own voice


def speakers_of(report: Report) -> set[str]:
    return {hop.name for line in report.lines() for hop in line.claim.voice}


def unspoken(report: Report) -> list[str]:
    """The linter: generated sentences that do not begin with somebody who speaks, or whose verb nobody may use."""
    names = speakers_of(report)
    clauses = [clause for card in report.cards for clause in card.headline]
    faults = [c.text for c in clauses if not {c.first, *c.others} <= names or c.did not in DID.values()]
    faults += [c.text for c in clauses if not c.text.startswith(c.first)]
    return faults + [line.text for line in report.lines() if line.chain.split(" \u2190 ")[-1] not in names]


def test_every_generated_sentence_has_a_speaker() -> None:
    assert unspoken(REPORT) == []


def test_every_row_of_a_card_says_who() -> None:
    for card in REPORT.cards:
        for row in card.rows:
            assert all(entry.lines for entry in row.entries), row.label
            assert row.against or any(entry.lines for entry in row.entries), row.label


def test_no_printed_line_is_in_our_own_voice() -> None:
    """Outside headings, each line names a speaker, quotes somebody's words, or gives a reason in brackets."""
    names = speakers_of(REPORT)
    blocks = [block.splitlines() for block in re.split(r"\n\s*\n", report_text(REPORT, width=400))]
    headings = {"Tallies", "Responses", "Threats", "Contradictions", "Said", "Who speaks"}
    for line in (line.strip() for block in blocks for line in block):
        heading = any(line.startswith(word) for word in headings) or line[1:3] == "  "
        clash = any(line == f"{clash.facet} ({clash.reason})" for clash in REPORT.contradictions)
        counts = re.fullmatch(r"\d+ (?:reports?|origins?)", line)
        spoken = any(name in line for name in names) or "\u201c" in line or line.startswith("(")
        assert heading or clash or counts or spoken or not line, line


# any width, any console, any text


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    assert max(map(len, report_text(REPORT, quotes=True, width=width).splitlines())) <= width


def test_article_text_is_never_read_as_markup() -> None:
    document = make_document("[red]Rockets[/red] hit [link=x]Fort Zed[/link] :smile: [/]")
    hit = claim(
        document, "[red]Rockets[/red] hit [link=x]Fort Zed[/link] :smile: [/]", slots=[target("[red]Rockets[/red]")]
    )
    text = report_text(make_report(assemble([hit], [], rules=load_statuses())), quotes=True, width=200)
    assert "[red]Rockets[/red] hit [link=x]Fort Zed[/link] :smile: [/]" in text


def test_a_terminal_gets_frames_and_colours_but_no_control_characters_of_the_text() -> None:
    document = make_document("Rockets\x1b[2J\u202e hit\r Fort Zed")
    hit = claim(document, "Rockets\x1b[2J\u202e hit\r Fort Zed", slots=[place("Fort Zed")])
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, color_system="standard", width=80, legacy_windows=False)
    print_report(console, make_report(assemble([hit], [], rules=load_statuses())), quotes=True)
    text = file.getvalue()
    assert "\x1b[2J" not in text and "\u202e" not in text and "\r" not in text
    assert "\u256d" in text and "Rockets[2J hit Fort Zed" in text


def test_a_narrow_encoding_gets_plainer_signs() -> None:
    raw = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")
    print_report(Console(file=raw, width=80), REPORT, quotes=True)
    raw.flush()
    text = raw.buffer.getvalue().decode("ascii")  # type: ignore[attr-defined]
    assert "The Gazette <- Ahmar agency" in text and '"eight rockets" = 8' in text


def test_shown() -> None:
    assert shown("a\tb\nc\x07 \ud800\u200fd") == "a b c d"
    assert shown("\u0448 \u2190 \u00e9", encoding="latin-1") == "? <- \u00e9"


def test_a_megabyte_is_cut_on_the_screen_only() -> None:
    text = shown("a" * 1_000_000)
    assert len(text) < 2100 and text.endswith("(998,000 more characters)")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80).filter(str.strip))
def test_no_text_breaks_the_report(text: str) -> None:
    document = make_document(text, publisher=text)
    hit = claim(
        document, text, voice=[hop(document, text)], trigger=text, hedge=text, slots=[target(text), place(text)]
    )
    drawn_text = report_text(make_report(assemble([hit], [], rules=load_statuses())), quotes=True)
    assert drawn_text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", drawn_text)


def test_incident_text_is_one_card() -> None:
    assert incident_text(ASSEMBLY.incidents[2]).startswith("c  Air or drone strike\n")


def test_an_empty_assembly_draws_nothing() -> None:
    assert report_text(make_report(assemble([], [], rules=load_statuses()))) == ""

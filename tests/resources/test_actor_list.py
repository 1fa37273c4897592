"""The actor list: its integrity, its names, its days, and a user's own files."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ResourceError
from reportedly.resources.actors import ActorList, build_actors, fold_name, load_actors, name_words

ACTORS = load_actors()

OURS = """
source: "Desk notes: {article}"
rows:
- {id: reed-guard, sort: militia, countries: [LB], names: [Reed Guard, RG], from: 2020-05-01, until: 2021-01-31}
- {id: hamas, sort: armed_group, names: [Hamas], article: our own row}
"""


def meant(text: str, actors: ActorList = ACTORS) -> tuple[str, ...]:
    """The rows of the longest name at the start of a text."""
    words = list(name_words(text))
    _, entries = actors.match([fold_name(word) for word in words], words, 0)
    return tuple(sorted({entry.row for entry in entries}))


def test_there_are_rows_of_every_family_each_with_its_source() -> None:
    assert len(ACTORS.rows) > 1000
    assert sum(row.sort == "state" for row in ACTORS.rows.values()) > 190
    fighters = {"armed_group", "militia", "front", "paramilitary"}
    assert sum(row.sort in fighters for row in ACTORS.rows.values()) > 300
    assert sum(row.ownership is not None for row in ACTORS.rows.values()) > 200
    assert all(row.source for row in ACTORS.rows.values())


def test_every_affiliation_points_at_a_row() -> None:
    links = [link for row in ACTORS.rows.values() for link in row.affiliations]
    assert len(links) > 200
    assert all(link.to in ACTORS.rows for link in links)
    assert all(link.since is None or link.until is None or link.since < link.until for link in links)


def test_no_name_is_shared_by_two_rows_unless_both_say_so() -> None:
    owners: dict[tuple[tuple[str, ...], tuple[str, ...]], set[tuple[str, bool]]] = defaultdict(set)
    for key, entries in ACTORS.names.items():
        for entry in entries:
            owners[key, entry.words if entry.words[0].isupper() else ()].add((entry.row, entry.shared))
    clashes = {
        key: found
        for key, found in owners.items()
        if len({row for row, _ in found}) > 1 and not all(shared for _, shared in found)
    }
    assert clashes == {}


def test_countries_are_codes_and_days_are_in_order() -> None:
    for row in ACTORS.rows.values():
        assert all(len(code) == 2 and code.isupper() for code in row.countries), row.id
        assert row.since is None or row.until is None or row.since < row.until, row.id


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Daesh", "isis"),
        ("IS", "isis"),
        ("U.S.", "state:US"),
        ("US", "state:US"),
        ("Jabhat al Nusra", "nusra-front"),
        ("AL-QAEDA", "al-qaeda"),
        ("Hizbollah", "hezbollah"),
        ("Kataib Hezbollah", "kataib-hezbollah"),
        ("Ansar Allah", "houthis"),
        ("Hashd al-Shaabi", "pmf"),
        ("Lord's Resistance Army", "lra"),
        ("Organization for the Prohibition of Chemical Weapons", "opcw"),
        ("Russian Defense Ministry", "ru-mod"),
        ("Türkiye", "state:TR"),
        ("Médecins sans Frontières", "msf"),
    ],
)
def test_spellings_of_one_name(text: str, row: str) -> None:
    assert meant(text) == (row,)


@pytest.mark.parametrize("text", ["is", "Is", "us", "Us", "who", "islamic state", "amnesty", "dawn"])
def test_a_listed_capital_demands_a_capital(text: str) -> None:
    assert meant(text) == ()


def test_an_ambiguous_name_resolves_to_none_of_its_rows() -> None:
    words = ["Islamic", "Jihad"]
    _, entries = ACTORS.match([fold_name(word) for word in words], words, 0)
    resolved, candidates = ACTORS.resolve(entries, date(2023, 10, 27))
    assert resolved is None
    assert {"pij", "islamic-jihad-lebanon"} <= set(candidates)


def test_a_row_is_not_meant_before_its_time() -> None:
    _, entries = ACTORS.match(["m23"], ["M23"], 0)
    assert ACTORS.resolve(entries, date(2013, 1, 1)) == ("m23", ())
    assert ACTORS.resolve(entries, date(2009, 1, 1)) == (None, ())
    assert ACTORS.resolve(entries, None) == ("m23", ())


def test_affiliations_have_days_and_kinds() -> None:
    tasnim = ACTORS.rows["tasnim"].affiliations
    assert [(link.to, link.kind) for link in tasnim] == [("irgc", "affiliated_with")]
    assert ACTORS.rows["nusra-front"].affiliations[0].until == date(2016, 7, 28)


def test_a_users_file_adds_and_replaces_rows(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(OURS, encoding="utf-8")
    actors = load_actors([file])
    assert meant("Reed Guard", actors) == ("reed-guard",)
    assert actors.rows["reed-guard"].source == "Desk notes: Reed Guard"
    assert actors.rows["hamas"].source == "Desk notes: our own row"
    assert meant("Islamic Resistance Movement", actors) == ()
    assert meant("Reed Guard") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rows: [", "cannot be read as YAML"),
        ("source: x\nrows: [{id: a, sort: army, names: [A]}]", "rows.0.sort"),
        ("source: x\nrows: [{id: a, sort: party, names: [A], colour: red}]", "rows.0.colour"),
        ("source: x\nrows: [{id: a, sort: party}]", "has no name"),
        ("source: x\nrows: [{id: a, sort: party, names: ['--']}]", "holds no word"),
        ("source: x\nrows: [{id: a, sort: party, names: [A], affiliations: [{to: b, kind: part_of}]}]", "no row"),
    ],
)
def test_a_users_mistake_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError, match=said):
        load_actors([file])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="none.yaml"):
        load_actors([tmp_path / "none.yaml"])


def test_an_id_stands_once() -> None:
    row = ACTORS.rows["hamas"]
    with pytest.raises(ResourceError, match="stands twice"):
        build_actors([row, row], ACTORS.words)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=8))
def test_any_words_can_be_looked_up(words: list[str]) -> None:
    length, entries = ACTORS.match([fold_name(word) for word in words], words, 0)
    assert 0 <= length <= len(words)
    assert bool(length) == bool(entries)


def test_loading_takes_less_than_a_quarter_second_of_processor() -> None:
    script = (
        "import time; from reportedly.resources import actors; "
        "start = time.process_time(); actors.load_actors(); print(time.process_time() - start)"
    )
    runs = [float(subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout) for _ in "12"]
    assert min(runs) < 0.25

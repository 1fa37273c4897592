"""The codebook is whole, strict and quick to load."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from reportedly.codebook.book import FILES, FOLDER, NO_INCIDENT, codebook_in, load_codebook
from reportedly.errors import CodebookError
from reportedly.values.claim import Reality
from reportedly.values.facets import DatePrecision, PlacePrecision

TYPES = (
    "air_drone_strike shelling_artillery_missile armed_clash ied_landmine suicide_bomb grenade attack_on_civilians"
    " abduction sexual_violence chemical_weapon territory_change arrest disrupted_weapons_use"
    " looting_property_destruction protest riot agreement other_conflict_event"
).split()
ACTS = (
    "asserts claims_responsibility accuses confirms concedes denies declines_to_confirm assesses threatens warns"
    " demands condemns announces retracts"
).split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the files, to be spoilt."""
    for name in FILES:
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_code_of_the_format_and_of_the_values_is_defined() -> None:
    book = load_codebook()
    assert list(book.events) == TYPES
    assert list(book.acts) == ACTS
    assert list(book.realities) == list(get_args(Reality))
    assert list(book.dates) == list(get_args(DatePrecision))
    assert list(book.places) == list(get_args(PlacePrecision))


def test_every_type_of_the_gold_annotations_is_defined(shared: Path) -> None:
    rules = (shared / "gold" / "incidents" / "FORMAT.md").read_text(encoding="utf-8")
    assert all(code in rules for code in load_codebook().events)


def test_definitions_are_sentences_and_examples_differ() -> None:
    book = load_codebook()
    for entry in (*book.events.values(), *book.acts.values(), *book.realities.values()):
        assert entry.definition.endswith(".")
    sentences = [text for event in book.events.values() for text in event.examples]
    sentences += [one.text for event in book.events.values() for one in event.counterexamples]
    assert len(sentences) == len(set(sentences)) >= 18 * 6
    assert all(text.endswith(".") and text[0].isupper() for text in sentences)


def test_both_ways_of_going_wrong_have_counterexamples() -> None:
    instead = [one.expect for event in load_codebook().events.values() for one in event.counterexamples]
    assert instead.count(NO_INCIDENT) > 18
    assert len(set(instead)) > 8


def test_a_code_that_is_not_there_is_named() -> None:
    assert load_codebook().event("grenade").label == "Grenade attack"
    with pytest.raises(CodebookError, match="'drone' is no event type; the types are air_drone_strike,"):
        load_codebook().event("drone")


def test_the_digest_follows_the_files(folder: Path) -> None:
    before = codebook_in(folder).digest
    assert before == load_codebook().digest
    edit(folder, "acts.yaml", "Takes back", "Takes  back")
    assert codebook_in(folder).digest != before


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("events.yaml", "  label: Grenade", "  lable: Grenade", "events.yaml: grenade: unknown key 'lable'"),
        ("events.yaml", "  label: Grenade attack\n", "", "events.yaml: grenade: the key 'label' is missing"),
        (
            "events.yaml",
            "label: Grenade attack",
            "label: 7",
            r"events.yaml: grenade.label is 7; give a value of type str",
        ),
        ("events.yaml", "expect: none, why: drill", "expect: drill, why: drill", "'drill' is not what"),
        ("events.yaml", "\nriot:", "\nriots:", "'riot(s)?' is"),
        (
            "acts.yaml",
            "standing: [acting]",
            "standing: acting",
            "claims_responsibility.standing is 'acting'; give a list",
        ),
        ("acts.yaml", "stance: denies", "stance: doubts", "stance is 'doubts'; give one of asserts"),
        ("realities.yaml", "live: true", "live: maybe", "actual.live is 'maybe'; give a value of type bool"),
        ("precisions.yaml", "max_days: 7", "max_days: true", "week.max_days is True; give a value of type int"),
        ("precisions.yaml", "\nplaces:", "\nspots:", "precisions.yaml: the key '(places|spots)' is unknown or missing"),
        ("crosswalks.yaml", "\nmuc:", "\nmucs:", "crosswalks.yaml: the key 'mucs?' is unknown or missing"),
        ("crosswalks.yaml", 'codes: "0871"', 'codes: "0872"', "cameo 0872 stands in two rows"),
        ("crosswalks.yaml", 'cameo: "1821"', 'cameo: "1828"', "'1828' is no CAMEO code of crosswalks.yaml"),
        ("crosswalks.yaml", "type: arrest, because: null", "type: arrest, because: verbal", "not both"),
        ("crosswalks.yaml", "mode: unconventional}]", "mode: odd}]", "PLOVER's ASSAULT has no mode 'odd'"),
        ("crosswalks.yaml", "sub_event: Grenade", "sub_event: Suicide bomb", "stands in two types"),
        ("crosswalks.yaml", "ARSON: looting_property_destruction", "ARSON: fire", "'fire' is no type of events.yaml"),
        ("acts.yaml", "asserts:", "asserts: [", "acts.yaml: "),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(folder: Path, name: str, old: str, new: str, message: str) -> None:
    edit(folder, name, old, new)
    with pytest.raises(CodebookError, match=message):
        codebook_in(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "acts.yaml").unlink()
    with pytest.raises(CodebookError, match=r"acts\.yaml"):
        codebook_in(folder)


def test_loading_takes_under_60_milliseconds() -> None:
    timed = (
        "import time; from reportedly.codebook.book import load_codebook; start = time.process_time();"
        " book = load_codebook(); print(time.process_time() - start); assert load_codebook() is book"
    )
    best = min(
        float(subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True).stdout)
        for _ in range(2)
    )
    assert best < 0.06

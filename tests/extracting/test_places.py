"""Places: which words name one, how they stand to it, what they resolve to, and when the reader abstains."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extracting.places import find_places
from reportedly.extracting.tokens import tokenize
from reportedly.reading.segment import read
from reportedly.resources.gazetteer import load_gazetteer
from reportedly.resources.tagger import load_tagger
from reportedly.values.document import Article
from reportedly.values.mention import PlaceMention

BANK: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("places_bank.yaml").read_text(encoding="utf-8"))


def places(text: str, title: str = "") -> tuple[PlaceMention, ...]:
    document = read(Article("x", text, title=title))
    return find_places(document, tokenize(document, load_tagger()), load_gazetteer())


def place(text: str, words: str, title: str = "") -> PlaceMention:
    found = [mention for mention in places(text, title) if mention.words.text == words]
    assert found, f"{words!r} not among {[mention.words.text for mention in places(text, title)]}"
    return found[-1]


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return 111.2 * math.hypot(one[0] - other[0], east)


@pytest.mark.parametrize("case", BANK, ids=[case["words"] for case in BANK])
def test_bank(case: dict[str, Any]) -> None:
    value = place(case["text"], case["words"]).value
    assert value.country == case["country"]
    assert value.unresolved is None
    assert value.latitude is not None and value.longitude is not None and value.row is not None
    assert distance_km((value.latitude, value.longitude), tuple(case["at"])) <= case["km"]
    assert value.precision == case.get("precision", value.precision)


@pytest.mark.parametrize(
    ("text", "words", "phrase", "relation"),
    [
        (
            "They fired from the vicinity of Raqqa, Syria.",
            "Raqqa",
            "from the vicinity of Raqqa",
            "from the vicinity of",
        ),
        ("A mine went off near Raqqa in Syria.", "Raqqa", "near Raqqa", "near"),
        ("It fell 40 km north of Aleppo in Syria.", "Aleppo", "40 km north of Aleppo", "40 km north of"),
        ("Troops camped west of Mosul in Iraq.", "Mosul", "west of Mosul", "west of"),
        ("Clashes close to the town of Azaz, Syria, went on.", "Azaz", "close to the town of Azaz", "close to"),
        ("It fell in Raqqa in Syria.", "Raqqa", "Raqqa", None),
    ],
)
def test_relations_widen_a_place_and_stay_in_the_phrase(
    text: str, words: str, phrase: str, relation: str | None
) -> None:
    found = place(text, words)
    assert (found.phrase.text, found.value.relation) == (phrase, relation)
    assert (found.value.precision == "near") == (relation is not None)
    assert found.locative


def test_a_stated_distance_sets_the_radius() -> None:
    near = place("It fell 40 kilometers north of Aleppo in Syria.", "Aleppo").value.radius_km
    plain = place("It fell in Aleppo in Syria.", "Aleppo").value.radius_km
    assert near is not None and plain is not None
    assert 40 <= near - plain <= 60


def test_a_list_shares_its_preposition() -> None:
    text = "Rockets came from the vicinity of Bu Kamal and al-Mayadeen in Syria."
    second = place(text, "al-Mayadeen")
    assert second.locative
    assert second.value.relation == "from the vicinity of"
    assert second.phrase.text == "from the vicinity of Bu Kamal and al-Mayadeen"
    assert [
        m.locative for m in places("US bases in Syria and Iraq were hit.") if m.words.text in ("Syria", "Iraq")
    ] == [True] * 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shelling hit rural Idlib in Syria.", "rural Idlib"),
        ("Strikes on eastern Aleppo, Syria, resumed.", "eastern Aleppo"),
        ("Two died in Deir Ezzor province in Syria.", "Deir Ezzor province"),
        ("Fighting in northern and western Iraq spread.", "northern and western Iraq"),
        (
            "He was shot at Malaysia's Kuala Lumpur International Airport.",
            "Malaysia's Kuala Lumpur International Airport",
        ),
        ("Two died in eastern Ukraine's Luhansk region.", "eastern Ukraine's Luhansk region"),
        ("The town of Kafr Takharim in Syria was quiet.", "Kafr Takharim"),
        ("A raid on the outskirts of Damascus in Syria.", "outskirts of Damascus"),
    ],
)
def test_words_hold_directions_types_and_owners(text: str, words: str) -> None:
    assert place(text, words).value.unresolved is None


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton arrived. Hilton smiled.",
        "Abraham Lincoln spoke and Lincoln left.",
        "Mr. Kim said that Kim would go.",
        "The Aleppo Media Council met.",
        "In March the Police said so, and Most agreed.",
        "Of the men, Said was the oldest.",
        "The Washington Post reported it.",
        "On Sunday a cleric, Syed Salahuddin, spoke. Salahuddin then went home.",
    ],
)
def test_persons_bodies_and_common_words_are_no_places(text: str) -> None:
    assert [mention.words.text for mention in places(text)] == []


@pytest.mark.parametrize(
    ("text", "words", "locative"),
    [
        ("Iran said it would answer.", "Iran", False),
        ("There was no confirmation by Iraq or the United States.", "United States", False),
        ("Missiles flew from Iran.", "Iran", True),
        ("Forces loyal to Tehran left.", "Tehran", False),
        ("He flew out of the US base on Friday.", "US", False),
        ("Islamic Resistance in Iraq issued a statement.", "Iraq", False),
        ("The raid into Israel began at dawn.", "Israel", True),
    ],
)
def test_countries_may_be_actors(text: str, words: str, locative: bool) -> None:
    assert place(text, words).locative is locative


def test_adjectives_are_places_only_at_a_border() -> None:
    assert [m.words.text for m in places("Iraqi and Turkish officers met.")] == []
    border = place("They died near the Turkish border.", "Turkish border")
    assert (border.value.country, border.value.precision, border.value.latitude) == ("TR", "near", None)


def test_a_container_decides_between_namesakes() -> None:
    assert place("She was born in Alexandria, Va., last year.", "Alexandria").value.country == "US"
    assert place("She was born in Alexandria, Egypt.", "Alexandria").value.country == "EG"
    assert place("A bomb went off in Tripoli, Lebanon.", "Tripoli").value.country == "LB"
    assert place("A bomb went off in Tripoli, Libya.", "Tripoli").value.country == "LY"


def test_context_decides_between_namesakes() -> None:
    syrian = "Syrian troops left Idlib and Aleppo. Two shells fell in Hama. A third hit Ariha in the evening."
    assert place(syrian, "Ariha").value.country == "SY"
    bank = "In the West Bank, Palestinian families in Ramallah and Nablus mourned. Soldiers raided Ariha at night."
    assert [c.country for c in place(bank, "Ariha").value.candidates] or place(bank, "Ariha").value.country == "PS"


def test_an_unknown_village_keeps_the_country_of_its_holder() -> None:
    value = place("Ten died in the village of Zzarqubiya in Syria.", "Zzarqubiya").value
    assert (value.country, value.precision, value.latitude) == ("SY", "unknown", None)
    assert value.unresolved == "not in the gazetteer; country from the place it is said to be in"


def test_an_unknown_quarter_has_the_country_of_the_text() -> None:
    text = "Rebels in Syria's Aleppo withdrew. Shells fell on the Qaddumiyya neighbourhood. Syria denied it."
    value = place(text, "Qaddumiyya neighbourhood").value
    assert (value.country, value.unresolved) == ("SY", "not in the gazetteer; country from context")


def test_namesakes_without_support_stay_unresolved() -> None:
    value = place("A fire broke out in San Isidro on Sunday.", "San Isidro").value
    assert value.unresolved is not None and value.unresolved.startswith("ambiguous between ")
    assert value.latitude is None
    assert 2 <= len(value.candidates) <= 5


def test_lost_apostrophes() -> None:
    assert place("Shells hit Syrias Idlib province on Monday.", "Syrias Idlib province").value.country == "SY"


def test_datelines_and_titles() -> None:
    assert place("ALEPPO, Syria - Shells fell overnight.", "ALEPPO").value.country == "SY"
    assert place("Two died there.", "Homs", title="Car Bomb Kills Two in Homs, Syria").value.country == "SY"


def test_seed_article(seed_article: dict[str, Any]) -> None:
    found = {mention.words.text: mention for mention in places(seed_article["text"])}
    rows = {words: found[words].value.row for words in ("Ain al-Asad airbase", "Ain- al-Assad airbase")}
    assert set(rows.values()) == {"sites:ain-al-asad"}
    assert found["al-Omar oil fields"].value.precision == "near"
    assert found["Bu Kamal"].value.country == found["al-Mayadeen"].value.country == "SY"
    assert not found["Iran"].locative and not found["Washington"].locative
    assert {m.words.text for m in found.values() if m.value.unresolved} == set()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Aleppo",
                "in",
                "the",
                "of",
                "town",
                "al-Omar",
                "oil",
                "fields",
                "Syria",
                ",",
                "and",
                "near",
                "'s",
                ".",
                "North",
            ]
            + [
                "40",
                "km",
                "Turkish",
                "border",
                "\u200f",
                "\ud800",
                "é",
                "İ",
                "Kim",
                "said",
                "-",
                "al",
                "“",
                "village",
                "Zz",
            ]
        ),
        max_size=30,
    )
)
def test_any_text_gives_spans_that_cut_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = places(text)
    for mention in found:
        for words in (mention.words, mention.phrase):
            assert words.span.cut(text) == words.text
        assert mention.phrase.span.covers(mention.words.span)
    assert all(one.words.span.end <= other.words.span.start for one, other in zip(found, found[1:], strict=False))
    assert places(text) == found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    places(text)


@pytest.mark.parametrize(
    "text", ["A" * 300_000, "Aleppo " * 20_000, "al-" * 50_000, "North " * 20_000, "in the " * 30_000]
)
def test_long_texts_cost_linear_time(text: str) -> None:
    document = read(Article("x", text))
    tokens = tokenize(document, load_tagger())
    start = time.perf_counter()
    find_places(document, tokens, load_gazetteer())
    assert time.perf_counter() - start < 5

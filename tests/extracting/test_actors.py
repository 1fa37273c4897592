"""Named and described actors, persons, short mentions, affiliations."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extracting.actors import find_actors
from reportedly.extracting.chunks import find_chunks
from reportedly.extracting.tokens import tokenize
from reportedly.reading.segment import read
from reportedly.resources.actors import load_actors
from reportedly.resources.tagger import load_tagger
from reportedly.values.document import Article
from reportedly.values.mention import ActorMention

DAY = date(2023, 10, 27)


def actors(text: str, published: date | None = DAY) -> tuple[ActorMention, ...]:
    document = read(Article("x", text, published=published))
    tokens = tokenize(document, load_tagger())
    return find_actors(document, tokens, find_chunks(document, tokens), load_actors())


def named(text: str) -> dict[str, ActorMention]:
    return {mention.words.text: mention for mention in actors(text)}


def words(text: str) -> list[str]:
    return [mention.words.text for mention in actors(text)]


def test_listed_names_resolve_to_rows() -> None:
    found = named("Hezbollah and the IDF exchanged fire, Reuters reported, citing the White Helmets.")
    assert {text: mention.value.resolved for text, mention in found.items()} == {
        "Hezbollah": "hezbollah",
        "IDF": "idf",
        "Reuters": "reuters",
        "White Helmets": "white-helmets",
    }


def test_small_words_are_no_names() -> None:
    assert words("It is clear to us who did it.") == []
    assert words("Is it a good time for us?") == []
    assert words("IT IS NOT CLEAR WHO DID IT AND WHY THEY TOLD US.") == []
    assert words("The US said IS fighters fled.") == ["US", "IS fighters"]


def test_a_name_of_several_rows_stays_open_with_candidates() -> None:
    found = named("Islamic Jihad claimed the attack.")["Islamic Jihad"]
    assert found.value.resolved is None
    assert "pij" in found.value.candidates
    assert found.role == "armed_group"


def test_a_row_is_not_meant_before_its_time() -> None:
    text = "The Islamic Resistance in Iraq claimed the attack."
    assert actors(text)[0].value.resolved == "islamic-resistance-iraq"
    early = actors(text, date(2015, 3, 1))[0]
    assert early.value.resolved is None
    assert early.words.text == "Islamic Resistance in Iraq"


@pytest.mark.parametrize(
    ("text", "phrase", "role", "country"),
    [
        ("Iranian proxy militias shelled the base.", "Iranian proxy militias", "armed_group", "IR"),
        ("The raid killed US troops.", "US troops", "military", "US"),
        ("Syrian rebel forces took the hill.", "Syrian rebel forces", "armed_group", "SY"),
        ("Syrian government forces took the hill.", "Syrian government forces", "military", "SY"),
        ("Two masked gunmen opened fire.", "Two masked gunmen", "armed_group", None),
        ("A suicide bomber struck the market.", "suicide bomber", "unnamed", None),
        ("Dozens of villagers fled.", "Dozens of villagers", "unnamed", None),
        ("A spokesman for the coalition said so.", "spokesman for the coalition", "official", None),
        ("Residents of Raqqa said so.", "Residents of Raqqa", "unnamed", None),
        ("Kenya's police chief resigned.", "Kenya's police chief", "official", "KE"),
        ("U.S.-backed forces advanced.", "U.S.-backed forces", "armed_group", None),
        ("Turkish state media reported a blast.", "Turkish state media", "outlet", "TR"),
        ("Moderate and Islamist rebel factions met.", "Moderate and Islamist rebel factions", "armed_group", None),
    ],
)
def test_described_actors(text: str, phrase: str, role: str, country: str | None) -> None:
    found = named(text)[phrase]
    assert (found.role, found.value.country, found.value.resolved) == (role, country, None)


def test_a_groups_name_with_a_noun_that_means_the_same_is_the_group() -> None:
    assert named("The Islamic State group claimed it.")["Islamic State group"].value.resolved == "isis"
    assert named("Taliban militants fled.")["Taliban militants"].value.resolved == "taliban"
    assert named("A Taliban commander fled.")["Taliban commander"].value.resolved is None


def test_what_modifies_an_act_is_the_actor() -> None:
    assert words("Israeli strikes hit the depot.") == ["Israeli"]
    assert words("Rebel shelling hit the depot.") == ["Rebel"]
    assert words("Russian and Syrian planes bombed it.") == ["Russian", "Syrian"]


def test_a_state_is_an_actor_where_it_acts_and_a_place_where_things_happen() -> None:
    assert words("Iran denied it.") == ["Iran"]
    assert words("A bomb went off in Iran and Iraq.") == []
    assert words("They left the Syrian city and the Turkish border.") == []
    assert words("There was no confirmation by Iraq or the United States.") == ["Iraq", "United States"]


def test_a_capital_speaks_for_its_government() -> None:
    assert named("Moscow said it knew nothing.")["Moscow"].value.resolved == "state:RU"
    assert words("A bomb went off in Moscow.") == []
    assert words("The road to Damascus was cut.") == []


def test_persons_and_their_short_names() -> None:
    found = actors("US Secretary of State Ann Reed arrived. Later Reed said the talks failed.")
    assert [(m.words.text, m.role, m.alias_of and m.alias_of.text) for m in found] == [
        ("US Secretary of State Ann Reed", "official", None),
        ("Reed", "official", "US Secretary of State Ann Reed"),
    ]


def test_persons_without_a_title() -> None:
    assert words("“We saw smoke,” said Karo Velim.") == ["Karo Velim"]
    assert words("Police detained Karo Velim, a 34-year-old.") == ["Police", "Karo Velim"]
    assert words("They drove through Karo Velim.") == []


def test_an_office_beside_a_name_gives_its_role() -> None:
    found = named("The city's governor, Karo Velim, said two had died.")
    assert found["Karo Velim"].role == "official"


def test_two_bearers_of_a_surname_are_told_apart_or_left_open() -> None:
    found = actors("President Ann Reed met General Tom Reed. Reed said the talks failed.")
    assert found[-1].words.text == "Reed"
    assert found[-1].alias_of is None


def test_short_mentions_of_organisations() -> None:
    found = named("The Syrian Observatory for Human Rights said six died. The Observatory said more were hurt.")
    assert found["Observatory"].value.resolved == "sohr"
    assert found["Observatory"].alias_of is not None
    found = named("Al-Shabaab fled. Hamas claimed the raid. The group said six had died.")
    assert found["group"].value.resolved == "hamas"
    found = named("Hezbollah accused Hamas. The group said six had died.")
    assert found["group"].value.resolved is None


def test_declared_affiliations() -> None:
    found = named("Tasnim news agency affiliated with the IRGC reported two strikes.")
    affiliation = found["Tasnim news agency"].affiliation
    assert affiliation is not None
    assert affiliation.text == "affiliated with the IRGC"
    found = named("The Reed Front, a branch of Hezbollah, claimed it. Iran-backed fighters fled.")
    backed = found["Iran-backed fighters"].affiliation
    assert backed is not None
    assert backed.text == "Iran-backed"


def test_swapped_flags_change_nothing() -> None:
    text = "{0} warplanes struck. {0} officials said {0} forces had hit militants backed by {1}. {1} denied it."

    def shape(one: str, other: str) -> list[tuple[str, str]]:
        return [(m.role, m.value.sort or "") for m in actors(text.format(one, other))]

    assert shape("Russian", "Ukraine") == shape("Ukrainian", "Russia") == shape("Israeli", "Iran")


def test_the_first_article(seed_article: dict[str, Any]) -> None:
    found = named(seed_article["text"])
    assert found["Islamic Resistance in Iraq"].value.resolved == "islamic-resistance-iraq"
    assert found["Islamic Jihad"].value.resolved is None
    assert found["Islamic Jihad"].affiliation is not None
    assert found["Iranian proxy militias"].role == "armed_group"
    assert found["Tasnim news agency"].value.resolved == "tasnim"
    assert found["Austin"].alias_of == found["US Secretary of Defense Lloyd Austin"].words
    assert found["Hossein Amir-Abdollahian"].role == "person"
    assert found["Tehran"].value.resolved == found["Iran"].value.resolved == "state:IR"


PIECES = (
    "the US IS army of said Islamic State group , ( ) ' - Iran 's rebel forces loyal to Mr Ann Reed 2016 and".split()
)


@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)),
)
@settings(max_examples=300)
def test_mentions_cut_their_own_text_and_never_overlap(text: str) -> None:
    found = actors(text)
    end = 0
    for mention in found:
        assert text[mention.words.span.start : mention.words.span.end] == mention.words.text
        assert mention.words.span.start >= end
        end = mention.words.span.end
        assert mention.value.claimed_as == mention.words.text
        for other in (mention.affiliation, mention.alias_of):
            assert other is None or text[other.span.start : other.span.end] == other.text


@pytest.mark.parametrize(
    "piece", ["the group ", "Mr ", "Iran and ", "dozens of ", "rebel army ", "loyal to Iran ", "IS-"]
)
def test_the_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(copies: int) -> float:
        document = read(Article("x", piece * copies))
        tokens = tokenize(document, load_tagger())
        start = time.process_time()
        find_actors(document, tokens, (), load_actors())
        return time.process_time() - start

    load_actors()
    assert seconds(8000) < 12 * max(seconds(2000), 0.01)


def test_a_name_inside_a_declared_affiliation_is_no_second_mention() -> None:
    assert words("REBEL lOYAL TO IS") == ["REBEL lOYAL TO IS"]

"""Which words tell of an event, of what type, with which parties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extracting.parsing import Case, count, parse, reading, weapon
from reportedly.codebook.triggers import load_triggers
from reportedly.extracting.events import find_events


def told(case: Case) -> list[tuple[str, str]]:
    return [(event.trigger.text, event.type) for event in case.events]


def hit(case: Case, trigger: str) -> list[str | None]:
    """What the phrases of an event name as struck: patients, then the "on" and "at" phrases."""
    event = case.event(trigger)
    struck = [*event.patients, *(c for p, c in event.oblique if p in ("on", "at", "against"))]
    return [case.phrase(chunk) for chunk in struck]


ONE_EVENT = [
    # text, trigger, type, agent
    ("Rebels shelled the town.", "shelled", "shelling_artillery_missile", "Rebels"),
    ("The town was shelled by rebels.", "shelled", "shelling_artillery_missile", "rebels"),
    ("The army retook the town from rebels.", "retook", "territory_change", "The army"),
    ("The army seized the village.", "seized", "territory_change", "The army"),
    ("Gunmen seized three teachers.", "seized", "abduction", "Gunmen"),
    ("Police arrested six men.", "arrested", "arrest", "Police"),
    ("Gunmen kidnapped an aid worker.", "kidnapped", "abduction", "Gunmen"),
    ("Gunmen took six teachers hostage.", "took six teachers hostage", "abduction", "Gunmen"),
    ("A man blew himself up at a checkpoint.", "blew himself up", "suicide_bomb", "A man"),
    ("Rebels set a mosque on fire.", "set a mosque on fire", "looting_property_destruction", "Rebels"),
    ("Gunmen opened fire on a bus.", "opened fire", "attack_on_civilians", "Gunmen"),
    ("Two men were shot dead by police.", "shot dead", "attack_on_civilians", "police"),
    ("Rebels and troops clashed near the border.", "clashed", "armed_clash", "troops"),
    ("The army carried out an airstrike on a depot.", "airstrike", "air_drone_strike", "The army"),
    ("Militants launched two attacks on a base.", "attacks", "armed_clash", "Militants"),
    ("An assault was mounted by rebels on the port.", "assault", "armed_clash", "rebels"),
    ("An attack by gunmen on a mosque shocked the town.", "attack", "attack_on_civilians", "gunmen"),
    ("The bombardment hit the town.", "bombardment", "shelling_artillery_missile", None),
    ("Strikes targeting two depots began.", "Strikes", "air_drone_strike", None),
    ("Dozens of attacks hit the town.", "attacks", "attack_on_civilians", None),
    ("The army foiled an attack on a bank.", "attack", "disrupted_weapons_use", "The army"),
    ("Rebels signed a ceasefire.", "ceasefire", "agreement", "Rebels"),
]


@pytest.mark.parametrize(("text", "trigger", "code", "agent"), ONE_EVENT, ids=[text for text, *_ in ONE_EVENT])
def test_one_event_with_its_type_and_agent(text: str, trigger: str, code: str, agent: str | None) -> None:
    case = reading(text)
    assert told(case) == [(trigger, code)]
    assert case.phrase(case.events[0].agent) == agent


WITH_WEAPONS = [
    ("Rebels launched six missiles at the port.", [("missiles", "missile")], "shelling_artillery_missile"),
    ("Rockets were fired at the base.", [("Rockets", "rocket")], "shelling_artillery_missile"),
    ("Jets dropped two bombs on the camp.", [("Jets", "aircraft"), ("bombs", "bomb")], "air_drone_strike"),
    ("A drone fired missiles at a car.", [("drone", "drone"), ("missiles", "missile")], "air_drone_strike"),
    ("Rebels attacked the base with drones.", [("drones", "drone")], "air_drone_strike"),
    ("Rebels hit the base with chlorine shells.", [("chlorine shells", "chemical")], "chemical_weapon"),
    ("A bomb exploded in a market.", [("bomb", "bomb")], "ied_landmine"),
    ("A bomb from a jet exploded in a market.", [("bomb", "bomb"), ("jet", "aircraft")], "air_drone_strike"),
    ("An explosion by a suicide bomber hit a bank.", [("suicide bomber", "suicide")], "suicide_bomb"),
    ("Rebels carried out an attack with mortars on a town.", [("mortars", "mortar")], "shelling_artillery_missile"),
    ("Troops destroyed a rocket.", [("rocket", "rocket")], "disrupted_weapons_use"),
    ("Troops shot down a drone.", [("drone", "drone")], "disrupted_weapons_use"),
]


@pytest.mark.parametrize(("text", "weapons", "code"), WITH_WEAPONS, ids=[text for text, *_ in WITH_WEAPONS])
def test_the_means_decide_the_type(text: str, weapons: list[tuple[str, str]], code: str) -> None:
    case = reading(text, *(weapon(words, sort) for words, sort in weapons))
    assert [event.type for event in case.events] == [code]


def test_a_weapon_in_what_was_hit_is_no_means() -> None:
    case = reading("The army attacked a missile depot.", weapon("missile", "missile"))
    assert case.event("attacked").type != "shelling_artillery_missile"


def test_a_launched_weapon_is_told_with_its_verb_and_hits_what_stands_after_at() -> None:
    case = reading("Rebels launched six missiles at the port.", weapon("missiles", "missile"))
    assert hit(case, "launched six missiles") == ["the port"]
    assert case.phrase(case.event("launched six missiles").agent) == "Rebels"


def test_what_was_fired_is_what_hits() -> None:
    case = reading("A missile fired from the hills hit the town.", weapon("missile", "missile"))
    assert len(case.events) == 1
    assert hit(case, case.events[0].trigger.text) == ["the town"]


def test_the_armed_as_targets_make_a_clash_of_an_attack() -> None:
    assert reading("Rebels attacked an army post.").events[0].type == "armed_clash"
    assert reading("Rebels attacked a wedding.").events[0].type == "attack_on_civilians"


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Rebels shelled the town.", ["the town"]),
        ("The town was shelled.", ["The town"]),
        ("An attack by gunmen on a mosque shocked many.", ["a mosque"]),
        ("The attack launched hours earlier at two depots killed a guard.", ["two depots"]),
        ("Rebels mounted an assault against the port.", ["the port"]),
    ],
)
def test_what_was_hit(text: str, struck: list[str]) -> None:
    case = reading(text)
    assert hit(case, case.events[0].trigger.text) == struck


def test_an_effect_beside_a_told_attack_is_no_event() -> None:
    assert told(reading("Rebels attacked a base, killing six soldiers.")) == [("attacked", "armed_clash")]
    assert told(reading("Gunmen killed six people.")) == [("killed", "attack_on_civilians")]


@pytest.mark.parametrize(
    "text",
    [
        "He suffered a heart attack.",
        "Teachers went on strike.",
        "The law came under fire from critics.",
        "Lightning struck by the road was struck by the rain.",
        "The attack site was quiet.",
        "The town was quiet.",
        "",
    ],
)
def test_no_event_is_told(text: str) -> None:
    assert [event for event in reading(text).events if event.trigger.text != "struck"] == []


def test_figures_plurals_and_wholes() -> None:
    two = reading("Two fresh attacks shook the town.", count("Two fresh attacks", "Two", 2, "incidents")).events[0]
    assert (two.plural, two.campaign, two.figure and two.figure.low) == (True, False, 2)
    series = reading("A series of attacks began in May.").events[0]
    assert (series.plural, series.campaign) == (True, True)
    one = reading("An attack shook the town.").events[0]
    assert (one.plural, one.definite) == (False, False)
    assert reading("These strikes shook the town.").events[0].definite


def test_a_casualty_figure_counts_no_events() -> None:
    case = reading("Two attacks killed six.", count("killed six", "six", 6, "killed"))
    assert case.events[0].figure is None


def test_a_hedge_stays_with_its_event() -> None:
    hedge = reading("Rebels reportedly shelled the town.").events[0].hedge
    assert hedge is not None and hedge.text == "reportedly"
    assert reading("The alleged attack shook the town.").events[0].hedge is not None
    assert reading("Rebels shelled the town.").events[0].hedge is None


def test_events_come_in_the_order_of_the_text() -> None:
    case = reading("Rebels shelled the town. The army bombed a camp. Gunmen kidnapped a priest.")
    assert [event.trigger.text for event in case.events] == ["shelled", "bombed", "kidnapped"]
    assert [event.sentence for event in case.events] == [0, 1, 2]


SOME = "the two rebels attack attacks attacked shot dead set on fire of by a series dozens bomb hit was not if , . ' 5"
PIECES = st.sampled_from(SOME.split())


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
def test_event_mentions_cut_their_own_text(text: str) -> None:
    grammar = parse(text)
    for event in find_events(grammar, load_triggers(), weapons=(), counts=()):
        assert event.trigger.span.cut(grammar.document.text) == event.trigger.text
        assert event.clause.overlaps(event.trigger.span)
        assert grammar.sentences[event.sentence].start <= event.head < grammar.sentences[event.sentence].stop
        chunks = [event.agent, *event.patients, *(chunk for _, chunk in event.oblique)]
        assert all(chunk is None or 0 <= chunk < len(grammar.chunks) for chunk in chunks)

"""Comparators: each says how much it speaks for one event, and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extracting.parsing import Case, Named, actor, count, place, reading, weapon, when
from reportedly.linking.compare import NEAR_KM, Point, Traits, compare, distance_km
from reportedly.values.facets import Place

MONDAY, SUNDAY = date(2024, 5, 6), date(2024, 5, 5)
DEGREES = {"Alta": (60.0, 10.0), "Berg": (61.0, 12.0), "Camo": (60.05, 10.05)}


def points(case: Case) -> list[Point]:
    """What the comparators say about the two event claims of a text."""
    one, other = case.of("event")
    return compare(Traits(one), Traits(other))


def town(name: str, nth: int = 0, *, mapped: bool = True, country: str = "NO") -> Named:
    return place(name, country, nth=nth, at_degrees=DEGREES[name] if mapped else None)


def why(case: Case, start: str) -> list[str]:
    return [point.why for point in points(case) if point.why.startswith(start)]


def test_overlapping_days_speak_for_one_event() -> None:
    text = "Rebels shelled a port on Monday. Troops bombed a camp early in May."
    case = reading(text, when("on Monday", MONDAY), when("early in May", date(2024, 5, 1), date(2024, 5, 10)))
    assert why(case, "days") == ["days overlap"]


def test_other_days_bar_one_event_and_are_named() -> None:
    text = "Rebels shelled a port on Monday. Troops bombed a camp on Sunday."
    (point,) = [p for p in points(reading(text, when("on Monday", MONDAY), when("on Sunday", SUNDAY))) if p.bars]
    assert point.why == "days differ: on Monday / on Sunday"
    assert point.weight < 0


def test_a_day_that_one_does_not_tell_says_nothing() -> None:
    case = reading("Rebels shelled a port on Monday. Troops bombed a camp.", when("on Monday", MONDAY))
    assert why(case, "days") == []


def test_one_place() -> None:
    case = reading("Rebels shelled Alta. Gunmen bombed Alta.", town("Alta"), town("Alta", 1))
    assert why(case, "one place") == ["one place"]


def test_far_places_bar_one_event_and_near_ones_do_not() -> None:
    far = reading("Rebels shelled Alta. Gunmen bombed Berg.", town("Alta"), town("Berg"))
    near = reading("Rebels shelled Alta. Gunmen bombed Camo.", town("Alta"), town("Camo"))
    assert [point.bars for point in points(far) if "km apart" in point.why] == [True]
    assert [point.bars for point in points(near) if "km apart" in point.why] == [False]


def test_other_countries_bar_one_event() -> None:
    case = reading(
        "Rebels shelled Alta. Gunmen bombed Berg.",
        town("Alta", mapped=False),
        town("Berg", mapped=False, country="SE"),
    )
    assert [point.why for point in points(case) if point.bars] == ["other countries"]


def test_parties_in_common_and_others() -> None:
    case = reading(
        "Rebels shelled a port. Rebels bombed a camp.",
        actor("Rebels", "groups:rebels"),
        actor("Rebels", "groups:rebels", nth=1),
    )
    assert why(case, "perpetrator in common")
    assert why(case, "other target") == ["other target: port / camp"]


def test_figures_in_common_and_others() -> None:
    text = "Rebels shelled a port, killing six. Gunmen bombed a camp, killing {}."
    same = count("killing six", "six", 6, "killed"), count("killing six", "six", 6, "killed", nth=1)
    assert why(reading(text.format("six"), *same), "killed") == ["killed in common"]
    other = count("killing six", "six", 6, "killed"), count("killing nine", "nine", 9, "killed")
    assert why(reading(text.format("nine"), *other), "other killed") == ["other killed figures"]


def test_words_and_weapons_in_common() -> None:
    text = "Rebels bombed a port with drones. Gunmen bombed a camp with drones."
    case = reading(text, weapon("drones", "drone"), weapon("drones", "drone", nth=1))
    assert why(case, "told in the same word") == ["told in the same word: bombed"]
    assert why(case, "weapon in common") == ["weapon in common: drone"]


def test_an_origin_is_no_place_of_the_event() -> None:
    text = "Rebels fired rockets from Alta at a port. Gunmen fired rockets from Berg at a port."
    case = reading(
        text,
        weapon("rockets", "rocket"),
        weapon("rockets", "rocket", nth=1),
        place("Alta", phrase="from Alta", at_degrees=DEGREES["Alta"]),
        place("Berg", phrase="from Berg", at_degrees=DEGREES["Berg"]),
    )
    assert not any(point.bars for point in points(case))


def spot(latitude: float | None, longitude: float | None, radius: float | None = None) -> Place:
    return Place("x", None, "town", latitude=latitude, longitude=longitude, radius_km=radius)


def test_distances() -> None:
    assert distance_km(spot(0, 0), spot(0, 1)) == pytest.approx(111.19, abs=0.01)
    assert distance_km(spot(0, 0, 60), spot(0, 1, 60)) == 0
    assert distance_km(spot(0, 179.5), spot(0, -179.5)) == pytest.approx(111.19, abs=0.01)
    assert distance_km(spot(90, 0), spot(-90, 0)) == pytest.approx(20015, abs=1)
    assert distance_km(spot(None, None), spot(0, 0)) is None
    assert NEAR_KM > 0


DEGREE = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(DEGREE, DEGREE)
def test_distance_is_symmetric_and_never_negative(one: tuple[float, float], other: tuple[float, float]) -> None:
    there, back = distance_km(spot(*one), spot(*other)), distance_km(spot(*other), spot(*one))
    assert there is not None and there >= 0
    assert there == pytest.approx(back)


def test_comparing_is_symmetric_in_weight() -> None:
    case = reading(
        "Rebels shelled Alta, killing six. Gunmen bombed Berg, killing nine.",
        town("Alta"),
        town("Berg"),
        count("killing six", "six", 6, "killed"),
        count("killing nine", "nine", 9, "killed"),
    )
    one, other = case.of("event")
    there, back = compare(Traits(one), Traits(other)), compare(Traits(other), Traits(one))
    assert [(p.weight, p.bars) for p in there] == [(p.weight, p.bars) for p in back]

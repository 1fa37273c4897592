"""The accuracy page: counts and field names, no words of an article."""

from __future__ import annotations

from reportedly.scoring.accuracy import accuracy_page, faults, source_kind
from reportedly.scoring.gate import Measured
from reportedly.scoring.incidents import score_incidents

RAID = {"key": "a", "type": "air_drone_strike", "trigger": "raided Quillby", "targets": ["the Quillby depot", "a car"]}
GOLD = {"x": {"relevant": True, "incidents": [RAID]}, "y": {"relevant": False}}
PRED = {"x": {"relevant": True, "incidents": [{**RAID, "targets": ["a lorry"]}]}, "y": {"relevant": False}}
ARTICLES = {"x": {"origin": "FA-KES unit_id 1"}, "y": {"origin": "M2E2 VOA_EN_1 (dev)"}}


def page() -> str:
    measured = Measured(score_incidents(PRED, GOLD, bootstrap=20), {"z": "KeyError: 'Quillby'"}, "ab" * 32)
    return accuracy_page(measured, ARTICLES, command="make docs", reader="rules 7")


def test_the_page_says_where_it_comes_from() -> None:
    text = page()
    assert "make docs" in text
    assert "abababababababab" in text
    assert "rules 7" in text
    assert "crashed on 1 articles" in text
    assert "| FA-KES (1) | VOA (1) |" in text


def test_the_page_holds_no_words_of_an_article() -> None:
    assert "Quillby" not in page()
    assert "lorry" not in page()


def test_the_page_is_the_same_every_time() -> None:
    assert page() == page()


def test_the_largest_error_comes_first() -> None:
    found = faults(score_incidents(PRED, GOLD).articles)
    assert (found[0].article, found[0].field, found[0].missed, found[0].surplus) == ("x", "target", 2, 1)
    assert found[0].types == ("air_drone_strike",)
    assert found == sorted(found, key=lambda fault: -fault.size)


def test_kinds_of_source() -> None:
    assert [source_kind({"origin": o}) for o in ("re3d UK Government", "WikiEvents train", None, "Other x")] == [
        "re3d",
        "WikiEvents",
        "unknown",
        "Other",
    ]

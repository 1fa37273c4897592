"""The annotation format: keys, exact words, spans that cut them, safe file names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import made_up
import pytest
from golden import check
from hypothesis import given
from hypothesis import strategies as st

from build import claim, hop, killed, make_document, perpetrator, same
from reportedly.codebook.book import load_codebook
from reportedly.codebook.statuses import load_statuses
from reportedly.exporting.annotation import annotation
from reportedly.exporting.folder import file_stem, write_annotation
from reportedly.exporting.json_text import json_text
from reportedly.values.assemble import assemble

RULES = load_statuses()
MADE = annotation(made_up.DOCUMENT, made_up.assembly())


def test_annotation() -> None:
    check("annotation.json", json_text(MADE))


def placed(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every quoted text with the place that stands beside it."""
    if isinstance(value, list):
        for item in value:
            yield from placed(item)
    elif isinstance(value, dict):
        if "span" in value and "text" in value:
            yield value["text"], value
        for name, item in value.items():
            at = value.get(f"{name}_at")
            if at:
                yield from zip(item, at, strict=True) if isinstance(item, list) else [(item, at)]
            yield from placed(item)


def test_every_span_cuts_its_words_out_of_its_field() -> None:
    article = made_up.DOCUMENT.article
    fields = {"title": article.title, "text": article.text}
    found = list(placed(MADE))
    assert len(found) > 40
    for text, at in found:
        assert fields[at["field"]][slice(*at["span"])] == text


def test_of_words_that_reach_from_the_title_into_the_text_the_text_is_quoted() -> None:
    document = make_document("Ada said rockets hit Fort Zed.", title="Rockets hit Zed")
    across = claim(document, "Zed\n\nAda said rockets hit Fort Zed")
    (report,) = annotation(document, assemble([across], [], rules=RULES))["incidents"][0]["reports"]
    assert (report["field"], report["text"], report["span"]) == ("text", "Ada said rockets hit Fort Zed", [0, 29])


def test_keys_are_those_of_the_format(shared: Path) -> None:
    gold = json.loads(next(iter(sorted((shared / "gold/incidents/gold").glob("*.json")))).read_text(encoding="utf-8"))
    assert set(gold) <= set(MADE)
    for incident in MADE["incidents"]:
        assert set(gold["incidents"][0]) - {"optional", "status_alt", "type_alt", "date_inferred", "note"} <= set(
            incident
        )


def test_incidents_of_the_made_up_article() -> None:
    first, second, third = MADE["incidents"]
    assert [item["status"] for item in MADE["incidents"]] == ["unconfirmed", "unconfirmed", "claimed"]
    assert first["places"][0]["role"] == "origin" and first["places"][1]["role"] == "location"
    assert first["weapon_count"] == {"low": 8, "high": 8}
    assert [(item["low"], item["source"]) for item in first["killed"]] == [
        (3, ["Ahmar agency"]),
        (5, ["A hospital in Dovan"]),
    ]
    assert {tuple(item["sources"]) for item in second["reports"]} >= {
        ("Ahmar later", "Blue Front"),
        ("Harbour Resistance",),
    }
    assert first["in_response_to"] == ["c", "the siege of Wyeland"]
    assert third["perpetrators"] == ["Ruritanian jets"], "a state and its jets are one entry"
    assert MADE["tallies"][0]["count"] == {"low": None, "high": 30}
    assert MADE["tallies"][0]["since"] == "2031-04-07"
    assert [item["kind"] for item in MADE["speech_acts"]] == ["denial", "threat"]
    assert [item["about"] for item in MADE["contradictions"]] == ["killed", "reason", "since"]


def test_stances_agree_with_the_acts_of_the_codebook() -> None:
    kept = {code: act.stance for code, act in load_codebook().acts.items() if act.stance is not None}
    document = make_document("Ruritania spoke of rockets on Fort Zed.")
    for act, stance in kept.items():
        voice = [hop(document, "Ruritania", role="state")]
        said = claim(document, "Ruritania spoke of rockets on Fort Zed", act=act, voice=voice)
        (incident,) = annotation(document, assemble([said], [], rules=RULES))["incidents"]
        assert [report["stance"] for report in incident["reports"]] == [stance], act


def test_an_article_about_nothing_is_not_relevant() -> None:
    found = annotation(make_document("A cat sat."), assemble([], [], rules=RULES))
    assert found["relevant"] is False and found["incidents"] == []


def test_same_as_names_only_known_articles() -> None:
    documents = [make_document("Rockets hit Fort Zed.", publisher=name, article_id=name) for name in ("one", "two")]
    claims = [claim(document, "Rockets hit Fort Zed") for document in documents]
    assembly = assemble(claims, [same(*claims)], rules=RULES)
    articles = {documents[1].id: "two"}
    assert annotation(documents[0], assembly, articles=articles)["incidents"][0]["same_as"] == ["two#a"]
    assert annotation(documents[0], assembly)["incidents"][0]["same_as"] == []


def test_an_actor_is_named_once_the_best_name_first() -> None:
    document = make_document("Gunmen of the Blue Front, the BF, and Graustark's Blue Front shot four people.")
    names = ["Gunmen", "Blue Front", "Graustark's Blue Front"]
    shots = claim(document, document.text[:-1], slots=[*map(perpetrator, names), killed("four people", 4)])
    (incident,) = annotation(document, assemble([shots], [], rules=RULES))["incidents"]
    assert incident["perpetrators"][0] == "Blue Front"
    assert len(incident["perpetrators"]) == 2


@pytest.mark.parametrize(
    "article_id", ["../../etc/passwd", "/tmp/x", "..", ".", "", "a/b", "C:\\x", "\ud800", "x" * 5000, "é"]
)
def test_no_id_leads_outside_the_folder(article_id: str, tmp_path: Path) -> None:
    path = write_annotation({"id": article_id}, tmp_path)
    assert path.parent == tmp_path and path.is_file() and list(tmp_path.iterdir()) == [path]


def test_harmless_ids_are_kept_and_others_stay_apart() -> None:
    assert file_stem("a01-hass_x.y") == "a01-hass_x.y"
    assert len({file_stem(name) for name in ("a/b", "a_b", "a:b", "../a_b")}) == 4


@given(st.text(max_size=300))
def test_any_id_gives_a_plain_file_name(article_id: str) -> None:
    stem = file_stem(article_id)
    assert stem.isascii() and 0 < len(stem) < 160 and "/" not in stem and not stem.startswith(".")

"""The status rules hold together, and say nothing about any side."""

from __future__ import annotations

import pytest
import yaml

from reportedly.codebook.book import load_codebook
from reportedly.codebook.policies import load_policies
from reportedly.codebook.statuses import FILE, StatusRules, build_status_rules, load_statuses
from reportedly.errors import CodebookError

RULES = load_statuses()


@pytest.mark.parametrize("act", sorted(load_codebook().acts))
@pytest.mark.parametrize("standing", ["publisher", "acting", "other"])
@pytest.mark.parametrize("kind", ["event", "statement"])
def test_a_rule_fits_every_claim(act: str, standing: str, kind: str) -> None:
    for reality in load_codebook().realities:
        assert any(rule.fits(act=act, standing=standing, reality=reality, kind=kind) for rule in RULES.stances)


def test_every_stance_has_a_step_of_the_ladder_and_a_name_in_the_annotation_format() -> None:
    stances = {rule.stance for rule in RULES.stances} - {None}
    needed = {stance for rule in RULES.ladder for stance in rule.needs} - {"positive", "rival"}
    assert stances == needed == set(RULES.annotated_stances)


def test_the_whole_knows_every_status_of_happened() -> None:
    statuses = {rule.status for rule in RULES.ladder} - {"accused"}
    assert statuses == set(RULES.order)
    assert RULES.accused_elsewhere in RULES.order and set(RULES.from_perpetrator.values()) <= set(RULES.order)


def test_codes_are_those_of_the_codebook() -> None:
    book = load_codebook()
    acts = {act for rule in RULES.stances for act in rule.acts} | set(RULES.annotated_acts)
    assert acts - {"*"} <= set(book.acts)
    assert RULES.live == {code for code, level in book.realities.items() if level.live}
    assert set(RULES.weak_types) <= set(book.events)


def test_every_rule_gives_its_reason() -> None:
    assert all(rule.why for rule in RULES.stances)
    assert all(policy.definition and policy.after for policy in load_policies().values())


def test_missing_parts_are_named() -> None:
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    del data["scope"]
    with pytest.raises(CodebookError, match="scope"):
        build_status_rules(data)


def test_rules_read_the_same_twice() -> None:
    again: StatusRules = build_status_rules(yaml.safe_load(FILE.read_text(encoding="utf-8")))
    assert again == RULES

"""The number tables load whole, and a policy takes one number only where it says how."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.codebook.numbers import FILE, apply_policy, load_numbers
from reportedly.errors import CodebookError

NUMBERS = load_numbers()


@pytest.mark.parametrize(
    ("policy", "words", "low", "high", "number"),
    [
        ("ours", "dozens of people", None, None, 24),
        ("ours", "scores", None, None, 40),
        ("ours", "tens of thousands", None, None, 20000),
        ("ours", "several", None, None, None),
        ("acled", "Dozens", None, None, 12),
        ("acled", "tens", None, None, 10),
        ("acled", "hundreds", None, None, 100),
        ("acled", "hundreds of thousands", None, None, 100000),
        ("ucdp", "dozens", None, None, None),
        ("acled", "between 10 and 15", 10, 15, 10),
        ("ours", "at least 12", 12, None, 12),
        ("ours", "up to 20", None, 20, None),
        ("ours", "a crowd", None, None, None),
    ],
)
def test_apply_policy(policy: str, words: str, low: int | None, high: int | None, number: int | None) -> None:
    assert apply_policy(words, low, high, policy=NUMBERS.policy(policy)) == number


def test_every_policy_says_where_it_is_from_and_reads_known_words() -> None:
    for policy in NUMBERS.policies.values():
        assert policy.source
        assert set(policy.words) <= set(NUMBERS.indefinite)


def test_an_unknown_policy_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(CodebookError, match="'best'.*ours, acled, ucdp"):
        NUMBERS.policy("best")


def test_modifiers_and_facets_are_the_values_own() -> None:
    assert set(NUMBERS.modifiers) == {"at_least", "more_than", "nearly", "up_to", "less_than", "about"}
    assert set(NUMBERS.cues) == {"killed", "wounded", "killed_or_wounded", "missing", "captured"}


def test_a_broken_file_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "numbers.yaml"
    broken.write_text(FILE.read_text(encoding="utf-8").replace("cardinals:", "kardinals:"), encoding="utf-8")
    with pytest.raises(CodebookError, match="kardinals"):
        load_numbers(broken)

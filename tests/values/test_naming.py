"""Names written alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.values.naming import alike_word, fullest, has_run, name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The U.S. Army's", ("us", "army")),
        ("al-Omar oil-field", ("al", "omar", "oil", "field")),
        ("Jos\u00e9 P\u00e9rez", ("jose", "perez")),
        ("Jan. 1", ("jan", "1")),
        ("Russia\u2019s", ("russia",)),
        ("\u2026", ()),
    ],
)
def test_name_key(name: str, key: tuple[str, ...]) -> None:
    assert name_key(name) == key


@given(st.text(max_size=200))
def test_name_key_takes_any_text(name: str) -> None:
    assert all(word and word == word.strip() for word in name_key(name))


def test_fullest_abstains_between_two_longer_names() -> None:
    keys = [name_key(name) for name in ("Ada Holt", "Holt", "Red Army", "Blue Army", "Army")]
    full = fullest(keys)
    assert full["holt",] == ("ada", "holt") and full["army",] == ("army",)


def test_has_run() -> None:
    assert has_run(("close", "to", "blue", "front"), ("blue", "front"))
    assert not has_run(("blue", "and", "front"), ("blue", "front")) and not has_run(("blue",), ())


def test_alike_word() -> None:
    assert alike_word("iran", "iranian") and alike_word("us", "us")
    assert not alike_word("iran", "iraq") and not alike_word("man", "mandate") and not alike_word("us", "use")

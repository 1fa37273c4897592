"""Near duplicates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from training.data.near import near_groups

LONG = " ".join(f"word{number} of{number % 97}" for number in range(400))
OTHER = " ".join(f"term{number} in{number % 89}" for number in range(400))


def test_copies_excerpts_and_edits_are_near() -> None:
    excerpt = " ".join(LONG.split()[100:140])
    edited = LONG.replace("word7 ", "changed ").upper()
    assert near_groups([LONG, OTHER, excerpt, edited]) == [0, 1, 0, 0]


def test_shared_boilerplate_is_not_near() -> None:
    footer = " ".join(f"follow{number}" for number in range(40))
    assert near_groups([f"{LONG} {footer}", f"{OTHER} {footer}"]) == [0, 1]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_equal_texts_share_a_group(texts: list[str]) -> None:
    groups = near_groups([*texts, *texts])
    assert groups[: len(texts)] == groups[len(texts) :]
    assert all(groups[group] == group for group in groups)

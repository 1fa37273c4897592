"""Case restored."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from training.data.truecase import learn_casing, restore_case

SEEN = [
    "He said the army of the north held the White House of Dovan. It said rebels of the front were in the house.",
    "Then the White House said so. In all, the house and the army, the front and the rebels were there. He saw it.",
]


def test_pairs_decide_before_words_and_unseen_words_are_names() -> None:
    text = "THE ARMY SAW THE WHITE HOUSE AND THE HOUSE OF SAN LUIS DE LA REINA. THE FRONT [FMLN] HELD IT."
    restored = restore_case(text, learn_casing(SEEN))
    assert "the White House and the house of San Luis de la Reina. The front [FMLN]" in restored


@given(st.text())
def test_no_character_is_added_or_lost(text: str) -> None:
    assert restore_case(text, learn_casing(SEEN)).casefold() == text.casefold()
    assert len(restore_case(text, learn_casing(SEEN))) == len(text)

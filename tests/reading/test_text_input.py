"""Front matter, headings and hard-wrapped lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.intake import Received
from reportedly.reading.text_input import text_article


def received(text: str) -> Received:
    return text_article(text, id="stem", origin="stem.txt")


def test_front_matter_gives_the_fields() -> None:
    found = received('---\ntitle: "Two: words"\ndate: 27 October 2023\npublisher: Demo\nmood: grim\n---\n\nThe body.\n')
    assert (found.title, found.published, found.publisher) == ("Two: words", "27 October 2023", "Demo")
    assert (found.id, found.text) == ("stem", "The body.")


def test_a_heading_is_the_title() -> None:
    found = received("\n# A title #\r\n\r\nThe body.")
    assert (found.title, found.text) == ("A title", "The body.")


def test_rules_and_second_headings_stay_in_the_text() -> None:
    text = "The body.\n---\nMore.\n# Not a title"
    assert received(text).text == text
    assert received("---\nThe body starts with a rule.\n---\nMore.").title == ""


def test_hard_wrapped_lines_become_whole() -> None:
    text = (
        "The army said on Friday that it had struck a depot near the\ntown of Bu Kamal in the east of Syria overnight, "
        "and\nthat nobody there was hurt in the strike. It gave no\nmore.\n\n"
        "- a list of what was hit in the town of Bu Kamal\n- two"
    )
    found = received(text)
    assert "near the town of Bu Kamal" in found.text
    assert "strike. It gave no more.\n\n- a list of what was hit in the town of Bu Kamal\n- two" in found.text
    assert found.notes == ("3 line breaks inside paragraphs read as spaces",)
    assert len(found.text) == len(text)


def test_one_sentence_a_line_stays() -> None:
    text = "\n".join(f"Sentence number {n} stands on a line of its own, and ends here." for n in range(8))
    assert received(text).text == text


@given(st.text(st.sampled_from("-#: \n\rab'\"\t.") | st.characters()))
def test_any_text_comes_through(text: str) -> None:
    found = received(text)
    assert len(found.text) <= len(text)

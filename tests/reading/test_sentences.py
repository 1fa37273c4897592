"""Where sentences end, one case a line; "|" stands between the sentences."""

from __future__ import annotations

import pytest

from reportedly.reading.folding import folded
from reportedly.reading.sentences import paragraphs, sentences

CASES = (
    "The base was hit on Oct. 17.|Gen. Kenneth F. Hall Jr. spoke.",
    "He left the U.S.|The army stayed.",
    "The U.S. Navy fired at 5 a.m. Friday.|It missed.",
    "It began at 3 a.m.|The shelling went on.",
    "At 6 p.m. Israeli jets came back.|Nobody slept.",
    "They met at 9 a.m. Damascus time.|They left.",
    "Some 3.5 km. away, No. 5 Brigade dug in.|12 people died.",
    "“We won.”|He smiled.",
    "“We won.” he said, and left.",
    "“What?” he asked.|“Go!”|He went.",
    "They waited…|They left...|Nobody came.",
    "They ... waited … for long.",
    "Fire fell on the town.|The army left.",
    "It ended in 2017.|The town stayed empty.",
    "See example.Com and a/b.The rest.",
    "al-Shabaab spoke.|al-Shabaab denied it.",
    "1. The first point.|2. The second point.",
    "He fled.|- The governor stayed.",
    "One line\n|Another line",
    "First\r\n|Second\u2028|Third",
    "我们走。|他说。",
    "قال هذا؟|ثم ذهب.",
    "Footnotes stand.[12]|They do.",
    "Sen. A. B. Cole (D-Fla.) spoke.|He sat down.",
    "Lt. Gen. Smith and Lt.-Gen. Jones spoke.|They left.",
    "The sun.|The moon.|He sat.|It was Sat. Oct. 7.",
    "St. Petersburg and Mt. Sinjar are far.|So is Ft. Hood.",
    "The group (he said.) left.",
    "Is it so?|Yes!|It is.",
)


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    # Where a case has no space beside "|", the text has none for "town.The" and one otherwise.
    joined = {"Fire fell on the town.", "我们走。", "It ended in 2017."}
    text = "".join(part if part in joined or part[-1:].isspace() else part + " " for part in case.split("|"))
    plain = folded(text)
    found = [span.cut(text) for line in paragraphs(plain) for span in sentences(plain, line)]
    assert found == [part.strip() for part in case.split("|")]


def test_a_mark_after_a_missing_space_goes_where_it_belongs() -> None:
    text = 'It fell on the town."The group said so. He said: "We won."He left.'
    found = [span.cut(text) for line in paragraphs(text) for span in sentences(text, line)]
    assert found == ["It fell on the town.", '"The group said so.', 'He said: "We won."', "He left."]


def test_lines_of_nothing_are_no_paragraphs() -> None:
    assert list(paragraphs(" \n\t\n\u00a0\r\n")) == []

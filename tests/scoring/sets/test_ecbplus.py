"""ECB+: words and anchors, annotated sentences only, events across documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import ScoreError
from reportedly.flow import Reader
from reportedly.scoring.counts import Count
from reportedly.scoring.sets.ecbplus import compare, load

Write = Callable[[str, str], Path]


def document(*sentences: str, marks: str, relations: str) -> str:
    tokens, number = [], 0
    for at, sentence in enumerate(sentences):
        for word in sentence.split():
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{at}" number="0">{word}</token>')
    return f"<Document>{''.join(tokens)}<Markables>{marks}</Markables><Relations>{relations}</Relations></Document>"


def mark(kind: str, number: int, *anchors: int) -> str:
    inside = "".join(f'<token_anchor t_id="{anchor}"/>' for anchor in anchors)
    return f'<{kind} m_id="{number}">{inside}</{kind}>'


def across(event: str, mention: int) -> str:
    return f'<CROSS_DOC_COREF r_id="1" note="{event}"><source m_id="{mention}"/><target m_id="99"/></CROSS_DOC_COREF>'


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    attack = mark("ACTION_OCCURRENCE", 1, 2) + mark("HUMAN_PART", 2, 1) + '<ACTION_OCCURRENCE m_id="99" />'
    one = document("Rebels shelled Homs .", marks=attack, relations=across("ACT1", 1))
    two = document(
        "Rebels shelled Hama .",
        "They shelled Homs too .",
        marks=attack + mark("ACTION_OCCURRENCE", 3, 6),
        relations=across("ACT2", 1) + across("ACT1", 3),
    )
    write("10/10_1ecb.xml", one)
    write("10/10_2ecb.xml", two)
    write("2/2_1ecb.xml", one)
    sentences = "10,1ecb,0\n10,2ecb,0\n10,2ecb,1\n"
    write("ECBplus_coreference_sentences.csv", "Topic,File,Sentence Number\n" + sentences)
    return tmp_path


def test_topics_in_the_order_of_their_numbers(folder: Path) -> None:
    second, tenth = load(folder, None)
    assert (second.id, tenth.id) == ("2", "10")
    assert [page.actions for page in second.pages] == [()]  # no sentence of it is annotated
    assert [action.event for page in tenth.pages for action in page.actions] == ["ACT1", "ACT2", "ACT1"]
    page = tenth.pages[1]
    assert page.text == "Rebels shelled Hama.\nThey shelled Homs too."
    assert [action.span.cut(page.text) for action in page.actions] == ["shelled", "shelled"]


def test_without_the_list_all_sentences_are_annotated(folder: Path) -> None:
    (folder / "ECBplus_coreference_sentences.csv").unlink()
    assert [len(page.actions) for page in load(folder, None)[0].pages] == [1]


def test_mentions_and_the_baseline_by_words(folder: Path, reader: Reader) -> None:
    _, tenth = load(folder, None)
    assert compare(tenth, reader) == {"mention": Count(3, 3, 3), "coref_lemma_baseline": Count(1, 3, 1)}


def test_a_broken_file_is_named(write: Write, folder: Path) -> None:
    write("2/2_2ecb.xml", "<Document>")
    with pytest.raises(ScoreError, match="2_2ecb.xml"):
        load(folder, None)

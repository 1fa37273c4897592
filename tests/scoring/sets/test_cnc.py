"""CNC: tags become spans, sentences of one article together, responses against causes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import ScoreError
from reportedly.flow import Reader
from reportedly.scoring.counts import Count
from reportedly.scoring.sets.cnc import compare, load

Write = Callable[[str, str], Path]
ANSWER = "The army shelled Homs in retaliation for the killing of a soldier ."
TAGGED = "<ARG1>The army shelled Homs</ARG1> <SIG0>in retaliation for</SIG0> <ARG0>the killing of a soldier</ARG0> ."
MARCH = "Students marched in Homs ."


def table(*rows: dict[str, str]) -> str:
    """CSV as the set has it, with a byte order mark."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return "\ufeff" + text.getvalue()


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    labels = [("train_1_0_7", ANSWER, "1"), ("train_1_0_8", MARCH, "0"), ("train_2_0_9", MARCH, "1")]
    write("train_subtask1.csv", table(*({"index": i, "text": t, "label": label} for i, t, label in labels)))
    marked = [(ANSWER, repr([TAGGED])), (MARCH, "[]")]
    write("train_subtask2_grouped.csv", table(*({"text": t, "causal_text_w_pairs": pairs} for t, pairs in marked)))
    return tmp_path


def test_tags_become_spans(folder: Path) -> None:
    first, second = load(folder, None)
    assert (first.id, second.id) == ("train_1_0", "train_2_0")
    answer, march = first.sentences
    assert {(sort, span.cut(ANSWER)) for sort, span in answer.parts} == {
        ("cause", "the killing of a soldier"),
        ("effect", "The army shelled Homs"),
        ("signal", "in retaliation for"),
    }
    assert (answer.causal, march.causal, march.parts) == (True, False, frozenset())


def test_a_response_is_found(folder: Path, reader: Reader) -> None:
    first, second = load(folder, None)
    assert compare(first, reader) == {"response_sentence": Count(1, 1, 1), "span": Count(3, 3, 3)}
    assert compare(second, reader) == {"response_sentence": Count(0, 0, 1)}


def test_tags_around_other_words_are_refused(write: Write, folder: Path) -> None:
    row = {"text": MARCH, "causal_text_w_pairs": repr([TAGGED])}
    write("train_subtask2_grouped.csv", table(row))
    with pytest.raises(ScoreError, match="is not the sentence 'Students"):
        load(folder, None)

"""Quotation marks of every style, broken ones too. A case: a text and what it quotes, "~" before what never closes."""

from __future__ import annotations

import pytest

from reportedly.reading.segment import read
from reportedly.values.document import Article

CASES: tuple[tuple[str, list[str]], ...] = (
    ('He said "no" and "yes".', ["no", "yes"]),
    ("He said “no”.", ["no"]),
    ("„Nein“, sagte er.", ["Nein"]),
    ("»Nein«, sagte er.", ["Nein"]),
    ("”Nej”, sa han.", ["Nej"]),
    ("« Non », dit-il.", ["Non"]),
    ("« Non », dit-il, « jamais ». « Si ! »", ["Non", "jamais", "Si !"]),
    ('"...and so on," he said.', ["...and so on,"]),
    ("‹no› and 「走」 and 『走』", ["no", "走", "走"]),
    ("He said ``no'' and ''yes''.", ["no", "yes"]),
    ('“open curly, closed straight" he said.', ["open curly, closed straight"]),
    ('"open straight, closed curly” he said.', ["open straight, closed curly"]),
    ("“The ‘rebels’ left,” he said.", ["The ‘rebels’ left,", "rebels"]),
    ("He said: 'The \"rebels\" left.'", ['The "rebels" left.', "rebels"]),
    ("'rebels' and 'terrorists'", ["rebels", "terrorists"]),
    ("'The militants' attack was won,' he said.", ["The militants' attack was won,"]),
    ("It's Iran's, the rebels' base in the '90s, and 'tis so.", []),
    ("The militants’ base and Iran’s.", []),
    ("A 12\" pipe and a 5' pole.", []),
    ("He claimed a “direct hit on the base.", ["~direct hit on the base."]),
    ("He claimed a “direct hit on it. More followed.", ["~direct hit on it."]),
    ("He said: “We won. They lost.", ["~We won. They lost."]),
    ("A “direct hit. He said “no” then.", ["~direct hit.", "no"]),
    ("“First.\n“Second.\n“Third.” He left.", ["~First.", "~Second.", "Third."]),
    ("“One “inside” one” he said.", ["One “inside” one", "inside"]),
    ('“” and "" hold nothing.', []),
    ("قال «لا» ثم ”نعم“.", ["لا", "نعم"]),
    ("It stays inside “one 'paragraph\nand not' here.", ["~one 'paragraph"]),
)


@pytest.mark.parametrize(("text", "quoted"), CASES)
def test_quotations(text: str, quoted: list[str]) -> None:
    found = read(Article(id="a", text=text))
    assert [("" if q.closed else "~") + q.inner.cut(text) for q in found.quotations] == quoted


def test_the_outer_span_holds_the_marks() -> None:
    text = "He said “no” and “yes."
    found = read(Article(id="a", text=text)).quotations
    assert [q.outer.cut(text) for q in found] == ["“no”", "“yes."]

"""The demonstration articles say what they are, are readable, and hold what they are there to hold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reportedly.demo import demo_articles
from reportedly.reading import BadArticle, ReadOptions, articles, read
from reportedly.values.document import Article, Document

FIRST_LINE = "Demonstration article written for Reportedly from public facts; not a real news report."


def documents() -> list[Document]:
    items = list(articles(map(str, demo_articles()), options=ReadOptions()))
    assert not [item for item in items if isinstance(item, BadArticle)]
    return [read(item) for item in items if isinstance(item, Article)]


def test_there_are_a_dozen_of_different_outlets() -> None:
    assert len(demo_articles()) == 12
    assert len({document.article.publisher for document in documents()}) >= 9


@pytest.mark.parametrize("path", demo_articles(), ids=lambda path: path.stem)
def test_each_says_that_it_is_a_demonstration(path: Path) -> None:
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["id"] == path.stem
    assert held["text"].startswith(FIRST_LINE)
    assert held["publisher"].startswith("Demo ")
    assert held["publisher"].endswith(" (demonstration)")
    assert re.fullmatch(r"2023-10-(1[89]|2\d|3[01])", held["published"])
    assert 150 <= len(held["text"].partition("\n")[2].split()) <= 450


def test_all_are_read_without_a_note() -> None:
    assert [document.article.notes for document in documents()] == [()] * 12


def test_one_wire_copy_is_carried_twice() -> None:
    texts = {document.article.id: document.article.text for document in documents()}
    assert texts["demo-04-carney-copy"] == texts["demo-03-carney"] + "\n(Demo Wire)"


def test_only_the_phenomena_have_a_quotation_that_never_closes() -> None:
    broken = [(d.article.id, q.inner.cut(d.text)) for d in documents() for q in d.quotations if not q.closed]
    assert broken == [("demo-phenomena", "clean hit on the Al- Hareer airbase.")]


def test_the_readme_lists_every_article() -> None:
    readme = (demo_articles()[0].parent.parent / "README.md").read_text(encoding="utf-8")
    assert [path.stem for path in demo_articles() if f"`{path.stem}`" not in readme] == []

"""JSON articles: good ones come through, wrong ones are named by key and type."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ArticleError
from reportedly.reading.intake import BadArticle, Received
from reportedly.reading.json_input import json_article, json_articles, json_value

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "text", "title", "published"]) | st.text(max_size=3), inner, max_size=4
        )
    ),
    max_leaves=8,
)


def one(value: Any) -> Received:
    return json_article(value, id="stem", origin="a.json")


def test_all_fields() -> None:
    found = one(
        {"id": "x", "title": "T", "text": "B", "publisher": "P", "published": "2023-10-27", "url": None, "extra": 1}
    )
    assert found == Received("x", "a.json", "B", title="T", publisher="P", published="2023-10-27")


def test_whole_numbers_are_ids_and_a_missing_id_is_the_stem() -> None:
    assert one({"id": 7, "text": "B"}).id == "7"
    assert one({"text": "B"}).id == one({"id": "", "text": "B"}).id == "stem"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"title": "T", "body": "B"}, "no \"text\" key \\(its keys: 'body', 'title'\\)"),
        ({}, "its keys: none"),
        ({"text": None}, '"text" must be a string, not null'),
        ({"text": ["B"]}, '"text" must be a string, not a list'),
        ({"text": "B", "title": {"en": "T"}}, '"title" must be a string or null, not an object'),
        ({"text": "B", "published": 20231027}, "\"published\" must be .* not a number \\('20231027'\\)"),
        ({"text": "B", "id": True}, "\"id\" must be .* not true or false \\('True'\\)"),
        ("B", "an article must be a JSON object"),
    ],
)
def test_wrong_types_are_named(value: Any, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        one(value)


def test_a_list_reports_each_broken_one_in_its_place() -> None:
    found = list(json_articles([{"text": "a"}, 5, {"text": "b"}], id="stem", origin="a.json"))
    assert [type(item) for item in found] == [Received, BadArticle, Received]
    assert [item.origin for item in found] == ["a.json[1]", "a.json[2]", "a.json[3]"]


@pytest.mark.parametrize("text", ["", "{", "[1,", "[" * 100_000, '{"a":' * 50_000, "9" * 5_000, "nul"])
def test_broken_json_is_an_article_error(text: str) -> None:
    with pytest.raises(ArticleError, match="JSON"):
        json_value(text)


@given(json_values)
def test_any_value_is_articles_or_reports(value: Any) -> None:
    for item in json_articles(value, id="stem", origin="a.json"):
        assert isinstance(item, Received | BadArticle)

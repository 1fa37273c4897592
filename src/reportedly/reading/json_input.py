"""Articles as JSON: one object, a list of them, or one a line. Wrong types are named, never guessed around."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reportedly.errors import ArticleError
from reportedly.reading.intake import BadArticle, Received

_OPTIONAL = ("title", "publisher", "published", "url", "language")
_JSON_TYPES = {
    dict: "an object",
    list: "a list",
    str: "a string",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


def json_value(text: str) -> Any:
    """The JSON value of `text`; `ArticleError` that says where it breaks off."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ArticleError(f"not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise ArticleError("the JSON is nested too deeply to be an article") from error
    except ValueError as error:  # an integer of more digits than Python converts
        raise ArticleError(f"not usable JSON: {error}") from error


def json_articles(value: Any, *, id: str, origin: str, notes: tuple[str, ...] = ()) -> Iterator[Received | BadArticle]:
    """The article in a JSON object, or those of a list; one that cannot be used is reported in its place."""
    if not isinstance(value, list):
        yield _one(value, id=id, origin=origin, notes=notes)
        return
    if not value:
        yield BadArticle(origin, ArticleError("the JSON list is empty; nothing to read"))
    for number, item in enumerate(value, 1):
        yield _one(item, id=f"{id}-{number}", origin=f"{origin}[{number}]", notes=notes)


def _one(value: Any, *, id: str, origin: str, notes: tuple[str, ...]) -> Received | BadArticle:
    try:
        return json_article(value, id=id, origin=origin, notes=notes)
    except ArticleError as error:
        return BadArticle(origin, error)


def json_article(value: Any, *, id: str, origin: str, notes: tuple[str, ...] = ()) -> Received:
    """The article in one JSON value; `ArticleError` names a missing or mistyped key. Other keys are left alone."""
    if not isinstance(value, dict):
        raise ArticleError(f"an article must be a JSON object with a text, not {_named(value)}")
    if "text" not in value:
        keys = ", ".join(sorted(map(repr, value))[:8]) or "none"
        raise ArticleError(f'the article has no "text" key (its keys: {keys}); put the body there')
    if not isinstance(value["text"], str):
        raise ArticleError(f'"text" must be a string, not {_named(value["text"])}')
    stated = {key: _string(value, key) for key in _OPTIONAL}
    return Received(
        id=_id(value) or id,
        origin=origin,
        text=value["text"],
        title=stated["title"] or "",
        publisher=stated["publisher"],
        published=stated["published"],
        url=stated["url"],
        language=stated["language"],
        notes=notes,
    )


def _string(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    if found is None or isinstance(found, str):
        return found
    raise ArticleError(f'"{key}" must be a string or null, not {_named(found)}')


def _id(value: dict[str, Any]) -> str | None:
    """The sender's id. Whole numbers are taken too: many systems number their articles."""
    found = value.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return _string(value, "id")


def _named(value: Any) -> str:
    """The JSON type of a value, with the value where it is short."""
    name = _JSON_TYPES.get(type(value), type(value).__name__)
    shown = "" if value is None or isinstance(value, (dict, list)) else f" ({str(value)[:40]!r})"
    return name + shown

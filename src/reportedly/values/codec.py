"""Values as canonical JSON and back, exactly: what is written reads as an equal value, and gives the same text again.

    claim == claim_from_json(claim_to_json(claim))

Reading is strict. Wrong types, unknown kinds, missing or unknown keys raise `InputError` with the place of the fault.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from reportedly.errors import InputError, SpanError
from reportedly.values.claim import Claim, plain
from reportedly.values.document import Article, Document
from reportedly.values.ids import canonical
from reportedly.values.judgement import Judgement

T = TypeVar("T", Claim, Judgement, Article, Document)


def claim_to_json(claim: Claim) -> str:
    """The claim's canonical JSON: sorted keys, no spaces."""
    return canonical(plain(claim))


def claim_from_json(text: str) -> Claim:
    """The claim that `text` holds; `InputError` where it holds none. The id is taken as it stands."""
    return _from_json(Claim, text)


def judgement_to_json(judgement: Judgement) -> str:
    """The judgement's canonical JSON (its id is computed, so not in it)."""
    return canonical(plain(judgement))


def judgement_from_json(text: str) -> Judgement:
    """The judgement that `text` holds; `InputError` where it holds none."""
    return _from_json(Judgement, text)


def article_to_json(article: Article) -> str:
    """The article's canonical JSON."""
    return canonical(plain(article))


def article_from_json(text: str) -> Article:
    """The article that `text` holds; `InputError` where it holds none. For articles of others use `reading.sources`."""
    return _from_json(Article, text)


def document_to_json(document: Document) -> str:
    """The document's canonical JSON, structure and all."""
    return canonical(plain(document))


def document_from_json(text: str) -> Document:
    """The document that `text` holds; `InputError` where it holds none."""
    return _from_json(Document, text)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _from_json(kind: type[T], text: str) -> T:
    try:
        value: T = _adapter(cast(Any, kind)).validate_json(text, strict=True)
    except (ValueError, SpanError) as error:  # pydantic's ValidationError, or half characters
        raise InputError(f"no {kind.__name__.lower()} in the JSON {_short(text)}: {_first_fault(error)}") from error
    written = plain(value)
    # pydantic passes over unknown keys and fills in defaults; a record that says more or less than it means is refused.
    if canonical(written) != text and written != json.loads(text):
        raise InputError(f"the JSON {_short(text)} has unknown or missing keys for a {kind.__name__.lower()}")
    return value


def _first_fault(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    fault: Any = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where}: {fault['msg']}" if where else str(fault["msg"])


def _short(text: str, limit: int = 60) -> str:
    return repr(text if len(text) <= limit else text[:limit] + "…")

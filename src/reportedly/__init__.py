"""News in, incidents out, and every value says who said so.

from reportedly import Article, assembled, load_reader, read_article

reader = load_reader()
reading = read_article(Article(id="a", text="Two rockets hit the base, the army said.", publisher="Outlet"), reader)
incidents = assembled(reading, reader).incidents

Names are imported when first asked for: `reportedly --help` must not wait for a reader that it does not use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.errors import ReportedlyError
    from reportedly.flow import Reader, assembled, load_reader, read_article
    from reportedly.values.claim import Claim
    from reportedly.values.document import Article, Document
    from reportedly.values.incident import Assembly, Incident
    from reportedly.values.reading import Reading

_HOMES = {
    "ReportedlyError": "errors",
    "Reader": "flow",
    "assembled": "flow",
    "load_reader": "flow",
    "read_article": "flow",
    "Claim": "values.claim",
    "Article": "values.document",
    "Document": "values.document",
    "Assembly": "values.incident",
    "Incident": "values.incident",
    "Reading": "values.reading",
}

__all__ = [
    "Article",
    "Assembly",
    "Claim",
    "Document",
    "Incident",
    "Reader",
    "Reading",
    "ReportedlyError",
    "assembled",
    "load_reader",
    "read_article",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reportedly' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"reportedly.{_HOMES[name]}"), name)

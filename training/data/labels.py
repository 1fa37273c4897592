"""The codes that each head knows: from the codebook where it has them, else from `labels.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reportedly.codebook.book import load_codebook
from reportedly.codebook.strict import load_yaml

FOLDER = Path(__file__).parent
PIECES = ("source", "cue", "content")
LINKS = ("cause", "effect", "signal")


@cache
def codes() -> Mapping[str, tuple[str, ...]]:
    """The codes of every head, in a fixed order: the order of a model's outputs."""
    added: Mapping[str, Mapping[str, str]] = load_yaml(FOLDER / "labels.yaml")
    book = load_codebook()
    return MappingProxyType(
        {
            "mentions": tuple(added["mentions"]),
            "heads": tuple(added["mentions"]),
            "triggers": (*book.events, *added["triggers"]),
            "realities": tuple(book.realities),
            "acts": tuple(book.acts),
            "roles": tuple(added["roles"]),
            "pieces": tuple(added["pieces"]),
            "responses": tuple(added["responses"]),
            "causal": tuple(added["causal"]),
        }
    )


@cache
def incident_types() -> tuple[str, ...]:
    """The codebook's event types, without those added for other sets."""
    return tuple(load_codebook().events)

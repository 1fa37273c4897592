"""The words of `places.yaml`: type words, prepositions of place, words that make a name a body's or a person's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from yaml import CSafeLoader

_TABLE: dict[str, Any] = yaml.load(
    Path(__file__).with_name("places.yaml").read_text(encoding="utf-8"), Loader=CSafeLoader
)


def _words(name: str) -> frozenset[str]:
    return frozenset(_TABLE[name].split())


KINDS: dict[str, tuple[str, ...]] = {
    word: tuple(group["kinds"].split()) for group in _TABLE["types"] for word in group["words"].split()
}
US_STATES: dict[str, str] = _TABLE["us_states"]
BEFORE_TYPE = _words("before_type")
PREFIX_TYPES = _words("prefix_types")
PARTS = _words("parts")
DIRECTIONS = _words("directions")
CONDITIONS = _words("conditions")
PLACING = _words("placing")
CALENDAR = _words("calendar")
BODIES = _words("bodies")
TITLES = _words("titles")
SAYING = _words("saying")
PARTICLES = _words("particles")
FRINGES = _words("fringes")
ARTICLE_PREFIXES = tuple(f"{word}-" for word in "al el ad ed ar er as es ash esh an en at az ez".split())

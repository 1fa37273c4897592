"""The count policies and what each means, as data: `policies.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from yaml import CSafeLoader

from reportedly.errors import CodebookError

FILE = Path(__file__).with_name("policies.yaml")


@dataclass(frozen=True, slots=True)
class CountPolicy:
    """A named rule that chooses one figure; `after` says whose practice it follows."""

    name: str
    title: str
    definition: str
    after: str


@cache
def load_policies() -> dict[str, CountPolicy]:
    """All policies by name, in the order of the file."""
    rows = yaml.load(FILE.read_text(encoding="utf-8"), Loader=CSafeLoader)
    try:
        return {name: CountPolicy(name, row["title"], row["definition"], row["after"]) for name, row in rows.items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise CodebookError(
            f"{FILE.name} is incomplete: {error!r}; each policy has title, definition, after"
        ) from error

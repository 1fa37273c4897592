"""Run a reader over annotated articles. An article on which it crashes counts as an empty prediction, and is listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.scoring.annotation import Json

Reader = Callable[[Json], Mapping[str, Any]]
"""From an article file's JSON to the annotation of that article."""


@dataclass(frozen=True, slots=True)
class Predictions:
    """Annotations by id, and what went wrong in the articles that have none."""

    annotations: Mapping[str, Json]
    crashes: Mapping[str, str]


def predicted(articles: Mapping[str, Json], read: Reader) -> Predictions:
    """What `read` makes of each article, in the order of ids."""
    annotations: dict[str, Json] = {}
    crashes: dict[str, str] = {}
    for name in sorted(articles):
        try:
            annotations[name] = read(articles[name])
        except Exception as error:  # noqa: BLE001  a reader may fail in any way; each way is a miss, not the end of the run
            crashes[name] = f"{type(error).__name__}: {error}"
    return Predictions(annotations, crashes)

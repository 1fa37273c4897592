"""The shipped reader as scoring wants it: from an article file's JSON to its annotation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reportedly.exporting.annotation import annotation
from reportedly.flow import Reader, assembled, load_reader, read_article
from reportedly.reading.intake import ReadOptions, article
from reportedly.reading.json_input import json_article
from reportedly.scoring.annotation import Json


@dataclass(frozen=True)
class ShippedReader:
    """Reads as `reportedly read --format annotation` does. The reader is loaded at the first article."""

    @cached_property
    def reader(self) -> Reader:
        return load_reader()

    @property
    def origin(self) -> str:
        return self.reader.origin

    def __call__(self, value: Json) -> Json:
        received = json_article(value, id=str(value.get("id", "article")), origin="score")
        reading = read_article(article(received, options=ReadOptions()), self.reader)
        return annotation(reading.document, assembled(reading, self.reader))

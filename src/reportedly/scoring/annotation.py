"""Annotation files as values: what scoring needs of one article's JSON, whoever wrote it.

A missing key counts as empty. A key of the wrong JSON type is a `ScoreError` that names the article and the key: a
silently empty field would look like an honest miss.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from reportedly.errors import ScoreError

Json = Mapping[str, Any]
Bounds = tuple[float | None, float | None]
Chain = tuple[str, ...]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class AnnotatedPlace:
    text: str
    country: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people and who gave it: the innermost source, or "" for the publisher."""

    bounds: Bounds
    source: str


@dataclass(frozen=True, slots=True)
class Report:
    """Who said it, outermost first and without the publisher, and how they stand to it."""

    chain: Chain
    stance: str | None

    @property
    def source(self) -> str:
        return self.chain[-1] if self.chain else ""


@dataclass(frozen=True, slots=True)
class AnnotatedIncident:
    """One incident. `types` and `statuses` are the right answers, the first one preferred (a prediction has one).

    `days` is the interval of the date as day numbers, both ends included.
    """

    key: str | None
    trigger: str
    types: tuple[str | None, ...]
    statuses: tuple[str | None, ...]
    days: tuple[int, int] | None
    date_inferred: bool
    places: tuple[AnnotatedPlace, ...]
    perpetrators: tuple[str, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    weapon_count: Bounds | None
    killed: tuple[Figure, ...]
    wounded: tuple[Figure, ...]
    reports: tuple[Report, ...]
    in_response_to: tuple[str, ...]
    optional: bool

    @property
    def type(self) -> str | None:
        return self.types[0]

    @property
    def status(self) -> str | None:
        return self.statuses[0]


@dataclass(frozen=True, slots=True)
class Tally:
    bounds: Bounds
    text: str


@dataclass(frozen=True, slots=True)
class SpeechAct:
    kind: str | None
    speaker: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one file says about one article. The empty one says "not relevant"."""

    relevant: bool = False
    incidents: tuple[AnnotatedIncident, ...] = ()
    tallies: tuple[Tally, ...] = ()
    speech_acts: tuple[SpeechAct, ...] = ()


def annotation(raw: Json, *, article: str = "?") -> Annotation:
    """The annotation in a file's JSON; `ScoreError` names `article` and the key that has the wrong type."""
    try:
        return Annotation(
            relevant=bool(raw.get("relevant")),
            incidents=_each(raw, "incidents", _incident),
            tallies=_each(raw, "tallies", lambda tally: Tally(_bounds(tally, "count"), _text(tally, "text"))),
            speech_acts=_each(raw, "speech_acts", lambda act: SpeechAct(_code(act, "kind"), _text(act, "speaker"))),
        )
    except ScoreError as error:
        raise ScoreError(f"annotation of {article}: {error}") from None


def _incident(raw: Json) -> AnnotatedIncident:
    return AnnotatedIncident(
        key=_code(raw, "key"),
        trigger=_text(raw, "trigger"),
        types=(_code(raw, "type"), *_texts(raw, "type_alt")),
        statuses=(_code(raw, "status"), *_texts(raw, "status_alt")),
        days=_days(_inner(raw, "date")),
        date_inferred=bool(raw.get("date_inferred")),
        places=_each(raw, "places", lambda p: AnnotatedPlace(_text(p, "text"), _code(p, "country"), _code(p, "role"))),
        perpetrators=_texts(raw, "perpetrators"),
        targets=_texts(raw, "targets"),
        weapons=_texts(raw, "weapons"),
        weapon_count=_bounds(raw, "weapon_count") if raw.get("weapon_count") else None,
        killed=_each(raw, "killed", _figure),
        wounded=_each(raw, "wounded", _figure),
        reports=_each(raw, "reports", lambda report: Report(_texts(report, "sources"), _code(report, "stance"))),
        in_response_to=_texts(raw, "in_response_to"),
        optional=bool(raw.get("optional")),
    )


def _figure(raw: Json) -> Figure:
    chain = _texts(raw, "source")
    return Figure((_number(raw, "low"), _number(raw, "high")), chain[-1] if chain else "")


def _bounds(raw: Json, key: str) -> Bounds:
    inner = _inner(raw, key)
    return _number(inner, "low"), _number(inner, "high")


def _days(raw: Json) -> tuple[int, int] | None:
    """Both ends as day numbers. An end that is missing, or is no ISO date, takes the other's value."""
    ends = [day for day in (_day(raw.get("earliest")), _day(raw.get("latest"))) if day is not None]
    return (ends[0], ends[-1]) if ends else None


def _day(text: object) -> int | None:
    if not isinstance(text, str):
        return None
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def _inner(raw: Json, key: str) -> Json:
    value = raw.get(key) or {}
    if not isinstance(value, Mapping):
        raise ScoreError(f"{key} is {value!r}; write an object or null")
    return value


def _list(raw: Json, key: str) -> Iterable[Any]:
    value = raw.get(key) or ()
    if not isinstance(value, (list, tuple)):
        raise ScoreError(f"{key} is {value!r}; write a list")
    return value


def _each(raw: Json, key: str, make: Callable[[Json], Value]) -> tuple[Value, ...]:
    """One value for each object of a list."""

    def objects() -> Iterator[Json]:
        for item in _list(raw, key):
            if not isinstance(item, Mapping):
                raise ScoreError(f"{key} holds {item!r}; write objects")
            yield item

    return tuple(make(item) for item in objects())


def _texts(raw: Json, key: str) -> tuple[str, ...]:
    values = tuple(_list(raw, key))
    if wrong := [value for value in values if not isinstance(value, str)]:
        raise ScoreError(f"{key} holds {wrong[0]!r}; write texts")
    return values


def _code(raw: Json, key: str) -> str | None:
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise ScoreError(f"{key} is {value!r}; write a text or null")
    return value


def _text(raw: Json, key: str) -> str:
    return _code(raw, key) or ""


def _number(raw: Json, key: str) -> float | None:
    value = raw.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise ScoreError(f"{key} is {value!r}; write a number or null")
    return value


def load_annotations(folder: Path) -> dict[str, dict[str, Any]]:
    """Every annotation or article file of a folder by its `id` (else its name's stem), in the order of names.

    `ScoreError` where there is no file, a file is no JSON object, or two files have one id.
    """
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.json")):
        raw = _object(path)
        name = str(raw.get("id") or path.stem)
        if name in found:
            raise ScoreError(f"{path}: another file of this folder has the id {name!r} too; rename one")
        found[name] = raw
    if not found:
        raise ScoreError(f"{folder} holds no *.json file; name a folder of annotations")
    return found


def _object(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ScoreError(f"{path}: {error}; write one JSON object in UTF-8") from error
    if not isinstance(raw, dict):
        raise ScoreError(f"{path}: holds a {type(raw).__name__}; write one JSON object")
    return raw


def corpus_digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of a folder's annotation files: which data a score was measured on."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        whole.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()

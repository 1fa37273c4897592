"""The codebook: what the program's words mean, loaded once from the YAML files beside this module."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from reportedly.codebook.crosswalks import Crosswalks, crosswalks
from reportedly.codebook.strict import checked, entries, load_yaml
from reportedly.errors import CodebookError

FOLDER = Path(__file__).parent
FILES = ("events.yaml", "acts.yaml", "realities.yaml", "precisions.yaml", "crosswalks.yaml")
NO_INCIDENT = "none"
FEWEST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class CounterExample:
    """A sentence that is not of the type: the type it is of instead (or `NO_INCIDENT`), and why."""

    text: str
    expect: str
    why: str


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of incident. Each sentence of `examples` tells of one incident of this type."""

    code: str
    label: str
    definition: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[CounterExample, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """What a speaker does. `stance` and `speech_act` are its codes in the annotation format, if it has any there."""

    code: str
    label: str
    definition: str
    cues: tuple[str, ...]
    standing: tuple[Literal["anyone", "acting", "blamed", "authority"], ...]
    stance: Literal["asserts", "claims_responsibility", "confirms", "denies", "declines_to_confirm", "accuses"] | None
    speech_act: Literal["threat", "warning", "accusation", "denial", "demand", "condemnation"] | None


@dataclass(frozen=True, slots=True)
class RealityLevel:
    """How real an event is said to be; only `live` ones make an incident."""

    code: str
    label: str
    definition: str
    live: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateLevel:
    """A precision of dates: its longest interval in days, ACLED's time_precision, UCDP's date_prec."""

    code: str
    definition: str
    max_days: int | None
    acled: int | None
    ucdp: int | None


@dataclass(frozen=True, slots=True)
class PlaceLevel:
    """A precision of places: the radius in kilometres that it stands for, ACLED's geo_precision, UCDP's where_prec,
    GTD's specificity, PLOVER's location resolution."""

    code: str
    definition: str
    radius_km: int | None
    acled: int | None
    ucdp: int | None
    gtd: int | None
    plover: int | None


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything by code, in the files' order. `digest` names this version: SHA-256 over the files, 12 digits."""

    digest: str
    events: Mapping[str, EventType]
    acts: Mapping[str, Act]
    realities: Mapping[str, RealityLevel]
    dates: Mapping[str, DateLevel]
    places: Mapping[str, PlaceLevel]
    crosswalks: Crosswalks

    def event(self, code: str) -> EventType:
        """The type of a code; `CodebookError` names the known ones."""
        if code not in self.events:
            raise CodebookError(f"{code!r} is no event type; the types are {', '.join(self.events)}")
        return self.events[code]


@cache
def load_codebook() -> Codebook:
    """The codebook that this version ships, checked on the first call and kept."""
    return codebook_in(FOLDER)


def codebook_in(folder: Path) -> Codebook:
    """The codebook of a folder; `CodebookError` names the file and the key that is not as it should be."""
    files = {name: load_yaml(folder / name) for name in FILES}
    precisions = checked(Mapping[str, Mapping[str, Mapping[str, object]]], files["precisions.yaml"], "precisions.yaml")
    if wrong := set(precisions) ^ {"dates", "places"}:
        raise CodebookError(f"precisions.yaml: the key {min(wrong)!r} is unknown or missing")
    events = entries(EventType, files["events.yaml"], "events.yaml")
    _check_examples(events)
    return Codebook(
        digest=hashlib.sha256(b"".join((folder / name).read_bytes() for name in FILES)).hexdigest()[:12],
        events=events,
        acts=entries(Act, files["acts.yaml"], "acts.yaml"),
        realities=entries(RealityLevel, files["realities.yaml"], "realities.yaml"),
        dates=entries(DateLevel, precisions["dates"], "precisions.yaml: dates"),
        places=entries(PlaceLevel, precisions["places"], "precisions.yaml: places"),
        crosswalks=crosswalks(checked(Mapping[str, object], files["crosswalks.yaml"], "crosswalks.yaml"), events),
    )


def _check_examples(events: Mapping[str, EventType]) -> None:
    """Enough sentences for and against each type, and none that is expected to be of an unknown type, or of its own."""
    for code, event in events.items():
        if min(len(event.examples), len(event.counterexamples)) < FEWEST_EXAMPLES:
            raise CodebookError(f"events.yaml: {code}: give at least {FEWEST_EXAMPLES} examples and counterexamples")
        for example in event.counterexamples:
            if example.expect == code or example.expect not in (*events, NO_INCIDENT):
                raise CodebookError(
                    f"events.yaml: {code}: {example.expect!r} is not what {example.text!r} can be instead"
                )

"""Other codebooks' codes in our terms and ours in theirs, as data: `crosswalks.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from reportedly.codebook.strict import checked, entries, record
from reportedly.errors import CodebookError

FILE = "crosswalks.yaml"
NO_MODE = "none"
Value = TypeVar("Value")
Because = Literal["verbal", "peaceful", "yielding", "posture", "measure", "dissent"]


@dataclass(frozen=True, slots=True)
class AcledCode:
    """An ACLED event and sub-event type; `when` says what decides for it (None: taken where nothing does)."""

    event: str
    sub_event: str
    when: str | None = None


@dataclass(frozen=True, slots=True)
class PloverCode:
    """A PLOVER event and mode (None: no mode)."""

    event: str
    mode: str | None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class UcdpScope:
    """Possible types of violence (1 state-based, 2 non-state, 3 one-sided), and whether UCDP counts such events."""

    violence: tuple[int, ...]
    counted: Literal["if_deaths", "never"]


@dataclass(frozen=True, slots=True)
class GtdCodes:
    attacktype: tuple[int, ...]
    weaptype: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TypeCrosswalk:
    """One of our types in the others' terms; the first of several codes is the default."""

    code: str
    acled: tuple[AcledCode, ...]
    plover: tuple[PloverCode, ...]
    cameo: str
    ucdp: UcdpScope
    gtd: GtdCodes
    muc: tuple[str, ...]

    @property
    def cameo_codes(self) -> tuple[str, ...]:
        return tuple(self.cameo.split())


@dataclass(frozen=True, slots=True)
class CameoCodes:
    """CAMEO codes that mean the same in PLOVER's terms (event None: dropped) and ours (type None: no incident)."""

    codes: str
    plover: str | None
    mode: str | None
    type: str | None
    because: Because | None


@dataclass(frozen=True, slots=True)
class PloverDrafts:
    """What PLOVER's drafts called events and modes that its manual calls otherwise. A mode's key may name its event."""

    events: Mapping[str, PloverCode]
    modes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Crosswalks:
    """The tables both ways. A code that is not in them is a `CodebookError`, never a guess."""

    types: Mapping[str, TypeCrosswalk]
    cameo: Mapping[str, CameoCodes]
    plover: Mapping[str, Mapping[str, str | None]]
    plover_drafts: PloverDrafts
    muc: Mapping[str, str | None]
    acled: Mapping[str, str]

    def from_cameo(self, code: str) -> CameoCodes:
        """What a CAMEO code ("1831") is in PLOVER and in ours."""
        return _found(self.cameo, code, "CAMEO code")

    def from_plover(self, event: str, mode: str | None = None) -> str | None:
        """Our type of a PLOVER event and mode, also under a draft's names; None where it is no incident."""
        code = self.current_plover(event, mode)
        return self.plover[code.event][code.mode or NO_MODE]

    def current_plover(self, event: str, mode: str | None = None) -> PloverCode:
        """The manual's name of a PLOVER event and mode. A mode that the event does not have is dropped."""
        renamed = self.plover_drafts.events.get(event, PloverCode(event, None))
        modes = _found(self.plover, renamed.event, "PLOVER event")
        drafts = self.plover_drafts.modes
        wanted = drafts.get(f"{renamed.event}:{mode}") or drafts.get(mode or "", mode)
        return PloverCode(renamed.event, wanted if wanted in modes else renamed.mode)

    def from_acled(self, sub_event: str) -> str:
        """Our type of an ACLED sub-event type."""
        return _found(self.acled, sub_event, "ACLED sub-event type")

    def from_muc(self, incident: str) -> str | None:
        """Our type of a MUC-3/4 incident type; None where it is no incident."""
        return _found(self.muc, incident, "MUC incident type")


def _found(table: Mapping[str, Value], code: str, what: str) -> Value:
    if code not in table:
        raise CodebookError(f"{code!r} is no {what} of {FILE}; add a row there or correct the code")
    return table[code]


def crosswalks(raw: Mapping[str, Any], types: Iterable[str]) -> Crosswalks:
    """The crosswalks of a file's data, checked against our types."""
    if wrong := set(raw) ^ {"types", "cameo", "plover", "plover_drafts", "muc"}:
        raise CodebookError(f"{FILE}: the key {min(wrong)!r} is unknown or missing")
    walk = entries(TypeCrosswalk, raw["types"], FILE)
    plover = checked(Mapping[str, Mapping[str, str | None]], raw["plover"], f"{FILE}: plover")
    made = Crosswalks(
        types=walk,
        cameo=_by_cameo_code(checked(tuple[CameoCodes, ...], raw["cameo"], f"{FILE}: cameo")),
        plover=plover,
        plover_drafts=record(PloverDrafts, raw["plover_drafts"], f"{FILE}: plover_drafts"),
        muc=checked(Mapping[str, str | None], raw["muc"], f"{FILE}: muc"),
        acled=_by_sub_event(walk),
    )
    _check(made, set(types))
    return made


def _by_cameo_code(rows: Iterable[CameoCodes]) -> Mapping[str, CameoCodes]:
    found: dict[str, CameoCodes] = {}
    for row in rows:
        if (row.type is None) is (row.because is None):
            raise CodebookError(
                f"{FILE}: cameo {row.codes}: give a type, or the reason why it is no incident, not both"
            )
        for code in row.codes.split():
            if code in found:
                raise CodebookError(f"{FILE}: cameo {code} stands in two rows")
            found[code] = row
    return MappingProxyType(dict(sorted(found.items())))


def _by_sub_event(types: Mapping[str, TypeCrosswalk]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, row in types.items():
        for acled in row.acled:
            if acled.sub_event in found:
                raise CodebookError(
                    f"{FILE}: ACLED's {acled.sub_event} stands in two types, {found[acled.sub_event]} and {code}"
                )
            found[acled.sub_event] = code
    return MappingProxyType(found)


def _check(made: Crosswalks, types: set[str]) -> None:
    """Every type has a row, every row's types exist, and both ways go through codes that exist."""
    if wrong := types ^ set(made.types):
        raise CodebookError(f"{FILE}: the type {min(wrong)!r} is missing or is not in events.yaml")
    ours = [row.type for row in made.cameo.values()] + list(made.muc.values())
    ours += [one for modes in made.plover.values() for one in modes.values()]
    if unknown := {one for one in ours if one is not None} - types:
        raise CodebookError(f"{FILE}: {min(unknown)!r} is no type of events.yaml")
    for row in made.types.values():
        for code in row.cameo_codes:
            made.from_cameo(code)
        for name in row.muc:
            made.from_muc(name)
        for plover in row.plover:
            if (plover.mode or NO_MODE) not in _found(made.plover, plover.event, "PLOVER event"):
                raise CodebookError(f"{FILE}: {row.code}: PLOVER's {plover.event} has no mode {plover.mode!r}")

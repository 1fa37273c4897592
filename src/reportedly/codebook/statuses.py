"""The rules that give statuses, as data: `statuses.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from yaml import CSafeLoader

from reportedly.errors import CodebookError

FILE = Path(__file__).with_name("statuses.yaml")
ANY = "*"


@dataclass(frozen=True, slots=True)
class StanceRule:
    """Claims of these acts, standings, realities and kinds take this stance (`None`: they are silent)."""

    stance: str | None
    acts: frozenset[str]
    standings: frozenset[str]
    realities: frozenset[str]
    kinds: frozenset[str]
    why: str

    def fits(self, *, act: str, standing: str, reality: str, kind: str) -> bool:
        asked = ((self.acts, act), (self.standings, standing), (self.realities, reality), (self.kinds, kind))
        return all(ANY in wanted or given in wanted for wanted, given in asked)


@dataclass(frozen=True, slots=True)
class LadderRule:
    """One step of the facet ladder: the status where every stance of `needs` was heard and none of `without`."""

    status: str
    needs: frozenset[str]
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatusRules:
    """Everything that `statuses.yaml` holds; the file's comments define each part."""

    version: int
    stances: tuple[StanceRule, ...]
    annotated_stances: dict[str, str]
    annotated_acts: dict[str, str]
    scope: dict[str, tuple[str, ...]]
    ladder: tuple[LadderRule, ...]
    accused_elsewhere: str
    from_perpetrator: dict[str, str]
    order: tuple[str, ...]
    facets: tuple[str, ...]
    live: frozenset[str]
    shared: frozenset[str]
    weak_types: tuple[str, ...]
    whole_units: frozenset[str]
    part_words: frozenset[str]
    rival_place_km: float
    begin_words: frozenset[str]
    series_days: int
    reader_signers: tuple[str, ...]
    state_roles: frozenset[str]
    force_words: frozenset[str]
    apart: frozenset[str]


def build_status_rules(data: dict[str, Any]) -> StatusRules:
    """The rules in `data` (the layout of statuses.yaml); `CodebookError` names what is missing or of a wrong kind."""
    try:
        return StatusRules(
            version=int(data["version"]),
            stances=tuple(_stance_rule(row) for row in data["stances"]),
            annotated_stances=dict(data["annotation"]["stances"]),
            annotated_acts=dict(data["annotation"]["acts"]),
            scope={name: tuple(facets) for name, facets in data["scope"].items()},
            ladder=tuple(
                LadderRule(row["status"], frozenset(row["needs"]), frozenset(row.get("without", ())))
                for row in data["facet"]
            ),
            accused_elsewhere=data["accused_elsewhere"],
            from_perpetrator=dict(data["whole"]["from_perpetrator"]),
            order=tuple(data["whole"]["order"]),
            facets=tuple(data["facets"]),
            live=frozenset(data["live"]),
            shared=frozenset(data["shared"]),
            weak_types=tuple(data["weak_types"]),
            whole_units=frozenset(data["whole_units"]),
            part_words=frozenset(data["part_words"]),
            rival_place_km=float(data["rival_place_km"]),
            begin_words=frozenset(data["begin_words"]),
            series_days=int(data["series_days"]),
            reader_signers=tuple(data["reader_signers"]),
            state_roles=frozenset(data["state_roles"]),
            force_words=frozenset(data["force_words"]),
            apart=frozenset(data["apart"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CodebookError(f"the status rules are incomplete: {error!r}; compare them with {FILE.name}") from error


def _stance_rule(row: dict[str, Any]) -> StanceRule:
    return StanceRule(
        stance=row["stance"],
        acts=frozenset(row["acts"]),
        standings=frozenset(row.get("standings", (ANY,))),
        realities=frozenset(row.get("realities", (ANY,))),
        kinds=frozenset(row.get("kinds", (ANY,))),
        why=row["why"],
    )


@cache
def load_statuses() -> StatusRules:
    """The rules that ship with the package."""
    return build_status_rules(yaml.load(FILE.read_text(encoding="utf-8"), Loader=CSafeLoader))

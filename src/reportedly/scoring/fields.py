"""What is counted in each field, and when two items of it are the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.scoring.annotation import AnnotatedIncident, Annotation, Chain, Report
from reportedly.scoring.names import same_name, same_place, same_text, same_weapon, same_words


@dataclass(frozen=True, slots=True)
class Field:
    """A set of items: `items` takes it out of an incident (or an article), `same` compares two of them."""

    name: str
    items: Callable[[Any], Sequence[Any]]
    same: Callable[[Any, Any], bool]


def _equal(one: object, other: object) -> bool:
    return one == other


def _distinct(items: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[Any]:
    """The items without later repetitions."""
    kept: list[Any] = []
    for item in items:
        if not any(same(item, earlier) for earlier in kept):
            kept.append(item)
    return kept


def countries(incident: AnnotatedIncident) -> list[str]:
    return sorted({place.country for place in incident.places if place.country})


def reports(incident: AnnotatedIncident) -> list[Report]:
    """The reports, each innermost source and stance once."""
    return _distinct(incident.reports, lambda a, b: a.stance == b.stance and same_words(a.source, b.source))


def report_sources(incident: AnnotatedIncident) -> list[str]:
    return _distinct([report.source for report in incident.reports], same_words)


def chains(incident: AnnotatedIncident) -> list[Chain]:
    return _distinct([report.chain for report in incident.reports], _same_chain)


def _same_chain(one: Chain, other: Chain) -> bool:
    return len(one) == len(other) and all(map(same_words, one, other))


def _like_chain(one: Chain, other: Chain) -> bool:
    return len(one) == len(other) and all(map(same_name, one, other))


def _like_report(one: Report, other: Report) -> bool:
    return one.stance == other.stance and same_name(one.source, other.source)


SETS = (
    Field("country", countries, _equal),
    Field("place", lambda i: i.places, lambda a, b: same_place(a.text, b.text)),
    Field("place_role", lambda i: i.places, lambda a, b: a.role == b.role and same_place(a.text, b.text)),
    Field("perpetrator", lambda i: _distinct(i.perpetrators, same_words), same_name),
    Field("target", lambda i: _distinct(i.targets, same_words), same_name),
    Field("weapon", lambda i: i.weapons, same_weapon),
    Field("weapon_count", lambda i: [] if i.weapon_count is None else [i.weapon_count], _equal),
    Field("killed", lambda i: [figure.bounds for figure in i.killed], _equal),
    Field("wounded", lambda i: [figure.bounds for figure in i.wounded], _equal),
    Field("killed_source", lambda i: i.killed, lambda a, b: a.bounds == b.bounds and same_name(a.source, b.source)),
    Field("report", reports, _like_report),
    Field("report_attributed", lambda i: [report for report in reports(i) if report.source], _like_report),
    Field("report_source", report_sources, same_name),
    Field("chain_exact", chains, _same_chain),
    Field("chain_lenient", chains, _like_chain),
    Field("chain_nested", lambda i: [chain for chain in chains(i) if len(chain) > 1], _like_chain),
)
"""Fields of an incident that are sets, matched one-to-one."""


def _tallies(article: Annotation) -> Sequence[Any]:
    return article.tallies


def _speech(article: Annotation) -> Sequence[Any]:
    return article.speech_acts


ARTICLE_SETS = (
    Field("tally", _tallies, lambda a, b: a.bounds == b.bounds and same_text(a.text, b.text)),
    Field("tally_value", lambda article: [tally.bounds for tally in article.tallies], _equal),
    Field("speech_act", _speech, lambda a, b: a.kind == b.kind and same_name(a.speaker, b.speaker)),
    Field("speech_speaker", lambda article: [act.speaker for act in article.speech_acts], same_name),
)
"""Fields of a whole article."""

SINGLES = ("type", "date_exact", "date_1day")
INCIDENT_FIELDS = (
    *SINGLES,
    *(field.name for field in SETS[:10]),
    "status",
    *(field.name for field in SETS[10:]),
    "in_response_to",
)
ARTICLE_FIELDS = (*(field.name for field in ARTICLE_SETS), "relevance", "relevance_accuracy")
MEASURES = (
    "incidents",
    *(f"aligned.{name}" for name in INCIDENT_FIELDS),
    *(f"end_to_end.{name}" for name in INCIDENT_FIELDS),
    *(f"article.{name}" for name in ARTICLE_FIELDS),
)
"""Every measure, in the order in which tables show them."""

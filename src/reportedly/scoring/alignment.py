"""Which predicted incident stands for which annotated one: one-to-one within an article, by a weighted similarity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.scoring.annotation import AnnotatedIncident, AnnotatedPlace
from reportedly.scoring.matching import assigned
from reportedly.scoring.names import holds, overlap, same_name, same_place, tokens

FAMILIES = (
    frozenset(
        ("air_drone_strike", "shelling_artillery_missile", "chemical_weapon", "ied_landmine", "suicide_bomb", "grenade")
    ),
    frozenset(("armed_clash", "territory_change")),
    frozenset(("attack_on_civilians", "abduction", "sexual_violence")),
    frozenset(("protest", "riot")),
    frozenset(("arrest", "disrupted_weapons_use")),
)
"""Types that one report may call by either name: half a likeness."""

PREFER_SCORED = 1e-6  # an exact tie goes to the incident that counts rather than to an optional one


@dataclass(frozen=True, slots=True)
class Pair:
    """`pred` and `gold` are positions in their lists, `similarity` is 0 to 1."""

    pred: int
    gold: int
    similarity: float


def align(
    pred: Sequence[AnnotatedIncident], gold: Sequence[AnnotatedIncident], *, threshold: float
) -> tuple[Pair, ...]:
    """The pairs of at least `threshold` whose similarities have the largest sum. Optional incidents take part."""
    likeness = [[similarity(p, g) for g in gold] for p in pred]
    gain = [
        [(s + (0 if g.optional else PREFER_SCORED)) if s >= threshold else 0.0 for s, g in zip(row, gold, strict=True)]
        for row in likeness
    ]
    pairs = (Pair(i, j, likeness[i][j]) for i, j in assigned(gain))
    return tuple(pair for pair in pairs if pair.similarity >= threshold)


def similarity(pred: AnnotatedIncident, gold: AnnotatedIncident) -> float:
    """Weighted mean over the fields that at least one side fills, 0 to 1."""
    parts = list(_parts(pred, gold))
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


def _parts(pred: AnnotatedIncident, gold: AnnotatedIncident) -> Iterator[tuple[float, float]]:
    """(weight, likeness) of each field that says something."""
    if pred.trigger or gold.trigger:
        near = holds(pred.trigger, gold.trigger)
        yield 0.15, 1.0 if near else overlap(tokens(pred.trigger), tokens(gold.trigger))
    yield 0.15, type_likeness(pred, gold)
    if (dates := _date_likeness(pred, gold)) is not None:
        yield 0.25, dates
    if pred.places or gold.places:
        yield 0.25, _place_likeness(pred.places, gold.places)
    for ours, theirs in ((pred.perpetrators, gold.perpetrators), (pred.targets, gold.targets)):
        if ours or theirs:
            yield 0.10, _name_likeness(ours, theirs)


def type_likeness(pred: AnnotatedIncident, gold: AnnotatedIncident) -> float:
    if pred.type is not None and pred.type in gold.types:
        return 1.0
    return 0.5 if any(pred.type in family and gold.type in family for family in FAMILIES) else 0.0


def _date_likeness(pred: AnnotatedIncident, gold: AnnotatedIncident) -> float | None:
    if pred.days and gold.days:
        apart = days_apart(pred.days, gold.days)
        overlapping = pred.days[0] <= gold.days[1] and gold.days[0] <= pred.days[1]
        return 1.0 if apart == 0 else 0.8 if apart == 1 else 0.5 if overlapping else 0.0
    if not pred.days and (not gold.days or gold.date_inferred):
        return None
    return 0.5


def days_apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """The larger distance between the two intervals' ends."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _place_likeness(pred: Sequence[AnnotatedPlace], gold: Sequence[AnnotatedPlace]) -> float:
    if not pred or not gold:
        return 0.3
    if any(same_place(p.text, g.text) for p in pred for g in gold):
        return 1.0
    return 0.3 if {p.country for p in pred} & {g.country for g in gold} else 0.0


def _name_likeness(pred: Sequence[str], gold: Sequence[str]) -> float:
    if not pred or not gold:
        return 0.3
    return 1.0 if any(same_name(p, g) for p in pred for g in gold) else 0.0

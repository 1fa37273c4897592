"""One number out of several claimed ones, by a named policy. The claims stay; the choice says which policy made it.

Each policy of `codebook/policies.yaml` is the function of that name here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.codebook.statuses import StatusRules
from reportedly.errors import CodebookError
from reportedly.values.facets import Count
from reportedly.values.incident import FacetRow
from reportedly.values.naming import fullest, name_key

# Roles of speakers, as the actor list names them, and words for bodies that count the dead.
AUTHORITIES = frozenset(("official", "state", "government", "ministry", "military", "police", "igo", "hospital"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One claimed count: its interval, the claim and origin that give it, and what a policy may weigh."""

    low: int | None
    high: int | None
    claim: str
    origin: str
    authority: bool = False
    published: date | None = None

    @property
    def number(self) -> int | None:
        """The one number that stands for the interval: its lower end, or the upper one where the lower is open."""
        return self.low if self.low is not None else self.high


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a policy made of the figures. `None` means that it chose nothing; `claims` are those it rests on."""

    policy: str
    low: int | None
    best: int | None
    high: int | None
    claims: tuple[str, ...]


Policy = Callable[[Sequence[Figure]], Chosen]


def figures(row: FacetRow, *, published: Mapping[str, date], rules: StatusRules) -> tuple[Figure, ...]:
    """The figures of a count facet, in the order of the text.

    Counts of parts ("6 of them children") are left out where any count of everybody is there. `published` gives the
    publication days by document id.
    """
    counted = [(value.value, value) for value in row.values if isinstance(value.value, Count)]
    whole = [pair for pair in counted if pair[0].unit is None or pair[0].unit in rules.whole_units]
    supports = [(count, support.claim) for count, value in whole or counted for support in value.supports]
    full = fullest(name_key(claim.speaker.name) for _, claim in supports)
    return tuple(
        Figure(
            count.low,
            count.high,
            claim.id,
            claim.speaker.actor or " ".join(full[name_key(claim.speaker.name)]) or claim.speaker.name,
            claim.speaker.role in AUTHORITIES,
            published.get(claim.document),
        )
        for count, claim in supports
        if (count.low, count.high) != (None, None)
    )


def choose(policy: str, given: Sequence[Figure]) -> Chosen:
    """The choice of a named policy; `CodebookError` where no policy has that name."""
    if policy not in POLICIES:
        raise CodebookError(f"there is no count policy {policy!r}; use one of {', '.join(POLICIES)}")
    return POLICIES[policy](given)


def low_best_high(given: Sequence[Figure]) -> Chosen:
    """Smallest lower end, largest upper end, and as best the figure with the most origins."""
    low, high = _ends(given)
    best = _most_origins(given)
    return Chosen("low_best_high", low, best[0].number if best else None, high, _ids(given))


def conservative(given: Sequence[Figure]) -> Chosen:
    """The figure with the smallest lower end."""
    lowest = min((f.number for f in given if f.number is not None), default=None)
    held = [f for f in given if f.number == lowest and lowest is not None]
    return Chosen("conservative", lowest, lowest, lowest, _ids(held))


def range(given: Sequence[Figure]) -> Chosen:
    """From the smallest lower end to the largest upper end."""
    low, high = _ends(given)
    return Chosen("range", low, None, high, _ids(given))


def latest_from_authority(given: Sequence[Figure]) -> Chosen:
    """The figure of the last published document in which somebody with authority gives one."""
    official = [f for f in given if f.authority]
    latest = max((f.published or date.min for f in official), default=None)
    held = [f for f in official if (f.published or date.min) == latest]
    return _agreed("latest_from_authority", held)


def majority_of_origins(given: Sequence[Figure]) -> Chosen:
    """The figure that more than half of all origins give."""
    best = _most_origins(given)
    origins = {f.origin for f in given}
    if 2 * len({f.origin for f in best}) <= len(origins):
        best = []
    return _agreed("majority_of_origins", best)


def none(given: Sequence[Figure]) -> Chosen:
    """No choice."""
    return Chosen("none", None, None, None, ())


POLICIES: dict[str, Policy] = {
    "low_best_high": low_best_high,
    "conservative": conservative,
    "range": range,
    "latest_from_authority": latest_from_authority,
    "majority_of_origins": majority_of_origins,
    "none": none,
}


def _ends(given: Sequence[Figure]) -> tuple[int | None, int | None]:
    """The smallest and the largest number that any figure names."""
    lows = [number for f in given if (number := f.number) is not None]
    highs = [number for f in given if (number := f.high if f.high is not None else f.low) is not None]
    return min(lows, default=None), max(highs, default=None)


def _most_origins(given: Sequence[Figure]) -> list[Figure]:
    """The figures of the interval that most origins give; the lower interval where two have equally many."""
    held: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    for figure in given:
        if figure.number is not None:
            held[figure.number, figure.high if figure.high is not None else -1].append(figure)
    ranked = sorted(held.items(), key=lambda pair: (-len({f.origin for f in pair[1]}), pair[0]))
    return ranked[0][1] if ranked else []


def _agreed(policy: str, held: Sequence[Figure]) -> Chosen:
    """The one interval of the figures; nothing where they differ."""
    intervals = {(f.low, f.high) for f in held}
    if len(intervals) != 1:
        return Chosen(policy, None, None, None, ())
    low, high = intervals.pop()
    return Chosen(policy, low, held[0].number, high, _ids(held))


def _ids(given: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.claim for f in given))

"""Which of a name's gazetteer rows the text means: spelling, size, the countries that the text is about, what the words
say the place lies in, and how near the text's other places are. Where two rows fit about as well, neither is chosen.

The weights were set by hand on the development articles (`shared/gold/incidents`), not fitted; LGL was only measured.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.extracting.places_lexicon import KINDS
from reportedly.resources.gazetteer import Gazetteer
from reportedly.resources.gazetteer_rows import PlaceRow
from reportedly.values.sphere import great_circle_km

SIZE, COUNTRY, NEAR = 0.40, 0.35, 0.25  # shares of the score before spelling
HELD = 0.5  # added where the words say what the place lies in, and the row lies there
MARGIN = 0.05  # a second place scoring this close makes the name ambiguous
SAME_KM = 60.0  # rows this close with one name are one answer ("Aleppo" the city and the province)
REACH_KM = 300.0  # nearness falls to 1/e at this distance
MOST_ANCHORS = 60  # places that others are measured against: a bound keeps a text of any length linear
FAR_SIZE = 150_000  # people: a smaller place in a country that the text never speaks of is not meant
_SIZES = {
    "country": 1.6, "continent": 0.9, "region": 0.85, "water": 0.85, "admin1": 0.72, "province": 0.74, "town": 0.72,
    "village": 0.5, "airport": 0.4, "admin2": 0.35, "capital": 1.8,
}  # fmt: skip
LEADING = 0.3  # share of the main country's weight from which loose spellings in a country count
WIDE_SHARE = 0.6  # stands in for the country of a place that has none: "the Middle East", "the Red Sea"
_SITE_SIZE = 0.62
SETTLED = ("city", "capital", "town", "village")
LANDMARKS = frozenset({"site", "road", "prison", "bridge"})  # in a town, and named after another as often as not
_SMALL_KINDS = frozenset({"admin2", "airport"})


@dataclass(frozen=True, slots=True)
class Question:
    """One name of a document, for all its mentions: its spellings' rows, its type word, and what it is said to lie in
    (`holders`: rows known at once, `within`: indices of other questions)."""

    text: str
    kind: str | None
    rows: tuple[PlaceRow, ...]
    holders: tuple[PlaceRow, ...]
    within: tuple[int, ...]
    placed: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The row chosen with its score, the scored others, or the reason why none was chosen."""

    row: PlaceRow | None
    score: float = 0.0
    others: tuple[tuple[PlaceRow, float], ...] = ()
    unresolved: str | None = None

    @property
    def reach(self) -> tuple[PlaceRow, ...]:
        """The chosen row, and the rows of the same name around it: "in Idlib" may be in the city or the province."""
        if self.row is None:
            return ()
        return (self.row, *(other for other, _ in self.others if holds(other, self.row)))


@dataclass(frozen=True, slots=True)
class Context:
    """How much of the text each country has: shares of the largest one, which has 1."""

    shares: Mapping[str, float]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Context:
        most = max(weights.values(), default=0.0)
        return cls({code: weight / most for code, weight in sorted(weights.items())} if most > 0 else {})

    def share(self, row: PlaceRow) -> float:
        return max((self.shares.get(code, 0.0) for code in (row.country, *row.also) if code), default=WIDE_SHARE)

    @property
    def main(self) -> str | None:
        """The country that the text is about, where one stands out."""
        ranked = sorted(self.shares.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or (len(ranked) > 1 and ranked[1][1] > 0.8):
            return None
        return ranked[0][0]

    def leading(self) -> frozenset[str]:
        """The countries in which a spelling alike only in sound is worth a try."""
        return frozenset(code for code, share in self.shares.items() if share >= LEADING)


def candidates(gazetteer: Gazetteer, text: str, full: str, kind: str | None, context: Context) -> tuple[PlaceRow, ...]:
    """Rows for a bare name and for the name with its type word, those of the kind asked for first."""
    rows: dict[str, PlaceRow] = {}
    if kind is not None and full != text:
        rows.update((row.id, row) for row in gazetteer.lookup(full))
    for row in gazetteer.lookup(text, countries=context.leading()):
        rows.setdefault(row.id, row)
    if any(row.how == "exact" and context.share(row) > 0 for row in rows.values()):
        rows = {row.id: row for row in rows.values() if row.how == "exact" or kind is not None}
    if kind is None:
        return tuple(rows.values())
    fitting = tuple(row for row in rows.values() if row.kind in KINDS[kind])
    return fitting or tuple(rows.values())


def answer_all(questions: Sequence[Question], context: Context) -> list[Answer]:
    """An answer to each question, in two passes: what the first finds anchors and holds the rest in the second."""
    first = []
    for question in questions:
        large = [
            row for at in question.within for row in questions[at].rows[:8] if row.how == "exact" and _is_large(row)
        ]
        first.append(answer(question, context, (*question.holders, *large), ()))
    anchors = [given.row for given in first if given.row is not None and _anchors(given.row)][:MOST_ANCHORS]
    second = []
    for question, given in zip(questions, first, strict=True):
        held = [row for at in question.within for row in first[at].reach]
        others = [row for row in anchors if given.row is None or row.id != given.row.id]
        second.append(answer(question, context, (*question.holders, *held), others))
    return second


def answer(question: Question, context: Context, holders: Sequence[PlaceRow], anchors: Sequence[PlaceRow]) -> Answer:
    """The best row for one question, or why none."""
    scored = sorted(
        (
            (row, _score(row, context, holders, anchors))
            for row in question.rows
            if any(holds(holder, row) for holder in holders)
            or (_possible(row, question, context) and (row.how == "exact" or not holders))
        ),
        key=lambda pair: (-pair[1], -pair[0].population, pair[0].id),
    )
    if not scored:
        return Answer(None, unresolved="not in the gazetteer")
    best, score = scored[0]
    rivals = [(row, other) for row, other in scored[1:] if score - other < MARGIN and not _same(best, row)]
    if rivals:
        names = ", ".join(dict.fromkeys(_label(row) for row in (best, *(row for row, _ in rivals[:2]))))
        return Answer(None, others=tuple(scored[:5]), unresolved=f"ambiguous between {names}")
    return Answer(best, score, tuple(scored[1:6]))


def _same(one: PlaceRow, other: PlaceRow) -> bool:
    """Whether two rows of one name are one answer: close together, or a town and the division that it lies in."""
    return distance_km(one, other) <= SAME_KM or holds(one, other) or holds(other, one)


def distance_km(one: PlaceRow, other: PlaceRow) -> float:
    """Great-circle distance between two rows' points."""
    return great_circle_km(one.latitude, one.longitude, other.latitude, other.longitude)


def weigh(codes: Iterable[tuple[str, float]]) -> Context:
    """A context from countries and weights."""
    weights: Counter[str] = Counter()
    for code, weight in codes:
        weights[code] += weight  # type: ignore[assignment]
    return Context.of(weights)


def _possible(row: PlaceRow, question: Question, context: Context) -> bool:
    """Whether a row is worth scoring: not a far-off small place, and no loose spelling without support."""
    if row.kind == "country":
        return True
    if question.kind is not None and row.kind not in KINDS[question.kind] and row.kind in _SMALL_KINDS:
        return False
    share = context.share(row)
    if question.kind is not None and row.kind in SETTLED and LANDMARKS.intersection(KINDS[question.kind]):
        return share >= 0.8 and row.how == "exact" and row.population >= 50_000
    if row.how == "sounds":
        return question.placed
    if row.kind in _SMALL_KINDS and question.kind is None:
        return row.kind == "admin2" and len(question.text.split()) > 1
    if not context.shares:
        return row.how == "exact"
    if share == 0 and not row.id.startswith("sites:"):
        return row.score == 1 and row.population >= FAR_SIZE and question.kind not in ("village", "hamlet")
    return row.how == "exact" or share >= LEADING


def _score(row: PlaceRow, context: Context, holders: Sequence[PlaceRow], anchors: Sequence[PlaceRow]) -> float:
    near = max((math.exp(-distance_km(row, anchor) / REACH_KM) for anchor in anchors), default=0.0)
    score = row.score * (SIZE * _size(row) + COUNTRY * context.share(row) + NEAR * near)
    return score + (HELD if any(holds(holder, row) for holder in holders) else 0.0)


def _size(row: PlaceRow) -> float:
    if row.kind == "city" or (row.kind == "capital" and row.score < 1):  # "Mallah" is no Malé
        return min(1.0, math.log10(row.population + 10) / 7)
    return _SIZES.get(row.kind, _SITE_SIZE)


def _is_large(row: PlaceRow) -> bool:
    return row.radius_km >= 20 or row.population >= 100_000


def holds(holder: PlaceRow, row: PlaceRow) -> bool:
    """Whether `row` lies in `holder`, as far as a disc can tell."""
    if holder.id == row.id:
        return False
    if holder.kind == "country":
        return holder.country is not None and row.lies_in(holder.country)
    if holder.kind == "admin1" and row.admin1 is not None:
        return (holder.country, holder.admin1) == (row.country, row.admin1)
    return distance_km(holder, row) <= holder.radius_km * 1.3 + 15


def _anchors(row: PlaceRow) -> bool:
    return row.radius_km < 300 and row.kind != "continent"


def _label(row: PlaceRow) -> str:
    place = ", ".join(part for part in (row.admin1, row.country) if part)
    return f"{row.name} ({place})" if place else row.name

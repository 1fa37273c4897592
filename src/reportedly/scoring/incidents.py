"""Predicted incidents against annotated ones, field by field.

Every field is a number of hits, predicted items and gold items, summed over articles. Incident fields have two views:
`aligned.*` counts only within aligned pairs (how good are the details, once the incident is found); `end_to_end.*` also
counts every item of a missed incident as a miss and every item of a surplus one as a false alarm. `article.*` are
fields of whole articles. Optional gold incidents, and what is aligned with them, count neither way.

    scores = score_incidents(load_annotations(predicted), load_annotations(gold), bootstrap=1000)
    scores.total["end_to_end.date_exact"].f1
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.errors import ScoreError
from reportedly.scoring.alignment import Pair, align, days_apart
from reportedly.scoring.annotation import AnnotatedIncident, Annotation, Json, annotation
from reportedly.scoring.counts import Count, Counts, Interval, added, f1_intervals
from reportedly.scoring.fields import ARTICLE_SETS, MEASURES, SETS, Field
from reportedly.scoring.matching import matched
from reportedly.scoring.names import same_name, same_text


@dataclass(frozen=True, slots=True)
class Difference:
    """What one field of one incident (or, without keys, of the article) has too much and what it lacks.

    `type` is the incident's type, gold's where there is one.
    """

    field: str
    pred_key: str | None
    gold_key: str | None
    type: str | None
    surplus: tuple[Any, ...]
    missing: tuple[Any, ...]

    @property
    def size(self) -> int:
        """Misses and false alarms together."""
        return len(self.surplus) + len(self.missing)


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One article's counts by measure, the pairs they rest on, and each difference."""

    id: str
    counts: Counts
    alignment: tuple[Pair, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """All articles' scores, their sums by measure (in the order of `MEASURES`) and, if asked for, F1 intervals."""

    articles: tuple[ArticleScore, ...]
    total: Counts
    intervals: Mapping[str, Interval]
    unpredicted: tuple[str, ...] = ()
    unannotated: tuple[str, ...] = ()


def score_incidents(
    pred: Mapping[str, Json], gold: Mapping[str, Json], *, threshold: float = 0.5, bootstrap: int = 0, seed: int = 1
) -> Scores:
    """Score predictions by id against gold by id. Gold ids decide what is scored; a missing prediction is an empty one.

    `threshold` is the least similarity of an aligned pair, `bootstrap` the number of draws for the intervals.
    `ScoreError` when there is no gold, or an annotation has a key of the wrong type.
    """
    if not gold:
        raise ScoreError("there is no gold annotation to score against; name a folder that holds some")
    articles = tuple(
        score_article(
            annotation(pred.get(name, {}), article=name), annotation(gold[name], article=name), name, threshold
        )
        for name in sorted(gold)
    )
    return summed(
        articles,
        bootstrap=bootstrap,
        seed=seed,
        unpredicted=tuple(sorted(set(gold) - set(pred))),
        unannotated=tuple(sorted(set(pred) - set(gold))),
    )


def summed(
    articles: Sequence[ArticleScore],
    *,
    bootstrap: int = 0,
    seed: int = 1,
    unpredicted: tuple[str, ...] = (),
    unannotated: tuple[str, ...] = (),
) -> Scores:
    """The scores of some articles together: all of them, or those of one kind of source."""
    counts = [article.counts for article in articles]
    total = added(counts)
    intervals = f1_intervals(counts, MEASURES, draws=bootstrap, seed=seed) if bootstrap else {}
    return Scores(tuple(articles), {m: total.get(m, Count()) for m in MEASURES}, intervals, unpredicted, unannotated)


def score_article(pred: Annotation, gold: Annotation, name: str, threshold: float) -> ArticleScore:
    """One article: align its incidents, then count the pairs, the unpaired and the article's own fields."""
    pairs = align(pred.incidents, gold.incidents, threshold=threshold)
    page = _Page(pred, gold, {pair.pred: pair.gold for pair in pairs})
    page.count_incidents()
    for pair in pairs:
        if not gold.incidents[pair.gold].optional:
            page.count_pair(pred.incidents[pair.pred], gold.incidents[pair.gold])
    page.count_unpaired()
    page.count_article()
    return ArticleScore(name, dict(page.counts), pairs, tuple(page.differences))


@dataclass(slots=True)
class _Page:
    """The running count of one article. `partner` maps a predicted incident's position to a gold one's."""

    pred: Annotation
    gold: Annotation
    partner: Mapping[int, int]
    counts: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    differences: list[Difference] = field(default_factory=list)

    def count_incidents(self) -> None:
        scored = sum(not self.gold.incidents[j].optional for j in self.partner.values())
        surplus, missed = list(self._surplus()), list(self._missed())
        self.counts["incidents"] += Count(scored, scored + len(surplus), scored + len(missed))
        for one in surplus:
            self._differ("incidents", one, None, [one.type], [])
        for one in missed:
            self._differ("incidents", None, one, [], [one.type])

    def count_pair(self, pred: AnnotatedIncident, gold: AnnotatedIncident) -> None:
        self._single("type", pred, gold, pred.type, gold.types)
        self._single("status", pred, gold, pred.status, gold.statuses)
        for name, slack in (("date_exact", 0), ("date_1day", 1)):
            self._date(name, pred, gold, slack)
        for one in SETS:
            self._set(one.name, pred, gold, one.items(pred), one.items(gold), one.same)
        self._set(
            "in_response_to", pred, gold, self._pred_references(pred), self._gold_references(gold), _same_reference
        )

    def count_unpaired(self) -> None:
        """Surplus incidents are false alarms in each of their items, missed ones are misses."""
        for one in self._surplus():
            for name, items in _sizes(one, len(self._pred_references(one))):
                self.counts[f"end_to_end.{name}"] += Count(predicted=items)
        for one in self._missed():
            for name, items in _sizes(one, len(self._gold_references(one))):
                self.counts[f"end_to_end.{name}"] += Count(gold=items)

    def count_article(self) -> None:
        for one in ARTICLE_SETS:
            self._count_set(one, self.pred, self.gold)
        pred, gold = self.pred.relevant, self.gold.relevant
        self.counts["article.relevance"] += Count(pred and gold, pred, gold)
        self.counts["article.relevance_accuracy"] += Count(pred == gold, 1, 1)
        if pred != gold:
            self._differ("relevance", None, None, [pred] if pred else [], [gold] if gold else [])

    def _surplus(self) -> Iterator[AnnotatedIncident]:
        return (one for i, one in enumerate(self.pred.incidents) if i not in self.partner)

    def _missed(self) -> Iterator[AnnotatedIncident]:
        found = set(self.partner.values())
        return (one for j, one in enumerate(self.gold.incidents) if j not in found and not one.optional)

    def _both(self, name: str, count: Count) -> None:
        self.counts[f"aligned.{name}"] += count
        self.counts[f"end_to_end.{name}"] += count

    def _single(
        self,
        name: str,
        pred: AnnotatedIncident,
        gold: AnnotatedIncident,
        value: str | None,
        right: Sequence[str | None],
    ) -> None:
        """One item on each side, whether or not it is filled."""
        hit = value is not None and value in right
        self._both(name, Count(int(hit), 1, 1))
        if not hit:
            self._differ(name, pred, gold, [value], right[:1])

    def _date(self, name: str, pred: AnnotatedIncident, gold: AnnotatedIncident, slack: int) -> None:
        if gold.date_inferred and not pred.days:
            return
        ours, theirs = [pred.days] if pred.days else [], [gold.days] if gold.days else []
        self._set(name, pred, gold, ours, theirs, lambda a, b: days_apart(a, b) <= slack)

    def _set(
        self,
        name: str,
        pred: AnnotatedIncident,
        gold: AnnotatedIncident,
        ours: Sequence[Any],
        theirs: Sequence[Any],
        same: Callable[[Any, Any], bool],
    ) -> None:
        pairs = matched(ours, theirs, same)
        self._both(name, Count(len(pairs), len(ours), len(theirs)))
        self._differ(name, pred, gold, *_unmatched(ours, theirs, pairs))

    def _count_set(self, one: Field, pred: Annotation, gold: Annotation) -> None:
        ours, theirs = one.items(pred), one.items(gold)
        pairs = matched(ours, theirs, one.same)
        self.counts[f"article.{one.name}"] += Count(len(pairs), len(ours), len(theirs))
        self._differ(one.name, None, None, *_unmatched(ours, theirs, pairs))

    def _differ(
        self,
        name: str,
        pred: AnnotatedIncident | None,
        gold: AnnotatedIncident | None,
        surplus: Sequence[Any],
        missing: Sequence[Any],
    ) -> None:
        if surplus or missing:
            keys = pred.key if pred else None, gold.key if gold else None
            named = gold or pred
            self.differences.append(
                Difference(name, *keys, named.type if named else None, tuple(surplus), tuple(missing))
            )

    def _pred_references(self, one: AnnotatedIncident) -> list[_Reference]:
        return _references(one, self.pred.incidents, self.partner, self.gold.incidents)

    def _gold_references(self, one: AnnotatedIncident) -> list[_Reference]:
        own = {j: j for j in range(len(self.gold.incidents))}
        return _references(one, self.gold.incidents, own, self.gold.incidents)


@dataclass(frozen=True, slots=True)
class _Reference:
    """What an incident is said to answer: an incident of the article (`is_key`; `gold` is its position in gold, None
    where it was not aligned), or only words. `words` are the incident's trigger, or those words."""

    is_key: bool
    gold: int | None
    words: str


def _references(
    one: AnnotatedIncident,
    siblings: Sequence[AnnotatedIncident],
    to_gold: Mapping[int, int],
    gold: Sequence[AnnotatedIncident],
) -> list[_Reference]:
    """What `one` answers; references to optional incidents are dropped."""
    places = {sibling.key: at for at, sibling in enumerate(siblings)}
    found = []
    for answered in one.in_response_to:
        at = places.get(answered)
        if at is None:
            found.append(_Reference(False, None, answered))
            continue
        target = to_gold.get(at)
        if target is None or not gold[target].optional:
            found.append(_Reference(True, target, siblings[at].trigger))
    return found


def _same_reference(pred: _Reference, gold: _Reference) -> bool:
    if pred.is_key and gold.is_key:
        return pred.gold is not None and pred.gold == gold.gold
    return same_text(pred.words, gold.words) or same_name(pred.words, gold.words)


def _sizes(one: AnnotatedIncident, references: int) -> Iterator[tuple[str, int]]:
    """How many items each field of an unpaired incident holds."""
    yield from (("type", 1), ("status", 1))
    yield from ((name, 1 if one.days else 0) for name in ("date_exact", "date_1day"))
    yield from ((each.name, len(each.items(one))) for each in SETS)
    yield "in_response_to", references


def _unmatched(
    ours: Sequence[Any], theirs: Sequence[Any], pairs: Sequence[tuple[int, int]]
) -> tuple[list[Any], list[Any]]:
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return (
        [item for at, item in enumerate(ours) if at not in left],
        [item for at, item in enumerate(theirs) if at not in right],
    )

"""Which event claims of one document speak of one event: judged in the order of the text, each with its reason."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.codebook.triggers import Triggers
from reportedly.linking.compare import Point, Traits, compare
from reportedly.values.claim import LIVE, Claim
from reportedly.values.judgement import Judgement, judge
from reportedly.values.span import Span

SAME = 0.5
BASE = 0.4
TITLE = 0.35  # a title tells what the article tells
NEXT = 0.15  # the sentence after goes on with the same event more often than not
EFFECT = 0.4  # "26 people died" tells the effect of what was told before
SAME_TYPE = 0.1
OTHER_TYPE = -0.25
HORIZON = 100  # mentions before another, and of the title, with which it is compared; few articles have more
LINKED = LIVE | {"negated"}
FAMILIES = (
    frozenset("air_drone_strike shelling_artillery_missile chemical_weapon ied_landmine suicide_bomb grenade".split()),
    frozenset("armed_clash territory_change".split()),
    frozenset("attack_on_civilians abduction sexual_violence".split()),
    frozenset("protest riot".split()),
    frozenset("arrest disrupted_weapons_use".split()),
)
VIOLENT = FAMILIES[0] | {"armed_clash", "attack_on_civilians", "other_conflict_event"}


@dataclass(frozen=True, slots=True)
class _Mention:
    """The claims of one event mention: one a chain of speakers, all with the same slots."""

    claims: tuple[Claim, ...]
    number: int
    title: bool
    traits: Traits
    effect: bool
    general: bool

    @property
    def id(self) -> str:
        return self.claims[0].id

    @property
    def type(self) -> str | None:
        return self.claims[0].event_type


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a mention fits a group: by the member most like it, or by the first one that forbids it."""

    group: int
    other: _Mention
    points: tuple[Point, ...]

    @property
    def score(self) -> float:
        return BASE + sum(point.weight for point in self.points)

    @property
    def bar(self) -> str | None:
        """Why the two cannot be one event."""
        return next((point.why for point in self.points if point.bars), None)

    @property
    def reason(self) -> str:
        return self.bar or "; ".join(point.why for point in self.points) or "nothing against it"


def link(claims: Iterable[Claim], *, triggers: Triggers, body: int, by: str) -> tuple[Judgement, ...]:
    """Judgements between the event claims of one document. `body` is where its body starts, `by` who judges."""
    judgements: list[Judgement] = []
    group_of: dict[int, int] = {}
    titles: list[_Mention] = []
    near: deque[_Mention] = deque(maxlen=HORIZON)
    for mention in _mentions(claims, triggers, body):
        judgements += _of_one_mention(mention, by)
        fits = list(_fits(mention, [*titles, *near], group_of))
        judgements += _apart(mention, fits, by)
        open_ones = [fit for fit in fits if fit.bar is None and fit.score >= SAME]
        best = max(open_ones, key=lambda fit: (fit.score, -fit.group), default=None)
        if best is not None:
            score = min(1.0, best.score)
            judgements.append(judge(mention.id, best.other.id, "same", score=score, reason=best.reason, by=by))
        group_of[mention.number] = best.group if best is not None else mention.number
        (titles if mention.title and len(titles) < HORIZON else near).append(mention)
    return tuple(judgements)


def _mentions(claims: Iterable[Claim], triggers: Triggers, body: int) -> Iterator[_Mention]:
    """The mentions of events in the order of the text."""
    found: dict[Span, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.trigger is not None and _is_linked(claim):
            found[claim.trigger.span].append(claim)
    for number, (span, group) in enumerate(sorted(found.items())):
        together = tuple(sorted(group, key=lambda claim: claim.id))
        effect, general = _is_effect(together[0], triggers), _is_general(together[0], triggers)
        yield _Mention(together, number, span.start < body, Traits(together[0]), effect, general)


def _is_linked(claim: Claim) -> bool:
    """Whether a claim tells an event, or denies one; a plain "had not attacked" is about no told event."""
    told = claim.kind == "event" and not claim.about and claim.reality in LINKED
    return told and (claim.reality != "negated" or claim.act == "denies")


def _of_one_mention(mention: _Mention, by: str) -> Iterator[Judgement]:
    for other in mention.claims[1:]:
        yield judge(mention.id, other.id, "same", score=1.0, reason="one mention told by two speakers", by=by)


def _fits(mention: _Mention, others: Iterable[_Mention], group_of: Mapping[int, int]) -> Iterator[_Fit]:
    """One fit for each group of the mentions before."""
    members: dict[int, list[_Mention]] = defaultdict(list)
    for other in others:
        members[group_of[other.number]].append(other)
    for group, together in members.items():
        best: _Fit | None = None
        for other in together:
            fit = _Fit(group, other, tuple(_points(mention, other)))
            if fit.bar is not None:
                best = fit
                break
            if best is None or fit.score > best.score:
                best = fit
        if best is not None:
            yield best


def _apart(mention: _Mention, fits: Iterable[_Fit], by: str) -> Iterator[Judgement]:
    """What forbids it to be one event with one told before. That types are of no one family goes without saying."""
    for fit in fits:
        if fit.bar is not None and _family(mention, fit.other):
            yield judge(mention.id, fit.other.id, "different", score=0.0, reason=fit.bar, by=by)


def _points(mention: _Mention, other: _Mention) -> Iterator[Point]:
    if not _family(mention, other):
        yield Point(-1.0, f"{mention.type} / {other.type}", bars=True)
        return
    yield from compare(mention.traits, other.traits)
    yield from _types(mention, other)
    if mention.title != other.title:
        yield Point(TITLE, "title and text")
    if mention.number - other.number == 1:
        yield Point(NEXT, "told right after it")
    if mention.effect:
        yield Point(EFFECT, "an effect of what was told before")


def _family(one: _Mention, other: _Mention) -> bool:
    """Whether two mentions may be of one event by type; a general word ("attack", "killed") fits any violent type."""
    a, b = one.type, other.type
    if a == b or any(a in family and b in family for family in FAMILIES):
        return True
    return (one.general or other.general) and a in VIOLENT and b in VIOLENT


def _types(one: _Mention, other: _Mention) -> Iterator[Point]:
    """One type speaks for one event; two words that each tell the means, and tell different ones, against it."""
    if one.type == other.type:
        yield Point(SAME_TYPE, f"both {one.type}")
    elif not one.general and not other.general:
        yield Point(OTHER_TYPE, f"{one.type} / {other.type}")


def _is_general(claim: Claim, triggers: Triggers) -> bool:
    if claim.of("weapon"):
        return False  # the weapon tells what the word leaves open
    return _is_effect(claim, triggers) or any(name in triggers.defaults for name in _lemmas(claim, triggers))


def _is_effect(claim: Claim, triggers: Triggers) -> bool:
    found = [
        e for verb in (True, False) for name in _lemmas(claim, triggers) for e in triggers.entries.get((name, verb), ())
    ]
    return bool(found) and all(e.effect for e in found)


def _lemmas(claim: Claim, triggers: Triggers) -> Sequence[str]:
    word = claim.trigger.text.casefold().split()[-1] if claim.trigger and claim.trigger.text.split() else ""
    return list(dict.fromkeys((triggers.lemma(word, verb=True), triggers.lemma(word, verb=False))))

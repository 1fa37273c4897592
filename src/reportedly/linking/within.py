"""Which event claims of one document speak of one event: judged in the order of the text, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.codebook.triggers import Triggers
from reportedly.linking.compare import Point, compare
from reportedly.values.claim import Claim
from reportedly.values.judgement import Judgement, judge

SAME = 0.5
BASE = 0.4
TITLE = 0.35  # a title tells what the article tells
NEXT = 0.15  # the sentence after goes on with the same event more often than not
EFFECT = 0.4  # "26 people died" tells the effect of what was told before
SAME_TYPE = 0.1
OTHER_TYPE = -0.25
LINKED = frozenset({"actual", "ongoing", "attempted", "negated"})
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

    @property
    def first(self) -> Claim:
        return self.claims[0]


def link(claims: Iterable[Claim], *, triggers: Triggers, body: int, by: str) -> tuple[Judgement, ...]:
    """Judgements between the event claims of one document. `body` is where its body starts, `by` who judges."""
    mentions = list(_mentions(claims, body))
    judgements: list[Judgement] = []
    groups: list[list[_Mention]] = []
    for mention in mentions:
        judgements += _of_one_mention(mention, by)
        placed = _place(mention, groups, triggers, by, judgements)
        if not placed:
            groups.append([mention])
    return tuple(judgements)


def _mentions(claims: Iterable[Claim], body: int) -> Iterator[_Mention]:
    found: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        plain_no = claim.reality == "negated" and claim.act != "denies"  # "had not attacked" is about no told event
        if (
            claim.kind == "event"
            and claim.trigger is not None
            and not claim.about
            and claim.reality in LINKED
            and not plain_no
        ):
            found.setdefault((claim.trigger.span.start, claim.trigger.span.end), []).append(claim)
    for number, (at, group) in enumerate(sorted(found.items())):
        yield _Mention(tuple(sorted(group, key=lambda c: c.id)), number, at[0] < body)


def _is_linked(claim: Claim) -> bool:
    """Whether a claim tells an event, or denies one; a plain "had not attacked" is about no told event."""
    told = claim.kind == "event" and not claim.about and claim.reality in LINKED
    return told and (claim.reality != "negated" or claim.act == "denies")


def _of_one_mention(mention: _Mention, by: str) -> Iterator[Judgement]:
    for other in mention.claims[1:]:
        yield judge(mention.first.id, other.id, "same", score=1.0, reason="one mention told by two speakers", by=by)


def _place(
    mention: _Mention, groups: list[list[_Mention]], triggers: Triggers, by: str, judgements: list[Judgement]
) -> bool:
    """Put a mention into the group that it fits best, recording why, and why not the nearest other."""
    best: tuple[float, int, _Mention, list[Point]] | None = None
    for number, group in enumerate(groups):
        for other in group:
            points = _points(mention, other, triggers)
            score = BASE + sum(p.weight for p in points)
            if any(p.bars for p in points):
                if _family(mention.first, other.first, triggers):
                    why = next(p.why for p in points if p.bars)
                    judgements.append(
                        judge(mention.first.id, other.first.id, "different", score=0.0, reason=why, by=by)
                    )
                best = best if best is None or best[1] != number else None
                break
            if best is None or score > best[0]:
                best = (score, number, other, points)
    if best is None or best[0] < SAME:
        return False
    score, number, other, points = best
    reason = "; ".join(p.why for p in points) or "nothing against it"
    judgements.append(judge(mention.first.id, other.first.id, "same", score=min(1.0, score), reason=reason, by=by))
    groups[number].append(mention)
    return True


def _points(mention: _Mention, other: _Mention, triggers: Triggers) -> list[Point]:
    if not _family(mention.first, other.first, triggers):
        return [Point(-1.0, f"{mention.first.event_type} / {other.first.event_type}", bars=True)]
    points = [*compare(mention.first, other.first), *_types(mention.first, other.first, triggers)]
    if mention.title != other.title:
        points.append(Point(TITLE, "title and text"))
    if mention.number - other.number == 1:
        points.append(Point(NEXT, "told right after it"))
    if _is_effect(mention.first, triggers):
        points.append(Point(EFFECT, "an effect of what was told before"))
    return points


def _family(one: Claim, other: Claim, triggers: Triggers) -> bool:
    """Whether two claims may be of one event by type; a general word ("attack", "killed") fits any violent type."""
    a, b = one.event_type, other.event_type
    if a == b or any(a in family and b in family for family in FAMILIES):
        return True
    general = _is_general(one, triggers) or _is_general(other, triggers)
    return general and a in VIOLENT and b in VIOLENT


def _types(one: Claim, other: Claim, triggers: Triggers) -> Iterator[Point]:
    """One type speaks for one event; two words that each tell the means, and tell different ones, against it."""
    if one.event_type == other.event_type:
        yield Point(SAME_TYPE, f"both {one.event_type}")
    elif not _is_general(one, triggers) and not _is_general(other, triggers):
        yield Point(OTHER_TYPE, f"{one.event_type} / {other.event_type}")


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

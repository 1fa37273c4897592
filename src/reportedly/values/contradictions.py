"""Claims that cannot both be right. Where that is not sure, nothing is said: a tally that grows is no contradiction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import TypeVar

from reportedly.codebook.statuses import StatusRules
from reportedly.values.claim import Claim, Slot
from reportedly.values.facets import Actor, Count, Place, When
from reportedly.values.incident import By, Contradiction, Incident, Side, Support, Value
from reportedly.values.naming import alike_word, name_key
from reportedly.values.span import Words
from reportedly.values.sphere import great_circle_km
from reportedly.values.status import acts_for

Ordered = TypeVar("Ordered", int, date)

HOLDS_UP = {"accused": 0, "claimed": 1, "confirmed": 2, "asserted": 3, "reported": 4}  # the sharpest counterpart first
SITED = frozenset(("site", "near", "town"))
ROUGH_DATES = frozenset(("month", "season", "year", "period"))
CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w.'\u2019]*")
WINDOWS_MOST = 200  # windows compared with one another in one document: no real article has more, pairs grow squarely
BY = re.compile(r"\bby\b", re.IGNORECASE)
AGAINST = re.compile(r"\b(?:against|on|at|targeting)\b", re.IGNORECASE)


def contradictions(
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    homes: Mapping[str, tuple[str, ...]],
    *,
    rules: StatusRules,
) -> Iterator[Contradiction]:
    """All contradictions. `claims` are in text order, `homes` gives the incidents that each claim belongs to."""
    for incident in incidents:
        for row in incident.facets:
            for one, other in rivals(row.facet, row.values, rules=rules):
                yield Contradiction(row.facet, _side(one), _side(other), "rival values", (incident.id,))
        yield from _denials(incident)
    yield from _rival_reasons(claims, homes)
    yield from _rival_windows(claims, homes, rules=rules)


def rivals(facet: str, values: Sequence[Value], *, rules: StatusRules) -> Iterator[tuple[Support, Support]]:
    """Pairs of claims whose values of one facet cannot both be right, each value paired with its first rival.

    Two values of one speaker in one document never count: they are parts, updates or two events.
    """
    for number, value in enumerate(values):
        for earlier in values[:number]:
            if _exclude(facet, earlier, value, rules=rules):
                pair = _different_speakers(earlier, value)
                if pair is not None:
                    yield pair
                    break


def _exclude(facet: str, one: Value, other: Value, *, rules: StatusRules) -> bool:
    left, right = one.value, other.value
    if facet in ("killed", "wounded") and isinstance(left, Count) and isinstance(right, Count):
        parts = (
            _is_part(one, rules=rules) or _is_part(other, rules=rules) or not _same_counted(left, right, rules=rules)
        )
        return not parts and _apart(left.low, left.high, right.low, right.high)
    if facet == "date" and isinstance(left, When) and isinstance(right, When):
        rough = left.precision in ROUGH_DATES or right.precision in ROUGH_DATES
        guessed = "inferred" in (left.basis, right.basis)
        return not rough and not guessed and _apart(left.earliest, left.latest, right.earliest, right.latest)
    if facet == "perpetrator":
        return _blames_another(one, other, rules=rules) or _blames_another(other, one, rules=rules)
    if facet == "place" and isinstance(left, Place) and isinstance(right, Place) and one.role == other.role:
        return _far_apart(left, right, rules=rules)
    return False


def _blames_another(one: Value, other: Value, *, rules: StatusRules) -> bool:
    """Whether the side that `other` names blames the one that `one` names instead."""
    accused = other.value
    return isinstance(accused, Actor) and any(
        support.claim.act == "accuses" and acts_for(support.claim.speaker, accused, rules=rules)
        for support in one.supports
    )


def _is_part(value: Value, *, rules: StatusRules) -> bool:
    """Whether a figure counts a part of the others, by its words."""
    words = set(name_key(value.text)) - ({"more"} if "more than" in value.text.casefold() else set())
    return not rules.part_words.isdisjoint(words)


def _same_counted(left: Count, right: Count, *, rules: StatusRules) -> bool:
    """Whether both count the same people; "6 of them children" is no rival of "26 people"."""
    everybody = (left.unit is None or left.unit in rules.whole_units) and (
        right.unit is None or right.unit in rules.whole_units
    )
    return everybody or left.unit == right.unit


def _apart(low: Ordered | None, high: Ordered | None, other_low: Ordered | None, other_high: Ordered | None) -> bool:
    """Whether two intervals, open where an end is None, have nothing in common."""
    below = high is not None and other_low is not None and high < other_low
    above = low is not None and other_high is not None and other_high < low
    return below or above


def _far_apart(left: Place, right: Place, *, rules: StatusRules) -> bool:
    if left.precision not in SITED or right.precision not in SITED:
        return False
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return False
    slack = (left.radius_km or 0.0) + (right.radius_km or 0.0) + rules.rival_place_km
    return great_circle_km(left.latitude, left.longitude, right.latitude, right.longitude) > slack


def _different_speakers(one: Value, other: Value) -> tuple[Support, Support] | None:
    """The first claim of each value, unless the same source in the same document stands behind both."""
    if _speakers(one) & _speakers(other):
        return None
    return one.supports[0], other.supports[0]


def _speakers(value: Value) -> set[tuple[str, tuple[str, ...]]]:
    return {(support.claim.document, name_key(support.claim.speaker.name)) for support in value.supports}


def _side(support: Support) -> Side:
    return Side(support.claim, support.slot.words or quoted(support.claim))


def quoted(claim: Claim) -> Words:
    """A claim's whole quote as words."""
    return Words(claim.quote, claim.span)


def _denials(incident: Incident) -> Iterator[Contradiction]:
    """Each denial with the claim that it contradicts."""
    claims = {claim.id: claim for claim in incident.claims}
    statuses = [("happened", incident.happened)]
    statuses += [(row.facet, row.status) for row in incident.facets if row.status is not None]
    for facet, status in statuses:
        holders = {by.speaker for by in status.by if by.stance in HOLDS_UP}
        for denial in (by for by in status.by if by.stance == "denied" and by.speaker not in holders):
            held = _counterpart(denial, status.by) or _counterpart(denial, incident.happened.by)
            if held is not None:
                left, right = claims[held.claim], claims[denial.claim]
                sides = Side(left, quoted(left)), Side(right, quoted(right))
                yield Contradiction(facet, *sides, f"{denial.speaker} denies it", (incident.id,))


def _counterpart(denial: By, others: Sequence[By]) -> By | None:
    held = [by for by in others if by.stance in HOLDS_UP and by.speaker != denial.speaker]
    return min(held, key=lambda by: HOLDS_UP[by.stance], default=None)


def _rival_reasons(claims: Sequence[Claim], homes: Mapping[str, tuple[str, ...]]) -> Iterator[Contradiction]:
    """Different reasons that different speakers give for one act, each paired with the first one given."""
    first: dict[str, tuple[Claim, Words]] = {}
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in (claim for claim in claims if claim.kind == "response"):
        words = next((slot.words for slot in claim.of("reason") if slot.words is not None), None)
        if words is None:  # "no answer came until Thursday" gives no motive
            continue
        answered = {home for answer in claim.answers for home in homes.get(answer, ())}
        for home in (home for home in homes[claim.id] if home not in answered):
            earlier, reason = first.setdefault(home, (claim, words))
            if _rival_reason(earlier, reason, claim, words):
                told[earlier.id, claim.id].append(home)
                if len(told[earlier.id, claim.id]) > 1:
                    continue
                shared = tuple(item for item in homes[claim.id] if item in homes[earlier.id])
                yield Contradiction("reason", Side(earlier, reason), Side(claim, words), "rival motives", shared)


def _rival_reason(one: Claim, reason: Words, other: Claim, rival: Words) -> bool:
    if name_key(one.speaker.name) == name_key(other.speaker.name) or set(one.answers) & set(other.answers):
        return False
    mine, theirs = set(name_key(reason.text)), set(name_key(rival.text))
    return 2 * len(mine & theirs) < min(len(mine), len(theirs))


def _rival_windows(
    claims: Sequence[Claim], homes: Mapping[str, tuple[str, ...]], *, rules: StatusRules
) -> Iterator[Contradiction]:
    """A series counted from a day before somebody says that it began, or said to have begun on two days.

    Only within one document, and only where both name the same two sides.
    """
    by_document: dict[str, list[tuple[Claim, Slot]]] = defaultdict(list)
    for claim in claims:
        for slot in claim.of("since"):
            if isinstance(slot.value, When) and slot.value.earliest is not None and slot.words is not None:
                by_document[claim.document].append((claim, slot))
    for found in by_document.values():
        shown: set[tuple[Words | None, Words | None]] = set()
        for (one, start), (other, rival) in combinations(found[:WINDOWS_MOST], 2):
            if (start.words, rival.words) in shown:
                continue
            if _windows_clash(one, start, other, rival, rules=rules) and _same_series(one, other, rules=rules):
                shown.add((start.words, rival.words))
                incidents = tuple(dict.fromkeys((*homes[one.id], *homes[other.id])))
                sides = Side(one, start.words or quoted(one)), Side(other, rival.words or quoted(other))
                yield Contradiction("since", *sides, "the same series starts on different days", incidents)


def _windows_clash(one: Claim, start: Slot, other: Claim, rival: Slot, *, rules: StatusRules) -> bool:
    if not isinstance(start.value, When) or not isinstance(rival.value, When):
        return False
    left, right = start.value.earliest, rival.value.earliest
    if left is None or right is None or left == right or abs((left - right).days) > rules.series_days:
        return False
    if start.value.precision in ROUGH_DATES or rival.value.precision in ROUGH_DATES:
        return False
    begun, rival_begun = _says_began(one, start, rules=rules), _says_began(other, rival, rules=rules)
    return (begun and rival_begun) or (begun and right < left) or (rival_begun and left < right)


def _says_began(claim: Claim, slot: Slot, *, rules: StatusRules) -> bool:
    """Whether the words just before a date say that something began then."""
    if slot.words is None:
        return False
    end = slot.words.span.start - claim.span.start
    before = claim.quote[max(0, end - 30) : max(0, end)]
    return not rules.begin_words.isdisjoint(name_key(before)) or not rules.begin_words.isdisjoint(
        name_key(slot.words.text)
    )


def _same_series(one: Claim, other: Claim, *, rules: StatusRules) -> bool:
    (deed, victim), (other_deed, other_victim) = _sides(one), _sides(other)
    return _share_name(deed, other_deed, rules=rules) and _share_name(victim, other_victim, rules=rules)


def _sides(claim: Claim) -> tuple[list[str], list[str]]:
    """Names of (who acts, who is hit). A response's reason tells of the series, its slots of the answer to it; where no
    slot names who acts, the words before the count do ("Graustark's allies have fired nearly 30 times")."""
    reason = next((slot.words.text for slot in claim.of("reason") if slot.words is not None), None)
    if claim.kind == "response" and reason is not None:
        parts = BY.split(reason, maxsplit=1)
        hit = AGAINST.split(parts[0], maxsplit=1)
        return parts[1:], hit[1:]
    before = claim.quote[: max(0, claim.trigger.span.start - claim.span.start)] if claim.trigger is not None else ""
    return _names(claim.of("perpetrator")) or [before], _names(claim.of("target"))


def _names(slots: Sequence[Slot]) -> list[str]:
    return [
        slot.value.claimed_as if isinstance(slot.value, Actor) else slot.words.text if slot.words else ""
        for slot in slots
    ]


def _share_name(left: Sequence[str], right: Sequence[str], *, rules: StatusRules) -> bool:
    mine, theirs = _name_words(left, rules=rules), _name_words(right, rules=rules)
    return any(alike_word(word, other) for word in mine for other in theirs)


def _name_words(texts: Sequence[str], *, rules: StatusRules) -> set[str]:
    """The capitalised words that name somebody, without those that only say what kind of force it is."""
    words = {word for text in texts for name in CAPITALISED.findall(text) for word in name_key(name)}
    return words - rules.force_words - rules.apart

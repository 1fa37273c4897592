"""From claims and judgements to incidents: a pure fold in which no disagreement is lost and no order matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import cast

from reportedly.codebook.statuses import StatusRules
from reportedly.values.claim import Claim, Facet, Missing, PlaceRole, Slot
from reportedly.values.contradictions import contradictions, rivals
from reportedly.values.facets import Actor, Count, Place, Text, When
from reportedly.values.grouping import Grouping, group
from reportedly.values.ids import content_id
from reportedly.values.incident import (
    Assembly,
    EventType,
    FacetRow,
    FacetStatus,
    Incident,
    Response,
    Statement,
    StatusFacet,
    Support,
    Value,
    lead_claim,
    letters,
    text_position,
)
from reportedly.values.judgement import Judgement, judge
from reportedly.values.naming import name_key
from reportedly.values.status import POSITIVE, Heard, facet_status, hear, settle_denials, whole_status

UNTYPED = "other_conflict_event"  # an event claim without a type is still an event
FACETS: tuple[Facet, ...] = (
    "perpetrator",
    "target",
    "place",
    "date",
    "weapon",
    "munitions",
    "killed",
    "wounded",
    "missing",
    "captured",
    "damage",
    "amount",
    "count",
)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """One incident's claims before they are folded. `lent` are the attached claims that are about others too."""

    members: tuple[Claim, ...]
    attached: tuple[Claim, ...]
    lent: frozenset[str]
    joined_by: tuple[Judgement, ...]


def assemble(claims: Iterable[Claim], judgements: Iterable[Judgement], *, rules: StatusRules) -> Assembly:
    """Everything that the claims add up to. The same claims and judgements in any order give the same assembly.

    Event claims joined by judgements make one incident where at least one of them tells of something actual, ongoing
    or attempted; claims about them attach. Tallies and responses stay claims; what makes no incident is a statement
    with the reason.
    """
    ordered = in_text_order(claims)
    known = {claim.id: claim for claim in ordered}
    anchors = {claim.id: _anchors(claim, known) for claim in ordered}
    events = [claim for claim in ordered if claim.kind == "event" and len(anchors[claim.id]) <= 1]
    bonds = _bonds(events, anchors, signer=rules.reader_signers[0])
    grouping = group([claim.id for claim in events], [*judgements, *bonds], readers=rules.reader_signers)
    live = {grouping.root[claim.id] for claim in events if claim.reality in rules.live}
    homes = {claim.id: _homes(claim, anchors, grouping.root, live) for claim in ordered}
    folded = [_fold(item, rules=rules) for item in _gather(ordered, homes, grouping)]
    incidents = tuple(_keyed(folded))
    found = {grouping.root[incident.members[0].id]: incident.id for incident in incidents}
    ids = {claim: tuple(found[root] for root in roots) for claim, roots in homes.items()}
    return Assembly(
        incidents=incidents,
        tallies=tuple(claim for claim in ordered if claim.kind == "tally"),
        responses=tuple(_response(claim, ids) for claim in ordered if claim.kind == "response"),
        statements=tuple(_statement(claim, ids[claim.id]) for claim in ordered if _is_statement(claim, ids)),
        contradictions=tuple(contradictions(incidents, ordered, ids, rules=rules)),
        withheld=grouping.withheld,
    )


def in_text_order(claims: Iterable[Claim]) -> list[Claim]:
    """Each claim once, document by document, in the order of the text."""
    unique = {claim.id: claim for claim in claims}
    return sorted(unique.values(), key=lambda claim: (claim.document, claim.span, claim.id))


def _anchors(claim: Claim, known: Mapping[str, Claim]) -> tuple[str, ...]:
    """The event claims that a claim is about, through any chain of `about`."""
    found: dict[str, None] = {}
    seen, waiting = {claim.id}, list(reversed(claim.about))
    while waiting:
        identity = waiting.pop()
        if identity in seen or identity not in known:
            continue
        seen.add(identity)
        deeper = [target for target in known[identity].about if target in known and target not in seen]
        if deeper:
            waiting += reversed(deeper)
        elif known[identity].kind == "event":
            found[identity] = None
    return tuple(found)


def _bonds(events: Iterable[Claim], anchors: Mapping[str, tuple[str, ...]], *, signer: str) -> Iterator[Judgement]:
    """An event claim about one other event claim speaks of the same event, until somebody judges otherwise."""
    for claim in events:
        for anchor in anchors[claim.id]:
            yield judge(claim.id, anchor, "same", score=1.0, reason="one claim is about the other", by=signer)


def _homes(
    claim: Claim, anchors: Mapping[str, tuple[str, ...]], root: Mapping[str, str], live: Set[str]
) -> tuple[str, ...]:
    """The groups that make incidents to which a claim belongs, as a member or attached."""
    events = (claim.id,) if claim.id in root else anchors[claim.id]
    groups = (root[event] for event in events if event in root)
    return tuple(dict.fromkeys(name for name in groups if name in live))


def _gather(ordered: Sequence[Claim], homes: Mapping[str, tuple[str, ...]], grouping: Grouping) -> list[_Gathered]:
    """Group by group: its event claims, what attaches to them, and what joined them."""
    members: dict[str, list[Claim]] = defaultdict(list)
    attached: dict[str, list[Claim]] = defaultdict(list)
    joined: dict[str, list[Judgement]] = defaultdict(list)
    for claim in ordered:
        for home in homes[claim.id]:
            if claim.id in grouping.root:
                members[home].append(claim)
            elif claim.kind in ("event", "statement"):
                attached[home].append(claim)
    for item in grouping.joined:
        joined[grouping.root[item.left]].append(item)
    return [
        _Gathered(
            members=tuple(members[home]),
            attached=tuple(attached[home]),
            lent=frozenset(claim.id for claim in attached[home] if len(homes[claim.id]) > 1),
            joined_by=tuple(joined[home]),
        )
        for home in members
    ]


def _fold(gathered: _Gathered, *, rules: StatusRules) -> Incident:
    """One incident from its claims; its key is set when all incidents of a document are known."""
    claims = in_text_order((*gathered.members, *gathered.attached))
    perpetrators = [slot.value for claim in claims for slot in claim.of("perpetrator") if isinstance(slot.value, Actor)]
    heard = [item for claim in claims if (item := hear(claim, perpetrators, rules=rules)) is not None]
    heard = [_lent(item, rules=rules) if item.claim.id in gathered.lent else item for item in heard]
    heard = settle_denials(heard)
    if not any("happened" in item.facets for item in heard):  # all that is left denies or declines: it is about this
        heard = [replace(item, facets=item.facets | {"happened"}) for item in heard]
    happened = cast(FacetStatus, facet_status("happened", heard, rival=False, rules=rules))
    facets = tuple(_facets(heard, gathered.lent, rules=rules))
    perpetrator = next((row.status for row in facets if row.facet == "perpetrator"), None)
    live = [claim for claim in gathered.members if claim.reality in rules.live]
    types = _types(live)
    chosen = _chosen_type(types, rules=rules)
    return Incident(
        id=content_id("i", sorted(claim.id for claim in gathered.members)),
        key="",
        type=chosen,
        types=types,
        status=whole_status(happened, perpetrator, rules=rules),
        happened=happened,
        lead=lead_claim(live, chosen),
        members=gathered.members,
        attached=gathered.attached,
        facets=facets,
        joined_by=gathered.joined_by,
    )


def _lent(heard: Heard, *, rules: StatusRules) -> Heard:
    """What a claim about several incidents says to each of them: only of facets that they can share."""
    return replace(heard, facets=heard.facets & (rules.shared | {"happened"}))


def _types(live: Iterable[Claim]) -> tuple[EventType, ...]:
    """The types that live claims give, in the order of the text."""
    givers: dict[str, list[str]] = defaultdict(list)
    for claim in live:
        givers[claim.event_type or UNTYPED].append(claim.id)
    return tuple(EventType(name, tuple(claims)) for name, claims in givers.items())


def _chosen_type(types: Sequence[EventType], *, rules: StatusRules) -> str:
    """The type of most claims; weak types yield to others; the first in the text among equals."""

    def rank(item: EventType) -> tuple[int, int]:
        weak = item.type in rules.weak_types
        return (rules.weak_types.index(item.type) - len(rules.weak_types) if weak else 0, len(item.claims))

    return max(types, key=rank).type


def _facets(heard: Sequence[Heard], lent: Set[str], *, rules: StatusRules) -> Iterator[FacetRow]:
    values = _values(heard, lent, rules=rules)
    missing = _missing(heard)
    for facet in FACETS:
        own = tuple(values.get(facet, ()))
        clash = next(rivals(facet, own, rules=rules), None) is not None
        has_status = facet in rules.facets
        status = facet_status(cast(StatusFacet, facet), heard, rival=clash, rules=rules) if has_status else None
        if own or has_status:
            yield FacetRow(facet, own, status, None if own else missing.get(facet, "not_stated"))


def _values(heard: Sequence[Heard], lent: Set[str], *, rules: StatusRules) -> dict[Facet, list[Value]]:
    """The distinct values of each facet with all their supports.

    Values come from those who hold the event up; a denial adds only the perpetrator that it names. Where everybody
    denies or declines, they give the values.
    """
    nobody = not any(item.stance in POSITIVE for item in heard)
    supports: dict[tuple[Facet, PlaceRole | None, Hashable], list[Support]] = {}
    for item in heard:
        for slot in item.claim.slots:
            holds = nobody or item.stance in POSITIVE or (item.stance == "denied" and slot.facet == "perpetrator")
            mine = item.claim.id not in lent or slot.facet in rules.shared
            if holds and mine and (slot.value is not None or slot.words is not None):
                supports.setdefault((slot.facet, slot.role, value_key(slot)), []).append(Support(item.claim, slot))
    values: dict[Facet, list[Value]] = defaultdict(list)
    for (facet, role, _), given in supports.items():
        values[facet].append(Value(facet, role, given[0].slot.value, tuple(given)))
    for several in values.values():  # what is said of this incident alone comes before what is said of several
        several.sort(key=lambda value: all(support.claim.id in lent for support in value.supports))
    return values


def _missing(heard: Iterable[Heard]) -> dict[Facet, Missing]:
    """Why a facet has no value, by the first claim that says why."""
    reasons: dict[Facet, Missing] = {}
    for item in heard:
        for slot in item.claim.slots:
            if slot.missing is not None:
                reasons.setdefault(slot.facet, slot.missing)
    return reasons


def value_key(slot: Slot) -> Hashable:
    """What makes two values of a facet one: the normalised value where there is one, else the words."""
    value, words = slot.value, slot.words.text if slot.words is not None else ""
    if isinstance(value, Count) and (value.low, value.high) != (None, None):
        return value.low, value.high, value.unit
    if isinstance(value, When) and (value.earliest, value.latest) != (None, None):
        return value.earliest, value.latest
    if isinstance(value, Place) and value.row is not None:
        return value.row
    if isinstance(value, Actor):
        return value.resolved or name_key(value.claimed_as) or value.claimed_as
    if isinstance(value, Text):
        return name_key(value.value) or value.value
    return name_key(words) or words


def _keyed(incidents: Iterable[Incident]) -> Iterator[Incident]:
    """Incidents in the order of their first document's text, with keys a, b, c ... in each document."""
    ordered = sorted(incidents, key=lambda incident: (*_first_place(incident), incident.id))
    for _, together in groupby(ordered, key=lambda incident: _first_place(incident)[0]):
        for number, incident in enumerate(together):
            yield replace(incident, key=letters(number))


def _first_place(incident: Incident) -> tuple[str, int]:
    document = min(claim.document for claim in incident.members)
    return document, text_position(incident, document)


def _response(claim: Claim, ids: Mapping[str, tuple[str, ...]]) -> Response:
    answers = tuple(dict.fromkeys(found for answered in claim.answers for found in ids.get(answered, ())))
    stub = next((slot.words for slot in claim.of("reason") if slot.words is not None), None)
    acts = tuple(act for act in ids[claim.id] if act not in answers)  # no act answers itself
    return Response(claim, acts, answers, stub)


def _is_statement(claim: Claim, ids: Mapping[str, tuple[str, ...]]) -> bool:
    return claim.kind == "statement" or (claim.kind == "event" and not ids[claim.id])


def _statement(claim: Claim, incidents: tuple[str, ...]) -> Statement:
    if claim.kind == "statement":
        return Statement(claim, incidents, "a statement is no event")
    return Statement(claim, incidents, f"nobody says that it happened: the claim is {claim.reality}")

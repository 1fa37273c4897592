"""Statuses by facet: who says so decides, by the published rules of `codebook/statuses.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from reportedly.codebook.statuses import StatusRules
from reportedly.errors import CodebookError
from reportedly.values.claim import Claim, Hop
from reportedly.values.facets import Actor
from reportedly.values.incident import By, FacetStatus, Stance, Status, StatusFacet
from reportedly.values.naming import Key, alike_word, fullest, has_run, name_key

Standing = Literal["publisher", "acting", "other"]
POSITIVE = frozenset(("asserted", "reported", "claimed", "accused", "confirmed"))


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim, the stance that it takes, and the facets that it takes it towards."""

    claim: Claim
    stance: Stance
    facets: frozenset[str]

    @property
    def by(self) -> By:
        return By(self.claim.speaker.name, self.claim.act, self.stance, self.claim.id)


def acts_for(hop: Hop, perpetrator: Actor, *, rules: StatusRules) -> bool:
    """Whether a speaker speaks for the side that is said to have acted.

    True for the same row of the actor list, the same name but for words for forces ("X forces", "the X military"), a
    declared affiliation with it, or a state (its row is "state:" and the country's code) and whoever speaks for it,
    and that state's forces. No name of an actor is known here, so the rule is the same for every side.
    """
    if hop.actor is not None and hop.actor == perpetrator.resolved:
        return True
    name, deed = name_key(hop.name), name_key(perpetrator.claimed_as)
    if _core(deed, rules=rules) and _core(name, rules=rules) == _core(deed, rules=rules):
        return True
    if deed and (name == deed or (hop.affiliation is not None and has_run(name_key(hop.affiliation.text), deed))):
        return True
    if hop.actor is not None and hop.actor == f"state:{perpetrator.country}" and perpetrator.sort in rules.state_roles:
        return True
    return hop.role in rules.state_roles and _same_state(name, deed, rules=rules)


def _core(name: Key, *, rules: StatusRules) -> Key:
    """A name without the words for forces."""
    return tuple(word for word in name if word not in rules.force_words)


def _same_state(name: Key, deed: Key, *, rules: StatusRules) -> bool:
    state = _core(deed, rules=rules)
    if not state or not rules.apart.isdisjoint((*name, *deed)):
        return False
    return all(any(alike_word(word, other) for other in name) for word in state)


def standing_of(claim: Claim, perpetrators: Sequence[Actor], *, rules: StatusRules) -> Standing:
    """The standing of a claim's speaker towards the event.

    The claim's own perpetrators count where it names any and does not deny; else those of the whole incident.
    """
    own = [slot.value for slot in claim.of("perpetrator") if isinstance(slot.value, Actor)]
    sides = own if own and claim.act not in ("denies", "retracts") and claim.reality != "negated" else perpetrators
    if any(acts_for(claim.speaker, side, rules=rules) for side in sides):
        return "acting"
    return "publisher" if len(claim.voice) == 1 else "other"


def hear(claim: Claim, perpetrators: Sequence[Actor], *, rules: StatusRules) -> Heard | None:
    """The stance of a claim and what it is about; `None` where the rules say that it is silent."""
    standing = standing_of(claim, perpetrators, rules=rules)
    fitting = (
        rule
        for rule in rules.stances
        if rule.fits(act=claim.act, standing=standing, reality=claim.reality, kind=claim.kind)
    )
    rule = next(fitting, None)
    if rule is None:
        raise CodebookError(
            f"no stance rule fits act {claim.act!r} with standing {standing!r}; add one to statuses.yaml"
        )
    if rule.stance is None:
        return None
    stance = cast(Stance, rule.stance)
    return Heard(claim, stance, _scope(claim, stance, standing, rules=rules))


def settle_denials(heard: Sequence[Heard]) -> list[Heard]:
    """Denials by somebody who says that it happened turn to who did it, where others name somebody.

    "The crash was confirmed by the army, which denied that the rebels had caused it."
    """
    holders = {name_key(item.claim.speaker.name) for item in heard if item.stance in POSITIVE}
    named = {
        name_key(item.claim.speaker.name)
        for item in heard
        if item.stance in POSITIVE and "perpetrator" in item.facets and item.stance != "asserted"
    }
    settled = []
    for item in heard:
        speaker = name_key(item.claim.speaker.name)
        turns = item.stance == "denied" and "happened" in item.facets and speaker in holders and named - {speaker}
        settled.append(replace(item, facets=item.facets - {"happened"} | {"perpetrator"}) if turns else item)
    return settled


def _scope(claim: Claim, stance: Stance, standing: Standing, *, rules: StatusRules) -> frozenset[str]:
    """The facets that a claim speaks to: a report to all that it names, a denial only to what it takes back."""
    named = frozenset(slot.facet for slot in claim.slots)
    if stance in POSITIVE:
        return named | {"happened"} | ({"perpetrator"} if claim.act == "claims_responsibility" else frozenset())
    own = named & frozenset(rules.scope["own_facets"])
    if claim.kind == "statement" and own:
        return own
    if stance == "declined":
        return frozenset(rules.scope["declined"])
    return frozenset(rules.scope["denied_by_acting" if standing == "acting" else "denied_by_other"])


def facet_status(facet: StatusFacet, heard: Iterable[Heard], *, rival: bool, rules: StatusRules) -> FacetStatus | None:
    """The status of one facet from everything heard; `None` where nobody speaks to it."""
    about = [_towards(facet, item, rules=rules) for item in heard if facet in item.facets]
    if not about:
        return None
    holders = {name_key(item.claim.speaker.name) for item in about if item.stance in POSITIVE}
    # Who holds the facet up denies something else about it: its own part, or a detail.
    denies_itself = [item for item in about if item.stance == "denied" and name_key(item.claim.speaker.name) in holders]
    stances: set[str] = {item.stance for item in about if item not in denies_itself}
    if stances & POSITIVE:
        stances.add("positive")
    if rival:
        stances.add("rival")
    status = next((rule.status for rule in rules.ladder if rule.needs <= stances and not rule.without & stances), None)
    if status is None:
        raise CodebookError(f"no step of the facet ladder fits the stances {sorted(stances)}; add one to statuses.yaml")
    holding = [item.claim for item in about if item.stance in POSITIVE] or [item.claim for item in about]
    reports, origins = count_origins(holding)
    return FacetStatus(cast(Status, status), tuple(item.by for item in about), reports, origins)


def _towards(facet: StatusFacet, heard: Heard, *, rules: StatusRules) -> Heard:
    """An accusation tells who did it; towards any other facet it is a report."""
    if heard.stance != "accused" or facet == "perpetrator":
        return heard
    return Heard(heard.claim, cast(Stance, rules.accused_elsewhere), heard.facets)


def whole_status(happened: FacetStatus, perpetrator: FacetStatus | None, *, rules: StatusRules) -> Status:
    """The status of the whole incident. Where nobody says that it happened, who did it is no dispute."""
    if happened.status == "denied":
        return happened.status
    found: set[Status] = {happened.status}
    if perpetrator is not None and perpetrator.status in rules.from_perpetrator:
        found.add(cast(Status, rules.from_perpetrator[perpetrator.status]))
    return min(found, key=rules.order.index)


def count_origins(claims: Iterable[Claim]) -> tuple[int, int]:
    """(reports, origins): distinct (document, innermost speaker) pairs, and distinct terminal sources.

    The same source under a shorter name ("Austin") is one, and so are unnamed sources in the same words: origins are
    a lower bound, so that a wire story told ten times is not ten witnesses.
    """
    speakers = sorted({(claim.document, name_key(claim.speaker.name), claim.speaker.actor or "") for claim in claims})
    full = fullest(key for _, key, _ in speakers)
    rows: dict[Key, str] = {}
    for _, key, actor in speakers:
        if actor:
            rows.setdefault(full[key], actor)
    pairs = {(document, rows.get(full[key]) or full[key]) for document, key, _ in speakers}
    return len(pairs), len({source for _, source in pairs})

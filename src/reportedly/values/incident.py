"""What claims add up to when they are read together. Derived for reading, never stored as truth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal

from reportedly.values.claim import Claim, Facet, Missing, PlaceRole, Slot
from reportedly.values.facets import FacetValue
from reportedly.values.judgement import Judgement
from reportedly.values.span import Words

StatusFacet = Literal["happened", "perpetrator", "target", "weapon", "place", "date", "killed", "wounded"]
Status = Literal["asserted", "reported", "claimed", "accused", "confirmed", "denied", "disputed", "unconfirmed"]
Stance = Literal["asserted", "reported", "claimed", "accused", "confirmed", "denied", "declined"]


@dataclass(frozen=True, slots=True)
class Support:
    """One claim that gives a value, with the slot in which it does."""

    claim: Claim
    slot: Slot


@dataclass(frozen=True, slots=True)
class Value:
    """One distinct value of a facet and every claim that gives it, in the order of the text."""

    facet: Facet
    role: PlaceRole | None
    value: FacetValue | None
    supports: tuple[Support, ...]

    @property
    def words(self) -> Words | None:
        """The words of the first claim that has any."""
        return next((support.slot.words for support in self.supports if support.slot.words is not None), None)

    @property
    def text(self) -> str:
        """The value as it stands in a text; the empty string where no claim quotes it."""
        words = self.words
        return words.text if words is not None else ""


@dataclass(frozen=True, slots=True)
class By:
    """Who took which stance, by which act, in which claim."""

    speaker: str
    act: str
    stance: Stance
    claim: str


@dataclass(frozen=True, slots=True)
class FacetStatus:
    """A status and who gives it. `reports` are distinct (document, speaker) pairs, `origins` distinct sources.

    reports >= origins >= 1. Both count those who hold the facet up; where everybody denies it, those who deny.
    """

    status: Status
    by: tuple[By, ...]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A facet of an incident: all its values, its status, or why there is no value."""

    facet: Facet
    values: tuple[Value, ...]
    status: FacetStatus | None = None
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of the codebook and the claims that give it."""

    type: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims that were judged to speak of one event.

    `id` is the hash of the ids of `members` (the event claims); `attached` are claims of other acts about it. `key` is
    a, b, c ... in the order of the text of its first document. `lead` is the claim that names it, `types` keeps rival
    types, `joined_by` the judgements that made it one incident.
    """

    id: str
    key: str
    type: str
    types: tuple[EventType, ...]
    status: Status
    happened: FacetStatus
    lead: Claim
    members: tuple[Claim, ...]
    attached: tuple[Claim, ...]
    facets: tuple[FacetRow, ...]
    joined_by: tuple[Judgement, ...] = ()

    @property
    def trigger(self) -> Words | None:
        return self.lead.trigger

    @property
    def claims(self) -> Iterator[Claim]:
        """Members, then attached claims, each in the order of the text."""
        yield from self.members
        yield from self.attached

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(sorted({claim.document for claim in self.claims}))

    def facet(self, facet: Facet) -> FacetRow:
        """The row of a facet; an empty one where no claim has it."""
        return next((row for row in self.facets if row.facet == facet), FacetRow(facet, (), missing="not_stated"))

    def status_of(self, facet: StatusFacet) -> FacetStatus | None:
        return self.happened if facet == "happened" else self.facet(facet).status


def lead_claim(claims: Sequence[Claim], event_type: str) -> Claim:
    """The claim that names an incident: the first with a trigger of this type, else with a trigger, else the first."""
    with_trigger = [claim for claim in claims if claim.trigger is not None]
    typed = [claim for claim in with_trigger if claim.event_type == event_type]
    return (typed or with_trigger or list(claims))[0]


def text_position(incident: Incident, document: str) -> int:
    """Where a document first tells of an incident: the offset of its earliest trigger, or claim without a trigger."""
    return min(
        (claim.trigger.span if claim.trigger is not None else claim.span).start
        for claim in incident.claims
        if claim.document == document
    )


def keys_in(document: str, incidents: Iterable[Incident]) -> dict[str, str]:
    """The keys a, b, c ... by incident id of the incidents that a document tells of, in the order of its text."""
    told = [item for item in incidents if any(claim.document == document for claim in item.members)]
    ordered = sorted(told, key=lambda item: (text_position(item, document), item.id))
    return {item.id: letters(number) for number, item in enumerate(ordered)}


def letters(number: int) -> str:
    """0, 1, ... 25, 26 as a, b, ... z, aa."""
    name = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        name = ascii_lowercase[digit] + name
    return name


@dataclass(frozen=True, slots=True)
class Response:
    """Somebody's claim that one act answers another. `answers` is empty where the ledger holds no such incident: the
    words of `stub` then stand for it."""

    claim: Claim
    acts: tuple[str, ...]
    answers: tuple[str, ...]
    stub: Words | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that makes no incident, the incidents that it speaks about, and why it makes none."""

    claim: Claim
    incidents: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: a claim and its words that clash."""

    claim: Claim
    words: Words


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be right, about one facet. `incidents` are those that it concerns."""

    facet: str
    left: Side
    right: Side
    reason: str
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembly:
    """Everything that a set of claims and judgements adds up to. `withheld` are "same" judgements that were not
    followed because somebody as strong or stronger says "different"."""

    incidents: tuple[Incident, ...] = ()
    tallies: tuple[Claim, ...] = ()
    responses: tuple[Response, ...] = ()
    statements: tuple[Statement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    withheld: tuple[Judgement, ...] = ()

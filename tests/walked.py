"""An article walked by the shipped reader, and short ways to what was found. Facts are asked for by value, not by text.

walked = walk(raw)
walked.incident_at("sites:ain-al-asad").status
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from reportedly.flow import Reader, assembled, load_reader, read_article
from reportedly.values.claim import Claim, Facet
from reportedly.values.document import Article
from reportedly.values.facets import Actor, Count, Place, When
from reportedly.values.incident import Assembly, Incident, Response
from reportedly.values.reading import Reading

Days = tuple[str | None, str | None]
ATTACKS = frozenset(
    "air_drone_strike shelling_artillery_missile armed_clash ied_landmine suicide_bomb grenade attack_on_civilians "
    "chemical_weapon other_conflict_event".split()
)


@dataclass(frozen=True)
class Walked:
    """A reading with what its claims add up to."""

    reading: Reading
    assembly: Assembly

    @property
    def text(self) -> str:
        return self.reading.document.text

    def claims(self, kind: str | None = None, act: str | None = None, *, words: str = "") -> list[Claim]:
        """The claims of a kind and an act whose quote holds `words`, in the order of the text."""
        found = (c for c in self.reading.claims if kind in (None, c.kind) and act in (None, c.act))
        return [claim for claim in found if words in claim.quote]

    def incidents(self, day: str) -> list[Incident]:
        """The incidents one of whose stated intervals holds `day`."""
        return [item for item in self.assembly.incidents if any(_holds(value, day) for value in dates(item))]

    def incident_at(self, row: str) -> Incident:
        """The one incident that has this gazetteer row among its places."""
        (found,) = [item for item in self.assembly.incidents if row in places(item)]
        return found

    def responses(self) -> Iterator[tuple[Response, str, str]]:
        """The response claims with the innermost speaker and the reason."""
        for response in self.assembly.responses:
            yield response, response.claim.speaker.name, response.stub.text if response.stub else ""


def walk(raw: dict[str, Any]) -> Walked:
    """The walk over an article as its JSON gives it."""
    published = date.fromisoformat(raw["published"]) if raw.get("published") else None
    article = Article(raw.get("id", "x"), raw["text"], raw.get("title") or "", raw.get("publisher"), published)
    reading = read_article(article, reader())
    return Walked(reading, assembled(reading, reader()))


@cache
def reader() -> Reader:
    return load_reader()


def chain(claim: Claim) -> list[str]:
    """The names of the speakers, outermost first."""
    return [hop.name for hop in claim.voice]


def places(incident: Incident, role: str | None = None) -> dict[str | None, Place]:
    """The resolved places of an incident by gazetteer row, in one role or in any."""
    values = incident.facet("place").values
    return {v.value.row: v.value for v in values if isinstance(v.value, Place) and role in (None, v.role)}


def dates(incident: Incident) -> list[Days]:
    """The stated intervals of an incident as ISO days."""
    return [days(v.value) for v in incident.facet("date").values if isinstance(v.value, When)]


def days(when: When) -> Days:
    return (
        when.earliest.isoformat() if when.earliest is not None else None,
        when.latest.isoformat() if when.latest is not None else None,
    )


def window(claim: Claim) -> list[Days]:
    """Since when a claim counts."""
    return [days(slot.value) for slot in claim.of("since") if isinstance(slot.value, When)]


def counts(source: Claim | Incident, facet: Facet) -> list[tuple[int | None, int | None]]:
    """The intervals of a facet of a claim or of an incident."""
    values = (
        [s.value for s in source.of(facet)]
        if isinstance(source, Claim)
        else [v.value for v in source.facet(facet).values]
    )
    return [(value.low, value.high) for value in values if isinstance(value, Count)]


def words(source: Claim | Incident, facet: Facet) -> list[str]:
    """The verbatim words of a facet of a claim or of an incident."""
    if isinstance(source, Claim):
        return [slot.words.text for slot in source.of(facet) if slot.words is not None]
    return [value.text for value in source.facet(facet).values]


def actors(source: Claim | Incident, facet: Facet) -> dict[str, str | None]:
    """The actors of a facet by their words, each with its row of the actor list."""
    values = (
        [s.value for s in source.of(facet)]
        if isinstance(source, Claim)
        else [v.value for v in source.facet(facet).values]
    )
    return {value.claimed_as: value.resolved for value in values if isinstance(value, Actor)}


def _holds(interval: Days, day: str) -> bool:
    earliest, latest = interval
    return (earliest or "0000") <= day <= (latest or "9999")

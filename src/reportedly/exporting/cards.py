"""What a report says, before anybody draws it: one card an incident, then tallies, responses, speech, contradictions.

Everything here is plain values, so that a terminal, a page and a test can read the same report. Every line names its
speakers; every line keeps the claims that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.codebook.book import load_codebook
from reportedly.exporting.wording import (
    Clause,
    chain,
    did,
    event_label,
    interval,
    joined,
    label,
    normalised,
    quoted,
    with_article,
)
from reportedly.values.assemble import in_text_order
from reportedly.values.claim import LIVE, Claim, Facet
from reportedly.values.facets import Count, Place
from reportedly.values.incident import (
    Assembly,
    By,
    Contradiction,
    FacetRow,
    FacetStatus,
    Incident,
    Response,
    Side,
    Statement,
    Value,
    keys_in,
)
from reportedly.values.naming import fullest, name_key

TALES = ("asserted", "reported", "accused")
# What the headline tells, in this order: who tells it, who claims it, who confirms, who denies, who does neither.
STANCES = (TALES, ("claimed",), ("confirmed",), ("denied",), ("declined",))
HEADLINE: tuple[tuple[str, Facet], ...] = (("on", "target"), ("at", "place"), ("dated", "date"))
UNPLACED_KM = 100.0  # a place without a radius sorts behind towns and before countries
SAYS_NOTHING = frozenset({"unknown", "person", "unnamed"})  # roles that tell no more of a speaker than its name
ELSEWHERE = "an act that is not in the ledger"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that somebody says: the chain of speakers, what it is, and the claim with the quote."""

    chain: str
    text: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a facet and everybody who gives it."""

    value: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One facet of a card. `against` are those who deny or do not confirm it."""

    label: str
    entries: tuple[Entry, ...]
    against: tuple[Line, ...]
    status: str
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class Card:
    """One incident."""

    id: str
    key: str
    type: str
    status: str
    headline: tuple[Clause, ...]
    rows: tuple[Row, ...]
    hedges: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction: what it is about, why, and its two sides."""

    facet: str
    reason: str
    sides: tuple[Line, Line]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is shown of one assembly.

    `others` are claims that make no incident, with the reason; `sources` say what the actor list and the text tell of
    each speaker ("Tasnim: agency, “affiliated with ...”").
    """

    cards: tuple[Card, ...]
    tallies: tuple[Line, ...]
    responses: tuple[Line, ...]
    speech: tuple[Line, ...]
    contradictions: tuple[Clash, ...]
    others: tuple[tuple[Line, str], ...]
    sources: tuple[str, ...] = ()

    def lines(self) -> Iterable[Line]:
        """Every line of the report."""
        for card in self.cards:
            for row in card.rows:
                yield from (line for entry in row.entries for line in entry.lines)
                yield from row.against
            yield from card.hedges
        yield from (*self.tallies, *self.responses, *self.speech)
        yield from (line for clash in self.contradictions for line in clash.sides)
        yield from (line for line, _ in self.others)


def make_report(assembly: Assembly, *, document: str | None = None) -> Report:
    """The report of an assembly; with `document` (an id) the keys are those of that document's text."""
    keys = keys_in(document, assembly.incidents) if document is not None else {}
    names = {incident.id: keys.get(incident.id, incident.key) for incident in assembly.incidents}
    spoken = [item for item in assembly.statements if _is_speech(item.claim)]
    return Report(
        cards=tuple(make_card(incident, key=names[incident.id]) for incident in assembly.incidents),
        tallies=_once(_tally(claim) for claim in assembly.tallies),
        responses=_once(_response(item, names) for item in assembly.responses),
        speech=_once(_speech(item, names) for item in spoken),
        contradictions=tuple(_clash(item) for item in assembly.contradictions),
        others=tuple(_others(assembly, names)),
        sources=tuple(_sources(assembly)),
    )


def _sources(assembly: Assembly) -> Iterable[str]:
    """Each speaker once, with its kind, its row of the actor list and the affiliation that the text declares."""
    claims = [claim for incident in assembly.incidents for claim in incident.claims]
    claims += [*assembly.tallies, *(r.claim for r in assembly.responses), *(s.claim for s in assembly.statements)]
    known: dict[str, dict[str, None]] = {}
    for hop in (hop for claim in in_text_order(claims) for hop in claim.sources):
        facts = known.setdefault(hop.name, {})
        facts |= {label(hop.role): None} if hop.role not in SAYS_NOTHING else {}
        facts |= {"unnamed": None} if hop.anonymous else {}
        facts |= {quoted(hop.affiliation.text): None} if hop.affiliation is not None else {}
    return (f"{name}: {', '.join(facts)}" for name, facts in known.items() if facts)


def make_card(incident: Incident, *, key: str | None = None) -> Card:
    """The card of one incident. Its key may be that of another document than the first."""
    claims = {claim.id: claim for claim in incident.claims}
    rows = [_happened(incident.happened, claims)]
    rows += [_row(row, claims) for row in incident.facets if row.values or row.status is not None]
    hedged = (Line(chain(claim), quoted(claim.hedge.text), claim) for claim in incident.claims if claim.hedge)
    return Card(
        id=incident.id,
        key=key or incident.key,
        type=event_label(incident.type),
        status=incident.status,
        headline=tuple(_headline(incident)),
        rows=tuple(rows),
        hedges=_once(hedged),
    )


# the headline


def _headline(incident: Incident) -> Iterable[Clause]:
    """Who tells it, who claims it, who confirms, denies or does not confirm: each group in one clause."""
    perpetrator = incident.status_of("perpetrator")
    heard = [*incident.happened.by, *(by for by in (perpetrator.by if perpetrator else ()) if by.stance == "denied")]
    holders = {by.speaker for by in heard if by.stance in TALES}
    heard = [by for by in heard if by.stance != "denied" or by.speaker not in holders]  # they deny a part of it
    told = False
    for stances in STANCES:
        group = [by for by in heard if by.stance in stances]
        if group:
            yield _clause(group, what=_what(incident) if not told else "it")
            told = True


def _clause(group: Sequence[By], *, what: str) -> Clause:
    first, *others = _speakers(by.speaker for by in group)
    verb = did("asserts") if group[0].stance in TALES else did(_act(group[0]))
    return Clause(first, tuple(others), verb, what)


def _speakers(names: Iterable[str]) -> list[str]:
    """Each speaker once, under the fullest of its names, in the order of the first."""
    keys = {name: name_key(name) or (name,) for name in names}
    full = fullest(keys.values())
    longest = {keys[name]: name for name in reversed(keys)}
    return list(dict.fromkeys(longest[full[key]] for key in keys.values()))


def _act(by: By) -> str:
    """The act that names the stance: a side that tells of its own act claims it, whatever verb it used."""
    return "claims_responsibility" if by.stance == "claimed" else "denies" if by.stance == "denied" else by.act


def coarseness(value: Value) -> float:
    """Kilometres of uncertainty; a place without any sorts behind towns and before countries."""
    radius = value.value.radius_km if isinstance(value.value, Place) else None
    return radius if radius is not None else UNPLACED_KM


def _what(incident: Incident) -> str:
    """The event in the words of its sources: its type, what it hit, where and when."""
    parts = [with_article(event_label(incident.type).lower())]
    said: set[str] = set()
    for preposition, facet in HEADLINE:
        values = [value for value in incident.facet(facet).values if value.role != "origin" and value.text]
        if facet == "place":
            values.sort(key=coarseness)
        if values and values[0].text not in said:
            said.add(values[0].text)
            meaning = normalised(values[0].value) if facet == "date" else ""
            parts.append(f"{preposition} {quoted(values[0].text)}" + (f" ({meaning})" if meaning else ""))
    return " ".join(parts)


# the rows


def _happened(status: FacetStatus, claims: dict[str, Claim]) -> Row:
    return Row(
        label="happened",
        entries=(Entry("", _lines(_holding(status), claims)),),
        against=_lines(_opposing(status), claims),
        status=status.status,
        reports=status.reports,
        origins=status.origins,
    )


def _row(row: FacetRow, claims: dict[str, Claim]) -> Row:
    status = row.status
    return Row(
        label=label(row.facet),
        entries=tuple(_entry(value) for value in row.values),
        against=_lines(_opposing(status), claims) if status is not None else (),
        status=status.status if status is not None else "",
        reports=status.reports if status is not None else 0,
        origins=status.origins if status is not None else 0,
    )


def _holding(status: FacetStatus) -> list[By]:
    return [by for by in status.by if by.stance not in ("denied", "declined")]


def _opposing(status: FacetStatus) -> list[By]:
    return [by for by in status.by if by.stance in ("denied", "declined")]


def _lines(group: Iterable[By], claims: dict[str, Claim]) -> tuple[Line, ...]:
    return _once(Line(chain(claims[by.claim]), _short_act(by), claims[by.claim]) for by in group)


def _short_act(by: By) -> str:
    """The act in a word or two; plain reporting needs none."""
    return "" if by.stance in TALES and by.act in ("asserts", "announces") else did(_act(by)).removesuffix(" for")


def _entry(value: Value) -> Entry:
    role = f"{value.role}: " if value.role not in (None, "location") else ""
    meaning = normalised(value.value)
    shown = f"{role}{quoted(value.text) if value.text else 'no words'}" + (f" = {meaning}" if meaning else "")
    return Entry(shown, _once(Line(chain(support.claim), "", support.claim) for support in value.supports))


# the rest


def _tally(claim: Claim) -> Line:
    count = next((slot for slot in claim.of("count")), None)
    meaning = interval(count.value) if count is not None and isinstance(count.value, Count) else ""
    since = next((slot for slot in claim.of("since") if slot.words is not None), None)
    words = claim.trigger or (count.words if count is not None else None)
    text = f"counted {quoted(words.text if words is not None else claim.quote)}"
    text += f" = {meaning}" if meaning else ""
    if since is not None and since.words is not None:
        text += f"; window {quoted(since.words.text)} = {normalised(since.value) or 'unresolved'}"
    return Line(chain(claim), text, claim)


def _response(item: Response, names: dict[str, str]) -> Line:
    acts, answered = _keys(item.acts, names) or ELSEWHERE, _keys(item.answers, names)
    stub = quoted(item.stub.text) if item.stub is not None else ELSEWHERE
    verb = "called" if item.claim.reality in LIVE else "supposed"
    text = f"{verb} {acts} an answer"
    if answered or item.stub is not None:
        text += f" to {answered + ', ' if answered else ''}{stub}" + ("" if answered else " (not in the ledger)")
    day = next((slot for slot in item.claim.of("date") if slot.words is not None), None)
    if day is not None and day.words is not None:
        text += f"; dated {quoted(day.words.text)} = {normalised(day.value) or 'unresolved'}"
    text += f"; hedge: {quoted(item.claim.hedge.text)}" if item.claim.hedge is not None else ""
    return Line(chain(item.claim), text, item.claim)


def _keys(incidents: Iterable[str], names: dict[str, str]) -> str:
    """The keys of incidents, in their order: "a, b and c"."""
    return joined(sorted((names[item] for item in incidents if item in names), key=lambda key: (len(key), key)))


def _speech(item: Statement, names: dict[str, str]) -> Line:
    about = _keys(item.incidents, names)
    line = _quote_line(item.claim)
    condition = next((slot.words for slot in item.claim.of("condition") if slot.words is not None), None)
    text = line.text + (f"; condition: {quoted(condition.text)}" if condition is not None else "")
    return Line(line.chain, text + (f" (about {about})" if about else ""), item.claim)


def _others(assembly: Assembly, names: dict[str, str]) -> Iterable[tuple[Line, str]]:
    """What stands in no other part: claims that make no incident, and those of an incident that take no stance."""
    taken = {by.claim for incident in assembly.incidents for status in _statuses(incident) for by in status.by}
    for item in assembly.statements:
        if item.claim.id not in taken and not _is_speech(item.claim):
            yield _quote_line(item.claim), item.reason
        taken.add(item.claim.id)
    silent: dict[str, tuple[Claim, list[str]]] = {}
    for incident in assembly.incidents:
        for claim in incident.claims:
            if claim.id not in taken:
                silent.setdefault(claim.id, (claim, []))[1].append(names[incident.id])
    for claim, about in silent.values():
        yield _quote_line(claim), f"about {joined(about)}, but {claim.reality}"


def _statuses(incident: Incident) -> Iterable[FacetStatus]:
    yield incident.happened
    yield from (row.status for row in incident.facets if row.status is not None)


def _is_speech(claim: Claim) -> bool:
    act = load_codebook().acts.get(claim.act)
    return act is not None and act.speech_act is not None


def _quote_line(claim: Claim) -> Line:
    verb = "denied" if claim.reality == "negated" and claim.act == "asserts" else did(claim.act)
    return Line(chain(claim), f"{verb}: {quoted(claim.quote)}", claim)


def _clash(item: Contradiction) -> Clash:
    return Clash(label(item.facet), item.reason, (_side(item.left), _side(item.right)))


def _side(side: Side) -> Line:
    return Line(chain(side.claim), quoted(side.words.text), side.claim)


def _once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines that say the same are said once."""
    found: dict[tuple[str, str], Line] = {}
    for line in lines:
        found.setdefault((line.chain, line.text), line)
    return tuple(found.values())

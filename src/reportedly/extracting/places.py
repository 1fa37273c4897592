"""The places that a document names, resolved where the text and the gazetteer allow it.

    spot      where is a place named?                          places_names
    relate    "near", "40 km north of"; place or actor?        places_relations
    weigh     which countries is the text about?               places_choice
    answer    which row of the gazetteer is meant, if any?     places_choice

A name that nothing resolves is still reported where the words mark it as a place, with the reason, and with the country
of what it is said to lie in, or of the text's one main country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.extracting.places_choice import (
    SETTLED,
    Answer,
    Context,
    Question,
    answer_all,
    candidates,
    holds,
    weigh,
)
from reportedly.extracting.places_lexicon import KINDS, US_STATES
from reportedly.extracting.places_names import Name, spot
from reportedly.extracting.places_relations import Relation, locative, relation
from reportedly.extracting.places_words import Words
from reportedly.resources.gazetteer import Gazetteer
from reportedly.resources.gazetteer_keys import exact_key
from reportedly.resources.gazetteer_rows import PlaceRow
from reportedly.values.document import Document
from reportedly.values.facets import Place, PlaceCandidate, PlacePrecision
from reportedly.values.mention import PlaceMention, Token

LEAD = 3  # the title and the first sentences say what a text is about: they weigh twice
KNOWN = 100_000  # people: a smaller town needs a preposition of place to be read into a bare capitalised word,
SMALL = 5_000  # unless it lies in the country that the text is about


@dataclass(frozen=True, slots=True)
class Spot:
    """A name with how the text places it. `holders` are indices of the spots that it is said to lie in."""

    name: Name
    locative: bool
    relation: Relation | None
    holders: tuple[int, ...] = ()
    state: str | None = None


def find_places(document: Document, tokens: Sequence[Token], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The places of `document`, in the order of the text, none overlapping. Unresolved ones say why in their value."""
    words = Words(document, tokens, gazetteer)
    spots = _related(words, spot(words))
    context = weigh(_countries(words, spots))
    questions, asked = _questions(words, spots, context)
    answers = answer_all(questions, context)
    mentions = [
        _mention(words, place, answers[asked[number]], [answers[asked[holder]] for holder in place.holders], context)
        for number, place in enumerate(spots)
    ]
    borders = _borders(words, {index for place in spots for index in range(place.name.left, place.name.right + 1)})
    found = [mention for mention in mentions if mention is not None] + list(borders)
    return tuple(sorted(found, key=lambda mention: mention.words.span))


# --- how the text places each name ------------------------------------------------------------------------------------


def _related(words: Words, names: Sequence[Name]) -> list[Spot]:
    """Each name with its relation, whether it is a place for certain, and its holders; lists share all three."""
    spots: list[Spot] = []
    for number, name in enumerate(names):
        found = Spot(name, locative(words, name), relation(words, name), state=_state(words, name))
        if found.relation is None and not found.locative and number and _listed(words, names[number - 1], name):
            before = spots[number - 1]
            found = replace(found, locative=before.locative, relation=before.relation)
        spots.append(found)
    return [replace(found, holders=_holders(words, names, number)) for number, found in enumerate(spots)]


def _between(words: Words, one: Name, other: Name) -> list[str]:
    if not words.together(one.right, other.left):
        return ["."]
    return [words.norm(at) for at in range(one.right + 1, other.left)]


def _listed(words: Words, one: Name, other: Name) -> bool:
    """ "Bu Kamal and al-Mayadeen", "Homs, Hama and Aleppo"."""
    joint = [norm for norm in _between(words, one, other) if norm != "the"]
    return joint in (["and"], ["or"], [","], [",", "and"], ["and", "in"], ["as", "well", "as"])


def _holders(words: Words, names: Sequence[Name], number: int) -> tuple[int, ...]:
    """What a name is said to lie in: "Hass, Idlib province", "Hass in Idlib", "Hass (Idlib)", "Hass district of X"."""
    holders: list[int] = []
    while number + 1 < len(names) and len(holders) < 3:
        joint = [norm for norm in _between(words, names[number], names[number + 1]) if norm != "the"]
        if joint not in ([","], ["in"], ["of"], ["("], [",", "in"], ["in", "the"], ["inside"]):
            break
        if joint == [","] and words.norm(names[number + 1].right + 1) == "and":
            break  # a list
        holders.append(number + 1)
        number += 1
    return tuple(holders)


def _state(words: Words, name: Name) -> str | None:
    """The US state of "Alexandria, La."."""
    if words.norm(name.right + 1) == "," and words.together(name.right, name.right + 2):
        return US_STATES.get(words.norm(name.right + 2).strip("."))
    return None


# --- what the text is about -------------------------------------------------------------------------------------------


def _countries(words: Words, spots: Sequence[Spot]) -> Iterator[tuple[str, float]]:
    """Countries that the text speaks of, with weights: as a place 1, as an actor or adjective a half, by a city 1."""
    inside = {at for place in spots for at in range(place.name.first, place.name.last + 1)}
    for place in spots:
        name = place.name
        rows = words.gazetteer.lookup(name.text)
        code = _certain_country(rows)
        if code is not None and (place.locative or name.last > name.first or rows[0].population >= KNOWN):
            weight = (1.0 if place.locative or rows[0].kind != "country" else 0.5) * _emphasis(words, name.first)
            yield code, weight
    for at in range(len(words.tokens)):
        code = words.adjective(at) if at not in inside else None
        if code:
            yield code, 0.5 * _emphasis(words, at)


def _certain_country(rows: Sequence[PlaceRow]) -> str | None:
    """The country that a name points to by itself: a country's or site's name, or one that all large rows share."""
    if not rows:
        return None
    if rows[0].kind == "country" or rows[0].id.startswith("sites:"):
        return rows[0].country
    exact = [row for row in rows if row.score == 1 and (row.population >= 20_000 or row.kind == "admin1")]
    biggest = max(exact, key=lambda row: row.population, default=None)
    if biggest is None:
        return None
    rivals = [row for row in exact if row.country != biggest.country and row.population * 8 > biggest.population]
    return None if rivals else biggest.country


def _emphasis(words: Words, at: int) -> float:
    return 2.0 if words.tokens[at].sentence < LEAD else 1.0


# --- asking and telling -----------------------------------------------------------------------------------------------


def _questions(words: Words, spots: Sequence[Spot], context: Context) -> tuple[list[Question], list[int]]:
    """One question for each distinct name and type word, and for each spot the index of its question."""
    keys: dict[tuple[str, str | None], int] = {}
    groups: list[list[int]] = []
    asked = []
    for number, place in enumerate(spots):
        text = exact_key(place.name.text)
        key = (text, "province" if place.name.kind and "admin1" in KINDS[place.name.kind] else place.name.kind)
        if key not in keys:
            keys[key] = len(groups)
            groups.append([])
        groups[keys[key]].append(number)
        asked.append(keys[key])
    within = [sorted({asked[at] for number in group for at in spots[number].holders}) for group in groups]
    return [
        _question(words, [spots[number] for number in group], tuple(held), context)
        for group, held in zip(groups, within, strict=True)
    ], asked


def _question(words: Words, group: Sequence[Spot], within: tuple[int, ...], context: Context) -> Question:
    name = group[0].name
    stated = [place.state for place in group if place.state]
    stated += [_owner_text(words, place.name.owner) for place in group if place.name.owner is not None]
    rows = candidates(words.gazetteer, name.text, words.text(name.first, name.right), name.kind, context)
    if name.first == name.last and words.stop(name.first):
        rows = tuple(row for row in rows if row.how == "exact")  # "Assad" is not al-Asad
    return Question(
        text=name.text,
        kind=name.kind,
        rows=rows,
        holders=tuple({row.id: row for text in stated for row in words.gazetteer.lookup(text)[:1]}.values()),
        within=within,
        placed=any(place.locative for place in group),
    )


def _owner_text(words: Words, owner: int) -> str:
    """The country that owns a name, with its apostrophe lost or not: "Syria" of "Syrias Idlib"."""
    text = words.tokens[owner].text
    return text if words.is_country(text) else text[:-1]


def _mention(
    words: Words, place: Spot, given: Answer, holders: Sequence[Answer], context: Context
) -> PlaceMention | None:
    """The mention of a spot; None where a bare word is neither placed by the text nor a place well known."""
    name = place.name
    if given.row is None and name.kind is None and (not place.locative or words.stop(name.first)):
        return None
    held = given.row is not None and any(holds(row, given.row) for held in holders for row in held.reach)
    if given.row is not None and not (place.locative or held or _well_known(given.row, name, context)):
        return None
    span = words.tokens[name.left].span.join(words.tokens[name.right].span)
    start = min(span.start, place.relation.start) if place.relation else span.start
    return PlaceMention(
        words=words.document.words(span.start, span.end),
        phrase=words.document.words(start, span.end),
        value=_resolved(given, given.row, place) if given.row else _unresolved(words, given, place, holders, context),
        locative=place.locative,
    )


def _well_known(row: PlaceRow, name: Name, context: Context) -> bool:
    """Whether a name that no preposition places may be read as this place: large, or in the text's own country."""
    if row.kind not in SETTLED or row.id.startswith("sites:") or name.last > name.first:
        return row.how == "exact" and (context.share(row) > 0 or name.last > name.first)
    least = SMALL if context.share(row) >= 0.8 else KNOWN
    return row.how == "exact" and (row.population >= least or row.kind == "capital")


def _resolved(given: Answer, row: PlaceRow, place: Spot) -> Place:
    fits = place.name.kind is None or row.kind in KINDS[place.name.kind] or row.kind not in SETTLED
    beyond = place.relation.beyond_km if place.relation else 0.0 if fits else 15.0
    precision: PlacePrecision = "near" if beyond and row.kind != "country" else row.precision
    if row.kind == "country" and place.name.directed:
        precision = "region"  # "eastern Syria"
    return Place(
        name=row.name,
        country=row.country,
        precision=precision,
        row=row.id,
        admin1=row.admin1,
        latitude=row.latitude,
        longitude=row.longitude,
        radius_km=round(row.radius_km + beyond, 1),
        relation=place.relation.words if place.relation else None,
        candidates=_kept(given),
    )


def _unresolved(words: Words, given: Answer, place: Spot, holders: Sequence[Answer], context: Context) -> Place:
    """A place known by name only. Its country is that of its holder, of all its candidates, or of the whole text."""
    reason = given.unresolved or "not in the gazetteer"
    code = next((held.row.country for held in holders if held.row is not None and held.row.country), None)
    if code is None and place.name.owner is not None:
        code = words.gazetteer.lookup(_owner_text(words, place.name.owner))[0].country
    if code is not None:
        reason += "; country from the place it is said to be in"
    elif given.others and len({row.country for row, _ in given.others}) == 1:
        code = given.others[0][0].country
        reason += "; country shared by the candidates"
    elif context.main is not None:
        code = context.main
        reason += "; country from context"
    return Place(
        name=place.name.text,
        country=code,
        precision="unknown",
        relation=place.relation.words if place.relation else None,
        candidates=_kept(given),
        unresolved=reason,
    )


def _kept(given: Answer) -> tuple[PlaceCandidate, ...]:
    return tuple(
        PlaceCandidate(row.id, row.name, row.country, row.latitude, row.longitude, min(1.0, round(score, 3)))
        for row, score in given.others[:5]
    )


# --- borders ----------------------------------------------------------------------------------------------------------


def _borders(words: Words, taken: set[int]) -> Iterator[PlaceMention]:
    """ "the Turkish border": near that country's edge; a line has no one point, so no coordinates are given."""
    for at in range(len(words.tokens) - 1):
        code = words.adjective(at) if at not in taken else None
        if not code or words.bare(at + 1) not in ("border", "frontier") or not words.together(at, at + 1):
            continue
        row = words.gazetteer.country(code)
        span = words.tokens[at].span.join(words.tokens[at + 1].span)
        name = Name(at, at, at, at + 1, words.text(at, at), None, known=True)
        related = relation(words, name)
        yield PlaceMention(
            words=words.document.words(span.start, span.end),
            phrase=words.document.words(min(span.start, related.start) if related else span.start, span.end),
            value=Place(
                name=f"border of {row.name}" if row else None,
                country=code,
                precision="near",
                row=row.id if row else None,
                relation=related.words if related else "at the border",
            ),
            locative=locative(words, name),
        )

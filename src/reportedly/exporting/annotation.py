"""One document's incidents in the annotation format, the one in which gold data and predictions are compared.

Every quoted text stands in the article's title or text. Beside a quoted object stand `field` ("title" or "text") and
`span` ([start, end) in that field); for quoted texts that stand bare, the same pair is under the key with `_at`.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from reportedly.codebook.book import load_codebook
from reportedly.codebook.statuses import StatusRules, load_statuses
from reportedly.values.claim import Claim, Facet, Slot
from reportedly.values.document import Document, annotate_zone
from reportedly.values.facets import JOINT_UNIT, Actor, Count, Place, When
from reportedly.values.incident import Assembly, By, Incident, Value, keys_in, lead_claim
from reportedly.values.naming import Key, alike_word, name_key
from reportedly.values.span import Words

Json = dict[str, Any]
LISTS: tuple[tuple[str, Facet], ...] = (("perpetrators", "perpetrator"), ("targets", "target"), ("weapons", "weapon"))
PLACE_ROLES = {"origin": "origin"}  # the format knows origin and location; targets and intercepts are locations


def annotation(document: Document, assembly: Assembly, *, articles: Mapping[str, str] | None = None) -> Json:
    """What one document says, in the annotation format.

    `articles` gives the article ids of other documents by document id; only those are named in `same_as`.
    """
    rules = load_statuses()
    keys = keys_in(document.id, assembly.incidents)
    told = sorted((item for item in assembly.incidents if item.id in keys), key=lambda item: _key_order(keys[item.id]))
    speech = _speech_acts(document, assembly)
    tallies = [_tally(document, claim) for claim in assembly.tallies if claim.document == document.id]
    return {
        "id": document.article.id,
        "relevant": bool(told or tallies or speech),
        "incidents": [_incident(document, item, assembly, keys, articles or {}, rules=rules) for item in told],
        "tallies": _unique(tallies),
        "speech_acts": speech,
        "contradictions": _contradictions(document, assembly),
    }


# incidents


def _incident(
    document: Document,
    incident: Incident,
    assembly: Assembly,
    keys: Mapping[str, str],
    articles: Mapping[str, str],
    *,
    rules: StatusRules,
) -> Json:
    members = [claim for claim in incident.members if claim.document == document.id]
    lead = lead_claim([claim for claim in members if claim.reality in rules.live] or members, incident.type)
    found: Json = {"key": keys[incident.id], "type": incident.type}
    found |= _quoted("trigger", document, lead.trigger)
    found |= _date(document, incident)
    found["places"] = _places(document, incident)
    for name, facet in LISTS:
        found |= _named(name, document, _here(document, incident, facet), rules=rules)
    found["weapon_count"] = _weapon_count(document, incident)
    found["killed"] = _figures(document, incident, "killed")
    found["wounded"] = _figures(document, incident, "wounded")
    found["status"] = incident.status
    found["reports"] = _reports(document, incident, rules=rules)
    found["in_response_to"] = _responses(document, incident, assembly, keys)
    found["same_as"] = _same_as(document, incident, assembly, articles)
    return found


def _here(document: Document, incident: Incident, facet: Facet) -> list[tuple[Value, list[Slot]]]:
    """The values of a facet that this document gives, each with its slots that have words."""
    found = []
    for value in incident.facet(facet).values:
        slots = [
            item.slot
            for item in value.supports
            if item.claim.document == document.id and item.slot.words is not None and item.slot.words.text
        ]
        if slots:
            found.append((value, slots))
    return found


def _date(document: Document, incident: Incident) -> Json:
    """The narrowest day or range of days that a member gives, else any claim; the first in the text among equals."""
    dated = _here(document, incident, "date")
    own = {claim.id for claim in incident.members}
    whens = [
        (not any(support.claim.id in own for support in value.supports), value.value, slots[0])
        for value, slots in dated
        if isinstance(value.value, When)
    ]
    if not whens:
        words = dated[0][1][0].words if dated else None
        return {"date": None, **_quoted("date_text", document, words)}
    _, when, slot = min(whens, key=lambda item: (item[0], _width(item[1])))
    bounds = {"earliest": _iso(when.earliest), "latest": _iso(when.latest)}
    return {"date": bounds if any(bounds.values()) else None, **_quoted("date_text", document, slot.words)}


def _width(when: When) -> float:
    if when.earliest is None or when.latest is None:
        return float("inf")
    return float((when.latest - when.earliest).days)


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def _places(document: Document, incident: Incident) -> list[Json]:
    """Each place once a role, by its first words; unresolved places keep a null country."""
    places: dict[Hashable, Json] = {}
    for value, slots in _here(document, incident, "place"):
        words = slots[0].words
        role = PLACE_ROLES.get(value.role or "", "location")
        country = value.value.country if isinstance(value.value, Place) else None
        if words is not None:
            row = value.value.row if isinstance(value.value, Place) else None
            places.setdefault(
                (role, row or name_key(words.text)), _at(document, words) | {"country": country, "role": role}
            )
    return list(places.values())


def _named(name: str, document: Document, values: Sequence[tuple[Value, list[Slot]]], *, rules: StatusRules) -> Json:
    """A list of names, each actor once, the best name first: known actors, then proper names, then the rest."""
    ranked = sorted(values, key=lambda pair: _name_rank(document, pair[0]))
    kept: list[tuple[Value, Words]] = []
    for value, slots in ranked:
        words = slots[0].words
        if words is not None and not any(_one_actor(value, other, rules=rules) for other, _ in kept):
            kept.append((value, words))
    return _listed(name, document, [words for _, words in kept])


def _name_rank(document: Document, value: Value) -> int:
    """0 for a known actor, 1 for a proper name, 2 for a description; the capital that opens a sentence names nobody."""
    if isinstance(value.value, Actor) and value.value.resolved is not None:
        return 0
    words = value.words
    if words is None:
        return 2
    opens = any(sentence.start == words.span.start for sentence in document.sentences)
    return 1 if any(char.isupper() for char in words.text[1 if opens else 0 :]) else 2


def _one_actor(one: Value, other: Value, *, rules: StatusRules) -> bool:
    """Whether two names are one entry: the same row, the same words, or one state's name and its forces."""
    left, right = one.value, other.value
    rows = [value.resolved for value in (left, right) if isinstance(value, Actor)]
    if len(rows) == 2 and rows[0] is not None and rows[0] == rows[1]:
        return True
    mine, theirs = name_key(one.text), name_key(other.text)
    if _ends(mine, theirs) or _ends(theirs, mine):
        return True
    core, other_core = _core(mine, rules=rules), _core(theirs, rules=rules)
    return bool(core) and len(core) == len(other_core) and all(map(alike_word, core, other_core))


def _ends(long: Key, short: Key) -> bool:
    return bool(short) and long[-len(short) :] == short


def _core(key: Key, *, rules: StatusRules) -> Key:
    return tuple(word for word in key if word not in rules.force_words)


def _weapon_count(document: Document, incident: Incident) -> Json | None:
    """The first number of weapons that is told as one: "a bomb" names a weapon and counts none."""
    for value, slots in _here(document, incident, "munitions"):
        counts = not any(slot.words.text.split()[:1] in (["a"], ["an"], ["A"], ["An"]) for slot in slots if slot.words)
        if counts and isinstance(value.value, Count) and (value.value.low, value.value.high) != (None, None):
            return {"low": value.value.low, "high": value.value.high}
    return None


def _figures(document: Document, incident: Incident, facet: Facet) -> list[Json]:
    """Each figure with its own source is one entry, in the order of the text."""
    figures = []
    for value in incident.facet(facet).values:
        for support in value.supports:
            words = support.slot.words
            if support.claim.document == document.id and words is not None and isinstance(value.value, Count):
                joint = value.value.unit == JOINT_UNIT  # the format gives such a figure by its words alone
                bounds = {"low": None, "high": None} if joint else {"low": value.value.low, "high": value.value.high}
                source = _sources(support.claim)
                figures.append((words.span, bounds | _at(document, words) | {"source": source}))
    ordered = [figure for _, figure in sorted(figures, key=lambda pair: pair[0])]
    return _unique(ordered, key=lambda item: (item["low"], item["high"], tuple(item["source"][-1:])))


def _reports(document: Document, incident: Incident, *, rules: StatusRules) -> list[Json]:
    """Who says what about it: one entry a claim, but for repetitions."""
    stances = _stances(incident)
    reports = [
        {"sources": _sources(claim), "stance": _stance(stances[claim.id], rules=rules)}
        | _at(document, Words(claim.quote, claim.span))
        for claim in sorted(incident.claims, key=lambda claim: (claim.span, claim.id))
        if claim.document == document.id and claim.id in stances
    ]
    return _unique(reports)


def _stances(incident: Incident) -> dict[str, By]:
    """The stance of each claim that takes one: towards who did it, else towards that it happened, else any facet."""
    statuses = [incident.status_of("perpetrator"), incident.happened, *(row.status for row in incident.facets)]
    found: dict[str, By] = {}
    for status in statuses:
        for by in status.by if status is not None else ():
            found.setdefault(by.claim, by)
    return found


def _stance(by: By, *, rules: StatusRules) -> str:
    return rules.annotated_acts.get(by.act) or rules.annotated_stances[by.stance]


def _responses(document: Document, incident: Incident, assembly: Assembly, keys: Mapping[str, str]) -> list[str]:
    """The keys of what the incident answers, or the words for it where the document tells no such incident."""
    found: list[str] = []
    for response in assembly.responses:
        if response.claim.document == document.id and incident.id in response.acts:
            answered = [keys[item] for item in response.answers if item in keys and item != incident.id]
            found += answered or ([response.stub.text] if response.stub is not None else [])
    return list(dict.fromkeys(found))


def _same_as(document: Document, incident: Incident, assembly: Assembly, articles: Mapping[str, str]) -> list[str]:
    others = [other for other in incident.documents if other != document.id and other in articles]
    found = ((articles[other], keys_in(other, assembly.incidents).get(incident.id)) for other in others)
    return sorted(f"{name}#{key}" for name, key in found if key is not None)


# the rest of the document


def _tally(document: Document, claim: Claim) -> Json:
    count = next((slot for slot in claim.of("count") if isinstance(slot.value, Count)), None)
    bounds = count.value if count is not None and isinstance(count.value, Count) else None
    since = next((slot.value for slot in claim.of("since") if isinstance(slot.value, When)), None)
    words = claim.trigger or (count.words if count is not None else None) or Words(claim.quote, claim.span)
    return {
        "count": {"low": bounds.low if bounds else None, "high": bounds.high if bounds else None},
        **_at(document, words),
        "of": claim.quote,
        "since": _iso(since.earliest) if since is not None else None,
        "source": _sources(claim),
    }


def _speech_acts(document: Document, assembly: Assembly) -> list[Json]:
    """Threats, warnings, accusations, denials, demands and condemnations of somebody else than the publisher."""
    kinds = {code: act.speech_act for code, act in load_codebook().acts.items() if act.speech_act is not None}
    claims = {item.claim.id: item.claim for item in assembly.statements}
    claims |= {claim.id: claim for incident in assembly.incidents for claim in incident.claims}
    spoken = [
        claim for claim in claims.values() if claim.document == document.id and claim.act in kinds and claim.sources
    ]
    ordered = sorted(spoken, key=lambda claim: (claim.span, claim.id))
    return _unique(
        {"kind": kinds[claim.act], "speaker": _sources(claim)[-1]} | _at(document, Words(claim.quote, claim.span))
        for claim in ordered
    )


def _contradictions(document: Document, assembly: Assembly) -> list[Json]:
    return _unique(
        {"about": item.facet, **_listed("quotes", document, (item.left.words, item.right.words))}
        for item in assembly.contradictions
        if item.left.claim.document == item.right.claim.document == document.id
    )


# words


def _sources(claim: Claim) -> list[str]:
    """The chain from the outermost source to the innermost, without the publisher, in the text's own words."""
    return [hop.words.text if hop.words is not None else hop.name for hop in claim.sources]


def _quoted(key: str, document: Document, words: Words | None) -> Json:
    """A bare quoted text under `key`, and where it stands under `key`_at."""
    if words is None:
        return {key: None, f"{key}_at": None}
    text, where = _placed(document, words)
    return {key: text, f"{key}_at": where}


def _at(document: Document, words: Words) -> Json:
    text, where = _placed(document, words)
    return {"text": text, **where}


def _listed(key: str, document: Document, several: Sequence[Words]) -> Json:
    """A list of bare quoted texts under `key`, and where they stand under `key`_at."""
    placed = [_placed(document, words) for words in several]
    return {key: [text for text, _ in placed], f"{key}_at": [where for _, where in placed]}


def _placed(document: Document, words: Words) -> tuple[str, Json]:
    """Words and where they stand. Of words that reach from the title into the text, the part in the text is quoted."""
    start, end = words.span.start, words.span.end
    if start < document.body.start < end:
        words = document.words(document.body.start, end)
    field, span = annotate_zone(document, words.span)
    return words.text, {"field": field, "span": [span.start, span.end]}


def _key_order(key: str) -> tuple[int, str]:
    return len(key), key


def _unique(items: Iterable[Json], *, key: Any = None) -> list[Json]:
    """Each item once, the first of equals; two are equal when everything but their place is."""
    found: dict[Hashable, Json] = {}
    for item in items:
        found.setdefault(key(item) if key is not None else _content(item), item)
    return list(found.values())


def _content(item: Json) -> str:
    return json.dumps({name: value for name, value in item.items() if name not in ("field", "span")}, sort_keys=True)

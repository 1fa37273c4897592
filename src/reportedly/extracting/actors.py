"""Who: named and described actors, persons, and the short names that repeat them.

The finders each give what they see; here it is put in order, resolved against the actor list and the publication day,
and later short mentions are joined to the first full one. Nothing is resolved on likeness: a name is a row's name or it
is not, and a name of several rows stays open with its candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from reportedly.extracting.actors_names import Hit
from reportedly.extracting.actors_persons import find_persons
from reportedly.extracting.actors_phrases import FIGHTERS, find_phrases
from reportedly.extracting.actors_scene import LONGEST, NOUNS, TIMES, Found, Scene, scene
from reportedly.extracting.actors_short import join_short
from reportedly.extracting.actors_ties import declared_after
from reportedly.resources.actors import ActorList
from reportedly.values.document import Document
from reportedly.values.facets import Actor
from reportedly.values.mention import ActorMention, Chunk, Token

# Nouns that stand beside a group's name and mean the group or its members, and nobody else.
SAME = frozenset(
    "group movement organisation organization militia network party agency newspaper website channel television tv"
    " broadcaster militant fighter rebel insurgent terrorist jihadist jihadi extremist force gunman gunmen guerrilla"
    " militiamen militiaman monitor alliance coalition".split()
)
GROUPS = frozenset("armed_group militia front paramilitary coalition party agency outlet media monitor ngo igo".split())


def find_actors(
    document: Document, tokens: Sequence[Token], chunks: Sequence[Chunk], actors: ActorList
) -> tuple[ActorMention, ...]:
    """Actor mentions in the order of the text, none overlapping, each resolved as of the publication day.

    `chunks` are not asked for: a mistagged word cuts a chunk in two, while a known noun still finds its modifiers.
    """
    stage = scene(document, tokens, actors)
    found = list(find_phrases(stage))
    taken = {at for item in found for at in range(item.first, item.last + 1)}
    offices = frozenset(item.last for item in found if item.name is None and item.role in ("official", "unnamed"))
    for more in (_named(stage, taken), find_persons(stage, taken, offices)):
        for item in more:
            found.append(item)
            taken.update(range(item.first, item.last + 1))
    found.sort(key=lambda item: item.first)
    found = _introduced(stage, found)
    found = _apart(_with_affiliation(stage, item) for item in found)
    mentions = [_mention(stage, item, document.article.published) for item in found]
    return join_short(stage, found, mentions)


def _apart(found: Iterable[Found]) -> list[Found]:
    """The mentions that begin after the one before them ends: a declared affiliation may have taken in a name."""
    kept: list[Found] = []
    for item in found:
        if not kept or item.first > kept[-1].last:
            kept.append(item)
    return kept


def _introduced(stage: Scene, found: Sequence[Found]) -> list[Found]:
    """Persons with the role of the office that stands beside their name: "the governor, Vasip Sahin"."""
    roles = [item.role for item in found]
    for at, (left, right) in enumerate(zip(found, found[1:], strict=False)):
        gap = right.first - left.last - 1
        if stage.norm(left.last + 1) != "," or not (gap == 1 or (gap == 2 and stage.tag(right.first - 1) == "DET")):
            continue
        for person, office, index in ((right, left, at + 1), (left, right, at)):
            if person.role == "person" and office.role == "official" and office.name is None:
                roles[index] = "official"
    return [replace(item, role=role) for item, role in zip(found, roles, strict=True)]


def _named(stage: Scene, taken: set[int]) -> Iterator[Found]:
    """Listed names that stand as actors and belong to no description."""
    for hit in stage.hits:
        if hit.first in taken or hit.last in taken or not _acts(stage, hit):
            continue
        last = _bracketed(stage, hit)
        if last not in taken:
            yield Found(hit.first, last, hit.last, _sort(stage, hit), (hit,))


def _bracketed(stage: Scene, hit: Hit) -> int:
    """The last token of a name with its other name in brackets: "Human Rights Watch (HRW)"."""
    if stage.norm(hit.last + 1) != "(" or not stage.same(hit.last, hit.last + 3):
        return hit.last
    other = stage.hit_at.get(hit.last + 2)
    same = other is not None and {e.row for e in other.entries} == {e.row for e in hit.entries}
    if stage.norm(hit.last + 3) == ")" and (same or stage.tokens[hit.last + 2].text.isupper()):
        return hit.last + 3
    return hit.last


def _acts(stage: Scene, hit: Hit) -> bool:
    """Whether a listed name may stand for an actor here: a state not as a place, a capital only as its government."""
    if hit.manner == "adjective":
        return _owns_noun(stage, hit)
    if hit.manner == "people":
        return True
    if hit.manner == "metonym":
        return _is_party(stage, hit)
    return not stage.is_state(hit) or not _is_place(stage, hit.first)


def _owns_noun(stage: Scene, hit: Hit) -> bool:
    """Whether an adjective tells whose something is ("Israeli strikes"), and not where ("Syrian city")."""
    people, last = stage.actors.words.people, None
    at = hit.last + 1
    if stage.norm(at) in ("and", "or") and stage.is_adjective(at + 1):
        at += 1
    while at - hit.last < LONGEST and stage.same(hit.last, at) and stage.norm(at) not in TIMES:
        if stage.tag(at) not in NOUNS | {"ADJ", "NUM"}:
            break
        last = at if stage.tag(at) in NOUNS else last
        if stage.norm(at) in people.no_actors or stage.norm(at).removesuffix("s") in people.no_actors:
            return False
        at += 1
    if last is None:
        return stage.tag(hit.first - 1) == "DET" and stage.tag(hit.last + 1) in ("VERB", "AUX", "CCONJ")
    return True


def _is_place(stage: Scene, first: int) -> bool:
    """Whether a preposition of place governs the name, through a list ("in Syria and Iraq") where need be."""
    for _ in range(LONGEST):
        at = first - 2 if stage.tag(first - 1) == "DET" else first - 1
        if not stage.same(at, first):
            return False
        if stage.norm(at) not in ("and", "or", ","):
            return stage.norm(at) in stage.actors.words.people.locatives
        before = stage.hit_at.get(at - 1)
        if before is None or not stage.same(at - 1, first) or not stage.is_state(before):
            return False
        first = before.first
    return False


def _is_party(stage: Scene, hit: Hit) -> bool:
    """Whether a capital stands for its government: it speaks or acts, or something is done by or with it."""
    if _is_place(stage, hit.first):
        return False
    before, after = stage.preceding(hit.first), stage.following(hit.last)
    if before is not None and stage.norm(before) in ("by", "with", "against"):
        return True
    return after is not None and (stage.speaks(hit.last) or stage.tag(after) in ("AUX", "VERB"))


def _with_affiliation(stage: Scene, item: Found) -> Found:
    """The actor with the words after it that declare its affiliation; a description takes them in."""
    declared = declared_after(stage, item.last)
    if declared is None:
        return item
    described = item.name is None and not _stands_for(stage, item)
    inside = described and stage.norm(item.last + 1) not in (",", "(")
    return replace(item, last=declared[1] if inside else item.last, affiliation=declared)


def _stands_for(stage: Scene, item: Found) -> Hit | None:
    """The listed name that the actor is: the name alone, or with a noun that means the same ("Islamic State group")."""
    named = [hit for hit in item.hits if hit.manner == "name" and not stage.is_state(hit)]
    alone = next(
        (hit for hit in item.hits if (hit.first, hit.last) in ((item.first, item.last), (item.first, item.head))), None
    )
    if alone is not None and item.name is None:
        return alone
    if item.name is not None or len(named) != 1 or named[0].last != item.head - 1:
        return None
    rows = [stage.actors.rows[entry.row] for entry in named[0].entries]
    noun = stage.norm(item.head)
    means_it = noun in SAME or noun.removesuffix("s") in SAME
    return named[0] if means_it and all(row.sort in GROUPS for row in rows) else None


def _mention(stage: Scene, item: Found, published: date | None) -> ActorMention:
    words = stage.words(item.first, item.last)
    affiliation = stage.words(*item.affiliation) if item.affiliation is not None else None
    hit = _stands_for(stage, item)
    if hit is None:
        role = "person" if item.role == "unnamed" and item.name is not None else item.role
        return ActorMention(words, Actor(words.text, sort=role, country=_country(stage, item)), role, affiliation)
    resolved, candidates = stage.actors.resolve(hit.entries, published)
    if hit.manner == "people":
        return ActorMention(
            words, Actor(words.text, sort="unnamed", country=_country(stage, item)), "unnamed", affiliation
        )
    role = _sort(stage, hit)
    country = stage.actors.rows[resolved].country if resolved is not None else None
    return ActorMention(words, Actor(words.text, resolved, role, country, candidates=candidates), role, affiliation)


def _sort(stage: Scene, hit: Hit) -> str:
    """The sort that all rows of a name have; for rows of several sorts, whether they are fighters or organisations."""
    sorts = {stage.actors.rows[entry.row].sort for entry in hit.entries}
    if len(sorts) == 1:
        return sorts.pop()
    return "armed_group" if sorts <= FIGHTERS else "organisation"


def _country(stage: Scene, item: Found) -> str | None:
    """The one country that the listed names in a description belong to."""
    own = [hit for hit in item.hits if stage.norm(hit.last + 1) != "-"]  # not the backer in "U.S.-backed"
    states = [hit for hit in own if stage.is_state(hit)] or own
    rows = [stage.actors.rows[entry.row] for hit in states for entry in hit.entries]
    codes = {row.country for row in rows if row.sort not in ("agency", "outlet", "media")}
    return codes.pop() if len(codes) == 1 else None

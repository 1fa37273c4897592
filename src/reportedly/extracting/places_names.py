"""Where a place is named: the longest capitalised runs that the gazetteer knows, and unknown ones that a type word, a
preposition of place or a list of places marks ("the village of X", "in X", "Homs and X").

Nothing is resolved here. Names that the text uses otherwise are turned down by `places_doubts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.extracting.places_doubts import is_body, is_common, is_person, is_unknown_place
from reportedly.extracting.places_lexicon import (
    BEFORE_TYPE,
    CONDITIONS,
    DIRECTIONS,
    FRINGES,
    KINDS,
    PARTICLES,
    PREFIX_TYPES,
)
from reportedly.extracting.places_words import Words

LONGEST = 7  # tokens: "Sistan and Baluchestan", "Prados del Este freeway", "Ain - al-Asad air base"


@dataclass(frozen=True, slots=True)
class Name:
    """A place name by token index, ends included.

    `first`..`last` is the bare name and `text` how it is looked up ("Idlib"); `left`..`right` has its direction, type
    words and owner as well ("rural Idlib", "town of Hass"). `kind` is the type word ("province"), `known` whether the
    gazetteer has the name, `owner` the token of a country that owns it ("Syria's Idlib").
    """

    first: int
    last: int
    left: int
    right: int
    text: str
    kind: str | None
    known: bool
    directed: bool = False
    owner: int | None = None


def spot(words: Words) -> list[Name]:
    """The names of places, in the order of the text, none overlapping another."""
    names: list[Name] = []
    at = 0
    while at < len(words.tokens):
        name = _at(words, at, names[-1] if names else None) if _may_start(words, at) else None
        if name is None:
            at += 1
            continue
        while names and name.left <= names[-1].right:
            names.pop()  # the owner, read as a name of its own before
        names.append(name)
        at = name.right + 1
    return names


def _may_start(words: Words, at: int) -> bool:
    return words.capital(at) or (words.norm(at) in ("al", "el") and words.capital(at + 1))


def _at(words: Words, at: int, before: Name | None) -> Name | None:
    """The name that starts at `at`: a known one, or failing that an unknown run which the text marks as a place."""
    last = _longest_known(words, at)
    end = _run_end(words, at)
    if last is not None and (end <= last or words.headline[at]):
        name = _extended(words, at, last, known=True)
        return None if is_person(words, at, name.left, name.right, last) or is_common(words, name) else name
    if words.adjective(at) is not None:
        return None
    name = _extended(words, at, end, known=False)
    listed = before is not None and _joined(words, before.right, name.left)
    return name if is_unknown_place(words, name, listed=listed) and not is_body(words, at, name.last) else None


def _joined(words: Words, right: int, left: int) -> bool:
    """Whether a name goes on a list of places: "Homs and X", "Homs, Hama, X"."""
    between = [words.norm(at) for at in range(right + 1, left)]
    return words.together(right, left) and between in (["and"], [","], [",", "and"])


def _longest_known(words: Words, at: int) -> int | None:
    """The last token of the longest name at `at` that the gazetteer knows."""
    for last in range(_reach(words, at), at - 1, -1):
        if not (words.capital(last) or (last > at and words.bare(last) in KINDS)):
            continue
        if (last == at and words.never(at)) or len(words.tokens[last].text) == 1:
            continue
        if _known_text(words, at, last) is not None:
            return last
    return None


def _known_text(words: Words, first: int, last: int) -> str | None:
    """How the gazetteer knows the name: as it stands, without the plural of its type word ("oil fields"), or, for a
    large place, without an s whose apostrophe was lost ("Aleppos")."""
    text = words.text(first, last)
    if words.norm(first) in ("the", "a", "an") or (last > first and words.norm(first) in DIRECTIONS):
        rows = words.gazetteer.lookup(text) if words.capital(last) else ()  # "The Hague", "South Sudan", no likeness
        return text if any(row.how == "exact" for row in rows) else None
    if words.gazetteer.knows(text):
        return text
    if last > first:
        plural = words.bare(last) != words.norm(last)
        return text[:-1] if plural and words.gazetteer.knows(text[:-1]) else None
    if len(text) > 5 and text.endswith("s"):
        return text[:-1] if words.large(text[:-1]) else None
    return None


def _reach(words: Words, at: int) -> int:
    """The last token that a known name starting at `at` may include."""
    last = at
    while last - at + 1 < LONGEST and words.together(at, last + 1):
        following = last + 1
        inside = words.norm(following) in PARTICLES or words.norm(following) in ("-", "and", "of", "the")
        if not (
            words.capital(following)
            or words.bare(following) in KINDS
            or words.norm(following) in BEFORE_TYPE
            or (inside and words.capital(following + 1))
        ):
            break
        last = following
    return last


def _run_end(words: Words, at: int) -> int:
    """The last token of the capitalised run at `at`, particles inside it included, type words left out."""
    last = at
    while last - at + 1 < LONGEST and words.together(at, last + 1):
        if words.capital(last + 1):
            if words.type_at(last + 1) or words.stops_run(last + 1):
                break
            last += 1
        elif words.norm(last + 1) in PARTICLES and words.capital(last + 2) and words.together(at, last + 2):
            last += 2
        else:
            break
    return last


def _extended(words: Words, first: int, last: int, *, known: bool) -> Name:
    """The name with its type words, direction and owner."""
    text = (_known_text(words, first, last) if known else None) or words.text(first, last)
    left, right, kind = first, last, words.bare(last) if last > first and words.bare(last) in KINDS else None
    if known and words.is_country(text):
        kind = None  # "US bases" are not the United States
    elif kind is None:
        left, right, kind = _typed(words, first, last)
    left, directed = _directed(words, left)
    owner = _owner(words, left)
    if owner is not None:
        left, _ = _directed(words, owner)
    return Name(first, last, left, right, text, kind, known, directed, owner)


def _typed(words: Words, first: int, last: int) -> tuple[int, int, str | None]:
    """The ends with a type word behind ("X province"), before ("town of X", "Camp X"), and the type word."""
    count = words.type_at(last + 1) if words.together(last, last + 1) else 0
    if count:
        return first, last + count, words.bare(last + count)
    if words.norm(first - 1) == "of" and words.bare(first - 2) in KINDS and words.together(first, first - 2):
        kind = words.bare(first - 2)
        return (first if "city" in KINDS[kind] else first - 2), last, kind  # "the town of Hass" is named Hass
    if words.norm(first - 1) in PREFIX_TYPES and words.together(first, first - 1):
        return first - 1, last, "camp" if words.norm(first - 1) in ("camp", "fort") else None
    return first, last, None


def _directed(words: Words, left: int) -> tuple[int, bool]:
    """The left end with directions: "northern and western Iraq", "besieged eastern Aleppo", "outskirts of Damascus"."""
    start, directed = left, False
    if words.norm(left - 1) == "of" and words.norm(left - 2) in FRINGES and words.together(left, left - 2):
        left, directed = left - 2, True
    while words.together(start, left - 1) and start - left < LONGEST:
        if words.norm(left - 1) in DIRECTIONS or (directed and words.norm(left - 1) in CONDITIONS):
            left, directed = left - 1, True
        elif directed and words.norm(left - 1) == "and" and words.norm(left - 2) in DIRECTIONS:
            left -= 2
        else:
            break
    return left, directed


def _owner(words: Words, left: int) -> int | None:
    """The token of a country that owns the name: "Malaysia's Kuala Lumpur International Airport"."""
    if words.together(left, left - 2) and words.norm(left - 1) == "'s" and words.capital(left - 2):
        return left - 2 if words.is_country(words.tokens[left - 2].text) else None
    if words.together(left, left - 1) and words.norm(left - 1) not in words.gazetteer.adjectives:
        return left - 1 if words.adjective(left - 1) else None
    return None

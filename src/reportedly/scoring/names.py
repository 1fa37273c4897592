"""When two phrases of two annotations name the same thing.

The rules and word lists are those that the annotation format is scored by: our scores compare with anyone's. Two
names match when enough of their words agree, when one is the other's bracketed form or initials, or when the shorter
one ends the other's head phrase. Any text may come in; every rule is linear in its length.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

ALIASES = re.compile(
    r"\b(?:(?P<us>united states(?: of america)?|usa|americans?|washington)|(?P<un>united nations)"
    r"|(?P<uk>united kingdom)|(?P<russia>moscow|russian?s?)|(?P<syria>syrian?s?)|(?P<iraq>iraqi?s?)"
    r"|(?P<is>isis|isil|daesh|islamic state))\b"
)
ARTICLES = frozenset(("the", "a", "an"))
PREPOSITIONS = frozenset("of for in from to at on near by with".split())
ROLES = frozenset(
    "senior top high ranking unnamed unidentified anonymous official spokesman spokeswoman spokesperson source member"
    " officer chief head director leader local force troop group fighter soldier militia personnel unit".split()
)
GENERIC = frozenset(
    "official spokesman spokeswoman spokesperson source force army government group police soldier fighter troop people"
    " civilian resident militia rebel activist member minister president witness area town city province".split()
)
PLACE_SORTS = frozenset(
    "province city town village district area region governorate neighbourhood neighborhood suburb capital countryside"
    " near outskirt".split()
)
VAGUE_PLACES = frozenset(
    "north south east west northern southern eastern western central syria iraq afghanistan colombia israel libya yemen"
    " turkey iran lebanon ukraine russia us country".split()
)

_DOT_OF_ABBREVIATION = re.compile(r"(?<=\b\w)\.")
_POSSESSIVE = re.compile(r"'s?\b")
_NOT_A_WORD = re.compile(r"[\W_]+")
_BRACKET = re.compile(r"\(([^)]{2,})\)?")

Tokens = tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def tokens(phrase: str) -> Tokens:
    """The words of a phrase without case, accents, possessives, articles, plural -s; a few names folded into one."""
    folded = unicodedata.normalize("NFKD", phrase).casefold()
    folded = "".join(mark for mark in folded if not unicodedata.combining(mark)).replace("’", "'")
    folded = _POSSESSIVE.sub("", _DOT_OF_ABBREVIATION.sub("", folded))
    folded = ALIASES.sub(lambda found: found.lastgroup or "", _NOT_A_WORD.sub(" ", folded))
    return tuple(_singular(word) for word in folded.split() if word not in ARTICLES)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """F1 of two lists of words as multisets, 0 where either is empty."""
    if not one or not other:
        return 0.0
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))


def same_words(one: str, other: str) -> bool:
    """Equal after normalising."""
    return tokens(one) == tokens(other)


def holds(one: str, other: str) -> bool:
    """One phrase holds the other as a run of whole words."""
    left, right = tokens(one), tokens(other)
    if not left or not right:
        return False
    padded, inner = f" {' '.join(left)} ", f" {' '.join(right)} "
    return padded in inner or inner in padded


def same_text(one: str, other: str) -> bool:
    """Half of the words agree, or one text holds the other."""
    return overlap(tokens(one), tokens(other)) >= 0.5 or holds(one, other)


def same_weapon(one: str, other: str) -> bool:
    """Equal, more than half of the words agree, or one phrase holds the other."""
    return same_words(one, other) or overlap(tokens(one), tokens(other)) > 0.5 or holds(one, other)


def same_place(one: str, other: str) -> bool:
    """Half of the words agree once "province", "city" and the like are left out, and not merely a country's name or
    a direction, unless one side has nothing else."""
    if same_words(one, other):
        return True
    left, right = _place_name(one), _place_name(other)
    if overlap(left, right) < 0.5:
        return False
    shared = set(left) & set(right)
    if not shared <= VAGUE_PLACES:
        return True
    return set(left) | set(right) <= VAGUE_PLACES and shared in (set(left), set(right))


def _place_name(phrase: str) -> Tokens:
    words = tokens(phrase)
    return tuple(word for word in words if word not in PLACE_SORTS) or words


def same_name(one: str, other: str) -> bool:
    """Two names of one person, group or body. An empty name only matches an empty one: the publisher itself."""
    if not one or not other:
        return one == other
    return (
        same_words(one, other)
        or _agree(one, other)
        or any(
            left == right or _short_for(left, right) or _short_for(right, left)
            for left in _forms(one)
            for right in _forms(other)
        )
    )


def _agree(one: str, other: str) -> bool:
    """More than half of the words agree, and still do without role words where both sides have other words."""
    left, right = (tuple(w for w in tokens(name) if w not in PREPOSITIONS) for name in (one, other))
    if overlap(left, right) <= 0.5:
        return False
    bare_left, bare_right = (tuple(w for w in words if w not in ROLES) for words in (left, right))
    return not bare_left or not bare_right or overlap(bare_left, bare_right) > 0.5


@lru_cache(maxsize=1 << 15)
def _forms(name: str) -> tuple[Tokens, ...]:
    """The words of a name, of what its brackets hold and of what is left around them; empty ones left out."""
    parts = [name]
    if bracket := _BRACKET.search(name):
        parts += [bracket[1], f"{name[: bracket.start()]} {name[bracket.end() :]}"]
    return tuple(words for words in map(tokens, parts) if words)


def _short_for(short: Tokens, long: Tokens) -> bool:
    """`short` is the initials of `long`, or ends its head phrase and is more than generic words."""
    if len(short) >= len(long):
        return False
    if len(short) == 1 and len(short[0]) > 1 and short[0] == "".join(w[0] for w in long if w not in PREPOSITIONS):
        return True
    if GENERIC.issuperset(short):
        return False
    head = next((at for at, word in enumerate(long) if word in PREPOSITIONS), len(long))
    return any(_ends(short, phrase) for phrase in (long, long[:head]))


def _ends(short: Tokens, phrase: Tokens) -> bool:
    """`phrase` ends in `short`, and no preposition governs it there."""
    before = len(phrase) - len(short)
    return before >= 0 and phrase[before:] == short and (before == 0 or phrase[before - 1] not in PREPOSITIONS)

"""When two strings from a text name the same thing.

The official program matched strings that are equal but for nonessential words, and asked a person about the others
(sections 3.1.1 and 3.2 of the scoring guidelines). `judged` answers for that person, by the guidelines' own cases:

- more modifiers before the same noun phrase, or a name's expansion together with its acronym: fully correct;
- the right phrase with adjuncts after it, a part of a proper name, or the head with half of its words: partial.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.scoring.muc4.grades import CORRECT, INCORRECT, JUDGED_CORRECT, JUDGED_PARTIAL, Grade, worth

Words = tuple[str, ...]

NONESSENTIAL = frozenset(
    "THE A AN OF S THIS THAT THESE THOSE SOME SEVERAL MANY ALL BOTH ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN"
    " ARGENTINE BOLIVIAN BRAZILIAN CHILEAN COLOMBIAN ECUADORAN GUATEMALAN HONDURAN MEXICAN NICARAGUAN PANAMANIAN"
    " PERUVIAN SALVADORAN SPANISH VENEZUELAN".split()
)
"""Articles, quantifiers and adjectives of nationality (3.1.1.1); S is what a possessive leaves."""
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 15)
def words(text: str) -> Words:
    """The words that count, in capitals: all of them where none is essential."""
    found = tuple(_WORD.findall(text.upper().replace(".", "")))
    return tuple(w for w in found if w not in NONESSENTIAL and not w.isdecimal()) or found


@lru_cache(maxsize=1 << 15)
def grade_string(key: tuple[str, ...], response: str, *, name: bool = False) -> Grade:
    """The best grade of a response beside the key's alternatives. Of a proper `name` any part is partially correct."""
    said = words(response)
    if not said:
        return INCORRECT
    options = [words(option) for option in key]
    if said in options:
        return CORRECT
    if _both_forms(said, options):
        return JUDGED_CORRECT
    return max((judged(option, said, name=name) for option in options if option), key=worth, default=INCORRECT)


def judged(option: Words, said: Words, *, name: bool = False) -> Grade:
    """What a person would have said of `said`, by the guidelines."""
    if said[-len(option) :] == option:
        return JUDGED_CORRECT
    if said[: len(option)] == option or _stems(said) == _stems(option):
        return JUDGED_PARTIAL
    shared = set(said) & set(option)
    if name:
        return JUDGED_PARTIAL if shared and set(said) <= set(option) else INCORRECT
    heads_agree = _stem(said[-1]) == _stem(option[-1])
    return JUDGED_PARTIAL if heads_agree and 2 * len(shared) >= len(set(option)) else INCORRECT


def _both_forms(said: Words, options: Sequence[Words]) -> bool:
    """Whether the response sets two alternatives, an acronym and its expansion, side by side (3.2.10)."""
    return any(said == one + other for one in options for other in options if one != other)


def _stems(some: Words) -> Words:
    return tuple(_stem(word) for word in some)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("S") else word

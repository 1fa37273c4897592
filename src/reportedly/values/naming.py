"""Whether two names are written alike. Likeness never resolves an actor; it only keeps a source from counting twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

ARTICLES = frozenset(("the", "a", "an"))
POSSESSIVE = re.compile(r"['\u2019]s?(?=\W|$)")
ABBREVIATION_DOT = re.compile(r"(?<![^\W_]{2})\.(?=[^\W_]\.|\W|$)")  # "U.S." is "US", but "Jan. 1" keeps two words
REMEMBERED = 200  # characters: names of articles are shorter; longer texts would only fill the cache
WORD = re.compile(r"[^\W_]+")

Key = tuple[str, ...]


def name_key(name: str) -> Key:
    """The words of a name without case, accents, possessives, articles and the dots of abbreviations."""
    return _short_name_key(name) if len(name) <= REMEMBERED else _name_key(name)


@lru_cache(maxsize=4096)
def _short_name_key(name: str) -> Key:
    return _name_key(name)


def _name_key(name: str) -> Key:
    folded = unicodedata.normalize("NFKD", name).casefold()
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    folded = ABBREVIATION_DOT.sub("", POSSESSIVE.sub("", folded))
    return tuple(word for word in WORD.findall(folded) if word not in ARTICLES)


def has_run(key: Key, run: Key) -> bool:
    """Whether `run` stands in `key` as consecutive words."""
    return bool(run) and f" {' '.join(run)} " in f" {' '.join(key)} "


def fullest(keys: Iterable[Key]) -> dict[Key, Key]:
    """For each name the one longer name that ends with it, where there is exactly one ("Austin"); else itself."""
    distinct = sorted(set(keys))
    by_last: dict[str, list[Key]] = {}
    for key in distinct:
        if key:
            by_last.setdefault(key[-1], []).append(key)
    return {key: _only_longer(key, by_last.get(key[-1], []) if key else []) for key in distinct}


def _only_longer(key: Key, others: list[Key]) -> Key:
    longer = [other for other in others if len(other) > len(key) and other[-len(key) :] == key]
    return longer[0] if len(longer) == 1 else key


def alike_word(one: str, other: str) -> bool:
    """Equal words, or a country's name and its adjective where one begins the other ("Iran", "Iranian")."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 4 and len(long) - len(short) <= 3 and long.startswith(short))

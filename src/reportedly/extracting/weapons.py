"""With what: weapons, munitions and platforms named as means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.codebook.weapons import Weapons
from reportedly.values.document import Document
from reportedly.values.mention import Token, WeaponMention

NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"})


def find_weapons(document: Document, tokens: Sequence[Token], weapons: Weapons) -> tuple[WeaponMention, ...]:
    """Weapon mentions in the order of the text, none overlapping, each with the modifiers that belong to its name."""
    found: list[WeaponMention] = []
    sentences = _sentences(tokens)
    at = 0
    while at < len(tokens):
        match = _match(tokens, at, weapons)
        if match is None:
            at += 1
            continue
        first, last, sort = match
        if not _is_other(tokens, first, last, weapons, sentences):
            first = _with_modifiers(tokens, first, weapons)
            words = document.words(tokens[first].span.start, tokens[last].span.end)
            while found and found[-1].words.span.overlaps(words.span):
                found.pop()  # a weapon before a weapon is its modifier: "rocket bomb"
            found.append(WeaponMention(words, sort, tokens[last].span))
        at = last + 1
    return tuple(found)


def _match(tokens: Sequence[Token], at: int, weapons: Weapons) -> tuple[int, int, str] | None:
    """The longest weapon name that starts at a token: its first and last token, and its sort."""
    best: tuple[int, int, str] | None = None
    for last in range(at, min(at + 4, len(tokens))):
        if tokens[last].sentence != tokens[at].sentence or tokens[last].tag not in NAMING | {"ADP", "PUNCT"}:
            break
        phrase = tuple(t.norm for t in tokens[at : last + 1])
        for words, sort in weapons.by_head.get(phrase[-1], ()):
            if words == phrase and tokens[last].tag in NAMING:
                best = (at, last, sort)
    return best


def _sentences(tokens: Sequence[Token]) -> dict[int, frozenset[str]]:
    """The words of each sentence."""
    words: dict[int, set[str]] = {}
    for token in tokens:
        words.setdefault(token.sentence, set()).add(token.norm)
    return {number: frozenset(found) for number, found in words.items()}


def _is_other(
    tokens: Sequence[Token], first: int, last: int, weapons: Weapons, sentences: dict[int, frozenset[str]]
) -> bool:
    """Whether the words name something else: a "rocket site", a "gun owner", a plane that nobody attacks with."""
    if tokens[last].tag == "VERB" and last == first:
        return True
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is not None and following.sentence == tokens[last].sentence and following.norm in weapons.not_before:
        return True
    name = tuple(t.norm for t in tokens[first : last + 1])
    return name in weapons.doubtful and not sentences[tokens[first].sentence] & weapons.beside


def _with_modifiers(tokens: Sequence[Token], first: int, weapons: Weapons) -> int:
    """The first token of the name with the modifiers before it."""
    for at in _before(tokens, first):
        if tokens[at].norm not in weapons.modifiers:
            break
        first = at
    return first


def _before(tokens: Sequence[Token], first: int) -> Iterator[int]:
    at = first - 1
    while at >= 0 and tokens[at].sentence == tokens[first].sentence:
        yield at
        at -= 1

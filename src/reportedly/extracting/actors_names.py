"""Where the actor list's names stand in a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.resources.actors import ActorList, Entry, fold_name
from reportedly.values.mention import Token

SILENT = frozenset("()[]'/\"")  # marks that may stand inside a name: "Communist Party of India (Maoist)"
_WORDS = frozenset("is us who it site mend spa das arena nan sams raw hur tak jem".split())


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `[first, last]` are a listed name, which belongs to `entries`."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def manner(self) -> str:
        return self.entries[0].manner


@dataclass(slots=True)
class _Words:
    """The words that names are made of: hyphens part them, marks between them end every name."""

    folded: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    token: list[int] = field(default_factory=list)
    opens: list[bool] = field(default_factory=list)
    closes: list[bool] = field(default_factory=list)

    def add(self, folded: str, form: str, token: int, *, opens: bool, closes: bool) -> None:
        self.folded.append(folded)
        self.forms.append(form)
        self.token.append(token)
        self.opens.append(opens)
        self.closes.append(closes)


def find_names(tokens: Sequence[Token], actors: ActorList) -> tuple[Hit, ...]:
    """The listed names in the order of the text, the longest at each place, none overlapping."""
    words = _words(tokens)
    shouted = _shouted(tokens)
    hits = []
    at = 0
    while at < len(words.folded):
        length, entries = actors.match(words.folded, words.forms, at) if words.opens[at] else (0, ())
        if not length or not words.closes[at + length - 1]:
            at += 1
            continue
        hit = Hit(words.token[at], words.token[at + length - 1], entries)
        if not _is_other(tokens, hit, actors, shouted):
            hits.append(hit)
        at += length
    return tuple(hits)


def _words(tokens: Sequence[Token]) -> _Words:
    words = _Words()
    sentence = -1
    for index, token in enumerate(tokens):
        if token.sentence != sentence:
            words.add("", "", index, opens=False, closes=False)
            sentence = token.sentence
        parts = [part for part in token.text.replace("–", "-").split("-") if fold_name(part)]
        for number, part in enumerate(parts):
            opens, closes = number == 0, number == len(parts) - 1
            words.add(fold_name(part), part, index, opens=opens, closes=closes)
        if not parts and token.norm not in SILENT and token.norm != "-":
            words.add("and" if token.norm == "&" else "", token.text, index, opens=False, closes=False)
    return words


def _shouted(tokens: Sequence[Token]) -> frozenset[int]:
    """The sentences all in capitals, where "IS" and "US" may be small words."""
    lower = {token.sentence for token in tokens if any(char.islower() for char in token.text)}
    return frozenset(token.sentence for token in tokens) - lower


def _is_other(tokens: Sequence[Token], hit: Hit, actors: ActorList, shouted: frozenset[int]) -> bool:
    """Whether one word that looks like a listed name is a word of the language or a person's surname."""
    if hit.first != hit.last:
        return False
    token = tokens[hit.first]
    if token.sentence in shouted and token.norm in _WORDS:
        return True
    before = tokens[hit.first - 1] if hit.first else None
    if before is None or before.sentence != token.sentence or hit.manner not in ("name", "metonym"):
        return False
    longer = "-" in token.text and before.tag == "PROPN" and before.text[:1].isupper()  # "Liwa Fursan al-Haq"
    return longer or (not token.text.isupper() and before.text in actors.words.people.first_names)

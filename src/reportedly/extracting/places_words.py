"""A document's tokens with the questions that place extraction asks of a position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.extracting.places_lexicon import (
    ARTICLE_PREFIXES,
    BEFORE_TYPE,
    BODIES,
    CALENDAR,
    CONDITIONS,
    DIRECTIONS,
    KINDS,
    PLACING,
    SAYING,
    TITLES,
)
from reportedly.resources.gazetteer import Gazetteer
from reportedly.values.document import Document
from reportedly.values.mention import Token

LARGE = 100_000  # people
FILLERS = 8  # words between a preposition and its name; a bound keeps any text linear
_TYPOS = ("s",)  # "Syrias north": the apostrophe was lost on the way, as whole archives lose it


class Words:
    """Tokens by index. Positions outside the document answer like an empty word, so that callers need not check."""

    def __init__(self, document: Document, tokens: Sequence[Token], gazetteer: Gazetteer) -> None:
        self.document = document
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.headline = _headlines(tokens)
        self.plain_words = frozenset(token.norm for token in tokens if token.text.islower())
        self.people = frozenset(self._people())

    def norm(self, at: int) -> str:
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def tag(self, at: int) -> str:
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def bare(self, at: int) -> str:
        """The norm without a stop, and in the singular where that is a type word: "fields" as "field"."""
        norm = self.norm(at).strip(".")
        return norm[:-1] if norm.endswith("s") and norm[:-1] in KINDS else norm

    def together(self, one: int, other: int) -> bool:
        """Whether both positions exist and stand in one sentence."""
        size = len(self.tokens)
        return 0 <= one < size and 0 <= other < size and self.tokens[one].sentence == self.tokens[other].sentence

    def capital(self, at: int) -> bool:
        """Whether a name may start or go on here: "Aleppo", "al-Omar", "USA"."""
        if not 0 <= at < len(self.tokens):
            return False
        text = self.tokens[at].text
        return text[:1].isupper() or (self.prefixed(at) and text[text.find("-") + 1 :][:1].isupper())

    def prefixed(self, at: int) -> bool:
        """Whether the token starts with the Arabic article: "al-Omar"."""
        return self.norm(at).startswith(ARTICLE_PREFIXES)

    def starts_sentence(self, at: int) -> bool:
        return not self.together(at, at - 1) or self.norm(at - 1) in ('"', "'", ":")

    def text(self, first: int, last: int) -> str:
        return self.document.plain[self.tokens[first].span.start : self.tokens[last].span.end]

    def is_country(self, text: str) -> bool:
        """Whether `text` is a country's name, so that it may stand for its government."""
        rows = self.gazetteer.lookup(text)
        return bool(rows) and rows[0].kind == "country"

    def stop(self, at: int) -> str | None:
        """What more than a capital the word at `at` needs to be a place: "container", "preposition" or nothing."""
        key = self.norm(at).strip(".").replace("-", " ")
        plural = len(key) > 3 and key.endswith("s") and not key.endswith("ss")
        return self.gazetteer.stops.get(key) or (self.gazetteer.stops.get(key[:-1]) if plural else None)

    def adjective(self, at: int) -> str | None:
        """The ISO code of a country's adjective ("Syrian"), or of its name with a lost apostrophe ("Syrias")."""
        if not self.capital(at):
            return None
        code = self.gazetteer.adjectives.get(self.norm(at))
        text = self.tokens[at].text
        if code is None and len(text) > 4 and text.endswith(_TYPOS) and self.is_country(text[:-1]):
            code = None if self.gazetteer.knows(text) else self.gazetteer.lookup(text[:-1])[0].country
        return code

    def type_at(self, at: int) -> int:
        """How many tokens a type word takes at `at`: "province" 1, "oil fields" 2, none 0."""
        if self.bare(at) in KINDS:
            return 1
        return 2 if self.norm(at) in BEFORE_TYPE and self.bare(at + 1) in KINDS and self.together(at, at + 1) else 0

    def placed(self, left: int) -> bool:
        """Whether a preposition of place stands right before, articles and plain adjectives aside."""
        before = self.before(left)
        return before is not None and self.norm(before) in PLACING

    def before(self, left: int) -> int | None:
        """The word before a name, articles and adjectives in between left out; None at the start of a sentence."""
        for at in range(left - 1, left - 2 - FILLERS, -1):
            if not self.together(left, at):
                return None
            if not self.filler(at):
                return at
        return None

    def filler(self, at: int) -> bool:
        """Articles and adjectives between a preposition and a name: "in the mostly rebel-held Idlib"."""
        norm = self.norm(at)
        if norm in ("the", "nearby") or norm in DIRECTIONS or norm in CONDITIONS:
            return True
        return self.tag(at) in ("DET", "ADJ", "ADV", "NUM") and norm not in PLACING

    def stops_run(self, at: int) -> bool:
        """Whether a capitalised word at `at` starts something new after a name: a day, a people, a party."""
        text = self.tokens[at].text
        credit = text.isupper() and len(text) <= 5 and not self.tokens[at - 1].text.isupper()  # "Syria AP"
        return credit or self.never(at) or self.large(self.tokens[at].text)

    def large(self, text: str) -> bool:
        """Whether `text` is by itself the name of a country or a large town: "Homs, Syria" with its comma lost."""
        rows = self.gazetteer.lookup(text)[:1]
        return any(row.how == "exact" and row.score == 1 and row.population >= LARGE for row in rows)

    def never(self, at: int) -> bool:
        """Whether the word is a day's, a month's or a people's, so never a place's by itself."""
        return self.norm(at) in CALENDAR or self.adjective(at) is not None

    def capitals_before(self, at: int) -> Iterator[str]:
        """The capitalised words right before `at`, nearest first: "resistance", "islamic" before "in Iraq"."""
        for before in range(at - 1, at - 1 - FILLERS, -1):
            if not (self.together(at, before) and self.capital(before)):
                return
            yield self.norm(before)

    def _people(self) -> Iterator[str]:
        """Last names of the persons that the text introduces: after a title, or as a name that speaks."""
        for at in range(1, len(self.tokens)):
            if not (self.capital(at) and self.capital(at - 1) and self.together(at, at - 1)):
                continue
            if self.together(at, at + 1) and (self.capital(at + 1) or self.type_at(at + 1)):
                continue
            start = at - 1
            while self.together(at, start - 1) and self.capital(start - 1):
                start -= 1
            if self._introduces(start, at):
                yield self.norm(at)

    def _introduces(self, start: int, at: int) -> bool:
        """Whether the capitalised run `start`..`at` introduces a person."""
        if any(self.norm(i).strip(".") in TITLES for i in (start - 1, *range(start, at))):
            return True
        if self.norm(at + 1) in SAYING or (self.norm(at + 1) == "," and self.tag(at + 2) == "NUM"):
            return True
        if (
            self.headline[at]
            or at - start > 2
            or any(self.tag(i) not in ("PROPN", "NOUN") for i in range(start, at + 1))
        ):
            return False
        plain = all(self.norm(i) not in BODIES | DIRECTIONS and not self.adjective(i) for i in range(start, at + 1))
        return plain and not self.large(self.tokens[at].text) and not self.gazetteer.knows(self.text(start, at))


def _headlines(tokens: Sequence[Token]) -> list[bool]:
    """For each token whether its sentence is written with capitals throughout, so that a capital says nothing."""
    counts: dict[int, list[int]] = {}
    for token in tokens:
        if len(token.text) > 3 and token.text[0].isalpha():
            tally = counts.setdefault(token.sentence, [0, 0])
            tally[0] += token.text[0].isupper()
            tally[1] += 1
    shouted = {sentence for sentence, (high, total) in counts.items() if total >= 4 and high / total >= 0.7}
    return [token.sentence in shouted for token in tokens]

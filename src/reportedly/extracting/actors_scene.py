"""What the finders of actors share: the tokens of a document, the listed names in it and the words for actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extracting.actors_names import Hit, find_names
from reportedly.extracting.chunks import DAYS
from reportedly.resources.actors import ActorList
from reportedly.values.document import Document
from reportedly.values.mention import Token
from reportedly.values.span import Words

NOUNS = frozenset({"NOUN", "PROPN"})
INSIDE = NOUNS | {"ADJ", "NUM", "X", "SYM"}
OWNERS = frozenset("my your his her its our their whose".split())
CLITICS = frozenset({"'s", "'"})
MONTHS = frozenset(
    "january february march april june july august september october november december"
    " jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb apr jun jul aug sep sept oct nov dec"
    " sun mon tue tues wed thu thurs fri sat morning afternoon evening night week weeks month year years hour hours"
    " days".split()
)
TIMES = DAYS | MONTHS
LONGEST = 14  # tokens of a described actor: more is a run of mistagged words


@dataclass(frozen=True, slots=True)
class Found:
    """An actor before it is resolved: tokens `[first, last]`, its head noun or last name word, and its role.

    `name` are the tokens of a person's name, `hits` the listed names inside, `affiliation` the tokens that declare one.
    """

    first: int
    last: int
    head: int
    role: str
    hits: tuple[Hit, ...] = ()
    name: tuple[int, int] | None = None
    affiliation: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    document: Document
    tokens: Sequence[Token]
    actors: ActorList
    hits: tuple[Hit, ...]
    hit_at: dict[int, Hit]

    def same(self, one: int, other: int) -> bool:
        """Whether both are tokens of one sentence."""
        inside = 0 <= one < len(self.tokens) and 0 <= other < len(self.tokens)
        return inside and self.tokens[one].sentence == self.tokens[other].sentence

    def norm(self, at: int) -> str:
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def tag(self, at: int) -> str:
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def following(self, at: int) -> int | None:
        """The next token of the sentence."""
        return at + 1 if self.same(at, at + 1) else None

    def preceding(self, at: int) -> int | None:
        return at - 1 if self.same(at, at - 1) else None

    def capital(self, at: int) -> bool:
        text = self.tokens[at].text
        return text[:1].isupper() or (text[:3].lower() in ("al-", "el-") and text[3:4].isupper())

    def words(self, first: int, last: int) -> Words:
        return self.document.words(self.tokens[first].span.start, self.tokens[last].span.end)

    def hits_in(self, first: int, last: int) -> tuple[Hit, ...]:
        found: dict[int, Hit] = {}
        for at in range(first, last + 1):
            hit = self.hit_at.get(at)
            if hit is not None and first <= hit.first and hit.last <= last:
                found.setdefault(hit.first, hit)
        return tuple(found.values())

    def is_adjective(self, at: int) -> bool:
        hit = self.hit_at.get(at)
        return hit is not None and hit.manner == "adjective"

    def is_state(self, hit: Hit) -> bool:
        return all(self.actors.rows[entry.row].sort == "state" for entry in hit.entries)

    def speaks(self, at: int) -> bool:
        """Whether a verb of speaking stands right after token `at` ("also", commas and helpers passed over)."""
        after = self._past_list(at) + 1
        for step in range(after, after + 4):
            if not self.same(at, step):
                return False
            if self.norm(step) in self.actors.words.people.speech:
                return self.tag(step) in ("VERB", "NOUN", "AUX", "PROPN")
            if self.tag(step) not in ("ADV", "AUX") and self.norm(step) not in ("later", ","):
                return False
        return False

    def _past_list(self, at: int) -> int:
        """The last token of a second actor joined by "and", else `at`: "a monitor and rebels said"."""
        if self.norm(at + 1) != "and":
            return at
        last = at + 1
        while last - at < 5 and self.same(at, last + 1) and self.tag(last + 1) in NOUNS | {"ADJ", "DET", "NUM"}:
            last += 1
        return last if last > at + 1 else at

    def spoken_by(self, at: int) -> bool:
        """Whether a verb of speaking stands right before token `at`: "said Anthony Lake", "according to Lake"."""
        before = self.preceding(at)
        if before is not None and self.tag(before) == "DET":
            before = self.preceding(before)
        if before is None:
            return False
        if self.norm(before) == "to":
            return self.norm(before - 1) in ("according", "told")
        return self.norm(before) in self.actors.words.people.speech and self.tag(before) == "VERB"


def scene(document: Document, tokens: Sequence[Token], actors: ActorList) -> Scene:
    """The scene of a document."""
    hits = find_names(tokens, actors)
    hit_at = {at: hit for hit in hits for at in range(hit.first, hit.last + 1)}
    return Scene(document, tokens, actors, hits, hit_at)

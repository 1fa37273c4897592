"""A sentence under reading for counts: its pieces, and the figures that were made of its numbers so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reportedly.extracting.count_phrases import Counted, Piece, pieces
from reportedly.extracting.count_words import Lexicon, Word
from reportedly.values.mention import CountFacet

HARM: frozenset[str] = frozenset({"killed", "wounded", "killed_or_wounded"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its facet: words `[first, last)` of the sentence."""

    counted: Counted
    facet: CountFacet
    first: int
    last: int


@dataclass(slots=True)
class Row:
    """A sentence under reading. `figures` by the piece of their number; `spent` are verbs that have their number;
    `extra` are second figures of a number ("arrested and later killed")."""

    words: list[Word]
    pieces: list[Piece]
    lexicon: Lexicon
    figures: dict[int, Figure] = field(default_factory=dict)
    spent: set[int] = field(default_factory=set)
    extra: list[Figure] = field(default_factory=list)

    def counted(self, index: int) -> Counted | None:
        return self.pieces[index].counted if 0 <= index < len(self.pieces) else None

    def sort(self, index: int) -> str:
        return self.pieces[index].sort if 0 <= index < len(self.pieces) else ""

    def low(self, index: int) -> str:
        return self.words[self.pieces[index].first].low

    def lows(self, first: int, last: int) -> set[str]:
        """The words of the pieces `[first, last)`."""
        if first >= last:
            return set()
        return {word.low for word in self.words[self.pieces[first].first : self.pieces[last - 1].last]}

    def give(self, index: int, facet: CountFacet, first: int, last: int) -> None:
        counted = self.pieces[index].counted
        if counted is not None and index not in self.figures:
            self.figures[index] = Figure(counted, facet, min(first, counted.quantity.first), max(last, counted.last))


def row_of(words: list[Word], lexicon: Lexicon) -> Row:
    """The row of a sentence's words, joint verbs made one."""
    return Row(words, _joint(words, pieces(words, lexicon)), lexicon)


_PEOPLE_NOUNS = frozenset({None, "person", "captured"})


def can_be(counted: Counted, facet: str, row: Row) -> bool:
    """Whether the counted can be what the verb says: no weapons, things or times are killed, wounded or detained."""
    if counted.quantity.currency is not None or counted.noun not in _PEOPLE_NOUNS:
        return False
    if facet == "captured" and counted.head is not None and counted.noun is None:  # hills and towns are captured too
        return row.words[counted.head].is_capital
    return not (counted.single and counted.noun == "munitions")


def _joint(words: list[Word], row: list[Piece]) -> list[Piece]:
    """The row with two harm verbs side by side made one: "killed and injured 30", "dead or wounded"."""
    joined: list[Piece] = []
    index = 0
    while index < len(row):
        piece = row[index]
        if _is_joint(words, row, index):
            other = row[index + 2]
            cue = piece.cue
            assert cue is not None
            joined.append(Piece("cue", piece.first, other.last, cue=replace(cue, facet="killed_or_wounded")))
            index += 3
        else:
            joined.append(piece)
            index += 1
    return joined


def _is_joint(words: list[Word], row: list[Piece], index: int) -> bool:
    if index + 2 >= len(row):
        return False
    one, link, other = row[index : index + 3]
    if one.cue is None or other.cue is None or {one.cue.facet, other.cue.facet} != {"killed", "wounded"}:
        return False
    if words[link.first].low not in ("and", "or", "/"):
        return False
    if words[one.first].low.endswith("ing") != words[other.first].low.endswith("ing"):
        return False
    has_subject = index > 0 and (row[index - 1].counted is not None or row[index - 1].sort == "auxiliary")
    has_object = index + 3 < len(row) and row[index + 3].counted is not None
    return not (has_subject and has_object)

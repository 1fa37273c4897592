"""Counts: how many were killed, wounded, missing or taken, how many weapons, incidents, how much money.

For each sentence: its numbers with what they count (`count_phrases`), then the grammar that gives a number its facet: the
object of a verb ("killed five"), its subject ("five were killed"), a noun ("five deaths"), a toll ("the toll rose to
31"), a part of a figure ("including two children"), or a neighbour that it is joined to ("two soldiers and a
policeman were killed"). Figures of other things keep the facet "other".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.codebook.numbers import Numbers
from reportedly.extracting.count_phrases import Counted, Piece, pieces
from reportedly.extracting.count_words import Lexicon, Word, lexicon, words_of
from reportedly.values.document import Document
from reportedly.values.facets import Count
from reportedly.values.mention import CountFacet, CountMention

GAP = 14  # pieces between a subject and its verb
TOLL_REACH = 16  # words between "the death toll" and its number

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
    """A sentence under reading: what is found out of each piece. `spent` are verbs that have their number."""

    words: list[Word]
    pieces: list[Piece]
    lexicon: Lexicon
    figures: dict[int, Figure]
    spent: set[int]
    extra: list[Figure]

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


def find_counts(document: Document, numbers: Numbers) -> tuple[CountMention, ...]:
    """The quantities of a document in the order of the text, title included. Dates, ages and names are none."""
    tables = lexicon(numbers)
    found: list[CountMention] = []
    for sentence in document.sentences:
        words = words_of(document.plain, sentence.start, sentence.end)
        found += (_mention(document, words, figure, tables) for figure in _figures(words, tables))
    return tuple(found)


def _figures(words: list[Word], tables: Lexicon) -> list[Figure]:
    row = Row(words, _joint(words, pieces(words, tables)), tables, {}, set(), [])
    numbers = [index for index, piece in enumerate(row.pieces) if piece.counted is not None]
    for index in numbers:
        _by_verb(row, index)
    for index in numbers:
        _by_noun(row, index)
        _by_toll(row, index)
        _by_neighbour_before(row, index)
    for index in reversed(numbers):
        _by_neighbour_after(row, index)
    for index in numbers:
        _by_neighbour_before(row, index)
    for index in numbers:
        _as_other(row, index)
    figures = [row.figures[index] for index in sorted(row.figures)]
    return sorted([*_singles_summed(row, figures), *row.extra], key=lambda figure: (figure.first, figure.last))


# --- "killed or wounded"


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


# --- verbs


def _by_verb(row: Row, index: int) -> None:
    counted = row.counted(index)
    if counted is None or index in row.figures:
        return
    if counted.inner is not None:
        row.give(index, counted.inner, counted.quantity.first, counted.last)
    elif not _as_object(row, index, counted):
        _as_subject(row, index, counted)


def _as_object(row: Row, index: int, counted: Counted) -> bool:
    """ "killing at least 26 civilians", "the bodies of 44 victims"."""
    before = row.pieces[index - 1] if index > 0 else None
    if before is None or before.cue is None or not before.cue.takes_object or index - 1 in row.spent:
        return False
    if not _can_be(counted, before.cue.facet) or _known_victim(row, counted):
        return False
    row.spent.add(index - 1)
    row.give(index, before.cue.facet, before.first, counted.last)
    return True


def _known_victim(row: Row, counted: Counted) -> bool:
    """ "after the killing of the pilot" speaks of a victim that was counted before; a name counts."""
    definite = row.words[counted.quantity.first].low in ("the", "his", "her", "its", "their")
    return counted.single and definite and counted.head is not None and counted.last == counted.head + 1


def _as_subject(row: Row, index: int, counted: Counted) -> None:
    """ "26 people were killed", "22 dead", "five, including two children, died", "31 people who died"."""
    verb = _verb_after(row, index, counted)
    if verb is None:
        return
    cue = row.pieces[verb].cue
    if cue is None or not _can_be(counted, cue.facet):
        return
    row.spent.add(verb)
    first = counted.quantity.first
    if index > 0 and row.low(index - 1) in ("left", "leaving", "leaves"):
        first = row.pieces[index - 1].first
    row.give(index, cue.facet, first, row.pieces[verb].last)
    _second_verb(row, index, verb, counted)


def _second_verb(row: Row, index: int, verb: int, counted: Counted) -> None:
    """ "the pilot was arrested and was subsequently killed": the subject of two verbs."""
    at = verb + 1
    while row.sort(at) in ("and", "auxiliary") and at < verb + 5:
        at += 1
    cue = row.pieces[at].cue if at < len(row.pieces) else None
    one = row.pieces[verb].cue
    if cue is None or one is None or at == verb + 1 or cue.facet == one.facet or not cue.takes_subject:
        return
    if row.counted(at + 1) is not None or row.low(verb + 1) != "and":
        return
    row.spent.add(at)
    row.extra.append(Figure(counted, cue.facet, counted.quantity.first, row.pieces[at].last))


def _verb_after(row: Row, index: int, counted: Counted) -> int | None:
    """The piece that is the verb of the number at `index`."""
    direct = _past_auxiliaries(row, index + 1)
    if _is_verb(row, direct):
        if direct == index + 1 and _has_own_object(row, direct):
            return None
        return direct if _agrees(row, index + 1, direct, counted) else None
    if row.sort(index + 1) == "relative":
        after = _past_auxiliaries(row, index + 2)
        return after if _is_verb(row, after) else None
    return _verb_past_gap(row, index, counted)


def _is_verb(row: Row, index: int) -> bool:
    cue = row.pieces[index].cue if index < len(row.pieces) else None
    return cue is not None and cue.takes_subject and index not in row.spent


def _past_auxiliaries(row: Row, index: int) -> int:
    limit = index + 6
    while index < limit and row.sort(index) == "auxiliary":
        index += 1
    return index


def _has_own_object(row: Row, verb: int) -> bool:
    """ "two bombers killed 12 people": the number after the verb is its object, unless it has a verb of its own."""
    cue = row.pieces[verb].cue
    if cue is None or not cue.takes_object or row.counted(verb + 1) is None:
        return False
    return not _is_verb(row, _past_auxiliaries(row, verb + 2))


def _agrees(row: Row, first: int, last: int, counted: Counted) -> bool:
    """No "was" after several, no "were" after one."""
    numbers = row.lexicon.numbers
    lows = row.lows(first, last)
    if counted.quantity.negated:
        return True
    verb = row.pieces[last].cue
    if lows & {"has", "have", "had"} and "been" not in lows and verb is not None and verb.takes_object:
        return False  # "has killed" is active
    wrong = numbers.plural_auxiliaries if counted.quantity.value == 1 else numbers.singular_auxiliaries
    return not lows & set(wrong)


def _verb_past_gap(row: Row, index: int, counted: Counted) -> int | None:
    """ "two men from the town were killed", "five, including two children, were killed"."""
    subset = row.sort(index + 1) == "and" and row.low(index + 1) == "," and row.sort(index + 2) == "subset"
    if not subset and row.sort(index + 1) not in ("preposition", "subset"):
        return None
    for at in range(index + 1, min(len(row.pieces), index + 1 + GAP)):
        sort = row.sort(at)
        if sort == "auxiliary":
            verb = _past_auxiliaries(row, at)
            return verb if _is_verb(row, verb) and _finite(row, at, verb, counted) else None
        if sort == "cue" or (sort == "number" and row.sort(at - 1) not in ("subset", "and")):
            return None
        if sort == "and" and not subset and row.low(at) in (",", ";"):
            return None
    return None


def _finite(row: Row, first: int, last: int, counted: Counted) -> bool:
    lows = row.lows(first, last)
    return bool(lows & {"were", "was", "have", "has", "had", "are", "is"}) and _agrees(row, first, last, counted)


_PEOPLE_NOUNS = frozenset({None, "person", "captured"})


def _can_be(counted: Counted, facet: str) -> bool:
    """Whether the counted can be what the verb says: no weapons, things or times are killed, wounded or detained."""
    if counted.quantity.currency is not None or counted.noun not in _PEOPLE_NOUNS:
        return False
    return not (counted.single and counted.noun == "munitions")


# --- nouns, tolls


def _by_noun(row: Row, index: int) -> None:
    """ "four deaths", "no casualties", "$8.7 billion", "six missiles", "8 lives" after "claimed"."""
    counted = row.counted(index)
    if counted is None or index in row.figures:
        return
    first, last = counted.quantity.first, counted.last
    if counted.quantity.currency is not None:
        row.give(index, "money", first, last)
    elif counted.head is not None and row.words[counted.head].low == "lives":
        _lives(row, index, counted)
    elif counted.noun in ("killed", "wounded", "killed_or_wounded", "captured", "munitions", "incidents"):
        row.give(index, counted.noun, first, last)  # type: ignore[arg-type]


def _lives(row: Row, index: int, counted: Counted) -> None:
    first = counted.quantity.first
    if first > 0 and row.words[first - 1].low in row.lexicon.numbers.life_verbs:
        row.give(index, "killed", first - 1, counted.last)


def _by_toll(row: Row, index: int) -> None:
    """ "the death toll rose to 31", "the number of wounded stands at 40", "among the dead were six children"."""
    counted = row.counted(index)
    if counted is None or index in row.figures or not _can_be(counted, "killed"):
        return
    first = row.pieces[index].first
    for at in range(first - 1, max(-1, first - TOLL_REACH), -1):
        toll = row.lexicon.tolls.at(row.words, at)
        if toll is not None and (wider := row.lexicon.tolls.at(row.words, at - 1)) is not None and at > 0:
            at, toll = at - 1, wider
        if toll is not None and toll[0] <= first and _toll_leads(row, toll[0], first, counted):
            row.give(index, toll[1], at, counted.last)
            return


def _toll_leads(row: Row, after: int, first: int, counted: Counted) -> bool:
    between = [word.low for word in row.words[after:first]]
    if not between or between[-1] not in row.lexicon.numbers.toll_links:
        return False
    if counted.single and between not in (["were"], ["was"]):
        return False
    return not any(low in (";", "and", "when", "while") for low in between)


# --- neighbours


def _by_neighbour_before(row: Row, index: int) -> None:
    """A figure joined to the one before: "killing 22 children and six teachers", "12 people, including two boys"."""
    counted = row.counted(index)
    if counted is None or index in row.figures or not _can_be(counted, "killed") or _is_bare_other(counted):
        return
    if counted.partitive or row.sort(index - 1) == "subset" or _subset_further_left(row, index):
        left = _figure_before(row, index)
        if left is not None and left.facet in HARM:
            row.give(index, left.facet, counted.quantity.first, counted.last)
        return
    at = index - 1
    while row.sort(at) == "and":
        at -= 1
    left = row.figures.get(at)
    if (
        at < index - 1
        and left is not None
        and left.facet in (*HARM, "captured", "missing")
        and left.last == left.counted.last
    ):
        row.give(index, left.facet, counted.quantity.first, counted.last)


def _is_bare_other(counted: Counted) -> bool:
    return (
        counted.head is None
        and not counted.partitive
        and not counted.quantity.digits
        and counted.quantity.value in (None, 1)
    )


def _subset_further_left(row: Row, index: int) -> bool:
    """ "including six women and four children": the subset word stands before the list."""
    at = index - 1
    while at > index - 8 and row.sort(at) in ("and", "number"):
        at -= 1
    return row.sort(at) == "subset" and at < index - 1


def _figure_before(row: Row, index: int) -> Figure | None:
    for at in range(index - 1, max(-1, index - 1 - GAP * 2), -1):
        if at in row.figures:
            return row.figures[at]
    return None


def _by_neighbour_after(row: Row, index: int) -> None:
    """ "two soldiers and a policeman were killed", "11 children were among the 26 killed": the first as well."""
    counted = row.counted(index)
    if counted is None or index in row.figures or not _can_be(counted, "killed"):
        return
    among = row.sort(index + 1) == "auxiliary" and row.sort(index + 2) == "subset"
    at = index + 3 if among else index + 1
    while row.sort(at) == "and":
        at += 1
    right = row.figures.get(at)
    if right is None or at == index + 1 or (counted.head is None and not counted.single):
        return
    by_verb = right.first == right.counted.quantity.first and (
        right.last > right.counted.last or right.counted.inner is not None
    )
    if by_verb or (among and right.facet in HARM):
        row.give(index, right.facet, counted.quantity.first, counted.last)


def _as_other(row: Row, index: int) -> None:
    counted = row.counted(index)
    if counted is None or index in row.figures or counted.single or counted.quantity.negated:
        return
    if counted.head is not None and counted.noun != "time":
        row.give(index, "other", counted.quantity.first, counted.last)


def _singles_summed(row: Row, figures: list[Figure]) -> Iterator[Figure]:
    """The figures, with neighbours like "a woman and her child" under one verb made one figure of two."""
    merged: Figure | None = None
    for figure in figures:
        if merged is not None and _one_figure(row, merged, figure):
            merged = _summed(merged, figure)
            continue
        if merged is not None:
            yield merged
        merged = figure
    if merged is not None:
        yield merged


def _one_figure(row: Row, left: Figure, right: Figure) -> bool:
    if not (left.counted.single and right.counted.single and left.facet == right.facet and left.facet in HARM):
        return False
    between = [word.low for word in row.words[left.counted.last : right.counted.quantity.first]]
    return between in (["and"], [","], [",", "and"])


def _summed(left: Figure, right: Figure) -> Figure:
    total = (left.counted.quantity.value or 0) + (right.counted.quantity.value or 0)
    quantity = replace(left.counted.quantity, value=total, low=total, high=total)
    counted = replace(left.counted, quantity=quantity, last=right.counted.last)
    return Figure(counted, left.facet, left.first, max(left.last, right.last))


# --- mentions


def _mention(document: Document, words: list[Word], figure: Figure, tables: Lexicon) -> CountMention:
    counted, quantity = figure.counted, figure.counted.quantity
    number_last = max(quantity.last, quantity.first + 1)
    of = None
    if counted.last > quantity.last:
        begin = quantity.last + (words[quantity.last].low == "of")
        if begin < counted.last:
            of = document.words(words[begin].start, words[counted.last - 1].end)
    unit = quantity.currency if quantity.currency else _unit(words, counted, figure.facet, tables)
    value = Count(quantity.low, quantity.high, quantity.modifier, unit)
    if quantity.negated and quantity.low == 0 and _only_reported(words, figure):
        value = replace(value, low=None, high=None)
    return CountMention(
        words=document.words(words[figure.first].start, words[figure.last - 1].end),
        number=document.words(words[quantity.first].start, words[number_last - 1].end),
        value=value,
        facet=figure.facet,
        of=of,
    )


def _unit(words: list[Word], counted: Counted, facet: CountFacet, tables: Lexicon) -> str | None:
    if facet in HARM or facet in ("missing", "captured") or counted.noun == "person":
        return "person"
    return tables.singular(words[counted.head].low) if counted.head is not None else None


def _only_reported(words: list[Word], figure: Figure) -> bool:
    """ "no casualties were reported" is no statement that there were none."""
    return any(
        word.low in ("reported", "reports", "confirmed", "recorded", "known")
        for word in words[figure.last : figure.last + 4]
    )

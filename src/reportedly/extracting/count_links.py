"""Numbers without a verb of their own: nouns ("four deaths"), tolls ("the toll rose to 31"), parts ("including two
children") and neighbours ("two soldiers and a policeman were killed")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.extracting.count_phrases import Counted
from reportedly.extracting.count_row import HARM, Figure, Row, can_be
from reportedly.values.mention import CountFacet

TOLL_REACH = 16  # words between "the death toll" and its number
LIST_REACH = 28  # pieces between a figure and its part
NOUN_FACETS: dict[str | None, CountFacet] = {
    "killed": "killed",
    "wounded": "wounded",
    "killed_or_wounded": "killed_or_wounded",
    "captured": "captured",
    "munitions": "munitions",
    "incidents": "incidents",
}


def by_noun(row: Row, index: int) -> None:
    """ "four deaths", "no casualties", "$8.7 billion", "six missiles", "8 lives" after "claimed"."""
    counted = row.counted(index)
    if counted is None or index in row.figures:
        return
    first, last = counted.quantity.first, counted.last
    if counted.quantity.currency is not None:
        row.give(index, "money", first, last)
    elif counted.head is not None and row.words[counted.head].low == "lives":
        _lives(row, index, counted)
    elif counted.noun in NOUN_FACETS and not _one_of(row, counted):
        row.give(index, NOUN_FACETS[counted.noun], first, last)


def _one_of(row: Row, counted: Counted) -> bool:
    """ "one of its raids" counts no raids."""
    after = row.words[counted.quantity.last : counted.last]
    return row.words[counted.quantity.last - 1].low == "one" and bool(after) and after[0].low == "of"


def _lives(row: Row, index: int, counted: Counted) -> None:
    first = counted.quantity.first
    if first > 0 and row.words[first - 1].low in row.lexicon.numbers.life_verbs:
        row.give(index, "killed", first - 1, counted.last)


def by_toll(row: Row, index: int) -> None:
    """ "the death toll rose to 31", "the number of wounded stands at 40", "among the dead were six children"."""
    counted = row.counted(index)
    if counted is None or index in row.figures or not can_be(counted, "killed", row):
        return
    first = row.pieces[index].first
    if (facet := _toll_follows(row, counted)) is not None:
        row.give(index, facet, first, counted.last)
        return
    for at in range(first - 1, max(-1, first - TOLL_REACH), -1):
        toll = row.lexicon.tolls.at(row.words, at)
        if toll is not None and (wider := row.lexicon.tolls.at(row.words, at - 1)) is not None and at > 0:
            at, toll = at - 1, wider
        if toll is not None and toll[0] <= first and _toll_leads(row, toll[0], first, counted):
            row.give(index, toll[1], at, counted.last)
            return


def _toll_follows(row: Row, counted: Counted) -> CountFacet | None:
    """ "took to 89 the number of civilians killed"."""
    after = row.words[counted.last : counted.last + 8]
    if [word.low for word in after[:2]] != ["the", "number"]:
        return None
    for at in range(counted.last + 2, counted.last + len(after)):
        cue = row.lexicon.cues.at(row.words, at)
        if cue is not None and cue[1].takes_subject:
            return cue[1].facet
    return None


def _toll_leads(row: Row, after: int, first: int, counted: Counted) -> bool:
    between = [word.low for word in row.words[after:first]]
    if not between or between[-1] not in row.lexicon.numbers.toll_links:
        return False
    if counted.single and between not in (["were"], ["was"]):
        return False
    return not any(low in (";", "and", "when", "while") for low in between)


# --- neighbours


def by_neighbour_before(row: Row, index: int) -> None:
    """A figure joined to the one before: "killing 22 children and six teachers", "12 people, including two boys"."""
    counted = row.counted(index)
    if counted is None or index in row.figures or not can_be(counted, "killed", row) or _is_bare_other(counted):
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
    if left is None or at == index - 1 or left.facet not in (*HARM, "captured", "missing"):
        return
    if left.last == left.counted.last:  # the verb stands before both
        row.give(index, left.facet, counted.quantity.first, counted.last)


def _is_bare_other(counted: Counted) -> bool:
    """ "one", "many", "others" without a noun, which may mean anything."""
    if counted.head is not None or counted.partitive or counted.quantity.digits:
        return False
    return counted.quantity.value in (None, 1)


def _subset_further_left(row: Row, index: int) -> bool:
    """ "including six women and four children": the subset word stands before the list."""
    at = index - 1
    while at > index - 8 and row.sort(at) in ("and", "number"):
        at -= 1
    return row.sort(at) == "subset" and at < index - 1


def _figure_before(row: Row, index: int) -> Figure | None:
    for at in range(index - 1, max(-1, index - 1 - LIST_REACH), -1):
        if at in row.figures:
            return row.figures[at]
    return None


def by_neighbour_after(row: Row, index: int) -> None:
    """ "two soldiers and a policeman were killed", "11 children were among the 26 killed": the first as well."""
    counted = row.counted(index)
    if counted is None or index in row.figures or not can_be(counted, "killed", row):
        return
    among = row.sort(index + 1) == "auxiliary" and row.sort(index + 2) == "subset"
    at = index + 3 if among else index + 1
    while row.sort(at) == "and":
        at += 1
    right = row.figures.get(at)
    if right is None or (counted.head is None and not counted.single):
        return
    verb_behind = right.last > right.counted.last or right.counted.inner is not None
    by_verb = verb_behind and right.first == right.counted.quantity.first
    if by_verb or (among and right.facet in HARM):
        row.give(index, right.facet, counted.quantity.first, counted.last)


def as_other(row: Row, index: int) -> None:
    counted = row.counted(index)
    if counted is None or index in row.figures or counted.single or counted.quantity.negated:
        return
    if counted.head is not None and counted.noun != "time" and not _one_of(row, counted):
        row.give(index, "other", counted.quantity.first, counted.last)


def singles_summed(row: Row, figures: list[Figure]) -> Iterator[Figure]:
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

"""Counts: how many were killed, wounded, missing or taken, how many weapons, incidents, how much money.

For each sentence: its numbers with what they count (`count_phrases`), then what gives a number its facet: a verb
(`count_verbs`: "killed five", "five were killed"), else a noun, a toll, a neighbour (`count_links`: "five deaths", "the
toll rose to 31", "including two children"). Figures of other things keep the facet "other".
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.codebook.numbers import Numbers
from reportedly.extracting.count_links import (
    as_other,
    by_neighbour_after,
    by_neighbour_before,
    by_noun,
    by_toll,
    singles_summed,
)
from reportedly.extracting.count_phrases import Counted
from reportedly.extracting.count_row import HARM, Figure, row_of
from reportedly.extracting.count_verbs import by_verb
from reportedly.extracting.count_words import Lexicon, Word, lexicon, words_of
from reportedly.values.document import Document
from reportedly.values.facets import Count
from reportedly.values.mention import CountFacet, CountMention


def find_counts(document: Document, numbers: Numbers) -> tuple[CountMention, ...]:
    """The quantities of a document in the order of the text, title included. Dates, ages and names are none."""
    tables = lexicon(numbers)
    found: list[CountMention] = []
    for sentence in document.sentences:
        words = words_of(document.plain, sentence.start, sentence.end)
        found += (_mention(document, words, figure, tables) for figure in _figures(words, tables))
    return tuple(found)


def _figures(words: list[Word], tables: Lexicon) -> list[Figure]:
    row = row_of(words, tables)
    numbers = [index for index, piece in enumerate(row.pieces) if piece.counted is not None]
    for index in numbers:
        by_verb(row, index)
    for index in numbers:
        by_noun(row, index)
        by_toll(row, index)
        by_neighbour_before(row, index)
    for index in reversed(numbers):
        by_neighbour_after(row, index)
    for index in numbers:
        by_neighbour_before(row, index)
    for index in numbers:
        as_other(row, index)
    figures = [row.figures[index] for index in sorted(row.figures)]
    return sorted([*singles_summed(row, figures), *row.extra], key=lambda figure: (figure.first, figure.last))


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

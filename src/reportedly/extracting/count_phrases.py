"""How many of what: numbers with the noun phrase they count, among the verbs, auxiliaries and links around them.

A sentence becomes a row of pieces; `counts` reads the grammar of casualties off that row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from reportedly.extracting.count_numbers import Quantity, quantity_at
from reportedly.extracting.count_words import Cue, Lexicon, Word
from reportedly.values.mention import CountFacet

PHRASE_WORDS = 8  # the longest noun phrase that is walked
NAME_WORDS = 5

Sort = Literal["number", "cue", "auxiliary", "and", "subset", "relative", "preposition", "other", "mark"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts: words `[quantity.first, last)`, the noun at `head`, and what the tables say of it.

    `inner` is the facet of a participle inside the phrase ("140 injured people"). `partitive` marks "two of them".
    `single` marks one person or weapon without a number word ("a soldier", "the pilot", "its director Ali Omar").
    """

    quantity: Quantity
    last: int
    head: int | None = None
    noun: str | None = None
    inner: CountFacet | None = None
    partitive: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the row: words `[first, last)`."""

    sort: Sort
    first: int
    last: int
    counted: Counted | None = None
    cue: Cue | None = None


def pieces(words: list[Word], lexicon: Lexicon) -> list[Piece]:
    """The row of pieces of a sentence."""
    row: list[Piece] = []
    at = 0
    while at < len(words):
        piece = _piece(words, at, lexicon, row[-1] if row else None)
        row.append(piece)
        at = piece.last
    return row


def _piece(words: list[Word], at: int, lexicon: Lexicon, before: Piece | None) -> Piece:
    if (counted := _counted(words, at, lexicon, before)) is not None:
        return Piece("number", at, counted.last, counted)
    if (cue := lexicon.cues.at(words, at)) is not None:
        return Piece("cue", at, cue[0], cue=cue[1])
    word = words[at]
    if (found := lexicon.auxiliaries.at(words, at)) is not None:
        return Piece("auxiliary", at, found[0])
    if (found := lexicon.subsets.at(words, at)) is not None:
        return Piece("subset", at, found[0])
    if word.low in ("and", "or", "plus", "while", "with", "&") or word.text in (",", ";"):
        return Piece("and", at, at + 1)
    if word.low in ("who", "that", "which"):
        return Piece("relative", at, at + 1)
    if word.low in lexicon.prepositions or word.text == "(":
        return Piece("preposition", at, at + 1)
    return Piece("mark" if word.is_mark else "other", at, at + 1)


def _counted(words: list[Word], at: int, lexicon: Lexicon, before: Piece | None) -> Counted | None:
    quantity = quantity_at(words, at, lexicon)
    if quantity is not None:
        return _noun_phrase(words, quantity, lexicon)
    return _single(words, at, lexicon) or _named(words, at, lexicon, before)


# --- what a number counts


def _noun_phrase(words: list[Word], quantity: Quantity, lexicon: Lexicon) -> Counted:
    """The words after a number up to its noun: the first plural, or for "one" the first noun that the tables know."""
    begin, partitive = _after_of(words, quantity.last)
    if quantity.currency is not None:
        return Counted(quantity, quantity.last)
    if partitive:
        return Counted(quantity, begin, partitive=True)
    whole = quantity_at(words, begin, lexicon) if quantity.last < begin < len(words) else None
    if whole is not None and not quantity.negated:  # "14 of 20 drones"
        head, _ = _head(words, whole.last, whole, lexicon)
        return Counted(quantity, quantity.last, head, None if head is None else lexicon.noun_facet(words, head))
    harmed = lexicon.cues.at(words, begin) if begin > quantity.last + 1 else None
    if harmed is not None and harmed[1].place != "of":  # "two of the dead"
        return Counted(quantity, harmed[0], inner=harmed[1].facet)
    head, inner = _head(words, begin, quantity, lexicon)
    if head is None:
        more = begin == quantity.last and words[begin : begin + 1] and words[begin].low in ("more", "others", "other")
        return Counted(quantity, begin + 1 if more else quantity.last)
    noun = lexicon.noun_facet(words, head)
    last = _coordinated(words, head, noun, lexicon)
    return Counted(quantity, last, head, noun, inner)


_OWNERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "all"})


def _after_of(words: list[Word], at: int) -> tuple[int, bool]:
    """Where the noun phrase begins after "of the"; and whether it is only "of them"."""
    if at + 1 >= len(words) or words[at].low != "of":
        return at, False
    if words[at + 1].low in ("them", "whom", "which", "these", "those", "us") and (
        at + 2 >= len(words) or words[at + 1].low in ("them", "whom", "which", "us")
    ):
        return at + 2, True
    return at + (2 if words[at + 1].low in _OWNERS else 1), False


def _head(words: list[Word], begin: int, quantity: Quantity, lexicon: Lexicon) -> tuple[int | None, CountFacet | None]:
    singular = quantity.value == 1 or quantity.negated
    inner: CountFacet | None = None
    known: int | None = None
    for at in range(begin, min(len(words), begin + PHRASE_WORDS)):
        word = words[at]
        if (cue := lexicon.cues.at(words, at)) is not None and cue[1].place != "of":
            if at != begin or cue[0] >= len(words) or not _noun_follows(words, cue[0], lexicon):
                break
            inner = cue[1].facet
        elif (
            word.low in lexicon.stops
            and not _joins_nouns(words, at, begin, lexicon)
            or word.kind in ("mark", "number", "symbol")
            and word.text != "%"
            or (
                word.low.endswith("ing") and word.low not in lexicon.nouns and not _noun_follows(words, at + 1, lexicon)
            )
        ):
            break
        elif lexicon.is_plural(word) or word.text == "%":
            if singular and at + 1 < len(words) and words[at + 1].low in lexicon.nouns:
                known = at  # "one police officer"
            elif not _goes_on(words, at, lexicon):
                return at, inner
        elif singular and lexicon.noun_facet(words, at) is not None:
            known = at
        elif known is not None and not word.is_capital:
            break
    return known, inner if known is not None else None


def _noun_follows(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """ "injured people", "killed Israeli soldiers": a plural within two words, no stop between."""
    for word in words[at : at + 2]:
        if word.low in lexicon.stops or word.is_mark:
            return False
        if lexicon.is_plural(word) and lexicon.singular(word.low) in lexicon.person:
            return True
    return False


def _joins_nouns(words: list[Word], at: int, begin: int, lexicon: Lexicon) -> bool:
    """ "20 drone and rocket attacks": "and" before the plural is reached."""
    if words[at].low not in ("and", "or") or at == begin:
        return False
    for word in words[at + 1 : at + 4]:
        if word.low in lexicon.stops or word.kind != "word" or word.low in lexicon.cardinals:
            return False
        if lexicon.is_plural(word):
            return lexicon.cues.at(words, at + 1) is None
    return False


def _goes_on(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a further plural follows: "armed forces members", "Belgiums F-16s" (an apostrophe lost)."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or not lexicon.is_plural(after):
        return False
    if lexicon.cues.at(words, at + 1) is not None:
        return False
    return words[at].is_capital or lexicon.singular(after.low) in lexicon.nouns


def _coordinated(words: list[Word], head: int, noun: str | None, lexicon: Lexicon) -> int:
    """Where the phrase ends: "women and children" is one."""
    link, other = head + 1, head + 2
    joined = noun == "person" and other < len(words) and words[link].low in ("and", "or")
    if not joined or lexicon.cues.at(words, other) is not None:
        return head + 1
    if lexicon.is_plural(words[other]) and lexicon.noun_facet(words, other) == "person":
        return other + 1
    return head + 1


# --- one person or one weapon without a number word

_ARTICLES = frozenset({"a", "an", "another"})
_DEFINITE = frozenset({"the", "his", "her", "its", "their"})
_BEFORE_VERB = frozenset({"hit", "struck", "fell", "landed", "exploded", "detonated", "crashed", "slammed", "killed"})


def _single(words: list[Word], at: int, lexicon: Lexicon) -> Counted | None:
    """ "a soldier", "a 22-year-old commander", "the pilot", "its director Ali Omar", "a rocket"."""
    low = words[at].low
    if low not in _ARTICLES and low not in _DEFINITE:
        return None
    head = _single_head(words, at + 1, lexicon)
    if head is None:
        return None
    noun = lexicon.noun_facet(words, head)
    last = head + 1
    if noun == "person":
        last = _name_end(words, last, lexicon)
    elif low in _DEFINITE or noun != "munitions" or not _phrase_ends(words, last, lexicon):
        return None
    quantity = Quantity(at, at + 1, 1, 1, 1, "exact")
    return Counted(quantity, last, head, noun, single=True)


def _single_head(words: list[Word], begin: int, lexicon: Lexicon) -> int | None:
    for at in range(begin, min(len(words), begin + PHRASE_WORDS - 1)):
        word = words[at]
        if word.low in lexicon.stops or word.low in lexicon.cardinals or word.kind not in ("word", "initials"):
            return None
        if lexicon.is_plural(word) or (lexicon.cues.at(words, at) is not None and at > begin):
            return None
        if lexicon.noun_facet(words, at) in ("person", "munitions") and not _more_nouns(words, at, lexicon):
            return at
    return None


def _more_nouns(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether the noun at `at` only describes the next: "police officer", "Syrian air force pilot"."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.kind != "word" or lexicon.cues.at(words, at + 1) is not None:
        return False
    if words[at].is_capital:
        return after.low not in lexicon.stops
    return after.low in lexicon.nouns or lexicon.is_plural(after)


def _phrase_ends(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether no further noun follows: "a rocket" in "a rocket hit", not in "a rocket launcher"."""
    if at >= len(words):
        return True
    word = words[at]
    return word.is_mark or word.low in lexicon.stops or word.low in _BEFORE_VERB or word.low.endswith("ed")


def _name_end(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """Where a name that follows a title ends."""
    last = at
    while last < min(len(words), at + NAME_WORDS) and _is_name(words[last], lexicon):
        last += 1
    return last


def _is_name(word: Word, lexicon: Lexicon) -> bool:
    if word.kind == "initials":
        return True
    if word.text.isupper() or word.text.endswith("'s"):
        return False
    named = word.is_capital or word.text[:3].lower() in ("al-", "el-", "ad-", "as-")
    return word.kind == "word" and named and word.low not in lexicon.stops and word.text == word.text.strip("_")


def _named(words: list[Word], at: int, lexicon: Lexicon, before: Piece | None) -> Counted | None:
    """ "killed Hizbul commander Ali Omar"; "Ali Omar was killed", "Ali Omar, 45, died"."""
    word = words[at]
    if word.kind != "word" or word.low in lexicon.stops or lexicon.cues.at(words, at) is not None:
        return None
    if before is not None and before.cue is not None and before.cue.takes_object:
        return _titled(words, at, lexicon)
    if not word.is_capital or (at > 0 and words[at - 1].is_capital and words[at - 1].low not in lexicon.stops):
        return None
    last = _name_end(words, at, lexicon)
    if last - at < 2 or lexicon.is_plural(words[last - 1]) or words[last - 1].low in lexicon.nouns:
        return None
    last = _past_age(words, last)
    return _one(at, last) if _dies_alone(words, last, lexicon) else None


def _titled(words: list[Word], at: int, lexicon: Lexicon) -> Counted | None:
    for head in range(at, min(len(words), at + 4)):
        if words[head].kind != "word" or words[head].low in lexicon.stops:
            return None
        if lexicon.noun_facet(words, head) == "person" and not lexicon.is_plural(words[head]):
            last = _name_end(words, head + 1, lexicon)
            owner = last < len(words) and words[last].text.endswith("'s")
            if last > head + 1:
                return None if owner else replace(_one(at, last), head=head, noun="person")
    return None


def _dies_alone(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a verb for one victim follows a name: "was killed", "has been shot dead", ", 45, died"."""
    first = at
    while at < first + 4 and (helper := lexicon.auxiliaries.at(words, at)) is not None:
        at = helper[0]
    cue = lexicon.cues.at(words, at)
    if cue is None or not cue[1].takes_subject or cue[1].facet == "missing":
        return False
    helpers = {word.low for word in words[first:at]}
    return bool(helpers & {"was", "is", "been"}) or words[at].low in ("died", "perished", "drowned")


def _past_age(words: list[Word], at: int) -> int:
    """Past ", 45,"."""
    marks = at + 2 < len(words) and words[at].text == "," and words[at + 2].text == ","
    return at + 3 if marks and words[at + 1].kind == "number" else at


def _one(first: int, last: int) -> Counted:
    return Counted(Quantity(first, last, 1, 1, 1, "exact"), last, single=True)

"""Numbers with their verbs: "killed five", "five were killed", "five, including two children, died"."""

from __future__ import annotations

from reportedly.extracting.count_phrases import Counted
from reportedly.extracting.count_row import Figure, Row, can_be

GAP = 14  # pieces between a subject and its verb


def by_verb(row: Row, index: int) -> None:
    counted = row.counted(index)
    if counted is None or index in row.figures:
        return
    if counted.inner is not None:
        row.give(index, counted.inner, counted.quantity.first, counted.last)
    elif not _as_object(row, index, counted):
        _as_subject(row, index, counted)


def _as_object(row: Row, index: int, counted: Counted) -> bool:
    """ "killing at least 26 civilians", "the bodies of 44 victims"."""
    verb = _verb_before(row, index)
    before = row.pieces[verb] if verb >= 0 else None
    if before is None or before.cue is None or not before.cue.takes_object or verb in row.spent:
        return False
    if not can_be(counted, before.cue.facet, row) or _known_victim(row, counted):
        return False
    row.spent.add(verb)
    row.give(index, before.cue.facet, before.first, counted.last)
    return True


def _verb_before(row: Row, index: int) -> int:
    """The piece before the number, past a quotation mark ('killed "at least 18"') and a second verb ("killed and
    crucified five")."""
    at = index - 1
    if at >= 0 and row.low(at) == '"':
        at -= 1
    if at >= 2 and row.sort(at) == "other" and row.low(at).endswith("ed") and row.low(at - 1) == "and":
        at -= 2
    return at


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
    if cue is None or not can_be(counted, cue.facet, row):
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
        return direct if _agrees(row, index, direct, counted) else None
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


def _agrees(row: Row, subject: int, last: int, counted: Counted, *, helpers: int | None = None) -> bool:
    """No "was" after several, no "were" after one, unless it ends a list. `helpers` is where the auxiliaries begin."""
    numbers = row.lexicon.numbers
    lows = row.lows(subject + 1 if helpers is None else helpers, last)
    if counted.quantity.negated:
        return True
    verb = row.pieces[last].cue
    if lows & {"has", "have", "had"} and "been" not in lows and verb is not None and verb.takes_object:
        return False  # "has killed" is active
    if counted.quantity.value == 1 and row.sort(subject - 1) == "and":
        return True
    wrong = numbers.plural_auxiliaries if counted.quantity.value == 1 else numbers.singular_auxiliaries
    return not lows & set(wrong)


def _verb_past_gap(row: Row, index: int, counted: Counted) -> int | None:
    """ "two men from the town were killed", "five, including two children, were killed"."""
    begin = index + 2 if row.sort(index + 1) == "and" and row.low(index + 1) == "," else index + 1
    parts = row.sort(begin) == "subset" or _is_partitive(row, begin)
    joined = row.sort(begin) == "and" and row.low(begin) == "and" and row.sort(begin + 1) == "other"
    if not (parts or joined or (begin == index + 1 and row.sort(begin) == "preposition")):
        return None
    for at in range(begin, min(len(row.pieces), begin + (4 if joined else GAP))):
        sort = row.sort(at)
        if sort == "auxiliary":
            verb = _past_auxiliaries(row, at)
            return verb if _is_verb(row, verb) and _finite(row, index, at, verb, counted) else None
        if sort == "cue":  # "10 people mostly schoolchildren killed"
            return at if parts and _is_verb(row, at) and row.counted(at - 1) is None else None
        if sort == "number" and not parts:
            return None
        if sort == "and" and not parts and row.low(at) in (",", ";"):
            return None
    return None


def _is_partitive(row: Row, index: int) -> bool:
    counted = row.counted(index)
    return counted is not None and counted.partitive


def _finite(row: Row, subject: int, first: int, last: int, counted: Counted) -> bool:
    lows = row.lows(first, last)
    finite = bool(lows & {"were", "was", "have", "has", "had", "are", "is"})
    return finite and _agrees(row, subject, last, counted, helpers=first)

"""Where quotation marks open and close, in every style that news uses, and where they fail to.

Double marks (straight, curly, low, guillemets, corner brackets, doubled single marks) pair by position and shape; any
closing mark may close any opening one, since outlets mix them. Single marks pair only where both ends stand in the same
double quotation, else they are apostrophes. A quotation that never closes ends with its paragraph (a whole sentence or
more quoted) or with its sentence (a few words quoted); the next opening mark of a kind ends it sooner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.reading.sentences import trimmed
from reportedly.values.document import Quotation
from reportedly.values.span import Span

_DOUBLE = re.compile(r"""''(?!')|``|‘‘|’’|[“”„‟«»「」『』〝〞〟＂｢｣❝❞⹂"]""")
_SINGLE = re.compile(r"""[‘’‚‛‹›'❛❜]""")
_OPENING = frozenset("“„‟«「『〝｢❝⹂") | {"``", "‘‘"}
_CLOSING = frozenset("”»」』〞〟｣❞") | {"’’"}
_BRACKETS = frozenset("「」『』｢｣")  # stand without spaces around them, so their shape alone decides
_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|round|bout|till)\b", re.IGNORECASE)
_OPEN_BRACKETS = "([{<-\u2013\u2014/"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: `turn` is what its shape and neighbours say it does."""

    start: int
    end: int
    turn: Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class _Pair:
    """An opening mark and its closing one (None where none came), with the start of the first mark opened inside."""

    opening: _Mark
    closing: _Mark | None
    nested: int | None = None


def quotations(text: str, paragraph: Span, sentences: Sequence[Span]) -> list[Quotation]:
    """The quotations of one paragraph, by where they start; `sentences` are the paragraph's own, in order."""
    doubles = [_quotation(text, pair, paragraph, sentences) for pair in _pairs(_double_marks(text, paragraph))]
    found = [quotation for quotation in doubles if quotation is not None]
    singles = _single_marks(text, paragraph)
    found += [_closed(text, one, other) for one, other in _single_pairs(text, singles, found)]
    return sorted((q for q in found if len(q.inner)), key=lambda q: (q.outer.start, -q.outer.end))


def _double_marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for found in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        before = text[found.start() - 1] if found.start() > paragraph.start else " "
        after = text[found.end()] if found.end() < paragraph.end else " "
        yield _Mark(found.start(), found.end(), _turn(found.group(), before, after))


def _turn(mark: str, before: str, after: str) -> Literal["open", "close", "either"]:
    """What a mark does. Neighbours outrank shape: Swedish opens with ”, German closes with “, and typists slip."""
    opens = (before.isspace() or before in _OPEN_BRACKETS) and not (after.isspace() or after in ",;:.!?)]")
    closes = not before.isspace() and (after.isspace() or not after.isalnum())
    if mark in _BRACKETS or opens == closes:
        return "open" if mark in _OPENING else "close" if mark in _CLOSING else "either"
    return "open" if opens else "close"


def _pairs(marks: Iterable[_Mark]) -> list[_Pair]:
    """Opening marks with the closing ones they get; a closing mark with nothing open is passed over."""
    stack: list[tuple[_Mark, int | None]] = []
    pairs: list[_Pair] = []
    for mark in marks:
        if mark.turn == "open" or (mark.turn == "either" and not stack):
            if stack and stack[-1][1] is None:
                stack[-1] = (stack[-1][0], mark.start)
            stack.append((mark, None))
        elif stack:
            opening, nested = stack.pop()
            pairs.append(_Pair(opening, mark, nested))
    pairs += [_Pair(opening, None, nested) for opening, nested in stack]
    return pairs


def _quotation(text: str, pair: _Pair, paragraph: Span, sentences: Sequence[Span]) -> Quotation | None:
    if pair.closing is not None:
        return _closed(text, pair.opening, pair.closing)
    end = pair.nested if pair.nested is not None else paragraph.end
    if not _quotes_whole(text, pair.opening.start, paragraph, sentences):
        end = min(end, _sentence_end(pair.opening.start, paragraph, sentences))
    inner = trimmed(text, pair.opening.end, max(end, pair.opening.end))
    if not len(inner):
        return None
    return Quotation(inner, Span(pair.opening.start, inner.end), closed=False)


def _closed(text: str, opening: _Mark, closing: _Mark) -> Quotation:
    return Quotation(trimmed(text, opening.end, closing.start), Span(opening.start, closing.end))


def _quotes_whole(text: str, start: int, paragraph: Span, sentences: Sequence[Span]) -> bool:
    """Whether the mark at `start` opens whole sentences: at the start of one, or after a colon or comma."""
    if start == paragraph.start or any(s.start == start for s in _around(start, sentences)):
        return True
    return text[max(paragraph.start, start - 4) : start].rstrip()[-1:] in {":", ",", "\uff1a", "\u060c"}


def _around(start: int, sentences: Sequence[Span]) -> Sequence[Span]:
    index = bisect_right(sentences, start, key=lambda s: s.start)
    return sentences[max(0, index - 1) : index]


def _sentence_end(start: int, paragraph: Span, sentences: Sequence[Span]) -> int:
    held = _around(start, sentences)
    return held[0].end if held else paragraph.end


def _single_marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    """Single marks that may open or close; apostrophes inside words and before clipped words are left out."""
    for found in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        start, end, mark = found.start(), found.end(), found.group()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        if mark in (before, after):
            continue  # half of a doubled mark, which counts as a double one
        opens = not before.isalnum() and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if opens and not closes and not (mark in "'’" and _ELISION.match(text, end, min(end + 8, paragraph.end))):
            yield _Mark(start, end, "open")
        elif closes and not opens:
            yield _Mark(start, end, "close")
        elif opens and closes:
            yield _Mark(start, end, "open" if mark in "‘‚‛‹❛" else "close")


def _single_pairs(text: str, marks: Iterable[_Mark], doubles: Sequence[Quotation]) -> Iterator[tuple[_Mark, _Mark]]:
    """Single marks paired within the double quotation that holds both.

    "'the militants' attack was won'": a mark after s may be a plural possessive, so the first mark that closes without
    one wins over it, as long as no other quotation opens in between.
    """
    waiting: dict[int, tuple[_Mark, _Mark | None]] = {}
    finished: list[tuple[_Mark, _Mark]] = []
    for mark, holder in _held(marks, doubles):
        opening, possible = waiting.get(holder, (None, None))
        if mark.turn == "open":
            if opening is not None and possible is not None:
                finished.append((opening, possible))
            waiting[holder] = (mark, None)
        elif opening is not None and text[mark.start - 1] in "sS" and not _firm(text, mark):
            waiting[holder] = (opening, possible or mark)
        elif opening is not None:
            finished.append((opening, mark))
            del waiting[holder]
    finished += [(opening, possible) for opening, possible in waiting.values() if possible is not None]
    yield from finished


def _firm(text: str, mark: _Mark) -> bool:
    """Whether a mark after s is shaped like a closing one or followed by punctuation, so hardly a possessive."""
    return text[mark.start] in "›❜" or text[mark.end : mark.end + 1] in {",", ".", ";", ":", "!", "?", ""}


def _held(marks: Iterable[_Mark], doubles: Sequence[Quotation]) -> Iterator[tuple[_Mark, int]]:
    """Each mark with the index of the innermost double quotation around it, or -1."""
    order = sorted(range(len(doubles)), key=lambda i: (doubles[i].outer.start, -doubles[i].outer.end))
    stack: list[int] = []
    upcoming = 0
    for mark in marks:
        while upcoming < len(order) and doubles[order[upcoming]].outer.start < mark.start:
            stack.append(order[upcoming])
            upcoming += 1
        while stack and doubles[stack[-1]].outer.end <= mark.start:
            stack.pop()
        yield mark, stack[-1] if stack else -1

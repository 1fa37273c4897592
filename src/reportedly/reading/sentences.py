"""Where paragraphs and sentences stand. A line break ends both; within a line, stops are weighed one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import yaml

from reportedly.values.span import Span

_TABLE: dict[str, str] = yaml.load(
    files("reportedly.reading").joinpath("abbreviations.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
NEVER_LAST, BEFORE_NUMBER, SOMETIMES_LAST, STARTERS, AFTER_CLOCK = (
    frozenset(_TABLE[key].split())
    for key in ("never_last", "before_number", "sometimes_last", "starters", "after_clock")
)

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
# A run of stops, then marks that close what the sentence opened, then footnote numbers.
_STOP = re.compile(
    r"""(?P<stop>[.!?\u2026\u203c\u2047-\u2049\u3002\uff01\uff1f\u061f\u06d4]+)"""
    r"""(?P<close>["')\]}]*)(?:\[\d{1,3}\])*"""
)
_FULL_WIDTH = frozenset("\u3002\uff01\uff1f")
_GAP = re.compile(r"\s*")
_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[A-Z]")
_ARTICLE_NAME = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az)-[A-Z]")  # "al-Omar": a name that starts in small letters
_OPENERS = "\"'([{"
_LEAD = re.compile(r"""(?:[-\u2013\u2014] )?["'(\[{]*""")  # a list's dash or opening marks before the next word
_LOOK_BACK = 32  # characters; longer than any abbreviation, so that a stop never costs more than this
_CLOCKS = frozenset({"a.m", "p.m"})
_CLOCK_OPENING = re.compile(r"(?:At|By|Around|About|Before|After|Until|From|Since)\b")
_DOMAINS = frozenset({"Com", "Org", "Net", "Info", "Gov", "Edu", "Js"})


def paragraphs(plain: str) -> Iterator[Span]:
    """Every line that holds something, without the space around it."""
    for line in _LINE.finditer(plain):
        span = trimmed(plain, line.start(), line.end())
        if len(span):
            yield span


def sentences(plain: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph of folded text, in order, without the space around them."""
    start = paragraph.start
    for stop in _STOP.finditer(plain, paragraph.start, paragraph.end):
        end = _boundary(plain, stop, start=start, limit=paragraph.end)
        if end is None or end >= paragraph.end:
            continue
        yield trimmed(plain, start, end)
        start = _GAP.match(plain, end, paragraph.end).end()  # type: ignore[union-attr]  # \s* always matches
    if start < paragraph.end:
        yield trimmed(plain, start, paragraph.end)


def trimmed(text: str, start: int, end: int) -> Span:
    """`[start, end)` without white space at either side, empty where there is nothing else."""
    # Step by step instead of strip(): cutting pieces of deeply nested quotations would be quadratic.
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _boundary(plain: str, stop: re.Match[str], *, start: int, limit: int) -> int | None:
    """Where the sentence ends at this stop, or None where it goes on."""
    if not _FULL_WIDTH.isdisjoint(stop["stop"]):
        return stop.end()
    following = _GAP.match(plain, stop.end(), limit).end()  # type: ignore[union-attr]  # \s* always matches
    if following == limit:
        return limit
    word = _word_before(plain, stop.start(), start)
    if following == stop.end():
        return _joined(plain, stop, word, start=start, limit=limit)
    return stop.end() if _ends(plain, stop, word, start=start, following=following) else None


def _ends(plain: str, stop: re.Match[str], word: str, *, start: int, following: int) -> bool:
    """Whether a stop with space behind it ends its sentence, judged by the words on both sides."""
    bare = _LEAD.match(plain, following, following + 4).end()  # type: ignore[union-attr]  # may be empty
    first, after = plain[bare : bare + 1], _next_word(plain, bare)
    if not first.isalnum():
        return False
    opened = bare > following and plain[following] in "\"'"
    if first.islower() and not opened and not _ARTICLE_NAME.match(plain, bare):
        return False
    if stop["stop"] != ".":
        return not first.islower() or bool(_ARTICLE_NAME.match(plain, bare))
    if not stop["close"] and word.isdigit() and plain[start : stop.start()].strip(_OPENERS) == word:
        return False  # "1. The first point"
    if stop["close"]:
        return True
    if word[-3:].lower() in _CLOCKS:
        return _ends_after_clock(plain, after, start=start, bare=bare)
    return _not_abbreviated(word, after, first)


def _ends_after_clock(plain: str, after: str, *, start: int, bare: int) -> bool:
    """Whether "a.m." ends its sentence: not before a day, a time zone or a number, nor in an opening "At 6 p.m."."""
    if bare - start < 24 and _CLOCK_OPENING.match(plain, start):
        return False
    rest = plain[bare + len(after) : bare + len(after) + 6]
    return not (after[:1].isdigit() or after in AFTER_CLOCK or after.isupper() or rest.startswith(" time"))


def _not_abbreviated(word: str, after: str, first: str) -> bool:
    """Whether `word` with its stop can be the last of a sentence when `after` is the next word."""
    last = word.rpartition("-")[2]
    if word in NEVER_LAST or last in NEVER_LAST:
        return False
    if word in BEFORE_NUMBER:
        return not (first.isdigit() or after in BEFORE_NUMBER or (word in AFTER_CLOCK and after in AFTER_CLOCK))
    if last in SOMETIMES_LAST or _ACRONYM.fullmatch(last):
        return after in STARTERS
    return True


def _joined(plain: str, stop: re.Match[str], word: str, *, start: int, limit: int) -> int | None:
    """The end of the sentence where no space follows the stop ("town.The"), if that is plainly what happened."""
    following = stop.end()
    ahead = plain[following : min(following + 2, limit)]
    clear = len(ahead) == 2 and ahead[0].isupper() and (ahead[1].islower() or ahead in {"A ", "I "})
    tail = word[-2:]
    if not clear or not (word.isdigit() or (len(tail) == 2 and tail.isalpha() and tail.islower())):
        return None
    if any(mark in word for mark in "/@=&_") or _next_word(plain, following) in _DOMAINS:
        return None
    if stop["close"][:1] == '"' and plain.count('"', start, stop.start()) % 2 == 0:
        return stop.end("stop")  # town."The group ...: the mark opens the next sentence
    return stop.end()


def _word_before(plain: str, end: int, start: int) -> str:
    """The run of characters up to `end` that holds no space, without opening marks."""
    window = plain[max(start, end - _LOOK_BACK) : end]
    if not window or window[-1].isspace():
        return ""
    return window.split()[-1].lstrip(_OPENERS)


def _next_word(plain: str, start: int) -> str:
    found = _WORD.match(plain, start, start + _LOOK_BACK)
    return found.group() if found else ""

"""Small letters back into text in capitals, from how words are written elsewhere.

A pair of words decides before a single word; a word that was never seen is a name, as most such words in news are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_OPENS = re.compile(
    r"(?:\A|[.!?:]['\")\]]*|\n\s*\n|[\"“‘\[(-])\s*\Z"
)  # what stands before a word that opens a sentence
_BRACKETED = re.compile(r"\[[^\W\d_]+\]")  # "National Liberation Front [FMLN]"
_SMALL_IN_NAMES = frozenset("de del la las los el y e da do dos von van bin al".split())
_OFTEN = 2  # times that a pair must have been seen to decide


@dataclass(frozen=True, slots=True)
class Casing:
    """The usual form of words, and of words after a word, by their small letters."""

    words: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]


def learn_casing(texts: Iterable[str]) -> Casing:
    """The forms that are most frequent in `texts`; words that open a sentence say nothing and are left out."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for text in texts:
        before, end = "", 0
        for match in _WORD.finditer(text):
            word, low = match[0], match[0].casefold()
            gap = text[end : match.start()]
            if not _OPENS.search(text[max(match.start() - 4, 0) : match.start()]):
                words[low][word] += 1
                if gap == " ":
                    pairs[before, low][word] += 1
            before, end = low, match.end()
    return Casing(
        {low: _usual(forms) for low, forms in words.items()},
        {pair: _usual(forms) for pair, forms in pairs.items() if forms.total() >= _OFTEN},
    )


def restore_case(text: str, casing: Casing) -> str:
    """`text` with small letters where they are usual. No character is added or removed, so offsets stay."""
    parts: list[str] = []
    end, before, named = 0, "", False
    for match in _WORD.finditer(text):
        gap, low = text[end : match.start()], match[0].casefold()
        form = casing.pairs.get((before, low)) if gap == " " else None
        if form is None:
            form = casing.words.get(low) or _unseen(low, text, match, named=named)
        if form[:1].islower() and (end == 0 or _OPENS.search(text[max(match.start() - 4, 0) : match.start()])):
            form = form[:1].upper() + form[1:]
        parts += (gap, form if len(form) == len(match[0]) else match[0])
        end, before, named = match.end(), low, form[:1].isupper() or (named and low in _SMALL_IN_NAMES)
    return "".join(parts) + text[end:]


def _unseen(low: str, text: str, match: re.Match[str], *, named: bool) -> str:
    """The form of a word that was never seen: capitals alone in brackets, small between the parts of a name."""
    if len(low) < 6 and _BRACKETED.match(text, max(match.start() - 1, 0)):
        return low.upper()
    return low if low in _SMALL_IN_NAMES and named else low.capitalize()


def _usual(forms: Counter[str]) -> str:
    """The most frequent form, the first by its letters among equals."""
    return min(forms, key=lambda form: (-forms[form], form))

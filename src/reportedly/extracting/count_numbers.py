"""How many: number words and digits with what bounds them ("at least 26", "between 10 and 15", "no one")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.extracting.count_words import Lexicon, Word
from reportedly.extracting.time_words import MONTHS
from reportedly.values.facets import Modifier

MONTH_STARTS = frozenset(name[:3] for name in MONTHS)
LARGEST = Decimal(10) ** 15  # beyond it a number is a serial number
MAX_NUMBER_WORDS = 12


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at words `[first, last)`: its interval and modifier. `value` is None where the words give no number.

    `currency` is an ISO code, or "" for money whose currency the words leave open; `digits` whether it is written so.
    """

    first: int
    last: int
    value: int | None
    low: int | None
    high: int | None
    modifier: Modifier
    currency: str | None = None
    digits: bool = False
    negated: bool = False


def quantity_at(words: list[Word], index: int, lexicon: Lexicon) -> Quantity | None:
    """The number that begins at `index`, fillers and modifiers included."""
    word = words[index]
    if word.low not in lexicon.starts and not word.text[0].isdigit() and word.kind != "symbol" and "-" not in word.low:
        return None
    start, at, modifier, between = None, index, None, False
    for _ in range(3):
        if (bound := lexicon.modifiers.at(words, at)) is not None:
            start, modifier = at if start is None else start, bound[1]
            at = bound[0]
        elif start is None and (filler := lexicon.fillers.at(words, at)) is not None:
            at = filler[0]
        elif words[at : at + 1] and words[at].low == "between":
            start, between = at, True
            at += 1
        else:
            break
        if at >= len(words):
            return None
    found = _core(words, at, lexicon, between=between)
    if found is None:
        return None
    found = replace(found, first=at if start is None else start)
    return _bounded(found, modifier, words)


def _core(words: list[Word], at: int, lexicon: Lexicon, *, between: bool) -> Quantity | None:
    if at >= len(words):
        return None
    if (zero := lexicon.zero.at(words, at)) is not None:
        end, sure = zero
        return Quantity(at, end, 0 if sure else None, 0 if sure else None, 0 if sure else None, "none", negated=True)
    if (vague := lexicon.indefinite.at(words, at)) is not None:
        return None if at > 0 and words[at - 1].low in ("how", "so") else _indefinite(words, at, vague[0], lexicon)
    return _number(words, at, lexicon, between=between)


def _indefinite(words: list[Word], at: int, end: int, lexicon: Lexicon) -> Quantity:
    coin = lexicon.currencies.at(words, end + 1) if end < len(words) and words[end].low == "of" else None
    if coin is not None:  # "billions of dollars"
        return Quantity(at, coin[0], None, None, None, "indefinite", coin[1])
    return Quantity(at, end, None, None, None, "indefinite")


def _number(words: list[Word], at: int, lexicon: Lexicon, *, between: bool) -> Quantity | None:
    currency = lexicon.numbers.currency_symbols.get(words[at].text) if words[at].kind == "symbol" else None
    begin = at + (currency is not None)
    parsed = _value(words, begin, lexicon, money=currency is not None)
    if parsed is None or (currency is None and _is_no_count(words, begin, parsed[0], lexicon)):
        return None
    end, first = parsed
    last, end = _other_end(words, end, first, lexicon, between=between)
    if (coin := lexicon.currencies.at(words, end)) is not None and currency is None:
        end, currency = coin
    low, high = _whole(first), _whole(last)
    if low is None or high is None:
        return None
    modifier: Modifier = "exact" if low == high else "range"
    return Quantity(at, end, high, low, high, modifier, currency, words[begin].kind == "number")


def _whole(value: Decimal) -> int | None:
    return int(value) if value == value.to_integral_value() and value < LARGEST else None


def _value(words: list[Word], at: int, lexicon: Lexicon, *, money: bool) -> tuple[int, Decimal] | None:
    """The plain number at `at` ("8.7 billion", "twenty-six", "half a dozen") and where it ends."""
    if at >= len(words):
        return None
    word = words[at]
    if word.kind == "number":
        return _scaled(words, at + 1, Decimal(word.text.replace(",", "")), lexicon)
    if (short := re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)(bn|mn|m|k)", word.low)) is not None:
        scale = lexicon.numbers.scales[short[2]]
        return (at + 1, Decimal(short[1]) * scale) if money or short[2] in ("bn", "mn") else None
    if word.low == "half" and at + 2 < len(words) and words[at + 1].low == "a":
        scale = lexicon.numbers.scales.get(words[at + 2].low, 1)
        return (at + 3, Decimal(scale) / 2) if scale > 1 else None
    return _spelled(words, at, lexicon)


def _scaled(words: list[Word], at: int, value: Decimal, lexicon: Lexicon) -> tuple[int, Decimal]:
    while at < len(words) and len(words[at].low) > 2 and words[at].low in lexicon.numbers.scales and value < LARGEST:
        value *= lexicon.numbers.scales[words[at].low]
        at += 1
    return at, value


def _spelled(words: list[Word], at: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    total, current, end = 0, 0, at
    limit = min(len(words), at + MAX_NUMBER_WORDS)
    for index in range(at, limit):
        parts = words[index].low.split("-")
        follows = index + 1 < limit and words[index + 1].low in lexicon.numbers.scales
        if all(part in lexicon.cardinals for part in parts):
            step = sum(lexicon.cardinals[part] for part in parts)
            if current % 100 and not (20 <= current % 100 < 100 and current % 10 == 0 and step < 10):
                break
            current += step
        elif words[index].low in ("a", "an") and index == at and follows:
            current = 1
            continue
        elif len(words[index].low) > 2 and words[index].low in lexicon.numbers.scales and (current or total):
            scale = lexicon.numbers.scales[words[index].low]
            if scale >= 1000:
                total, current = total + current * scale, 0
            else:
                current *= scale
        elif words[index].low == "and" and _goes_on(words, index, total, current, lexicon):
            continue
        else:
            break
        end = index + 1
    return (end, Decimal(total + current)) if end > at else None


def _goes_on(words: list[Word], index: int, total: int, current: int, lexicon: Lexicon) -> bool:
    """Whether "and" stands inside a number: after hundreds or more, before a smaller number word."""
    after = words[index + 1].low.split("-")[0] if index + 1 < len(words) else ""
    return after in lexicon.cardinals and ((current > 0 and current % 100 == 0) or (total > 0 and current == 0))


def _other_end(words: list[Word], end: int, first: Decimal, lexicon: Lexicon, *, between: bool) -> tuple[Decimal, int]:
    """The upper end of a range and where it ends; the number itself where there is none."""
    if end + 1 >= len(words):
        return first, end
    link = words[end]
    joined = link.text in ("-", "–") and link.start == words[end - 1].end and words[end + 1].start == link.end
    if not (joined or (between and link.low == "and") or link.low in ("to", "or")):
        return first, end
    other = _value(words, end + 1, lexicon, money=False)
    if joined and other is not None and _joined_on(words, other[0]):
        return first, end
    if other is None or other[1] <= first or (link.low == "or" and other[1] > first * 2 + 1):
        return first, end
    return other[1], other[0]


def _is_no_count(words: list[Word], at: int, end: int, lexicon: Lexicon) -> bool:
    """Dates, clock times, ages, parts of names: "October 7", "in 2012", "Kim, 45, said", "Resolution 2254"."""
    before = words[at - 1] if at > 0 else None
    after = words[end] if end < len(words) else None
    if before is not None and _is_month(before):
        return True
    if after is not None and (_is_month(after) or after.low in ("am", "pm", "a.m.", "p.m.", "gmt", "utc", "hours")):
        return True
    if words[at].kind != "number":
        return False
    if _joined_on(words, at - 1) if at > 1 else False:
        return True
    if before is not None and before.low in lexicon.named and (before.is_capital or before.low in _LABELS):
        return True
    if before is not None and before.text in (",", "(") and after is not None and after.text in (",", ")"):
        return at > 1 and words[at - 2].is_capital
    return _is_year(words[at], before, after, lexicon)


def _joined_on(words: list[Word], at: int) -> bool:
    """Whether a hyphen and a number are glued on: the middle of "27-07-2016"."""
    glued = at + 1 < len(words) and words[at].text in ("-", "–") and words[at].start == words[at - 1].end
    return glued and words[at + 1].start == words[at].end and words[at + 1].kind == "number"


_LABELS = frozenset({"aged", "age", "no", "no.", "number", "page", "article", "resolution"})


def _is_month(word: Word) -> bool:
    return word.is_capital and word.low[:3] in MONTH_STARTS and (len(word.low) <= 4 or word.low in MONTHS)


def _is_year(word: Word, before: Word | None, after: Word | None, lexicon: Lexicon) -> bool:
    """A bare number from 1900 to 2099, unless what follows is counted and no preposition of time stands before."""
    if not re.fullmatch(r"(?:19|20)[0-9]{2}", word.text):
        return False
    in_time = before is not None and before.low in ("in", "since", "of", "by", "until", "from", "during", "and", "to")
    return in_time or after is None or after.is_mark or not lexicon.is_plural(after)


def _bounded(found: Quantity, modifier: Modifier | None, words: list[Word]) -> Quantity:
    """The interval that the modifier leaves: "at least N" has no upper end, "nearly N" no lower one."""
    if found.modifier in ("none", "indefinite") or found.value is None:
        return found
    found, modifier = _with_suffix(found, modifier, words)
    if modifier in ("at_least", "more_than"):
        return replace(found, high=None, modifier=modifier)
    if modifier in ("nearly", "up_to", "less_than"):
        return replace(found, low=None, modifier=modifier)
    if modifier == "about" and found.modifier == "exact":
        return replace(found, modifier="about")
    return found


def _with_suffix(found: Quantity, modifier: Modifier | None, words: list[Word]) -> tuple[Quantity, Modifier | None]:
    """ "20+" and "20 or more" are at least 20."""
    after = [word.low for word in words[found.last : found.last + 2]]
    if after[:1] == ["+"] and words[found.last].start == words[found.last - 1].end:
        return replace(found, last=found.last + 1), "at_least"
    if after == ["or", "more"]:
        return replace(found, last=found.last + 2), "at_least"
    if after == ["or", "so"]:
        return replace(found, last=found.last + 2), modifier or "about"
    return found, modifier

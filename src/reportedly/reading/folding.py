"""The matching copy of a text: same length, with the many marks for one thing folded to one.

Quotation marks become straight, odd spaces become a space, hyphen look-alikes become a hyphen. Long dashes stay: they
part phrases. Invisible characters stay: dropping them would shift offsets. Line breaks stay: they end sentences.
"""

from __future__ import annotations

DOUBLE_MARKS = "“”„‟«»「」『』〝〞〟＂｢｣❝❞⹂"
SINGLE_MARKS = "‘’‚‛‹›＇ʼʻʽ`´❛❜"
SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"

FOLDS = (
    *((mark, '"') for mark in DOUBLE_MARKS),
    *((mark, "'") for mark in SINGLE_MARKS),
    *((space, " ") for space in SPACES),
    *((hyphen, "-") for hyphen in HYPHENS),
)


def folded(text: str) -> str:
    """`text` with quotation marks, spaces and hyphens folded; every offset means the same in both."""
    # One replace for each character: 50 passes of memchr speed, several times faster than str.translate on long text.
    for mark, plain in FOLDS:
        text = text.replace(mark, plain)
    return text

"""Text of others on a terminal: it may hold anything, and must neither move the cursor nor be read as markup."""

from __future__ import annotations

import re

# Control characters, the marks that reorder text around them, and lone surrogates. Values keep them; only the display
# drops them.
UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
SPACES = re.compile(r"[\t\n\u0085\u2028\u2029]+")
PLAIN_SIGNS = str.maketrans(
    {"\u2190": "<-", "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u00b1": "+/-"}
)


MOST = 2000  # characters of one text: no sentence of an article is longer, and nobody reads a megabyte in a terminal


def shown(text: str, *, encoding: str = "utf-8") -> str:
    """`text` on one line, as far as it can be shown in `encoding`: signs it lacks become plainer ones or "?".

    Of a longer text than `MOST` the beginning is shown, and how much is not.
    """
    if len(text) > MOST:
        text = f"{text[:MOST]}\u2026 ({len(text) - MOST:,} more characters)"
    clean = UNSHOWN.sub("", SPACES.sub(" ", text))
    try:
        clean.encode(encoding)
        return clean
    except UnicodeEncodeError:
        return clean.translate(PLAIN_SIGNS).encode(encoding, "replace").decode(encoding)

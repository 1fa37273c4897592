"""The head word of a noun phrase: by rule, for sets that mark phrases without syntax."""

from __future__ import annotations

import re

from reportedly.values.span import Span

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
# Words that begin what hangs on a noun: the head stands before the first of them. Our own list of function words.
_AFTER_HEAD = frozenset(
    "of in on at from to for with without by near under over against between among inside outside around across about "
    "who whom whose which that where when while as after before during including such "
    "killed wounded injured dead".split()
)


def head_word(text: str, span: Span) -> Span:
    """The last word before the first function word that follows the phrase's first word; the span where none is."""
    head: Span | None = None
    for match in _WORD.finditer(text, span.start, span.end):
        if head is not None and match[0].casefold() in _AFTER_HEAD:
            break
        if head is not None and "," in text[head.end : match.start()]:
            break
        head = Span(match.start(), match.end())
    return head or span

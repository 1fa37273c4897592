"""Text from tokens: sets that give tokens only are read as text was written, so that training sees what users send."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.values.span import Span

_NO_SPACE_BEFORE = frozenset(
    ". , ; : ! ? % ) ] } ’ ” … 's 'S n't 're 've 'll 'd 'm ’s n’t ’re ’ve ’ll ’d ’m ' ''".split()
)
_NO_SPACE_AFTER = frozenset("( [ { “ ‘ $ £ € # @ ``".split())
_CLITICS = frozenset("s S t re ve ll d m".split())  # after a loose apostrophe: "Thailand" "’" "s"
_APOSTROPHES = frozenset("'’")


def detokenize(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """The text, and where each token stands in it. Every token is kept, verbatim."""
    parts: list[str] = []
    spans: list[Span] = []
    at, quoted = 0, False
    for number, token in enumerate(tokens):
        if number and not _glued(tokens, number, quoted=quoted):
            parts.append(" ")
            at += 1
        quoted ^= token == '"'
        parts.append(token)
        spans.append(Span(at, at + len(token)))
        at += len(token)
    return "".join(parts), spans


def _glued(tokens: Sequence[str], number: int, *, quoted: bool) -> bool:
    """Whether no space stands before this token. `quoted`: inside straight quotation marks."""
    before, token = tokens[number - 1], tokens[number]
    after = tokens[number + 1] if number + 1 < len(tokens) else ""
    if '"' in (before, token):
        return (token == '"') == quoted if token == '"' else quoted
    if before in _APOSTROPHES and token in _CLITICS:
        return True
    if "-" in (before, token) or "/" in (before, token):  # "rush - hour" was "rush-hour"; a dash is "--" or longer
        other = tokens[number - 2] if before in "-/" and number > 1 else before
        return other[-1:].isalnum() and (token[:1].isalnum() or after[:1].isalnum())
    return token in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER

"""Noun phrases from part-of-speech tags: base phrases, their "of" and name continuations, and lists of them."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.values.document import Document
from reportedly.values.mention import Chunk, Token
from reportedly.values.span import Words

NAMING = frozenset({"NOUN", "PROPN"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_DAY_PARTS = frozenset("morning afternoon evening night dawn noon midday".split())
POINTERS = frozenset("last next this that".split())
_STRETCHES = _DAY_PARTS | frozenset("day week weekend month year spring summer autumn fall winter".split())
_INSIDE = NAMING | {"ADJ", "NUM", "SYM", "X"}
_OWNERS = frozenset("my your his her its our their whose".split())
_CLITICS = frozenset({"'s", "'"})
_NAME_JOINTS = frozenset({"for", "on"})
_ALONE = frozenset("i you he she it we they him me us them who whom this that these those which everyone".split())


def find_chunks(document: Document, tokens: Sequence[Token]) -> tuple[Chunk, ...]:
    """The base noun phrases, none overlapping: "Iran's foreign minister", "two fresh attacks", "he"."""
    chunks = []
    at = 0
    while at < len(tokens):
        end = _phrase_end(tokens, at)
        head = _head(tokens, at, end)
        if head is None:
            at += 1
            continue
        chunks.append(_chunk(document, tokens, at, head))
        at = head + 1
    return tuple(chunks)


def full_phrase(document: Document, tokens: Sequence[Token], chunks: Sequence[Chunk], at: int) -> Words:
    """The base phrase `chunks[at]` with what makes its name or description whole.

    "a front" takes "of Iraqi Shiite forces"; "the Syrian Observatory" takes "for Human Rights" and "(SOHR)". A place
    or time that merely follows ("the Revolutionary Guard near ...") stays out.
    """
    last = chunks[_continued(tokens, chunks, at)].last
    if _norm(tokens, last + 1) == "(" and _norm(tokens, last + 3) == ")" and tokens[last + 2].text.isupper():
        last += 3
    return document.words(tokens[chunks[at].first].span.start, tokens[last].span.end)


def coordinated(tokens: Sequence[Token], chunks: Sequence[Chunk], at: int) -> tuple[int, ...]:
    """Indices of the phrases of the list that starts with `chunks[at]`: "A, B and C"; `(at,)` where no list starts."""
    members = [at]
    while True:
        last = _continued(tokens, chunks, members[-1])
        after = chunks[last].last + 1
        joints = _joints(tokens, after)
        if not joints or last + 1 >= len(chunks) or chunks[last + 1].first != after + len(joints):
            return (at,)
        members.append(last + 1)
        if joints[-1] in {"and", "or"}:
            return tuple(members)


def _joints(tokens: Sequence[Token], at: int) -> list[str]:
    """The joint of a list at `at`: "," or "and" or ", and" or nothing."""
    joints = []
    if _norm(tokens, at) == ",":
        joints.append(",")
    if _norm(tokens, at + len(joints)) in {"and", "or"}:
        joints.append(tokens[at + len(joints)].norm)
    return joints


def _phrase_end(tokens: Sequence[Token], at: int) -> int:
    """The end (exclusive) of the run of tokens from `at` that may belong to one base phrase."""
    first = tokens[at]
    if first.norm in DAYS:
        return at + 2 if _norm(tokens, at + 1) in _DAY_PARTS else at + 1
    dated = _date_end(tokens, at)
    if dated is not None:
        return dated
    end = at
    if first.tag == "DET" or first.norm in _OWNERS:
        end += 1
    elif first.tag == "PRON":
        return at + 1
    while end < len(tokens) and tokens[end].sentence == first.sentence and _fits(tokens, at, end):
        end += 1
    return end


def _date_end(tokens: Sequence[Token], at: int) -> int | None:
    """The end of a date that another phrase follows without a comma: "last week | US officials", "May 7 | rebels"."""
    first, second = tokens[at], _norm(tokens, at + 1)
    if _is_month(first):
        return at + 1
    if first.tag == "NUM" and at > 0 and _is_month(tokens[at - 1]):
        return at + 1
    if first.tag == "NUM" and at + 1 < len(tokens) and _is_month(tokens[at + 1]):
        return at + 2
    if first.norm in POINTERS and second in _STRETCHES and _norm(tokens, at + 2) not in _CLITICS:
        return at + 2
    same = first.norm == "the" and second == "same" and _norm(tokens, at + 2) in _STRETCHES
    return at + 3 if same else None


def _is_month(token: Token) -> bool:
    return token.norm.rstrip(".") in _MONTHS and token.tag == "PROPN"


def _fits(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the token at `at` can go on with the base phrase that began at `start`."""
    token = tokens[at]
    if token.norm in DAYS or (token.tag == "NUM" and at > start and _counts_anew(tokens, at)):
        return False
    if token.tag in _INSIDE:
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.sentence != token.sentence:
        return False
    if token.norm in _CLITICS and at > start:
        return token.tag == "PART" and following.tag in _INSIDE | {"ADV"}
    if token.tag == "ADV":
        return following.tag in {"ADJ", "NUM"} or (
            following.tag == "VERB" and following.norm.endswith("ed") and at > start
        )
    if token.tag == "VERB" and at == start:
        return "-" in token.norm and following.tag in NAMING  # "Iran-backed militias", mistaken for a verb
    if token.tag == "VERB":
        return (
            at > start
            and token.norm.endswith(("ed", "ing", "en"))
            and following.tag in NAMING
            and _opens(tokens[at - 1])
        )
    return False


def _counts_anew(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at `at` opens a phrase of its own after a noun: "the Observatory | three officers"."""
    before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if before.tag not in NAMING or before.norm.rstrip(".") in _MONTHS or after is None:
        return False
    return after.tag in {"NOUN", "ADJ"} and after.sentence == tokens[at].sentence


def _opens(token: Token) -> bool:
    """Whether a participle after `token` stands before a noun: "the reported attacks", "its armed forces"."""
    return token.tag in {"DET", "ADJ", "NUM", "PART", "ADV"} or token.norm in _OWNERS


def _head(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The last noun of the run, or an adjective that stands for one ("the military said"); else its pronoun, number."""
    if end - start > 1 and tokens[end - 1].tag == "ADJ" and tokens[start].tag == "DET" and _verb_follows(tokens, end):
        return end - 1
    for at in range(end - 1, start - 1, -1):
        if tokens[at].tag in NAMING or tokens[at].norm in DAYS or tokens[at].norm in _DAY_PARTS:
            return at
    for at in range(end - 1, start - 1, -1):
        if tokens[at].tag in {"NUM", "PRON"} and tokens[at].norm not in _OWNERS:
            return at
    if end == start + 1 and tokens[start].norm in _ALONE and tokens[start].tag == "DET":
        return start
    return None


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].tag in {"VERB", "AUX"} and not tokens[at].norm.endswith("ing")


def _chunk(document: Document, tokens: Sequence[Token], first: int, head: int) -> Chunk:
    return Chunk(first, head, head, document.words(tokens[first].span.start, tokens[head].span.end))


def _continued(tokens: Sequence[Token], chunks: Sequence[Chunk], at: int) -> int:
    """Index of the last base phrase that belongs to `chunks[at]` by "of", or as part of its name."""
    while at + 1 < len(chunks):
        joint = chunks[at].last + 1
        if chunks[at + 1].first != joint + 1 or not _belongs(tokens, chunks[at], chunks[at + 1], _norm(tokens, joint)):
            break
        at += 1
    return at


def _belongs(tokens: Sequence[Token], left: Chunk, right: Chunk, joint: str) -> bool:
    if joint == "of":
        return tokens[right.head].norm not in DAYS
    return joint in _NAME_JOINTS and _capital(tokens[left.head]) and _capital(tokens[right.head])


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.norm not in DAYS


def _norm(tokens: Sequence[Token], at: int) -> str:
    """The norm of a token, or nothing outside the text."""
    return tokens[at].norm if at < len(tokens) else ""

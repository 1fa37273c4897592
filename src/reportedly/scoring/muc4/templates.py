"""Reading a file of templates, key or response, into values.

A slot starts with its number and label, one fill a line; more fills follow on indented lines of their own. A fill is
`[?] value [/ value ...] [: "reference" [/ "reference" ...]]`: a slash parts alternatives, a question mark makes the
fill optional, and what follows the colon is the fill of another slot that this one speaks of. `-` is no fill, `*` says
that the slot does not apply; lines that start with a semicolon are remarks.
Source: section 4 of the task documentation. What the format does not foresee (a stray line, an unclosed quotation mark)
is read as far as it makes sense and never raised: other people's programs wrote these files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.errors import ScoreError
from reportedly.scoring.muc4.slots import FILLED, SLOTS, Kind, Slot

NOTHING = frozenset(("", "-", "*"))
_SLOT = re.compile(r"\s*(\d{1,2})\.\s+(?=MESSAGE:|INCIDENT:|PERP:|PHYS TGT:|HUM TGT:)")
_PIECE = re.compile(r'"(?:\\.|[^"\\])*"?|[/:()]|[^"/:()]+')  # a quotation, a sign, or anything else
_SORTS = re.compile(r"\(([^()/]*/[^()]*)\)\s*$")
_BY_NUMBER = {slot.number: slot for slot in SLOTS}


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: its alternative values and references. Text stands without its quotation marks."""

    values: tuple[str, ...]
    references: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of one message. `fills` holds the slots that say something, by the slot's name."""

    message: str
    number: str
    optional: bool = False
    fills: Mapping[str, tuple[Fill, ...]] = field(default_factory=dict)

    def of(self, slot: Slot) -> tuple[Fill, ...]:
        return self.fills.get(slot.name, ())


Templates = Mapping[str, tuple[Template, ...]]
"""Templates by message. An irrelevant message has none."""


def load_templates(path: Path) -> Templates:
    """The templates of a key or response file. `ScoreError` when the file cannot be read or holds no template."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise ScoreError(f"cannot read {str(path)!r} ({error.strerror}); name a file of MUC-4 templates") from error
    templates = read_templates(text)
    if not templates:
        raise ScoreError(f"{str(path)!r} holds no template; each starts with a line '0.  MESSAGE: ID' and its message")
    return templates


def read_templates(text: str) -> Templates:
    """The templates in a text, in its order, by message. Answers to one message may stand apart."""
    found: dict[str, list[Template]] = {}
    for message, lines in _blocks(text):
        one = _template(message, lines)
        found.setdefault(message, []).extend([one] if one.number not in NOTHING else [])
    return {message: tuple(templates) for message, templates in found.items()}


def _blocks(text: str) -> Iterator[tuple[str, dict[int, list[str]]]]:
    """Each template's message and its lines by slot number."""
    message, lines = "", dict[int, list[str]]()
    current: list[str] = []
    for line in text.split("\n"):
        start = _SLOT.match(line)
        if start is None:
            current += [line.strip()] if _goes_on(line) else []
            continue
        number, rest = int(start[1]), _after_label(line[start.end() :], int(start[1]))
        if number == 0:
            if message:
                yield message, lines
            message, lines = next(iter(rest.split()), ""), {}
        current = lines.setdefault(number, [])
        current.append(rest)
    if message:
        yield message, lines


def _goes_on(line: str) -> bool:
    """Whether a line without a number adds a fill: it is indented, no remark, and no rule of asterisks."""
    return line[:1].isspace() and not line.lstrip().startswith(";") and bool(line.strip("* \t\r"))


def _after_label(line: str, number: int) -> str:
    label = "MESSAGE: ID" if number == 0 else _BY_NUMBER[number].label if number in _BY_NUMBER else ""
    return line.removeprefix(label).strip()


def _template(message: str, lines: Mapping[int, list[str]]) -> Template:
    number = " ".join(lines.get(1, [])).split()
    fills = {slot.name: tuple(_fills(lines.get(slot.number, []), slot)) for slot in FILLED}
    return Template(
        message,
        number=number[0] if number else "*",
        optional="(OPTIONAL)" in number,
        fills={name: some for name, some in fills.items() if some},
    )


def _fills(lines: Iterable[str], slot: Slot) -> Iterator[Fill]:
    for line in lines:
        one = read_place(line) if slot.kind is Kind.PLACE else read_fill(line)
        if one.values or one.references:
            yield one


def read_fill(line: str) -> Fill:
    """A fill of any slot but the place. `Fill(())` where the line says nothing."""
    optional, rest = _optional(line)
    values, references = _parted(rest)
    return Fill(values, references, optional)


def _optional(line: str) -> tuple[bool, str]:
    rest = line.strip()
    return rest.startswith("?"), rest.removeprefix("?").strip()


def _parted(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The alternatives before the first colon outside quotation marks, and those after it."""
    pieces = _PIECE.findall(text)
    colon = pieces.index(":") if ":" in pieces else len(pieces)
    values, references = (_alternatives("".join(side)) for side in (pieces[:colon], pieces[colon + 1 :]))
    return tuple(one for one in values if one not in NOTHING), tuple(one for one in references if one)


def _alternatives(text: str) -> list[str]:
    return [unquoted(option) for option in _split(_PIECE.findall(_bare(text)))]


def _split(pieces: Sequence[str]) -> list[str]:
    """The texts between slashes that stand in no parentheses."""
    options: list[list[str]] = [[]]
    depth = 0
    for piece in pieces:
        depth += (piece == "(") - (piece == ")")
        if piece == "/" and depth <= 0:
            options.append([])
        else:
            options[-1].append(piece)
    return ["".join(option) for option in options]


def read_place(line: str) -> Fill:
    """The fill of a place, whose colons part the levels and whose slash may also part two sorts of one place."""
    optional, rest = _optional(line)
    values = (value for option in _alternatives(rest) for value in _sorts(option))
    return Fill(tuple(value for value in values if value not in NOTHING), optional=optional)


def _sorts(place: str) -> list[str]:
    """`URABA (REGION / CITY)` is a place of either sort."""
    sorts = _SORTS.search(place)
    return [place] if sorts is None else [f"{place[: sorts.start()]}({one.strip()})" for one in sorts[1].split("/")]


def unquoted(text: str) -> str:
    """A value without the quotation marks or parentheses around it and the backslashes within it."""
    bare = _bare(text)
    if bare.startswith('"'):
        bare = bare[1:].removesuffix('"')
    return " ".join(bare.replace('\\"', '"').split())


def _bare(text: str) -> str:
    """A text without the parentheses around all of it."""
    bare = text.strip()
    return bare[1:-1].strip() if bare.startswith("(") and _closes_at_end(bare) else bare


def _closes_at_end(text: str) -> bool:
    """Whether the first parenthesis is closed by the last character and no earlier."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return at == len(text) - 1
    return False

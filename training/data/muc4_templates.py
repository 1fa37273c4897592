"""MUC-3/4 files: messages and answer templates, as their task documentation describes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

_MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})(?:[ \t]*\([^)\n]*\))?[ \t]*$", re.MULTILINE)
_SLOT = re.compile(r"\s*(\d+)\.\s+(\S[^:]*(?::\s?[A-Z /]+?)?)(?:\s{2,}(.*))?$")
_STRING = re.compile(r'"([^"]+)"')
NUMBERS = range(25)


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its slots by number, each a list of fills; a fill is a list of alternatives."""

    message: str
    slots: Mapping[int, tuple[tuple[str, ...], ...]]
    optional: bool

    def strings(self, slot: int) -> tuple[tuple[str, ...], ...]:
        """The quoted strings of each fill of a slot: alternatives for one thing."""
        fills = (tuple(found for choice in fill for found in _STRING.findall(choice)) for fill in self.slots[slot])
        return tuple(fill for fill in fills if fill)

    def codes(self, slot: int) -> tuple[tuple[str, ...], ...]:
        """The set codes of each fill ("ATTACK / BOMBING"), without question marks and without the strings."""
        out = []
        for fill in self.slots[slot]:
            names = (choice.partition(":")[0].strip(" ?()") for choice in fill)
            out.append(tuple(name for name in names if name and name[0].isalpha()))
        return tuple(codes for codes in out if codes)


def messages(raw: str) -> Iterator[tuple[str, str]]:
    """Name and text of every message of a file."""
    found = list(_MESSAGE.finditer(raw))
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(raw)
        yield match[1], raw[match.end() : end].strip("\n")


def templates(raw: str) -> Iterator[Template]:
    """Every filled template of a key file. A message without an incident has one of asterisks, which is left out."""
    slots: dict[int, list[str]] = {}
    last = -1
    for line in (*raw.splitlines(), "0. MESSAGE: ID  "):
        if line.startswith(";"):
            continue
        match = _SLOT.match(line)
        if match and int(match[1]) in NUMBERS:
            last = int(match[1])
            if last == 0:
                if slots:
                    yield from _template(slots)
                slots = {}
            slots.setdefault(last, []).append((match[3] or "").strip())
        elif line.strip() and last >= 0:
            slots[last].append(line.strip())


def _template(raw: Mapping[int, list[str]]) -> Iterator[Template]:
    number = raw.get(1, [""])[0]
    if not number[:1].isdigit() or set(raw) < set(NUMBERS):
        return
    slots = {slot: tuple(_fills(raw[slot])) for slot in NUMBERS}
    message = raw[0][0].split()[0]
    yield Template(message, MappingProxyType(slots), "OPTIONAL" in number)


def _fills(lines: list[str]) -> Iterator[tuple[str, ...]]:
    """Fills stand on lines of their own; a line that begins or ends with a slash goes on with alternatives."""
    whole = re.sub(r"\s*/\s*\n|\n\s*/\s*", " / ", "\n".join(lines))
    for line in whole.split("\n"):
        if line.strip(" ?") not in ("", "*", "-"):
            yield tuple(part.strip() for part in re.split(r'/(?=(?:[^"]*"[^"]*")*[^"]*$)', line))

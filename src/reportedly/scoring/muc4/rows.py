"""The lines of a report: which slots each sums, and over which templates."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.scoring.muc4.slots import FILLED, SLOTS, Kind, Slot


@dataclass(frozen=True, slots=True)
class Row:
    """`label` is the report's name for the line, `name` that of JSON. Templates that match always count."""

    name: str
    label: str
    slots: tuple[Slot, ...]
    missing: bool = True
    spurious: bool = True


_SET = tuple(slot for slot in FILLED if slot.kind is Kind.SET)
_STRING = tuple(slot for slot in FILLED if slot.kind is Kind.STRING)

ROWS = (
    *(Row(slot.name, slot.name, (slot,)) for slot in SLOTS),
    *(
        Row(f"{group}-total", f"{group}-total", tuple(slot for slot in FILLED if slot.group == group))
        for group in ("inc", "perp", "phys-tgt", "hum-tgt")
    ),
    Row("matched_missing", "MATCHED/MISSING", FILLED, spurious=False),
    Row("matched_spurious", "MATCHED/SPURIOUS", FILLED, missing=False),
    Row("matched_only", "MATCHED ONLY", FILLED, missing=False, spurious=False),
    Row("all_templates", "ALL TEMPLATES", FILLED),
    Row("set_fills_only", "SET FILLS ONLY", _SET, spurious=False),
    Row("string_fills_only", "STRING FILLS ONLY", _STRING, spurious=False),
)
"""The lines of the official summary, in its order. The last two leave spurious templates out, as it does."""
BY_NAME = {row.name: row for row in ROWS}

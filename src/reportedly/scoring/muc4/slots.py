"""The 24 slots of a MUC-4 template: how the files label them, how the reports name them, what fills them.

Source: sections 2, 3 and 6 of the task documentation (template-doc-part1, version 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What fills a slot. It decides how a mismatch is judged and which rows of a report count the slot."""

    TEMPLATE = "template"
    DATE = "date"
    PLACE = "place"
    SET = "set"
    STRING = "string"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Slot:
    """`number` and `label` are those of the files, `name` and `group` those of the reports."""

    number: int
    label: str
    name: str
    group: str
    kind: Kind


SLOTS = (
    Slot(1, "MESSAGE: TEMPLATE", "template-id", "template", Kind.TEMPLATE),
    Slot(2, "INCIDENT: DATE", "inc-date", "inc", Kind.DATE),
    Slot(3, "INCIDENT: LOCATION", "inc-loc", "inc", Kind.PLACE),
    Slot(4, "INCIDENT: TYPE", "inc-type", "inc", Kind.SET),
    Slot(5, "INCIDENT: STAGE OF EXECUTION", "inc-stage", "inc", Kind.SET),
    Slot(6, "INCIDENT: INSTRUMENT ID", "inc-instr-id", "inc", Kind.STRING),
    Slot(7, "INCIDENT: INSTRUMENT TYPE", "inc-instr-type", "inc", Kind.SET),
    Slot(8, "PERP: INCIDENT CATEGORY", "perp-inc-cat", "perp", Kind.SET),
    Slot(9, "PERP: INDIVIDUAL ID", "perp-ind-id", "perp", Kind.STRING),
    Slot(10, "PERP: ORGANIZATION ID", "perp-org-id", "perp", Kind.STRING),
    Slot(11, "PERP: ORGANIZATION CONFIDENCE", "perp-org-conf", "perp", Kind.SET),
    Slot(12, "PHYS TGT: ID", "phys-tgt-id", "phys-tgt", Kind.STRING),
    Slot(13, "PHYS TGT: TYPE", "phys-tgt-type", "phys-tgt", Kind.SET),
    Slot(14, "PHYS TGT: NUMBER", "phys-tgt-num", "phys-tgt", Kind.NUMBER),
    Slot(15, "PHYS TGT: FOREIGN NATION", "phys-tgt-nation", "phys-tgt", Kind.SET),
    Slot(16, "PHYS TGT: EFFECT OF INCIDENT", "phys-tgt-effect", "phys-tgt", Kind.SET),
    Slot(17, "PHYS TGT: TOTAL NUMBER", "phys-tgt-total-num", "phys-tgt", Kind.NUMBER),
    Slot(18, "HUM TGT: NAME", "hum-tgt-name", "hum-tgt", Kind.STRING),
    Slot(19, "HUM TGT: DESCRIPTION", "hum-tgt-desc", "hum-tgt", Kind.STRING),
    Slot(20, "HUM TGT: TYPE", "hum-tgt-type", "hum-tgt", Kind.SET),
    Slot(21, "HUM TGT: NUMBER", "hum-tgt-num", "hum-tgt", Kind.NUMBER),
    Slot(22, "HUM TGT: FOREIGN NATION", "hum-tgt-nation", "hum-tgt", Kind.SET),
    Slot(23, "HUM TGT: EFFECT OF INCIDENT", "hum-tgt-effect", "hum-tgt", Kind.SET),
    Slot(24, "HUM TGT: TOTAL NUMBER", "hum-tgt-total-num", "hum-tgt", Kind.NUMBER),
)
TEMPLATE_ID, FILLED = SLOTS[0], SLOTS[1:]
"""The slot that says which template this is, and the 23 that say something about the incident."""

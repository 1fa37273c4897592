"""One fill of the key beside one of the response: the value, and what it refers to."""

from __future__ import annotations

from reportedly.scoring.muc4.grades import CORRECT, INCORRECT, Grade, worth
from reportedly.scoring.muc4.slots import Kind, Slot
from reportedly.scoring.muc4.strings import grade_string
from reportedly.scoring.muc4.templates import Fill
from reportedly.scoring.muc4.values import grade_date, grade_number, grade_place, grade_set


def grade_fill(slot: Slot, key: Fill, response: Fill) -> Grade:
    """The value's grade; a correct value with a reference that is not correct is half right (3.1.2, 3.2.19).

    A value that is right in part keeps half a credit whatever it refers to.
    """
    value = max((_grade_value(slot, key, one) for one in response.values), key=worth, default=INCORRECT)
    if value.credit < 1 or not key.references:
        return value
    reference = max((_grade_reference(key, one) for one in response.references), key=worth, default=INCORRECT)
    judged = value.judged or reference.judged
    return Grade(value.credit if reference.credit == 1 else 0.5, judged)


def _grade_value(slot: Slot, key: Fill, response: str) -> Grade:
    if slot.kind is Kind.STRING:
        return grade_string(key.values, response, name=slot.name == "hum-tgt-name")
    return max((_grade_option(slot, one.upper(), response.upper()) for one in key.values), key=worth, default=INCORRECT)


def _grade_option(slot: Slot, key: str, response: str) -> Grade:
    match slot.kind:
        case Kind.DATE:
            return grade_date(key, response)
        case Kind.PLACE:
            return grade_place(key, response)
        case Kind.NUMBER:
            return grade_number(key, response)
        case _:
            return grade_set(slot.name, key, response)


def _grade_reference(key: Fill, response: str) -> Grade:
    if response in key.references:
        return CORRECT
    return grade_string(key.references, response)

"""Two templates side by side: within each slot, which fill of the response stands for which of the key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.scoring.matching import assigned
from reportedly.scoring.muc4.fills import grade_fill
from reportedly.scoring.muc4.grades import Grade, Tally, added, tallied
from reportedly.scoring.muc4.slots import FILLED, Slot
from reportedly.scoring.muc4.templates import Fill, Template

SlotTallies = Mapping[str, Tally]
"""Tallies by the slot's name."""

PREFER_UNJUDGED = 1e-3
PREFER_REQUIRED = 1e-4  # of two fills that the response matches alike, the one that may not be left out


def score_pair(key: Template | None, response: Template | None) -> SlotTallies:
    """Every slot but the template's number. None is a template that the other side lacks."""
    return {
        slot.name: score_slot(slot, key.of(slot) if key else (), response.of(slot) if response else ())
        for slot in FILLED
    }


def score_slot(slot: Slot, key: Sequence[Fill], response: Sequence[Fill]) -> Tally:
    """Pair the fills so that the credits have the largest sum, then pair what is left over as incorrect.

    Beyond that a fill of the response is spurious, and one of the key missing unless it is optional. A key that only
    refers (`-: "X"`) asks for nothing; a response that does has answered, and wrongly.
    """
    key = [fill for fill in key if fill.values]
    grades = [[grade_fill(slot, ours, theirs) for theirs in response] for ours in key]
    gain = [[_gain(grade, ours) for grade in row] for ours, row in zip(key, grades, strict=True)]
    pairs = [(i, j) for i, j in assigned(gain) if grades[i][j].credit]
    paired = {i for i, _ in pairs}
    lost = [fill for i, fill in enumerate(key) if i not in paired]
    surplus = len(response) - len(pairs)
    incorrect = min(len(lost), surplus)
    required = sum(not fill.optional for fill in lost)
    rest = Tally(
        incorrect=incorrect,
        missing=max(0, required - incorrect),
        spurious=surplus - incorrect,
        noncommittal=int(not response and not required),
    )
    return added((*(tallied(grades[i][j]) for i, j in pairs), rest))


def _gain(grade: Grade, key: Fill) -> float:
    if not grade.credit:
        return 0.0
    return grade.credit - PREFER_UNJUDGED * grade.judged + PREFER_REQUIRED * (not key.optional)

"""Which template of the response stands for which of the key, within one message.

The guidelines (3.2.1) say which pairs may stand: at least half a credit for the type of incident, and at least half a
credit for a perpetrator, a physical target or a human target. They ask for the optimal mapping and let people correct
the program's. Ours has the largest sum of credits (`docs/muc4-scorer.md` compares it with others).
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.scoring.matching import assigned
from reportedly.scoring.muc4.grades import added
from reportedly.scoring.muc4.pairing import SlotTallies, score_pair
from reportedly.scoring.muc4.templates import Template

CONTENT = (
    "perp-ind-id",
    "perp-org-id",
    "phys-tgt-id",
    "phys-tgt-type",
    "hum-tgt-name",
    "hum-tgt-desc",
    "hum-tgt-type",
)
"""The slots of which one must agree."""

PREFER_REQUIRED = 1e-4  # of two keys that a response matches alike, the one that may not be left out

Pairs = Sequence[tuple[int, int]]
"""Positions of a key's and a response's template."""


def aligned(keys: Sequence[Template], responses: Sequence[Template]) -> Pairs:
    """One-to-one pairs in the order of the keys. Equal sums go to the earlier templates."""
    gain = [[_gain(key, score_pair(key, response)) for response in responses] for key in keys]
    return [(i, j) for i, j in assigned(gain) if gain[i][j]]


def _gain(key: Template, tallies: SlotTallies) -> float:
    """The credit of a pair, nothing where it may not stand."""
    if not tallies["inc-type"].matched or not any(tallies[name].matched for name in CONTENT):
        return 0.0
    return added(tallies.values()).matched + PREFER_REQUIRED * (not key.optional)

"""Whether two claims speak of one event: a recorded, signed, reversible decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.values.ids import content_id

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`left` and `right` are claim ids, `left < right`. `by` is the reader's origin or a person's name."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reason: str
    by: str

    @property
    def id(self) -> str:
        return content_id(
            "j",
            {
                "left": self.left,
                "right": self.right,
                "verdict": self.verdict,
                "reason": self.reason,
                "by": self.by,
                "score": float(round(self.score, 4)),  # 1 and 1.0 are one score
            },
        )


def judge(one: str, other: str, verdict: Verdict, *, score: float, reason: str, by: str) -> Judgement:
    """A judgement with its two claims in the one order that both directions share."""
    left, right = sorted((one, other))
    return Judgement(left, right, verdict, round(score, 4), reason, by)

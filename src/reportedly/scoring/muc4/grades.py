"""What one fill is worth beside another, and the sums of many: the columns of a MUC-4 report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple


class Grade(NamedTuple):
    """`credit` is 1 (correct), 0.5 (partial) or 0; `judged`: the official program would have asked a person."""

    credit: float
    judged: bool = False


CORRECT, PARTIAL, INCORRECT = Grade(1.0), Grade(0.5), Grade(0.0)
JUDGED_CORRECT, JUDGED_PARTIAL = Grade(1.0, judged=True), Grade(0.5, judged=True)


def worth(grade: Grade) -> tuple[float, bool]:
    """Orders grades: more credit first, and of equal credit the one that nobody had to be asked for."""
    return grade.credit, not grade.judged


@dataclass(frozen=True, slots=True)
class Tally:
    """Fills that are correct, partial, incorrect; of these correct and partial by judgement; spurious, missing; and
    slots that neither side fills (noncommittal)."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    judged_correct: int = 0
    judged_partial: int = 0
    spurious: int = 0
    missing: int = 0
    noncommittal: int = 0

    def __add__(self, other: Tally) -> Tally:
        return added((self, other))

    @property
    def matched(self) -> float:
        """Full credit for what is correct, half for what is partial."""
        return self.correct + 0.5 * self.partial

    @property
    def possible(self) -> int:
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def recall(self) -> float | None:
        return self.matched / self.possible if self.possible else None

    @property
    def precision(self) -> float | None:
        return self.matched / self.actual if self.actual else None

    @property
    def overgeneration(self) -> float | None:
        return self.spurious / self.actual if self.actual else None


_COLUMNS = attrgetter(*Tally.__slots__)


def added(tallies: Iterable[Tally]) -> Tally:
    """The sum, column by column."""
    return Tally(*map(sum, zip(*map(_COLUMNS, (Tally(), *tallies)), strict=True)))


def tallied(grade: Grade) -> Tally:
    """One pair of fills."""
    correct, partial = grade.credit == 1, grade.credit == 0.5
    return Tally(
        correct=int(correct),
        partial=int(partial),
        incorrect=int(not correct and not partial),
        judged_correct=int(correct and grade.judged),
        judged_partial=int(partial and grade.judged),
    )


def f_measure(recall: float | None, precision: float | None, *, beta: float = 1.0) -> float | None:
    """`beta` 1 weighs both alike (P&R), 0.5 precision twice as much (2P&R), 2 recall twice as much (P&2R).

    None where either is undefined, 0 where both are 0.
    """
    if recall is None or precision is None:
        return None
    below = beta * beta * precision + recall
    return (1 + beta * beta) * precision * recall / below if below else 0.0

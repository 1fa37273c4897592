"""The codebook's own sentences against a reader: the bank of cases, and each type's examples and counterexamples.

`python -m reportedly.scoring.cases` lists what the shipped reader gets wrong; exit status 0, since this only reports.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.codebook.book import NO_INCIDENT, Codebook, load_codebook
from reportedly.codebook.cases import Case, load_cases
from reportedly.scoring.annotation import annotation
from reportedly.scoring.predicting import Reader
from reportedly.scoring.shipped import ShippedReader

PUBLISHED = date(2031, 5, 7)  # when the codebook's example sentences are taken to be published


@dataclass(frozen=True, slots=True)
class WrongCase:
    """A case and the types that the reader told of instead."""

    case: Case
    told: tuple[str | None, ...]

    def __str__(self) -> str:
        expected, told = (", ".join(map(str, types)) or NO_INCIDENT for types in (self.case.expect, self.told))
        return f"{self.case.id} ({self.case.why}): expected {expected}, told {told}: {self.case.text}"


def wrong_cases(read: Reader, cases: tuple[Case, ...] | None = None) -> list[WrongCase]:
    """The cases (all of them by default) in which `read` does not tell of exactly the expected types, in any order."""
    wrong = []
    for case in (*load_cases(), *example_cases(load_codebook())) if cases is None else cases:
        raw = {"id": case.id, "title": "", "text": case.text, "published": case.published.isoformat()}
        told = tuple(incident.type for incident in annotation(read(raw), article=case.id).incidents)
        if sorted(map(str, told)) != sorted(case.expect):
            wrong.append(WrongCase(case, told))
    return wrong


def example_cases(codebook: Codebook) -> Iterator[Case]:
    """Each type's examples and counterexamples as cases."""
    for code, event in codebook.events.items():
        for number, text in enumerate(event.examples, 1):
            yield Case(f"{code}-{number}", text, PUBLISHED, (code,), "example")
        for number, one in enumerate(event.counterexamples, 1):
            expect = () if one.expect == NO_INCIDENT else (one.expect,)
            yield Case(f"{code}-not-{number}", one.text, PUBLISHED, expect, one.why)


def main() -> int:
    """Print every wrong case and how many there are."""
    reader = ShippedReader()
    wrong = wrong_cases(reader)
    for one in wrong:
        print(one)
    total = len(load_cases()) + sum(1 for _ in example_cases(load_codebook()))
    print(f"{total - len(wrong)} of {total} cases are right ({reader.origin})")
    return 0


if __name__ == "__main__":
    sys.exit(main())

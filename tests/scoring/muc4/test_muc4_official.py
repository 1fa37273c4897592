"""The proof: fed with the answers of the 17 participants of 1992, the scorer repeats their official scores.

`python tests/scoring/muc4/test_muc4_official.py` prints the table of docs/muc4-scorer.md.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.scoring.muc4.grades import f_measure
from reportedly.scoring.muc4.score import Scores, score_muc4
from reportedly.scoring.muc4.templates import load_templates

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "muc4-scorer.md"
TOLERANCE = 1.0  # points
SITES = 17
WITHIN = 12

_PAIR = re.compile(r"^(TST3-MUC4-\d+)\s+key: (\d+)\s+response: (\d+)\s*$", re.MULTILINE)
_TOTAL = re.compile(r"^ALL TEMPLATES\s+(\d+)\s+(\d+)\|\s*(\d+)\s+(\d+)", re.MULTILINE)

Measured = tuple[float, float, float]
"""Recall, precision and F (P&R), in points."""


@dataclass(frozen=True)
class Site:
    name: str
    official: Measured
    ours: Measured
    mapped: Measured  # ours, with the official mapping of templates
    same: int  # pairs of templates in both mappings
    pairs: int  # in the official one

    @property
    def off(self) -> float:
        return _apart(self.official, self.ours)

    @property
    def off_mapped(self) -> float:
        return _apart(self.official, self.mapped)


def _apart(one: Measured, other: Measured) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


@cache
def sites(shared: Path) -> tuple[Site, ...]:
    muc4 = shared / "gold" / "muc4"
    key = load_templates(muc4 / "tst3" / "key-tst3.v2")
    found = []
    for folder in sorted((muc4 / "RESULTS" / "TST3").iterdir()):
        report = next(folder.glob("scores.*")).read_text(encoding="utf-8", errors="replace")
        response = load_templates(folder / "response.tst3")
        ours, official = score_muc4(key, response), _mapping(report)
        pairs = {(message, *pair) for message, some in official.items() for pair in some}
        same = sum((message.message, *pair) in pairs for message in ours.messages for pair in message.pairs)
        mapped = score_muc4(key, response, mapping=official)
        found.append(Site(folder.name, _official(report), _measured(ours), _measured(mapped), same, len(pairs)))
    return tuple(found)


def _mapping(report: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    mapping: dict[str, list[tuple[str, str]]] = {}
    for message, key, response in _PAIR.findall(report):
        mapping.setdefault(message, []).append((key, response))
    return mapping


def _official(report: str) -> Measured:
    """From the counts of the report, since its percentages are rounded."""
    (counts,) = _TOTAL.findall(report)
    possible, actual, correct, partial = map(int, counts)
    matched = correct + 0.5 * partial
    return _points(matched / possible, matched / actual)


def _measured(scores: Scores) -> Measured:
    total = scores.total("all_templates")
    return _points(total.recall or 0.0, total.precision or 0.0)


def _points(recall: float, precision: float) -> Measured:
    return 100 * recall, 100 * precision, 100 * (f_measure(recall, precision) or 0.0)


def table(some: Sequence[Site]) -> str:
    lines = [
        "| site | official R P F | ours R P F | off by | official mapping R P F | off by | pairs shared |",
        "|---|---|---|---|---|---|---|",
    ]
    for site in some:
        official, ours, mapped = (
            " ".join(f"{value:.1f}" for value in measured) for measured in (site.official, site.ours, site.mapped)
        )
        lines.append(
            f"| {site.name} | {official} | {ours} | {site.off:.2f} | {mapped} | {site.off_mapped:.2f} |"
            f" {site.same} of {site.pairs} |"
        )
    return "\n".join(lines)


def test_official_scores_are_repeated(shared: Path) -> None:
    some = sites(shared)
    assert len(some) == SITES
    within = [site.name for site in some if site.off <= TOLERANCE]
    assert len(within) >= WITHIN, f"only {len(within)} within {TOLERANCE} point:\n{table(some)}"


def test_differences_are_mostly_of_the_mapping(shared: Path) -> None:
    some = sites(shared)
    within = [site.name for site in some if site.off_mapped <= TOLERANCE]
    assert len(within) >= 15, f"only {len(within)} within {TOLERANCE} point:\n{table(some)}"


def test_a_test_key_answers_itself(shared: Path) -> None:
    """Those of the training set do not quite: some of their templates name nobody and nothing, so they cannot pair."""
    for path in sorted((shared / "gold" / "muc4").glob("tst*/key-*")):
        key = load_templates(path)
        assert _measured(score_muc4(key, key)) == (100, 100, 100), path.name


def test_page_shows_the_table(shared: Path) -> None:
    page, shown = PAGE.read_text(encoding="utf-8"), table(sites(shared))
    assert shown in page, f"{PAGE.name} is stale: put in\n{shown}"


if __name__ == "__main__":
    print(table(sites(Path(os.environ.get("REPORTEDLY_SHARED") or ROOT.parent / "shared"))))

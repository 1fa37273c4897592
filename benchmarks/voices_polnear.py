"""Score attribution on PolNeAR's own files: `python benchmarks/voices_polnear.py DIR [--errors N]`.

DIR holds `text/` and `attributions/` (brat stand-off). A prediction hits a gold attribution when it covers at least
half of its content characters, one to one; "with source" also needs overlapping sources. An attribution that only
passes on what an outlet was told is left out: PolNeAR gives every token to one attribution.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.codebook.cues import load_cues
from reportedly.extracting.chunks import find_chunks
from reportedly.extracting.tokens import tokenize
from reportedly.extracting.voices import attribute
from reportedly.reading.segment import read
from reportedly.resources.tagger import load_tagger
from reportedly.values.document import Article


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as character sets, with its words for the error list."""

    content: frozenset[int]
    source: frozenset[int]
    shown: str


def gold(ann: Path, text: str) -> Iterator[Said]:
    """The attributions of a brat file that have a content."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in ann.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T") and rest:
            where = rest.split("\t")[0].partition(" ")[2]
            spans[name] = [(int(a), int(b)) for a, b in (part.split() for part in where.split(";"))]
        elif name.startswith("E") and rest:
            events.append(
                [(role.rstrip("0123456789"), span) for role, _, span in (p.partition(":") for p in rest.split())]
            )
    for event in events:
        runs = {
            kind: [s for role, t in event if role == kind for s in spans.get(t, [])]
            for kind in ("Content", "Source", "Cue")
        }
        if runs["Content"]:
            shown = " | ".join(" ... ".join(text[a:b] for a, b in runs[kind]) for kind in ("Source", "Cue", "Content"))
            yield Said(_characters(runs["Content"], text), _characters(runs["Source"], text), shown)


def predicted(text: str) -> Iterator[Said]:
    """What the package finds."""
    document = read(Article("polnear", text))
    tokens = tokenize(document, load_tagger())
    found = attribute(document, tokens, find_chunks(document, tokens), load_cues(), antecedents=False)
    carriers = {a.parent for a in found if a.parent is not None and found[a.parent].cue == a.cue and a.cue is not None}
    for index, a in enumerate(found):
        if index in carriers:
            continue
        sources = [words.span for words in ((a.source,) if a.source else ()) + a.cosources]
        cue = a.cue.text if a.cue is not None else "-"
        shown = " | ".join(
            (" & ".join(text[s.start : s.end] for s in sources), cue, " ... ".join(s.cut(text) for s in a.content))
        )
        yield Said(
            _characters([(s.start, s.end) for s in a.content], text),
            _characters([(s.start, s.end) for s in sources], text),
            shown,
        )


def _characters(spans: Iterable[tuple[int, int]], text: str) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end) if not text[at].isspace())


def matched(golds: list[Said], guesses: list[Said], *, with_source: bool) -> list[tuple[int, int]]:
    """A maximum one-to-one matching of gold and predictions, by augmenting paths."""
    edges = {
        g: [
            p
            for p, guess in enumerate(guesses)
            if 2 * len(said.content & guess.content) >= len(said.content)
            and (not with_source or said.source & guess.source)
        ]
        for g, said in enumerate(golds)
    }
    owner: dict[int, int] = {}

    def place(g: int, seen: set[int]) -> bool:
        for p in edges[g]:
            if p not in seen:
                seen.add(p)
                if p not in owner or place(owner[p], seen):
                    owner[p] = g
                    return True
        return False

    for g in edges:
        place(g, set())
    return [(g, p) for p, g in owner.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=None, help="score the first N articles only")
    parser.add_argument("--errors", type=int, default=0, help="print so many misses and false alarms")
    options = parser.parse_args()
    totals = {False: 0, True: 0}
    gold_total = guess_total = 0
    errors: list[str] = []
    for ann in sorted((options.folder / "attributions").glob("*.ann"))[: options.limit]:
        path = options.folder / "text" / f"{ann.stem.rpartition('_')[0]}.txt"
        text = path.read_bytes().decode("utf-8")
        golds, guesses = list(gold(ann, text)), list(predicted(text))
        gold_total, guess_total = gold_total + len(golds), guess_total + len(guesses)
        for with_source in totals:
            pairs = matched(golds, guesses, with_source=with_source)
            totals[with_source] += len(pairs)
        hit, used = {g for g, _ in pairs}, {p for _, p in pairs}
        errors += [f"MISS {said.shown}" for g, said in enumerate(golds) if g not in hit]
        errors += [f"FALSE {said.shown}" for p, said in enumerate(guesses) if p not in used]
    step = max(1, len(errors) // max(1, options.errors))
    for line in errors[::step][: options.errors]:
        print(" ".join(line.split()))
    for with_source, name in ((False, "content"), (True, "with source")):
        precision, recall = totals[with_source] / max(1, guess_total), totals[with_source] / max(1, gold_total)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"{name:12} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
            f"  ({totals[with_source]} of {gold_total}, {guess_total} found)"
        )


if __name__ == "__main__":
    main()

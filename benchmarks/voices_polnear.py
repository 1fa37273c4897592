"""What the reader misses and makes up on PolNeAR: `python benchmarks/voices_polnear.py DIR --errors N`.

The scores are those of `reportedly score polnear DIR`; this lists attributions that count against "with source", with
their words from the first to the last.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from reportedly.flow import Reader, load_reader
from reportedly.scoring.matching import matched
from reportedly.scoring.sets.goldset import score_set
from reportedly.scoring.sets.polnear import POLNEAR, Attributed, Said, agrees, found
from reportedly.scoring.showing import print_measures

LONGEST = 300  # characters of an attribution that are shown


def errors(item: Attributed, reader: Reader) -> Iterator[str]:
    """The misses, then the false alarms of one article."""
    ours = list(found(item.text, reader))
    for gold in item.gold:
        pairs = matched(ours, gold, agrees)
        used, hit = {i for i, _ in pairs}, {j for _, j in pairs}
        yield from (f"MISS {shown(said, item.text)}" for j, said in enumerate(gold) if j not in hit)
        yield from (f"FALSE {shown(said, item.text)}" for i, said in enumerate(ours) if i not in used)


def shown(said: Said, text: str) -> str:
    """The words from source to content on one line."""
    characters = said.content | said.source
    return " ".join(text[min(characters, default=0) : max(characters, default=0) + 1][:LONGEST].split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", help="by default test, else dev, else all")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list so many, spread over the articles")
    asked = parser.parse_args()
    reader = load_reader()
    if asked.errors:
        wrong = [line for item in POLNEAR.load(asked.folder, asked.split) for line in errors(item, reader)]
        print("\n".join(wrong[:: max(1, len(wrong) // asked.errors)][: asked.errors]))
    print_measures(score_set(POLNEAR, asked.folder, reader, split=asked.split), POLNEAR.measures, title="PolNeAR")


if __name__ == "__main__":
    main()

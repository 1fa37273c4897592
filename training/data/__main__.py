"""`python -m training.data --stats`: what the sets hold, for each head and part."""

from __future__ import annotations

import argparse
from pathlib import Path

from .sets import SETS, load_gold
from .splits import PARTS, split_texts
from .stats import codes_seen, count, table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.data", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="the folder that holds the sets")
    parser.add_argument("--without", action="append", default=[], choices=SETS, help="leave this set out")
    parser.add_argument("--only", action="append", default=[], choices=SETS, help="this set, no others")
    parser.add_argument("--half", type=int, choices=(0, 1), help="report on this half of the incidents")
    parser.add_argument("--stats", action="store_true", help="print counts for each set, head and part")
    parser.add_argument("--codes", metavar="LAYER", help="print how often each code stands on this layer")
    options = parser.parse_args()
    if not (options.stats or options.codes):
        parser.error("nothing to do: give --stats or --codes LAYER")
    texts = load_gold(options.gold, only=options.only, without=options.without)
    parts = split_texts(texts, incidents_half=options.half)
    if options.stats:
        print(table(count(parts), PARTS))
    if options.codes:
        print("\n".join(f"{number:8} {codes}" for codes, number in codes_seen(parts, options.codes).most_common()))


if __name__ == "__main__":
    main()

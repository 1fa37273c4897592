"""How fast articles are read, stage by stage, with memory and start-up time.

    python benchmarks/read.py                     the demonstration articles
    python benchmarks/read.py --folder NEWS/ --repeat 3

Prints articles and tokens a second, the share of each stage of `flow.py`, the peak of resident memory in MB, and how
long the installed command takes to answer. Every article is read from scratch; the reader is loaded once. Times are
seconds of one core, which other work on the machine hardly changes; start-up is by the clock, the best of three.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly import flow
from reportedly.demo import demo_articles
from reportedly.reading.intake import BadArticle, ReadOptions
from reportedly.reading.sources import articles
from reportedly.values.document import Article

# The steps that flow.py calls, by the names under which it calls them.
STAGES = (
    "read",
    "tokenize",
    "find_chunks",
    "find_weapons",
    "find_counts",
    "find_times",
    "find_places",
    "find_actors",
    "find_events",
    "attribute",
    "Chains",
    "make_claims",
    "link",
    "assemble",
)
STARTS = (["--version"], ["--help"], ["read", str(demo_articles()[0])])


def main() -> None:
    asked = _asked()
    spent: dict[str, float] = defaultdict(float)
    began = time.process_time()
    reader = flow.load_reader()
    loading = time.process_time() - began
    found = list(_readable(asked.folder))
    tokens = _watched(spent)
    began = time.process_time()
    for _ in range(asked.repeat):
        for article in found:
            flow.assembled(flow.read_article(article, reader), reader)
    taken = time.process_time() - began
    _print_rates(len(found) * asked.repeat, sum(tokens), taken, loading)
    _print_stages(spent, taken)
    _print_starts(STARTS)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", help="articles to read: a folder or a file; default: the demonstration articles")
    parser.add_argument("--repeat", type=int, default=1, help="how often to read them all")
    return parser.parse_args()


def _readable(folder: str | None) -> Iterator[Article]:
    paths = [folder] if folder else [str(path) for path in demo_articles()]
    for item in articles(paths, options=ReadOptions()):
        if isinstance(item, BadArticle):
            print(f"left out {item.origin}: {item.reason}", file=sys.stderr)
        else:
            yield item


def _watched(spent: dict[str, float]) -> list[int]:
    """Put a clock around every stage; the list returned gets the number of tokens of each article."""
    tokens: list[int] = []
    walk: Any = flow
    for name in STAGES:
        setattr(walk, name, _timed(getattr(walk, name), name, spent))
    cut = walk.tokenize

    def counted(*given: Any) -> Any:
        made = cut(*given)
        tokens.append(len(made))
        return made

    walk.tokenize = counted
    return tokens


def _timed(stage: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return stage(*given, **named)
        finally:
            spent[name] += time.process_time() - began

    return timed


def _print_rates(count: int, tokens: int, taken: float, loading: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts in KiB
    print(f"{count} articles, {tokens:,} tokens in {taken:.2f} s of one core (the reader loaded in {loading:.2f} s)")
    print(f"{count / taken:.1f} articles/s, {tokens / taken:,.0f} tokens/s, peak memory {peak:.0f} MB\n")


def _print_stages(spent: dict[str, float], taken: float) -> None:
    for name in STAGES:
        print(f"{name:<14} {spent[name]:8.3f} s {spent[name] / taken:6.1%}")
    print(f"{'other':<14} {taken - sum(spent.values()):8.3f} s\n")


def _print_starts(commands: Iterable[list[str]]) -> None:
    """The fastest of three runs of each command, from the start of its process to its end."""
    command = shutil.which("reportedly", path=str(Path(sys.executable).parent)) or shutil.which("reportedly")
    if command is None:
        print("the command `reportedly` is not installed: no start-up times")
        return
    for arguments in commands:
        times = []
        for _ in range(3):
            began = time.perf_counter()
            subprocess.run([command, *arguments], check=False, capture_output=True)
            times.append(time.perf_counter() - began)
        shown = " ".join(Path(part).name or part for part in arguments)
        print(f"reportedly {shown:<40.40} {min(times):.2f} s")


if __name__ == "__main__":
    main()

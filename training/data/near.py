"""Texts that are nearly the same: copies, reprints, excerpts, sentences taken from an article.

Two texts are near when they share at least half of the shingles (runs of `RUN` words) of the shorter one. Only shingles
whose hash falls into one of `EVERY` classes are compared in long texts, which keeps the work linear.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

RUN = 6
SHARE = 0.5
EVERY = 4
SHORT = 120  # shingles up to which a text is compared whole
COMMON = 40  # a shingle in more texts than this is boilerplate ("Follow us on ...") and joins nothing

_WORD = re.compile(r"\w+")
_BASE = np.uint64(0x9E3779B97F4A7C15)


def near_groups(texts: Sequence[str]) -> list[int]:
    """For each text the index of the first text of its group; a text that is near to no other is its own."""
    sampled = [_shingles(text) for text in texts]
    parents = list(range(len(texts)))
    for (one, other), shared in _shared(sampled).items():
        few = min(len(sampled[one]), len(sampled[other]))
        # A whole text is compared with a sampled one: of its shingles only one in `EVERY` could have been found.
        seen = min(_lattice(sampled[one]), _lattice(sampled[other])) if _mixed(sampled[one], sampled[other]) else few
        if shared >= SHARE * max(seen, 1):
            parents[_root(parents, other)] = _root(parents, one)
    return _firsts(parents)


def _shingles(text: str) -> npt.NDArray[np.uint64]:
    """Hashes of the runs of words, all of a short text, a sample of a long one. A text below one run is one shingle."""
    words = [zlib.crc32(word.casefold().encode()) for word in _WORD.findall(text)]
    codes = np.array(words or [0], dtype=np.uint64)
    size = max(len(codes) - RUN + 1, 1)
    hashes = np.zeros(size, dtype=np.uint64)
    for offset in range(min(RUN, len(codes))):
        hashes = (hashes ^ codes[offset : offset + size]) * _BASE
        hashes ^= hashes >> np.uint64(29)
    unique = np.unique(hashes)
    return unique if len(unique) <= SHORT else unique[unique % np.uint64(EVERY) == 0]


def _shared(sampled: Sequence[npt.NDArray[np.uint64]]) -> Counter[tuple[int, int]]:
    """How many shingles each pair of texts shares."""
    owners = np.repeat(np.arange(len(sampled)), [len(one) for one in sampled])
    hashes = np.concatenate(sampled) if sampled else np.zeros(0, dtype=np.uint64)
    order = np.lexsort((owners, hashes))
    owners, hashes = owners[order], hashes[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.zeros(0, dtype=np.int64)
    ends = np.r_[starts[1:], len(hashes)]
    pairs: Counter[tuple[int, int]] = Counter()
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        members = owners[start:end].tolist()
        if len(members) <= COMMON:
            pairs.update((one, other) for at, one in enumerate(members) for other in members[at + 1 :])
    return pairs


def _mixed(one: npt.NDArray[np.uint64], other: npt.NDArray[np.uint64]) -> bool:
    return _whole(one) != _whole(other)


def _whole(one: npt.NDArray[np.uint64]) -> bool:
    return bool((one % np.uint64(EVERY) != 0).any())


def _lattice(one: npt.NDArray[np.uint64]) -> int:
    """How many of the hashes a sample would hold."""
    return int((one % np.uint64(EVERY) == 0).sum())


def _root(parents: list[int], one: int) -> int:
    while parents[one] != one:
        parents[one] = parents[parents[one]]
        one = parents[one]
    return one


def _firsts(parents: list[int]) -> list[int]:
    firsts: dict[int, int] = {}
    return [firsts.setdefault(_root(parents, one), one) for one in range(len(parents))]

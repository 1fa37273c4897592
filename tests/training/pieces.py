"""A stand-in for a tokenizer: pieces of at most four letters, numbered by their checksum, and marks alone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_PIECE = re.compile(r"\w{1,4}|[^\w\s]")
PIECES = 997


@dataclass(frozen=True)
class Encoding:
    ids: list[int]
    offsets: list[tuple[int, int]]


class Pieces:
    """What `training.windows` needs of a `tokenizers.Tokenizer`."""

    def encode_batch(self, texts: Sequence[str], *, add_special_tokens: bool) -> list[Encoding]:
        assert not add_special_tokens
        return [self._encode(text) for text in texts]

    def _encode(self, text: str) -> Encoding:
        found = list(_PIECE.finditer(text))
        return Encoding([self.number(match[0]) for match in found], [match.span() for match in found])

    @staticmethod
    def number(piece: str) -> int:
        return zlib.crc32(piece.encode("utf-8", "surrogatepass")) % (PIECES - 4) + 4

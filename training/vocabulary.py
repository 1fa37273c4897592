"""A tokenizer with fewer pieces: those that the texts need, single characters, and the commonest to fill it up.

A Unigram tokenizer scores pieces by their frequency in the text it was made from, so its own scores say what is common.
"""
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from tokenizers import Tokenizer

SPECIAL = 4  # <s> <pad> </s> <unk> stand first


def choose_pieces(tokenizer_json: str, texts: Iterable[str], *, size: int) -> list[int]:
    """Ids of the pieces to keep, in their order: special ones, Latin characters and marks, then pieces seen in `texts`
    from the most frequent on, then the commonest ASCII pieces, until there are `size`."""
    table: dict[str, Any] = json.loads(tokenizer_json)
    pieces: list[tuple[str, float]] = table["model"]["vocab"]
    seen = _seen(Tokenizer.from_str(tokenizer_json), texts)
    must = {number for number, (piece, _) in enumerate(pieces) if number < SPECIAL or _single(piece)}
    wanted = [number for number, _ in sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))]
    # The vocabulary stands in the order of its scores, so the first are the commonest.
    wanted += [number for number, (piece, _) in enumerate(pieces) if piece.replace("▁", "").isascii()]
    for number in wanted:
        if len(must) >= size:
            break
        must.add(number)
    return sorted(must)


def trim(tokenizer_json: str, keep: list[int]) -> str:
    """The tokenizer with the pieces `keep` alone, renumbered in their order; `<mask>` goes."""
    table: dict[str, Any] = json.loads(tokenizer_json)
    pieces = table["model"]["vocab"]
    table["model"]["vocab"] = [pieces[number] for number in keep]
    table["added_tokens"] = [token for token in table["added_tokens"] if token["id"] < SPECIAL]
    table["truncation"] = table["padding"] = None
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _seen(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[int]:
    """How often each piece stands in the texts."""
    seen: Counter[int] = Counter()
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    for start in range(0, len(lines), 1000):
        for encoded in tokenizer.encode_batch(lines[start : start + 1000], add_special_tokens=False):
            seen.update(encoded.ids)
    return seen


def _single(piece: str) -> bool:
    """Whether the piece is one character of a script that is written with Latin letters, or a common mark."""
    bare = piece.replace("▁", "")
    return len(bare) <= 1 and (not bare or ord(bare) < 0x250 or 0x2010 <= ord(bare) <= 0x20BF)

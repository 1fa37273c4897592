"""The heads of the reader: what each answers, and its outputs in their order.

tagger   for every word: O, or the beginning (B) or the inside (I) of a mark with a code
linker   for an anchor (a cue, a trigger, a mention) and every word: what the word is to the anchor
chooser  for a span: one of the codes
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from training.data.labels import LINKS, PIECES, codes

Kind = Literal["tagger", "linker", "chooser"]
OUTSIDE = 0


@dataclass(frozen=True, slots=True)
class Head:
    """A head, the codes it knows, and its share of the loss."""

    name: str
    kind: Kind
    codes: tuple[str, ...]
    share: float = 1.0
    spans: bool = False  # a linker that marks spans (B and I), not single words

    @property
    def outputs(self) -> int:
        if self.kind == "chooser":
            return len(self.codes)
        return 1 + len(self.codes) * (2 if self.kind == "tagger" or self.spans else 1)

    def begin(self, code: str) -> int:
        """The output for the beginning of a mark, or for a word of a linker that does not mark spans."""
        return 1 + self.codes.index(code) * (2 if self.kind == "tagger" or self.spans else 1)

    def inside(self, code: str) -> int:
        return self.begin(code) + 1


@cache
def heads() -> Mapping[str, Head]:
    """All heads by name. Pieces of attributions and of responses overlap, so each has a tagger of its own."""
    known = codes()
    found = [
        Head("mentions", "tagger", known["mentions"]),
        Head("heads", "tagger", known["heads"]),
        Head("triggers", "tagger", known["triggers"]),
        *(Head(piece, "tagger", (piece,), share=0.7) for piece in PIECES),
        *(Head(link, "tagger", (link,), share=0.4) for link in LINKS),
        Head("voices", "linker", ("source", "content"), share=1.5, spans=True),
        Head("roles", "linker", known["roles"], share=1.5),
        Head("identity", "linker", ("same",), share=0.5),
        Head("realities", "chooser", known["realities"], share=0.3),
        Head("acts", "chooser", known["acts"], share=0.5),
        Head("causal", "chooser", known["causal"], share=0.4),
        Head("relevance", "chooser", ("irrelevant", "relevant"), share=0.3),
    ]
    return MappingProxyType({head.name: head for head in found})


def of_kind(kind: Kind) -> tuple[Head, ...]:
    return tuple(head for head in heads().values() if head.kind == kind)

"""Which claims speak of one event: union-find over judgements, in an order that needs no clock.

For one pair of claims the stronger signer decides: a person before the reader, whatever came first. Between equals
"different" beats "same" beats "unsure", and a person's "unsure" takes back the reader's answer. Two groups are joined
only where nobody as strong as the one who joins says "different" about any pair across them. Joins are tried from
the strongest: people's first, then by score, then by claim ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.values.judgement import Judgement

VERDICT_ORDER = {"different": 0, "same": 1, "unsure": 2}
PERSON, READER = 0, 1


@dataclass(frozen=True, slots=True)
class Grouping:
    """`root` names the group of each claim, `joined` are the judgements that were followed, `withheld` those not."""

    root: dict[str, str]
    joined: tuple[Judgement, ...]
    withheld: tuple[Judgement, ...]


class _Groups:
    """Union-find that also knows which claims of which group must stay apart."""

    def __init__(self, claims: Iterable[str]) -> None:
        self._parent = {claim: claim for claim in claims}
        self._members = {claim: [claim] for claim in self._parent}
        self._apart: dict[str, list[tuple[str, int]]] = {}

    def __contains__(self, claim: str) -> bool:
        return claim in self._parent

    def find(self, claim: str) -> str:
        while self._parent[claim] != claim:
            self._parent[claim] = self._parent[self._parent[claim]]
            claim = self._parent[claim]
        return claim

    def keep_apart(self, one: str, other: str, strength: int) -> None:
        self._apart.setdefault(one, []).append((other, strength))
        self._apart.setdefault(other, []).append((one, strength))

    def join(self, one: str, other: str, strength: int) -> bool:
        """Join two groups; False where somebody as strong says that they differ."""
        small, large = sorted((self.find(one), self.find(other)), key=lambda root: (len(self._members[root]), root))
        if small == large:
            return True
        for member in self._members[small]:
            for barred, barred_by in self._apart.get(member, ()):
                if barred_by <= strength and self.find(barred) == large:
                    return False
        self._parent[small] = large
        self._members[large] += self._members.pop(small)
        return True

    def roots(self) -> dict[str, str]:
        """Each claim's group, named by its smallest claim id."""
        names = {root: min(members) for root, members in self._members.items()}
        return {claim: names[self.find(claim)] for claim in self._parent}


def group(claims: Iterable[str], judgements: Iterable[Judgement], *, readers: Sequence[str]) -> Grouping:
    """Claim ids joined by `judgements`. `readers` are the beginnings of the names that readers sign with."""
    groups = _Groups(claims)
    decided = [item for item in _deciding(judgements, readers) if item.left in groups and item.right in groups]
    for item in decided:
        if item.verdict == "different":
            groups.keep_apart(item.left, item.right, _strength(item, readers))
    joined: list[Judgement] = []
    withheld: list[Judgement] = []
    for item in decided:
        if item.verdict == "same":
            followed = groups.join(item.left, item.right, _strength(item, readers))
            (joined if followed else withheld).append(item)
    return Grouping(groups.roots(), tuple(joined), tuple(withheld))


def _deciding(judgements: Iterable[Judgement], readers: Sequence[str]) -> list[Judgement]:
    """The one judgement of each pair that counts, the strongest and surest first."""

    def rank(item: Judgement) -> tuple[int, int, float, str]:
        return _strength(item, readers), VERDICT_ORDER[item.verdict], -item.score, item.id

    best: dict[tuple[str, str], Judgement] = {}
    for item in judgements:
        pair = (item.left, item.right)
        if pair not in best or rank(item) < rank(best[pair]):
            best[pair] = item
    return sorted(best.values(), key=lambda item: (_strength(item, readers), -item.score, item.left, item.right))


def _strength(item: Judgement, readers: Sequence[str]) -> int:
    return READER if item.by.startswith(tuple(readers)) else PERSON

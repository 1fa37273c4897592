"""Judgements decide without clocks: who signs, then what, then how surely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.values.grouping import group
from reportedly.values.judgement import Judgement, Verdict, judge

READERS = ("reportedly",)
NAMES = "abcdef"


def said(one: str, other: str, verdict: Verdict, by: str = "reportedly 1", score: float = 0.9) -> Judgement:
    return judge(one, other, verdict, score=score, reason="r", by=by)


def groups(*judgements: Judgement) -> set[str]:
    roots = group(NAMES, judgements, readers=READERS).root
    return {"".join(sorted(name for name in NAMES if roots[name] == root)) for root in roots.values()}


def test_same_is_transitive() -> None:
    assert groups(said("a", "b", "same"), said("b", "c", "same")) == {"abc", "d", "e", "f"}


def test_different_blocks_every_path_between_two_claims() -> None:
    found = groups(said("a", "b", "same"), said("b", "c", "same", score=0.8), said("a", "c", "different"))
    assert found == {"ab", "c", "d", "e", "f"}


@pytest.mark.parametrize(
    ("person", "together"),
    [("same", True), ("different", False), ("unsure", False)],
    ids=["same", "different", "unsure"],
)
def test_a_person_beats_the_reader(person: Verdict, together: bool) -> None:
    reader: Verdict = "different" if person == "same" else "same"
    found = groups(said("a", "b", reader, score=1.0), said("a", "b", person, by="Ada", score=0.1))
    assert ("ab" in found) is together


def test_between_equals_different_beats_same() -> None:
    assert "ab" not in groups(said("a", "b", "same"), said("a", "b", "different", score=0.1))


def test_a_persons_join_overrules_the_readers_difference_on_the_way() -> None:
    found = groups(said("a", "b", "same", by="Ada"), said("b", "c", "same", by="Ada"), said("a", "c", "different"))
    assert "abc" in found


def test_what_was_not_followed_is_named() -> None:
    blocked = said("b", "c", "same", score=0.8)
    grouping = group(NAMES, [said("a", "b", "same"), blocked, said("a", "c", "different")], readers=READERS)
    assert grouping.withheld == (blocked,)


JUDGED = st.builds(
    said,
    st.sampled_from(NAMES[:3]),
    st.sampled_from(NAMES[3:]),
    st.sampled_from(("same", "different", "unsure")),
    st.sampled_from(("reportedly 1", "Ada")),
    st.sampled_from((0.5, 0.9)),
)


@given(st.lists(JUDGED, max_size=12), st.randoms())
def test_order_and_repetition_do_not_matter(judgements: list[Judgement], random: object) -> None:
    shuffled = judgements * 2
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(NAMES, shuffled, readers=READERS) == group(reversed(NAMES), judgements, readers=READERS)

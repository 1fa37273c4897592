"""What may be right for each head, from what the set annotates."""

from __future__ import annotations

from dataclasses import replace

from pieces import Pieces
from training.data import Argument, Attribution, GoldText, Layer, Marked, Roles
from training.heads import OUTSIDE, heads
from training.targets import Allowed, tag_marks, targets
from training.windows import Window, windows

from reportedly.values.span import Span

TEXT = "Ann said rebels hit Dovan. Bo left."


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def window(text: str = TEXT) -> Window:
    (found,) = windows(text, Pieces())
    return found


def gold(**layers: object) -> GoldText:
    return replace(GoldText(set="own", id="1", text=TEXT, group="1"), **layers)  # type: ignore[arg-type]


def only(allowed: Allowed, word: int) -> list[int]:
    return allowed[word].nonzero()[0].tolist()  # type: ignore[no-any-return]


def test_silence_teaches_nothing() -> None:
    found = targets(gold(), window())
    assert not found.tags and not found.links and not found.choices


def test_full_scope_forbids_and_empty_scope_allows() -> None:
    head = heads()["mentions"]
    marks = [Marked(at("rebels"), ("armed_force", "person"))]
    full = tag_marks(head, window(), marks, frozenset(head.codes))
    assert only(full, 0) == [OUTSIDE]
    assert only(full, 2) == sorted([head.begin("armed_force"), head.begin("person")])
    empty = tag_marks(head, window(), marks, frozenset())
    assert empty[0].all()
    assert only(empty, 2) == only(full, 2)
    assert not empty[3, head.inside("person")] and empty[3, head.begin("person")]  # the mark ends before this word


def test_codes_outside_the_scope_may_stand_anywhere() -> None:
    head = heads()["mentions"]
    some = tag_marks(head, window(), [], frozenset(head.codes) - {"weapon"})
    assert only(some, 1) == [OUTSIDE, head.begin("weapon"), head.inside("weapon")]


def test_unknown_marks_hide_their_words() -> None:
    head = heads()["mentions"]
    hidden = tag_marks(head, window(), [Marked(at("hit Dovan"), ())], frozenset(head.codes))
    assert hidden[3].all() and hidden[4].all() and not hidden[2].all()


def test_the_longer_of_two_mentions_counts_and_the_shorter_of_two_heads() -> None:
    marks = [Marked(at("rebels hit Dovan"), ("person",)), Marked(at("Dovan"), ("place",))]
    for name, code, word in (("mentions", "person", 2), ("heads", "place", 4)):
        head = heads()[name]
        allowed = tag_marks(head, window(), marks, frozenset(head.codes))
        assert only(allowed, word) == [head.begin(code)]


def test_same_words_with_two_labels_may_be_either() -> None:
    head = heads()["triggers"]
    marks = [Marked(at("hit"), ("die",)), Marked(at("hit"), ("armed_clash",))]
    found = tag_marks(head, window(), marks, frozenset(head.codes))
    assert only(found, 3) == sorted(map(head.begin, ("armed_clash", "die")))


def test_a_cue_asks_for_its_own_source_and_content() -> None:
    head = heads()["voices"]
    told = Attribution((at("Ann"),), (at("said"),), (at("rebels hit Dovan"),))
    found = targets(gold(attributions=Layer((told,), frozenset({"source", "cue", "content"}))), window())
    (link,) = found.links["voices"]
    assert link.about == range(1, 2)
    assert [only(link.allowed, word) for word in range(5)] == [
        [head.begin("source")],
        [OUTSIDE],
        [head.begin("content")],
        [head.inside("content")],
        [head.inside("content")],
    ]
    assert only(found.tags["cue"], 1) == [heads()["cue"].begin("cue")]


def test_roles_stand_at_head_words() -> None:
    head = heads()["roles"]
    argument = Argument(at("rebels hit"), at("rebels"), ("perpetrator",))
    event = Roles(at("hit"), (argument, Argument(at("Dovan"), at("Dovan"), ("place",))))
    (link,) = targets(gold(roles=Layer((event,), frozenset(head.codes))), window()).links["roles"]
    assert only(link.allowed, 2) == [head.begin("perpetrator")]
    assert link.allowed[3].all()  # within the argument, not its head
    assert only(link.allowed, 4) == [head.begin("place")]
    assert only(link.allowed, 0) == [OUTSIDE]


def test_identity_compares_mentions_only() -> None:
    head = heads()["identity"]
    clusters = ((at("Ann"), at("Bo")), (at("rebels"), at("Dovan")))
    found = targets(gold(actors=clusters), window()).links["identity"]
    assert [link.about.start for link in found] == [0, 6, 2, 4]
    assert only(found[0].allowed, 6) == [head.begin("same")]
    assert only(found[0].allowed, 2) == [OUTSIDE]
    assert found[0].allowed[1].all() and found[0].allowed[0].all()


def test_relevance_follows_complete_triggers() -> None:
    scope = frozenset(heads()["triggers"].codes)
    none = targets(gold(triggers=Layer((), scope)), window())
    some = targets(gold(triggers=Layer((Marked(at("hit"), ("armed_clash",)),), scope)), window())
    partial = targets(gold(triggers=Layer(())), window())
    assert none.choices["relevance"][0].allowed.tolist() == [True, False]
    assert some.choices["relevance"][0].allowed.tolist() == [False, True]
    assert "relevance" not in partial.choices

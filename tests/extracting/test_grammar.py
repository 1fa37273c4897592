"""Subjects, objects and phrases of a verb or a noun, from word order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extracting.parsing import frame_of, parse, phrase, token
from reportedly.extracting.grammar import complements, subject

CLAUSES = [
    # text, verb, subject, objects
    ("Rebels shelled the town.", "shelled", "Rebels", ["the town"]),
    ("The town was shelled by rebels.", "shelled", "The town", []),
    ("Rebels who shelled the town fled.", "shelled", "Rebels", ["the town"]),
    ("The group that attacked the convoy fled.", "attacked", "The group", ["the convoy"]),
    ("A convoy attacked by gunmen burned.", "attacked", "A convoy", []),
    ("Gunmen attacking a convoy fled.", "attacking", "Gunmen", ["a convoy"]),
    ("Soldiers, backed by tanks, stormed the village.", "stormed", "Soldiers", ["the village"]),
    ("Rebels from the north attacked the camp.", "attacked", "Rebels", ["the camp"]),
    ("Six soldiers died when rebels attacked a base.", "attacked", "rebels", ["a base"]),
    ("Rebels attacked the town and killed a guard.", "killed", "Rebels", ["a guard"]),
    ("Rebels attacked the town and the port and killed a guard.", "killed", "Rebels", ["a guard"]),
    ("Rebels attacked the town on Monday, killing a guard.", "killing", "Rebels", ["a guard"]),
    ("Rebels entered the town and began to shell the market.", "shell", "Rebels", ["the market"]),
    ("Rebels have repeatedly shelled the town.", "shelled", "Rebels", ["the town"]),
    ("The airbase hosting US troops was hit by drones.", "hit", "The airbase", []),
    ("The village that rebels left burned.", "left", "rebels", []),
]


@pytest.mark.parametrize(("text", "verb", "who", "whom"), CLAUSES, ids=[text for text, *_ in CLAUSES])
def test_subject_and_objects_of_a_verb(text: str, verb: str, who: str, whom: list[str]) -> None:
    grammar = parse(text)
    frame = frame_of(grammar, verb)
    assert phrase(grammar, frame.subject) == who
    assert [phrase(grammar, chunk) for chunk in frame.objects][: len(whom)] == whom


PASSIVES = [
    ("The town was shelled.", "shelled", True),
    ("The town had been heavily shelled.", "shelled", True),
    ("Three guards were shot dead.", "shot", True),
    ("Two men were shot dead by police.", "shot", True),
    ("A convoy attacked by gunmen burned.", "attacked", True),
    ("He visited the town, attacked on Monday by rebels.", "attacked", True),
    ("Rebels attacked the town.", "attacked", False),
    ("Rebels were shelling the town.", "shelling", False),
    ("Rebels attacked, and soldiers fled.", "attacked", False),
]


@pytest.mark.parametrize(("text", "verb", "passive"), PASSIVES, ids=[text for text, *_ in PASSIVES])
def test_voice(text: str, verb: str, passive: bool) -> None:
    assert frame_of(parse(text), verb).passive is passive


def test_phrases_carry_their_prepositions() -> None:
    grammar = parse("Rebels fired at a patrol near the border on Monday.")
    frame = frame_of(grammar, "fired")
    assert [(p.preposition, phrase(grammar, p.chunk)) for p in frame.phrases] == [
        ("at", "a patrol"),
        ("near", "the border"),
        ("on", "Monday"),
    ]


def test_every_member_of_a_list_of_objects_counts() -> None:
    grammar = parse("Rebels shelled the school, the clinic and the market.")
    frame = frame_of(grammar, "shelled")
    assert [phrase(grammar, chunk) for chunk in frame.objects] == ["the school", "the clinic", "the market"]


def test_the_subject_of_the_next_clause_is_no_object() -> None:
    grammar = parse("Rebels shelled the town and soldiers fled.")
    assert [phrase(grammar, chunk) for chunk in frame_of(grammar, "shelled").objects] == ["the town"]


def test_phrases_of_a_noun() -> None:
    grammar = parse("An attack by gunmen on a mosque shocked the town.")
    _, phrases, _ = complements(grammar, token(grammar, "attack"))
    assert [(p.preposition, phrase(grammar, p.chunk)) for p in phrases] == [("by", "gunmen"), ("on", "a mosque")]


def test_an_infinitive_is_seen() -> None:
    assert frame_of(parse("Rebels tried to storm the base."), "storm").infinitive
    assert not frame_of(parse("Rebels stormed the base."), "stormed").infinitive


def test_what_is_no_verb_has_no_frame() -> None:
    grammar = parse("The town was quiet.")
    assert grammar.frame(token(grammar, "town")) is None


def test_looks_outside_the_document_find_nothing() -> None:
    grammar = parse("Rebels fled.")
    assert (grammar.norm(-1), grammar.tag(-1), grammar.norm(99), grammar.tag(99)) == ("", "", "", "")


@pytest.mark.parametrize("word", ["hit, ", "hit and ", "who hit ", "was hit ", "very ", "had been "])
def test_a_long_chain_of_verbs_ends(word: str) -> None:
    """Each look to the left is bounded: neither deep recursion nor a time that grows with the square."""
    grammar = parse("Rebels " + word * 3000 + "hit it.")
    for main in grammar.verbs(range(len(grammar.tokens))):
        assert grammar.frame(main) is not None


WORDS = st.lists(
    st.sampled_from("the rebels who attacked , and town was to by on ing shelling said that ; \" ' a 3 not".split()),
    max_size=25,
)


@given(WORDS)
def test_frames_point_inside_the_document(words: list[str]) -> None:
    grammar = parse(" ".join(words))
    for main in grammar.verbs(range(len(grammar.tokens))):
        frame = grammar.frame(main)
        assert frame is not None
        assert frame.first <= frame.main <= frame.last < len(grammar.tokens)
        chunks = [frame.subject, *frame.objects, *(p.chunk for p in frame.phrases)]
        assert all(chunk is None or 0 <= chunk < len(grammar.chunks) for chunk in chunks)
        assert subject(grammar, frame.first) == frame.subject

"""Who says a thing through whom."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extracting.parsing import Case, actor, at, parse, reading, said
from reportedly.extracting.chains import UNNAMED_PUBLISHER, Chains, publisher
from reportedly.values.document import Article
from reportedly.values.mention import Attribution
from reportedly.values.span import Span

NESTED = "The agency reported that the mayor said rebels had shelled a school."


def nested() -> Case:
    return reading(
        NESTED,
        actor("the mayor", "people:mayor", role="official"),
        said("The agency", "reported", "the mayor said rebels had shelled a school"),
        said("the mayor", "said", "rebels had shelled a school", parent=0),
    )


def names(case: Case, words: str) -> list[list[str]]:
    """The chains of speakers of some words of a text."""
    around = case.chains.around(at(case.grammar, words).span)
    return [[hop.name for hop in voice] for voice in case.chains.voices(around[0] if around else None)]


def test_the_publisher_alone_says_what_nobody_is_said_to_say() -> None:
    assert names(reading("Rebels shelled a school."), "shelled") == [["The Example Courier"]]


def test_speakers_nest_outermost_first() -> None:
    assert names(nested(), "shelled") == [["The Example Courier", "The agency", "the mayor"]]
    assert names(nested(), "mayor") == [["The Example Courier", "The agency"]]


def test_two_speakers_of_one_statement_make_two_chains() -> None:
    case = reading(
        "A clerk and a guard said rebels shelled it.",
        said("A clerk", "said", "rebels shelled it", also=("a guard",)),
    )
    assert names(case, "shelled") == [["The Example Courier", "A clerk"], ["The Example Courier", "a guard"]]


def test_an_attribution_without_a_source_adds_no_hop() -> None:
    case = reading(
        "It was reported that a guard said rebels shelled it.",
        said(None, "reported", "a guard said rebels shelled it"),
        said("a guard", "said", "rebels shelled it", parent=0),
    )
    assert names(case, "shelled") == [["The Example Courier", "a guard"]]


def test_a_hop_keeps_words_cue_and_what_the_actor_list_says() -> None:
    case = nested()
    (voice,) = case.chains.voices(1)
    mayor = voice[-1]
    assert (mayor.words, mayor.cue) == (at(case.grammar, "the mayor"), at(case.grammar, "said"))
    assert (mayor.actor, mayor.role, mayor.anonymous) == ("people:mayor", "official", False)


def test_an_anonymous_source_is_unnamed() -> None:
    case = reading("A source said rebels shelled it.", said("A source", "said", "rebels shelled it", anonymous=True))
    (voice,) = case.chains.voices(0)
    assert (voice[-1].role, voice[-1].anonymous) == ("unnamed", True)


def test_the_last_name_in_a_source_phrase_speaks() -> None:
    case = reading(
        "Utopian minister Ada Byron said rebels shelled it.",
        actor("Utopian", "state:UT", role="state"),
        actor("Ada Byron", "people:ada", role="official"),
        said("Utopian minister Ada Byron", "said", "rebels shelled it"),
    )
    (voice,) = case.chains.voices(0)
    assert voice[-1].actor == "people:ada"


def test_hop_0_without_a_publisher_says_so() -> None:
    assert publisher(Article("x", "")).name == UNNAMED_PUBLISHER
    assert publisher(Article("x", "", publisher="The Example Courier")).role == "publisher"


def test_parents_in_a_circle_end() -> None:
    case = reading("A said B said C.", said("A", "said", "B said C", parent=1), said("B", "said", "C", parent=0))
    assert [hop.name for hop in case.chains.voices(0)[0]] == ["The Example Courier", "B", "A"]


def test_many_speakers_through_many_others_stay_few_chains() -> None:
    text = " ".join(f"S{i}" for i in range(40)) + " said it."
    grammar = parse(text)
    cue, sources = at(grammar, "said"), [at(grammar, f"S{i}") for i in range(40)]
    made = [
        Attribution(sources[i], cue, (cue.span,), "indirect", "asserts", i - 1 if i else None, cosources=(sources[-1],))
        for i in range(30)
    ]
    voices = Chains(grammar.document, made, ()).voices(29)
    assert 1 < len(voices) <= 12
    assert all(len(voice) <= 13 for voice in voices)


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_the_smallest_content_around_a_span_is_found(contents: list[Span], span: Span) -> None:
    """As a search through all of them finds it, wherever contents nest as deep as sentences do."""
    document = parse("Rebels shelled a school in the north, he said.").document
    made = [Attribution(None, None, (content,), "indirect", "asserts") for content in contents]
    around = Chains(document, made, ()).around(span)
    holding = [(len(content), index) for index, content in enumerate(contents) if content.covers(span)]
    if not holding or not len(span):
        assert around is None or contents[around[0]].covers(span)
    else:
        assert around == (min(holding)[1], contents[min(holding)[1]])

"""Noun phrases, their continuations and their lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.extracting.chunks import coordinated, find_chunks, full_phrase
from reportedly.extracting.tokens import tokenize
from reportedly.reading.segment import read
from reportedly.resources.tagger import load_tagger
from reportedly.values.document import Article


def base(text: str) -> list[str]:
    document = read(Article("x", text))
    return [chunk.words.text for chunk in find_chunks(document, tokenize(document, load_tagger()))]


def full(text: str, start: str) -> str:
    document = read(Article("x", text))
    tokens = tokenize(document, load_tagger())
    chunks = find_chunks(document, tokens)
    at = [chunk.words.text for chunk in chunks].index(start)
    return full_phrase(document, tokens, chunks, at).text


def test_base_phrases() -> None:
    assert base("Turkey’s defence minister visited two wounded soldiers on Sunday.") == [
        "Turkey’s defence minister",
        "two wounded soldiers",
        "Sunday",
    ]


def test_a_date_at_the_start_is_a_phrase_of_its_own() -> None:
    assert base("Last week Libyan officials warned of it.")[:2] == ["Last week", "Libyan officials"]
    assert base("That night Defence Secretary Joan Bell spoke.")[:2] == ["That night", "Defence Secretary Joan Bell"]
    assert base("On the same day Libyan forces left.")[:2] == ["the same day", "Libyan forces"]
    assert "Libyan troops" in base("On 12 May Libyan troops left.")
    assert "Libyan troops" in base("On May 12 Libyan troops left.")
    assert base("This year's drill ended.") == ["This year's drill"]


def test_of_phrases_and_names_go_on_but_places_do_not() -> None:
    found = full("a faction of Libyan desert fighters near Sirte left", "a faction")
    assert found == "a faction of Libyan desert fighters"
    assert full("The Afghan Centre for Human Rights (ACHR) said so", "The Afghan Centre").endswith("Rights (ACHR)")
    assert full("the National Army in Libya left", "the National Army") == "the National Army"


def test_a_list_of_names() -> None:
    document = read(Article("x", "Drones flew from Al Bab, Jarabulus and al-Rai on Sunday."))
    tokens = tokenize(document, load_tagger())
    chunks = find_chunks(document, tokens)
    at = next(at for at, chunk in enumerate(chunks) if chunk.words.text == "Al Bab")
    assert [chunks[member].words.text for member in coordinated(tokens, chunks, at)] == [
        "Al Bab",
        "Jarabulus",
        "al-Rai",
    ]
    assert coordinated(tokens, chunks, len(chunks) - 1) == (len(chunks) - 1,)


@given(st.text(alphabet=st.sampled_from("the army of Al-Bab, and 's (X) no 3 \n."), max_size=120))
def test_chunks_cut_their_own_text_and_never_overlap(text: str) -> None:
    document = read(Article("x", text))
    tokens = tokenize(document, load_tagger())
    chunks = find_chunks(document, tokens)
    for at, chunk in enumerate(chunks):
        assert chunk.words.span.cut(document.text) == chunk.words.text
        assert chunk.first <= chunk.head <= chunk.last
        assert at in coordinated(tokens, chunks, at)
        assert full_phrase(document, tokens, chunks, at).span.covers(chunk.words.span)
    assert all(left.last < right.first for left, right in zip(chunks, chunks[1:], strict=False))

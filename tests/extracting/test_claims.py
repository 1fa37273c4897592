"""What must hold for the claims of any text: they stand in it, the same each time, made in bounded time."""

from __future__ import annotations

from datetime import date
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.flow import Reader, load_reader, read_article
from reportedly.linking.within import link
from reportedly.values.claim import claim_id
from reportedly.values.codec import claim_to_json
from reportedly.values.document import Article
from reportedly.values.reading import Reading


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def article(text: str, title: str = "") -> Article:
    return Article("x", text, title, "The Example Courier", date(2024, 5, 10))


def check(found: Reading) -> None:
    """Every claim stands in the text, speaks of claims that are there, and bears the id of its content."""
    ids = {claim.id for claim in found.claims}
    assert len(ids) == len(found.claims)
    for claim in found.claims:
        assert claim.id == claim_id(claim)
        assert all(words.span.cut(found.document.text) == words.text for words in claim.all_words())
        assert {*claim.about, *claim.answers} <= ids
        assert claim.id not in claim.about
        assert claim.voice[0].role == "publisher"
    assert all({judgement.left, judgement.right} <= ids for judgement in found.judgements)


# Pieces of news with everything that trips readers: odd quotes, marks, emoji, lone surrogates, right-to-left text.
PIECES = (
    "Rebels shelled Aleppo on Monday", "the army said", "he denied", "killing six people", "two attacks",
    "these attacks", "in response to the raid", "if they attack", "since March", "according to Tasnim",
    "a series of strikes that began on Sunday", "not", "would", "was", "been", "and", "who", "to", "2 million", "$5",
    "%", "“We did it", "”", '"', "'s", "‘", "«", "»", "—", "…", "\n\n", ".", ",", "?", "!", "(", ")", "Mr. X", "U.S.",
    "\u200f", "\u202e", "\ud800", "🚀🔥", "هجوم على المدينة",
)  # fmt: skip
NEWS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
ANY = st.text(st.characters() | st.sampled_from("\ud800\u200f“”'\"🚀\n"), max_size=120)


@settings(max_examples=150, deadline=None)
@given(text=NEWS | ANY, title=st.just("") | NEWS)
def test_any_text_gives_claims_that_stand_in_it(reader: Reader, text: str, title: str) -> None:
    check(read_article(article(text, title), reader))


@settings(max_examples=40, deadline=None)
@given(text=NEWS, title=st.just("") | NEWS)
def test_reading_twice_gives_the_same_bytes(reader: Reader, text: str, title: str) -> None:
    one, other = (read_article(article(text, title), reader) for _ in range(2))
    assert [claim_to_json(claim) for claim in one.claims] == [claim_to_json(claim) for claim in other.claims]
    assert one.judgements == other.judgements


@settings(max_examples=40, deadline=None)
@given(text=NEWS, seed=st.integers(0, 2**16))
def test_links_do_not_depend_on_the_order_of_the_claims(reader: Reader, text: str, seed: int) -> None:
    found = read_article(article(text), reader)
    shuffled = list(found.claims)
    Random(seed).shuffle(shuffled)
    body = found.document.body.start
    assert link(shuffled, triggers=reader.triggers, body=body, by=found.origin) == found.judgements


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "“", "\ud800", "🚀", "\u202e", "a" * 10_000, "“" * 3000, "," * 3000]
)
def test_texts_that_say_nothing_claim_nothing(reader: Reader, text: str) -> None:
    assert read_article(article(text), reader).claims == ()


SIZE = 15_000  # characters: what is quadratic already takes much longer than what is not
HOSTILE = {
    "one sentence of words": "the army of the north ",
    "commas": ", ",
    "one event word": "attack ",
    "events in one sentence": "rebels attacked Aleppo, ",
    "joined verbs": "hit, and ",
    "relatives": "who attacked ",
    "speakers in one sentence": "he said that rebels attacked Aleppo, ",
    "dead in one sentence": "500 people were killed since Monday and ",
    "weapons in one sentence": "Rebels fired rockets at Aleppo ",
    "conditions": "If rebels attack ",
    "responses": "Rebels struck Aleppo in response to the raid in Homs. ",
    "pointing back": "The attacks on Aleppo went on. ",
    "tallies": "More than 500 people were killed since Monday. ",
    "quotations": "“They attacked Aleppo,” he said. ",
    "news": "Rebels attacked an army post near Aleppo on Monday, killing three. The army denied the attack, he said. ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_long_texts_are_read_in_bounded_time(reader: Reader, piece: str) -> None:
    start = process_time()
    found = read_article(article("A missile, a drone and rockets struck. " + piece * (SIZE // len(piece))), reader)
    assert process_time() - start < 10  # 0.1 to 1 s of a slow core
    check(found)
    assert sum(len(claim.quote) for claim in found.claims) < 100 * SIZE

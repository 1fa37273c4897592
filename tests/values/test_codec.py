"""Values as JSON and back, exactly."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from reportedly.errors import InputError
from reportedly.values.claim import Claim, claim_id
from reportedly.values.codec import (
    article_from_json,
    article_to_json,
    claim_from_json,
    claim_to_json,
    document_from_json,
    document_to_json,
    judgement_from_json,
    judgement_to_json,
)
from reportedly.values.document import Article, Document
from reportedly.values.facets import Place
from reportedly.values.judgement import judge
from reportedly.values.reading import Reading
from strategies import articles, claims, documents, readings

quick = settings(max_examples=40, deadline=None)  # making a whole claim takes hypothesis some milliseconds


@quick
@given(claims)
def test_a_claim_survives_the_round_trip(claim: Claim) -> None:
    text = claim_to_json(claim)
    again = claim_from_json(text)
    assert again == claim
    assert claim_to_json(again) == text
    assert claim_id(again) == claim.id


@quick
@given(articles)
def test_an_article_survives_the_round_trip(article: Article) -> None:
    assert article_from_json(article_to_json(article)) == article


@quick
@given(documents)
def test_a_document_survives_the_round_trip(document: Document) -> None:
    assert document_from_json(document_to_json(document)) == document


@quick
@given(readings())
def test_judgements_survive_the_round_trip(reading: Reading) -> None:
    for judgement in reading.judgements:
        again = judgement_from_json(judgement_to_json(judgement))
        assert (again, again.id) == (judgement, judgement.id)


def test_a_whole_number_gives_one_json_however_it_was_computed() -> None:
    one, other = Article("a", "x"), judge("c1", "c2", "same", score=1, reason="r", by="me")
    assert article_from_json(json.dumps(json.loads(article_to_json(one)), indent=1)) == one, "spaces do not matter"
    assert other.id == judge("c2", "c1", "same", score=1.0, reason="r", by="me").id
    assert Place(None, None, "site", latitude=34) == Place(None, None, "site", latitude=34.0)


@quick
@given(claims)
def test_what_is_not_a_claim_is_refused(claim: Claim) -> None:
    good = json.loads(claim_to_json(claim))
    for key, bad in (
        ("kind", "rumour"),
        ("span", {"start": 5, "end": 1}),
        ("quote", 7),
        ("surprise", 1),
        ("voice", {}),
    ):
        with pytest.raises(InputError):
            claim_from_json(json.dumps(good | {key: bad}))
    del good["hedge"]
    with pytest.raises(InputError, match="missing keys"):
        claim_from_json(json.dumps(good))


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '"\\ud800"', "\ud800", "[" * 10_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no claim in the JSON"):
        claim_from_json(text)

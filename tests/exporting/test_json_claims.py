"""Claims as JSON and JSONL: complete, the same every time, valid UTF-8."""

from __future__ import annotations

import json

import made_up
from golden import check
from hypothesis import given
from hypothesis import strategies as st

from build import READER
from reportedly.exporting.json_claims import claims_json, claims_jsonl
from reportedly.exporting.json_incidents import incident_json
from reportedly.exporting.json_text import json_text
from reportedly.values.claim import Claim
from reportedly.values.codec import claim_from_json
from reportedly.values.reading import Reading


def reading(*claims: Claim) -> Reading:
    return Reading(made_up.DOCUMENT, claims, made_up.JUDGEMENTS, READER)


def test_claims_of_the_made_up_article() -> None:
    check("claims.json", claims_json([reading(made_up.ROCKETS, made_up.NOT_CONFIRMED[0])]))


def test_the_order_of_claims_does_not_matter() -> None:
    assert claims_json([reading(*made_up.CLAIMS)]) == claims_json([reading(*reversed(made_up.CLAIMS))])


def test_jsonl_reads_back_as_the_same_claims() -> None:
    lines = list(claims_jsonl(made_up.CLAIMS))
    assert tuple(claim_from_json(line) for line in lines) == made_up.CLAIMS
    assert all(line.count("\n") == 1 and line.endswith("\n") for line in lines)


def test_incident_names_its_claims_by_id() -> None:
    incident = made_up.assembly().incidents[0]
    check("incident.json", json_text(incident_json(incident)))
    found = incident_json(incident)
    known = {claim.id for claim in made_up.CLAIMS}
    assert {*found["members"], *found["attached"]} <= known
    values = [value for row in found["facets"].values() for value in row["values"]]
    assert values and {support["claim"] for value in values for support in value["supports"]} <= known


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_text_is_utf8_and_loses_nothing(value: object) -> None:
    text = json_text(value)
    assert json.loads(text.encode("utf-8")) == value

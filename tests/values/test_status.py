"""Statuses by facet: who says so decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import MakeSlot, claim, hop, killed, make_document, perpetrator, same
from reportedly.codebook.statuses import load_statuses
from reportedly.values.assemble import assemble
from reportedly.values.claim import Claim, Kind, Reality
from reportedly.values.facets import Actor
from reportedly.values.incident import Incident
from reportedly.values.status import acts_for

RULES = load_statuses()
SPEAKERS = (
    "Ruritania, Ruritanian Defence Minister Ada Holt, Ruritanian opposition, Graustark, Blue Front, Ahmar, residents"
)
DOCUMENT = make_document(
    f"Rockets hit Fort Zed. Five people were killed. {SPEAKERS}. Ruritanian jets. close to the Blue Front"
)
ROLES = {"Ahmar": "agency", "Blue Front": "armed_group"}


def said(
    *speakers: str,
    act: str = "asserts",
    reality: Reality = "actual",
    kind: Kind = "event",
    slots: Sequence[MakeSlot] = (),
    about: Sequence[Claim] = (),
) -> Claim:
    """Somebody says that rockets hit Fort Zed; nobody before "by": the publisher itself."""
    voice = [hop(DOCUMENT, name, role=ROLES.get(name, "state")) for name in speakers]
    return claim(
        DOCUMENT, "Rockets hit Fort Zed", act=act, reality=reality, kind=kind, voice=voice, slots=slots, about=about
    )


def incident(*claims: Claim) -> Incident:
    events = [item for item in claims if item.kind == "event"]
    (found,) = assemble(claims, [same(events[0], item) for item in events[1:]], rules=RULES).incidents
    return found


def by_ruritania(**options: Any) -> Claim:
    return said("Ruritania", slots=[perpetrator("Ruritania")], **options)


def test_one_voice_alone() -> None:
    assert incident(said()).status == "asserted"
    assert incident(said("Ahmar")).status == "reported"
    assert incident(said("Blue Front", act="claims_responsibility")).status == "claimed"
    assert incident(said("Graustark", act="confirms")).status == "confirmed"
    assert incident(said("Graustark", act="accuses", slots=[perpetrator("Ruritania")])).status == "reported"


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([said(), said("Ahmar")], "asserted"),
        ([said(), said("Blue Front", act="claims_responsibility")], "claimed"),
        ([said(), said("Graustark", act="confirms"), said("Blue Front", act="claims_responsibility")], "confirmed"),
        ([said("Ahmar"), said("Graustark", act="declines_to_confirm")], "unconfirmed"),
        ([said("Ahmar"), said("Graustark", act="declines_to_confirm"), said("Ruritania", act="confirms")], "confirmed"),
        ([said("Ahmar"), said("Graustark", act="denies", reality="negated")], "disputed"),
        ([said("Ahmar"), said("Graustark", reality="negated")], "disputed"),
        ([said("Ahmar"), said("Graustark", reality="hypothetical")], "reported"),
        ([said("Graustark", act="denies")], "denied"),
    ],
)
def test_voices_together(claims: list[Claim], status: str) -> None:
    assert incident(*claims).status == status


def test_the_acting_side_about_its_own_act_claims_it() -> None:
    found = incident(by_ruritania())
    assert found.status == "claimed" and found.facet("perpetrator").status is not None
    assert [by.stance for by in found.happened.by] == ["claimed"]


def test_an_accusation_tells_who_did_it_and_reports_that_it_happened() -> None:
    found = incident(said("Graustark", act="accuses", slots=[perpetrator("Ruritania")]))
    perpetrators = found.facet("perpetrator").status
    assert perpetrators is not None and perpetrators.status == "accused"
    assert found.happened.status == "reported"


def test_a_denial_by_the_accused_disputes_the_deed_and_not_the_event() -> None:
    accusation = said("Graustark", act="accuses", slots=[perpetrator("Ruritania")])
    denial = said("Ruritania", act="denies", reality="negated", kind="statement", about=[accusation])
    found = incident(accusation, denial)
    deed = found.facet("perpetrator").status
    assert deed is not None and deed.status == "disputed"
    assert found.happened.status == "reported"
    assert found.status == "disputed", "a dispute about who did it is a dispute"


def test_a_denial_of_a_figure_disputes_that_figure_only() -> None:
    report = said("Ahmar", slots=[killed("Five people", 5)])
    denial = said(
        "Graustark", act="denies", reality="negated", kind="statement", slots=[killed("Five people", 5)], about=[report]
    )
    found = incident(report, denial)
    status = found.facet("killed").status
    assert status is not None and status.status == "disputed"
    assert found.status == "reported"


def test_rival_tolls_of_two_sources_are_disputed_but_not_the_whole() -> None:
    found = incident(said("Ahmar", slots=[killed("Five people", 5)]), said("Graustark", slots=[killed("Five", 9)]))
    toll = found.facet("killed").status
    assert toll is not None and (toll.status, toll.reports, toll.origins) == ("disputed", 2, 2)
    assert found.status == "reported"


def test_who_reports_an_event_and_denies_its_own_part_disputes_nothing() -> None:
    found = incident(said("Graustark"), said("Graustark", act="denies", reality="negated"))
    assert found.status == "reported"
    assert {by.stance for by in found.happened.by} == {"reported", "denied"}


def test_who_confirms_an_event_and_denies_turns_against_those_who_claim_it() -> None:
    claimed = said("Blue Front", act="claims_responsibility", slots=[perpetrator("Blue Front")])
    found = incident(
        claimed, said("Graustark", act="confirms"), said("Graustark", act="denies", reality="negated", about=[claimed])
    )
    assert found.happened.status == "confirmed" and found.status == "disputed"


def test_a_side_that_is_accused_and_blames_another_disputes_who_did_it() -> None:
    found = incident(
        said("Graustark", act="accuses", slots=[perpetrator("Ruritania")]),
        said("Ruritania", act="accuses", slots=[perpetrator("Blue Front")]),
    )
    assert found.status == "disputed"


def test_two_accusers_with_two_suspects_dispute_nothing_yet() -> None:
    found = incident(
        said("Graustark", act="accuses", slots=[perpetrator("Ruritania")]),
        said("Ahmar", act="accuses", slots=[perpetrator("Blue Front")]),
    )
    assert found.status == "reported"


def test_condemning_a_reported_event_is_no_report() -> None:
    report = said("Ahmar")
    found = incident(report, said("Graustark", act="condemns", kind="statement", about=[report]))
    assert found.happened.reports == 1


def test_status_says_by_whom() -> None:
    report, doubt = said("Ahmar"), said("Graustark", act="declines_to_confirm")
    by = {(item.speaker, item.act, item.stance) for item in incident(report, doubt).happened.by}
    assert by == {("Ahmar", "asserts", "reported"), ("Graustark", "declines_to_confirm", "declined")}


# origins


def test_one_source_told_by_two_publishers_is_one_origin() -> None:
    claims = []
    for name in ("The Gazette", "The Herald"):
        document = make_document("Rockets hit Fort Zed, Ahmar said.", publisher=name)
        claims.append(claim(document, "Rockets hit Fort Zed", voice=[hop(document, "Ahmar", role="agency")]))
    assert (incident(*claims).happened.reports, incident(*claims).happened.origins) == (2, 1)


def test_each_publisher_that_tells_it_itself_is_an_origin() -> None:
    documents = [make_document("Rockets hit Fort Zed.", publisher=name) for name in ("The Gazette", "The Herald")]
    found = incident(*(claim(document, "Rockets hit Fort Zed") for document in documents))
    assert (found.happened.reports, found.happened.origins) == (2, 2)


def test_a_source_under_a_shorter_name_is_one_origin() -> None:
    document = make_document("Rockets hit Fort Zed, Defence Minister Ada Holt said. Rockets hit, Holt said.")
    full, short = (
        claim(document, quote, voice=[hop(document, name)])
        for quote, name in (("Rockets hit Fort Zed", "Defence Minister Ada Holt"), ("Rockets hit, Holt", "Holt"))
    )
    assert (incident(full, short).happened.reports, incident(full, short).happened.origins) == (1, 1)


# standing


@pytest.mark.parametrize(
    ("speaker", "role", "deed", "acting"),
    [
        ("Ruritania", "state", "Ruritania", True),
        ("the Ruritania", "unknown", "Ruritania's", True),
        ("Ruritanian Defence Minister Ada Holt", "official", "Ruritanian jets", True),
        ("Ruritania", "state", "Ruritanian jets", True),
        ("Ruritanian opposition", "official", "Ruritanian jets", False),
        ("Ruritania", "state", "Ruritania-backed fighters", False),
        ("Ahmar", "agency", "Ruritanian jets", False),
        ("Graustark", "state", "Ruritanian jets", False),
        ("Graustark", "state", "warplanes", False),
    ],
)
def test_who_speaks_for_the_acting_side(speaker: str, role: str, deed: str, acting: bool) -> None:
    document = make_document(f"{speaker} spoke.")
    assert acts_for(hop(document, speaker, role=role), Actor(deed), rules=RULES) is acting


def test_a_declared_affiliation_or_the_same_row_makes_the_acting_side() -> None:
    affiliated = hop(DOCUMENT, "Ahmar", role="agency", affiliation="close to the Blue Front")
    assert acts_for(affiliated, Actor("Blue Front"), rules=RULES)
    assert acts_for(hop(DOCUMENT, "Ahmar", actor="x"), Actor("Somebody", "x"), rules=RULES)
    assert not acts_for(hop(DOCUMENT, "Ahmar"), Actor("Somebody"), rules=RULES)
    capital = hop(DOCUMENT, "Ahmar", role="state", actor="state:RU")
    assert acts_for(capital, Actor("the army", "army", sort="military", country="RU"), rules=RULES)
    assert not acts_for(capital, Actor("the rebels", "rebels", sort="armed_group", country="RU"), rules=RULES)


SWAP = {"Ruritania": "Graustark", "Graustark": "Ruritania"}
VOICES = st.tuples(
    st.sampled_from(["Ruritania", "Graustark"]),
    st.sampled_from(["asserts", "accuses", "denies", "confirms", "claims_responsibility", "declines_to_confirm"]),
    st.sampled_from(["Ruritania", "Graustark"]),
)


@given(st.lists(VOICES, min_size=1, max_size=5, unique=True))
def test_swapping_the_sides_changes_no_status(voices: list[tuple[str, str, str]]) -> None:
    def statuses(swap: dict[str, str]) -> tuple[str, list[str]]:
        claims = [said()] + [
            said(swap.get(who, who), act=act, slots=[perpetrator(swap.get(deed, deed))]) for who, act, deed in voices
        ]
        found = incident(*claims)
        return found.status, [row.status.status for row in found.facets if row.status is not None]

    assert statuses({}) == statuses(SWAP)

"""Who says what: one short case for each way that news hands over the floor."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook.cues import load_cues
from reportedly.extracting.chunks import find_chunks
from reportedly.extracting.tokens import tokenize
from reportedly.extracting.voices import attribute
from reportedly.reading.segment import read
from reportedly.resources.tagger import load_tagger
from reportedly.values.document import Article, Document
from reportedly.values.mention import Attribution


def voices(text: str, publisher: str | None = None) -> tuple[Document, tuple[Attribution, ...]]:
    document = read(Article("x", text, publisher=publisher))
    tokens = tokenize(document, load_tagger())
    return document, attribute(document, tokens, find_chunks(document, tokens), load_cues())


def told(text: str, publisher: str | None = None) -> list[tuple[str | None, str, str]]:
    """Source (with cosources), act and content of each attribution."""
    document, found = voices(text, publisher)
    return [
        (
            " & ".join(words.text for words in (a.source, *a.cosources)) if a.source else None,
            a.act,
            " / ".join(span.cut(document.text) for span in a.content),
        )
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "act", "content"),
    [
        # indirect speech, with and without "that", before and after the speaker, with commas and without
        ("The army said that rockets hit a depot.", "The army", "asserts", "rockets hit a depot"),
        ("Residents said rockets hit a depot.", "Residents", "asserts", "rockets hit a depot"),
        ("Rockets hit a depot, residents said.", "residents", "asserts", "Rockets hit a depot"),
        ("Rockets hit a depot in the town on Monday a monitor said.", "a monitor", "asserts", "Rockets hit a depot"),
        ("On Sunday the ministry said rockets hit a depot.", "the ministry", "asserts", "rockets hit a depot"),
        ("In a statement, the ministry said rockets hit a depot.", "the ministry", "asserts", "rockets hit a depot"),
        ("In Libya, a spokesman said, rockets hit a depot.", "a spokesman", "asserts", "rockets hit a depot"),
        ("The ministry later reported at noon that rockets hit a depot.", "The ministry", "asserts", "rockets hit"),
        # quotations
        ("“We hit the depot,” said Colonel Omar Haddad.", "Colonel Omar Haddad", "asserts", "We hit the depot"),
        ('"We hit the depot" Omar Haddad said on Monday.', "Omar Haddad", "asserts", "We hit the depot"),
        ("Haddad said the fire was “an answer to attacks” on Sunday.", "Haddad", "asserts", "an answer to attacks"),
        ("Haddad claimed that drones made a “direct hit on the base.", "Haddad", "asserts", "direct hit on the base"),
        ("Haddad said: “We hit it. We will hit again.”", "Haddad", "asserts", "We hit it. We will hit again"),
        # who the speaker is
        ("Omar Haddad, a spokesman for the army, said rockets fell.", "Omar Haddad", "asserts", "rockets fell"),
        ("An army spokesman, Omar Haddad, said rockets fell.", "Omar Haddad", "asserts", "rockets fell"),
        ("A source in the ministry said rockets fell.", "A source in the ministry", "asserts", "rockets fell"),
        ("The group which watches the war said rockets fell.", "The group", "asserts", "rockets fell"),
        ("Sahar news agency affiliated with the army said rockets fell.", "Sahar", "asserts", "rockets fell"),
        ("Sahar and Libyan websites reported that rockets fell.", "Sahar & Libyan websites", "asserts", "rockets fell"),
        ("According to the Libyan Centre for Human Rights, rockets fell.", "the Libyan", "asserts", "rockets fell"),
        ("Rockets fell on a town, according to two officials.", "two officials", "asserts", "Rockets fell on a town"),
        ("A statement released by the army said rockets fell.", "the army", "asserts", "rockets fell"),
        # acts
        ("The group claimed responsibility for the blast.", "The group", "claims_responsibility", "for the blast"),
        ("The blast was claimed by the Ansar Brigade.", "the Ansar Brigade", "claims_responsibility", "The blast"),
        ("Cairo accused Tripoli of shelling the port.", "Cairo", "accuses", "Tripoli of shelling the port"),
        ("Tripoli denied shelling the port.", "Tripoli", "denies", "shelling the port"),
        ("Tripoli denied a claim that it shelled the port.", "Tripoli", "denies", "a claim that it shelled the port"),
        ("The army vowed to strike back.", "The army", "announces", "to strike back"),
        ("The ministry declined to comment on the raid.", "The ministry", "declines_to_confirm", "comment on the raid"),
        ("The army did not confirm the raid.", "The army", "declines_to_confirm", "the raid"),
        ("The report has not been confirmed by the army.", "the army", "declines_to_confirm", "The report"),
        ("There was no confirmation by Cairo or the United Nations about the raid.", "Cairo & the United Nations",
         "declines_to_confirm", "the raid"),
        ("Cairo backs the group and has threatened Tripoli that ships sink.", "Cairo", "threatens", "ships sink"),
        ("The general warned of retaliation if the raids go on.", "The general", "warns", "of retaliation if"),
        ("The envoy condemned the raid on the port.", "The envoy", "condemns", "the raid on the port"),
        ("The envoy called on the army to stop.", "The envoy", "demands", "the army to stop"),
    ],
)  # fmt: skip
def test_one_attribution(text: str, source: str, act: str, content: str) -> None:
    assert any(s is not None and s.startswith(source) and a == act and content in c for s, a, c in told(text)), told(
        text
    )


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility.",
        "Rockets reportedly hit a depot.",
        "The reported attacks were heavy.",
        "The raid claimed twelve lives.",
        "The army did not say how many men it lost.",
        "It was said that rockets fell.",
    ],
)
def test_nobody_is_said_to_speak(text: str) -> None:
    assert told(text) == []


def test_an_unverified_claim_has_no_speaker_but_the_publisher() -> None:
    assert told("The video could not be independently verified.") == [(None, "declines_to_confirm", "The video")]


def test_clauses_of_two_speakers_stay_apart() -> None:
    found = told("The army said it hit a depot while rebels said a school was hit.")
    assert [(s, c) for s, _, c in found] == [("The army", "it hit a depot"), ("rebels", "a school was hit")]


def test_a_participle_shares_the_speaker() -> None:
    found = told("Officials said a bus was hit, adding that six people died.")
    assert [(s, c) for s, _, c in found] == [("Officials", "a bus was hit"), ("Officials", "six people died")]


def test_a_claim_inside_a_report_nests() -> None:
    _, found = voices(
        "Sahar reported that the Ansar Front, a band of Libyan rebels, had issued a statement accepting responsibility."
    )
    inner = next(a for a in found if a.act == "claims_responsibility")
    assert inner.source is not None and inner.source.text == "the Ansar Front"
    assert inner.parent is not None
    outer = found[inner.parent]
    assert outer.source is not None and outer.source.text == "Sahar"


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Rockets fell, a witness told AFP.", "AFP", "a witness"),
        ("Reuters quoted a doctor in Sirte as saying that ten people died.", "Reuters", "a doctor in Sirte"),
        ("Libyan media, citing army sources, say rockets fell.", "Libyan media", "army sources"),
    ],
)
def test_who_passes_it_on_stands_outside(text: str, outer: str, inner: str) -> None:
    _, found = voices(text)
    speaker = next(a for a in found if a.source is not None and a.source.text == inner)
    assert speaker.parent is not None
    source = found[speaker.parent].source
    assert source is not None and source.text == outer


def test_a_listener_who_is_the_publisher_is_no_source() -> None:
    assert [s for s, _, _ in told("Rockets fell, a witness told AFP.", publisher="AFP")] == ["a witness"]


def test_a_pronoun_stands_for_the_speaker_before() -> None:
    found = told(
        "The Libyan army said rockets fell. It said ten men died. Spokesman Omar Haddad went home. He said it was over."
    )
    assert [s for s, _, _ in found] == ["The Libyan army", "The Libyan army", "Spokesman Omar Haddad"]


def test_a_description_keeps_its_own_words() -> None:
    assert [s for s, _, _ in told("Sahar said rockets fell. The website said nobody died.")] == ["Sahar", "The website"]


def test_a_bare_quotation_belongs_to_the_speaker_before_it() -> None:
    found = told("Omar Haddad praised the truce in Tunis. “We say it openly. They will not be spared.”")
    assert found[-1] == ("Omar Haddad", "asserts", "We say it openly. They will not be spared")


def test_a_quotation_takes_the_place_of_the_name_of_its_act() -> None:
    found = told("Omar Haddad repeated the army's warning in Tunis. “We say it openly. They will not be spared.”")
    assert found == [("Omar Haddad", "asserts", "We say it openly. They will not be spared")]


def test_a_quotation_that_goes_on_is_one_attribution() -> None:
    found = told("“We hit it,” Haddad said. “We will hit it again.”")
    assert found == [("Haddad", "asserts", "We hit it / We will hit it again")]


def test_unnamed_speakers_are_marked() -> None:
    _, found = voices("A US official said rockets fell. US Defense Secretary Omar Haddad said none fell.")
    assert [a.anonymous for a in found] == [True, False]


def test_the_first_article_sentence_by_sentence(seed_article: dict[str, Any]) -> None:
    found = told(seed_article["text"], seed_article["publisher"])
    expected = [
        ("Tasnim", "asserts", "six missiles were launched"),
        ("The website", "asserts", "caught by surprise"),
        ("Tasnim", "asserts", "Ain al-Asad"),
        ("Tasnim & Iraqi news websites", "asserts", "Islamic Jihad"),
        ("Islamic Jihad", "claims_responsibility", "responsibility"),
        ("Iraq & the United States", "declines_to_confirm", "the reported attacks"),
        ("The Islamic Resistance in Iraq", "asserts", "direct hit at the Ain- al-Assad airbase"),
        ("Tasnim", "asserts", "in response to the continuous crimes"),
        ("President Joe Biden & other US officials", "warns", "retaliation"),
        ("US Secretary of Defense Lloyd Austin", "announces", "targeting two facilities"),
        ("Austin", "asserts", "began on Oct. 17"),
        ("Iran", "threatens", "it can engulf US interests"),
        ("Iran’s foreign minister", "asserts", "will not be spared"),
        ("Hossein Amir-Abdollahian", "asserts", "they will not be spared from this fire"),
    ]
    assert len(found) == len(expected)
    for (source, act, content), (s, a, c) in zip(found, expected, strict=True):
        assert (source, act) == (s, a)
        assert c in content


PIECES = st.sampled_from(
    ["the army", "said", "that", "“", "”", '"', ",", ".", "rockets fell", "told AFP", "he", "and", "citing", "Haddad",
     "quoted", "as saying", "claimed responsibility", "by", "no comment", "from", ":", "\n\n", "(", ")", "it", "adding"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map(" ".join)))
def test_any_text_gives_verbatim_words_and_no_loops(text: str) -> None:
    document, found = voices(text)
    for attribution in found:
        assert attribution.content
        for words in (attribution.source, attribution.cue, *attribution.cosources):
            assert words is None or words.span.cut(document.text) == words.text
        seen: set[int] = set()
        at = attribution.parent
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = found[at].parent
    assert found == voices(text)[1]


@pytest.mark.parametrize("text", ["said " * 20_000, '"a" ' * 20_000, 'he said "it is so ' * 3_000, "(" * 50_000])
def test_monstrous_text_is_only_text(text: str) -> None:
    voices(text)

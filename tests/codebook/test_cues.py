"""The cue lexicon: forms, acts by frame, and what happens to a broken file."""

from __future__ import annotations

import pytest

from reportedly.codebook.cues import build_cues, load_cues
from reportedly.errors import CodebookError

ACTS = {
    "asserts", "claims_responsibility", "accuses", "confirms", "concedes", "denies", "declines_to_confirm", "assesses",
    "threatens", "warns", "demands", "condemns", "announces", "retracts",
}  # fmt: skip


def test_every_act_is_one_of_the_codebook() -> None:
    cues = load_cues()
    acts = {act for verb in cues.verbs.values() for act in verb.acts.values()}
    acts |= {act for heads in cues.objects.values() for act in heads.values()} | set(cues.nouns.values())
    acts |= {act for tails in cues.phrases.values() for act in tails.values()}
    assert acts <= ACTS


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("denied", "deny"), ("confirming", "confirm"), ("admitted", "admit"), ("told", "tell")],
)
def test_inflected_forms_lead_to_their_lemma(form: str, lemma: str) -> None:
    assert load_cues().lemmas[form] == lemma


def test_the_frame_decides_the_act() -> None:
    claim = load_cues().verbs["claim"]
    assert claim.act("clause") == "asserts"
    assert claim.act("object") is None
    assert load_cues().objects["claim"]["responsibility"] == "claims_responsibility"


def test_a_broken_lexicon_names_the_file() -> None:
    with pytest.raises(CodebookError, match="cues.yaml"):
        build_cues({"verbs": [{"act": "asserts", "lemmas": "say"}]})

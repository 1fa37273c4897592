"""Each set's format, on small files of our own."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from training.data import cnc, ecbplus, event_location, gum, megaveridicality, muc4, polnear, re3d, wikievents
from training.data.gold import GoldText
from training.data.muc4_templates import messages, templates

from reportedly.values.span import Span


def cut(text: GoldText, spans: tuple[Span, ...]) -> list[str]:
    return [span.cut(text.text) for span in spans]


def test_polnear_pieces_gaps_and_nesting() -> None:
    text = "Ann said that Bo claimed the dam broke."
    standoff = (
        "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 9 38\t...\nT4\tAttribution 4 8\tsaid\n"
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
        "T5\tSource 14 16\tBo\nT6\tCue 17 24\tclaimed\nT7\tContent 25 28;29 38\t...\n"
        "T8\tAttribution 17 24\tclaimed\nE2\tAttribution:T8 Cue:T6 Content:T7 Source:T5\n"
    )
    outer, inner = polnear.attributions(standoff, text)
    assert (outer.parent, inner.parent) == (None, 0)
    assert inner.contents == (Span(25, 38),)  # brat cut it at a line's end
    assert outer.cues[0].cut(text) == "said"


def test_re3d_hides_what_is_unsure(tmp_path: Path) -> None:
    folder = tmp_path / "A"
    folder.mkdir()
    (folder / "documents.json").write_text(json.dumps({"_id": "d", "text": "Troops left Dovan."}))
    rows = [("Organisation", 0, 6, 0.9), ("Location", 12, 17, 0.5)]
    (folder / "entities.json").write_text(
        "\n".join(
            json.dumps({"documentId": "d", "type": kind, "begin": begin, "end": end, "confidence": sure})
            for kind, begin, end, sure in rows
        )
    )
    (text,) = re3d.load(tmp_path)
    assert text.mentions is not None
    assert [mark.codes for mark in text.mentions.items] == [("organisation", "armed_force"), ()]
    assert "casualty" not in text.mentions.scope


def test_wikievents_arguments_are_looked_up_near_the_trigger(tmp_path: Path) -> None:
    row = {
        "docid": "d",
        "tokens": "Men left . Later , men attacked the Dovan depot .".split(),
        "event_mentions": [
            {
                "event_type": "Conflict.Attack",
                "trigger": {"start_idx": 6, "end_idx": 7, "text": "attacked"},
                "arguments": [{"role": "Attacker", "text": "men"}, {"role": "Target", "text": "Dovan depot"}],
            },
            {"event_type": "Life.Die", "trigger": {"start_idx": 0, "end_idx": 0, "text": "kil"}, "arguments": []},
        ],
    }
    (tmp_path / "train.restructured.jsonl").write_text(json.dumps(row))
    (tmp_path / "dev.jsonl").write_text("")
    (text,) = wikievents.load(tmp_path)
    assert text.roles is not None and text.heads is None
    (event,) = text.roles.items
    assert cut(text, tuple(argument.span for argument in event.arguments)) == ["men", "Dovan depot"]
    assert event.arguments[0].span.start > 10
    assert event.arguments[1].head.cut(text.text) == "depot"


def test_event_location_one_text_for_all_verbs(tmp_path: Path) -> None:
    text = "They shot a man and fled Dovan."
    tokens = [[0, 4], [5, 9], [10, 11], [12, 15], [16, 19], [20, 24], [25, 30], [30, 31]]
    rows = [
        {"label": label, "start": at, "end": at, "token_start": at, "token_end": at}
        for label, at in (("VERB", 1), ("VERB", 5), ("LOCATION", 6))
    ]
    lines = [
        {"text": text, "tokens": tokens, "spans": [rows[0]], "_id": "AAA_ENG_20300101.0001_1_x"},
        {"text": text, "tokens": tokens, "spans": rows[1:], "_id": 7},
        {"text": text, "tokens": tokens, "spans": rows, "_id": 8, "answer": "reject"},
    ]
    (tmp_path / "train.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (found,) = event_location.load(tmp_path)
    assert found.group == "AAA_ENG_20300101.0001"
    assert found.roles is not None
    assert [len(event.arguments) for event in found.roles.items] == [0, 1]
    assert found.roles.scope == {"place"}


def test_cnc_spans_in_written_text(tmp_path: Path) -> None:
    text = "Rain , he said , led to floods ."
    tagged = "<ARG0>Rain</ARG0> , he said , <ARG1><SIG0>led to</SIG0> floods</ARG1> ."
    for name, row in {
        "train_subtask1.csv": {"index": "d_1", "text": text, "label": "1"},
        "train_subtask2_grouped.csv": {"doc_id": "d", "sent_id": "1", "text": text, "causal_text_w_pairs": [tagged]},
    }.items():
        with (tmp_path / name).open("w", newline="") as file:
            writer = csv.DictWriter(file, list(row))
            writer.writeheader()
            writer.writerow(row)
    (found,) = cnc.load(tmp_path)
    assert found.text == "Rain, he said, led to floods."
    assert found.responses is not None
    (relation,) = found.responses.items
    assert cut(found, (relation.cause, relation.effect, *relation.signals)) == ["Rain", "led to floods", "led to"]


def test_ecbplus_leaves_the_address_out_and_reads_chains(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    words = [("1", "0", "http"), ("2", "1", "Quake"), ("3", "1", "hit"), ("4", "2", "It"), ("5", "2", "struck")]
    tokens = "".join(
        f'<token t_id="{key}" sentence="{sentence}" number="0">{word}</token>' for key, sentence, word in words
    )
    marks = "".join(
        f'<ACTION_OCCURRENCE m_id="{key}"><token_anchor t_id="{key}"/></ACTION_OCCURRENCE>' for key in ("3", "5")
    )
    chain = (
        '<CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="3"/><source m_id="5"/><target m_id="9"/></CROSS_DOC_COREF>'
    )
    (tmp_path / "1" / "1_1ecbplus.xml").write_text(
        f"<Document>{tokens}<Markables>{marks}</Markables><Relations>{chain}</Relations></Document>"
    )
    (found,) = ecbplus.load(tmp_path)
    assert found.text == "Quake hit\nIt struck"
    assert found.events is not None
    assert cut(found, found.events[0]) == ["hit", "struck"]


def test_gum_words_entities_and_said() -> None:
    rows = [
        "# newpar",
        "1-2\tAnn’s\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "1\tAnn\tAnn\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(1-person-new-s-cf1-1-coref",
        "2\t’s\t’s\tPART\tPOS\t_\t1\tcase\t_\tEntity=1)",
        "3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_",
        "",
    ]
    text, words, entities = gum.read_conllu("\n".join(rows))
    assert text == "Ann’s."
    assert (entities[0].first, entities[0].last, entities[0].least) == (0, 1, (0,))
    assert [word.span.cut(text) for word in words] == ["Ann", "’s", "."]


def test_muc4_templates_fills_and_weak_labels() -> None:
    raw = "DEV-MUC3-0001 (NOSC)\n\n   DOVAN -- REBELS CAME\nTO KARUBA.\n\n\nDEV-MUC3-0002 (NOSC)\n\n   NONE.\n"
    assert [name for name, _ in messages(raw)] == ["DEV-MUC3-0001", "DEV-MUC3-0002"]
    slots = {
        0: "DEV-MUC3-0001 (X)",
        1: "1",
        3: "ARDIA: KARUBA (CITY)",
        4: "KIDNAPPING",
        5: "ACCOMPLISHED",
        9: '"REBELS" / "MEN OF ARMS"',
    }
    key = "\n".join(f"{number}.  SLOT: NAME      {slots.get(number, '-')}" for number in range(25))
    (template,) = templates(key)
    assert template.strings(9) == (("REBELS", "MEN OF ARMS"),)
    text = muc4._message("DEV-MUC3-0001", "Dovan, 3 Jan 90 -- Rebels kidnapped two men in Karuba.", [template], "train")
    assert text.roles is not None and text.triggers is not None
    assert [mark.codes for mark in text.triggers.items] == [("abduction",)]
    assert cut(text, tuple(a.span for a in text.roles.items[0].arguments)) == ["Rebels", "Karuba"]
    assert text.triggers.scope == frozenset()


def test_megaveridicality_reads_the_table(gold: Path) -> None:
    rows = megaveridicality.lexicon(gold / "megaveridicality")
    by_verb = megaveridicality.by_verb(rows, "NP Ved that S")
    assert by_verb["know"] > by_verb["claim"] > by_verb["pretend"]

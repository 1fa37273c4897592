"""Bad input end to end: every bad article is named with its reason, nothing else is lost, no text takes for ever."""

from __future__ import annotations

import codecs
import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from command import Run
from reportedly.commands.exits import REJECTED
from reportedly.exporting.annotation import annotation
from reportedly.exporting.cards import make_report
from reportedly.exporting.json_claims import claims_json
from reportedly.exporting.report import report_text
from reportedly.flow import Reader, assembled, load_reader, read_article
from reportedly.ledger.view import open_view
from reportedly.values.document import Article

TEXT = "Rebels shelled the town of Azaz on Friday, killing five soldiers, the army said. The rebels denied it."
MARKS = "“”‘’„‟‚‛«»‹›「」『』\"'`´＂''``"
INVISIBLE = "\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u00ad\u2060"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


REJECTED_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG image"),
    "paper.json": (b"%PDF-1.7\n", "PDF"),
    "wide.txt": (TEXT.encode("utf-16-le"), "UTF-16"),
    "long.txt": ((TEXT * 20_000).encode(), "characters, more than the 2,000,000"),
    "huge.txt": (TEXT.encode() * 500_000, "bytes allowed"),
    "bare.html": (b"<html><head><title>x</title></head><body><script>1</script></body></html>", "no article found"),
    "number.json": (b'{"text": 5}', '"text" must be a string, not a number'),
    "null.json": (b"null", "not null"),
    "title.json": (b'{"text": "A", "title": ["a"]}', '"title" must be a string or null, not a list'),
    "untexted.json": (b'{"body": "A"}', 'no "text" key'),
    "torn.json": (b'{"text": "Rebels', "not valid JSON"),
    "deep.json": (b"[" * 100_000, "nested too deeply"),
    "list.json": (b"[]", "list is empty"),
}


def test_every_bad_file_is_named_with_its_reason_and_the_good_one_is_read(run: Run) -> None:
    for name, (data, _) in REJECTED_FILES.items():
        Path(name).write_bytes(data)
    Path("good.txt").write_text(TEXT, encoding="utf-8")
    ran = run("read", *REJECTED_FILES, "good.txt", "missing.txt", "--format", "json")
    assert ran.status == REJECTED
    assert [item["article"]["id"] for item in json.loads(ran.out)] == ["good"]
    for name, (_, reason) in {**REJECTED_FILES, "missing.txt": (b"", "No such file")}.items():
        said = [line for line in ran.told if line.startswith(f"rejected {name}")]
        assert len(said) == 1, name
        assert reason in said[0]
    assert ran.told[-1] == f"{len(REJECTED_FILES) + 1} articles rejected"


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), None),
        (TEXT.encode("utf-16"), None),
        ((TEXT + " Café.").encode("cp1252"), "not UTF-8: 1 bytes read as Windows-1252"),
        ((TEXT + " Żółć ąę").encode() + b"\xff", "1 invalid bytes replaced"),
    ],
)
def test_any_encoding_is_read_and_what_was_guessed_is_said(data: bytes, note: str | None, run: Run) -> None:
    Path("a.txt").write_bytes(data)
    ran = run("read", "a.txt", "--format", "jsonl")
    assert (ran.status, ran.told) == (0, [] if note is None else [f"note on a.txt: {note}"])
    assert any("shelled" in json.loads(line)["quote"] for line in ran.out.splitlines())


@pytest.mark.parametrize("stated", ["2999-01-01", "the day before yesterday"])
def test_a_strange_date_is_noted_and_the_article_is_read(stated: str, run: Run) -> None:
    Path("a.json").write_text(json.dumps({"text": TEXT, "published": stated}), encoding="utf-8")
    ran = run("read", "a.json")
    assert ran.status == 0
    assert ran.told[0].startswith("note on a.json: published date")
    assert stated in ran.told[0]


def test_a_text_of_others_moves_no_cursor(run: Run) -> None:
    evil = {"id": "../../\x1b[31ma\r\n", "title": "\x1b]0;t\x07[bold]", "publisher": "\u202eP\x9b", "text": TEXT}
    Path("a.json").write_text(json.dumps([evil, {**evil, "text": 5}]), encoding="utf-8")
    ran = run("read", "a.json", "--quotes")
    assert not set(ran.out + ran.err) & set("\x1b\x07\r\x9b\u202e")
    assert "[bold]" in ran.out
    run("read", "a.json", "--format", "annotation", "--out", "out")
    assert [path.parent.name for path in Path().rglob("*.json") if path.name != "a.json"] == ["out"]


def test_half_characters_crash_no_format_and_no_ledger(run: Run) -> None:
    half = {"id": "h\ud800", "title": "T\udfff", "publisher": "P\udc80", "text": TEXT.replace("army", "ar\ud800my")}
    Path("a.json").write_text(json.dumps([half, {"id": "whole", "text": TEXT}]), encoding="utf-8")
    for format in ("report", "json", "jsonl"):
        assert run("read", "a.json", "--format", format).status == 0
    assert run("read", "a.json", "--format", "annotation", "--out", "out").status == 0
    added = run("add", "a.json", "--workers", "0")
    assert added.status == REJECTED
    assert "half a character" in added.err
    assert "1 added, 0 known already, 1 rejected" in added.err
    assert run("verify").status == 0


def test_three_hundred_articles_with_one_in_a_hundred_broken(run: Run) -> None:
    folder = Path("news")
    folder.mkdir()
    for number in range(300):
        text = "" if number % 100 == 50 else f"{TEXT} It was day {number} of the siege."
        (folder / f"a{number:03}.json").write_text(
            json.dumps({"id": f"a{number}", "published": "2023-10-27", "publisher": "Demo", "text": text}),
            encoding="utf-8",
        )
    ran = run("add", "news", "--workers", "2")
    assert ran.status == REJECTED
    assert [line.split(":")[0] for line in ran.told[:-1]] == [
        f"rejected news/a{number:03}.json" for number in (50, 150, 250)
    ]
    assert "297 added, 0 known already, 3 rejected" in ran.told[-1]
    with open_view("reportedly.sqlite") as view:
        assert [item.name for item in view.rejections()] == [f"news/a{number:03}.json" for number in (50, 150, 250)]
        assert view.counts().documents == 297
    again = run("add", "news", "--workers", "0")
    assert again.status == REJECTED
    assert "0 added, 297 known already, 3 rejected" in again.told[-1]


# any text at all


fragments = st.one_of(
    st.text(max_size=12),
    st.text(alphabet=MARKS + INVISIBLE + " .,\n", max_size=8),
    st.sampled_from(
        "Rebels killed five soldiers|the army said|on Friday|in Aleppo|“|”|at least 12|denied|no one|had not attacked"
        "|According to|if|two drones|hit|\u202e|\ud800|\x00|U.S.|$8.7 billion|Oct. 17|since|, who said|.|\n\n".split(
            "|"
        )
    ),
)
texts = st.lists(fragments, max_size=30).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=texts, text=texts)
def test_no_text_breaks_the_walk_and_every_span_cuts_its_words(reader: Reader, title: str, text: str) -> None:
    reading = read_article(Article("a", text, title=title), reader)
    document = reading.document
    for claim in reading.claims:
        assert claim.span.cut(document.text) == claim.quote
        for slot in claim.slots:
            assert slot.words is None or slot.words.span.cut(document.text) == slot.words.text
    found = assembled(reading, reader)
    claims_json([reading]).encode()
    report_text(make_report(found), quotes=True, width=40)
    json.dumps(annotation(document, found))
    assert read_article(Article("a", text, title=title), reader) == reading


HOSTILE = {
    "news": "Rebels shelled the town of Azaz on Friday, killing {n} soldiers, the army said. The rebels denied it.\n\n",
    "one sentence": "and rebels shelled Azaz near Aleppo on Friday, killing {n} soldiers, the army said, ",
    "one word": "attack ",
    "verbs of saying": "said ",
    "quotations": "“the army said ” ",
    "opening marks": "“",
    "straight marks": "\" ' ",
    "numbers": "5 ",
    "places": "Aleppo ",
    "days": "on Friday ",
    "initials": "U.S. ",
    "brackets": "(",
    "blanks": " ",
    "lines": "x\n",
    "accents": "\u0301",
    "invisible": "\u200b",
    "one letter": "a",
    "lists": "Rebels, soldiers and ",
    "chains": "the head of the army of ",
    "relatives": "the man who said that ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_takes_no_sixteen_times_the_work(name: str, reader: Reader) -> None:
    work(hostile(HOSTILE[name], 500), reader)  # what is loaded at the first need
    for _ in range(3):  # clocks waver: once within bounds is enough
        small, large = (work(hostile(HOSTILE[name], size), reader) for size in (5_000, 20_000))
        if large < 8 * max(small, 0.05):  # linear work gives 4, quadratic 16
            return
    pytest.fail(f"{small:.2f} s for 5,000 characters, {large:.2f} s for 20,000")


def hostile(part: str, size: int) -> str:
    """`part` again and again up to `size` characters, with numbers where it wants them."""
    whole = "".join(part.replace("{n}", str(number)) for number in range(1, size // len(part) + 2))
    return f"x{whole[:size]}y"


def work(text: str, reader: Reader) -> float:
    """Seconds of this processor that reading a text takes."""
    began = time.process_time()
    assembled(read_article(Article("a", text), reader), reader)
    return time.process_time() - began

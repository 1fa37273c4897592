"""The command line as its users meet it: help, every command, formats, streams, locales, exit statuses."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from command import Run
from reportedly.commands.exits import FOUND, INTERRUPTED, REJECTED, USAGE
from reportedly.demo import demo_articles
from reportedly.ledger.view import open_view

COMMAND = Path(sys.executable).with_name("reportedly")
ROOT = Path(__file__).resolve().parent.parent
TEXT = "Rebels shelled the town of Azaz on Friday, killing five soldiers, the army said. The rebels denied it."
PAGES = (
    "",
    "read",
    "add",
    "demo",
    "incidents",
    "show",
    "claims",
    "verify",
    "score",
    "score incidents",
    "gazetteer add",
)
FRAMES = "─│╭╮╰╯━┃"
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals, pipes and terminals")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, with no ledger or data of the user's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of three demonstration articles. Not to be changed."""
    path = tmp_path_factory.mktemp("ledger") / "demo.sqlite"
    installed("add", *demo_articles()[:3], "--ledger", path, "--workers", 0)
    return path


def installed(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """The installed command, as a shell starts it."""
    environment = {**os.environ, **options.pop("environment", {})}
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)], capture_output=True, text=True, env=environment, timeout=60, **options
    )


def text_file(name: str, text: str = TEXT) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


# help


@pytest.mark.parametrize("page", PAGES)
def test_help_fits_80_columns_and_states_the_exit_statuses(page: str, run: Run) -> None:
    ran = run(*page.split(), "--help")
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert not set(ran.out) & set(FRAMES)
    assert "..." not in ran.out.replace("ACT            Only this act", "").replace("PATH}...", "").replace(
        "[ARGS]...", ""
    )
    if page != "score":
        assert "Exit status:\n    0    all well" in ran.out


def test_the_command_alone_is_its_help(run: Run) -> None:
    assert run() == run("--help")


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("reportedly 0.")
    assert run("--version", "read", "a.txt").out.startswith("reportedly 0.")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--nope"], "No such option: --nope"),
        (["raed"], "Did you mean 'read'?"),
        (["read"], "Missing argument"),
        (["read", "x", "--formt", "json"], "--format"),
        (["read", "x", "--format", "xml"], "'report', 'json', 'jsonl', 'annotation'"),
        (["read", "x", "--format", "annotation"], "--out DIR go together"),
        (["read", "x", "--out", "dir"], "--out DIR go together"),
        (["read", "x", "--published", "27/10/2023"], "'27/10/2023' is no day; write it as YYYY-MM-DD"),
        (["read", "https://news.invalid/a"], "add --online"),
        (["add", "https://news.invalid/a"], "add --online"),
        (["add", "x", "--workers", "-1"], "--workers"),
        (["claims", "--act", "sings"], "'sings' is no act; the acts are asserts,"),
        (["show"], "Missing argument"),
        (["gazetteer"], "Missing command"),
    ],
)
def test_wrong_usage_is_explained_on_standard_error(arguments: list[str], says: str, run: Run) -> None:
    ran = run(*arguments)
    assert ran.status == USAGE
    assert ran.out == ""
    assert says in " ".join(ran.err.split())
    assert not Path("reportedly.sqlite").exists()


def test_the_exit_statuses_stand_in_the_architecture_page() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for status in (0, FOUND, USAGE, REJECTED, INTERRUPTED):
        assert f"| {status} |" in page


# read


def test_a_report_names_speakers_and_shows_quotes_when_asked(run: Run) -> None:
    path = text_file("a.txt")
    ran = run("read", path, "--published", "2023-10-27", "--publisher", "Demo Post", "--title", "Shells on Azaz")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Demo Post | 2023-10-27 | Shells on Azaz\n")
    assert "Demo Post ← the army" in ran.out
    assert "“on Friday” = 2023-10-27" in ran.out
    assert "[0," not in ran.out
    assert "Rebels shelled the town of Azaz on Friday" in run("read", path, "--quotes").out


def test_without_a_publication_date_the_report_says_what_stays_open_and_why(run: Run) -> None:
    ran = run("read", text_file("a.txt"))
    assert "no publication date" in ran.out.splitlines()[0]
    assert "No publication date is stated" in ran.out
    assert "Give it with --published YYYY-MM-DD" in " ".join(ran.out.split())
    assert "“on Friday”" in ran.out
    assert "2023-10-27" not in ran.out


def test_a_text_about_something_else_says_so(run: Run) -> None:
    assert "Nothing was found in it" in run("read", text_file("a.txt", "The bakery opens at nine.")).out


def test_a_piped_report_is_plain_text(run: Run) -> None:
    ran = run("read", *demo_articles()[:2], "--quotes")
    lines = ran.out.splitlines()
    assert ran.out.count("\x1b") == 0
    assert not set(ran.out) & set(FRAMES)
    assert all(line == line.rstrip() for line in lines)
    assert max(map(len, lines)) <= 80


def test_json_holds_the_complete_claims_and_jsonl_the_same_a_line_each(run: Run) -> None:
    paths = demo_articles()[:2]
    whole = json.loads(run("read", *paths, "--format", "json").out)
    lines = [json.loads(line) for line in run("read", *paths, "--format", "jsonl").out.splitlines()]
    assert [item["article"]["id"] for item in whole] == [path.stem for path in paths]
    assert {claim["id"] for item in whole for claim in item["claims"]} == {line["id"] for line in lines}
    assert all(len(line["quote"]) == line["span"]["end"] - line["span"]["start"] for line in lines)


def test_annotation_writes_one_file_an_article_named_by_its_id(run: Run) -> None:
    ran = run("read", *demo_articles()[:2], "--format", "annotation", "--out", "out/deep")
    assert (ran.status, ran.out, ran.told) == (0, "", ["out/deep: 2 annotations written"])
    written = sorted(Path("out/deep").iterdir())
    assert [path.name for path in written] == [path.name for path in demo_articles()[:2]]
    assert json.loads(written[0].read_text(encoding="utf-8"))["id"] == demo_articles()[0].stem


def test_no_annotation_overwrites_another(run: Run) -> None:
    Path("one").mkdir()
    Path("two").mkdir()
    text_file("one/a.txt")
    text_file("two/a.txt", TEXT + " It rained.")
    ran = run("read", "one", "two", "--format", "annotation", "--out", "out")
    assert ran.status == REJECTED
    assert "its id 'a' is that of one/a.txt; give each an id of its own" in ran.err


def test_paths_folders_and_standard_input_in_one_run(run: Run) -> None:
    Path("news").mkdir()
    text_file("news/a.txt")
    text_file("news/b.md", f"---\ntitle: Shells\ndate: 2023-10-27\nsource: Demo\n---\n{TEXT}")
    text_file("news/c.jsonl", "".join(json.dumps({"id": f"c{n}", "text": TEXT}) + "\n" for n in range(2)))
    text_file("news/d.html", f"<html><title>Shells</title><body><article><p>{TEXT * 5}</p></article></body></html>")
    text_file("news/notes.csv", "a,b")
    ran = run("read", "news", demo_articles()[0], "-", "--format", "json", given=TEXT.encode())
    ids = [item["article"]["id"] for item in json.loads(ran.out)]
    assert ids == ["a", "b", "c0", "c1", "d", demo_articles()[0].stem, "stdin"]
    assert ran.told == ["skipped news/notes.csv: no article suffix"]


def test_the_same_input_gives_the_same_bytes(run: Run) -> None:
    for format in ("report", "json"):
        assert run("read", demo_articles()[0], "-f", format) == run("read", demo_articles()[0], "-f", format)


# terminals and locales


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_any_width(columns: int, ledger: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    found = run("incidents", "--ledger", ledger, "-f", "jsonl").out.splitlines()
    first = json.loads(found[0])["id"]
    for arguments in (["read", demo_articles()[0]], ["incidents"], ["claims"], ["show", first, "--quotes"]):
        ran = run(*arguments, *([] if arguments[0] == "read" else ["--ledger", ledger]))
        assert (ran.status, ran.err) == (0, "")
        assert max(map(len, ran.out.splitlines())) <= columns


@posix
def test_a_terminal_gets_frames_and_colour_and_no_colour_on_request() -> None:
    coloured = on_terminal("read", demo_articles()[0])
    assert "╭" in coloured
    assert "\x1b[3" in coloured
    plain = on_terminal("read", demo_articles()[0], environment={"NO_COLOR": "1"})
    assert "╭" in plain
    assert "\x1b[3" not in plain


@posix
def test_the_progress_bar_is_for_terminals(tmp_path: Path) -> None:
    seen = on_terminal("add", *demo_articles()[:2], "--ledger", "l.sqlite", "--workers", "0")
    assert "2/2" in seen
    assert "l.sqlite: 2 added, 0 known already, 0 rejected" in seen
    ran = installed("add", *demo_articles()[:2], "--ledger", "l.sqlite", "--workers", "0")
    assert (ran.stdout, ran.stderr.splitlines()) == (
        "",
        ["l.sqlite: 0 added, 2 known already, 0 rejected; 0 new claims"],
    )


def on_terminal(*arguments: object, environment: dict[str, str] | None = None) -> str:
    """What the command writes to a terminal of 80 columns."""
    import pty  # not on every platform

    ours, theirs = pty.openpty()
    surroundings = {**os.environ, "TERM": "xterm-256color", **(environment or {})}
    process = subprocess.Popen(
        [str(COMMAND), *map(str, arguments)], stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings
    )
    os.close(theirs)
    written = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return written.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other side is closed
        return b""


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_a_locale_without_unicode_loses_signs_but_never_the_run(environment: dict[str, str]) -> None:
    path = text_file("a.txt", TEXT.replace("Azaz", "Aʿzāz “city”"))
    ran = installed("read", path, "--quotes", environment=environment)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Rebels shelled the town" in ran.stdout


def test_json_is_utf_8_in_any_locale() -> None:
    path = text_file("a.txt", TEXT.replace("Azaz", "Aʿzāz “city”"))
    ran = installed("read", path, "--format", "json", environment={"PYTHONIOENCODING": "ascii"}, encoding="utf-8")
    assert "Aʿzāz “city”" in ran.stdout


@posix
@pytest.mark.parametrize("arguments", [["claims", "-f", "jsonl"], ["claims"], ["incidents"]])
def test_whoever_reads_the_output_may_stop(arguments: list[str], ledger: Path) -> None:
    process = subprocess.Popen(
        [str(COMMAND), *arguments, "--ledger", str(ledger)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")


# the ledger


def test_adding_twice_adds_nothing_and_every_ledger_command_opens_it(run: Run) -> None:
    arguments = ("add", *demo_articles()[:2], "--workers", "0")
    first = run(*arguments)
    assert (first.status, first.out) == (0, "")
    assert first.told[-1].startswith("reportedly.sqlite: 2 added, 0 known already, 0 rejected; ")
    before = list(rows())
    assert run(*arguments).told == ["reportedly.sqlite: 0 added, 2 known already, 0 rejected; 0 new claims"]
    assert list(rows()) == before
    for command in ("incidents", "claims", "verify"):
        assert run(command).status == 0


def rows() -> Iterator[tuple[object, ...]]:
    with sqlite3.connect("reportedly.sqlite") as connection:
        yield from connection.execute("select * from claims order by id")
        yield from connection.execute("select * from readings order by position")


def test_where_the_ledger_lies(ledger: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = run("incidents")
    assert missing.status == FOUND
    assert missing.told == [
        "reportedly: there is no ledger at reportedly.sqlite:"
        " `reportedly add PATH... --ledger reportedly.sqlite` makes one"
    ]
    monkeypatch.setenv("REPORTEDLY_LEDGER", str(ledger))
    assert str(ledger) in run("verify").out
    assert (
        run("verify", "--ledger", "other.sqlite").told[0].startswith("reportedly: there is no ledger at other.sqlite")
    )
    text_file("text.sqlite")
    assert run("verify", "--ledger", "text.sqlite").status == FOUND


def test_incidents_claims_and_show_name_each_other(ledger: Path, run: Run) -> None:
    found = json.loads(run("incidents", "--ledger", ledger, "-f", "json").out)
    lines = run("incidents", "--ledger", ledger, "-f", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == found
    incident = found[0]
    assert incident["id"][:10] in run("incidents", "--ledger", ledger).out
    assert incident["members"], "an incident names its claims"
    card = run("show", incident["id"][:10], "--ledger", ledger, "--quotes")
    assert (card.status, card.err) == (0, "")
    claim = json.loads(run("show", incident["members"][0], "--ledger", ledger).out)
    assert claim["quote"][:20] in " ".join(card.out.split())
    assert claim["id"][:10] in run("claims", "--ledger", ledger, "--document", claim["document"][:12]).out


def test_show_says_when_an_id_is_unknown_or_ambiguous(ledger: Path, run: Run) -> None:
    assert "no incident's id begins with 'zzz', and the ledger" in run("show", "zzz", "--ledger", ledger).err
    assert "give more of it" in run("show", "i", "--ledger", ledger).err
    assert run("show", "i", "--ledger", ledger).status == FOUND


def test_claims_are_chosen_by_article_act_and_speaker(ledger: Path, run: Run) -> None:
    with open_view(ledger) as view:
        every = list(view.claims())
    chosen = run("claims", "--ledger", ledger, "--document", demo_articles()[0].stem, "-f", "jsonl")
    assert 0 < len(chosen.out.splitlines()) < len(every)
    denials = run("claims", "--ledger", ledger, "--act", "denies", "-f", "json")
    assert {claim["act"] for claim in json.loads(denials.out)} == {"denies"}
    speaker = every[-1].speaker.name
    spoken = [
        json.loads(line)
        for line in run("claims", "--ledger", ledger, "--speaker", speaker, "-f", "jsonl").out.splitlines()
    ]
    assert {claim["voice"][-1]["name"] for claim in spoken} == {speaker}
    nobody = run("claims", "--ledger", ledger, "--speaker", "Nobody")
    assert (nobody.status, nobody.out) == (0, "")
    assert "no claim fits" in nobody.err


def test_verify_names_the_row_of_a_flipped_byte(ledger: Path, run: Run) -> None:
    data = bytearray(ledger.read_bytes())
    with open_view(ledger) as view:
        claim = next(view.claims())
    at = data.index(claim.quote.encode()[:40])
    data[at] ^= 1
    Path("flipped.sqlite").write_bytes(data)
    ran = run("verify", "--ledger", "flipped.sqlite")
    assert ran.status == FOUND
    assert any(line.startswith(("documents d", "claims c", "slots c", "hops c")) for line in ran.told), ran.err
    assert "finding" in ran.told[-1]
    assert ran.out == ""


def test_the_demonstration_says_what_it_is_and_what_to_try_next(run: Run) -> None:
    ran = run("demo", "--workers", "0")
    assert ran.status == 0
    assert ran.out.startswith("Demonstration articles, written for Reportedly")
    assert f"demo.sqlite: {len(demo_articles())} added" in ran.err
    following = [line.split() for line in ran.out.splitlines() if line.startswith("  reportedly ")]
    assert [line[1] for line in following] == ["show", "claims", "verify", "read"]
    for line in following[:3]:
        tried = run(*line[1:])
        assert (tried.status, tried.err) == (0, "")
        assert tried.out


@posix
def test_ctrl_c_saves_what_is_done_and_the_same_command_goes_on(run: Run) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": f"{TEXT} It was attack number {n}. " * 6}) + "\n" for n in range(120)]
    text_file("many.jsonl", "".join(lines))
    command = [str(COMMAND), "add", "many.jsonl", "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while process.poll() is None and recorded() < 5:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == INTERRUPTED
    assert errors.splitlines()[-2:] == [
        "what is counted above is saved; run the same command again to go on",
        "reportedly: interrupted",
    ]
    done = recorded()
    assert 5 <= done < 120
    text_file("many.jsonl", "".join(lines[: done + 2]))
    assert f"2 added, {done} known already, 0 rejected" in run("add", "many.jsonl", "--workers", "0").err
    assert run("verify").status == 0


def recorded() -> int:
    """Readings in the ledger so far."""
    try:
        with sqlite3.connect("file:reportedly.sqlite?mode=ro", uri=True) as connection:
            return int(connection.execute("select count(*) from readings").fetchone()[0])
    except sqlite3.OperationalError:  # there is no ledger, or no table yet
        return 0


# the other commands


def test_scores_need_gold_data(run: Run) -> None:
    ran = run("score", "incidents", "nowhere")
    assert ran.status == FOUND
    assert "nowhere" in ran.err


def test_scoring_writes_its_measures(run: Run) -> None:
    for folder, text in (("articles", {"text": TEXT, "published": "2023-10-27"}), ("gold", {"relevant": True})):
        Path("corpus", folder).mkdir(parents=True)
        text_file(f"corpus/{folder}/a.json", json.dumps({"id": "a", **text}))
    ran = run("score", "incidents", "corpus", "--json", "scores.json", "--bootstrap", "0")
    assert ran.status == 0
    assert "incidents" in ran.out
    assert "article.relevance_accuracy" in json.loads(Path("scores.json").read_text(encoding="utf-8"))


def test_a_gazetteer_of_ones_own(run: Run) -> None:
    fields = ["1", "Qarya Jadida", "Qarya Jadida", "", "35.5", "36.5", "P", "PPL", "SY", "", "", "", "", "", "900"]
    text_file("SY.txt", "\t".join([*fields, "", "", "Asia/Damascus", "2023-01-01"]) + "\n")
    ran = run("gazetteer", "add", "SY.txt")
    assert ran.out == f"{Path('data/gazetteer.sqlite').resolve()}: 1 places\n"
    report = run("read", text_file("a.txt", "Rebels shelled Qarya Jadida in Syria on Friday, the army said."))
    assert "35.50, 36.50" in report.out
    missing = run("gazetteer", "add", "XX.txt")
    assert (missing.status, missing.out) == (FOUND, "")
    assert "XX.txt" in missing.err


def test_what_cannot_be_written_is_told_without_a_traceback(run: Run) -> None:
    text_file("taken")
    ran = run("read", demo_articles()[0], "--format", "annotation", "--out", "taken")
    assert ran.status == FOUND
    assert ran.told[-1].startswith("reportedly: taken")

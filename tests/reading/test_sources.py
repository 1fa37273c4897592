"""From paths to articles: every kind of input, every way to be broken, and never the network unasked."""

from __future__ import annotations

import io
import json
import socket
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import NetworkOffError
from reportedly.reading.intake import BadArticle, ReadOptions
from reportedly.reading.sources import articles, count_inputs
from reportedly.values.document import Article

TODAY = date(2024, 1, 1)


def found(*paths: object, **options: Any) -> list[Article | BadArticle]:
    return list(articles([str(path) for path in paths], options=ReadOptions(today=TODAY, **options)))


def good(*paths: object, **options: Any) -> list[Article]:
    items = found(*paths, **options)
    assert not [item for item in items if isinstance(item, BadArticle)]
    return [item for item in items if isinstance(item, Article)]


def bad(*paths: object, **options: Any) -> list[tuple[str, str]]:
    return [(item.origin, str(item.reason)) for item in found(*paths, **options) if isinstance(item, BadArticle)]


def written(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return path


class TestFiles:
    def test_text_with_options(self, tmp_path: Path) -> None:
        path = written(tmp_path, "note.txt", "It fell.\n")
        (item,) = good(path, title="T", publisher="P", published=date(2023, 10, 27))
        assert (item.id, item.text, item.title, item.publisher) == ("note", "It fell.", "T", "P")
        assert (item.published, item.origin) == (date(2023, 10, 27), str(path))

    def test_options_override_nothing(self, tmp_path: Path) -> None:
        stated = {"text": "B", "title": "T", "publisher": "P", "published": "2023-10-26"}
        path = written(tmp_path, "a.json", json.dumps(stated))
        (item,) = good(path, title="X", publisher="X", published=date(2023, 10, 27))
        assert (item.title, item.publisher, item.published) == ("T", "P", date(2023, 10, 26))

    def test_a_day_that_is_not_understood_is_noted(self, tmp_path: Path) -> None:
        (item,) = good(written(tmp_path, "a.json", '{"text": "B", "published": "31/31/2023"}'))
        assert item.published is None
        assert item.notes == ("published date '31/31/2023' not understood; use YYYY-MM-DD",)

    def test_a_day_in_the_future_is_kept_and_noted(self, tmp_path: Path) -> None:
        (item,) = good(written(tmp_path, "a.json", '{"text": "B", "published": "2199-01-01"}'))
        assert item.published == date(2199, 1, 1)
        assert item.notes == ("published date 2199-01-01 lies in the future",)

    def test_jsonl_with_blank_and_broken_lines(self, tmp_path: Path) -> None:
        path = written(tmp_path, "a.jsonl", '{"text": "one"}\r\n\n{broken\n{"id": "x", "text": "two"}')
        items = found(path)
        assert [(i.origin, getattr(i, "id", None)) for i in items] == [
            (f"{path}:1", "a-1"),
            (f"{path}:3", None),
            (f"{path}:4", "x"),
        ]

    def test_lone_surrogates_survive(self, tmp_path: Path) -> None:
        (item,) = good(written(tmp_path, "a.json", '{"text": "B \\ud800"}'))
        assert item.text == "B \ud800"

    def test_any_other_suffix_is_judged_by_its_first_bytes(self, tmp_path: Path) -> None:
        assert good(written(tmp_path, "a.log", "It fell."))[0].text == "It fell."
        assert good(written(tmp_path, "b.data", '{"text": "one"}\n{"text": "two"}\n'))[1].text == "two"
        assert good(written(tmp_path, "c.data", '[\n {"text": "one"}\n]'))[0].text == "one"
        assert good(written(tmp_path, "d", "[Editor's note] It fell."))[0].text == "[Editor's note] It fell."

    @pytest.mark.parametrize(
        ("name", "data", "message"),
        [
            ("a.txt", b"", "empty"),
            ("a.jsonl", b"", "empty"),
            ("a.json", b"", "empty"),
            ("a.html", b"", "empty"),
            ("a.txt", b" \n\xe2\x80\x8b\t", "text is empty"),
            ("a.json", b'{"text": ""}', "text is empty"),
            ("a.json", b"[]", "list is empty"),
            ("a.json", b'{"text": 1}', '"text" must be a string, not a number'),
            ("a.json", b"{'text': 'x'}", "not valid JSON"),
            ("a.txt", b"%PDF-1.5", "a PDF file"),
            ("a.md", b"PK\x03\x04", "a ZIP archive"),
            ("a.json", b"\x89PNG\r\n\x1a\n", "a PNG image"),
            ("a.html", b"<html><body></body></html>", "no article found"),
            ("a.jsonl", b'{"text": "\0"}', "NUL bytes"),
        ],
    )
    def test_broken_files_are_reported(self, tmp_path: Path, name: str, data: bytes, message: str) -> None:
        path = written(tmp_path, name, data)
        ((origin, reason),) = bad(path)
        assert origin.startswith(str(path))
        assert message in reason

    def test_a_missing_file_does_not_stop_the_next(self, tmp_path: Path) -> None:
        missing, items = tmp_path / "no.txt", found(tmp_path / "no.txt", written(tmp_path, "a.txt", "It fell."))
        assert [type(item) for item in items] == [BadArticle, Article]
        assert bad(missing) == [(str(missing), "cannot be read: No such file or directory")]


class TestSizes:
    def test_fifty_megabytes_of_text_are_refused_in_good_time(self, tmp_path: Path) -> None:
        path = written(tmp_path, "a.txt", b"The town fell. " * 3_333_333)
        started = time.perf_counter()
        ((_, reason),) = bad(path)
        assert "49,999,995 characters, more than the 2,000,000 allowed" in reason
        assert time.perf_counter() - started < 10

    def test_larger_files_are_not_even_read(self, tmp_path: Path) -> None:
        assert (
            "more than the 1,000 bytes allowed" in bad(written(tmp_path, "a.txt", b"x" * 2_000), max_bytes=1_000)[0][1]
        )
        assert "more than the 1,000 bytes" in bad("/dev/zero", max_bytes=1_000)[0][1]

    def test_a_long_line_of_jsonl_is_skipped_alone(self, tmp_path: Path) -> None:
        lines = ['{"text": "one"}', json.dumps({"text": "x" * 5_000}), '{"text": "three"}']
        items = found(written(tmp_path, "a.jsonl", "\n".join(lines)), max_bytes=1_000)
        assert [type(item) for item in items] == [Article, BadArticle, Article]


class TestFolders:
    def test_known_files_sorted_at_any_depth_and_the_rest_counted(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/z.md", "a/b/c.JSON", ".hidden/x.txt", ".y.txt", "k.csv", "a/l.pdf"):
            written(tmp_path, name, '{"text": "x"}')
        skipped: list[str] = []
        items = list(articles([str(tmp_path)], options=ReadOptions(), on_skipped=skipped.append))
        assert [Path(str(item.origin)).name for item in items] == ["b.txt", "z.md", "c.JSON"]
        assert [Path(path).name for path in skipped] == ["k.csv", "l.pdf"]

    def test_an_empty_folder_says_what_is_read(self, tmp_path: Path) -> None:
        ((origin, reason),) = bad(tmp_path)
        assert origin == str(tmp_path)
        assert ".jsonl" in reason

    def test_links_that_run_in_circles(self, tmp_path: Path) -> None:
        written(tmp_path, "a.txt", "It fell.")
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "dead.txt").symlink_to(tmp_path / "nothing")
        assert [type(item) for item in found(tmp_path)] == [Article, BadArticle]

    def test_ten_thousand_articles_with_one_percent_broken(self, tmp_path: Path) -> None:
        def line(number: int) -> str:
            return '{"text": 5}' if number % 100 == 50 else json.dumps({"id": str(number), "text": f"Attack {number}."})

        written(tmp_path, "many.jsonl", "\n".join(map(line, range(9_000))))
        for number in range(9_000, 10_000):
            written(tmp_path, f"files/{number}.json", line(number))
        items = found(tmp_path)
        reported = [item for item in items if isinstance(item, BadArticle)]
        assert (len(items), len(reported)) == (10_000, 100)
        assert {str(item.reason) for item in reported} == {"\"text\" must be a string, not a number ('5')"}
        assert {item.id for item in items if isinstance(item, Article)} == {
            str(n) for n in range(10_000) if n % 100 != 50
        }


class TestStandardInput:
    @pytest.mark.parametrize(
        ("data", "texts"),
        [
            (b"It fell.\nIt rose.", ["It fell.\nIt rose."]),
            (b'{"text": "one"}', ["one"]),
            (b'{"text": "one"}\n{"text": "two"}\n', ["one", "two"]),
            (b'\xef\xbb\xbf{"text": "one"}\n{"text": "two"}\n', ["one", "two"]),
            (b'{\n "text": "one"\n}', ["one"]),
            (b'[{"text": "one"}, {"text": "two"}]', ["one", "two"]),
            (b"{curly} words open this text", ["{curly} words open this text"]),
        ],
    )
    def test_text_json_and_jsonl(self, data: bytes, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        items = good("-")
        assert [item.text for item in items] == texts
        assert items[0].id.startswith("stdin")

    def test_nothing_is_reported(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        assert bad("-") == [("stdin", "the file is empty (0 bytes)")]


class TestNetwork:
    @pytest.mark.parametrize(
        "url", ["https://example.org/a", "http://example.org", "FTP://example.org/x", "file:///etc/passwd"]
    )
    def test_an_address_without_online_is_refused_before_anything_is_read(self, url: str, tmp_path: Path) -> None:
        with pytest.raises(NetworkOffError, match="--online"):
            articles([str(written(tmp_path, "a.txt", "It fell.")), url], options=ReadOptions())

    def test_no_socket_is_opened_for_any_input(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("the network was used")

        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(socket, "create_connection", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        page = "".join(
            f'<p>Line {n} of a page with <img src="http://example.org/{n}.png"> in it.</p>' for n in range(9)
        )
        written(
            tmp_path, "a.html", f'<html><base href="http://example.org/"><body><article>{page}</article></body></html>'
        )
        written(tmp_path, "b.json", '{"text": "See http://example.org now.", "url": "http://example.org"}')
        written(tmp_path, "c.md", "# T\n\n![x](http://example.org/x.png)")
        assert len(good(tmp_path)) == 3

    def test_only_the_web_is_fetched_even_online(self) -> None:
        ((_, reason),) = bad("file:///etc/passwd", online=True)
        assert "no http or https address" in reason


def test_inputs_are_counted_where_that_is_cheap(tmp_path: Path) -> None:
    written(tmp_path, "a/a.txt", "A")
    written(tmp_path, "a/b.csv", "A")
    written(tmp_path, "a/c/d.html", "A")
    lines = written(tmp_path, "e.jsonl", "{}\n{}\n{}\n")
    odd = written(tmp_path, "f", "A")
    assert count_inputs([str(tmp_path / "a"), str(lines), str(odd)]) == 2 + 3 + 1
    assert count_inputs([]) == 0
    for unknown in ("-", "https://example.org/a", str(tmp_path / "missing")):
        assert count_inputs([str(lines), unknown]) is None


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300) | st.text(max_size=120).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_articles_or_reports(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    for suffix in ("txt", "json", "jsonl", "bin"):
        for item in found(written(folder, f"a.{suffix}", data)):
            assert isinstance(item, Article | BadArticle)

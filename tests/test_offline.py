"""Nothing leaves the machine unless asked: every command works where no socket can be opened."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

from command import Run
from reportedly.commands.exits import REJECTED, USAGE
from reportedly.demo import demo_articles

URL = "https://news.invalid/attack"
OFFLINE = (
    ("read", *demo_articles()[:1]),
    ("read", *demo_articles()[:1], "--format", "jsonl"),
    ("demo", "--workers", "0"),
    ("add", *demo_articles()[:2], "--ledger", "demo.sqlite", "--workers", "0"),
    ("incidents", "--ledger", "demo.sqlite"),
    ("claims", "--ledger", "demo.sqlite"),
    ("verify", "--ledger", "demo.sqlite"),
)


@pytest.fixture
def attempts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What tried to reach the network; each attempt fails."""
    made: list[str] = []

    def refuse(*given: Any, **named: Any) -> NoReturn:
        made.append(str(given))
        raise OSError("the network is off in this test")

    for holder, name in ((socket, "getaddrinfo"), (socket.socket, "connect"), (socket.socket, "connect_ex")):
        monkeypatch.setattr(holder, name, refuse)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "data"))
    return made


def test_every_command_works_without_a_network(attempts: list[str], run: Run) -> None:
    for arguments in OFFLINE:
        assert run(*arguments).status == 0, arguments
    assert attempts == []


@pytest.mark.parametrize("command", ["read", "add"])
def test_an_address_is_refused_before_anything_is_tried(command: str, attempts: list[str], run: Run) -> None:
    ran = run(command, *demo_articles()[:1], URL)
    assert (ran.status, ran.out, attempts) == (USAGE, "", [])
    assert URL in ran.err
    assert "--online" in ran.err


def test_with_online_an_address_that_does_not_answer_costs_only_itself(attempts: list[str], run: Run) -> None:
    ran = run("read", URL, *demo_articles()[:1], "--online", "--format", "jsonl")
    assert ran.status == REJECTED
    assert attempts
    assert f"rejected {URL}: " in ran.err
    assert ran.out.count("\n") > 5


def test_an_address_inside_an_article_is_only_text(attempts: list[str], run: Run) -> None:
    Path("a.html").write_text(
        f'<html><head><link rel="canonical" href="{URL}"></head><body><article><p>Rebels shelled Azaz on Friday, the '
        f'army said in a statement.</p><img src="{URL}.png"><p>See {URL} for more. Five soldiers were killed in the '
        "attack, it added, and three more were wounded.</p></article></body></html>",
        encoding="utf-8",
    )
    assert run("read", "a.html").status == 0
    assert attempts == []

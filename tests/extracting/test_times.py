"""Dates and times: the bank of news expressions, the first article, and what holds for any text."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extracting.time_offsets import against
from reportedly.extracting.times import find_times, resolve_time
from reportedly.reading.segment import read
from reportedly.values.document import Article, Document
from reportedly.values.facets import When
from reportedly.values.mention import TimeMention

BANK = yaml.safe_load(Path(__file__).with_name("times.yaml").read_text(encoding="utf-8"))
ROWS = [row for group, rows in BANK.items() if group != "no dates" for row in rows]
FRIDAY = date(2023, 10, 27)


def document(text: str, title: str = "") -> Document:
    return read(Article(id="t", text=text, title=title))


def the_mention(words: str, published: date | None) -> TimeMention:
    """The expression in braces of a sentence, or the whole of the words."""
    start, end = words.find("{"), words.find("}") - 1
    if start < 0:
        start, end = 0, len(words)
    text = words.replace("{", "").replace("}", "")
    found = find_times(document(text), published=published)
    spans = [(mention.words.span.start, mention.words.span.end) for mention in found]
    assert (start, end) in spans, [mention.words.text for mention in found]
    return found[spans.index((start, end))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} / {row[1]}")
def test_bank(row: list[Any]) -> None:
    words, published, earliest, latest, precision, role = row
    mention = the_mention(str(words), published)
    value = mention.value
    assert (value and value.earliest, value and value.latest) == (earliest, latest)
    assert (value and value.precision) == precision
    assert mention.needs_anchor == (role == "anchor")
    assert mention.role == ("when" if role == "anchor" else role)
    assert (value is None) <= (mention.unresolved is not None)


@pytest.mark.parametrize("sentence", BANK["no dates"])
def test_no_dates(sentence: str) -> None:
    assert [mention.words.text for mention in find_times(document(sentence), published=FRIDAY)] == []


def test_the_bank_is_wide() -> None:
    assert len(ROWS) >= 120


def test_every_expression_of_a_text_in_its_order() -> None:
    text = "On Tuesday rockets fell. Two days later, at 3:30 p.m. (1230 GMT), a truce began; it ended on Oct. 20."
    found = [mention.words.text for mention in find_times(document(text), published=FRIDAY)]
    assert found == ["On Tuesday", "Two days later", "at 3:30 p.m. (1230 GMT)", "on Oct. 20"]


def test_titles_count_too() -> None:
    found = find_times(document("Nothing else.", title="Ten die in Friday blast"), published=FRIDAY)
    assert [mention.words.text for mention in found] == ["in Friday"] or found[0].words.text == "Friday"


@pytest.mark.parametrize(
    ("words", "clock", "zone"),
    [
        ("at midday local time", "12:00", "local"),
        ("at 3:30 p.m. (1230 GMT)", "12:30", "GMT"),
        ("around 1130 am (0830 GMT)", "08:30", "GMT"),
        ("at 11:30 a.m. on Friday", "11:30", None),
        ("at 12 a.m.", "00:00", None),
        ("from 0700 GMT Tuesday", "07:00", "GMT"),
        ("at 15:45 Moscow time", "15:45", "Moscow time"),
        ("between 5 a.m. and 7 a.m.", "05:00/07:00", None),
        ("Friday at noon", "12:00", None),
    ],
)
def test_clocks(words: str, clock: str, zone: str | None) -> None:
    mention = resolve_time(words, published=FRIDAY)
    assert mention is not None
    assert mention.value is not None
    assert (mention.value.clock, mention.value.zone) == (clock, zone)


def test_relative_words_keep_their_anchor_and_stated_ones_need_none() -> None:
    relative, stated = resolve_time("on Friday", published=FRIDAY), resolve_time("7 October 2023", published=FRIDAY)
    assert relative is not None
    assert relative.value == When(FRIDAY, FRIDAY, "day", "relative", anchor=FRIDAY)
    assert stated is not None
    assert stated.value == When(date(2023, 10, 7), date(2023, 10, 7), "day", "stated")


def test_without_a_publication_date_the_reason_stands() -> None:
    mention = resolve_time("last Friday", published=None)
    assert mention is not None
    assert mention.value is None
    assert mention.unresolved == "no publication date"


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("a day after", date(2023, 10, 8), date(2023, 10, 8), "day"),
        ("hours earlier", date(2023, 10, 6), date(2023, 10, 7), "days"),
        ("minutes later", date(2023, 10, 7), date(2023, 10, 7), "day"),
        ("the following night", date(2023, 10, 8), date(2023, 10, 8), "day"),
        ("later that day", date(2023, 10, 7), date(2023, 10, 7), "day"),
        ("two days before", date(2023, 10, 5), date(2023, 10, 5), "day"),
        ("two weeks later", date(2023, 10, 18), date(2023, 10, 24), "week"),
        ("a year after", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("nearly a year before", date(2022, 1, 1), date(2023, 12, 31), "year"),
        ("days later", None, None, None),
        ("Earlier", None, None, None),
    ],
)
def test_against_another_event(words: str, earliest: date | None, latest: date | None, precision: str | None) -> None:
    mention = resolve_time(words, published=FRIDAY)
    assert mention is not None
    raid = When(date(2023, 10, 7), date(2023, 10, 7), "day", "stated")
    value = against(mention, raid)
    assert (value and value.earliest, value and value.latest, value and value.precision) == (
        earliest,
        latest,
        precision,
    )


def test_the_first_article(seed_article: dict[str, Any]) -> None:
    published = date.fromisoformat(seed_article["published"])
    found = find_times(document(seed_article["text"]), published=published)
    by_words = {mention.words.text: mention for mention in found}

    def days(words: str) -> tuple[str, str]:
        value = by_words[words].value
        assert value is not None
        return str(value.earliest), str(value.latest)

    assert days("on Friday") == ("2023-10-27", "2023-10-27")
    assert days("until Thursday night") == ("None", "2023-10-27")
    assert days("since the October 7") == ("2023-10-07", "None")
    assert days("before the October 7th") == ("None", "2023-10-07")
    assert days("on Oct. 17") == ("2023-10-17", "2023-10-17")
    assert days("since June") == ("2023-06-01", "None")
    assert days("on Thursday") == ("2023-10-26", "2023-10-26")
    assert by_words["hours earlier"].needs_anchor
    assert by_words["Earlier"].needs_anchor
    assert by_words["for nearly a year"].role == "duration"
    assert len(found) == 13


PIECES = st.sampled_from(
    [
        "on",
        "Friday",
        "May",
        "3",
        "31",
        "2016",
        "since",
        "-",
        "to",
        "last",
        "week",
        "ago",
        "night",
        "p.m.",
        "GMT",
        "9999",
    ]
    + [
        "the",
        "a",
        "\n",
        "‘",
        "’",
        "early",
        "years",
        "before",
        "and",
        "between",
        "0",
        "/",
        "\ud800",
        "👍",
        "\u200f",
        "(",
        "of",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), st.one_of(st.none(), st.dates()))
def test_any_text_is_read_and_spans_cut_it(text: str, published: date | None) -> None:
    read_text = document(text)
    last = 0
    for mention in find_times(read_text, published=published):
        assert mention.words.span.cut(read_text.text) == mention.words.text != ""
        assert last <= mention.words.span.start
        last = mention.words.span.end
        if mention.value is not None and mention.value.earliest and mention.value.latest:
            assert mention.value.earliest <= mention.value.latest


@pytest.mark.parametrize(
    "piece", ["a", "1 ", "1", "May ", "from 3 to ", "the ", " ", "12:00 ", "on Friday ", "\n", "1-"]
)
def test_a_long_text_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    whole = read(Article(id="t", text=text))
    start = time.process_time()
    find_times(whole, published=FRIDAY)
    assert time.process_time() - start < 6

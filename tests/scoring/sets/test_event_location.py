"""event_location: sentences with all their verbs, scored by the words of places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reportedly.flow import Reader
from reportedly.scoring.counts import Count
from reportedly.scoring.sets.event_location import compare, load

WriteLines = Callable[[str, Iterable[Any]], Path]
TEXT = "Rebels shelled a market in Deir Hafer on Monday, and ministers met in Paris."


def row(verb: str, *places: str, **more: Any) -> dict[str, Any]:
    tokens = [list(found.span()) for found in re.finditer(r"\w+|[^\w\s]", TEXT)]
    spans = [{"label": "LOCATION", "start": TEXT.index(p), "end": TEXT.index(p) + len(p)} for p in places]
    spans.append({"label": "VERB", "start": TEXT.index(verb), "end": TEXT.index(verb) + len(verb)})
    return {"_id": f"s_{verb}", "text": TEXT, "tokens": tokens, "spans": spans} | more


def test_one_sentence_has_all_its_verbs(write_lines: WriteLines, tmp_path: Path) -> None:
    rejected = row("met", "Paris", answer="reject")
    as_objects = row("met", "Paris")
    as_objects["tokens"] = [{"start": start, "end": end} for start, end in as_objects["tokens"]]
    write_lines("train.jsonl", [row("shelled", "Deir Hafer", answer="accept"), rejected, as_objects])
    (sentence,) = load(tmp_path, None)
    placed = [(one.verb.cut(TEXT), sorted(word.cut(TEXT) for word in one.place)) for one in sentence.verbs]
    assert placed == [("shelled", ["Deir", "Hafer"]), ("met", ["Paris"])]


def test_words_of_places(write_lines: WriteLines, tmp_path: Path, reader: Reader) -> None:
    write_lines("train.jsonl", [row("shelled", "Deir Hafer"), row("met", "Paris")])
    (sentence,) = load(tmp_path, None)
    assert compare(sentence, reader) == {"place": Count(2, 2, 3), "place_of_told": Count(2, 2, 2)}

"""Our own incidents: articles with incidents, reports, speech acts (FORMAT.md beside them), one JSON file each.

All quoted words are exact substrings of title or text, so they are looked up: the occurrence nearest to the incident's
trigger. Only what belongs to an incident is marked, so nothing else means anything; articles without an incident have
no trigger at all.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.values.span import Span

from .gold import Argument, Attribution, GoldText, Layer, Marked, Response, Roles
from .headword import head_word
from .labels import incident_types
from .mapping import HeadMapping, mapping

_NEAR = 600  # characters between a trigger and an argument: about four sentences, a window's reach
_LISTS = ("perpetrators", "targets", "weapons")
_COUNTS = ("killed", "wounded")


def load(folder: Path) -> Iterator[GoldText]:
    """Every article. Those that tell of one real incident, in one article or another, share a group."""
    golds = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "gold").glob("*.json"))
    }
    groups = _groups(golds)
    for name, gold in golds.items():
        article = json.loads((folder / "articles" / f"{name}.json").read_text(encoding="utf-8"))
        yield _article(gold, f"{article['title']}\n{article['text']}", groups[name])


def _groups(golds: Mapping[str, dict[str, Any]]) -> dict[str, str]:
    """For each article the first name among those linked to it by `same_as`, directly or through others."""
    linked: dict[str, set[str]] = defaultdict(set)
    for name, gold in golds.items():
        for incident in gold["incidents"]:
            for other in incident["same_as"]:
                linked[name].add(other.partition("#")[0])
                linked[other.partition("#")[0]].add(name)
    groups: dict[str, str] = {}
    for name in sorted(golds):
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in groups:
                groups[one] = f"incidents {name}"
                waiting += sorted(linked[one])
    return groups


def _article(gold: dict[str, Any], text: str, group: str) -> GoldText:
    mentions: set[Marked] = set()
    triggers: list[Marked] = []
    realities: list[Marked] = []
    roles: list[Roles] = []
    placed: dict[str, Span] = {}
    for incident in gold["incidents"]:
        trigger = _find(text, incident["trigger"], 0)
        if trigger is None:
            continue
        placed[incident["key"]] = trigger
        triggers.append(Marked(trigger, tuple(dict.fromkeys([incident["type"], *incident.get("type_alt", ())]))))
        realities += mapping("incidents", "realities").mark(trigger, incident["status"])
        found = tuple(_arguments(incident, text, trigger))
        for kind, span in found:
            mentions.update(
                mapping("incidents", "mentions").mark(span, "places" if kind in ("location", "origin") else kind)
            )
        parts = (
            Argument(span, head_word(text, span), codes)
            for kind, span in found
            if (codes := mapping("incidents", "roles").codes(kind)) and not span.overlaps(trigger)
        )
        roles.append(Roles(trigger, tuple(parts)))
    return GoldText(
        set="incidents",
        id=gold["id"],
        text=text,
        group=group,
        mentions=Layer(tuple(sorted(mentions, key=lambda mark: (mark.span, mark.codes)))),
        attributions=Layer(tuple(_attributions(gold, text, placed))),
        # An article that tells of no incident has no trigger of one.
        triggers=Layer(tuple(triggers), frozenset() if gold["relevant"] else frozenset(incident_types())),
        realities=Layer(tuple(realities)),
        roles=Layer(tuple(roles)),
        acts=Layer(tuple(dict.fromkeys(_acts(gold, text, placed)))),
        responses=Layer(tuple(_responses(gold, placed))),
        relevant=bool(gold["relevant"]),
    )


def _arguments(incident: dict[str, Any], text: str, trigger: Span) -> Iterator[tuple[str, Span]]:
    """Kind and words of everything that the incident names near its trigger."""
    rows = [(place.get("role", "location"), place["text"]) for place in incident["places"]]
    rows += [(kind, words) for kind in _LISTS for words in incident[kind]]
    rows += [(kind, count["text"]) for kind in _COUNTS for count in incident[kind]]
    rows += [("date_text", incident["date_text"])] if incident["date_text"] else []
    for kind, words in rows:
        span = _find(text, words, trigger.start)
        if span is not None and abs(span.start - trigger.start) <= _NEAR:
            yield kind, span


def _attributions(gold: dict[str, Any], text: str, placed: Mapping[str, Span]) -> Iterator[Attribution]:
    """Reports as attributions without cues, a chain as one inside the other."""
    at = 0
    for report, content, sources in _reports(gold, text, placed):
        found = [span for words in sources if (span := _find(text, words, content.start)) is not None]
        parent = None
        for source in found if len(found) == len(report["sources"]) else ():
            if abs(source.start - content.start) <= _NEAR and not content.covers(source):
                yield Attribution((source,), (), (content,), parent)
                parent, at = at, at + 1


def _reports(
    gold: dict[str, Any], text: str, placed: Mapping[str, Span]
) -> Iterator[tuple[dict[str, Any], Span, Sequence[str]]]:
    for incident in gold["incidents"]:
        trigger = placed.get(incident["key"])
        for report in incident["reports"]:
            content = _find(text, report["text"], trigger.start if trigger else 0)
            if content is not None:
                yield report, content, report["sources"]


def _acts(gold: dict[str, Any], text: str, placed: Mapping[str, Span]) -> Iterator[Marked]:
    table: HeadMapping = mapping("incidents", "acts")
    for report, content, _ in _reports(gold, text, placed):
        yield from table.mark(content, report["stance"])
    for speech in gold["speech_acts"]:
        span = _find(text, speech["text"], 0)
        if span is not None:
            yield from table.mark(span, speech["kind"])


def _responses(gold: dict[str, Any], placed: Mapping[str, Span]) -> Iterator[Response]:
    """An incident told as the answer to another: the triggers of both."""
    for incident in gold["incidents"]:
        for key in incident["in_response_to"]:
            if key in placed and incident["key"] in placed and placed[key] != placed[incident["key"]]:
                yield Response(placed[key], placed[incident["key"]], ())


def _find(text: str, words: str, near: int) -> Span | None:
    """The occurrence of `words` that begins nearest to `near`, the earlier among equals."""
    before = text.rfind(words, 0, near + len(words))
    after = text.find(words, near)
    starts = [start for start in (before, after) if start >= 0]
    if not starts or not words:
        return None
    start = min(starts, key=lambda start: (abs(start - near), start))
    return Span(start, start + len(words))

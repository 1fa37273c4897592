"""MUC-3/4: Latin American news with incident templates, as weak labels: a template does not place its strings.

The texts are in capitals, so case is restored first (`truecase`). A template is placed in the sentence that holds most
of its strings and a word that tells of its type (`muc4_triggers.yaml`); that word is the trigger, the strings there are
its arguments. Nothing is said about other words. TST3 is kept to report on; the message of the same number in another
file is another text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.codebook.strict import load_yaml
from reportedly.reading.sentences import sentences, trimmed
from reportedly.values.span import Span

from . import cnc, event_location, gum, m2e2, wikievents
from .gold import Argument, GoldText, Layer, Marked, OfficialPart, Roles
from .headword import head_word
from .mapping import mapping
from .muc4_templates import Template, messages, templates
from .truecase import Casing, learn_casing, restore_case

_PARTS: tuple[tuple[str, OfficialPart], ...] = (
    ("dev", "train"),
    ("tst1", "train"),
    ("tst2", "train"),
    ("tst3", "report"),
)
_SLOTS = {
    6: "INSTRUMENT",
    9: "PERP-INDIVIDUAL",
    10: "PERP-ORGANIZATION",
    12: "PHYSICAL-TARGET",
    18: "HUMAN-TARGET",
    19: "HUMAN-TARGET",
}
_PLACE = re.compile(r"([A-Z][A-Z .'-]+?)\s*(?:\([A-Z /]+\))?\s*(?:$|[:-](?=\s))")
_BREAK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class _Found:
    """A string of a template where it stands in the text."""

    span: Span
    kind: str


def load(folder: Path) -> Iterator[GoldText]:
    """Every message that has templates or is known to have none."""
    casing = _casing(folder.parent)
    for part, official in _PARTS:
        keys: dict[str, list[Template]] = defaultdict(list)
        files = sorted(path for path in (folder / part).iterdir() if path.name != "text-headers-info")
        for path in files:
            if path.name.startswith("key-"):
                for template in templates(path.read_text(encoding="latin-1")):
                    keys[template.message].append(template)
        for path in files:
            if not path.name.startswith("key-"):
                for name, raw in messages(path.read_text(encoding="latin-1")):
                    yield _message(name, restore_case(_lines(raw), casing), keys[name], official)


@cache
def _casing(gold: Path) -> Casing:
    """How words are written in the sets with open licences; without them, every word is a name."""
    sets = (
        (cnc.load, "cnc"),
        (event_location.load, "event_location"),
        (gum.load, "gum"),
        (m2e2.load, "m2e2"),
        (wikievents.load, "wikievents"),
    )
    return learn_casing(
        text.text for load_set, name in sets if (gold / name).is_dir() for text in load_set(gold / name)
    )


def _lines(raw: str) -> str:
    """The text with its paragraphs, one a line: the files break lines at 75 characters."""
    return "\n".join(" ".join(paragraph.split()) for paragraph in _BREAK.split(raw) if paragraph.strip())


def _message(name: str, text: str, keys: Sequence[Template], official: OfficialPart) -> GoldText:
    places: dict[Span, set[str]] = defaultdict(set)
    triggers: list[Marked] = []
    realities: list[Marked] = []
    acts: list[Marked] = []
    roles: list[Roles] = []
    parts = tuple(_sentences(text))
    for template in keys:
        found = tuple(_strings(template, text))
        for one in found:
            places[one.span].add(one.kind)
        placed = _place(template, text, parts, found)
        if placed is None:
            continue
        sentence, trigger = placed
        triggers.append(Marked(trigger, _codes("triggers", template.codes(4))))
        if stages := _codes("realities", template.codes(5)):
            realities.append(Marked(trigger, stages))
        if confidence := _codes("acts", template.codes(11)):
            acts.append(Marked(trigger, confidence))
        inside = [one for one in found if sentence.covers(one.span) and not one.span.overlaps(trigger)]
        arguments = (Argument(one.span, head_word(text, one.span), _codes("roles", ((one.kind,),))) for one in inside)
        roles.append(Roles(trigger, tuple(arguments)))
    mentions = (Marked(span, _codes("mentions", (tuple(sorted(kinds)),))) for span, kinds in sorted(places.items()))
    return GoldText(
        set="muc4",
        id=name,
        text=text,
        group=name,
        official=official,
        mentions=Layer(tuple(mentions)),
        triggers=Layer(tuple(triggers)),
        realities=Layer(tuple(realities)),
        acts=Layer(tuple(acts)),
        roles=Layer(tuple(roles)),
        # Clashes between armies and guerrillas are no MUC incidents, so a message without templates may have ours.
        relevant=True if any(not template.optional for template in keys) else None,
    )


def _codes(head: str, fills: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """All our codes for the alternatives of all fills: any of them may be right."""
    table = mapping("muc4", head)
    return tuple(sorted({code for fill in fills for label in fill for code in table.codes(label) or ()}))


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield from sentences(text, trimmed(text, start, start + len(line)))
        start += len(line) + 1


def _strings(template: Template, text: str) -> Iterator[_Found]:
    """Where the strings of a template stand, every occurrence of every alternative; and its places."""
    low = text.casefold()
    for slot, kind in _SLOTS.items():
        for alternatives in template.strings(slot):
            for words in alternatives:
                yield from (_Found(span, kind) for span in _occurrences(words, low))
    for fill in template.slots[3]:
        for choice in fill:
            for words in _PLACE.findall(choice):
                yield from (_Found(span, "LOCATION") for span in _occurrences(words, low))


def _occurrences(words: str, low: str) -> Iterator[Span]:
    pattern = r"\s+".join(map(re.escape, words.casefold().split()))
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", low):
        yield Span(*match.span())


def _place(template: Template, text: str, parts: Sequence[Span], found: Sequence[_Found]) -> tuple[Span, Span] | None:
    """The sentence with most different strings and a trigger word, the earlier among equals; None without a string."""
    best: tuple[int, int, Span, Span] | None = None
    for number, sentence in enumerate(parts):
        inside = {(one.kind, text[one.span.start : one.span.end]) for one in found if sentence.covers(one.span)}
        trigger = _trigger(template, text, sentence)
        if not inside or trigger is None:
            continue
        if best is None or len(inside) > best[0]:
            best = (len(inside), number, sentence, trigger)
    return best and best[2:]


def _trigger(template: Template, text: str, sentence: Span) -> Span | None:
    """The first word of the most telling stem for the template's type in the sentence."""
    for fill in template.codes(4):
        for kind in fill:
            for stem in _stems()[kind]:
                match = re.compile(rf"(?i)\b{stem}\w*").search(text, sentence.start, sentence.end)
                if match:
                    return Span(*match.span())
    return None


@cache
def _stems() -> Mapping[str, Sequence[str]]:
    stems: Mapping[str, Sequence[str]] = load_yaml(Path(__file__).with_name("muc4_triggers.yaml"))
    return stems

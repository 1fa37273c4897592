"""How much of what there is: texts, words and annotations of each set, head and part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from .gold import LAYERS, GoldText, Layer
from .splits import Part

_WORD = re.compile(r"\w+")
_NOTHING = "-"


def count(parts: Mapping[Part, Sequence[GoldText]]) -> dict[tuple[str, str, Part], int]:
    """Counts by set, measure and part. Measures: `texts`, `words`, and each layer that the set annotates, with `:0`
    beside it for the texts that are annotated and hold none."""
    found: Counter[tuple[str, str, Part]] = Counter()
    for part, texts in parts.items():
        for text in texts:
            for measure, number in _measures(text):
                found[text.set, measure, part] += number
    return dict(found)


def _measures(text: GoldText) -> Iterator[tuple[str, int]]:
    yield "texts", 1
    yield "words", len(_WORD.findall(text.text))
    for name in LAYERS:
        value = getattr(text, name)
        if value is None:
            continue
        if isinstance(value, bool):
            yield f"relevant:{'yes' if value else 'no'}", 1
            continue
        items = value.items if isinstance(value, Layer) else value
        yield name, len(items)
        if name == "roles":
            yield "arguments", sum(len(event.arguments) for event in items)


def table(counts: Mapping[tuple[str, str, Part], int], parts: Sequence[Part]) -> str:
    """The counts as lines of text: a row for each set and measure, a column for each part."""
    rows = dict.fromkeys((name, measure) for name, measure, _ in counts)
    lines = [f"{'set':18}{'what':18}" + "".join(f"{part:>10}" for part in parts)]
    before = ""
    for name, measure in rows:
        cells = (counts.get((name, measure, part), 0) for part in parts)
        lines.append(
            f"{name if name != before else '':18}{measure:18}" + "".join(f"{cell or _NOTHING:>10}" for cell in cells)
        )
        before = name
    return "\n".join(lines)


def codes_seen(parts: Mapping[Part, Sequence[GoldText]], layer: str) -> Counter[str]:
    """How often each code stands alone, or as one of several, on the marks of a layer of single marks."""
    found: Counter[str] = Counter()
    for texts in parts.values():
        for text in texts:
            value = getattr(text, layer)
            for mark in value.items if value else ():
                found["|".join(mark.codes) or "unknown"] += 1
    return found

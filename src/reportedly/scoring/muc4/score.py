"""MUC-4 responses scored against keys by the official rules: fill by fill, template by template, message by message.

    scores = score_muc4(load_templates(key), load_templates(response))
    scores.total("all_templates").recall

Source: the scoring guidelines, version 7, and the official reports on TST3. Where the official run asked a person, a
rule answers (`strings.py`, `values.py`) and the tally says how often (`judged_correct`, `judged_partial`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.errors import ScoreError
from reportedly.scoring.counts import Count, Counts, Interval, f1_intervals
from reportedly.scoring.muc4.align import Pairs, aligned
from reportedly.scoring.muc4.grades import Tally, added
from reportedly.scoring.muc4.pairing import SlotTallies, score_pair
from reportedly.scoring.muc4.rows import BY_NAME, ROWS, Row
from reportedly.scoring.muc4.slots import TEMPLATE_ID
from reportedly.scoring.muc4.templates import Template, Templates

Numbers = Sequence[tuple[str, str]]
"""Numbers of a key's and a response's template, as their files give them."""


@dataclass(frozen=True, slots=True)
class MessageScore:
    """One message: the numbers of the templates that stand for each other, and each slot's tally over the templates
    that match, that are missing from the response, and that are spurious in it."""

    message: str
    pairs: Numbers
    matched: SlotTallies
    missing: SlotTallies
    spurious: SlotTallies


@dataclass(frozen=True, slots=True)
class Scores:
    """All messages' scores and, if asked for, a 95 % interval of each row's F1 over drawings of messages."""

    messages: tuple[MessageScore, ...]
    intervals: Mapping[str, Interval]

    def total(self, row: str) -> Tally:
        """A row of `ROWS` by name, summed over the messages."""
        return added(tally_of(message, BY_NAME[row]) for message in self.messages)


def score_muc4(
    keys: Templates,
    responses: Templates,
    *,
    mapping: Mapping[str, Numbers] | None = None,
    bootstrap: int = 0,
    seed: int = 1,
) -> Scores:
    """Score responses by message against keys by message. The keys' messages decide what is scored.

    A message that nobody answered counts as answered with no template. `mapping` holds, by message, which templates
    stand for each other, where people decided that; else the program does. `bootstrap` is the number of drawings for
    the intervals. `ScoreError` when there is no key.
    """
    if not keys:
        raise ScoreError("there is no key template to score against; name a key file that holds some")
    messages = tuple(
        score_message(
            message,
            ours := keys[message],
            theirs := responses.get(message, ()),
            aligned(ours, theirs) if mapping is None else _positions(ours, theirs, mapping.get(message, ())),
        )
        for message in keys
    )
    counts = [_counts(message) for message in messages]
    names = [row.name for row in ROWS]
    return Scores(messages, f1_intervals(counts, names, draws=bootstrap, seed=seed) if bootstrap else {})


def _positions(keys: Sequence[Template], responses: Sequence[Template], numbers: Numbers) -> Pairs:
    """Where the templates of these numbers stand; the first of a number that was given twice."""
    key_at = {template.number: at for at, template in reversed(tuple(enumerate(keys)))}
    response_at = {template.number: at for at, template in reversed(tuple(enumerate(responses)))}
    return [(key_at[key], response_at[one]) for key, one in numbers if key in key_at and one in response_at]


def score_message(message: str, keys: Sequence[Template], responses: Sequence[Template], pairs: Pairs) -> MessageScore:
    """Tally the pairs of one message and what is left over. Optional keys may be left over."""
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    lost = [key for i, key in enumerate(keys) if i not in found and not key.optional]
    surplus = [response for j, response in enumerate(responses) if j not in used]
    irrelevant = Tally(noncommittal=int(not keys and not responses))
    return MessageScore(
        message,
        tuple((keys[i].number, responses[j].number) for i, j in pairs),
        matched=_summed(
            {TEMPLATE_ID.name: irrelevant},
            ({TEMPLATE_ID.name: Tally(correct=1), **score_pair(keys[i], responses[j])} for i, j in pairs),
        ),
        missing=_summed({}, ({TEMPLATE_ID.name: Tally(missing=1), **score_pair(key, None)} for key in lost)),
        spurious=_summed({}, ({TEMPLATE_ID.name: Tally(spurious=1), **score_pair(None, one)} for one in surplus)),
    )


def _summed(start: SlotTallies, some: Iterable[SlotTallies]) -> SlotTallies:
    total = dict(start)
    for tallies in some:
        for name, tally in tallies.items():
            total[name] = total.get(name, Tally()) + tally
    return total


def tally_of(message: MessageScore, row: Row) -> Tally:
    """What one message adds to a row."""
    parts = [message.matched]
    parts += [message.missing] if row.missing else []
    parts += [message.spurious] if row.spurious else []
    return added(part[slot.name] for part in parts for slot in row.slots if slot.name in part)


def _counts(message: MessageScore) -> Counts:
    """In half credits, so that partial ones are whole numbers."""
    tallies = {row.name: tally_of(message, row) for row in ROWS}
    return {
        name: Count(round(2 * tally.matched), 2 * tally.actual, 2 * tally.possible) for name, tally in tallies.items()
    }

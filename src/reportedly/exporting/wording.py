"""The sentences of the report. Each one begins with somebody who says it: there is no way to build one without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.codebook.book import load_codebook
from reportedly.values.claim import Claim
from reportedly.values.facets import Actor, Count, FacetValue, Place, When

ARROW = " \u2190 "
OPEN, CLOSE = "\u201c", "\u201d"

# Past tense, which is the same for one speaker and for many.
DID = {
    "asserts": "reported",
    "claims_responsibility": "claimed responsibility for",
    "accuses": "accused",
    "confirms": "confirmed",
    "concedes": "conceded",
    "denies": "denied",
    "declines_to_confirm": "did not confirm",
    "assesses": "assessed",
    "threatens": "threatened",
    "warns": "warned",
    "demands": "demanded",
    "condemns": "condemned",
    "announces": "announced",
    "retracts": "took back",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """Somebody did something: `first` and `others` are who, `did` the verb, `what` the rest, already in quotation marks
    where it is somebody's words."""

    first: str
    others: tuple[str, ...]
    did: str
    what: str

    @property
    def text(self) -> str:
        return f"{joined((self.first, *self.others))} {self.did} {self.what}".rstrip()


def joined(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def did(act: str) -> str:
    """The verb of an act; an act of a newer codebook is said."""
    return DID.get(act, "said")


def chain(claim: Claim) -> str:
    """The voice of a claim, the publisher first: "The Gazette ← Ahmar agency ← Blue Front"."""
    return ARROW.join(hop.name for hop in claim.voice)


def quoted(words: str) -> str:
    """Somebody's words on one line in quotation marks, letter by letter as they are."""
    return f"{OPEN}{' '.join(words.split())}{CLOSE}"


def label(code: str) -> str:
    """A code of the codebook as words."""
    return code.replace("_", " ")


def event_label(code: str) -> str:
    """The codebook's name of an event type ("Air or drone strike"); the code as words where the codebook lacks it."""
    event = load_codebook().events.get(code)
    return event.label if event is not None else label(code).capitalize()


def with_article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def normalised(value: FacetValue | None) -> str:
    """What a value was normalised to, in a few signs; the empty string where that says no more than the words."""
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, Count):
        return interval(value)
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, Actor):
        return value.resolved or ""
    return ""


def interval(count: Count) -> str:
    """ "6", "[12, none]", "[none, 20]"; with the unit where it is money."""
    if count.low is None and count.high is None:
        return ""
    if count.low == count.high:
        text = f"{count.low:,}"
    else:
        low, high = ("none" if end is None else f"{end:,}" for end in (count.low, count.high))
        text = f"[{low}, {high}]"
    return f"{text} {count.unit}" if count.unit is not None and count.unit.isupper() else text


def _when(when: When) -> str:
    first, last = (end.isoformat() if end is not None else None for end in (when.earliest, when.latest))
    if first is None and last is None:
        return ""
    if first is None or last is None:
        days = f"from {first} on" if first is not None else f"until {last}"
    else:
        days = first if first == last else f"{first} to {last}"
    return " ".join(part for part in (days, when.clock, when.zone) if part)


def _place(place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return place.unresolved or place.country or ""
    radius = f" \u00b1{place.radius_km:g} km" if place.radius_km else ""
    spot = f"{place.latitude:.2f}, {place.longitude:.2f}{radius}"
    relation = quoted(place.relation) if place.relation is not None else None
    return ", ".join(part for part in (place.country, spot, place.precision, relation) if part)

"""What extractors find in a document before anything is claimed: tokens, mentions, attributions, triggers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.values.claim import Reality
from reportedly.values.facets import Actor, Count, Place, When
from reportedly.values.span import Span, Words


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `norm` is casefolded with accents, curly marks and invisible characters folded away;
    `tag` is its Universal Dependencies part of speech."""

    span: Span
    text: str
    norm: str
    tag: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A base noun phrase: tokens `[first, last]` by index into the document's tokens, `head` the index of its noun."""

    first: int
    last: int
    head: int
    words: Words


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or time expression and what it resolves to; `value` is None with the reason in `unresolved`.

    `open_start`/`since` forms ("since Oct. 17") have `role` "since"; "until Thursday" has "until"; a plain one "when".
    `needs_anchor` marks "hours earlier", "a day after": relative to another event, not to the publication day.
    """

    words: Words
    value: When | None
    role: Literal["when", "since", "until", "duration"] = "when"
    needs_anchor: bool = False
    unresolved: str | None = None


CountFacet = Literal[
    "killed", "wounded", "killed_or_wounded", "missing", "captured", "munitions", "money", "incidents", "other"
]


@dataclass(frozen=True, slots=True)
class CountMention:
    """A quantity: `words` covers the whole phrase ("killing at least 26 civilians"), `number` the number words only
    with their modifier ("at least 26"), `of` the counted noun phrase ("civilians")."""

    words: Words
    number: Words
    value: Count
    facet: CountFacet
    of: Words | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text (`words`, with its type words: "al-Omar oil fields"), the whole phrase with its relation
    (`phrase`: "near the al-Omar oil fields"), and its resolution. `locative` is True where a preposition of place
    governs it, False where the word may as well stand for an actor ("Iran said")."""

    words: Words
    phrase: Words
    value: Place
    locative: bool


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A named or described actor: `words` the name as it stands ("US Defense Secretary Lloyd Austin"), `value` its
    resolution, `role` what it is (a code of the actor list's sorts: state, military, armed_group, official, agency,
    outlet, monitor, organisation, person, unnamed ...). `affiliation` are words that declare one ("affiliated with the
    IRGC"), `alias_of` the words of an earlier mention that this one repeats ("Austin")."""

    words: Words
    value: Actor
    role: str
    affiliation: Words | None = None
    alias_of: Words | None = None


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A weapon, munition or platform as the means of an act: `words` the minimal phrase ("suicide car bomb"), `sort` a
    sort of weapons.yaml, `head` the span of its last noun."""

    words: Words
    sort: str
    head: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: source ← cue ← content.

    `content` are one or more spans (a split quotation has several). `parent` is the index, in the document's list, of
    the attribution whose content holds this one ("Tasnim reported that Jihad had claimed ..."). `kind` says how it
    stands: direct or partial quotation, indirect speech, or a phrase ("according to X").
    """

    source: Words | None
    cue: Words | None
    content: tuple[Span, ...]
    kind: Literal["direct", "partial", "indirect", "phrase"]
    act: str
    parent: int | None = None
    anonymous: bool = False
    cosources: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell of an event, before anybody is said to say so.

    `trigger` are the telling words, `head` the index of their token, `type` a codebook type, `verb` whether they are a
    verb, `plural` whether they tell of several events ("attacks", "a series of strikes"), `figure` how many where the
    words say so ("two fresh attacks"), `campaign` whether they tell of a whole ("a series of attacks"), `definite`
    whether they point back ("the attack", "these strikes"), `clause` the stretch that belongs to them, `reality` and
    `hedge` how real the words make it, `effect` whether they tell only what an act did ("killing 26"), `generic`
    whether nothing but a default decided the type. `agent`, `patients` and `oblique` are noun phrases by index.
    """

    trigger: Words
    head: int
    type: str
    verb: bool
    clause: Span
    sentence: int
    reality: Reality
    hedge: Words | None = None
    plural: bool = False
    figure: Count | None = None
    definite: bool = False
    effect: bool = False
    generic: bool = False
    campaign: bool = False
    agent: int | None = None
    patients: tuple[int, ...] = ()
    oblique: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything found in one document, each kind in the order of the text."""

    times: tuple[TimeMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    weapons: tuple[WeaponMention, ...] = ()
    events: tuple[EventMention, ...] = ()

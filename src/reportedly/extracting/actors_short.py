"""Short mentions that repeat a fuller one: "Austin", "the Observatory", "the group"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportedly.extracting.actors_scene import Found, Scene
from reportedly.values.mention import ActorMention

GENERAL = frozenset({"group", "organisation", "organization", "movement", "militia"})
ORGANISED = frozenset("armed_group militia front party organisation ngo monitor paramilitary coalition".split())
NEAR = 2  # sentences back that "the group" may point
WINDOW = 40  # mentions back that are looked at, so that one endless sentence costs no more than many short ones


@dataclass(slots=True)
class _Known:
    """The full mentions so far: persons by each end of their names, descriptions by the nouns that can repeat them."""

    persons: dict[str, dict[str, ActorMention]] = field(default_factory=dict)
    nouns: dict[str, dict[str, ActorMention]] = field(default_factory=dict)


def join_short(scene: Scene, found: Sequence[Found], mentions: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The mentions with `alias_of` the first full mention, and its resolution, on those that repeat it."""
    known = _Known()
    joined: list[ActorMention] = []
    for item, mention in zip(found, mentions, strict=True):
        full = _full_of(scene, item, mention, known) or _group_before(scene, item, joined)
        joined.append(mention if full is None else _alias(mention, full))
        if full is None:
            _remember(scene, item, mention, known)
    return tuple(joined)


def _alias(mention: ActorMention, full: ActorMention) -> ActorMention:
    value = replace(full.value, claimed_as=mention.words.text)
    return replace(mention, value=value, role=full.role, alias_of=full.alias_of or full.words)


def _full_of(scene: Scene, item: Found, mention: ActorMention, known: _Known) -> ActorMention | None:
    """The earlier mention that this one repeats in fewer words; `None` where none or several can be meant."""
    if item.name is not None:
        meant = known.persons.get(_key(scene, *item.name), {})
    elif mention.value.resolved is None and _is_definite(scene, item) and scene.norm(item.head) not in GENERAL:
        meant = known.nouns.get(scene.norm(item.head), {})
    else:
        return None
    return next(iter(meant.values())) if len(meant) == 1 else None


def _is_definite(scene: Scene, item: Found) -> bool:
    """Whether it is one noun with "the" before it."""
    return item.first == item.head == item.last and scene.norm(item.first - 1) in ("the", "this")


def _group_before(scene: Scene, item: Found, joined: Sequence[ActorMention]) -> ActorMention | None:
    """The one group that was named in this sentence or the two before, for "the group"."""
    if not _is_definite(scene, item) or scene.norm(item.head) not in GENERAL:
        return None
    sentence = scene.tokens[item.first].sentence
    meant: dict[str, ActorMention] = {}
    for other in reversed(joined[-WINDOW:]):
        if sentence - scene.document.sentence_at(other.words.span.start) > NEAR:
            break
        if other.value.resolved is not None and other.role in ORGANISED:
            meant[other.value.resolved] = other
    return next(iter(meant.values())) if len(meant) == 1 else None


def _remember(scene: Scene, item: Found, mention: ActorMention, known: _Known) -> None:
    if item.name is not None:
        first, last = item.name
        full = _key(scene, first, last)
        for start in range(first, last + 1):
            known.persons.setdefault(_key(scene, start, last), {}).setdefault(full, mention)
    elif item.first < item.last and (item.hits or any(map(scene.capital, range(item.first, item.last + 1)))):
        named = mention.value.resolved or mention.words.text.casefold()
        for at in _nouns(scene, item):
            known.nouns.setdefault(scene.norm(at), {}).setdefault(named, mention)


def _nouns(scene: Scene, item: Found) -> list[int]:
    """Where the nouns stand that can repeat a name: its last word, and the one before its first "of" or "for"."""
    joints = [at for at in range(item.first + 1, item.last) if scene.norm(at) in ("of", "for", "in")]
    return [item.head, *(at - 1 for at in joints[:1])]


def _key(scene: Scene, first: int, last: int) -> str:
    return " ".join(scene.norm(at) for at in range(first, last + 1))

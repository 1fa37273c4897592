"""Short mentions that repeat a fuller one: "Austin", "the Observatory", "the group"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extracting.actors_scene import Found, Scene
from reportedly.values.mention import ActorMention
from reportedly.values.span import Words

GENERAL = frozenset({"group", "organisation", "organization", "movement", "militia"})
ORGANISED = frozenset("armed_group militia front party organisation ngo monitor paramilitary coalition".split())
NEAR = 2  # sentences back that "the group" may point
WINDOW = 40  # mentions back that are looked at, so that one endless sentence costs no more than many short ones


def join_short(stage: Scene, found: Sequence[Found], mentions: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The mentions with `alias_of` the first full mention, and its resolution, on those that repeat it."""
    surnames: dict[str, set[str]] = {}
    first: dict[str, ActorMention] = {}
    heads: dict[str, dict[str, ActorMention]] = {}
    joined: list[ActorMention] = []
    for item, mention in zip(found, mentions, strict=True):
        full = _full_of(stage, item, mention, surnames, first, heads) or _group_before(stage, item, mention, joined)
        joined.append(_alias(mention, full) if full is not None else mention)
        if full is None:
            _remember(stage, item, mention, surnames, first, heads)
    return tuple(joined)


def _alias(mention: ActorMention, full: ActorMention) -> ActorMention:
    origin: Words = full.alias_of or full.words
    value = replace(full.value, claimed_as=mention.words.text)
    return replace(mention, value=value, role=full.role, alias_of=origin)


def _full_of(
    stage: Scene,
    item: Found,
    mention: ActorMention,
    surnames: dict[str, set[str]],
    first: dict[str, ActorMention],
    heads: dict[str, dict[str, ActorMention]],
) -> ActorMention | None:
    """The earlier mention that this one repeats in fewer words; `None` where none or several can be meant."""
    if item.name is not None:
        key = _key(stage, item.name)
        owners = surnames.get(key, set())
        return first[next(iter(owners))] if len(owners) == 1 else None
    if mention.value.resolved is not None or not _is_definite(stage, item):
        return None
    meant = heads.get(stage.norm(item.head), {})
    return next(iter(meant.values())) if len(meant) == 1 and stage.norm(item.head) not in GENERAL else None


def _is_definite(stage: Scene, item: Found) -> bool:
    """Whether it is one noun with "the" before it."""
    return item.first == item.head == item.last and stage.norm(item.first - 1) in ("the", "this")


def _group_before(
    stage: Scene, item: Found, mention: ActorMention, joined: Sequence[ActorMention]
) -> ActorMention | None:
    """The one group that was named in this sentence or the two before, for "the group"."""
    if not _is_definite(stage, item) or stage.norm(item.head) not in GENERAL:
        return None
    sentence = stage.tokens[item.first].sentence
    meant: dict[str, ActorMention] = {}
    for other in reversed(joined[-WINDOW:]):
        if sentence - stage.document.sentence_at(other.words.span.start) > NEAR:
            break
        if other.value.resolved is not None and other.role in ORGANISED:
            meant[other.value.resolved] = other
    return next(iter(meant.values())) if len(meant) == 1 else None


def _remember(
    stage: Scene,
    item: Found,
    mention: ActorMention,
    surnames: dict[str, set[str]],
    first: dict[str, ActorMention],
    heads: dict[str, dict[str, ActorMention]],
) -> None:
    if item.name is not None:
        full = _key(stage, item.name)
        first.setdefault(full, mention)
        for at in range(item.name[0], item.name[1] + 1):
            surnames.setdefault(_key(stage, (at, item.name[1])), set()).add(full)
    elif item.first < item.last and (item.hits or any(stage.capital(at) for at in range(item.first, item.last + 1))):
        named = mention.value.resolved or mention.words.text.casefold()
        for at in _head_words(stage, item):
            heads.setdefault(stage.norm(at), {}).setdefault(named, mention)


def _head_words(stage: Scene, item: Found) -> list[int]:
    """Where the nouns stand that can repeat a name: its last word, and the one before its first "of" or "for"."""
    ends = [item.head]
    ends += [at - 1 for at in range(item.first + 1, item.last) if stage.norm(at) in ("of", "for", "in")][:1]
    return ends


def _key(stage: Scene, span: tuple[int, int]) -> str:
    return " ".join(stage.norm(at) for at in range(span[0], span[1] + 1))

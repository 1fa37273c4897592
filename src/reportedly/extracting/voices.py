"""Attribution: who says what, from cue words, word order and quotation marks; nested where one quotes another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.codebook.cues import Cues
from reportedly.extracting.grammar import Grammar
from reportedly.extracting.voices_drafts import Draft
from reportedly.extracting.voices_names import name_of
from reportedly.extracting.voices_nouns import noun_drafts
from reportedly.extracting.voices_outlets import with_heirs
from reportedly.extracting.voices_pronouns import resolved
from reportedly.extracting.voices_quotes import with_bare_quotes
from reportedly.extracting.voices_scene import Phrase, Scene
from reportedly.extracting.voices_verbs import verb_drafts
from reportedly.values.document import Document
from reportedly.values.mention import Attribution, Chunk, Token
from reportedly.values.span import Words

_NEAR = 60  # attributions on either side that are looked at for the one that holds this one


def attribute(
    document: Document, tokens: Sequence[Token], chunks: Sequence[Chunk], cues: Cues, *, antecedents: bool = True
) -> tuple[Attribution, ...]:
    """Every attribution of the document, in the order of the text.

    `parent` is set where one stands inside another's content, or where an outlet passes on what it was told. Of two
    with the same content the inner one comes first. What nobody is said to say is the publisher's own and not listed.
    `antecedents=False` leaves pronouns as sources where they stand, instead of the words that they stand for.
    """
    scene = Scene(Grammar(document, tokens, chunks), cues)
    drafts = [*verb_drafts(scene), *noun_drafts(scene)]
    drafts = with_heirs(scene, with_bare_quotes(scene, sorted(drafts, key=Draft.place)))
    return _nested(scene, resolved(scene, drafts) if antecedents else drafts)


def _nested(scene: Scene, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    flat = list(_with_outlets(drafts))
    parents = _without_loops([_parent(flat, at) for at in range(len(flat))])
    return tuple(_attribution(scene, draft, parent) for draft, parent in zip(flat, parents, strict=True))


def _without_loops(parents: list[int | None]) -> list[int | None]:
    """The links, cut wherever following them would come back: contents of odd quotations can hold each other."""
    for start in range(len(parents)):
        seen, at = {start}, parents[start]
        while at is not None and at not in seen:
            seen.add(at)
            at = parents[at]
        if at == start:
            parents[start] = None
    return parents


def _with_outlets(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Each draft, followed by one for those who pass it on."""
    for draft in drafts:
        yield draft
        if draft.outlet:
            cue = draft.outlet_cue or draft.cue
            yield replace(draft, sources=draft.outlet, cue=cue, outlet=(), carries=True, act="asserts", unnamed=False)


def _parent(drafts: Sequence[Draft], at: int) -> int | None:
    """The smallest content that holds this draft's cue; the outlet that carries it comes first."""
    draft = drafts[at]
    if draft.outlet:
        return at + 1
    best: tuple[int, int] | None = None
    for other in range(max(0, at - _NEAR), min(len(drafts), at + _NEAR)):
        outer = drafts[other]
        if other == at or other == at - 1 and draft.carries:
            continue
        size = outer.holds(draft) if outer.sources != draft.sources and draft.holds(outer) is None else None
        if size is not None and (best is None or size < best[0]):
            best = (size, other)
    if best is not None and drafts[best[1]].carries and not draft.carries:
        return best[1] - 1  # the one who told the outlet holds it, not the outlet alone
    return None if best is None else best[1]


def _attribution(scene: Scene, draft: Draft, parent: int | None) -> Attribution:
    words = [_words(scene, name_of(scene, source)) for source in draft.sources]
    return Attribution(
        source=words[0] if words else None,
        cue=_words(scene, draft.cue) if draft.cue is not None else None,
        content=tuple(_words(scene, phrase).span for phrase in draft.content),
        kind=draft.kind,
        act=draft.act,
        parent=parent,
        anonymous=draft.unnamed,
        cosources=tuple(words[1:]),
    )


def _words(scene: Scene, phrase: Phrase) -> Words:
    return scene.grammar.words(phrase.first, phrase.last)

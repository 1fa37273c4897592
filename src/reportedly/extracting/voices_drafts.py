"""An attribution in the making: token runs instead of spans, its speaker perhaps still a pronoun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.extracting.voices_scene import Phrase, Scene
from reportedly.extracting.voices_sources import Source

Kind = Literal["direct", "partial", "indirect", "phrase"]


@dataclass(frozen=True, slots=True)
class Draft:
    """Sources, cue and content as token runs. `head` is the folded head noun of the first source.

    `outlet` are those who pass on what the sources say: a news outlet that was told, a speaker who cites them (with
    `outlet_cue`); `carries` marks the attribution made for them.
    """

    sources: tuple[Phrase, ...]
    cue: Phrase | None
    content: tuple[Phrase, ...]
    kind: Kind
    act: str
    head: str = ""
    unnamed: bool = False
    outlet: tuple[Phrase, ...] = ()
    outlet_cue: Phrase | None = None
    carries: bool = False

    def place(self) -> tuple[int, int]:
        """Where it stands, for ordering: its cue, or the quotation without one."""
        return (self.cue.first if self.cue is not None else self.content[0].first, -self.content[0].last)

    def holds(self, inner: Draft) -> int | None:
        """The size of the content run that holds the cue of `inner` outside its own words, or None."""
        at = inner.cue or inner.content[0]
        for run in self.content:
            own = inner.content == self.content
            if run.first <= at.first and at.last <= run.last and not own:
                return run.last - run.first
        return None


def draft(scene: Scene, source: Source | None, cue: Phrase, content: tuple[Phrase, ...], kind: Kind, act: str) -> Draft:
    """A draft with what follows from its parts: head noun, and whether the speaker is without a name."""
    return Draft(
        sources=source.members if source is not None else (),
        cue=cue,
        content=content,
        kind=kind,
        act=act,
        head=source.head if source is not None else "",
        unnamed=source is not None and is_unnamed(scene, source),
    )


def is_unnamed(scene: Scene, source: Source) -> bool:
    """Whether the speakers are persons whom no name tells apart: "two officials", "a source in the ministry"."""
    if source.head not in scene.cues.unnamed:
        return False
    head = next((at for at in range(source.first.first, source.first.last + 1) if scene.norm(at) == source.head), None)
    return head is None or scene.tag(head + 1) != "PROPN" or head == source.first.last


def kind_of(scene: Scene, runs: tuple[Phrase, ...]) -> Kind:
    """How the words are given: wholly quoted, partly quoted, or told."""
    quoted = sum(map(scene.quoted, runs))
    if quoted == sum(run.last + 1 - run.first for run in runs):
        return "direct"
    return "partial" if quoted else "indirect"

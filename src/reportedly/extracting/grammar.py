"""A document's tokens and noun phrases, indexed, and who does what in a clause: a shallow grammar without a parser.

The trained reader's role head replaces what this file guesses from word order; everything above it only asks for the
subject, the object and the prepositional phrases of a verb or a noun.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reportedly.extracting.chunks import DAYS, POINTERS
from reportedly.values.document import Document
from reportedly.values.mention import Chunk, Token
from reportedly.values.span import Span, Words

BE = frozenset("be is are was were been being am 's 're get gets got getting".split())
HAVE = frozenset("have has had having 've".split())
RELATIVES = frozenset("who which that whom whose".split())
PARTICLES = frozenset("out up down off on over back away".split())
IRREGULAR_PARTICIPLES = frozenset(
    "hit struck shot blown fallen fought overrun retaken taken slain thrown begun held made burnt brought set gone "
    "lost met given sought borne broken left cut shut put found driven caught bought sent built seen known led hurt "
    "kept".split()
)
CONJUNCTIONS = frozenset("after before since until as while than".split())  # tagged ADP even where a clause follows
STOP = frozenset(";:—–")
INSIDE = frozenset(",\"()'-")  # marks that may stand inside a clause
REACH = 40  # tokens: how far a subject or an object is looked for; longer is noise in news sentences
STRETCHES = frozenset("hour day week month year minute night morning afternoon evening weekend".split())
SHIFTS = frozenset("earlier later ago".split())
SHARING = 8  # verbs that may share one subject ("attacked, looted and burned"); more is no sentence


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with the preposition that governs it ("" for a subject or an object), by chunk index."""

    preposition: str
    chunk: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with what stands around it. Token indices: `first`..`main` is the verb group, `main` its head."""

    first: int
    main: int
    passive: bool
    infinitive: bool
    subject: int | None
    objects: tuple[int, ...]
    phrases: tuple[Phrase, ...]
    last: int


@dataclass(frozen=True)
class Grammar:
    """Tokens and chunks of one document with the look-ups that extractors share."""

    document: Document
    tokens: Sequence[Token]
    chunks: Sequence[Chunk]
    _frames: dict[int, Frame | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def chunk_of(self) -> list[int | None]:
        """For each token the index of its chunk."""
        owner: list[int | None] = [None] * len(self.tokens)
        for index, chunk in enumerate(self.chunks):
            owner[chunk.first : chunk.last + 1] = [index] * (chunk.last + 1 - chunk.first)
        return owner

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def sentences(self) -> list[range]:
        """Token ranges of the document's sentences."""
        bounds = [bisect_left(self._starts, span.start) for span in self.document.sentences] + [len(self.tokens)]
        return [range(bounds[i], bounds[i + 1]) for i in range(len(bounds) - 1)]

    def token_at(self, offset: int) -> int:
        """Index of the token that covers `offset`, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens_in(self, span: Span) -> range:
        """Indices of the tokens that start inside `span`."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def words(self, first: int, last: int) -> Words:
        """The verbatim words from token `first` to token `last`, both included."""
        return self.document.words(self.tokens[first].span.start, self.tokens[last].span.end)

    def sentence_of(self, index: int) -> range:
        return self.sentences[self.tokens[index].sentence]

    def norm(self, index: int) -> str:
        """The folded word at an index; "" outside the document."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def tag(self, index: int) -> str:
        return self.tokens[index].tag if 0 <= index < len(self.tokens) else ""

    def modifiers(self, last: int) -> range:
        """The tokens of a noun's phrase before the noun, those within reach."""
        chunk = self.chunk_of[last]
        return range(last, last) if chunk is None else range(max(self.chunks[chunk].first, last - REACH), last)

    def preposition(self, chunk: int) -> str:
        """The preposition right before a chunk ("of", "against"), or ""."""
        before = self.chunks[chunk].first - 1
        if before >= 0 and self.tag(before) == "ADP" and self.norm(before) not in ("'s",):
            return self.norm(before)
        return ""

    def frame(self, main: int) -> Frame | None:
        """The frame of the verb at token `main`, computed once."""
        if main not in self._frames:
            is_verb = self.is_verb(main) or self.tag(main) == "AUX"
            self._frames[main] = build_frame(self, main) if is_verb else None
        return self._frames[main]

    def verbs(self, sentence: range) -> Iterator[int]:
        return (i for i in sentence if self.is_verb(i))

    def is_verb(self, index: int) -> bool:
        """Whether a token is a full verb; taggers take many participles for adjectives ("were shot dead")."""
        participle = self.tag(index) == "ADJ" and self.norm(index - 1) in BE and is_participle(self.norm(index))
        return participle or self.tag(index) == "VERB"


def build_frame(grammar: Grammar, main: int) -> Frame:
    first, has_be, infinitive = verb_group(grammar, main)
    participle = is_participle(grammar.norm(main))
    objects, phrases, last = complements(grammar, main)
    bare = participle and first == main > 0 and not has_be and not objects
    reduced = bare and _is_reduced(grammar, main, phrases, last)
    return Frame(
        first=first,
        main=main,
        passive=(has_be and participle) or reduced,
        infinitive=infinitive,
        subject=subject(grammar, first),
        objects=objects,
        phrases=phrases,
        last=last,
    )


def is_participle(word: str) -> bool:
    return word.endswith(("ed", "en")) or word in IRREGULAR_PARTICIPLES


def verb_group(grammar: Grammar, main: int) -> tuple[int, bool, bool]:
    """The first token of the group that ends in the verb `main`, whether it holds a form of "be", whether "to"."""
    start = grammar.sentence_of(main).start
    first, has_be, infinitive, i = main, False, False, main - 1
    start = max(start, main - REACH)
    if grammar.norm(i) == "to" and i >= start and not grammar.norm(main).endswith("ing"):
        first, infinitive, i = i, True, i - 1  # whatever its tag: "failed to attack"
    while i >= start and grammar.tag(i) in ("AUX", "PART", "ADV"):
        if grammar.tag(i) == "ADV" and not _verbal_before(grammar, i, start):
            break
        has_be = has_be or grammar.norm(i) in BE
        infinitive = infinitive or grammar.norm(i) == "to"
        first, i = i, i - 1
    return first, has_be, infinitive


def _verbal_before(grammar: Grammar, i: int, start: int) -> bool:
    while i > start and grammar.tag(i) == "ADV":
        i -= 1
    return grammar.tag(i) in ("AUX", "PART")


def _is_reduced(grammar: Grammar, main: int, phrases: tuple[Phrase, ...], last: int) -> bool:
    """ "the attack launched hours earlier at ...": a participle right after its noun that takes no object."""
    if grammar.norm(main - 1) == "," and any(phrase.preposition == "by" for phrase in phrases):
        return True  # "the town, attacked on Monday by rebels"
    if grammar.chunk_of[main - 1] is None:
        return False
    if grammar.norm(main + 1) == "by":
        return True
    if grammar.tag(main + 1) not in ("ADP", "ADV", "NUM", "PUNCT"):
        return False
    if grammar.tag(last + 1) in ("AUX", "VERB") and not grammar.norm(last + 1).endswith("ing"):
        return True  # "a missile fired from the hills hit the town"
    later = range(main + 1, min(main + REACH, grammar.sentence_of(main).stop))
    return any(grammar.tag(i) in ("AUX", "VERB") for i in later) and _has_verb_free_left(grammar, main)


def _has_verb_free_left(grammar: Grammar, main: int) -> bool:
    """Whether the clause on the left has a finite verb already or none is needed: an ADP-governed or object noun."""
    chunk = grammar.chunk_of[main - 1]
    if chunk is None:
        return False
    before = grammar.chunks[chunk].first - 1
    return grammar.tag(before) in ("ADP", "VERB")


def subject(grammar: Grammar, first: int) -> int | None:
    """Index of the chunk that is the subject of the verb group starting at token `first`."""
    for _ in range(SHARING):
        chunk, verb = _left_of(grammar, first)
        if verb is None:
            return chunk if chunk is None else _counted(grammar, chunk)
        first, _, _ = verb_group(grammar, verb)
    return None


def _counted(grammar: Grammar, chunk: int) -> int:
    """What a bare number counts: the drones of "two of its drones"."""
    at = grammar.chunks[chunk].last + 1
    number = _is_single(grammar, chunk) and grammar.tag(at - 1) == "NUM" and grammar.norm(at) == "of"
    counted = grammar.chunk_of[at + 1] if number and at + 1 < len(grammar.tokens) else None
    return chunk if counted is None else counted


def _left_of(grammar: Grammar, first: int) -> tuple[int | None, int | None]:
    """The subject chunk to the left of a verb group, or else the verb before it whose subject it shares."""
    start, i, comma = max(grammar.sentence_of(first).start, first - REACH), first - 1, False
    while i >= start:
        word, tag, chunk = grammar.norm(i), grammar.tag(i), grammar.chunk_of[i]
        if word in RELATIVES and (chunk is None or (tag == "PRON" and _is_single(grammar, chunk))):
            return _chunk_left(grammar, i - 1, start), None
        if chunk is not None:
            before = grammar.chunks[chunk].first - 1
            if grammar.tag(before) == "VERB" and grammar.norm(before).endswith("ing") and before > start:
                i = before - 1  # "the airbase hosting US troops was hit": the object of a participle is no subject
                continue
            if comma and _is_joined(grammar, first) and (verb := _verb_of(grammar, chunk)) is not None:
                return None, verb
            adjacent = grammar.chunks[chunk].last == first - 1
            if governed := _governed_list(grammar, chunk):
                i = grammar.chunks[governed].first - 2  # "forces in Syria and Iraq have launched"
                continue
            preposition = grammar.preposition(chunk)
            if not preposition or (adjacent and preposition in CONJUNCTIONS):
                return chunk, None
            i = before - 1
            continue
        if tag == "VERB" and _opens_description(grammar, i, comma):
            i -= 1  # "factions allied with Tehran carried out": the participle belongs to the noun before it
            continue
        if tag == "VERB":
            return None, i if comma or _shares_subject(grammar, first, i) else None
        if tag == "SCONJ" or word in STOP or word == '"':
            return None, None
        comma = comma or word == "," or tag == "CCONJ"
        i -= 1
    return None, None


def _is_single(grammar: Grammar, chunk: int) -> bool:
    return grammar.chunks[chunk].first == grammar.chunks[chunk].last


def _shares_subject(grammar: Grammar, first: int, verb: int) -> bool:
    """Whether the group at `first` goes on with the `verb` on its left: "and fled", "killing six", "began to shell"."""
    return _is_joined(grammar, first) or "to" in (grammar.norm(verb + 1), grammar.norm(first))


def _is_joined(grammar: Grammar, first: int) -> bool:
    return grammar.tag(first - 1) == "CCONJ" or grammar.norm(first).endswith("ing")


def _verb_of(grammar: Grammar, chunk: int) -> int | None:
    """The verb right before a chunk or before the pair that it ends: "entered the town and (the port and) left"."""
    before = grammar.chunks[chunk].first - 1
    pair = grammar.chunk_of[before - 1] if grammar.tag(before) == "CCONJ" and before > 0 else None
    before = grammar.chunks[pair].first - 1 if pair is not None else before
    return before if grammar.tag(before) == "VERB" else None


def _opens_description(grammar: Grammar, verb: int, comma: bool) -> bool:
    """Whether a verb is a participle that describes the noun before it."""
    after_noun = verb > 0 and grammar.tag(verb - 1) in ("NOUN", "PROPN")
    return not comma and after_noun and is_participle(grammar.norm(verb)) and grammar.tag(verb + 1) in ("ADP", "ADV")


def _governed_list(grammar: Grammar, chunk: int) -> int | None:
    """The chunk that opens the list of names that `chunk` ends, where a preposition governs that list."""
    before = grammar.chunks[chunk].first - 1
    opener = grammar.chunk_of[before - 1] if grammar.tag(before) == "CCONJ" and before > 0 else None
    if opener is None or not grammar.preposition(opener):
        return None
    named = all(grammar.tag(grammar.chunks[c].head) == "PROPN" for c in (opener, chunk))
    return opener if named else None


def _chunk_left(grammar: Grammar, i: int, start: int) -> int | None:
    while i >= start:
        chunk = grammar.chunk_of[i]
        if chunk is not None:
            return chunk
        if grammar.tag(i) not in ("PUNCT", "ADP"):
            return None
        i -= 1
    return None


def _is_particle(grammar: Grammar, head: int, i: int) -> bool:
    """Whether the word right after a verb belongs to it ("carried out two attacks", "took over the base")."""
    word = grammar.norm(i)
    if i != head + 1 or grammar.tag(head) != "VERB" or word not in PARTICLES:
        return False
    follows = i + 1 < len(grammar.tokens) and grammar.chunk_of[i + 1] is not None
    return follows and (word in ("out", "up", "down", "off") or grammar.tag(i + 1) == "DET")


def complements(grammar: Grammar, head: int) -> tuple[tuple[int, ...], tuple[Phrase, ...], int]:
    """Objects and prepositional phrases to the right of a verb or a noun, and the last token of the clause."""
    stop = min(grammar.sentence_of(head).stop, head + 1 + REACH)
    objects: list[int] = []
    phrases: list[Phrase] = []
    i, preposition, fresh, last = head + 1, "", grammar.tag(head) in ("VERB", "AUX"), head
    while i < stop:
        word, tag, chunk = grammar.norm(i), grammar.tag(i), grammar.chunk_of[i]
        if chunk is None:
            if tag == "ADP" and not _is_particle(grammar, head, i):
                preposition, last = (word if not preposition or word != "of" else preposition), i
            elif _ends_clause(grammar, i, stop):
                break
            i += 1
            continue
        i = grammar.chunks[chunk].last + 1
        if word in RELATIVES and tag == "PRON":
            break
        if not preposition and _is_time(grammar, chunk):
            fresh = False  # "the strike three days earlier on two depots"
            continue
        if preposition:
            phrases.append(Phrase(preposition, chunk))
        elif fresh:
            objects.append(chunk)
        else:
            break
        last, fresh = i - 1, False
        if grammar.norm(i) in ("and", "or", ",") and _continues_list(grammar, i, stop, preposition):
            fresh = not preposition
            i += 1 + (grammar.norm(i + 1) in ("and", "or"))
        else:
            preposition = ""
    return tuple(objects), tuple(phrases), last


def _ends_clause(grammar: Grammar, i: int, stop: int) -> bool:
    """Whether a token outside all phrases ends what belongs to a verb or noun before it."""
    word, tag = grammar.norm(i), grammar.tag(i)
    if tag == "CCONJ":
        return i + 1 >= stop or grammar.chunk_of[i + 1] is None
    verbal = tag in ("VERB", "AUX", "SCONJ") or word in STOP or word in RELATIVES
    return verbal or (tag == "PUNCT" and word not in INSIDE)


def _is_time(grammar: Grammar, chunk: int) -> bool:
    """Whether a bare noun phrase tells when: "Friday", "last week", "three days" before "earlier"."""
    head, first = grammar.norm(grammar.chunks[chunk].head), grammar.norm(grammar.chunks[chunk].first)
    measured = grammar.norm(grammar.chunks[chunk].last + 1) in SHIFTS
    return head in DAYS or (head.removesuffix("s") in STRETCHES and (measured or first in POINTERS))


def _continues_list(grammar: Grammar, i: int, stop: int, preposition: str) -> bool:
    """Whether the comma or conjunction at `i` joins another chunk of the same list (no verb takes it as a subject)."""
    j = i + 1 + (grammar.norm(i + 1) in ("and", "or"))
    if j >= stop:
        return False
    chunk = grammar.chunk_of[j]
    if chunk is None:
        return False
    after = grammar.chunks[chunk].last + 1
    taken = grammar.tag(after) in ("VERB", "AUX") and not grammar.norm(after).endswith("ing")
    return not taken or preposition == "between"  # "clashes between rebels and the army killed six"

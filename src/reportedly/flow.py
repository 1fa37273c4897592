"""The walk: an article becomes a document, mentions, voices, claims and judgements. One screen, one direction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reportedly.codebook.cues import Cues, load_cues
from reportedly.codebook.numbers import Numbers, load_numbers
from reportedly.codebook.speech import Speech, load_speech
from reportedly.codebook.statuses import StatusRules, load_statuses
from reportedly.codebook.triggers import Triggers, load_triggers
from reportedly.codebook.weapons import Weapons, load_weapons
from reportedly.extracting.actors import find_actors
from reportedly.extracting.chains import Chains
from reportedly.extracting.chunks import find_chunks
from reportedly.extracting.claims import make_claims
from reportedly.extracting.counts import find_counts
from reportedly.extracting.events import find_events
from reportedly.extracting.grammar import Grammar
from reportedly.extracting.places import find_places
from reportedly.extracting.times import find_times
from reportedly.extracting.tokens import tokenize
from reportedly.extracting.voices import attribute
from reportedly.extracting.weapons import find_weapons
from reportedly.linking.within import link
from reportedly.reading.segment import read
from reportedly.resources.actors import ActorList, load_actors
from reportedly.resources.gazetteer import Gazetteer, load_gazetteer
from reportedly.resources.tagger import Tagger, load_tagger
from reportedly.values.assemble import assemble
from reportedly.values.document import Article, Document
from reportedly.values.incident import Assembly
from reportedly.values.mention import Mentions
from reportedly.values.reading import Reading

PACKAGE = Path(__file__).parent
# What a reader's output depends on: every file of these rooms, code and data alike.
DEPENDS = ("codebook", "values", "reading", "resources", "extracting", "linking", "flow.py")


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that reading needs, loaded once and shared by all articles."""

    tagger: Tagger
    gazetteer: Gazetteer
    actors: ActorList
    numbers: Numbers
    weapons: Weapons
    cues: Cues
    triggers: Triggers
    speech: Speech
    statuses: StatusRules
    origin: str


def load_reader(*, gazetteer: Path | None = None, actors: tuple[Path, ...] = ()) -> Reader:
    """The shipped reader. `gazetteer` is a user's own gazetteer, `actors` a user's actor lists, merged over ours."""
    return Reader(
        tagger=load_tagger(),
        gazetteer=load_gazetteer(gazetteer),
        actors=load_actors(actors),
        numbers=load_numbers(),
        weapons=load_weapons(),
        cues=load_cues(),
        triggers=load_triggers(),
        speech=load_speech(),
        statuses=load_statuses(),
        origin=reader_origin(tuple(path for path in (gazetteer, *actors) if path is not None)),
    )


def read_article(article: Article, reader: Reader) -> Reading:
    """The whole walk over one article, up to what a ledger records."""
    document = read(article)
    grammar = parse(document, reader)
    mentions = find(grammar, reader)
    chains = Chains(document, attribute(document, grammar.tokens, grammar.chunks, reader.cues), mentions.actors)
    claims = make_claims(
        grammar, mentions, chains, triggers=reader.triggers, speech=reader.speech, origin=reader.origin
    )
    judgements = link(claims, triggers=reader.triggers, body=document.body.start, by=reader.origin)
    return Reading(document, claims, judgements, reader.origin)


def parse(document: Document, reader: Reader) -> Grammar:
    """Tokens and noun phrases."""
    tokens = tokenize(document, reader.tagger)
    return Grammar(document, tokens, find_chunks(document, tokens))


def find(grammar: Grammar, reader: Reader) -> Mentions:
    """Everything named or told of, each kind by its own finder."""
    document, tokens = grammar.document, grammar.tokens
    weapons = find_weapons(document, tokens, reader.weapons)
    counts = find_counts(document, reader.numbers)
    return Mentions(
        times=find_times(document, published=document.article.published),
        counts=counts,
        places=find_places(document, tokens, reader.gazetteer),
        actors=find_actors(document, tokens, grammar.chunks, reader.actors),
        weapons=weapons,
        events=find_events(grammar, reader.triggers, weapons=weapons, counts=counts),
    )


def assembled(reading: Reading, reader: Reader) -> Assembly:
    """What the claims of one reading add up to."""
    return assemble(reading.claims, reading.judgements, rules=reader.statuses)


@cache
def reader_origin(extra: tuple[Path, ...] = ()) -> str:
    """The name that a reader signs with: the package's version and a digest of the code and data that decide."""
    digest = hashlib.sha256()
    shipped = [path for name in DEPENDS for path in _files(PACKAGE / name)]
    for path in (*sorted(shipped), *extra):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return f"reportedly {package_version()} rules {digest.hexdigest()[:12]}"


def package_version() -> str:
    """The installed version; "0" where the package runs from a folder that nobody installed."""
    try:
        return version("reportedly")
    except PackageNotFoundError:
        return "0"


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [p for p in path.rglob("*") if p.is_file() and p.suffix != ".pyc"]

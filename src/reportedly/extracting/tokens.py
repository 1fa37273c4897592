"""Cut a document into words and marks, with a part-of-speech tag each.

Cutting follows Universal Dependencies for English: clitics stand alone ("Iran" "'s", "was" "n't", "can" "not"), the
currency mark stands before its number ("$" "8.7"). Unlike there, a hyphenated word is one token ("US-backed").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportedly.resources.tagger import Tagger
from reportedly.values.document import Document
from reportedly.values.mention import Token
from reportedly.values.span import Span

INVISIBLE = dict.fromkeys([0xAD, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)])

_FOLDS = str.maketrans("‘’‚‛ʼʻ`´“”„‟«»‐‑", "''''''''\"\"\"\"\"\"--")
_LETTER = r"[\w\u0300-\u036F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]"
_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s"<>]+ | [@\#]\w+              # addresses, handles, tags
    | (?:[^\W\d_]\.){{2,}}                                  # U.S., p.m.
    | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Cmdr|Gov|Sen|Rep|Pres|Rev|Hon|St|Mt|Jr|Sr|No|vs
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun|Inc|Ltd|Co|Corp)\.(?=\s)
    | [A-Z]\.(?=\s?[A-Z])                                   # initials
    | \d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)(?!\w)|(?:-\w+)+)?   # 1,200  3.5  17th  1990s  20-year-old
    | (?<=\S)'[sS](?!\w)                                    # the clitic after a closing mark
    | {_LETTER}+(?:[-'.]{_LETTER}+)*                        # words, with what stands inside them
    | \.{{2,}} | -{{2,}} | [^\w\s]
    """,
    re.VERBOSE,
)
# Nouns of events that are verbs as well, in a form that no past tense has, and singular nouns that take a plural verb.
_HOMOGRAPHS = frozenset("attack raid strike assault ambush bomb blast clash protest riot siege march launch".split())
_FOLLOWING = frozenset({"VERB", "AUX", "NOUN"})
_COLLECTIVE = frozenset("police people men women children military".split())
_CLITIC = re.compile(r"(?i)(?:n't|'(?:s|re|ve|ll|d|m))\Z|(?<=\Acan)not\Z")


def tokenize(document: Document, tagger: Tagger) -> tuple[Token, ...]:
    """The tokens of every sentence of `document`, in the order of the text."""
    tokens: list[Token] = []
    plain = document.plain
    for number, sentence in enumerate(document.sentences):
        spans = list(_cut(plain, sentence))
        forms = [_form(plain[start:end]) for start, end in spans]
        tags = _mended(forms, tagger.tag(forms))
        for (start, end), form, tag in zip(spans, forms, tags, strict=True):
            tokens.append(Token(Span(start, end), document.text[start:end], fold(form), tag, number))
    return tuple(tokens)


# Spellings with one part of speech whatever stands around: "US" is the country, never the pronoun.
_CERTAIN = {"of": "ADP", "Of": "ADP", "US": "PROPN"}


def _mended(forms: list[str], tags: list[str]) -> list[str]:
    """The tags, mended where the words around leave one reading.

    A noun where no verb can stand ("the terror raid into the town", "a “clean hit on the base"); a name where a capital
    word before a verb or a noun is taken for an exclamation; a few spellings that leave no choice.
    """
    mended = list(tags)
    for at in range(1, len(tags)):
        before = forms[at - 1].lower()
        singular = tags[at - 1] == "NOUN" and not before.endswith("s") and before not in _COLLECTIVE
        joined = at > 1 and tags[at - 2] == "CCONJ"
        named = forms[at] in _HOMOGRAPHS and singular and not joined
        if tags[at] == "VERB" and (named or _is_described(forms, tags, at)):
            mended[at] = "NOUN"
        elif tags[at - 1] == "INTJ" and tags[at] in _FOLLOWING and before[0] != forms[at - 1][0]:
            mended[at - 1] = "PROPN"
    return [_CERTAIN.get(form, tag) for form, tag in zip(forms, mended, strict=True)]


def _is_described(forms: list[str], tags: list[str], at: int) -> bool:
    """Whether an adjective with "a" before it, a quotation mark perhaps between, describes the word."""
    article = at - 3 if at > 2 and forms[at - 2] == '"' else at - 2
    opened = article >= 0 and forms[article].lower() in ("a", "an")
    return opened and tags[at - 1] == "ADJ" and not forms[at].endswith(("ed", "ing", "en"))


def fold(word: str) -> str:
    """`word` for comparing: casefolded, without accents and invisible characters, with straight quotation marks."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.translate(INVISIBLE).translate(_FOLDS))
    return "".join(char for char in bare if not unicodedata.combining(char)).casefold()


def _form(word: str) -> str:
    """The word as the tagger knows words: invisible characters left out, unless nothing else is there."""
    return word if word.isascii() else word.translate(INVISIBLE).translate(_FOLDS) or word


def _cut(plain: str, sentence: Span) -> Iterator[tuple[int, int]]:
    """Start and end of each token."""
    for match in _TOKEN.finditer(plain, sentence.start, sentence.end):
        start, end = match.span()
        clitic = _CLITIC.search(plain[start:end]) if end - start < 40 else None
        if clitic is not None and clitic.start():
            yield start, start + clitic.start()
            start += clitic.start()
        yield start, end

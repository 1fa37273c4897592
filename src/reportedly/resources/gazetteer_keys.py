"""Three keys for one place name, from strict to loose.

`exact_key` folds what a keyboard changes: case, accents, apostrophes, hyphens. `folded_key` also folds what a
transliterator chooses: the Arabic article and how it is joined, doubled letters, q/k, kh/h, ch/sh, ou/oo/u, ee/y/i,
-ah/-eh/-a. `sound_key` keeps the consonants alone (g and h, v and w as one, for Ukrainian beside Russian names); it is
ambiguous and must never decide without other evidence.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h"}
)
_SILENT = re.compile(r"['’‘`ʼʻʿʾ′ʹ´\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_GAP = re.compile(r"[^\w]+|_")
_PLAIN = re.compile(r"[a-z0-9 \-]+\Z")

_ARTICLES = frozenset("al el ul il ad ed ar er as es ash esh at et ath an en az ez adh".split())
# "Deir Ezzor", "Dair Alzour": the article glued on, its l sometimes turned into the next letter. Only after another
# word, since "Assad" and "Essen" start so by themselves.
_GLUED = re.compile(r"[ae]([dtszrn])\1(?=[aeiouy])|[ae](sh|th|dh)\2|al(?=[bdfghjkmqrstwxz])")
_DIGRAPHS = (
    (re.compile(r"tch|ch|sch|sh|š"), "x"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"c(?=[aoulrktx]|\Z)"), "k"),
    (re.compile(r"c"), "s"),
    (re.compile(r"ou|oo|aw(?![aeiou])|au|ow(?![aeiou])|w(?=[^aeiouy]|\Z)"), "u"),
    (re.compile(r"ee|ei|ay(?![aeou])|ai|ey|iy+|yy|ii"), "i"),
    (re.compile(r"(?<=[aeiou])h?a?h\Z|(?<=[^aeiou])(?:eh|ah|e)\Z"), "a"),
)
_SHIFT = str.maketrans("eoyw", "iuiv")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aiu]+")
_SOUND_SHIFT = str.maketrans("gvj", "hfz")


@lru_cache(maxsize=65536)
def exact_key(name: str) -> str:
    """The name without case, accents and punctuation, its words separated by single spaces."""
    text = name.casefold()
    if not _PLAIN.match(text):
        text = unicodedata.normalize("NFKD", _SILENT.sub("", text)).translate(_LETTERS)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _GAP.sub(" ", text).strip()


@lru_cache(maxsize=65536)
def folded_key(exact: str) -> str:
    """The spelling-proof form of an exact key: one string without spaces ("kafrtaharim")."""
    words = exact.split()
    kept = [word for word in words if word not in _ARTICLES] or words
    out = [_fold_word(word, unglue=number > 0 and len(kept) == len(words)) for number, word in enumerate(kept)]
    return _DOUBLED.sub(r"\1", "".join(out))


@lru_cache(maxsize=65536)
def sound_key(folded: str) -> str:
    """The consonants of a folded key, with a mark for a leading vowel ("hrkf" for Kharkiv and Kharkov)."""
    head = "'" if folded[:1] in "aiu" else ""
    return head + _VOWELS.sub("", folded).translate(_SOUND_SHIFT)


def without_article(exact: str) -> str:
    """The exact key without a leading Arabic article: "fallujah" of "al fallujah"."""
    first, _, rest = exact.partition(" ")
    return rest if rest and first in _ARTICLES else exact


def without_glued_article(exact: str) -> str | None:
    """ "albukamal" as "bukamal", "ezzor" as "zor"; None where no article may be glued on."""
    match = _GLUED.match(exact)
    if match is not None and len(exact) >= 5:
        return exact[2:]
    if len(exact) >= 6 and exact.startswith(("al", "el")) and exact[2] != " ":
        return exact[2:]
    return None


def _fold_word(word: str, *, unglue: bool) -> str:
    if unglue and len(word) >= 5 and _GLUED.match(word):
        word = word[2:]
    for pattern, letter in _DIGRAPHS:
        word = pattern.sub(letter, word)
    return _DOUBLED.sub(r"\1", word.translate(_SHIFT))

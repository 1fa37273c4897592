"""Words inside a statement that make it a threat, a warning, a demand, an accusation, a condemnation or a denial."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from yaml import CSafeLoader

from reportedly.errors import CodebookError

FILE = Path(__file__).with_name("speech.yaml")


@dataclass(frozen=True, slots=True)
class Speech:
    """One pattern for each act, tried in the order of the file."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]

    def act(self, plain: str) -> str | None:
        """The act that words of a statement make it, or None for a plain statement."""
        return next((act for act, pattern in self.patterns if pattern.search(plain)), None)


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + ")", re.IGNORECASE)


@cache
def load_speech() -> Speech:
    """The shipped patterns; `CodebookError` names one that is no regular expression."""
    rows = yaml.load(FILE.read_text(encoding="utf-8"), Loader=CSafeLoader)
    try:
        return Speech(tuple((act, _any_of(words)) for act, words in rows.items()))
    except (re.error, TypeError, AttributeError) as error:
        raise CodebookError(f"speech.yaml: {error}; each act needs a list of regular expressions") from error

"""Word lists of the stance signals: names that judge, phrases that doubt, confirm, oppose, endorse or leave open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from analysis.text.lexicons import read_lexicon

PhraseKind = Literal["doubt", "confirmation", "opposition", "endorsement", "open"]

CallWords = Literal["modals", "for", "against", "for_pairs", "against_pairs", "free", "right", "wrong"]


def name_value(label: str) -> int:
    """Return -1 for a name with a word against its bearer in it, 1 for one with a word for them, else 0."""
    against, in_favour = _name_words()
    words = label.lower().replace("’", "'").split()
    parts = {part for word in words for part in (word, *word.split("-"))}
    return -1 if parts & against else int(bool(parts & in_favour))


@cache
def _name_words() -> tuple[frozenset[str], frozenset[str]]:
    names = _content()["names"]
    return frozenset(names["against"].split()), frozenset(names["for"].split())


@cache
def call_words(name: CallWords) -> frozenset[str]:
    """Return a list of words that make a call; the lists of pairs hold a verb and another word with a space between."""
    listed = _content()["calls"][name]
    if name.endswith("_pairs"):
        return frozenset(line.strip() for line in listed.splitlines() if line.strip())
    return frozenset(listed.split())


@cache
def phrase_pattern(kind: PhraseKind) -> re.Pattern[str]:
    """Return a pattern that finds the phrases of one list in lower-case text, the longest first."""
    phrases = [line.strip() for line in _content()[kind]["phrases"].splitlines() if line.strip()]
    listed = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(re.escape(phrase).replace(r"\*", r"[a-z]*").replace(r"\ ", r"\s+") for phrase in listed)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _content() -> Mapping[str, Any]:
    return read_lexicon("stance_words.toml", folder="")

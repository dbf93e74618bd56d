"""Word lists of the stance signals: phrases that doubt, confirm or leave open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from analysis.text.lexicons import read_lexicon

PhraseKind = Literal["doubt", "confirmation", "open"]


@cache
def phrase_pattern(kind: PhraseKind) -> re.Pattern[str]:
    """Return a pattern that finds the phrases of one list in lower-case text, the longest first."""
    phrases = [line.strip() for line in _content()[kind]["phrases"].splitlines() if line.strip()]
    listed = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(re.escape(phrase).replace(r"\*", r"[a-z]*").replace(r"\ ", r"\s+") for phrase in listed)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _content() -> Mapping[str, Any]:
    return read_lexicon("stance_words.toml", folder="")

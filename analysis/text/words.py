"""What counts as a word wherever words are counted: in an article's length, a voice's share, a density."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+(?:[’'-]\w+|[.,]\d+|\.\w\b)*")
"""Letters and digits, held together by an apostrophe, a hyphen, or the point of a number or an abbreviation: "don't",
"30-day", "1,041" and "U.S." are one word each."""


def count_words(text: str) -> int:
    """Count the words of a text.

    >>> count_words("The U.S. didn't pay $1,041.50 – not in 30 days.")
    9
    """
    return sum(1 for _ in WORD.finditer(text))

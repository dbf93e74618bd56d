"""What readers search for, as patterns: checked before they run, and refused in plain words.

What would fill the memory, which no clock stops, is refused before it is compiled: repeats that multiply beyond a
limit, and patterns that call themselves.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import regex

from analysis.errors import ParallaxError

MOST_CHARACTERS = 200
"""Longest pattern."""

MOST_REPEATS = 1000
"""Largest product of all counted repeats ({20}) of a pattern."""

_ESCAPED = regex.compile(r"\\.", regex.DOTALL)
_CALL = regex.compile(r"\(\?(?:R|[+-]?\d+|&|P>)")
"""Groups that stand for another group, or for the whole pattern: (?R), (?1), (?&name), (?P>name)."""

_COUNTED = regex.compile(r"\{(\d*)(?:,(\d*))?\}")
_WHAT_IS_WRONG: Mapping[str, str] = {
    "missing )": "a round bracket is opened and not closed",
    "unbalanced parenthesis": "a round bracket is closed that was not opened",
    "unterminated character set": "a square bracket is opened and not closed",
    "nothing to repeat": "there is nothing before * + ? or { to repeat",
    "multiple repeat": "one repeat (* + ? {}) follows another",
    "unknown property": "there is no such property of characters",
    "bad escape (end of pattern)": "a backslash stands at the end, with nothing to escape",
    "unknown extension": "after (? stands a letter that means nothing there",
    "invalid group reference": "it refers to a group that it doesn't have",
    "min repeat greater than max repeat": "the least number of repeats is larger than the most",
}


class BadPattern(ParallaxError):
    """What was searched for can't be searched for; the text says why, in plain words."""


def compiled(pattern: str) -> regex.Pattern[str]:
    """Compile a reader's regular expression; upper and lower case are the same to it.

    Raises:
        BadPattern: It is empty, too long, wrong, calls itself, or its repeats multiply beyond :data:`MOST_REPEATS`.
    """
    check_length(pattern)
    if _CALL.search(_ESCAPED.sub("", pattern)):
        message = (
            "This pattern calls a group by name or number, as (?R) and (?1) do, which Parallax doesn't search for."
        )
        raise BadPattern(message)
    repeats = [
        max((int(count) for count in found.groups() if count), default=1) for found in _COUNTED.finditer(pattern)
    ]
    if math.prod(max(count, 1) for count in repeats) > MOST_REPEATS:
        message = f"This pattern repeats too often: its counts in braces multiply to more than {MOST_REPEATS:,}."
        raise BadPattern(message)
    try:
        return regex.compile(pattern, regex.IGNORECASE)
    except regex.error as error:
        reason = _WHAT_IS_WRONG.get(str(error.msg), str(error.msg))
        place = f", at character {error.pos + 1}" if error.pos is not None else ""
        message = f"This is no regular expression: {reason}{place}."
        raise BadPattern(message) from error
    except (RecursionError, OverflowError) as error:
        message = "This pattern is nested too deeply."
        raise BadPattern(message) from error
    except Exception as error:
        # The library raises errors of many kinds for what it can't compile.
        message = f"This is no regular expression: {error}."
        raise BadPattern(message) from error


def phrase(text: str) -> regex.Pattern[str]:
    """Return a pattern for words as they are written, in any case; a star stands for the rest of a word."""
    check_length(text)
    words = [regex.escape(word).replace(r"\*", r"[\w'’-]*") for word in text.split()]
    pattern = r"\s+".join(words)
    first, last = text.strip()[0], text.strip()[-1]
    before = r"(?<!\w)" if first.isalnum() else ""
    after = r"(?!\w)" if last.isalnum() else ""
    return regex.compile(before + pattern + after, regex.IGNORECASE)


def check_length(pattern: str) -> None:
    """Refuse a pattern without a word and one that is too long."""
    if not pattern.replace("*", " ").split():
        message = "Write what to search for."
        raise BadPattern(message)
    if len(pattern) > MOST_CHARACTERS:
        message = f"This is too long to search for: {len(pattern):,} characters, at most {MOST_CHARACTERS}."
        raise BadPattern(message)

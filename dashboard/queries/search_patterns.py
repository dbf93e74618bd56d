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
    """Return a pattern for what a reader types into a search box, in any case.

    A comma or ``OR`` stands between alternatives; words in quotation marks are found as they are written, others in
    their regular forms too ("talk" finds talks and talking); a star stands for the rest of a word.
    """
    check_length(text)
    alternatives = [_alternative(part) for part in _alternatives(text)]
    ranked = sorted({part for part in alternatives if part}, key=lambda part: (-len(part), part))
    return regex.compile("|".join(ranked) or _alternative(text, exact=True), regex.IGNORECASE)


_QUOTED = regex.compile(r'"([^"]*)"|“([^”]*)”')
_BETWEEN = regex.compile(r"[,;]|(?<!\S)OR(?!\S)")
_SHORTEST = 3
"""Letters of the shortest word that has forms: "is" and "US" are what they are."""
_VOWELS = frozenset("aeiou")


def _alternatives(text: str) -> list[str]:
    """Part a search at commas and at OR outside quotation marks."""
    parts, start = [], 0
    inside = [found.span() for found in _QUOTED.finditer(text)]
    for found in _BETWEEN.finditer(text):
        if not any(first <= found.start() < last for first, last in inside):
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _alternative(text: str, *, exact: bool = False) -> str:
    """Return the pattern of one alternative; empty where it holds no word."""
    words: list[str] = []
    place = 0
    for found in () if exact else _QUOTED.finditer(text):
        words += [_forms(word) for word in text[place : found.start()].split()]
        words += [_written(word) for word in (found[1] or found[2] or "").split()]
        place = found.end()
    words += [(_written if exact else _forms)(word) for word in text[place:].split()]
    letters = text if exact else text.replace('"', "").replace("“", "").replace("”", "")
    if not words or not letters.replace("*", "").strip():
        return ""
    first, last = letters.strip()[0], letters.strip()[-1]
    before = r"(?<!\w)" if first.isalnum() else ""
    after = r"(?!\w)" if last.isalnum() else ""
    return before + r"\s+".join(words) + after


def _written(word: str) -> str:
    return str(regex.escape(word)).replace(r"\*", r"[\w'’-]*")


def _forms(word: str) -> str:
    """Return a pattern for a word and its regular forms; irregular ones need the search for any form of a word."""
    if not word.isalpha() or len(word) < _SHORTEST:
        return _written(word)
    stem = (
        word[:-1]
        if word.lower().endswith("s") and not word.lower().endswith(("ss", "us", "is")) and len(word) > _SHORTEST
        else word
    )
    forms = {word, stem, f"{stem}s", f"{stem}es", f"{stem}ed", f"{stem}ing"}
    low = stem.lower()
    if low.endswith("e"):
        forms |= {f"{stem}d", f"{stem[:-1]}ing"}
    elif low.endswith("y") and low[-2] not in _VOWELS:
        forms |= {f"{stem[:-1]}ies", f"{stem[:-1]}ied"}
    elif low[-1] not in _VOWELS | set("wxy") and low[-2] in _VOWELS and low[-3] not in _VOWELS:
        forms |= {f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing"}
    return f"(?:{'|'.join(sorted(map(regex.escape, forms), key=lambda form: (-len(form), form)))})"


def check_length(pattern: str) -> None:
    """Refuse a pattern without a word and one that is too long."""
    if not pattern.replace("*", " ").split():
        message = "Write what to search for."
        raise BadPattern(message)
    if len(pattern) > MOST_CHARACTERS:
        message = f"This is too long to search for: {len(pattern):,} characters, at most {MOST_CHARACTERS}."
        raise BadPattern(message)

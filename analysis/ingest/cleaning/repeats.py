"""Lines that stand twice: captions beside their alternative text, pull quotes, repeated titles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from analysis.ingest.lines import LONG_WORDS, Line, bare, likeness

NEAR = 92.0
"""Likeness from which two neighbouring lines are one caption printed twice."""
MIN_WORDS = 5
MAX_CAPTION_WORDS = 45
MAX_REFRAIN_WORDS = 12
LONGER = 1.5
"""A paragraph of which a line is a pull quote is at least this many times as long."""
MIN_PULL_WORDS = 7
"""A line of at least this many words that stands word for word inside a longer paragraph is a pull quote."""

_SPEAKER = re.compile(r"[A-Z][A-Z .]{2,30}:")
"""The speaker's name in front of a turn of a transcript, where people do repeat themselves."""


def find_repeats(lines: tuple[Line, ...], marks: Mapping[int, str], *, title: int, start: int) -> dict[int, str]:
    """Mark lines that repeat another line that stays.

    Two neighbours with the same words are an image's alternative text and its caption, so both go. Of two equal
    lines further apart the one before the body, else the later one, goes.
    """
    found: dict[int, str] = {}
    texts = [bare(line.text) for line in lines]
    open_lines = [number for number in range(len(lines)) if number not in marks]
    for left, right in pairwise(open_lines):
        if _is_doubled_caption(lines, texts, left, right, title=title):
            found[left] = found[right] = "caption"
    rest = [number for number in open_lines if number not in found]
    found.update(_equal_lines(lines, texts, rest, title=title, start=start))
    rest = [number for number in rest if number not in found]
    found.update(_pull_quotes(lines, texts, rest, title=title))
    return found


def _is_doubled_caption(lines: tuple[Line, ...], texts: list[str], left: int, right: int, *, title: int) -> bool:
    if title in (left, right) or not MIN_WORDS <= lines[left].n_words <= MAX_CAPTION_WORDS:
        return False
    if lines[left].text != lines[right].text and _is_said_again(lines[left]) and _is_said_again(lines[right]):
        return False
    return likeness(texts[left], texts[right]) >= NEAR


def _equal_lines(
    lines: tuple[Line, ...], texts: list[str], open_lines: list[int], *, title: int, start: int
) -> dict[int, str]:
    found: dict[int, str] = {}
    seen: dict[str, int] = {}
    for number in open_lines:
        if lines[number].n_words < MIN_WORDS and number != title:
            continue
        earlier = seen.setdefault(texts[number], number)
        if earlier == number:
            continue
        if title in (earlier, number):
            found[earlier if title == number else number] = "repeated title"
        elif earlier < start and lines[earlier].n_words < LONG_WORDS and not _SPEAKER.match(lines[earlier].text):
            found[earlier] = "caption"
            seen[texts[number]] = number
        elif not _is_said_again(lines[number]):
            found[number] = "duplicate"
    return found


def _is_said_again(line: Line) -> bool:
    """Whether a repeated line may be repeated on purpose: a short sentence, or a turn of a transcript."""
    return _SPEAKER.match(line.text) is not None or (line.ends_sentence and line.n_words <= MAX_REFRAIN_WORDS)


def _pull_quotes(lines: tuple[Line, ...], texts: list[str], open_lines: list[int], *, title: int) -> dict[int, str]:
    found: dict[int, str] = {}
    padded = {number: f" {texts[number]} " for number in open_lines}
    for number in open_lines:
        if (
            number == title
            or _SPEAKER.match(lines[number].text)
            or not MIN_PULL_WORDS <= lines[number].n_words <= MAX_CAPTION_WORDS
        ):
            continue
        inside = any(
            padded[number] in padded[other] and lines[other].n_words >= LONGER * lines[number].n_words
            for other in open_lines
            if other != number and other not in found
        )
        if inside:
            found[number] = "duplicate"
    return found

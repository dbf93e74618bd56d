"""Undo the line breaks of texts that were wrapped at a fixed width, as mails and old databases write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

MIN_INNER_LINES = 4
"""Lines followed by another one of their paragraph that a wrapped text has at least."""
MIN_MIDDLE_LINES = 2
"""Lines with one of their paragraph before and one after them: a headline over a byline is not wrapped."""
MIN_SHARE = 0.8
"""Share of these lines to which the next word would not have fitted."""
WIDTHS = (40, 120)
MIN_INDENT = 2
SAMPLE_CHARACTERS = 300_000
_BLANKS = re.compile(r"\n{3,}")
_BULLET = re.compile(r"\s*(?:[•‣▪●◦*–—►▶→»>-]\s|\d{1,2}[.)]\s)")


def unwrap(text: str) -> str:
    """Join the lines of paragraphs if the text was wrapped at a fixed width; else return it as it is."""
    width = wrap_width(text)
    return join_lines(text, width) if width else text


def wrap_width(text: str) -> int:
    """Return the width at which a text was wrapped, 0 if it wasn't.

    In a wrapped text the first word of a line would not have fitted on the line before; in a text with a paragraph or
    a verse per line it mostly would have. A first line's indent or a blank line parts the paragraphs.
    """
    lines = _BLANKS.sub("\n\n", text[:SAMPLE_CHARACTERS]).split("\n")
    pairs = [(left.rstrip(), right) for left, right in pairwise(lines) if _inside(left, right)]
    lengths = sorted(len(left) for left, _ in pairs)
    middle = sum(_inside(*two) and _inside(*next_two) for two, next_two in pairwise(pairwise(lines)))
    going_on = sum(right.lstrip()[:1].islower() for _, right in pairs)
    if len(lengths) < MIN_INNER_LINES or (middle < MIN_MIDDLE_LINES and 2 * going_on < len(lengths)):
        return 0
    width = lengths[min(len(lengths) - 1, int(0.97 * len(lengths)))]
    if not WIDTHS[0] <= width <= WIDTHS[1]:
        return 0
    full = sum(_is_full(left, right, width) for left, right in pairs)
    return (
        width
        if full >= MIN_SHARE * len(pairs) and 2 * sum(length >= WIDTHS[0] for length in lengths) > len(lengths)
        else 0
    )


def join_lines(text: str, width: int) -> str:
    """Join the lines of each paragraph of a text that was wrapped at ``width``, and part paragraphs by blank lines."""
    paragraphs: list[list[str]] = []
    before = ""
    for line in text.split("\n"):
        if not line.strip():
            before = ""
            continue
        if before and _inside(before, line) and _is_full(before.rstrip(), line, width):
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([line.strip()])
        before = line
    return "\n\n".join(_joined(lines) for lines in paragraphs)


def _joined(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += line if re.search(r"\w-$", text) and line[:1].isalpha() else f" {line}"
    return text


def _inside(left: str, right: str) -> bool:
    """Whether two lines may belong to one paragraph: none is blank, and the second opens none by indent or bullet."""
    if not left.strip() or not right.strip() or _BULLET.match(right):
        return False
    return _indent(right) < _indent(left) + MIN_INDENT


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_full(left: str, right: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted."""
    return len(left) + 1 + len(right.split(maxsplit=1)[0]) > width

"""Quotation marks: where they stand and what the characters around them make of them.

Only characters decide, never a sentence splitter: a parser's sentences break inside quotations. Glyphs alone can't be
trusted either, because converters turn marks the wrong way round, so each mark gets a role from its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Role = Literal["open", "close", "either"]
Family = Literal["double", "guillemet", "single"]

_MARK = re.compile(r"``|''|[“”„‟\"＂«»‹›‘’‚‛'`]")
_FAMILIES: dict[str, Family] = {
    **dict.fromkeys(["“", "”", "„", "‟", '"', "＂", "``", "''"], "double"),
    **dict.fromkeys(["«", "»", "‹", "›"], "guillemet"),
    **dict.fromkeys(["‘", "’", "‚", "‛", "'", "`"], "single"),
}
_OPENING_GLYPHS = frozenset({"“", "„", "‟", "«", "‹", "‘", "‚", "‛", "``", "`"})
_CLOSING_GLYPHS = frozenset({"”", "»", "›", "’", "''"})
_BEFORE_OPENING = frozenset("([{<—–-/=|:;,…*_>") | frozenset("“„‟\"«‹‘‚'")
_AFTER_CLOSING = frozenset(")]}<—–-/.,;:!?…|*_[(") | frozenset("”“\"»›’'")
_NEVER_FIRST = frozenset(",;:!?)]}")
_INCHES = re.compile(r"\d['′’]\s?\d{1,2}$")
_ELISION = re.compile(
    r"(?:\d{2}s?|em|til|till|tis|twas|twere|cause|cuz|bout|round|n|nother|nuff|cos|coz|kay|sup|ere|neath|tween|gainst)\b",
    re.IGNORECASE,
)

MAX_LOOKAHEAD = 30
"""Marks read ahead of one mark to find its partner; a constant keeps the time linear in the text."""

_MAX_SINGLE = 1500
"""Longest single-quoted stretch in characters; longer ones in news texts are two stray apostrophes."""


class Mark(NamedTuple):
    """A quotation mark at ``[start, end)``.

    Attributes:
        role: What the characters on both sides make it: opening, closing, or not to be told.
    """

    glyph: str
    family: Family
    start: int
    end: int
    role: Role

    @property
    def looks_open(self) -> bool:
        """Whether role, or else glyph, says that it opens."""
        return self.role == "open" or (self.role == "either" and self.glyph in _OPENING_GLYPHS)

    @property
    def looks_closed(self) -> bool:
        """Whether role, or else glyph, says that it closes."""
        return self.role == "close" or (self.role == "either" and self.glyph in _CLOSING_GLYPHS)


def read_marks(text: str, start: int, end: int) -> list[Mark]:
    """List the possible quotation marks of the paragraph ``[start, end)``: no inches, no apostrophes inside words."""
    marks = []
    for match in _MARK.finditer(text, start, end):
        left = text[match.start() - 1] if match.start() > start else " "
        right = text[match.end()] if match.end() < end else " "
        family = _FAMILIES[match.group()]
        if family == "single" and left.isalnum() and right.isalnum():
            continue
        if (
            match.group() == '"'
            and left.isdigit()
            and _INCHES.search(text, max(start, match.start() - 6), match.start())
        ):
            continue
        role = _role(left, right)
        marks.append(Mark(match.group(), family, match.start(), match.end(), role))
    return marks


def _role(left: str, right: str) -> Role:
    opens = (left.isspace() or left in _BEFORE_OPENING) and not (right.isspace() or right in _NEVER_FIRST)
    closes = not left.isspace() and (right.isspace() or right in _AFTER_CLOSING)
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def single_partner(text: str, marks: Sequence[Mark], index: int) -> int:
    """Find the mark that closes the single mark at ``index``.

    An apostrophe at the end of a plural ("the voters' choice") looks like a closing mark: a mark after an "s" counts
    only where none without one follows in the same sentence.

    Returns:
        The partner's index, or -1 where the mark is an apostrophe.
    """
    mark = marks[index]
    if not mark.looks_open or mark.glyph == "’" or _ELISION.match(text, mark.end):
        return -1
    after_s = -1
    depth = 0
    for position in range(index + 1, min(len(marks), index + 1 + MAX_LOOKAHEAD)):
        other = marks[position]
        if other.start - mark.end > _MAX_SINGLE or depth < 0:
            break
        if other.family != "single":
            depth += 1 if other.looks_open or (other.role == "either" and depth == 0) else -1
            continue
        if depth or not _can_close(other, mark):
            continue
        if after_s >= 0 and _sentence_ends(text, marks[after_s].end, other.start):
            break
        if text[other.start - 1] != "s":
            return position
        after_s = position if after_s < 0 else after_s
    return after_s


def _can_close(other: Mark, mark: Mark) -> bool:
    return other.role != "open" and other.start > mark.end and other.glyph not in _OPENING_GLYPHS


def _sentence_ends(text: str, start: int, end: int) -> bool:
    return re.search(r"[.!?…][\"”’')\]]*\s", text[start:end]) is not None

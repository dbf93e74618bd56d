"""A source as lines with offsets, and what a line looks like: words, sentence, name, likeness to another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

PROSE_WORDS = 8
"""A line of at least this many words that ends like a sentence is running text."""
LONG_WORDS = 28
"""A line of at least this many words is running text whatever it ends with: headlines and captions are shorter."""

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]»]*$|[.!?…]\s?[\"”’]$")
_END_MARKS = " ■□◼◻◆∎●"
"""Signs that some outlets print behind an article's last sentence."""
_BULLET = re.compile(r"^\s*(?:[•‣▪●◦*–—-]\s+|[►▶→»>]\s*)")
_UPPER = r"A-ZÀ-ÖØ-ÞĆČĐĘĞİŁŃŒŘŚŞŠŤŹŻŽ"
# The bound keeps a run of letters without an end from being read anew from each of them.
_NAME_WORD = rf"[{_UPPER}][\w’'-]{{1,60}}"
NAME_PATTERN = (
    rf"(?:{_NAME_WORD}|[{_UPPER}]\.(?:\s?[{_UPPER}]\.)?)"
    rf"(?:\s(?:[{_UPPER}]\.|{_NAME_WORD}|de|da|del|van|von|der|den|al|bin|la|le|ter)){{0,3}}\s{_NAME_WORD}(?:,?\sJr\.)?"
)
"""A person's name as bylines print it: two to five words, initials and particles included."""
_NAME = re.compile(NAME_PATTERN)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source that is not blank; ``[start, end)`` without white space at its ends."""

    start: int
    end: int
    text: str
    n_words: int

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends with a full stop, a question or an exclamation mark, closing marks allowed."""
        return _SENTENCE_END.search(self.text.rstrip(_END_MARKS)) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it is running text rather than a headline, a label or a list entry."""
        n_words = self.n_words
        text = self.text.rstrip(_END_MARKS)
        return (n_words >= PROSE_WORDS and text.endswith((".", ".”", '."', ".’", ".'", "!", ":", ".)"))) or (
            n_words >= LONG_WORDS
        )

    @property
    def is_bullet(self) -> bool:
        """Whether it starts with a bullet, a dash or an arrow."""
        return _BULLET.match(self.text) is not None

    @property
    def is_name(self) -> bool:
        """Whether it is a person's name and nothing else."""
        return _NAME.fullmatch(self.text) is not None


def split_lines(source: str) -> tuple[Line, ...]:
    """Split ``source`` into its lines, trimmed; blank lines are left out."""
    found = []
    for match in _LINE.finditer(source):
        text = match[0]
        stripped = text.strip()
        if stripped:
            start = match.start() + len(text) - len(text.lstrip())
            found.append(Line(start, start + len(stripped), stripped, len(_WORD.findall(stripped))))
    return tuple(found)


def bare(text: str) -> str:
    """Return ``text`` in lower case, without bullets, punctuation and doubled spaces, for comparison."""
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def likeness(left: str, right: str) -> float:
    """Return how alike two bare texts are, 0 to 100 (normalised edit similarity)."""
    return float(fuzz.ratio(left, right))


def without_bullet(text: str) -> str:
    """Return ``text`` without the bullet, dash or arrow it starts with."""
    return _BULLET.sub("", text)

"""Windows of tokens on one target of an article, and the cell (article × target) that they make up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SENTENCE = 4
"""``[unused3]``: the mark before each sentence."""
WINDOW = 256
"""Longest window in tokens."""
LABELS = {"critical": -1, "neutral": 0, "supportive": 1}


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens, and of each sentence in them its number, the places of its states, whose it is and what it decides.

    Attributes:
        ids: BERT token numbers.
        numbers: The sentences' numbers in the article.
        marks: Place of each sentence's mark.
        targets: Place of the first opening mark of a mention in it, or of the sentence's mark where it has none.
        own: Whether the sentence is the newsroom's own.
        sides: −1 against the target, 1 for it, 0 neither, as far as the reader named it.
    """

    ids: tuple[int, ...]
    numbers: tuple[int, ...]
    marks: tuple[int, ...]
    targets: tuple[int, ...]
    own: tuple[bool, ...]
    sides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """An article's windows on a target and its labels from −1 to 1; None where there is none to learn."""

    event: str
    article: str
    target: str
    kind: Literal["actor", "issue"]
    label: int | None
    own: int | None
    windows: tuple[Window, ...]

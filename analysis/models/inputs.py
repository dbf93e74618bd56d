"""The form in which the encoder sees a target: its sentence, the target between two markers, its name hidden.

A name tells the reader who is meant, not how the sentence portrays them, so the encoder never sees it: the words of
a name (and a pronoun, which stands for one) become a single ``[MASK]``. Two sentences that differ in the target's
name only are the same input and get the same score. A description keeps its words: "the disgraced mayor".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

CLS, SEP, MASK = 101, 102, 103
"""Token numbers of the BERT vocabulary (Devlin et al. 2019)."""
OPEN, CLOSE = 2, 3
"""``[unused1]`` and ``[unused2]``: the marks before and after the target."""

TOKEN_LIMIT = 128
"""Longest input in tokens; a longer sentence is read through a window around the target."""
FRAME = 4
"""Tokens that are not the sentence's own: ``[CLS]``, the two marks, ``[SEP]``."""
TARGET_LIMIT = 32
"""Longest target in tokens; the rest of a longer one is left out."""

PRONOUNS = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their"}
    | {"theirs", "themselves", "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you"}
    | {"your", "yours", "yourself", "yourselves", "who", "whom", "whose"}
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "their", "his", "her", "its", "my", "your"}
)
_WORD = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"(?:['’]s?)?[^\w]*$")


@dataclass(frozen=True, slots=True)
class Marked:
    """One input row: token numbers, and the place of the opening mark among them."""

    ids: tuple[int, ...]
    mark: int


def hidden_part(mention: str) -> tuple[int, int] | None:
    """Return the ``[start, end)`` of the name in a mention, or of the pronoun that it is; None where there is none.

    A name reaches from the first to the last word with a letter that is not lower case (scripts without case count
    as names), without a determiner before it and a possessive ending after it.
    """
    bare = mention.strip()
    if bare.casefold() in PRONOUNS:
        start = mention.index(bare)
        return start, start + len(bare)
    words = list(_WORD.finditer(mention))
    while len(words) > 1 and words[0].group().casefold() in _DETERMINERS:
        del words[0]
    names = [word for word in words if any(letter.isalpha() and not letter.islower() for letter in word.group())]
    if not names:
        return None
    start, end = names[0].start(), names[-1].end()
    tail = _POSSESSIVE.search(mention, start, end)
    kept = tail.start() if tail is not None else end
    return start, max(kept, start + 1)


def mark_target(
    ids: Sequence[int],
    offsets: Sequence[tuple[int, int]],
    *,
    start: int,
    end: int,
    hidden: tuple[int, int] | None,
    limit: int = TOKEN_LIMIT,
) -> Marked:
    """Build the input row for one target of a tokenised sentence.

    Args:
        ids: Token numbers of the sentence, without ``[CLS]`` and ``[SEP]``.
        offsets: Character offsets of each token in the sentence.
        start: Where the target starts in the sentence.
        end: Where it ends.
        hidden: ``[start, end)`` inside the sentence of what ``[MASK]`` replaces; None to hide nothing.
        limit: Longest row, in tokens.
    """
    first, last = _covered(offsets, start, end)
    target = list(ids[first:last])
    if hidden is not None:
        low, high = _covered(offsets, *hidden)
        target[low - first : high - first] = [MASK]
    target = target[:TARGET_LIMIT]
    left, right = _window(first, len(ids) - last, limit - FRAME - len(target))
    before, after = ids[first - left : first], ids[last : last + right]
    return Marked(ids=(CLS, *before, OPEN, *target, CLOSE, *after, SEP), mark=1 + left)


def _covered(offsets: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return the range of tokens that overlap ``[start, end)``; an empty one at its place where no token does."""
    touching = [index for index, (low, high) in enumerate(offsets) if low < end and high > start]
    if touching:
        return touching[0], touching[-1] + 1
    place = sum(high <= start for _, high in offsets)
    return place, place


def _window(left: int, right: int, room: int) -> tuple[int, int]:
    """Share ``room`` tokens between the two sides; what one side doesn't need goes to the other."""
    if left + right <= room:
        return left, right
    half = room // 2
    if left <= half:
        return left, room - left
    if right <= room - half:
        return room - right, right
    return half, room - half

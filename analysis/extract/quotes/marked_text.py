"""An article laid out for the questions of this package: pairs of marks over tokens and paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.text.nlp import Doc, ParsedArticle, Token
from analysis.text.quote_pairs import Pair

_MAX_SENTENCE = 300
"""Tokens read for one sentence; it keeps time linear in texts without full stops."""

_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "..."})


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A parsed article with its pairs of quotation marks.

    Attributes:
        pairs: All pairs by start, the outer before the inner.
        parents: Index of the pair around each pair, -1 at the top.
        starts: Character offset of each token.
        holder: Index of the outermost pair around each token, -1 in the newsroom's own text.
        breaks: Offsets of line breaks.
        outer_starts: Start of each pair with its mark.
    """

    parsed: ParsedArticle
    pairs: tuple[Pair, ...]
    parents: tuple[int, ...]
    starts: Sequence[int]
    holder: Sequence[int]
    breaks: Sequence[int]
    outer_starts: Sequence[int]

    @property
    def doc(self) -> Doc:
        return self.parsed.doc

    @property
    def text(self) -> str:
        return self.parsed.article.text

    def token_from(self, offset: int) -> int:
        """Return the index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def tokens(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that start inside ``[start, end)``."""
        return list(self.doc[self.token_from(start) : self.token_from(end)])

    def paragraph(self, offset: int) -> int:
        """Return the number of line breaks before ``offset``: the same in one paragraph, larger in later ones."""
        return bisect_left(self.breaks, offset)

    def paragraph_start(self, offset: int) -> int:
        """Return where the paragraph around ``offset`` starts."""
        number = self.paragraph(offset)
        return self.breaks[number - 1] + 1 if number else 0

    def paragraph_end(self, offset: int) -> int:
        """Return where the paragraph around ``offset`` ends."""
        number = self.paragraph(offset)
        return self.breaks[number] if number < len(self.breaks) else len(self.text)

    def previous_line_start(self, offset: int) -> int:
        """Return where the last line with text before the paragraph around ``offset`` starts, or -1."""
        end = self.paragraph_start(offset)
        while end > 0 and self.text[end - 1].isspace():
            end -= 1
        return self.paragraph_start(end - 1) if end > 0 else -1

    def between(self, start: int, end: int) -> Sequence[Pair]:
        """Return the pairs that begin inside ``[start, end)``, and the one before them."""
        low = bisect_left(self.outer_starts, start)
        return self.pairs[max(0, low - 1) : bisect_left(self.outer_starts, end)]

    def inside(self, offset: int) -> bool:
        """Tell whether marks stand on both sides of ``offset``."""
        index = bisect_left(self.outer_starts, offset) - 1
        while index >= 0 and self.parents[index] >= 0:
            index = self.parents[index]
        return index >= 0 and self.pairs[index].outer_end > offset

    def character_before(self, offset: int) -> str:
        """Return the last character before ``offset`` in its line that is no space; empty at the line's start."""
        while offset > 0 and self.text[offset - 1] != "\n":
            offset -= 1
            if not self.text[offset].isspace():
                return self.text[offset]
        return ""

    def character_after(self, offset: int) -> str:
        """Return the first character from ``offset`` on in its line that is no space; empty at the line's end."""
        while offset < len(self.text) and self.text[offset] != "\n":
            if not self.text[offset].isspace():
                return self.text[offset]
            offset += 1
        return ""

    def trimmed_end(self, start: int, end: int, characters: str) -> int:
        """Return ``end`` moved left over ``characters``, not past ``start``."""
        while end > start and self.text[end - 1] in characters:
            end -= 1
        return end

    def own(self, token: Token) -> bool:
        """Tell whether a token stands outside all marks."""
        return self.holder[token.i] < 0

    def top(self) -> Iterator[int]:
        """Yield the indices of the pairs that no other pair holds."""
        return (index for index, parent in enumerate(self.parents) if parent < 0)


def read_voices(parsed: ParsedArticle) -> MarkedText:
    """Find the pairs of marks of an article and lay them over its tokens."""
    text = parsed.article.text
    pairs = parsed.quote_pairs
    parents = find_parents([(pair.outer_start, pair.outer_end) for pair in pairs])
    starts: list[int] = parsed.doc.to_array("IDX").tolist()
    holder = [-1] * len(starts)
    for index, pair in enumerate(pairs):
        if parents[index] < 0:
            first, last = bisect_left(starts, pair.outer_start), bisect_left(starts, pair.outer_end)
            holder[first:last] = [index] * (last - first)
    breaks = [offset for offset, character in enumerate(text) if character == "\n"]
    return MarkedText(
        parsed=parsed,
        pairs=pairs,
        parents=parents,
        starts=starts,
        holder=holder,
        breaks=breaks,
        outer_starts=[pair.outer_start for pair in pairs],
    )


def find_parents(spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return for each span the index of the innermost earlier one that holds it, or -1.

    Args:
        spans: Half-open spans by start, the longer first where starts are equal.
    """
    parents: list[int] = []
    around: list[int] = []
    for index, (_, end) in enumerate(spans):
        start = spans[index][0]
        while around and spans[around[-1]][1] <= start:
            around.pop()
        parents.append(around[-1] if around and spans[around[-1]][1] >= end else -1)
        around.append(index)
    return tuple(parents)


def sentence_start(reading: MarkedText, offset: int) -> int:
    """Return the token where the newsroom's sentence before ``offset`` starts, across the fragments inside it."""
    index = reading.token_from(offset)
    floor = max(reading.token_from(reading.paragraph_start(offset)), index - _MAX_SENTENCE)
    while index > floor:
        token = reading.doc[index - 1]
        if _ends_sentence(reading, token):
            break
        index -= 1
    return index


def sentence_end(reading: MarkedText, offset: int) -> int:
    """Return the token after the newsroom's sentence that goes on at ``offset``."""
    index = reading.token_from(offset)
    ceiling = min(reading.token_from(reading.paragraph_end(offset)), index + _MAX_SENTENCE)
    while index < ceiling:
        token = reading.doc[index]
        index += 1
        if _ends_sentence(reading, token):
            break
    return index


def _ends_sentence(reading: MarkedText, token: Token) -> bool:
    """Tell whether a full stop of own text, or one at the end of a quotation before a capital, ends a sentence."""
    holder = reading.holder[token.i]
    if holder < 0:
        return token.text in _SENTENCE_ENDS or (token.text == "\n")
    pair = reading.pairs[holder]
    if token.idx + len(token.text) < pair.outer_end or reading.text[pair.end - 1] not in ".!?…":
        return False
    following = reading.text[pair.outer_end : pair.outer_end + 2].strip()
    return not following or following[0].isupper() or following[0] in '“"‘'

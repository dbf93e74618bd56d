"""From a source and what was removed from it to the article's text, and back to offsets in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.records import Removed, Span

PARAGRAPH_BREAK = "\n\n"
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source that stays: ``source[start:end]`` stands at ``text_start`` of the text."""

    start: int
    end: int
    text_start: int


@dataclass(frozen=True, slots=True)
class Composition:
    """A text and the pieces of the source it consists of, in the order of the text."""

    text: str
    pieces: tuple[Piece, ...]

    def to_text(self, span: Span) -> Span | None:
        """Return where ``span`` of the source stands in the text; None if it is not there as a whole."""
        for piece in self.pieces:
            if piece.start <= span.start and span.end <= piece.end:
                shift = piece.text_start - piece.start
                return Span(span.start + shift, span.end + shift)
        return None

    def to_source(self, span: Span) -> Span | None:
        """Return where ``span`` of the text stands in the source; None if it is not one piece of it."""
        for piece in self.pieces:
            start = span.start - piece.text_start + piece.start
            if piece.start <= start and start + span.end - span.start <= piece.end:
                return Span(start, start + span.end - span.start)
        return None


def compose(source: str, removed: Iterable[Removed], *, title: Span | None = None) -> Composition:
    """Put together the lines of ``source`` that stay, trimmed, with a blank line between paragraphs.

    Args:
        source: The decoded source.
        removed: What is taken out of it.
        title: Where the title stands in the source; it comes first even if a piece put back stands before it.
    """
    kept = [Span(start, end) for start, end in _kept(source, removed)]
    if title is not None:
        kept.sort(key=lambda span: not (title.start <= span.start and span.end <= title.end))
    pieces: list[Piece] = []
    position = 0
    for span in kept:
        pieces.append(Piece(span.start, span.end, position))
        position += span.end - span.start + len(PARAGRAPH_BREAK)
    return Composition(PARAGRAPH_BREAK.join(source[span.start : span.end] for span in kept), tuple(pieces))


def _kept(source: str, removed: Iterable[Removed]) -> Iterable[tuple[int, int]]:
    gone = sorted((piece.source_start, piece.source_end) for piece in removed)
    for line in _LINE.finditer(source):
        position = line.start()
        for start, end in gone:
            if end <= position or start >= line.end():
                continue
            yield from _trimmed(source, position, start)
            position = max(position, end)
        yield from _trimmed(source, position, line.end())


def _trimmed(source: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    text = source[start:end] if start < end else ""
    if text.strip():
        yield start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())

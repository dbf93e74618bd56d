"""A PDF page's lines in reading order: built from its characters' places, column after column."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

MIN_COLUMN_LINES = 4
MIN_COLUMN_CHARACTERS = 14
"""Columns of a text have at least so many lines of so many characters on average; a table's have fewer."""
COLUMN_GAP = 1.0
"""A wider gap between two words, in font sizes, may part two columns."""
NEW_LINE = 0.45
"""Characters whose baselines differ by more than this share of the font's size stand on different lines."""
SAME_EDGE = 4.0
"""Lines whose left edges differ by less than these points belong to one column."""
HYPHENS = frozenset("\x02\ufffe\u00ad")
"""Signs by which pdfium and typesetters mark a hyphen at a line's end."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line, or the part of one that stands in a column.

    Attributes:
        text: Its text.
        size: Size of its font as it is shown.
        left: Where it starts on the page, in points from the left.
        right: Where it ends.
        height: Its baseline above the page's foot.
    """

    text: str
    size: float
    left: float
    right: float
    height: float


def page_lines(page: pdfium.PdfPage) -> list[PdfLine]:
    """Return a page's lines, read column after column where it has columns."""
    textpage = page.get_textpage()
    pieces = list(_pieces(textpage))
    textpage.close()
    page.close()
    edges = _columns(pieces)
    return _by_columns(pieces, edges) if len(edges) > 1 else _whole_lines(pieces)


@dataclass(slots=True)
class _Run:
    """Characters of one line, while they are collected."""

    characters: list[str]
    size: float
    left: float
    right: float
    height: float

    def line(self) -> PdfLine:
        return PdfLine(" ".join("".join(self.characters).split()), self.size, self.left, self.right, self.height)


def _pieces(textpage: pdfium.PdfTextPage) -> Iterator[PdfLine]:
    """Yield the stretches of characters that stand beside each other without a wide gap."""
    x, y = ctypes.c_double(), ctypes.c_double()
    run: _Run | None = None
    for index in range(pdfium_c.FPDFText_CountChars(textpage)):
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        character = chr(code) if 0 < code < 0x110000 else ""
        if character in ("\r", "\n") or not character:
            continue
        pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
        if run is not None and _goes_on(run, x.value, y.value, character):
            run.characters.append(character)
            run.right = max(run.right, x.value + 0.5 * run.size)
            continue
        if character.isspace():
            continue
        if run is not None:
            yield run.line()
        size = _size(textpage, index)
        run = _Run([character], size, x.value, x.value + 0.5 * size, y.value)
    if run is not None:
        yield run.line()


def _goes_on(run: _Run, x: float, y: float, character: str) -> bool:
    if character.isspace():  # spaces that pdfium adds have no place of their own
        return True
    gap = x - run.right
    return abs(y - run.height) <= NEW_LINE * run.size and -run.size * 2 < gap <= COLUMN_GAP * run.size


def _size(textpage: pdfium.PdfTextPage, index: int) -> float:
    """Return the size at which a character is shown: that of its font times the scale of the text's matrix."""
    matrix = pdfium_c.FS_MATRIX()
    size = float(pdfium_c.FPDFText_GetFontSize(textpage, index))
    if not pdfium_c.FPDFText_GetMatrix(textpage, index, matrix):
        return size
    return round(size * (math.hypot(matrix.c, matrix.d) or 1.0), 2)


def _columns(pieces: Sequence[PdfLine]) -> list[float]:
    """Return the left edges of a page's columns; one or none where it has no columns."""
    long_enough = [piece for piece in pieces if len(piece.text) >= MIN_COLUMN_CHARACTERS]
    counts = Counter(round(piece.left / SAME_EDGE) for piece in long_enough)
    edges: list[float] = []
    for edge, _ in sorted(counts.items()):
        near = [piece for piece in long_enough if abs(round(piece.left / SAME_EDGE) - edge) <= 1]
        left = min(piece.left for piece in near)
        if len(near) >= MIN_COLUMN_LINES and (not edges or left - edges[-1] > 60):
            edges.append(left)
    beside = [edge for n, edge in enumerate(edges) if not n or _stands_beside(pieces, edges[n - 1], edge)]
    return beside if len(beside) > 1 else []


def _stands_beside(pieces: Sequence[PdfLine], left: float, right: float) -> bool:
    """Whether lines of one edge end before the next edge, and stand at the heights of its lines."""
    first = [piece for piece in pieces if abs(piece.left - left) < 2 * SAME_EDGE]
    second = [piece for piece in pieces if abs(piece.left - right) < 2 * SAME_EDGE]
    apart = [piece for piece in first if piece.right < right]
    if len(apart) < MIN_COLUMN_LINES or len(apart) < 0.6 * len(first) or len(second) < MIN_COLUMN_LINES:
        return False
    low, high = min(piece.height for piece in apart), max(piece.height for piece in apart)
    return sum(low - 20 <= piece.height <= high + 20 for piece in second) >= MIN_COLUMN_LINES


def _by_columns(pieces: Sequence[PdfLine], edges: Sequence[float]) -> list[PdfLine]:
    """Read what spans the columns where it stands, and between that one column after the other."""
    spanning = [piece for piece in pieces if _spans(piece, edges)]
    found: list[PdfLine] = []
    heights = sorted({piece.height for piece in spanning}, reverse=True)
    top = math.inf
    for bottom in [*heights, -math.inf]:
        band = [piece for piece in pieces if not _spans(piece, edges) and bottom < piece.height < top]
        for n in range(len(edges)):
            column = [piece for piece in band if _column(piece, edges) == n]
            found.extend(_whole_lines(sorted(column, key=lambda piece: (-round(piece.height), piece.left))))
        found.extend(piece for piece in spanning if piece.height == bottom)
        top = bottom
    return found


def _column(piece: PdfLine, edges: Sequence[float]) -> int:
    return max((n for n, edge in enumerate(edges) if piece.left >= edge - 2 * SAME_EDGE), default=0)


def _spans(piece: PdfLine, edges: Sequence[float]) -> bool:
    column = _column(piece, edges)
    return column + 1 < len(edges) and piece.right > edges[column + 1] + 2 * SAME_EDGE


def _whole_lines(pieces: Sequence[PdfLine]) -> list[PdfLine]:
    """Join the pieces that stand on one line."""
    found: list[PdfLine] = []
    for piece in pieces:
        before = found[-1] if found else None
        if (
            before
            and abs(before.height - piece.height) <= NEW_LINE * before.size
            and piece.left >= before.right - before.size
        ):
            found[-1] = replace(before, text=f"{before.text} {piece.text}", right=piece.right)
        elif piece.text:
            found.append(piece)
    return found

"""Columns of a grid: how many fit side by side, and where those go that don't."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.figure_text import BREAK, wrapped
from dashboard.style.theme import SIZE_LABEL

MOST_COLUMNS = {True: 5, False: 10}
"""Columns side by side on a phone (True) and elsewhere; more go into another band of the same rows below."""

HEAD_SIZE = {True: 11, False: SIZE_LABEL}
"""Size of the columns' names in pixels."""

_NOMINAL_WIDTH = {True: 346, False: 940}
"""Width in pixels that names are broken for."""
_HEAD_LINE, _HEAD_PAD, _HEAD_LINES = 16, 12, 3
_BOLD_WIDTH = 0.54
"""Mean width of a bold character as a share of its size; measured on English names."""
_FEWEST = {True: 4, False: 5}


@dataclass(frozen=True, slots=True)
class Bands:
    """Columns laid out in bands of rows.

    Attributes:
        heads: Names of the columns, our own markup.
        width: Columns in a band.
        count: Number of bands.
        rows: Rows in a band.
        row_height: Height of a row in pixels.
    """

    heads: tuple[str, ...]
    width: int
    count: int
    rows: int
    row_height: int

    @property
    def head(self) -> float:
        """Height of the names above a band, in rows."""
        lines = max((text.count(BREAK) + 1 for text in self.heads), default=1)
        return (lines * _HEAD_LINE + _HEAD_PAD) / self.row_height

    @property
    def step(self) -> float:
        """Rows from one band to the next."""
        return self.rows + self.head

    @property
    def height(self) -> int:
        """Height of all bands in pixels."""
        return round(self.count * self.step * self.row_height)

    @property
    def y_range(self) -> tuple[float, float]:
        """Range of the y axis, the first row at 0 and y growing downward."""
        return self.count * self.step - self.head - 0.5, -0.5 - self.head

    def place(self, column: int) -> tuple[int, float]:
        """Return the x of a column, from 0, and the y of its band's first row."""
        return column % self.width, column // self.width * self.step


def lay_out(columns: Sequence[str], *, rows: int, row_height: int, left: int, compact: bool) -> Bands:
    """Lay columns with plain-text names out beside a left margin of ``left`` pixels."""
    count = max(math.ceil(len(columns) / MOST_COLUMNS[compact]), 1)
    width = math.ceil(len(columns) / count)
    room = (_NOMINAL_WIDTH[compact] - left) / max(width, _FEWEST[compact]) - 2
    characters = max(6, int(room / (HEAD_SIZE[compact] * _BOLD_WIDTH)))
    heads = tuple(f"<b>{wrapped(name, width=characters, lines=_HEAD_LINES)}</b>" for name in columns)
    return Bands(heads, width, count, rows, row_height)

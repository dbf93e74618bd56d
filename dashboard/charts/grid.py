"""A grid of cells that can be clicked as a whole: one number or word per cell, with its interval as a line.

Plotly's heat maps send no clicks, so the fill is drawn as rectangles and each cell holds one square marker; the
figure's wide hover reach makes the nearest marker answer for its whole cell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.bands import HEAD_SIZE, lay_out
from dashboard.charts.canvas import canvas
from dashboard.charts.row_labels import label_margin, row_label
from dashboard.colour import rgba
from dashboard.theme import SIZE_LABEL, palette

ROW_HEIGHT = 70
"""Height of a row in pixels; y coordinates count rows."""

_GAP_X, _GAP_Y = 0.02, 0.035
_TRACK = 0.40
"""Half the width of a cell's own axis from -1 to +1, as a share of the cell."""
_TRACK_Y, _TEXT_Y = 0.32, -0.1
_CLICK_SIZE = 52


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: What is printed, one or two lines of our own markup, escaped.
        hover: What explains it; our own markup, escaped.
        customdata: ``(article_id, target, voice)``.
        fill: Colour of the cell; empty for none.
        ink: Colour of text and interval.
        outline: ``solid``, ``dash`` (not enough evidence) or empty (nothing there).
        value: Position of the mark on the cell's axis in [-1, 1]; None for no mark.
        low: Lower end of the interval; NaN for none.
        high: Upper end.
        symbol: Shape of the mark.
        mark: Colour of the mark; empty for the ink.
    """

    text: str
    hover: str
    customdata: tuple[str, str, str]
    ink: str
    fill: str = ""
    outline: str = ""
    value: float | None = None
    low: float = math.nan
    high: float = math.nan
    symbol: str = "circle"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above the grid and what stands for it."""

    title: str
    subtitle: str
    alt: str


def grid(
    cells: Sequence[Sequence[Cell]],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    caption: Caption,
    dark: bool,
    compact: bool,
) -> go.Figure:
    """Draw a grid: ``cells[row][column]``, with plain-text names of rows and columns.

    Columns that have no room side by side go into another band of the same rows below.
    """
    figure, top = canvas(title=caption.title, subtitle=caption.subtitle, alt=caption.alt, dark=dark, compact=compact)
    left = label_margin(rows, compact=compact)
    bands = lay_out(columns, rows=len(rows), row_height=ROW_HEIGHT, left=left, compact=compact)
    starts = [bands.place(number) for number in range(len(columns))]
    placed = [(x, top_y + y, line[column]) for column, (x, top_y) in enumerate(starts) for y, line in enumerate(cells)]
    figure.update_layout(
        height=top + bands.height + 6,
        margin={"l": left, "r": 2, "t": top, "b": 6},
        shapes=[shape for x, y, cell in placed for shape in _fill(x, y, cell, dark=dark)],
        annotations=[
            *(
                row_label(name, band * bands.step + y, left=left, dark=dark, compact=compact)
                for band in range(bands.count)
                for y, name in enumerate(rows)
            ),
            *(_column_label(text, *start, compact=compact) for text, start in zip(bands.heads, starts, strict=True)),
        ],
    )
    figure.update_xaxes(range=[-0.5, bands.width - 0.5], showticklabels=False)
    figure.update_yaxes(range=list(bands.y_range), showticklabels=False)
    figure.add_traces([*_intervals(placed), _marks(placed), _texts(placed), _clicks(placed, dark=dark)])
    return figure


def _column_label(text: str, x: int, y: float, *, compact: bool) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "y": y - 0.5,
        "yshift": 4,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": HEAD_SIZE[compact]},
    }


def _fill(x: int, y: float, cell: Cell, *, dark: bool) -> list[dict[str, Any]]:
    if not cell.outline:
        return []
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": x - 0.5 + _GAP_X,
            "x1": x + 0.5 - _GAP_X,
            "y0": y - 0.5 + _GAP_Y,
            "y1": y + 0.5 - _GAP_Y,
            "fillcolor": cell.fill or "rgba(0,0,0,0)",
            "line": {"width": 1, "color": palette(dark=dark).edge, "dash": cell.outline},
        }
    ]


def _intervals(placed: Sequence[tuple[int, float, Cell]]) -> list[go.Scatter]:
    """Draw each cell's axis (thin, with a tick at zero) and its interval (thick), one trace per colour and kind."""
    tracks: dict[str, list[tuple[float, float, float, float]]] = {}
    whiskers: dict[str, list[tuple[float, float, float, float]]] = {}
    for x, y, cell in placed:
        if cell.value is None:
            continue
        line = y + _TRACK_Y
        tracks.setdefault(cell.ink, []).extend([(x - _TRACK, line, x + _TRACK, line), (x, line - 0.06, x, line + 0.06)])
        if not math.isnan(cell.low):
            whiskers.setdefault(cell.ink, []).append((x + _TRACK * cell.low, line, x + _TRACK * cell.high, line))
    return [_lines(group, colour=rgba(ink, 0.45), width=1) for ink, group in sorted(tracks.items())] + [
        _lines(group, colour=ink, width=3) for ink, group in sorted(whiskers.items())
    ]


def _lines(group: Sequence[tuple[float, float, float, float]], *, colour: str, width: int) -> go.Scatter:
    return go.Scatter(
        x=[value for x0, _, x1, _ in group for value in (x0, x1, None)],
        y=[value for _, y0, _, y1 in group for value in (y0, y1, None)],
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
    )


def _marks(placed: Sequence[tuple[int, float, Cell]]) -> go.Scatter:
    shown = [(x + _TRACK * cell.value, y + _TRACK_Y, cell) for x, y, cell in placed if cell.value is not None]
    return go.Scatter(
        x=[x for x, _, _ in shown],
        y=[y for _, y, _ in shown],
        mode="markers",
        marker={
            "symbol": [cell.symbol for _, _, cell in shown],
            "size": [9 if cell.mark else 7 for _, _, cell in shown],
            "color": [cell.mark or cell.ink for _, _, cell in shown],
            "line": {"width": 1, "color": [cell.fill or cell.ink for _, _, cell in shown]},
            "opacity": 1,
        },
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
    )


def _texts(placed: Sequence[tuple[int, float, Cell]]) -> go.Scatter:
    """Draw the text, above the interval where there is one; a click on another trace must not dim it."""
    inks = [cell.ink for _, _, cell in placed]
    return go.Scatter(
        name="text",
        x=[x for x, _, _ in placed],
        y=[y + (_TEXT_Y if cell.value is not None else 0) for _, y, cell in placed],
        mode="text",
        text=[cell.text for _, _, cell in placed],
        textposition="middle center",
        textfont={"color": inks, "size": SIZE_LABEL},
        selected={"textfont": {"color": inks[0] if inks else None}},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _clicks(placed: Sequence[tuple[int, float, Cell]], *, dark: bool) -> go.Scatter:
    """Draw what is clicked: markers that are invisible until one is selected."""
    return go.Scatter(
        name="cells",
        x=[x for x, _, _ in placed],
        y=[y for _, y, _ in placed],
        mode="markers",
        marker={
            "symbol": "square",
            "size": _CLICK_SIZE,
            "color": "rgba(0,0,0,0)",
            "opacity": 0,
            "line": {"width": 3, "color": palette(dark=dark).text},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
        customdata=[list(cell.customdata) for _, _, cell in placed],
        hovertext=[cell.hover for _, _, cell in placed],
        hoverinfo="text",
    )

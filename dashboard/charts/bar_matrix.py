"""Small bars in rows and columns: one bar per thing and article, with its number, on one common scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.bands import HEAD_SIZE, lay_out
from dashboard.charts.canvas import canvas, unfaded
from dashboard.charts.figure_text import width_of, wrap_lines, wrapped
from dashboard.charts.grid import Caption
from dashboard.queries.article_labels import short_labels
from dashboard.style.theme import SIZE_LABEL, SIZE_NOTE, palette

_ROW_HEIGHT = {True: 40, False: 34}
_LONGEST_BAR = {True: 0.4, False: 0.58}
"""Length of the longest bar as a share of its column; the rest is for its number."""
_ROW_CHARACTERS = {True: 11, False: 30}
_BAR_WIDTH = 0.66
"""Thickness of a bar, in rows."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        size: Its length, 0 or more; 0 prints the text alone.
        text: What stands at its end; our own markup, escaped.
        hover: What explains it; our own markup, escaped.
        customdata: Three strings that say what it stands for.
        hatched: Whether it stands for something unknown.
    """

    size: float
    text: str
    hover: str
    customdata: tuple[str, str, str]
    hatched: bool = False


def bar_matrix(
    bars: Sequence[Sequence[Bar]],
    *,
    rows: Sequence[str],
    names: Mapping[str, str],
    caption: Caption,
    dark: bool,
    compact: bool,
) -> go.Figure:
    """Draw ``bars[row][column]``; rows have plain-text names, columns are articles with their labels."""
    figure, top = canvas(title=caption.title, subtitle=caption.subtitle, alt=caption.alt, dark=dark, compact=compact)
    left = 16 + round(max(width_of(line, size=SIZE_LABEL) for row in rows for line in _row_lines(row, compact=compact)))
    columns = list(short_labels(names).values() if compact else names.values())
    bands = lay_out(columns, rows=len(rows), row_height=_ROW_HEIGHT[compact], left=left, compact=compact)
    starts = [bands.place(number) for number in range(len(columns))]
    lines = [band * bands.step + y for band in range(bands.count) for y in range(len(rows))]
    figure.update_layout(
        height=top + bands.height + 6,
        margin={"l": left, "r": 2, "t": top, "b": 6},
        barmode="overlay",
        shapes=[_rule(y, dark=dark) for y in lines],
        annotations=[_head(text, *start, compact=compact) for text, start in zip(bands.heads, starts, strict=True)],
    )
    figure.update_xaxes(range=[0, bands.width], showticklabels=False)
    figure.update_yaxes(
        range=list(bands.y_range),
        tickvals=lines,
        ticktext=[wrapped(row, width=_ROW_CHARACTERS[compact]) for row in rows] * bands.count,
        ticklabelstandoff=8,
        tickfont={"size": SIZE_NOTE if compact else SIZE_LABEL},
    )
    placed = [(x, top_y + y, line[column]) for column, (x, top_y) in enumerate(starts) for y, line in enumerate(bars)]
    figure.add_trace(_trace(placed, dark=dark, compact=compact))
    return figure


def _row_lines(row: str, *, compact: bool) -> list[str]:
    return wrap_lines(row, width=_ROW_CHARACTERS[compact])


def _head(text: str, x: int, y: float, *, compact: bool) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "y": y - 0.5,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": HEAD_SIZE[compact]},
    }


def _rule(y: float, *, dark: bool) -> dict[str, Any]:
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y + 0.5,
        "y1": y + 0.5,
        "line": {"width": 1, "color": palette(dark=dark).rule},
    }


def _trace(placed: Sequence[tuple[int, float, Bar]], *, dark: bool, compact: bool) -> go.Bar:
    longest = max((bar.size for _, _, bar in placed), default=0.0) or 1.0
    colours = palette(dark=dark)
    return go.Bar(
        orientation="h",
        base=[x for x, _, _ in placed],
        x=[bar.size / longest * _LONGEST_BAR[compact] for _, _, bar in placed],
        y=[y for _, y, _ in placed],
        width=_BAR_WIDTH,
        marker={
            "color": colours.edge,
            "line": {"width": [1 if bar.size else 0 for _, _, bar in placed], "color": colours.edge},
            "pattern": {"shape": ["/" if bar.hatched else "" for _, _, bar in placed], "solidity": 0.35, "size": 6},
        },
        **unfaded(colours.text, chosen=colours.text),
        text=[bar.text for _, _, bar in placed],
        textposition="outside",
        textfont={"color": colours.text, "size": SIZE_NOTE if compact else SIZE_LABEL},
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        customdata=[list(bar.customdata) for _, _, bar in placed],
        hovertext=[bar.hover for _, _, bar in placed],
        hoverinfo="text",
    )

"""Small bars in rows and columns: one bar per thing and article, with its number, on one common scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.canvas import canvas
from dashboard.charts.grid import Caption
from dashboard.charts.labels import short_labels, split
from dashboard.charts.wording import BREAK, note, width_of, wrap_lines, wrapped
from dashboard.theme import SIZE_LABEL, SIZE_NOTE, palette

_ROW_HEIGHT = {True: 40, False: 34}
_LONGEST_BAR = {True: 0.42, False: 0.58}
"""Length of the longest bar as a share of its column; the rest is for its number."""
_HEAD_LINE = 16
_ROW_CHARACTERS = {True: 13, False: 30}
_HEAD_CHARACTERS = {True: 8, False: 22}
_HEAD_LINES = {True: 3, False: 3}


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
    heads = _heads(names, dark=dark, compact=compact)
    head = max(text.count(BREAK) + 1 for text in heads) * _HEAD_LINE + 12
    left = 12 + round(max(width_of(line, size=SIZE_LABEL) for row in rows for line in _row_lines(row, compact=compact)))
    figure.update_layout(
        height=top + head + len(rows) * _ROW_HEIGHT[compact] + 6,
        margin={"l": left, "r": 2, "t": top + head, "b": 6},
        bargap=0.34,
        barmode="overlay",
        shapes=[_rule(y, dark=dark) for y in range(len(rows))],
    )
    figure.update_xaxes(range=[0, len(names)], showticklabels=False)
    figure.update_yaxes(
        range=[len(rows) - 0.5, -0.5],
        tickvals=list(range(len(rows))),
        ticktext=[wrapped(row, width=_ROW_CHARACTERS[compact]) for row in rows],
        tickfont={"size": SIZE_NOTE if compact else SIZE_LABEL},
    )
    for x, text in enumerate(heads):
        figure.add_annotation(
            text=text,
            x=x,
            y=1,
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            align="left",
            showarrow=False,
            font={"size": SIZE_NOTE if compact else SIZE_LABEL},
        )
    figure.add_trace(_trace(bars, dark=dark, compact=compact))
    return figure


def _row_lines(row: str, *, compact: bool) -> list[str]:
    return wrap_lines(row, width=_ROW_CHARACTERS[compact])


def _heads(names: Mapping[str, str], *, dark: bool, compact: bool) -> list[str]:
    width, lines = _HEAD_CHARACTERS[compact], _HEAD_LINES[compact]
    if compact:
        return [f"<b>{wrapped(name, width=width, lines=lines)}</b>" for name in short_labels(names).values()]
    heads = []
    for outlet, title in map(split, names.values()):
        tail = BREAK + note(wrapped(title, width=width), palette(dark=dark).muted, size=SIZE_NOTE) if title else ""
        heads.append(f"<b>{wrapped(outlet, width=width)}</b>{tail}")
    return heads


def _rule(y: int, *, dark: bool) -> dict[str, Any]:
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


def _trace(bars: Sequence[Sequence[Bar]], *, dark: bool, compact: bool) -> go.Bar:
    placed = [(x, y, bar) for y, line in enumerate(bars) for x, bar in enumerate(line)]
    longest = max((bar.size for _, _, bar in placed), default=0.0) or 1.0
    colours = palette(dark=dark)
    return go.Bar(
        orientation="h",
        base=[x for x, _, _ in placed],
        x=[bar.size / longest * _LONGEST_BAR[compact] for _, _, bar in placed],
        y=[y for _, y, _ in placed],
        marker={
            "color": colours.edge,
            "line": {"width": 1, "color": colours.edge},
            "pattern": {"shape": ["/" if bar.hatched else "" for _, _, bar in placed], "solidity": 0.35, "size": 6},
        },
        selected={"marker": {"color": colours.text}},
        unselected={"marker": {"opacity": 1}},
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

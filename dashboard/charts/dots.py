"""A value with its interval for each of a few names: one dot and one line a row, with the number beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.canvas import canvas
from dashboard.charts.row_labels import label_margin, row_label
from dashboard.charts.wording import note
from dashboard.theme import SIZE_NOTE, palette

_ROW_HEIGHT = 44
_NUMBERS = {True: 84, False: 150}
"""Room at the right for the numbers, in pixels."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One row.

    Attributes:
        name: Name of the row; plain text.
        value: Where the dot lies.
        low: Where its line starts; NaN where there is no interval.
        high: Where its line ends.
        enough: Whether the evidence bears the value; the dot is hollow and its line dotted where it doesn't.
        number: What stands at the right; our own markup, escaped.
        hover: What pointing at it says; our own markup, escaped.
        data: What a click hands over.
    """

    name: str
    value: float
    low: float
    high: float
    enough: bool
    number: str
    hover: str
    data: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Scale:
    """The x axis: its end, its ticks and how they are written, and where a line marks the middle."""

    high: float
    ticks: tuple[float, ...]
    texts: tuple[str, ...]
    middle: float | None = None


def dot_rows(
    dots: Sequence[Dot], scale: Scale, *, title: str, subtitle: str, alt: str, dark: bool, compact: bool
) -> go.Figure:
    """Draw rows of dots on a scale that starts at 0; ``subtitle`` is our own markup."""
    figure, top = canvas(title=title, subtitle=subtitle, alt=alt, dark=dark, compact=compact)
    colours = palette(dark=dark)
    left = label_margin([dot.name for dot in dots], compact=compact)
    figure.update_layout(
        height=top + len(dots) * _ROW_HEIGHT + 34,
        margin={"l": left, "r": _NUMBERS[compact], "t": top, "b": 34},
        shapes=[] if scale.middle is None else [_middle(scale.middle, len(dots), colours.edge)],
    )
    figure.update_xaxes(
        range=[-0.02 * scale.high, scale.high * 1.02],
        tickvals=list(scale.ticks),
        ticktext=list(scale.texts),
        tickfont={"color": colours.muted, "size": SIZE_NOTE},
        showgrid=True,
    )
    figure.update_yaxes(range=[len(dots) - 0.5, -0.5], showticklabels=False)
    for y, dot in enumerate(dots):
        figure.add_annotation(row_label(dot.name, y, left=left, dark=dark, compact=compact))
        figure.add_annotation(_number(dot, y, colours.text))
    figure.add_traces([*_lines(dots, colours.text), _marks(dots, colours.text, colours.background)])
    return figure


def _middle(x: float, rows: int, colour: str) -> dict[str, object]:
    line = {"width": 1, "color": colour}
    return {"type": "line", "x0": x, "x1": x, "y0": -0.5, "y1": rows - 0.5, "line": line, "layer": "below"}


def _number(dot: Dot, y: int, colour: str) -> dict[str, object]:
    return {
        "text": note(dot.number, colour, size=SIZE_NOTE),
        "x": 1,
        "xref": "paper",
        "xshift": 8,
        "xanchor": "left",
        "align": "left",
        "y": y,
        "yanchor": "middle",
        "showarrow": False,
    }


def _lines(dots: Sequence[Dot], colour: str) -> list[go.Scatter]:
    traces = []
    for enough, dash in ((True, "solid"), (False, "dot")):
        chosen = [(y, dot) for y, dot in enumerate(dots) if dot.enough is enough and not math.isnan(dot.low)]
        traces.append(
            go.Scatter(
                x=[value for _, dot in chosen for value in (dot.low, dot.high, None)],
                y=[value for y, _ in chosen for value in (y, y, None)],
                mode="lines",
                line={"color": colour, "width": 2, "dash": dash},
                hoverinfo="skip",
            )
        )
    return [trace for trace in traces if trace.x]


def _marks(dots: Sequence[Dot], colour: str, hollow: str) -> go.Scatter:
    return go.Scatter(
        x=[dot.value for dot in dots],
        y=list(range(len(dots))),
        mode="markers",
        marker={
            "size": 12,
            "color": [colour if dot.enough else hollow for dot in dots],
            "line": {"width": 2, "color": colour},
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[list(dot.data) for dot in dots],
        hovertext=[dot.hover for dot in dots],
        hoverinfo="text",
        cliponaxis=False,
    )

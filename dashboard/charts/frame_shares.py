"""How much of each outlet's text shows each generic frame: one panel an outlet, frames ranked alike in all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis.measures.generic_frames import ENOUGH_SENTENCES, is_enough
from dashboard.charts.bands import HEAD_SIZE, Bands
from dashboard.charts.canvas import blank, canvas, fit_subtitle
from dashboard.charts.figure_text import BREAK, escaped, note, width_of, wrapped
from dashboard.charts.titles import surest_gap, widest_gap
from dashboard.memo import remembered
from dashboard.queries.generic_frames import ranked_frames
from dashboard.queries.rows import records
from dashboard.style.theme import NOT_ENOUGH, SIZE_LABEL, SIZE_NOTE, Palette, palette
from dashboard.wording import count_of, percent, shortened

_ROW_HEIGHT = 27
_NAME_LENGTH = {True: 20, False: 30}
_MOST_FRAMES = {True: 9, False: 17}
"""Frames drawn on a phone (True) and elsewhere; the table holds all."""
_NOMINAL_WIDTH = {True: 346, False: 940}
"""Width in pixels that the outlets' names are broken for."""

_PANEL = 0.66
"""Part of a column that the scale takes; the rest keeps the numbers."""
_LEFT, _RIGHT = -0.44, 0.49
_MOST_PANELS = {True: 2, False: 5}


@dataclass(frozen=True, slots=True)
class _Point:
    """A frame in an outlet, placed."""

    outlet: str
    generic_frame: str
    column: int
    y: float
    share: float
    low: float
    high: float
    n: int
    enough: bool
    limit: float

    def at(self, share: float) -> float:
        """Return the x of a share in this panel."""
        return self.column + _LEFT + _PANEL * share / self.limit


@remembered
def frame_shares(
    table: pd.DataFrame,
    differences: pd.DataFrame,
    *,
    titles: Mapping[str, str],
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw the share of sentences that show each frame, per outlet, with 95 % intervals.

    Frames are ranked by their mean share over the outlets; those that no outlet shows are left out, on a phone the
    rarest too.

    Args:
        table: The generic_frames table.
        differences: The rows of share_differences on it, from :func:`dashboard.queries.share_differences.pairs_of`.
        titles: Names of the frames.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each dot's ``customdata`` is ``[outlet, generic_frame, ""]``.
    """
    measure = "Share of sentences that show each frame"
    every = ranked_frames(table)
    order = every[: _MOST_FRAMES[compact]]
    if not order:
        return blank("No sentence shows a generic frame.", title=measure, dark=dark, compact=compact)
    outlets = sorted(map(str, table["outlet"].unique()), key=str.casefold)
    names = [shortened(titles[name], length=_NAME_LENGTH[compact]) for name in order]
    left = 14 + round(max(width_of(name, size=SIZE_NOTE if compact else SIZE_LABEL) for name in names))
    bands = _bands(outlets, rows=len(order), left=left, compact=compact)
    subtitle = fit_subtitle(
        (
            measure,
            *([f"the first {len(order)} of {len(every)} frames, all in the table"] if len(order) < len(every) else []),
            "line: 95 % interval",
            "no dot: no sentence",
            f"hollow: {NOT_ENOUGH} sentences to be sure",
        ),
        compact=compact,
    )
    title = _finding(differences[differences["topic"].isin(order)], titles)
    alt = f"{title}. {_alt(table, titles, outlets)}"
    figure, top = canvas(title=title, subtitle=subtitle, alt=alt, dark=dark, compact=compact)
    limit = _limit(table)
    points = _points(table, order, outlets, bands, limit)
    colours = palette(dark=dark)
    _axes(figure, bands, names, colours, top=top, left=left, compact=compact)
    figure.add_traces(
        [*_rules(bands, len(outlets), colours), *_lines(points, colours), _marks(points, titles, colours)]
    )
    figure.update_layout(annotations=[*_heads(bands, colours, compact=compact), *_numbers(points, colours)])
    return figure


def _finding(differences: pd.DataFrame, titles: Mapping[str, str]) -> str:
    gap = surest_gap(differences)
    if gap is None:
        return _untold(differences, titles)
    return (
        f"{gap.more} shows {titles[gap.topic]} surely more than {gap.less}: {percent(gap.larger)} "
        f"of sentences against {percent(gap.smaller)}{gap.tail}"
    )


def _untold(differences: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """Say why no difference is sure, by the widest one: 40 % against 9 % can be chance in few sentences."""
    gap = widest_gap(differences)
    if gap is None:
        return f"Too few sentences to compare frames: it takes two outlets with {ENOUGH_SENTENCES} each"
    return (
        f"No difference of frames is sure with so few sentences, not even {titles[gap.topic]}: {gap.more} "
        f"{percent(gap.larger)}, {gap.less} {percent(gap.smaller)}"
    )


def _bands(outlets: Sequence[str], *, rows: int, left: int, compact: bool) -> Bands:
    count = math.ceil(len(outlets) / _MOST_PANELS[compact])
    width = math.ceil(len(outlets) / count)
    characters = int((_NOMINAL_WIDTH[compact] - left) / width / width_of("m", size=HEAD_SIZE[compact]))
    heads = tuple(f"<b>{wrapped(name, width=characters)}</b>" for name in outlets)
    return Bands(heads, width, count, rows, _ROW_HEIGHT)


def _limit(table: pd.DataFrame) -> float:
    """Return the share at the end of each panel's scale: a tenth that holds all intervals."""
    return math.ceil(10 * max(float(table["share"].max()), float(table["high"].fillna(0.0).max()))) / 10


def _points(
    table: pd.DataFrame, order: Sequence[str], outlets: Sequence[str], bands: Bands, limit: float
) -> list[_Point]:
    found = []
    for row in records(table):
        if row["generic_frame"] not in order or row["share"] <= 0:
            continue
        column, first = bands.place(outlets.index(str(row["outlet"])))
        found.append(
            _Point(
                outlet=str(row["outlet"]),
                generic_frame=str(row["generic_frame"]),
                column=column,
                y=first + order.index(str(row["generic_frame"])),
                share=float(row["share"]),
                low=float(row["low"]),
                high=float(row["high"]),
                n=int(row["n"]),
                enough=is_enough(row),
                limit=limit,
            )
        )
    return sorted(found, key=lambda point: (point.y, point.column))


def _axes(
    figure: go.Figure, bands: Bands, names: Sequence[str], colours: Palette, *, top: int, left: int, compact: bool
) -> None:
    figure.update_layout(height=top + bands.height + 12, margin={"l": left, "r": 4, "t": top, "b": 8})
    figure.update_xaxes(range=[-0.5, bands.width - 0.5 + 0.06], visible=False)
    figure.update_yaxes(
        range=list(bands.y_range),
        tickvals=[band * bands.step + row for band in range(bands.count) for row in range(len(names))],
        ticktext=[escaped(name) for _ in range(bands.count) for name in names],
        tickfont={"size": SIZE_NOTE if compact else SIZE_LABEL, "color": colours.text},
    )


def _rules(bands: Bands, outlets: int, colours: Palette) -> list[go.Scatter]:
    """Draw the zero line of each panel."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for column in range(outlets):
        x, first = bands.place(column)
        xs += [x + _LEFT, x + _LEFT, None]
        ys += [first - 0.5, first + bands.rows - 0.5, None]
    return [go.Scatter(x=xs, y=ys, mode="lines", line={"color": colours.edge, "width": 1}, hoverinfo="skip")]


def _lines(points: Sequence[_Point], colours: Palette) -> list[go.Scatter]:
    traces = []
    for enough, dash in ((True, "solid"), (False, "dot")):
        chosen = [point for point in points if point.enough is enough and not math.isnan(point.low)]
        traces.append(
            go.Scatter(
                x=[value for point in chosen for value in (point.at(point.low), point.at(point.high), None)],
                y=[value for point in chosen for value in (point.y, point.y, None)],
                mode="lines",
                line={"color": colours.edge, "width": 2, "dash": dash},
                hoverinfo="skip",
            )
        )
    return [trace for trace in traces if trace.x]


def _marks(points: Sequence[_Point], titles: Mapping[str, str], colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=[point.at(point.share) for point in points],
        y=[point.y for point in points],
        mode="markers",
        marker={
            "size": 10,
            "color": [colours.text if point.enough else colours.background for point in points],
            "line": {"width": 2, "color": colours.text},
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[[point.outlet, point.generic_frame, ""] for point in points],
        hovertext=[_hover(point, titles[point.generic_frame]) for point in points],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hover(point: _Point, title: str) -> str:
    verdict = "" if point.enough else f"{NOT_ENOUGH} sentences to be sure: "
    interval = (
        "no interval" if math.isnan(point.low) else f"95 % interval {percent(point.low)} to {percent(point.high)}"
    )
    return (
        f"<b>{escaped(title)}</b> in <b>{escaped(point.outlet)}</b>{BREAK}{verdict}{percent(point.share)}, {interval}"
        f"{BREAK}{count_of(round(point.share * point.n), 'sentence')} of {point.n}"
    )


def _heads(bands: Bands, colours: Palette, *, compact: bool) -> list[dict[str, object]]:
    heads = []
    for number, head in enumerate(bands.heads):
        x, first = bands.place(number)
        heads.append(
            {
                "text": head,
                "x": x + _LEFT,
                "y": first - 0.62,
                "xanchor": "left",
                "yanchor": "bottom",
                "align": "left",
                "showarrow": False,
                "font": {"size": HEAD_SIZE[compact], "color": colours.text},
            }
        )
    return heads


def _numbers(points: Sequence[_Point], colours: Palette) -> list[dict[str, object]]:
    return [
        {
            "text": note(f"{percent(point.share)}", colours.text, size=SIZE_NOTE),
            "x": point.column + _RIGHT,
            "y": point.y,
            "xanchor": "right",
            "yanchor": "middle",
            "showarrow": False,
        }
        for point in points
    ]


def _alt(table: pd.DataFrame, titles: Mapping[str, str], outlets: Sequence[str]) -> str:
    parts = []
    for outlet in outlets:
        rows = table[(table["outlet"] == outlet) & (table["share"] > 0)]
        ranked = sorted(records(rows), key=lambda row: (-row["share"], str(row["generic_frame"])))[:3]
        listed = ", ".join(f"{titles[row['generic_frame']]} {percent(row['share'])}" for row in ranked)
        parts.append(f"{outlet}: {listed or 'none'}.")
    return f"Share of sentences that show each generic frame, the three largest of each outlet. {' '.join(parts)}"

"""The course of an event: one actor's sentiment, or a few words' frequency, from period to period."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.stats.normal import SURE
from dashboard.charts.canvas import blank, canvas, fit_subtitle, unfaded
from dashboard.charts.figure_text import BREAK, escaped, note, width_of
from dashboard.charts.row_labels import label_margin, row_label
from dashboard.queries.rows import Row, records
from dashboard.style.theme import NOT_ENOUGH, SIZE_NOTE, palette
from dashboard.wording import count_of, interval, signed

_HEIGHT = {True: 260, False: 300}
_ROW_HEIGHT = 84
_LINE = 17
"""Height of a line of text below a figure, in pixels."""
_MOST_LEVEL = {True: 4, False: 10}
"""More names of periods than this are turned, so that they don't run into each other."""
_BASE = 0.88
"""Where 0 lies in a word's row."""
_RISE = 0.68
"""Height of the highest interval in a word's row, as a share of the row."""


@dataclass(frozen=True, slots=True)
class _Point:
    """One estimate, placed; ``data`` is what a click hands over."""

    x: int
    y: float
    low: float
    high: float
    enough: bool
    label: str
    hover: str
    data: tuple[str, str, str]


def sentiment_timeline(
    table: pd.DataFrame,
    names: Mapping[str, str],
    *,
    target: str,
    title: str,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw mean sentiment toward an actor from period to period, with intervals and the number of sentences.

    Args:
        table: Rows with period, n, articles, mean, low, high and enough (:func:`dashboard.queries.timeline.sentiment`).
        names: The periods in order, by their key.
        target: The actor.
        title: The finding.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each point's ``customdata`` is ``[period, target, "sentiment"]``.
    """
    if table.empty:
        return blank(f"No article with a date mentions {target}.", title=title, dark=dark, compact=compact)
    subtitle = fit_subtitle(
        (
            "mean sentiment, −1 unfavourable to +1 favourable",
            "line: 95 % interval",
            "n: sentences",
            f"hollow: {NOT_ENOUGH} evidence",
            "days without articles are left out",
        ),
        compact=compact,
    )
    order = list(names)
    rows = {str(row["period"]): row for row in records(table)}
    points = [_sentiment_point(row, names, order, target) for row in rows.values()]
    alt = f"{title}. " + "; ".join(f"{names[key]}: {_value(row)}, n {row['n']}" for key, row in rows.items()) + "."
    figure, top = canvas(title=title, subtitle=subtitle, alt=alt, dark=dark, compact=compact)
    colours = palette(dark=dark)
    foot = _foot(names, lines=2, compact=compact)
    figure.update_layout(
        height=top + _HEIGHT[compact] + foot,
        margin={"l": 38, "r": 52, "t": top + 6, "b": foot},
        shapes=[_level(0, len(order), colours.edge)],
    )
    counts = {key: f"n {rows[key]['n']}" if key in rows else "–" for key in order}
    _periods(figure, names, counts, compact=compact, colour=colours.text, muted=colours.muted)
    figure.update_yaxes(
        range=[-1.05, 1.05],
        tickvals=[-1, -0.5, 0, 0.5, 1],
        ticktext=["−1", "−0.5", "0", "+0.5", "+1"],
        tickfont={"color": colours.muted, "size": SIZE_NOTE},
        showgrid=True,
    )
    figure.add_traces([*_paths(points, colours.edge), *_intervals(points, colours.text), _marks(points, dark=dark)])
    return figure


def word_timeline(
    table: pd.DataFrame,
    names: Mapping[str, str],
    *,
    terms: Sequence[str],
    title: str,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw how often words are used from period to period, a row per word on one scale.

    Args:
        table: Rows with term, period, count, words, rate, low, high, q, unit and written
            (:func:`dashboard.queries.timeline.words`).
        names: The periods in order, by their key.
        terms: The words to show, in order.
        title: The finding.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each point's ``customdata`` is ``[period, term, "word"]``.
    """
    rows = [row for row in records(table[table["term"].isin(list(terms))]) if not math.isnan(row["rate"])]
    if not rows:
        return blank("No word is used twice in articles with a date.", title=title, dark=dark, compact=compact)
    subtitle = fit_subtitle(
        (
            "uses per 1,000 words, in the newsrooms’ own words",
            "each row has its own scale",
            "line: 95 % interval, words as independent",
            "n: uses",
            f"hollow: {NOT_ENOUGH} evidence of a change (q ≥ 0.05)",
        ),
        compact=compact,
    )
    order, shown = list(names), [term for term in terms if any(row["term"] == term for row in rows)]
    scales = {term: max(row["high"] for row in rows if row["term"] == term) for term in shown}
    points = [_word_point(row, names, order, scales) for row in rows]
    written = {str(row["term"]): str(row["written"]) for row in rows}
    alt = f"{title}. " + " ".join(_word_alt(term, written[term], rows, names) for term in shown)
    figure, top = canvas(title=title, subtitle=subtitle, alt=alt, dark=dark, compact=compact)
    colours, left = palette(dark=dark), label_margin([written[term] for term in shown], compact=compact)
    foot = _foot(names, lines=1, compact=compact)
    figure.update_layout(
        height=top + len(shown) * _ROW_HEIGHT + foot,
        margin={"l": left, "r": 64, "t": top, "b": foot},
        shapes=[_level(y + _BASE, len(order), colours.rule) for y in range(len(shown))],
        annotations=[
            row_label(written[term], y + _BASE - 0.2, left=left, dark=dark, compact=compact)
            for y, term in enumerate(shown)
        ],
    )
    _periods(figure, names, {}, compact=compact, colour=colours.text, muted=colours.muted)
    figure.update_yaxes(range=[len(shown), 0], showticklabels=False)
    paths = [path for term in shown for path in _paths([p for p in points if p.data[1] == term], colours.edge)]
    figure.add_traces([*paths, *_intervals(points, colours.text), _marks(points, dark=dark)])
    return figure


def _sentiment_point(row: Row, names: Mapping[str, str], order: Sequence[str], target: str) -> _Point:
    period = str(row["period"])
    counts = f"{count_of(int(row['n']), 'sentence')} in {count_of(int(row['articles']), 'article')}"
    return _Point(
        x=order.index(period),
        y=row["mean"],
        low=row["low"],
        high=row["high"],
        enough=bool(row["enough"]),
        label=signed(row["mean"]) if row["enough"] else NOT_ENOUGH.replace(" ", BREAK),
        hover=f"<b>{escaped(names[period])}</b> on <b>{escaped(target)}</b>{BREAK}{_value(row)}, "
        f"{interval(row['low'], row['high'])}{BREAK}{counts}",
        data=(period, target, "sentiment"),
    )


def _word_point(row: Row, names: Mapping[str, str], order: Sequence[str], scales: Mapping[str, float]) -> _Point:
    """Place a word's rate in its row; ``scales`` holds the highest interval of each word, in the order of the rows."""
    period, term = str(row["period"]), str(row["term"])

    def height(rate: float) -> float:
        return list(scales).index(term) + _BASE - _RISE * rate / scales[term]

    return _Point(
        x=order.index(period),
        y=height(row["rate"]),
        low=height(row["low"]),
        high=height(row["high"]),
        enough=bool(row["q"] < SURE),
        label=f"{row['rate']:.1f} · n {row['count']}",
        hover=f"<b>{escaped(row['written'])}</b>, <b>{escaped(names[period])}</b>{BREAK}{row['rate']:.1f} per 1,000 "
        f"words, 95 % interval {row['low']:.1f} to {row['high']:.1f}{BREAK}{count_of(int(row['count']), 'use')} in "
        f"{count_of(int(row['words']), 'word')}{_q_note(row)}",
        data=(period, term, "word"),
    )


def _value(row: Row) -> str:
    return signed(row["mean"]) if row["enough"] else f"{NOT_ENOUGH} evidence ({signed(row['mean'])})"


def _q_note(row: Row) -> str:
    """Say how sure a change is, and what that counts; nothing where the word isn't used."""
    return "" if math.isnan(row["q"]) else f"{BREAK}against the other periods: q {row['q']:.3f} by {row['unit']}"


def _word_alt(term: str, written: str, rows: Sequence[Row], names: Mapping[str, str]) -> str:
    listed = ", ".join(f"{names[str(row['period'])]} {row['rate']:.1f}" for row in rows if row["term"] == term)
    return f"{written}, per 1,000 words: {listed}."


def _periods(
    figure: go.Figure, names: Mapping[str, str], counts: Mapping[str, str], *, compact: bool, colour: str, muted: str
) -> None:
    """Write the periods below the figure, each with its n."""
    turned = len(names) > _MOST_LEVEL[compact]
    between = " · " if turned else BREAK
    small = {key: note(text, muted, size=SIZE_NOTE) for key, text in counts.items()}
    figure.update_xaxes(
        range=[-0.5, len(names) - 0.5],
        tickvals=list(range(len(names))),
        ticktext=[escaped(name) + (between + small[key] if key in small else "") for key, name in names.items()],
        tickangle=-60 if turned else 0,
        tickfont={"color": colour, "size": SIZE_NOTE},
    )


def _foot(names: Mapping[str, str], *, lines: int, compact: bool) -> int:
    """Return the room that the names of the periods take, in pixels."""
    if len(names) <= _MOST_LEVEL[compact]:
        return 14 + lines * _LINE
    return 20 + round(max(width_of(name + " · n 999" * (lines > 1), size=SIZE_NOTE) for name in names.values()))


def _level(y: float, width: int, colour: str) -> dict[str, Any]:
    line = {"width": 1, "color": colour}
    return {"type": "line", "layer": "below", "x0": -0.5, "x1": width - 0.5, "y0": y, "y1": y, "line": line}


def _paths(points: Sequence[_Point], colour: str) -> list[go.Scatter]:
    """Join the points from left to right, dotted where the evidence doesn't bear one of the two."""
    ordered = sorted(points, key=lambda point: point.x)
    steps = list(pairwise(ordered))
    traces = []
    for sure, dash in ((True, "solid"), (False, "dot")):
        chosen = [(a, b) for a, b in steps if (a.enough and b.enough) is sure]
        traces.append(
            go.Scatter(
                x=[value for a, b in chosen for value in (a.x, b.x, None)],
                y=[value for a, b in chosen for value in (a.y, b.y, None)],
                mode="lines",
                line={"color": colour, "width": 1, "dash": dash},
                hoverinfo="skip",
            )
        )
    return [trace for trace in traces if trace.x]


def _intervals(points: Sequence[_Point], colour: str) -> list[go.Scatter]:
    traces = []
    for enough, dash in ((True, "solid"), (False, "dot")):
        chosen = [point for point in points if point.enough is enough and not math.isnan(point.low)]
        traces.append(
            go.Scatter(
                x=[value for point in chosen for value in (point.x, point.x, None)],
                y=[value for point in chosen for value in (point.low, point.high, None)],
                mode="lines",
                line={"color": colour, "width": 2, "dash": dash},
                hoverinfo="skip",
            )
        )
    return [trace for trace in traces if trace.x]


def _marks(points: Sequence[_Point], *, dark: bool) -> go.Scatter:
    colours = palette(dark=dark)
    return go.Scatter(
        x=[point.x for point in points],
        y=[point.y for point in points],
        mode="markers+text",
        text=[f" {point.label}" for point in points],
        textposition="top right",
        textfont={"size": SIZE_NOTE, "color": [colours.text if p.enough else colours.muted for p in points]},
        marker={
            "size": 12,
            "color": [colours.text if point.enough else colours.background for point in points],
            "line": {"width": 2, "color": colours.text},
            "opacity": 1,
        },
        **unfaded(colours.text),
        customdata=[list(point.data) for point in points],
        hovertext=[point.hover for point in points],
        hoverinfo="text",
        cliponaxis=False,
    )

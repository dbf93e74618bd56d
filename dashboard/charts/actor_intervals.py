"""One actor in every article: the newsroom's own words against the words it quotes and reports."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.actor_grid import VOICE_WORDS, portrayal
from dashboard.charts.canvas import blank, canvas, fit_subtitle
from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.charts.row_labels import label_margin, row_label
from dashboard.memo import remembered
from dashboard.queries.article_labels import labels_or_outlets
from dashboard.queries.rows import records
from dashboard.style.theme import NOT_ENOUGH, SIZE_NOTE, Palette, palette
from dashboard.wording import count_of, interval, signed

VOICE_SYMBOLS = {"own": "circle", "quoted": "diamond", "reported": "triangle-up"}
"""Shape of each voice."""

_SIGNS = {"own": "●", "quoted": "◆", "reported": "▲"}
_LINE = {"own": -0.26, "quoted": 0.0, "reported": 0.26}
_ROW_HEIGHT = 72


@dataclass(frozen=True, slots=True)
class _Point:
    """One estimate, placed."""

    article: str
    voice: str
    y: float
    mean: float
    low: float
    high: float
    n: int
    enough: bool


@remembered
def actor_intervals(
    actor_sentiment: pd.DataFrame,
    *,
    target: str,
    labels: Mapping[str, str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw sentiment toward one actor per article and voice, with intervals and the number of sentences.

    A pale bar joins the newsroom's own words with the words it quotes: its length is how far apart they are. A
    hollow mark on a dotted line holds too little evidence.

    Args:
        actor_sentiment: The actor_sentiment table.
        target: The actor.
        labels: Names of the articles, in order, from :func:`dashboard.queries.article_labels`.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each point's ``customdata`` is ``[article_id, target, voice]``.
    """
    measure = f"Sentiment toward {target}: own words against quoted words"
    names = labels_or_outlets(labels, actor_sentiment)
    rows = actor_sentiment[(actor_sentiment["target"] == target) & actor_sentiment["voice"].isin(list(_LINE))]
    if rows.empty or not names:
        return blank(f"No article mentions {target}.", title=measure, dark=dark, compact=compact)
    title = _finding(rows, names, target)
    points = _points(rows, list(names))
    figure, top = canvas(
        title=title,
        subtitle=_subtitle(measure, dark=dark, compact=compact),
        alt=f"{title}. {_alt(points, names, measure)}",
        dark=dark,
        compact=compact,
    )
    colours = palette(dark=dark)
    notes = _notes(points, names, colours, compact=compact)
    _axes(figure, names, notes, top=top, dark=dark, compact=compact)
    figure.add_traces([*_lines(points, colours), _marks(points, names, target, colours)])
    return figure


def _finding(rows: pd.DataFrame, names: Mapping[str, str], target: str) -> str:
    """Name the articles whose own words are surest to be on a side; how far voices lie apart is not tested."""
    found = portrayal(rows[rows["voice"] == "own"], names)
    if not found:
        return f"No newsroom’s own words portray {target} favourably or unfavourably for sure"
    return f"In the newsroom’s own words, {found[:1].lower()}{found[1:]}"


def _points(rows: pd.DataFrame, order: Sequence[str]) -> list[_Point]:
    return sorted(
        (
            _Point(
                article=str(row["article_id"]),
                voice=str(row["voice"]),
                y=order.index(str(row["article_id"])) + _LINE[str(row["voice"])],
                mean=float(row["mean"]),
                low=float(row["low"]),
                high=float(row["high"]),
                n=int(row["n"]),
                enough=bool(row["enough"]),
            )
            for row in records(rows)
            if str(row["article_id"]) in order
        ),
        key=lambda point: point.y,
    )


def _subtitle(measure: str, *, dark: bool, compact: bool) -> str:
    colours = palette(dark=dark)
    signs = [
        note(f"{_SIGNS[voice]} {word}", colours.voices[voice], size=SIZE_NOTE)
        for voice, word in (("own", "own words"), ("quoted", "quoted"), ("reported", "reported"))
    ]
    return fit_subtitle(
        (escaped(measure), *signs, "line: 95 % interval", "n: sentences", f"hollow: {NOT_ENOUGH} evidence"),
        compact=compact,
    )


def _axes(
    figure: go.Figure,
    names: Mapping[str, str],
    notes: Sequence[dict[str, object]],
    *,
    top: int,
    dark: bool,
    compact: bool,
) -> None:
    colours = palette(dark=dark)
    left = label_margin(names.values(), compact=compact)
    figure.update_layout(
        height=top + len(names) * _ROW_HEIGHT + 34,
        margin={"l": left, "r": 58 if compact else 104, "t": top, "b": 34},
        shapes=[
            {
                "type": "line",
                "x0": -1,
                "x1": 1,
                "y0": y + 0.5,
                "y1": y + 0.5,
                "line": {"width": 1, "color": colours.rule},
            }
            for y in range(len(names) - 1)
        ]
        + [
            {
                "type": "line",
                "x0": 0,
                "x1": 0,
                "y0": -0.5,
                "y1": len(names) - 0.5,
                "line": {"width": 1, "color": colours.edge},
            }
        ],
        # All at once: plotly checks those that are there again whenever one is added.
        annotations=[
            *(row_label(name, y, left=left, dark=dark, compact=compact) for y, name in enumerate(names.values())),
            *notes,
        ],
    )
    ends = ("−1", "+1") if compact else ("−1 unfavourable", "+1 favourable")
    figure.update_xaxes(
        range=[-1.02, 1.02],
        tickvals=[-1, -0.5, 0, 0.5, 1],
        ticktext=[ends[0], "−0.5", "0", "+0.5", ends[1]],
        tickfont={"color": colours.muted, "size": SIZE_NOTE},
        showgrid=True,
        ticklabelshift=0,
    )
    figure.update_yaxes(range=[len(names) - 0.5, -0.5], showticklabels=False)


def _lines(points: Sequence[_Point], colours: Palette) -> list[go.Scatter]:
    traces = []
    own = {point.article: point for point in points if point.voice == "own"}
    pairs = [(own[point.article], point) for point in points if point.voice == "quoted" and point.article in own]
    traces.append(_segments([(a.mean, a.y, b.mean, b.y) for a, b in pairs], colour=colours.rule, width=9, dash="solid"))
    for voice in _LINE:
        for enough, dash in ((True, "solid"), (False, "dot")):
            chosen = [p for p in points if p.voice == voice and p.enough is enough and not math.isnan(p.low)]
            traces.append(
                _segments([(p.low, p.y, p.high, p.y) for p in chosen], colour=colours.voices[voice], width=2, dash=dash)
            )
    return [trace for trace in traces if trace.x]


def _segments(group: Sequence[tuple[float, float, float, float]], *, colour: str, width: int, dash: str) -> go.Scatter:
    return go.Scatter(
        x=[value for x0, _, x1, _ in group for value in (x0, x1, None)],
        y=[value for _, y0, _, y1 in group for value in (y0, y1, None)],
        mode="lines",
        line={"color": colour, "width": width, "dash": dash},
        hoverinfo="skip",
    )


def _marks(points: Sequence[_Point], names: Mapping[str, str], target: str, colours: Palette) -> go.Scatter:
    shades = [colours.voices[point.voice] for point in points]
    return go.Scatter(
        x=[point.mean for point in points],
        y=[point.y for point in points],
        mode="markers",
        marker={
            "symbol": [VOICE_SYMBOLS[point.voice] for point in points],
            "size": 12,
            "color": [shade if p.enough else colours.background for p, shade in zip(points, shades, strict=True)],
            "line": {"width": 2, "color": shades},
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[[point.article, target, point.voice] for point in points],
        hovertext=[_hover(point, names[point.article], target) for point in points],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hover(point: _Point, name: str, target: str) -> str:
    head = f"<b>{wrapped(name, width=44)}</b> on <b>{escaped(target)}</b>{BREAK}{VOICE_WORDS[point.voice]}{BREAK}"
    value = signed(point.mean) if point.enough else f"{NOT_ENOUGH} evidence ({signed(point.mean)})"
    return f"{head}{value}, {interval(point.low, point.high)}{BREAK}{count_of(point.n, 'sentence')}"


def _notes(
    points: Sequence[_Point], names: Mapping[str, str], colours: Palette, *, compact: bool
) -> list[dict[str, object]]:
    """Write voice and n at the end of each line, and say where an article has nothing."""
    base: dict[str, object] = {
        "xref": "paper",
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "align": "left",
    }
    notes = [
        {
            **base,
            "x": 1,
            "xshift": 6,
            "y": point.y,
            "text": note(
                f"{_SIGNS[point.voice]} n {point.n}" if compact else f"{point.voice} · n {point.n}",
                colours.voices[point.voice],
                size=SIZE_NOTE,
            ),
        }
        for point in points
    ]
    present = {point.article for point in points}
    return notes + [
        {**base, "x": 0.02, "y": y, "text": note("– not mentioned", colours.muted, size=SIZE_NOTE)}
        for y, article in enumerate(names)
        if article not in present
    ]


def _alt(points: Sequence[_Point], names: Mapping[str, str], title: str) -> str:
    own = sorted((p for p in points if p.voice == "own" and p.enough), key=lambda p: (p.mean, p.article))
    if not own:
        return f"{title}: no article has enough evidence in its own words."
    ends = " ".join(
        f"{word}: {names[p.article]} ({signed(p.mean)}, n {p.n})."
        for word, p in (("Lowest in its own words", own[0]), ("Highest", own[-1]))
    )
    return f"{title}. {ends}"

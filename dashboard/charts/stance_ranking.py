"""Articles in order of their stance toward one target, with brackets around what cannot be told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.measures.stance.ranking import Ranking
from dashboard.charts.canvas import blank, canvas, fit_subtitle, unfaded
from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.charts.row_labels import label_margin, row_label
from dashboard.charts.stance_grid import SYMBOLS
from dashboard.memo import remembered
from dashboard.queries.article_labels import labels_or_outlets, split
from dashboard.queries.rows import Row, records
from dashboard.queries.stance_words import verdict
from dashboard.style.theme import NOT_ENOUGH, SIZE_NOTE, Palette, palette
from dashboard.wording import count_of, interval, signed

_ROW = 46
_BRACKET, _FIRST_BRACKET = 0.07, 0.2
"""Distance between brackets, and of the first one from the plot's right edge, in halves of its range."""
_FEWEST_TO_COMPARE = 2
_INSET = 0.36
"""How far a bracket reaches beyond the middle of its first and last line, in lines."""


@remembered
def stance_ranking(
    stance: pd.DataFrame,
    ranking: Ranking,
    *,
    target: str,
    labels: Mapping[str, str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw a ranking: the most critical article first, each score with its interval.

    A bracket joins articles that can't be told apart; articles under no common bracket can be. Articles with too
    little evidence for a place stand below.

    Args:
        stance: The stance table.
        ranking: The order of ``article_id``, from :func:`analysis.measures.stance.ranking.rank`.
        target: The actor or issue.
        labels: Names of the articles, from :func:`dashboard.queries.article_labels`.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each point's ``customdata`` is ``[article_id, target, "all"]``.
    """
    measure = f"Articles from the most critical of {target} to the most supportive"
    names = labels_or_outlets(labels, stance)
    rows = {str(row["article_id"]): row for row in records(stance[stance["target"] == target])}
    order = [key for key in (*ranking.order, *ranking.unranked) if key in rows and key in names]
    if not order:
        return blank(f"No article discusses {target}.", title=measure, dark=dark, compact=compact)
    subtitle = fit_subtitle(
        (
            escaped(measure),
            "line: 95 % interval",
            "bracket: can't be told apart",
            "hollow: the label is not sure",
        ),
        compact=compact,
    )
    title = _finding(ranking, rows, names, target)
    alt = f"{title}. {_alt(measure, ranking, names)}"
    figure, top = canvas(title=title, subtitle=subtitle, alt=alt, dark=dark, compact=compact)
    colours = palette(dark=dark)
    _label_rows(figure, ranking, rows, {key: names[key] for key in order}, top=top, dark=dark, compact=compact)
    _scale(figure, ranking, rows, order, colours)
    figure.add_traces(_scores(rows, ranking, order, names, target, colours))
    return figure


def _label_rows(
    figure: go.Figure,
    ranking: Ranking,
    rows: Mapping[str, Row],
    shown: Mapping[str, str],
    *,
    top: int,
    dark: bool,
    compact: bool,
) -> None:
    """Give each article a line with its name; what has no place says so there."""
    left = label_margin(shown.values(), compact=compact)
    colours = palette(dark=dark)
    figure.update_layout(
        height=top + len(shown) * _ROW + 30,
        margin={"l": left, "r": 10, "t": top, "b": 30},
        annotations=[
            *(row_label(name, y, left=left, dark=dark, compact=compact) for y, name in enumerate(shown.values())),
            *(_unranked(y, rows[key], colours) for y, key in enumerate(shown) if key in ranking.unranked),
        ],
    )


def _scale(
    figure: go.Figure, ranking: Ranking, rows: Mapping[str, Row], order: Sequence[str], colours: Palette
) -> None:
    """Set the range of the scores, with room for brackets to the right of it, and draw zero and the brackets."""
    groups = [group for group in ranking.groups if len(group) > 1]
    middle, reach = _range([rows[key] for key in ranking.order if key in rows])
    width = _FIRST_BRACKET + _BRACKET * len(groups) if groups else 0.1
    figure.update_layout(shapes=[_zero(len(order), colours), *_brackets(groups, order, middle, reach, colours)])
    figure.update_xaxes(
        range=[middle - reach, middle + reach * (1 + width)],
        tickvals=[0],
        ticktext=["0"],
        tickfont={"color": colours.muted, "size": SIZE_NOTE},
    )
    figure.update_yaxes(range=[len(order) - 0.5, -0.5], showticklabels=False)


def _finding(ranking: Ranking, rows: Mapping[str, Row], names: Mapping[str, str], target: str) -> str:
    """Name the two articles that lie furthest apart of those that can be told apart."""
    apart = [(low, high) for low, high in sorted(ranking.apart) if {low, high} <= set(rows) & set(names)]
    if len(ranking.order) < _FEWEST_TO_COMPARE:
        return f"Too little evidence to compare articles on {target}"
    if not apart:
        return f"No two articles can be told apart in their stance toward {target}"
    low, high = max(apart, key=lambda pair: (rows[pair[1]]["score"] - rows[pair[0]]["score"], pair))
    more = f", and {count_of(len(apart) - 1, 'more pair')} can be told apart" if len(apart) > 1 else ""
    return f"{split(names[low])[0]} is surely more critical of {target} than {split(names[high])[0]}{more}"


def _range(rows: list[Row]) -> tuple[float, float]:
    """Return the middle of the plot and half its width: all intervals and 0 lie inside, with room for numbers."""
    values = [0.0, *(float(row[end]) for row in rows for end in ("low", "high", "score"))]
    reach = max((max(values) - min(values)) / 2, 0.02)
    return (max(values) + min(values)) / 2, reach * 1.08


def _zero(lines: int, colours: Palette) -> dict[str, Any]:
    line = {"width": 1, "color": colours.edge, "dash": "dot"}
    return {"type": "line", "layer": "below", "x0": 0, "x1": 0, "y0": -0.5, "y1": lines - 0.5, "line": line}


def _brackets(
    groups: Sequence[tuple[str, ...]], order: Sequence[str], middle: float, reach: float, colours: Palette
) -> list[dict[str, Any]]:
    shapes: list[dict[str, Any]] = []
    line = {"width": 2, "color": colours.text}
    for number, group in enumerate(groups):
        x = middle + reach * (1 + _FIRST_BRACKET + _BRACKET * (number - 0.5))
        ys = [order.index(key) for key in group if key in order]
        shapes.append({"type": "line", "x0": x, "x1": x, "y0": min(ys) - _INSET, "y1": max(ys) + _INSET, "line": line})
        tick = reach * _BRACKET * 0.45
        # A tick at each member: a bracket may pass an article that can be told apart.
        shapes += [{"type": "line", "x0": x - tick, "x1": x, "y0": y, "y1": y, "line": line} for y in ys]
    return shapes


def _unranked(y: int, row: Row, colours: Palette) -> dict[str, Any]:
    words = "– not discussed" if row["label"] == "absent" else f"{NOT_ENOUGH} evidence for a place"
    text = note(words, colours.muted, size=SIZE_NOTE)
    return {
        "xref": "paper",
        "x": 0.02,
        "xanchor": "left",
        "y": y,
        "yanchor": "middle",
        "showarrow": False,
        "text": text,
    }


def _scores(
    rows: Mapping[str, Row],
    ranking: Ranking,
    order: list[str],
    names: Mapping[str, str],
    target: str,
    colours: Palette,
) -> list[go.Scatter]:
    placed = [(y, key, rows[key]) for y, key in enumerate(order) if key in ranking.order]
    inks = {"critical": colours.unfavourable_ink, "neutral": colours.text, "supportive": colours.favourable_ink}
    shades = [inks[row["label"]] if row["enough"] else colours.muted for _, _, row in placed]
    lines = [
        go.Scatter(
            x=[row["low"], row["high"]],
            y=[y, y],
            mode="lines",
            line={"width": 2, "color": shade, "dash": "solid" if row["enough"] else "dot"},
            hoverinfo="skip",
        )
        for (y, _, row), shade in zip(placed, shades, strict=True)
    ]
    marks = go.Scatter(
        name="scores",
        x=[row["score"] for _, _, row in placed],
        y=[y for y, _, _ in placed],
        mode="markers+text",
        marker={
            "symbol": [SYMBOLS[row["label"]] for _, _, row in placed],
            "size": 12,
            "color": [
                shade if row["enough"] else colours.background
                for (_, _, row), shade in zip(placed, shades, strict=True)
            ],
            "line": {"width": 2, "color": shades},
            "opacity": 1,
        },
        text=[signed(row["score"]) for _, _, row in placed],
        textposition="top center",
        textfont={"size": SIZE_NOTE, "color": colours.text},
        **unfaded(colours.text),
        customdata=[[key, target, "all"] for _, key, _ in placed],
        hovertext=[_hover(row, key, ranking, names, target) for _, key, row in placed],
        hoverinfo="text",
        cliponaxis=False,
    )
    return [*lines, marks]


def _hover(row: Row, key: str, ranking: Ranking, names: Mapping[str, str], target: str) -> str:
    label = verdict(row)
    head = f"<b>{wrapped(names[key], width=44)}</b> on <b>{escaped(target)}</b>{BREAK}{label} {signed(row['score'])}"
    more = [names[low] for low, high in sorted(ranking.apart) if high == key and low in names]
    less = [names[high] for low, high in sorted(ranking.apart) if low == key and high in names]
    told = [
        f"{words} {wrapped(', '.join(found), width=60, lines=4)}"
        for words, found in (("more supportive than", more), ("more critical than", less))
        if found
    ]
    return BREAK.join([head, interval(row["low"], row["high"]), *(told or ["can't be told apart from any other"])])


def _alt(title: str, ranking: Ranking, names: Mapping[str, str]) -> str:
    if not ranking.order:
        return f"{title}: no article has enough evidence for a place."
    listed = ", ".join(names[key] for key in ranking.order if key in names)
    alike = "; ".join(" and ".join(names[key] for key in group) for group in ranking.groups if len(group) > 1)
    tail = f" Can't be told apart: {alike}." if alike else " All can be told apart."
    return f"{title}: {listed}.{tail}"

"""Own words against quoted words: the two parts of each article's stance toward one target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.canvas import blank, canvas, fit_subtitle
from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.charts.row_labels import label_margin, row_label
from dashboard.memo import remembered
from dashboard.queries.article_labels import labels_or_outlets
from dashboard.queries.rows import Row, records
from dashboard.queries.stance_words import verdict
from dashboard.style.theme import SIZE_NOTE, Palette, palette
from dashboard.wording import count_of, signed

_ROW = 52
_LEAST_RANGE = 0.1
_LINE = {"own_score": -0.13, "quoted_score": 0.13}
"""Where in its row each part stands, so that equal ones don't hide each other."""
_PARTS = {"own_score": ("own", "circle", "●", "own words"), "quoted_score": ("quoted", "diamond", "◆", "quoted")}
"""Columns of the stance table, with colour, shape, sign and name of each."""


@remembered
def stance_voices(
    stance: pd.DataFrame,
    *,
    target: str,
    labels: Mapping[str, str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw what the newsroom's own words and what quoted and reported words bring to each article's score.

    Args:
        stance: The stance table.
        target: The actor or issue.
        labels: Names of the articles, in order, from :func:`dashboard.queries.article_labels`.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each point's ``customdata`` is ``[article_id, target, "all"]``.
    """
    measure = f"Stance toward {target}: own words against quoted words"
    names = labels_or_outlets(labels, stance)
    rows = {str(row["article_id"]): row for row in records(stance[stance["target"] == target])}
    rows = {key: row for key, row in rows.items() if row["label"] != "absent" and key in names}
    if not rows:
        return blank(f"No article discusses {target}.", title=measure, dark=dark, compact=compact)
    title = _finding(rows, target)
    colours = palette(dark=dark)
    signs = [
        note(f"{sign} {words}", colours.voices[voice], size=SIZE_NOTE) for voice, _, sign, words in _PARTS.values()
    ]
    subtitle = fit_subtitle((escaped(measure), *signs, "| their sum, the score", "hollow: not sure"), compact=compact)
    figure, top = canvas(
        title=title, subtitle=subtitle, alt=f"{title}. {_alt(measure, rows, names)}", dark=dark, compact=compact
    )
    _lay_out(figure, rows, names, top=top, dark=dark, compact=compact)
    figure.add_traces([_bridges(rows, names, colours), _sums(rows, names, target, colours)])
    figure.add_traces([_points(rows, names, target, column, colours) for column in _PARTS])
    return figure


def _finding(rows: Mapping[str, Row], target: str) -> str:
    """Say whose words move the scores more; the parts add up to the score, so this is a sum and no estimate."""
    parts = [(_size(row["own_score"]), _size(row["quoted_score"])) for row in rows.values()]
    own, quoted = sum(a > b for a, b in parts), sum(b > a for a, b in parts)
    count, whose, others = (own, "own words", "others’") if own > quoted else (quoted, "others’ words", "own ones")
    if own == quoted:
        return f"On {target}, own words and others’ words move the stance more in as many articles"
    return f"On {target}, {whose} move the stance more than {others} in {count} of {count_of(len(parts), 'article')}"


def _size(value: float) -> float:
    return 0.0 if pd.isna(value) else abs(value)


def _lay_out(
    figure: go.Figure, rows: Mapping[str, Row], names: Mapping[str, str], *, top: int, dark: bool, compact: bool
) -> None:
    colours = palette(dark=dark)
    left = label_margin(names.values(), compact=compact)
    reach = max([_LEAST_RANGE, *(abs(value) for row in rows.values() for value in _values(row))]) * 1.12
    figure.update_layout(
        height=top + len(names) * _ROW + 30,
        margin={"l": left, "r": 64 if compact else 190, "t": top, "b": 30},
        shapes=[
            {
                "type": "line",
                "x0": 0,
                "x1": 0,
                "y0": -0.5,
                "y1": len(names) - 0.5,
                "line": {"color": colours.edge, "width": 1},
            },
            *(_rule(y, reach, colours) for y in range(len(names) - 1)),
        ],
        annotations=[
            *(row_label(name, y, left=left, dark=dark, compact=compact) for y, name in enumerate(names.values())),
            *(_numbers(rows.get(key), y, colours, compact=compact) for y, key in enumerate(names)),
        ],
    )
    tick = round(reach / 1.12, 2)
    figure.update_xaxes(
        range=[-reach, reach],
        tickvals=[-tick, 0, tick],
        ticktext=[signed(-tick), "0", signed(tick)]
        if compact
        else [f"{signed(-tick)} critical", "0", f"{signed(tick)} supportive"],
        tickfont={"color": colours.muted, "size": SIZE_NOTE},
        showgrid=True,
    )
    figure.update_yaxes(range=[len(names) - 0.5, -0.5], showticklabels=False)


def _rule(y: int, reach: float, colours: Palette) -> dict[str, Any]:
    line = {"width": 1, "color": colours.rule}
    return {"type": "line", "layer": "below", "x0": -reach, "x1": reach, "y0": y + 0.5, "y1": y + 0.5, "line": line}


def _values(row: Row) -> list[float]:
    return [float(row[column]) for column in (*_PARTS, "score") if not pd.isna(row[column])]


def _numbers(row: Row | None, y: int, colours: Palette, *, compact: bool) -> dict[str, Any]:
    """Print the numbers at the end of a line, or why there are none."""
    base = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 8, "y": y, "yanchor": "middle", "align": "left"}
    if row is None:
        return {
            **base,
            "showarrow": False,
            "text": note("–" if compact else "– not discussed", colours.muted, size=SIZE_NOTE),
        }
    parts = [
        note(f"{sign} {'–' if pd.isna(row[column]) else signed(row[column])}", colours.voices[voice], size=SIZE_NOTE)
        for column, (voice, _, sign, _) in _PARTS.items()
    ]
    if compact:
        return {**base, "showarrow": False, "text": BREAK.join(parts)}
    label = verdict(row)
    total = note(f"sum {signed(row['score'])}, {label}", colours.text, size=SIZE_NOTE)
    return {**base, "showarrow": False, "text": "  ".join(parts) + BREAK + total}


def _bridges(rows: Mapping[str, Row], names: Mapping[str, str], colours: Palette) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for number, key in enumerate(names):
        row = rows.get(key)
        if row is not None and not any(pd.isna(row[column]) for column in _PARTS):
            x += [float(row["own_score"]), float(row["quoted_score"]), None]
            y += [number + _LINE["own_score"], number + _LINE["quoted_score"], None]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": colours.rule, "width": 9}, hoverinfo="skip")


def _sums(rows: Mapping[str, Row], names: Mapping[str, str], target: str, colours: Palette) -> go.Scatter:
    placed = [(float(rows[key]["score"]), number) for number, key in enumerate(names) if key in rows]
    return go.Scatter(
        x=[x for x, _ in placed],
        y=[y for _, y in placed],
        mode="markers",
        marker={"symbol": "line-ns", "size": 22, "line": {"width": 2, "color": colours.text}},
        unselected={"marker": {"opacity": 1}},
        customdata=[[key, target, "all"] for key in names if key in rows],
        hovertext=[f"sum {signed(rows[key]['score'])}" for key in names if key in rows],
        hoverinfo="text",
    )


def _points(
    rows: Mapping[str, Row], names: Mapping[str, str], target: str, column: str, colours: Palette
) -> go.Scatter:
    voice, symbol, _, words = _PARTS[column]
    shown = [(key, y, rows[key]) for y, key in enumerate(names) if key in rows and not pd.isna(rows[key][column])]
    shade = colours.voices[voice]
    return go.Scatter(
        name=words,
        x=[float(row[column]) for _, _, row in shown],
        y=[y + _LINE[column] for _, y, _ in shown],
        mode="markers",
        marker={
            "symbol": symbol,
            "size": 12,
            "color": [shade if row["enough"] else colours.background for _, _, row in shown],
            "line": {"width": 2, "color": shade},
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[[key, target, "all"] for key, _, _ in shown],
        hovertext=[
            f"<b>{wrapped(names[key], width=44)}</b> on <b>{escaped(target)}</b>{BREAK}{words} {signed(row[column])}"
            f" of the score {signed(row['score'])}{BREAK}{count_of(int(row['n']), 'sentence')}"
            for key, _, row in shown
        ],
        hoverinfo="text",
        cliponaxis=False,
    )


def _alt(title: str, rows: Mapping[str, Row], names: Mapping[str, str]) -> str:
    listed: Sequence[str] = [
        f"{names[key]}: own words {_or_none(row['own_score'])}, quoted {_or_none(row['quoted_score'])}"
        for key, row in ((key, rows[key]) for key in names if key in rows)
    ]
    return f"{title}. {'; '.join(listed)}."


def _or_none(value: float) -> str:
    return "none" if pd.isna(value) else signed(value)

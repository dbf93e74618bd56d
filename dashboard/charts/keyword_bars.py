"""The words and expressions that set one outlet apart from the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.stats.normal import SURE, Z_95
from dashboard.charts.canvas import COMPACT_WIDTH, WIDE_WIDTH, blank, canvas, fit_subtitle, unfaded
from dashboard.charts.figure_text import BREAK, escaped, width_of, wrap_lines, wrapped
from dashboard.memo import remembered
from dashboard.queries.rows import Row, records
from dashboard.style.colour import rgba
from dashboard.style.theme import SIZE_LABEL, SIZE_NOTE, palette
from dashboard.wording import count_of, interval, signed

LEAST_AVOIDED_Z = 1.0
"""Words that are hardly rarer than elsewhere are not shown as avoided."""

_ROW_HEIGHT = 30
_RIGHT = 6
_NUMBER_WIDTH = 70
"""Room at either end of the bars for their numbers, in pixels."""

_TERM_WIDTH = {True: 16, False: 28}
"""Characters in a line of a term; a longer one takes two."""


@remembered
def keyword_bars(
    keywords: pd.DataFrame, *, outlet: str, n: int = 12, dark: bool = False, compact: bool = False
) -> go.Figure:
    """Draw the outlet's most typical words and expressions and those it avoids, by z of the log-odds ratio.

    A word and an expression that holds it are not drawn both where the one shows the other
    (:mod:`analysis.measures.keywords.redundant_terms`).

    Hatched bars are words that many such comparisons would turn up by chance (q of 0.05 or more). The shaded band is
    the 95 % interval of no difference for a single word.

    Args:
        keywords: The keywords table (Monroe, Colaresi & Quinn 2008).
        outlet: The outlet.
        n: Number of typical words; half as many avoided ones are added where there are any.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each bar's ``customdata`` is ``[outlet, term, ""]``.
    """
    title = f"Words typical of {outlet}, against the other outlets"
    rows = _chosen(keywords[(keywords["outlet"] == outlet) & (keywords["shown_through"] == "")], n=n)
    if rows and not any(row["q"] < SURE and row["z"] > 0 for row in rows):
        title = f"No word is surely typical of {outlet}; the likeliest against the other outlets"
    others = _uses_elsewhere(keywords, outlet)
    if not rows:
        return blank("No word sets this outlet apart.", title=title, dark=dark, compact=compact)
    subtitle = fit_subtitle(
        (
            "z of the log-odds ratio; how often the outlet and the others use the word",
            "hatched: not typical enough (q ≥ 0.05)",
            "band: chance for a single word",
        ),
        compact=compact,
    )
    figure, top = canvas(title=title, subtitle=subtitle, alt=_alt(rows, outlet), dark=dark, compact=compact)
    figure.update_layout(
        height=top + len(rows) * _ROW_HEIGHT + 46,
        margin={"l": _margin(rows, compact=compact), "r": _RIGHT, "t": top + 22, "b": 24},
        bargap=0.32,
        shapes=_band(len(rows), dark=dark),
    )
    _axes(figure, rows, dark=dark, compact=compact)
    figure.add_trace(_trace(rows, outlet, others, dark=dark))
    return figure


def _uses_elsewhere(keywords: pd.DataFrame, outlet: str) -> Mapping[str, int]:
    """Return how often all other outlets together use each term."""
    elsewhere = keywords[keywords["outlet"] != outlet].groupby("term")["count"].sum()
    return {str(term): int(count) for term, count in elsewhere.items()}


def _chosen(rows: pd.DataFrame, *, n: int) -> list[Row]:
    """Return the most typical and the most avoided words, from the largest z to the smallest."""
    ordered = sorted(records(rows), key=lambda row: (-row["z"], row["term"]))
    typical = [row for row in ordered if row["z"] > 0][:n]
    avoided = [row for row in ordered if row["z"] <= -LEAST_AVOIDED_Z][-(n // 2) :] if n > 1 else []
    return typical + avoided


def _margin(rows: list[Row], *, compact: bool) -> int:
    lines = (line for row in rows for line in wrap_lines(row["written"], width=_TERM_WIDTH[compact]))
    return 14 + round(max(width_of(line, size=SIZE_LABEL) for line in lines))


def _band(count: int, *, dark: bool) -> list[dict[str, Any]]:
    colours = palette(dark=dark)
    base = {"y0": -0.5, "y1": count - 0.5, "layer": "below"}
    return [
        {
            **base,
            "type": "rect",
            "x0": -Z_95,
            "x1": Z_95,
            "line": {"width": 0},
            "fillcolor": rgba(colours.edge, 0.18),
        },
        {**base, "type": "line", "x0": 0, "x1": 0, "line": {"width": 1, "color": colours.edge}},
    ]


def _axes(figure: go.Figure, rows: list[Row], *, dark: bool, compact: bool) -> None:
    low = min(-Z_95, *(row["z"] for row in rows))
    high = max(Z_95, *(row["z"] for row in rows))
    pixels = (COMPACT_WIDTH if compact else WIDE_WIDTH) - _margin(rows, compact=compact) - _RIGHT
    share = _NUMBER_WIDTH / pixels
    room = (high - low) * share / (1 - 2 * share)
    figure.update_xaxes(
        range=[low - room, high + room],
        nticks=5 if compact else 9,
        tickfont={"color": palette(dark=dark).muted, "size": SIZE_NOTE},
    )
    figure.update_yaxes(
        range=[len(rows) - 0.5, -0.5],
        tickvals=list(range(len(rows))),
        ticktext=[wrapped(row["written"], width=_TERM_WIDTH[compact]) for row in rows],
    )
    base = {"y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False, "font": {"size": SIZE_NOTE}}
    figure.add_annotation(text="<b>typical →</b>", x=0, xanchor="left", xshift=4, **base)
    if any(row["z"] < 0 for row in rows):
        figure.add_annotation(text="<b>← avoided</b>", x=0, xanchor="right", xshift=-4, **base)


def _trace(rows: list[Row], outlet: str, others: Mapping[str, int], *, dark: bool) -> go.Bar:
    colours = palette(dark=dark)
    sure = [row["q"] < SURE for row in rows]
    hues = [colours.categories[0] if row["z"] > 0 else colours.categories[1] for row in rows]
    return go.Bar(
        orientation="h",
        x=[row["z"] for row in rows],
        y=list(range(len(rows))),
        marker={
            "color": hues,
            "line": {"width": 1, "color": hues},
            "pattern": {
                "shape": ["" if certain else "/" for certain in sure],
                "solidity": 0.3,
                "size": 7,
            },
        },
        **unfaded(colours.text),
        text=[_number(row, others) for row in rows],
        textposition="outside",
        textfont={"size": SIZE_NOTE, "color": colours.text},
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        customdata=[[outlet, str(row["term"]), ""] for row in rows],
        hovertext=[_hover(row, others) for row in rows],
        hoverinfo="text",
    )


def _number(row: Row, others: Mapping[str, int]) -> str:
    return f"{signed(row['z'], decimals=1)} · {row['count']} : {others.get(str(row['term']), 0)}"


def _hover(row: Row, others: Mapping[str, int]) -> str:
    error = row["log_odds"] / row["z"] if row["z"] else float("nan")
    low, high = row["log_odds"] - Z_95 * error, row["log_odds"] + Z_95 * error
    verdict = "typical" if row["z"] > 0 else "avoided"
    if row["q"] >= SURE:
        verdict = f"not {verdict} enough"
    return (
        f"<b>{escaped(row['written'])}</b>: {verdict}{BREAK}"
        f"log-odds {signed(row['log_odds'])}, {interval(low, high)}{BREAK}"
        f"{count_of(int(row['count']), 'use')}, {row['rate']:.1f} per 1,000 words; "
        f"{count_of(others.get(str(row['term']), 0), 'use')} by the others; "
        f"q {row['q']:.3f} by {row['unit']}"
    )


def _alt(rows: list[Row], outlet: str) -> str:
    def listed(sign: int) -> str:
        found = [row for row in rows if row["z"] * sign > 0 and row["q"] < SURE]
        return ", ".join(str(row["written"]) for row in found[::sign][:5]) or "none for certain"

    return f"Words typical of {outlet}: {listed(1)}. Words it avoids: {listed(-1)}."

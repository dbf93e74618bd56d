"""Whose words an article is made of: the newsroom's own, quoted and reported."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.canvas import blank, canvas, fit_subtitle
from dashboard.charts.figure_text import BREAK, note, wrapped
from dashboard.charts.row_labels import label_margin, row_label
from dashboard.charts.titles import extremes
from dashboard.memo import remembered
from dashboard.queries.article_labels import labels as name_articles
from dashboard.queries.rows import Row, records
from dashboard.style.colour import rgba
from dashboard.style.theme import SIZE_LABEL, SIZE_NOTE, ink_on, palette
from dashboard.wording import count_of, percent

SHARES_TITLE = "Whose words: share of each article"

_VOICES = {"own": "own words", "quoted": "quoted", "reported": "reported"}
_LEAST_SHARE_WITH_NUMBER = {True: 0.13, False: 0.06}
_ROW_HEIGHT = {True: 70, False: 56}


@remembered
def voice_shares(
    articles: pd.DataFrame,
    shares: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw the share of words that are the newsroom's own, quoted and reported, one bar per article.

    The shares count every word of the article; they are no estimates and have no intervals.

    Args:
        articles: The articles table.
        shares: The voice_shares table.
        labels: Names of the articles, in order, from :func:`dashboard.queries.article_labels`.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each segment's ``customdata`` is ``[article_id, "", voice]``.
    """
    names = dict(labels) if labels is not None else name_articles(articles)
    if not names:
        return blank("There is no article.", title=SHARES_TITLE, dark=dark, compact=compact)
    table = {(row["article_id"], row["voice"]): row for row in records(shares)}
    title = _finding(table, names)
    figure, top = canvas(
        title=title,
        subtitle=_key(dark=dark, compact=compact),
        alt=f"{title}. {_shares_alt(table, names)}",
        dark=dark,
        compact=compact,
    )
    left = label_margin(names.values(), compact=compact)
    figure.update_layout(
        height=top + len(names) * _ROW_HEIGHT[compact] + 6,
        margin={"l": left, "r": 8, "t": top, "b": 6},
        barmode="stack",
        bargap=0.42,
        annotations=[
            row_label(name, y, left=left, dark=dark, compact=compact) for y, name in enumerate(names.values())
        ],
    )
    figure.update_xaxes(range=[0, 1.003], showticklabels=False)
    figure.update_yaxes(range=[len(names) - 0.5, -0.5], showticklabels=False)
    for voice in _VOICES:
        figure.add_trace(_segment(table, names, voice, dark=dark, compact=compact))
    return figure


def _finding(table: Mapping[tuple[str, str], Row], names: Mapping[str, str]) -> str:
    """Say who gives most and least room to others; the shares count every word, so they are no estimates."""
    others = {article: 1 - float(table[article, "own"]["share"]) for article in names}
    most, least = percent(max(others.values())), percent(min(others.values()))
    if most == least:
        start = "Every article gives" if len(names) > 1 else f"{extremes(others, names)[0]} gives"
        return f"{start} {most} of its words to others"
    high, low = extremes(others, names)
    return f"{high} gives {most} of its words to others, {low} {least}"


def _key(*, dark: bool, compact: bool) -> str:
    colours = palette(dark=dark)
    signs = {"own": "■", "quoted": "■", "reported": "▨"}
    parts = [note(f"{signs[voice]} {words}", colours.voices[voice], size=SIZE_NOTE) for voice, words in _VOICES.items()]
    return fit_subtitle((SHARES_TITLE, *parts, "every word counted"), compact=compact)


def _segment(
    table: Mapping[tuple[str, str], Row], names: Mapping[str, str], voice: str, *, dark: bool, compact: bool
) -> go.Bar:
    colours = palette(dark=dark)
    colour = colours.voices[voice]
    hatched = voice == "reported"
    values = [
        (article, int(table[article, voice]["n_words"]), float(table[article, voice]["share"])) for article in names
    ]
    return go.Bar(
        name=_VOICES[voice],
        orientation="h",
        x=[share for _, _, share in values],
        y=list(range(len(values))),
        marker={
            "color": colours.background if hatched else colour,
            "line": {"width": 1, "color": colour if hatched else colours.background},
            "pattern": {
                "shape": "/" if hatched else "",
                "fgcolor": rgba(colour, 0.4),
                "bgcolor": colours.background,
                "solidity": 0.18,
                "size": 7,
            },
        },
        unselected={"marker": {"opacity": 1}},
        text=[f"{share:.0%}" if share >= _LEAST_SHARE_WITH_NUMBER[compact] else "" for _, _, share in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": colours.text if hatched else ink_on(colour), "size": SIZE_LABEL},
        customdata=[[article, "", voice] for article, _, _ in values],
        hovertext=[
            f"<b>{wrapped(names[article], width=44)}</b>{BREAK}{_VOICES[voice]}: {share:.0%}, {count_of(words, 'word')}"
            for article, words, share in values
        ],
        hoverinfo="text",
    )


def _shares_alt(table: Mapping[tuple[str, str], Row], names: Mapping[str, str]) -> str:
    listed = "; ".join(
        f"{name}: " + ", ".join(f"{words} {table[article, voice]['share']:.0%}" for voice, words in _VOICES.items())
        for article, name in names.items()
    )
    return f"{SHARES_TITLE}. {listed}."

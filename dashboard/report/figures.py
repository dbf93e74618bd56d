"""The figures of a report: grids of sentiment and stance, loaded words, shares of voices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import plotly.graph_objects as go

from dashboard.charts import actor_grid, frame_shares, loaded_density, speaker_shares, stance_grid, voice_shares
from dashboard.charts.dots import dots_html
from dashboard.charts.grid import Grid, Point, grid_html
from dashboard.charts.svg_figure import figure_svg
from dashboard.markup.elements import element
from dashboard.queries.frame_titles import titles
from dashboard.queries.share_differences import pairs_of
from dashboard.queries.voice_tables import short_names
from dashboard.report.anchors import cell_anchor
from dashboard.report.subject import Subject

MOST_BARS = 16
"""Bars of a figure: more than these don't stand on one sheet."""

_BARS, _PANELS = 820, 940
"""Widths that figures are drawn for, in pixels; they are set as wide as the text."""

MOST_COLUMNS = 6
"""Articles side by side in a grid: more columns than this are not read on a sheet of paper."""


def portrayal(subject: Subject) -> str:
    """Write how each article portrays each actor, articles across, on as many grids as they need."""

    def written(names: Mapping[str, str]) -> str:
        table = subject.analysis["actor_sentiment"]
        shown = actor_grid(table, voice="all", labels=names, targets=subject.actors)
        return grid_html(_turned(shown, _place(subject, names)), address_of=lambda point: _cell_address(subject, point))

    return _in_parts(subject, written, most=MOST_COLUMNS)


def stances(subject: Subject) -> str:
    """Write where each article stands toward each actor and issue."""

    def written(names: Mapping[str, str]) -> str:
        shown = stance_grid(subject.analysis["stance"], labels=names, targets=subject.targets)
        return grid_html(_turned(shown, _place(subject, names)), address_of=lambda point: _cell_address(subject, point))

    return _in_parts(subject, written, most=MOST_COLUMNS)


def loaded(subject: Subject) -> str:
    """Write how many loaded words each outlet uses, in its own words."""
    shown = loaded_density(subject.analysis["loaded_density"], pairs_of(subject.analysis, "loaded", "own"), voice="own")
    return dots_html(shown, address_of=lambda _: "#words")


def voices(subject: Subject) -> str:
    """Write how many of each article's words are the newsroom's, quoted and reported, and who is given how many."""
    tables = subject.analysis
    articles, short = tables["articles"], short_names(tables)

    def shares(names: Mapping[str, str]) -> str:
        return _drawn(voice_shares(articles, tables["voice_shares"], labels=names), width=_BARS)

    def speakers(names: Mapping[str, str]) -> str:
        return _drawn(speaker_shares(articles, tables["speaker_words"], labels=names, short=short), width=_BARS)

    return _in_parts(subject, shares, most=MOST_BARS) + _in_parts(subject, speakers, most=MOST_BARS)


def frames(subject: Subject) -> str:
    """Write which generic frames the outlets' sentences show."""
    tables = subject.analysis
    return _drawn(frame_shares(tables["generic_frames"], pairs_of(tables, "frames"), titles=titles()), width=_PANELS)


def _drawn(figure: go.Figure, *, width: int) -> str:
    return element("figure", figure_svg(figure, width=width), css="px-drawing")


def _turned(shown: Grid, place: str) -> Grid:
    """Put articles across and targets down: on paper there is room for many rows and few columns."""
    caption = replace(shown.caption, title=place + shown.caption.title)
    return replace(
        shown, cells=tuple(zip(*shown.cells, strict=True)), rows=shown.columns, columns=shown.rows, caption=caption
    )


def _place(subject: Subject, names: Mapping[str, str]) -> str:
    """Say which articles a part of a figure is of; nothing where it is of all."""
    if len(names) == len(subject.labels):
        return ""
    numbers = [subject.number(article_id) for article_id in names]
    return f"Articles {numbers[0]} to {numbers[-1]} of {len(subject.labels)}: "


def _in_parts(subject: Subject, written: Callable[[Mapping[str, str]], str], *, most: int) -> str:
    names = list(subject.labels.items())
    parts = (names[first : first + most] for first in range(0, len(names), most))
    return "".join(written(dict(part)) for part in parts)


def _cell_address(subject: Subject, point: Point) -> str:
    article_id, target, _ = point
    return f"#{cell_anchor(subject, article_id, target)}"

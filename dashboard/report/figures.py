"""The figures of a report: grids of sentiment and stance, loaded words, shares of voices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dashboard.charts import actor_grid, loaded_density, stance_grid
from dashboard.charts.dots import dots_html
from dashboard.charts.grid import Grid, Point, grid_html
from dashboard.report.anchors import cell_anchor
from dashboard.report.subject import Subject

MOST_COLUMNS = 6
"""Articles side by side in a grid: more columns than this are not read on a sheet of paper."""


def portrayal(subject: Subject) -> str:
    """Write how each article portrays each actor, articles across, on as many grids as they need."""

    def written(names: Mapping[str, str]) -> str:
        table = subject.analysis["actor_sentiment"]
        shown = actor_grid(table, voice="all", labels=names, targets=subject.actors)
        return grid_html(_turned(shown), address_of=lambda point: _cell_address(subject, point))

    return _in_parts(subject, written)


def stances(subject: Subject) -> str:
    """Write where each article stands toward each actor and issue."""

    def written(names: Mapping[str, str]) -> str:
        shown = stance_grid(subject.analysis["stance"], labels=names, targets=subject.targets)
        return grid_html(_turned(shown), address_of=lambda point: _cell_address(subject, point))

    return _in_parts(subject, written)


def loaded(subject: Subject) -> str:
    """Write how many loaded words each outlet uses, in its own words."""
    shown = loaded_density(subject.analysis["loaded_density"], voice="own")
    return dots_html(shown, address_of=lambda _: "#words")


def _turned(shown: Grid) -> Grid:
    """Put articles across and targets down: on paper there is room for many rows and few columns."""
    return replace(shown, cells=tuple(zip(*shown.cells, strict=True)), rows=shown.columns, columns=shown.rows)


def _in_parts(subject: Subject, written: Callable[[Mapping[str, str]], str]) -> str:
    names = list(subject.labels.items())
    parts = (names[first : first + MOST_COLUMNS] for first in range(0, len(names), MOST_COLUMNS))
    return "".join(written(dict(part)) for part in parts)


def _cell_address(subject: Subject, point: Point) -> str:
    article_id, target, _ = point
    return f"#{cell_anchor(subject, article_id, target)}"

"""Stance: where each article stands toward each actor and issue, what makes it up, and which can be told apart."""

from __future__ import annotations

from functools import partial

from dashboard.charts import stance_grid, stance_ranking, stance_voices
from dashboard.charts.grid import Point
from dashboard.panels.cells import open_cell
from dashboard.panels.charts import show_chart, show_grid
from dashboard.panels.choices import pick
from dashboard.panels.fragments import live
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened, open_event
from dashboard.panels.stance_cell import show_cell
from dashboard.panels.target_editor import edit_targets
from dashboard.queries import stance_cells, tables
from dashboard.runtime import session
from dashboard.state.choices import Choices
from dashboard.state.pages import StanceState
from dashboard.state.refs import CellRef


def show() -> None:
    """Draw the page."""
    opened = open_event("stance")
    if opened.filters.voice != "all":
        note("A stance weighs all voices, so the filter on whose words doesn't apply here; they stand apart below.")
    if not opened.all_targets:
        note(
            "Nothing is measured here yet: no actor is named often enough. "
            "Add an actor or an issue that the articles discuss."
        )
        edit_targets(opened)
        return
    heading("Where each article stands")
    note(
        "Critical, neutral or supportive toward an actor; against or for an issue. The newsroom's own words, those it "
        "quotes, and how it introduces and answers them enter apart. A label in bold is sure; the others say which way "
        "an article leans."
    )
    edit_targets(opened)
    _look_into(opened)


@live("stance")
def _look_into(opened: Opened) -> None:
    _grid(opened)
    cell = _choose_cell(opened)
    if cell is None:
        note("No article discusses any of these actors and issues. Add one that they do discuss.")
        return
    show_cell(opened, cell)
    _articles(opened, cell)


def _grid(opened: Opened) -> None:
    table = opened.analysis["stance"]
    shown = stance_grid(
        table, labels=opened.labels, targets=opened.all_targets, dark=opened.dark, compact=opened.compact
    )
    show_grid(
        shown,
        key="stance_cells",
        page="stance",
        table=partial(tables.stance_table, table, opened.labels),
        leads_to=_opened_by,
        opened=open_cell("stance"),
    )


def _open(point: Point) -> None:
    article_id, target, _ = point
    session.change(cell=CellRef("stance", article_id, target), target=target)


def _opened_by(point: Point) -> Choices:
    article_id, target, _ = point
    return session.after(cell=CellRef("stance", article_id, target), target=target)


def _choose_cell(opened: Opened) -> CellRef | None:
    """Offer the choice of a cell, without a mouse too; the clearest one is open at first."""
    cells = {
        f"{label} on {target}": CellRef("stance", article_id, target)
        for target in opened.all_targets
        for article_id, label in opened.labels.items()
    }
    chosen, target = session.current(StanceState).cell, session.current(StanceState).target
    if chosen not in cells.values():
        chosen = stance_cells.clearest_cell(
            opened.analysis, [target] if target in opened.all_targets else opened.all_targets
        )
    if chosen is None:
        chosen = stance_cells.clearest_cell(opened.analysis, opened.all_targets)
    if chosen is None:
        return None
    pick(
        "The cell to look into: click it above, or choose it here",
        list(cells),
        next(name for name, cell in cells.items() if cell == chosen),
        key="stance_cell_choice",
        changed=lambda name: session.change(cell=cells[name], target=cells[name].target),
    )
    return chosen


def _articles(opened: Opened, cell: CellRef) -> None:
    """Compare the articles for one target."""
    heading("The articles against each other")
    chosen = session.current(StanceState).target
    target = chosen if chosen in opened.all_targets else cell.target
    pick(
        "Actor or issue",
        opened.all_targets,
        target,
        key="stance_target",
        changed=lambda name: session.change(target=name),
    )
    table = opened.analysis["stance"]
    ranking = stance_cells.ranking_of(opened.whole, target, among=opened.labels)
    note(stance_cells.ranking_words(ranking, opened.labels))
    figure = stance_ranking(
        table, ranking, target=target, labels=opened.labels, dark=opened.dark, compact=opened.compact
    )
    show_chart(
        figure,
        key="stance_ranking",
        table=partial(stance_cells.ranking_table, opened.analysis, ranking, target, opened.labels),
        on_click=_open,
    )
    figure = stance_voices(table, target=target, labels=opened.labels, dark=opened.dark, compact=opened.compact)
    show_chart(
        figure,
        key="stance_voices",
        table=partial(tables.stance_table, tables.of_target(table, target), opened.labels),
        on_click=_open,
    )


if __name__ == "__main__":
    show()

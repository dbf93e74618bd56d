"""The sentences behind a cell of a grid, and the way to them without a mouse."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.charts.grid import Point
from dashboard.markup.elements import element, escaped
from dashboard.panels.choices import pick
from dashboard.panels.messages import note
from dashboard.panels.page_context import Opened
from dashboard.panels.scroll import anchor_of, scroll_to
from dashboard.panels.sentences import show_sentences
from dashboard.queries.evidence import behind
from dashboard.queries.stance_cells import unmentioned_note
from dashboard.runtime import session
from dashboard.state.choices import Choices
from dashboard.state.pages import CellState
from dashboard.state.refs import CellRef, Measure
from dashboard.wording import VOICES, count_of


def choose_cell(measure: Measure, point: tuple[str, str, str]) -> None:
    """Choose the cell that a chart's mark stands for."""
    article_id, target, voice = point
    session.change(cell=CellRef(measure, article_id, target, voice))


def cell_of(measure: Measure, point: Point) -> Choices:
    """Return what is chosen once the cell of a grid is."""
    article_id, target, voice = point
    return session.after(cell=CellRef(measure, article_id, target, voice))


def open_cell(measure: Measure) -> Point | None:
    """Return the open cell of a measure as the three strings of its grid."""
    cell = session.current(CellState).cell
    return open_point(cell) if cell is not None and cell.measure == measure else None


def open_point(cell: CellRef) -> Point:
    """Return a cell as the three strings of its grid."""
    return (cell.article_id, cell.target, cell.voice)


def cell_sentences(opened: Opened, measure: Measure, targets: Sequence[str]) -> None:
    """Offer the choice of a cell of the grid and show its sentences.

    Args:
        opened: The event.
        measure: Which grid.
        targets: The grid's targets.
    """
    voice = session.current(CellState).voice if measure == "sentiment" else "all"
    cells = {
        f"{opened.labels[article_id]} on {target}": CellRef(measure, article_id, target, voice)
        for article_id in opened.labels
        for target in targets
    }
    chosen = next((name for name, cell in cells.items() if cell == session.current(CellState).cell), None)
    pick(
        "Sentences behind a cell",
        list(cells),
        chosen,
        key=f"{measure}_cell",
        changed=lambda name: session.change(cell=cells.get(name)),
        placeholder="Click a cell above, or choose article and actor here",
    )
    if chosen is not None:
        _show(opened, cells[chosen])
        scroll_to(section_of(cells[chosen]))


def section_of(cell: CellRef) -> str:
    """Return the anchor of a cell's sentences: a page with an open cell opens there, also when Back leads to it."""
    return anchor_of(cell.measure, cell.article_id, cell.target)


def _show(opened: Opened, cell: CellRef) -> None:
    st.html(element("h3", escaped(_head(opened, cell)), anchor=section_of(cell)))
    found = behind(opened.analysis, cell)
    article, voice = opened.labels[cell.article_id], VOICES[cell.voice].lower()
    if found:
        note(_what(opened, cell, len(found)))
        show_sentences(opened, found, key=f"{cell.measure}_sentences", name_article=False, layer="sentiment")
    elif cell.voice == "all":
        note(f"{article} doesn't mention {cell.target}, so there is nothing to measure.")
    else:
        note(f"{article} doesn't mention {cell.target} in this voice ({voice}). Other voices may.")


def _head(opened: Opened, cell: CellRef) -> str:
    what = "Stance" if cell.measure == "stance" else "Portrayal"
    return f"{what}: {opened.labels[cell.article_id]} on {cell.target}"


def _what(opened: Opened, cell: CellRef, number: int) -> str:
    sentences, article = count_of(number, "sentence"), opened.labels[cell.article_id]
    if cell.measure == "stance":
        said = (
            f"{article}: its stance toward {cell.target} is made of {sentences}; what they bring adds up to its score."
        )
        return f"{said} {unmentioned_note(opened.analysis, cell)}".strip()
    voice = "" if cell.voice == "all" else f" ({VOICES[cell.voice].lower()})"
    return f"{article}: {sentences} about {cell.target}{voice}. The cell shows the mean of their values."

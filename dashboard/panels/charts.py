"""A chart with what belongs to it: its clicks, its text alternative, the table behind it, the way to its method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.table_files import without_formulas
from dashboard.charts import CONFIG, alt_text
from dashboard.charts.clicks import clicked_point
from dashboard.charts.dots import Dots, dots_html
from dashboard.charts.grid import Grid, Point, grid_html
from dashboard.markup.elements import element
from dashboard.markup.links import address_of, link
from dashboard.panels.downloads import offer_table
from dashboard.panels.navigation import opened_page
from dashboard.queries.method import section_of
from dashboard.runtime import session
from dashboard.state.choices import Choices
from dashboard.state.pages import ChartState


def show_chart(
    figure: go.Figure,
    *,
    key: str,
    table: Callable[[], pd.DataFrame],
    on_click: Callable[[Point], None] | None = None,
    name: str = "",
) -> None:
    """Show a chart; a click on a mark calls ``on_click`` with the mark's three strings.

    Args:
        figure: What to draw.
        key: Name of the chart on its page.
        table: Makes what stands behind it, for those who can't see it or want the numbers.
        on_click: What a click chooses.
        name: What it shows, for names of files; its key if left out.
    """

    def clicked() -> None:
        point = clicked_point(st.session_state[key])
        if point is not None and on_click is not None:
            on_click(point)

    options: dict[str, Any] = {"theme": None, "config": CONFIG, "alt": alt_text(figure), "key": key}
    if on_click is not None:
        options |= {"on_select": clicked, "selection_mode": "points"}
    st.plotly_chart(figure, **options)
    _below(key, table, alt_text(figure), name=name, figure=figure)


def show_grid(
    shown: Grid | Dots,
    *,
    key: str,
    page: str,
    table: Callable[[], pd.DataFrame],
    leads_to: Callable[[Point], Choices],
    opened: Point | None = None,
) -> None:
    """Show a grid of cells, or rows of dots, each a link.

    Args:
        shown: What to show.
        key: Name of the grid on its page.
        page: The page it stands on.
        table: Makes what stands behind it.
        leads_to: What is chosen by the link of a cell, which is given by its three strings.
        opened: The cell that is open.
    """

    def address(point: Point) -> str:
        return address_of(page, leads_to(point).params(page))

    if isinstance(shown, Grid):
        st.html(grid_html(shown, address_of=address, opened=opened))
    else:
        st.html(dots_html(shown, address_of=address, opened=opened))
    _below(key, table, shown.caption.alt, figure=shown)


def _below(
    key: str, table: Callable[[], pd.DataFrame], alt: str, *, figure: go.Figure | Grid | Dots, name: str = ""
) -> None:
    show_table(
        "The numbers behind it, as a table, and downloads",
        key,
        table,
        alt=alt,
        beside=_explanation(key),
        name=name,
        figure=figure,
    )


def show_table(
    label: str,
    key: str,
    table: Callable[[], pd.DataFrame],
    *,
    alt: str | None = None,
    beside: str = "",
    name: str = "",
    figure: go.Figure | Grid | Dots | None = None,
) -> None:
    """Offer a table, and it as a file, by a link; it is made and drawn once it is asked for.

    Args:
        label: What the link says.
        key: Name of the chart, or of the list, on its page.
        table: Makes the table.
        alt: What it is, for those who can't see it.
        beside: Another link, as HTML.
        name: What it shows, for names of files; its key if left out.
        figure: The chart that it stands behind.
    """
    page, is_open = opened_page(), session.current(ChartState).table == key
    asked = "" if is_open else key
    params = session.after(table=asked).params(page)
    way = link(page, label, params, css="px-numbers", table=asked)
    st.html(element("p", way, beside, css="px-below"))
    if is_open:
        offer_table(table, key=key, name=name or key, figure=figure)
        st.dataframe(without_formulas(table()), hide_index=True, alt=alt)


def _explanation(chart: str) -> str:
    """Write the "i" of a chart: the way to what the Method page says of its measure."""
    section = section_of(chart)
    if section is None:
        return ""
    params = session.choices().holding(section=section.section_id).params("method")
    return link("method", f"Method: {section.title}", params, css="px-about")

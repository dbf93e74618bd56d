"""The control below a table, or for any other piece of an event, that saves it as a file with a telling name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from types import MappingProxyType

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.share.file_names import file_name
from analysis.table_files import Format, write_table
from dashboard.charts.dots import Dots
from dashboard.charts.grid import Grid
from dashboard.charts.svg_grid import chart_svg
from dashboard.panels.navigation import opened_page
from dashboard.panels.viewport import is_dark
from dashboard.queries.sourced import source_table, with_sources
from dashboard.report.page import figure_page
from dashboard.runtime import cache, session
from dashboard.state.pages import EventState
from dashboard.state.views import VIEWS

FORMATS: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.xlsx: ("Excel (XLSX)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Format.csv: ("CSV", "text/csv"),
        Format.excel_csv: ("CSV for Excel", "text/csv"),
        Format.parquet: ("Parquet", "application/vnd.apache.parquet"),
        Format.json: ("JSON", "application/json"),
    }
)
"""What a format is called, and its media type, in the order in which they are offered."""


def offer_table(
    table: Callable[[], pd.DataFrame],
    *,
    key: str,
    name: str,
    label: str = "Download",
    figure: go.Figure | Grid | Dots | None = None,
    page: str = "",
) -> None:
    """Offer a table in every format, with the sources of its rows; a file is made when it is asked for.

    Args:
        table: Makes the table.
        key: Name of the table on its page.
        name: What it is called in the file's name.
        label: What the control says.
        figure: The chart that it stands behind, offered as a picture.
        page: The page it stands on; the one that is open if left out.
    """
    articles = _articles()

    def made(format_: Format) -> bytes:
        target = BytesIO()
        found = table()
        sheets = None
        if articles is not None:
            found, sheets = with_sources(found, articles), {"Sources": source_table(articles)}
        write_table(found, target, format_, name=name, more_sheets=sheets)
        return target.getvalue()

    with st.popover(label, key=f"download_{key}"):
        if figure is not None:
            _offer_figure(figure, key=key, name=name)
        for format_, (title, media) in FORMATS.items():
            ending = f"excel.{format_.ending}" if format_ is Format.excel_csv else format_.ending
            st.download_button(
                title,
                partial(made, format_),
                file_name=named_file(name, ending=ending, page=page),
                mime=media,
                key=f"download_{key}_{format_.name}",
                on_click="ignore",
                type="tertiary",
            )


def _offer_figure(figure: go.Figure | Grid | Dots, *, key: str, name: str) -> None:
    """Offer a chart as a drawing, and as a page that holds it; any browser or drawing program makes a PNG of these."""
    dark = is_dark()
    offered: tuple[tuple[str, str, str, Callable[[], str]], ...] = (
        ("Figure (SVG)", "svg", "image/svg+xml", lambda: chart_svg(figure, dark=dark)),
        ("Figure (HTML)", "html", "text/html", lambda: figure_page(chart_svg(figure, dark=dark), title=name)),
    )
    for title, ending, media, made in offered:
        st.download_button(
            title,
            made,
            file_name=named_file(name, ending=ending),
            mime=media,
            key=f"download_{key}_{ending}",
            on_click="ignore",
            type="tertiary",
        )


def named_file(name: str, *, ending: str, page: str = "") -> str:
    """Return a file's name that tells event, page and content."""
    return file_name(_event_title(), VIEWS[page or opened_page()][0], name, ending=ending)


def _event_title() -> str:
    event = cache.open_store().event(session.current(EventState).event)
    return event.title if event is not None else ""


def _articles() -> pd.DataFrame | None:
    """Return the articles of the open event; None on a page that shows none."""
    event = cache.open_store().event(session.current(EventState).event)
    if event is None or not cache.is_analysed(event):
        return None
    return cache.analysis_of(event)["articles"]

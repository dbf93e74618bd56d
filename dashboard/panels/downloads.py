"""The control below a table, or for any other piece of an event, that saves it as a file with a telling name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from types import MappingProxyType

import pandas as pd
import streamlit as st

from analysis.share.file_names import file_name
from analysis.table_files import Format, write_table
from dashboard.panels.navigation import opened_page
from dashboard.queries.sourced import source_table, with_sources
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


def offer_table(table: Callable[[], pd.DataFrame], *, key: str, name: str, label: str = "Download") -> None:
    """Offer a table in every format, with the sources of its rows; a file is made when it is asked for.

    Args:
        table: Makes the table.
        key: Name of the table on its page.
        name: What it is called in the file's name.
        label: What the control says.
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
        for format_, (title, media) in FORMATS.items():
            ending = f"excel.{format_.ending}" if format_ is Format.excel_csv else format_.ending
            st.download_button(
                title,
                partial(made, format_),
                file_name=named_file(name, ending=ending),
                mime=media,
                key=f"download_{key}_{format_.name}",
                on_click="ignore",
                type="tertiary",
            )


def named_file(name: str, *, ending: str) -> str:
    """Return a file's name that tells event, page and content."""
    return file_name(_event_title(), VIEWS[opened_page()][0], name, ending=ending)


def _event_title() -> str:
    event = cache.open_store().event(session.current(EventState).event)
    return event.title if event is not None else ""


def _articles() -> pd.DataFrame | None:
    """Return the articles of the open event; None on a page that shows none."""
    event = cache.open_store().event(session.current(EventState).event)
    if event is None or not cache.is_analysed(event):
        return None
    return cache.analysis_of(event)["articles"]

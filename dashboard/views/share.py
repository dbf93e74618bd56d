"""Share: what was found as files and text to use elsewhere."""

from __future__ import annotations

from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened, open_event
from dashboard.panels.sharing import offer_all_tables, offer_passages, offer_report, show_method, show_sources
from dashboard.queries.filters import Filters


def show() -> None:
    """Draw the page."""
    opened = open_event("share")
    if opened.filters != Filters(text=opened.filters.text):
        note("What is shared here is of the whole event: the filters above narrow the other pages only.")
    _files(opened)
    heading("How it was measured, to copy")
    show_method(opened)
    heading("The articles, to cite")
    show_sources(opened)


def _files(opened: Opened) -> None:
    heading("Report")
    offer_report(opened)
    heading("Passages with their sources")
    offer_passages(opened)
    heading("All tables")
    offer_all_tables(opened)


if __name__ == "__main__":
    show()

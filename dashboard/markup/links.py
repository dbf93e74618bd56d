"""Links between pages as HTML: many of them cost no more than the text around them.

A page drawn by Streamlit's own link elements spends more time on them than on everything else: a list of eight
sentences was 32 elements. The click is taken over in the browser (:mod:`dashboard.panels.viewport`), so that a link
opens its page without loading the whole application anew; in a new tab it is an ordinary address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from dashboard.markup.elements import escaped

LINK_CLASS = "px-link"
"""Links of this class stay in the application."""

AT_HOME = "overview"
"""The page that has no path of its own."""


def address_of(page: str, params: Mapping[str, Sequence[str]]) -> str:
    """Return the address of a page with what is chosen on it, relative to any page of the application."""
    path = "" if page == AT_HOME else page
    query = urlencode([(name, value) for name, values in params.items() for value in values])
    return f"./{path}?{query}" if query else f"./{path}"


def link(
    page: str,
    label: str,
    params: Mapping[str, Sequence[str]],
    *,
    css: str = "",
    current: bool = False,
    table: str | None = None,
) -> str:
    """Write a link to a page; ``label`` may hold names from articles.

    Args:
        page: Name of the page.
        label: What it says.
        params: Query parameters, as :mod:`dashboard.state.selection` writes them.
        css: Further classes, our own words.
        current: Whether it is the page that is open.
        table: The table that it opens beside what is chosen; empty for one that it closes.
    """
    classes = f"{LINK_CLASS} {css}".strip()
    state = ' aria-current="page"' if current else ""
    if table is not None:
        state += f' data-table="{escaped(table)}" aria-expanded="{"false" if table else "true"}"'
    return f'<a class="{classes}" href="{escaped(address_of(page, params))}"{state}>{escaped(label)}</a>'

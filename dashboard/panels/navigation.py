"""The sidebar's links to the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import selection


def navigation(pages: Mapping[str, Any]) -> None:
    """Draw a link to each page; ``pages`` maps its name to what ``st.Page`` made.

    Streamlit's own list of pages opens a bare address and our choices follow a moment later, often as an entry of
    their own in the browser's history: Back then returned to the page it came from. A link that carries the choices
    makes one entry, and in a new tab it opens the same event.
    """
    chosen = selection.current()
    with st.sidebar.container(key="px_navigation", gap=None):
        for name, page in pages.items():
            st.page_link(page, width="stretch", query_params=selection.to_params(chosen, name))

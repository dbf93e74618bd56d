"""The sidebar's links to the pages."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.markup.elements import element
from dashboard.markup.links import link
from dashboard.runtime import session

_PLACE = "navigation_place"


def navigation(pages: Mapping[str, str], *, opened: str) -> None:
    """Draw a link to each page.

    Streamlit's own list of pages opens a bare address and our choices follow a moment later, often as an entry of
    their own in the browser's history: Back then returned to the page it came from. A link that carries the choices
    makes one entry, and in a new tab it opens the same event.

    Args:
        pages: Titles of the pages by their names.
        opened: The page that is open.
    """
    st.session_state[_PLACE] = st.sidebar.container(key="px_navigation", gap=None).empty(), dict(pages), opened
    renew_navigation()


def opened_page() -> str:
    """Return the name of the page that is drawn."""
    name: str = st.session_state[_PLACE][2]
    return name


def renew_navigation() -> None:
    """Draw the links again, with what is chosen now; what was looked up on a page stays behind with it."""
    place, pages, opened = st.session_state[_PLACE]
    chosen = session.choices()
    left = chosen.holding(sentence=None, table="", correcting=None)
    place.html(
        element(
            "nav",
            *(
                link(
                    name,
                    title,
                    (chosen if name == opened else left).params(name),
                    current=name == opened,
                )
                for name, title in pages.items()
            ),
        )
    )

"""A page that was stopped before it was drawn whole, by the Stop of Streamlit's own toolbar.

After such a stop the server can draw nothing any more. So each run writes a notice first and a mark last; the style
sheet shows the notice where a run is over and its mark is missing.
"""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from dashboard.markup.elements import element
from dashboard.markup.links import link

DRAWN = element("i", css="px-drawn")
"""The mark of a page that is there whole, or has said itself why it isn't."""


def begin_page(page: str) -> None:
    """Write the notice, unseen; ``page`` by name."""
    # The address as it is: articles may be read, which can be stopped, before it is known what is chosen.
    way = link(page, "Draw it again", {name: st.query_params.get_all(name) for name in st.query_params})
    said = element("span", "This page was stopped before all of it was drawn. Nothing is lost.")
    st.html(element("div", said, way, css="px-halted"))


def mark_drawn() -> None:
    """Write that all of the page is there."""
    st.html(DRAWN)


def end_page() -> NoReturn:
    """End a run that has nothing more to draw."""
    mark_drawn()
    st.stop()

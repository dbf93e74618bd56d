"""What changes all numbers of a page from within one of its parts: then the whole page is drawn anew."""

from __future__ import annotations

import streamlit as st

_ASKED = "redraw_asked"


def ask_redraw(*, said: str) -> None:
    """Ask, in a callback, that the whole page be drawn anew.

    Args:
        said: What was done, in our own words; it is read as Markdown.
    """
    st.session_state[_ASKED] = said


def redraw_if_asked() -> None:
    """Draw the whole page anew where a part of it, which runs alone, was asked to."""
    if _ASKED in st.session_state:
        st.rerun()


def say_redrawn() -> None:
    """Say what was done, on the page that is drawn anew with it."""
    said = st.session_state.pop(_ASKED, "")
    if said:
        st.toast(said)

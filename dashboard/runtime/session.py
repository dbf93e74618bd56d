"""What the reader has chosen, kept in the session and written into the address bar.

The choices live here and not in widgets: a chart forgets its selection when it is redrawn, a widget when the page
changes, both on reload. Each run starts with :func:`begin`, which takes them from the address where somebody opened
a link, else from the session; views show :func:`current` and call :func:`change`; :func:`publish` writes the address.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from dashboard.state.choices import Choices, State
from dashboard.state.pages import CompareState, MethodState
from dashboard.state.refs import SentenceRef

_STATE = "choices"
_WRITTEN = "choices_written"


def begin(page: str) -> Choices:
    """Start a run: settle what is chosen, from the address or from the session."""
    asked = {name: tuple(st.query_params.get_all(name)) for name in st.query_params}
    known: Choices | None = st.session_state.get(_STATE)
    if known is None:
        st.session_state[_STATE] = Choices().opened(page, asked)
    elif asked and asked != st.session_state.get(_WRITTEN):
        st.session_state[_STATE] = known.opened(page, asked)
    if page != "method" and current(MethodState).section:
        # Who left the Method page has read its section: the next visit starts at the top.
        change(section="")
    return choices()


def choices() -> Choices:
    """Return what is chosen now, on all pages."""
    known: Choices = st.session_state.get(_STATE, Choices())
    return known


def current(kind: type[State]) -> State:
    """Return what is chosen now on a page, or of what several pages share."""
    return choices().of(kind)


def change(**values: Any) -> None:
    """Choose something; another event starts afresh."""
    st.session_state[_STATE] = choices().after(**values)


def after(**values: Any) -> Choices:
    """Return what would be chosen after a change: what a link leads to."""
    return choices().after(**values)


def publish(page: str) -> None:
    """Write what is chosen into the address, so that a reload or a shared link opens the same view."""
    params = choices().params(page)
    written = {name: tuple(values) for name, values in params.items()}
    if written != {name: tuple(st.query_params.get_all(name)) for name in st.query_params}:
        st.query_params.from_dict(params)
    st.session_state[_WRITTEN] = written


def link_to(page: str, **values: Any) -> dict[str, list[str]]:
    """Return the query parameters of a page with these values (:meth:`dashboard.state.choices.Choices.link_to`)."""
    return choices().link_to(page, **values)


def link_to_sentence(
    sentence: SentenceRef, *, among: Iterable[str], layers: Iterable[str] | None = None
) -> dict[str, list[str]]:
    """Return the query parameters of Compare that open a sentence in its article, with the layers that are on."""
    shown = current(CompareState).layers if layers is None else tuple(layers)
    return choices().link_to_sentence(sentence, among=among, layers=shown)

"""Widgets whose value is the selection's: they show what is chosen and write what is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.runtime import session
from dashboard.state.pages import ActorsState
from dashboard.wording import ORDERS, one_line


def choose_order() -> None:
    """Offer the order of the sentences about an actor."""
    one_of(
        "Order of the sentences",
        ORDERS,
        session.current(ActorsState).order,
        key="order",
        changed=lambda order: session.change(order=order),
    )


def one_of(
    label: str,
    options: Mapping[str, str],
    chosen: str,
    *,
    key: str,
    changed: Callable[[str], None],
    explain: str | None = None,
) -> None:
    """Offer a few options with names of our own: these labels are read as Markdown."""
    st.session_state[key] = chosen
    st.segmented_control(
        label,
        list(options),
        format_func=lambda option: options[option],
        key=key,
        required=True,
        help=explain,
        on_change=lambda: changed(st.session_state[key] or chosen),
    )


def pick(
    label: str,
    options: Sequence[str],
    chosen: str | None,
    *,
    key: str,
    changed: Callable[[Any], None],
    name: Callable[[str], str] = str,
    placeholder: str = "",
) -> None:
    """Offer many options, with names from articles: these are shown as plain text.

    With a ``placeholder`` nothing need be chosen, and what is chosen can be cleared.
    """
    st.session_state[key] = chosen if chosen in options else None
    st.selectbox(
        label,
        list(options),
        index=None if placeholder else 0,
        format_func=lambda option: one_line(name(option)),
        key=key,
        placeholder=placeholder or None,
        on_change=lambda: changed(st.session_state[key]),
    )

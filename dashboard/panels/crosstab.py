"""A crosstab on the page: choose a count and read the sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.markup.crosstab import Chosen, crosstab_html
from dashboard.markup.elements import element, escaped
from dashboard.markup.links import address_of
from dashboard.panels.charts import show_table
from dashboard.panels.messages import note
from dashboard.panels.page_context import Opened
from dashboard.panels.scroll import anchor_of, scroll_to
from dashboard.panels.sentences import show_sentences
from dashboard.queries.crosstab import Crosstab, named_columns
from dashboard.queries.evidence import Evidence, in_order
from dashboard.runtime import session
from dashboard.state.pages import FramingState
from dashboard.wording import VOICES, WHOSE, count_of

AT_FIRST = 12
"""Rows shown before the reader asks for more."""


def show_crosstab(rows: Crosstab, *, key: str, alt: str) -> None:
    """Show a crosstab; a count in an outlet's column opens that outlet's places, the one of all outlets those of all.

    Args:
        rows: What to show.
        key: Name of the crosstab on its page.
        alt: What it is, for those who can't see it.
    """
    everything = st.session_state.get(f"{key}_all", False)

    def address(chosen: Chosen) -> str:
        item, outlet = chosen
        return address_of("framing", session.after(item=item, outlet=outlet).params("framing"))

    chosen = session.current(FramingState)
    opened = (chosen.item, chosen.outlet) if chosen.item else None
    most = len(rows.items) if everything else AT_FIRST
    st.html(crosstab_html(rows, alt=alt, address_of=address, opened=opened, most=most))
    if len(rows.items) > AT_FIRST:
        st.toggle(f"Show all {len(rows.items)} rows", key=f"{key}_all")
    show_table("To sort and download, as a table", key, partial(named_columns, rows), alt=alt)


def show_places(
    opened: Opened, found: Sequence[Evidence], *, what: str, key: str, layer: str = "", sort: bool = True
) -> None:
    """Show the sentences behind a cell, or say that there are none.

    Args:
        opened: The event.
        found: The sentences.
        what: What they have, in words: ``with the word “x”``; may hold words from articles.
        key: Name of the list on its page.
        layer: The layer that Compare switches on for them.
        sort: Whether they come article by article; else as they are, the surest first.
    """
    outlet = session.current(FramingState).outlet
    where = outlet or "all outlets"
    if not found:
        note(f"No sentence {what} ({where}).")
        return
    order = "" if sort or len(found) == 1 else ", the surest first"
    said = f"{count_of(len(found), 'sentence')} {what} ({where}){order}."
    section = anchor_of(what, where)  # the page opens there, also when Back leads to it
    st.html(element("p", escaped(said), css="px-note", anchor=section))
    scroll_to(section)
    show_sentences(opened, in_order(found, opened.labels) if sort else found, key=key, layer=layer)


def choose_whose(*, options: Sequence[str] = tuple(WHOSE), field: str = "whose", label: str = "Whose words") -> str:
    """Offer whose words are counted and return the choice; one that isn't offered counts as all.

    Where the filter on voices is active it decides, and what can't be counted in that voice is said.

    Args:
        options: What is offered, keys of :data:`dashboard.wording.WHOSE`.
        field: Which choice it is, a field of :class:`dashboard.state.pages.FramingState`.
        label: What it is called on the page.
    """
    filtered = session.current(FramingState).voice
    if filtered != "all":
        wanted = "own" if filtered == "own" else "quoted"
        if wanted not in options:
            note(f"The filter asks for {VOICES[filtered].lower()}; here only all words together can be counted.")
        return wanted if wanted in options else "all"
    known: str = getattr(session.current(FramingState), field)
    chosen = known if known in options else "all"
    key = f"{field}_{session.current(FramingState).part}"
    st.session_state[key] = chosen
    st.segmented_control(
        label,
        list(options),
        format_func=lambda option: WHOSE[option],
        key=key,
        required=True,
        on_change=lambda: session.change(**{field: st.session_state[key] or chosen}),
    )
    return chosen

"""A ledger on the page: choose a cell, by click or with the arrow keys, and read the sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import selection
from dashboard.evidence import Evidence, in_order
from dashboard.ledgers import Ledger, column_of
from dashboard.panels.messages import note
from dashboard.panels.opened import Opened
from dashboard.panels.sentences import show_sentences
from dashboard.panels.viewport import is_narrow
from dashboard.wording import VOICES, WHOSE, count_of

_HEIGHT = 425
"""Height of a ledger in pixels: eleven rows, and the page below stays in sight."""

_ROW = 35
_NARROW = 90


def show_ledger(rows: Ledger, *, key: str, alt: str) -> None:
    """Show a ledger; a cell in an outlet's column opens that outlet's places, another one those of all.

    Args:
        rows: What to show.
        key: Name of the ledger on its page; other rows need another name.
        alt: What it is, for those who can't see it.
    """
    names = {column_of(number): outlet for number, outlet in enumerate(rows.outlets)}

    def chosen() -> None:
        cells = st.session_state[key]["selection"]["cells"]
        if cells:
            row, column = cells[0]
            selection.change(item=rows.items[row], outlet=names.get(column, ""))

    heads = [name for name in rows.table.columns if name not in names]
    config: dict[str, Any] = {
        column: st.column_config.NumberColumn(label, format="%d", width=None if len(names) > 1 else _NARROW)
        for column, label in names.items()
    }
    # On a wide page nothing scrolls away, and a pinned column is pale.
    config |= {heads[0]: st.column_config.Column(pinned=is_narrow(), width=None if is_narrow() else "medium")}
    st.dataframe(
        rows.table,
        hide_index=True,
        height=min(_HEIGHT, 3 + _ROW * (1 + len(rows.items))),
        key=key,
        on_select=chosen,
        selection_mode="single-cell",
        placeholder="",
        alt=alt,
        column_config=config,
    )


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
    outlet = selection.current().outlet
    where = outlet or "all outlets"
    if not found:
        note(f"No sentence {what} ({where}).")
        return
    order = "" if sort or len(found) == 1 else ", the surest first"
    note(f"{count_of(len(found), 'sentence')} {what} ({where}){order}.")
    show_sentences(opened, in_order(found, opened.labels) if sort else found, key=key, layer=layer)


def choose_whose(*, options: Sequence[str] = tuple(WHOSE), field: str = "whose", label: str = "Whose words") -> str:
    """Offer whose words are counted and return the choice; one that isn't offered counts as all.

    Where the filter on voices is active it decides, and what can't be counted in that voice is said.

    Args:
        options: What is offered, keys of :data:`dashboard.wording.WHOSE`.
        field: Which choice it is, a field of :class:`dashboard.selection.Selection`.
        label: What it is called on the page.
    """
    filtered = selection.current().voice
    if filtered != "all":
        wanted = "own" if filtered == "own" else "quoted"
        if wanted not in options:
            note(f"The filter asks for {VOICES[filtered].lower()}; here only all words together can be counted.")
        return wanted if wanted in options else "all"
    known: str = getattr(selection.current(), field)
    chosen = known if known in options else "all"
    key = f"{field}_{selection.current().part}"
    st.session_state[key] = chosen
    st.segmented_control(
        label,
        list(options),
        format_func=lambda option: WHOSE[option],
        key=key,
        required=True,
        on_change=lambda: selection.change(**{field: st.session_state[key] or chosen}),
    )
    return chosen

"""Which column of a table holds what: guessed, shown with three rows, and corrected by the reader."""

from __future__ import annotations

import streamlit as st

from analysis.ingest import Table
from analysis.table_files import without_formulas
from dashboard.edits import corpus_columns
from dashboard.markup.elements import element, escaped
from dashboard.panels.messages import note
from dashboard.wording import count_of, one_line

_NONE = ""
_REMEMBERED = "add_columns_remembered"
"""What a reader said of the columns of a table, by its header: the next table with it starts from there."""
_PER_ROW = 4


def chosen_columns(table: Table, *, name: str, key: str) -> dict[str, str] | None:
    """Ask which column of a table holds what; None until the reader has said to read it."""
    with st.container(border=True, key=f"columns_{key}"):
        st.html(element("p", element("b", escaped(name)), css="px-source"))
        note(
            f"A table with {count_of(len(table.rows), 'row')}, an article each. "
            "Check which column holds what; the first rows below show how they would be read."
        )
        columns = _selects(table, key=key)
        if "text" not in columns:
            note("Choose the column that holds the articles' text.")
        else:
            st.dataframe(
                without_formulas(corpus_columns.preview(table, columns)),
                hide_index=True,
                column_config={
                    "Text": st.column_config.TextColumn(width="large"),
                    "Title": st.column_config.TextColumn(width="medium"),
                    "Address": st.column_config.TextColumn(width="small"),
                },
            )
        rows = count_of(len(table.rows), "article")
        pressed = st.button(f"Read {rows}", key=f"columns_read_{key}", disabled="text" not in columns)
    if pressed:
        st.session_state[_REMEMBERED][table.header] = columns
    return columns if pressed else None


def _selects(table: Table, *, key: str) -> dict[str, str]:
    remembered: dict[tuple[str, ...], dict[str, str]] = st.session_state.setdefault(_REMEMBERED, {})
    guessed = remembered.get(table.header) or corpus_columns.guessed(table)
    names = [_NONE, *dict.fromkeys(table.header)]
    columns: dict[str, str] = {}
    fields = list(corpus_columns.FIELDS.items())
    for first in range(0, len(fields), _PER_ROW):
        row = st.columns(_PER_ROW)
        for place, (field, label) in zip(row, fields[first : first + _PER_ROW], strict=False):
            column = place.selectbox(
                label,
                names,
                index=names.index(guessed.get(field, _NONE)),
                format_func=lambda name: one_line(name) or "no column",
                key=f"column_{field}_{key}",
            )
            if column:
                columns[field] = column
    return columns

"""A table with an article per row, on its way in: which column holds what, and how the first rows would read."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.ingest import Table, guess_columns

FIELDS: Mapping[str, str] = {
    "text": "Text",
    "outlet": "Outlet",
    "title": "Title",
    "published": "Date",
    "url": "Address",
    "authors": "Authors",
    "section": "Section",
    "genre": "Genre",
}
"""What a column can hold, and what the page calls it; only the text is needed."""

PREVIEW_ROWS = 3
PREVIEW_CHARACTERS = 140


def guessed(table: Table) -> dict[str, str]:
    """Return the column that seems to hold each field; fields without one are left out."""
    return guess_columns(table.header, table.rows)


def preview(table: Table, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return the first rows as they would be read with these columns."""
    # The text comes last: it would leave a phone no room for the others.
    shown = [field for field in (*list(FIELDS)[1:], "text") if field in columns]
    places = {FIELDS[field]: table.header.index(columns[field]) for field in shown}
    rows = [[_short(row[place]) for place in places.values()] for row in table.rows[:PREVIEW_ROWS]]
    return pd.DataFrame(rows, columns=list(places), dtype=str)


def _short(cell: str) -> str:
    text = " ".join(cell.split())
    return text if len(text) <= PREVIEW_CHARACTERS else f"{text[:PREVIEW_CHARACTERS].rstrip()} …"

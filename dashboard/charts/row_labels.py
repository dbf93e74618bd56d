"""Names of articles and actors at the left of a figure, aligned to its edge as in a printed table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.charts.figure_text import BREAK, note, width_of, wrap_lines, wrapped
from dashboard.queries.article_labels import split
from dashboard.style.theme import SIZE_LABEL, SIZE_NOTE, palette

ROW_CHARACTERS = {True: 10, False: 27}
"""Longest line of a name, in characters, on a phone (True) and elsewhere."""

_LINES = {True: 3, False: 2}
_MOST = {True: 70, False: 210}
_GAP = 10


def label_margin(names: Iterable[str], *, compact: bool) -> int:
    """Return the left margin in pixels that holds the names."""
    lines = (line for name in names for part in split(name) for line in _lines(part, compact=compact))
    return round(min(max((width_of(line, size=SIZE_LABEL) for line in lines), default=0), _MOST[compact])) + _GAP


def row_label(name: str, y: float, *, left: int, dark: bool, compact: bool) -> dict[str, Any]:
    """Return a name as an annotation at ``y``: the outlet bold, a short title below it in grey."""
    outlet, title = split(name)
    width = ROW_CHARACTERS[compact]
    text = f"<b>{wrapped(outlet, width=width, lines=_LINES[compact])}</b>"
    if title:
        text += BREAK + note(wrapped(title, width=width), palette(dark=dark).muted, size=SIZE_NOTE)
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xshift": 2 - left,
        "xanchor": "left",
        "align": "left",
        "y": y,
        "yref": "y",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": SIZE_NOTE if compact else SIZE_LABEL},
    }


def _lines(part: str, *, compact: bool) -> list[str]:
    return wrap_lines(part, width=ROW_CHARACTERS[compact], lines=_LINES[compact])

"""What every figure shares: the empty canvas, its title, its text alternative, plotly's settings."""

from __future__ import annotations

import re
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.style.theme import SIZE_BODY, SIZE_NOTE, palette, template

CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}
"""Plotly's settings for every chart: no toolbar, no zoom, so that the page scrolls under a finger."""

COMPACT_WIDTH = 340
"""Least width in pixels that compact figures are drawn for."""

WIDE_WIDTH = 660
"""Least width in pixels that the other figures are drawn for."""

REACH = 120
"""How far from a point, in pixels, a click still means it: the nearest point wins, so whole cells can be clicked."""

_WORD = re.compile(r"(?:<[^>]*>|[^\s<])+")
"""A word of a line with the markup that touches it."""

_TITLE_LINE, _NOTE_LINE, _TITLE_PAD = 20, 18, 20
_TITLE_CHARACTERS = {True: 44, False: 100}
_NOTE_CHARACTERS = {True: 54, False: 130}


def canvas(*, title: str, subtitle: str, alt: str, dark: bool, compact: bool) -> tuple[go.Figure, int]:
    """Return an empty figure with its title, and the height in pixels that the title takes.

    Args:
        title: The finding; plain text.
        subtitle: The measure and how to read it; our own markup, escaped, lines separated by ``<br>``.
        alt: What :func:`alt_text` returns.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.
    """
    heading = wrapped(title, width=_TITLE_CHARACTERS[compact], lines=3)
    muted = note(subtitle, palette(dark=dark).muted, size=SIZE_NOTE)
    text = f"<b>{heading}</b>" + (BREAK + muted if subtitle else "")
    height = (heading.count(BREAK) + 1) * _TITLE_LINE + _TITLE_PAD
    height += (subtitle.count(BREAK) + 1) * _NOTE_LINE if subtitle else 0
    figure = go.Figure()
    figure.update_layout(
        template=template(dark=dark),
        title={"text": text, "font": {"size": SIZE_BODY}},
        hoverdistance=REACH,
        meta={"alt": alt},
    )
    return figure, height


def alt_text(figure: go.Figure) -> str:
    """Return one or two sentences that state what the figure shows, for readers who don't see it."""
    return str(figure.layout.meta["alt"])


def blank(message: str, *, title: str, dark: bool, compact: bool) -> go.Figure:
    """Return a figure that says in words why there is nothing to draw."""
    figure, top = canvas(title=title, subtitle="", alt=f"{title}: {message}", dark=dark, compact=compact)
    figure.update_layout(height=top + 60, margin={"t": top})
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[0, 1])
    figure.add_annotation(
        text=escaped(message), x=0, y=1, xanchor="left", yanchor="top", showarrow=False, font={"size": SIZE_BODY}
    )
    return figure


def fit_subtitle(parts: tuple[str, ...], *, compact: bool) -> str:
    """Return the parts of a subtitle on as few lines as hold them; parts are our own markup, escaped."""
    most = _NOTE_CHARACTERS[compact]
    lines: list[str] = []
    length = 0
    for part in parts:
        shown = len(_without_markup(part))
        if lines and length + shown + 3 <= most:
            lines[-1] += " · " + part
            length += shown + 3
        else:
            lines.extend(_broken(part, most))
            length = len(_without_markup(lines[-1]))
    return BREAK.join(lines)


def _broken(part: str, most: int) -> list[str]:
    """Break a part that is longer than a line between its words."""
    lines = [""]
    for word in _WORD.findall(part):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(_without_markup(longer)) > most:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def unfaded(ink: str, *, chosen: str = "") -> dict[str, Any]:
    """Return how a trace looks after a click: as before; plotly would fade the other marks and their numbers.

    Args:
        ink: Colour of the numbers.
        chosen: Colour of the mark that was clicked; as it was where it is empty.
    """
    # A bar's font must be set for both, or the click ends in an error of plotly's.
    selected: dict[str, Any] = {"textfont": {"color": ink}, **({"marker": {"color": chosen}} if chosen else {})}
    return {"selected": selected, "unselected": {"marker": {"opacity": 1}, "textfont": {"color": ink}}}


def _without_markup(text: str) -> str:
    out, inside = [], False
    for character in text:
        if character == "<":
            inside = True
        if not inside:
            out.append(character)
        if character == ">":
            inside = False
    return "".join(out)

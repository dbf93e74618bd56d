"""A value with its interval for each of a few names: one dot and one line a row, with the number beside it.

Like the grids it is an HTML table whose marks are links, for the same reasons (:mod:`dashboard.charts.grid`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.charts.grid import Caption, Point, framed, link_attributes, name_html
from dashboard.markup.elements import element, escaped


@dataclass(frozen=True, slots=True)
class Dot:
    """One row.

    Attributes:
        name: Name of the row; plain text.
        value: Where the dot lies.
        low: Where its line starts; NaN where there is no interval.
        high: Where its line ends.
        enough: Whether the evidence bears the value; the dot is hollow and its line dotted where it doesn't.
        number: What stands at the right; our own markup, escaped.
        hover: What pointing at it says; our own markup, escaped.
        data: What its link stands for.
    """

    name: str
    value: float
    low: float
    high: float
    enough: bool
    number: str
    hover: str
    data: Point


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis from 0 on: its ticks, which are equally far apart and the last of which is its end, and their texts."""

    ticks: tuple[float, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows of dots on one scale.

    Attributes:
        dots: The rows.
        scale: Their axis.
        caption: Title, subtitle and what stands for it.
        compact: Whether it is for a phone.
        message: Why there is nothing to show; empty where there is something.
    """

    dots: tuple[Dot, ...]
    scale: Scale
    caption: Caption
    compact: bool
    message: str = ""


def empty_dots(message: str, *, title: str, compact: bool) -> Dots:
    """Return rows that say in words why there is nothing to show."""
    return Dots((), Scale((), ()), Caption(title, "", f"{title}: {message}"), compact, message)


def dots_html(shown: Dots, *, address_of: Callable[[Point], str], opened: Point | None = None) -> str:
    """Write rows of dots as HTML.

    Args:
        shown: The rows.
        address_of: Where the link of a dot leads.
        opened: The dot whose evidence is open.
    """
    if shown.message:
        return framed("", shown.caption, message=shown.message, compact=shown.compact)
    end = shown.scale.ticks[-1]
    rows = "".join(_row(dot, end, address_of, opened) for dot in shown.dots)
    ticks = "".join(
        f'<span style="left:{100 * tick / end:.1f}%">{escaped(text)}</span>'
        for tick, text in zip(shown.scale.ticks, shown.scale.texts, strict=True)
    )
    foot = f'<tfoot aria-hidden="true"><tr><td></td><td class="px-ticks">{ticks}</td><td></td></tr></tfoot>'
    step = 100 * shown.scale.ticks[1] / end
    table = f'<table aria-label="{escaped(shown.caption.alt)}" style="--step:{step:.2f}%"><tbody>{rows}</tbody>{foot}'
    return framed(element("div", f"{table}</table>", css="px-dots"), shown.caption, compact=shown.compact)


def _row(dot: Dot, end: float, address_of: Callable[[Point], str], opened: Point | None) -> str:
    def at(value: float) -> float:
        return 100 * max(0.0, min(value / end, 1.0))

    places = [f"--at:{at(dot.value):.1f}%"]
    if not math.isnan(dot.low):
        places += [f"--low:{at(dot.low):.1f}%", f"--long:{at(dot.high) - at(dot.low):.1f}%"]
    css = "px-link px-dot" if dot.enough else "px-link px-dot px-hollow"
    attributes = link_attributes(address_of(dot.data), dot.hover, current=dot.data == opened)
    mark = f'<a class="{css}" {attributes} style="{";".join(places)}"></a>'
    return (
        f'<tr><th scope="row">{name_html(dot.name)}</th><td class="px-track">{mark}</td>'
        f'<td class="px-amount">{dot.number}</td></tr>'
    )

"""A grid of cells: one number or word per cell, with its interval as a line, and a way from each cell to its evidence.

It is written as an HTML table and not drawn by plotly: its cells are links, so that they can be reached with the
keyboard, opened in another tab and read by a screen reader in their row and column, and a page that holds grids alone
needs none of plotly's code, which takes longer to start than all the rest of a first visit.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts.figure_text import BREAK, breaks_of
from dashboard.markup.elements import element, escaped
from dashboard.queries.article_labels import split

Point = tuple[str, str, str]

_MARKUP = re.compile(r"<[^>]+>")
_MANY = 8
"""With more columns their heads are set smaller."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: What is printed, one or two lines of our own markup, escaped.
        hover: What explains it; our own markup, escaped.
        customdata: ``(article_id, target, voice)``: what it stands for.
        fill: Colour of the cell; empty for none.
        ink: Colour of text and interval.
        outline: ``solid``, ``dash`` (not enough evidence) or empty (nothing there, no way to go).
        value: Position of the mark on the cell's axis in [-1, 1]; None for no mark.
        low: Lower end of the interval; NaN for none.
        high: Upper end.
        symbol: Shape of the mark: ``circle``, ``square``, ``triangle-up`` or ``triangle-down``.
        mark: Colour of the mark; empty for the ink.
    """

    text: str
    hover: str
    customdata: Point
    ink: str
    fill: str = ""
    outline: str = ""
    value: float | None = None
    low: float = math.nan
    high: float = math.nan
    symbol: str = "circle"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a chart and what stands for it."""

    title: str
    subtitle: str
    alt: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows and columns with their names.

    Attributes:
        cells: ``cells[row][column]``.
        rows: Plain-text names of the rows.
        columns: Plain-text names of the columns.
        caption: Title, subtitle and what stands for it.
        compact: Whether it is for a phone.
        message: Why there is nothing to show; empty where there is something.
    """

    cells: tuple[tuple[Cell, ...], ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    caption: Caption
    compact: bool
    message: str = ""


def grid(
    cells: Sequence[Sequence[Cell]], *, rows: Sequence[str], columns: Sequence[str], caption: Caption, compact: bool
) -> Grid:
    """Put cells into a grid: ``cells[row][column]``, with plain-text names of rows and columns."""
    return Grid(tuple(tuple(row) for row in cells), tuple(rows), tuple(columns), caption, compact)


def empty_grid(message: str, *, title: str, compact: bool) -> Grid:
    """Return a grid that says in words why there is nothing to show."""
    return Grid((), (), (), Caption(title, "", f"{title}: {message}"), compact, message)


def grid_html(shown: Grid, *, address_of: Callable[[Point], str], opened: Point | None = None) -> str:
    """Write a grid as HTML.

    Args:
        shown: The grid.
        address_of: Where the link of a cell leads.
        opened: The cell whose evidence is open.
    """
    if shown.message:
        return framed("", shown.caption, message=shown.message, compact=shown.compact)
    corner = '<td aria-hidden="true"></td>'
    columns = "".join(f'<th scope="col">{_head(name)}</th>' for name in shown.columns)
    body = "".join(
        f'<tr><th scope="row">{name_html(name)}</th>{"".join(_cell(cell, address_of, opened) for cell in row)}</tr>'
        for name, row in zip(shown.rows, shown.cells, strict=True)
    )
    table = f'<table aria-label="{escaped(shown.caption.alt)}"><thead><tr>{corner}{columns}</tr></thead>'
    content = f'<div class="px-grid-scroll">{table}<tbody>{body}</tbody></table></div>'
    return framed(content, shown.caption, compact=shown.compact, wide=len(shown.columns) > _MANY)


def framed(content: str, caption: Caption, *, compact: bool, message: str = "", wide: bool = False) -> str:
    """Put a chart of ours, or the message for it, below its title and subtitle; a ``wide`` one has many columns."""
    how = caption.subtitle.replace(BREAK, " · ")  # it runs on over the lines that plotly would need
    head = element("figcaption", element("b", escaped(caption.title)), element("span", how) if how else "")
    shown = element("p", escaped(message), css="px-note") if message else content
    width = "px-narrow" if compact else "px-many" if wide else ""
    return element("figure", head, shown, css=f"px-grid {width}".strip())


def plain_hover(hover: str) -> str:
    """Return what explains a mark as plain text, a line for each of its lines."""
    return html.unescape(_MARKUP.sub("", hover.replace(BREAK, "\n")))


def link_attributes(address: str, hover: str, *, current: bool) -> str:
    """Write what a mark's link says and where it leads; ``current`` where its evidence is open."""
    explained = plain_hover(hover)
    state = ' aria-current="true"' if current else ""
    said = escaped(" ".join(explained.splitlines()))
    return f'href="{escaped(address)}" title="{escaped(explained)}" aria-label="{said}"{state}'


def name_html(name: str) -> str:
    """Write the name of a row or column: an outlet, and below it in grey what tells its articles apart."""
    first, rest = split(name)
    return " ".join(map(_word, first.split())) + (element("span", escaped(rest)) if rest else "")


def _word(word: str) -> str:
    """Write a word; a file's name may break at its joints."""
    cuts = breaks_of(word)
    return "<wbr>".join(escaped(word[first:last]) for first, last in pairwise([0, *cuts, len(word)]))


def _head(name: str) -> str:
    """Write the head of a column, in letters so small that its longest word fits: names are never hyphenated."""
    words = [(word, [0, *breaks_of(word), len(word)]) for word in split(name)[0].split()]
    longest = max((last - first for _, cuts in words for first, last in pairwise(cuts)), default=1)
    return f'<div class="px-fit" style="--letters:{longest}"><div>{name_html(name)}</div></div>'


def _cell(cell: Cell, address_of: Callable[[Point], str], opened: Point | None) -> str:
    if not cell.outline:
        words = escaped(plain_hover(cell.hover).rsplit("\n", 1)[-1])
        return f'<td class="px-nothing"><span aria-hidden="true">{cell.text}</span><i class="px-said">{words}</i></td>'
    attributes = link_attributes(address_of(cell.customdata), cell.hover, current=cell.customdata == opened)
    text = element("span", cell.text, css="px-cell-text")
    return (
        f'<td><a class="px-link px-cell px-{cell.outline}" {attributes}'
        f' style="background:{cell.fill or "transparent"};color:{cell.ink}">{text}{_axis(cell)}</a></td>'
    )


def _axis(cell: Cell) -> str:
    """Write the cell's own axis from -1 to +1: tick, interval and mark are drawn by the style sheet.

    One element stands for all three: a page has a hundred cells, and an element costs as much as a word.
    """
    if cell.value is None:
        return ""
    values = [f"--at:{_percent(cell.value):.1f}%"]
    if not math.isnan(cell.low):
        left, right = _percent(cell.low), _percent(cell.high)
        values += [f"--low:{left:.1f}%", f"--long:{right - left:.1f}%"]
    values += [f"--mark:{cell.mark}"] if cell.mark else []
    return f'<i class="px-axis px-{cell.symbol}" style="{";".join(values)}"></i>'


def _percent(value: float) -> float:
    """Return a value in [-1, 1] as its place on the axis, in per cent."""
    return 50 + 50 * max(-1.0, min(1.0, value))

"""Grids of cells and rows of dots as SVG, for use outside the pages; on these they are HTML tables."""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Iterator

import plotly.graph_objects as go

from dashboard.charts.dots import Dot, Dots
from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.charts.grid import Caption, Cell, Grid
from dashboard.charts.svg_figure import WIDTH, figure_svg
from dashboard.charts.svg_marks import line, mark, paint, rectangle, stroke
from dashboard.charts.svg_text import LINE, text_svg
from dashboard.queries.article_labels import split
from dashboard.style.theme import SIZE_BODY, SIZE_LABEL, SIZE_NOTE, Palette, palette

_NAMES, _AMOUNT = 190, 130
"""Widths of the names at the left, and of the numbers at the right of dots."""
_COLUMN, _ROW, _DOT_ROW = 110, 58, 40
_SPACE = 4
_CAPTION_CHARACTERS, _CHARACTER = 120, 7.2
_MARK, _DOT = 9, 12


def chart_svg(shown: Grid | Dots | go.Figure, *, dark: bool = False) -> str:
    """Write any chart of the pages as one SVG element, on the ground of its theme."""
    colours = palette(dark=dark)
    if isinstance(shown, Grid):
        return _grid_svg(shown, colours)
    if isinstance(shown, Dots):
        return _dots_svg(shown, colours)
    return figure_svg(shown, background=colours.background)


def _grid_svg(shown: Grid, colours: Palette) -> str:
    width = max(WIDTH, _NAMES + _COLUMN * len(shown.columns))
    column = (width - _NAMES) / max(len(shown.columns), 1)
    heads = [_name(name, width=max(int(column / _CHARACTER), 6)) for name in shown.columns]
    head = max((text.count(BREAK) + 1 for text in heads), default=0) * SIZE_LABEL * LINE + 2 * _SPACE

    def body(top: float) -> Iterator[str]:
        for number, text in enumerate(heads):
            x = _NAMES + column * (number + 0.5)
            yield _label(text, x, top + head - _SPACE, colours, anchor="center", vertical="bottom")
        for row, (name, cells) in enumerate(zip(shown.rows, shown.cells, strict=True)):
            y = top + head + row * _ROW
            yield _label(_name(name, width=int(_NAMES / _CHARACTER)), 2, y + _ROW / 2, colours)
            for number, cell in enumerate(cells):
                yield from _cell(cell, _NAMES + column * number, y, column)

    return _framed(shown.caption, shown.message, body, head + _ROW * len(shown.rows), width, colours)


def _cell(cell: Cell, x: float, y: float, column: float) -> Iterator[str]:
    middle = x + column / 2
    if cell.outline:
        drawn = paint("fill", cell.fill) + stroke(cell.ink if not cell.fill else cell.fill, 1, cell.outline)
        yield rectangle(x + _SPACE / 2, y + _SPACE / 2, x + column - _SPACE / 2, y + _ROW - _SPACE / 2, drawn)
    has_mark = cell.value is not None
    up = 7 if has_mark else 0
    yield text_svg(cell.text, middle, y + _ROW / 2 - up, size=SIZE_LABEL, colour=cell.ink, anchor="center")
    if cell.value is not None:
        half, axis = 0.4 * column, y + _ROW - 12
        places = [middle + half * max(-1.0, min(1.0, value)) for value in (cell.value, cell.low, cell.high)]
        yield line([(middle - half, axis), (middle + half, axis)], stroke(cell.ink, 0.5))
        yield line([(middle, axis - 4), (middle, axis + 4)], stroke(cell.ink, 0.5))
        if not math.isnan(cell.low):
            yield line([(places[1], axis), (places[2], axis)], stroke(cell.ink, 3))
        yield mark(cell.symbol, places[0], axis, _MARK, paint("fill", cell.mark or cell.ink))


def _dots_svg(shown: Dots, colours: Palette) -> str:
    end = shown.scale.ticks[-1] if shown.scale.ticks else 1.0
    left, right = float(_NAMES), float(WIDTH - _AMOUNT)

    def at(value: float) -> float:
        return left + (right - left) * max(0.0, min(value / end, 1.0))

    def body(top: float) -> Iterator[str]:
        bottom = top + _DOT_ROW * len(shown.dots)
        for tick, text in zip(shown.scale.ticks, shown.scale.texts, strict=True):
            yield line([(at(tick), top), (at(tick), bottom)], stroke(colours.rule, 1))
            yield text_svg(
                escaped(text),
                at(tick),
                bottom + _SPACE,
                size=SIZE_NOTE,
                colour=colours.muted,
                anchor="center",
                vertical="top",
            )
        for number, dot in enumerate(shown.dots):
            yield from _dot(dot, top + _DOT_ROW * (number + 0.5), at, right, colours)

    return _framed(shown.caption, shown.message, body, _DOT_ROW * len(shown.dots) + 24, WIDTH, colours)


def _dot(dot: Dot, y: float, at: Callable[[float], float], right: float, colours: Palette) -> Iterator[str]:
    yield _label(_name(dot.name, width=int(_NAMES / _CHARACTER)), 2, y, colours)
    if not math.isnan(dot.low):
        dash = "solid" if dot.enough else "dot"
        yield line([(at(dot.low), y), (at(dot.high), y)], stroke(colours.text, 2, dash))
    fill = colours.text if dot.enough else colours.background
    yield mark("circle", at(dot.value), y, _DOT, paint("fill", fill) + stroke(colours.text, 2))
    yield text_svg(dot.number, right + 12, y, size=SIZE_NOTE, colour=colours.text)


def _name(name: str, *, width: int) -> str:
    first, rest = split(name)
    bold = f"<b>{wrapped(first, width=width, lines=3)}</b>"
    return bold + (BREAK + wrapped(rest, width=width, lines=2) if rest else "")


def _label(text: str, x: float, y: float, colours: Palette, *, anchor: str = "left", vertical: str = "middle") -> str:
    return text_svg(text, x, y, size=SIZE_LABEL, colour=colours.text, anchor=anchor, vertical=vertical)


def _framed(
    caption: Caption,
    message: str,
    body: Callable[[float], Iterator[str]],
    height: float,
    width: float,
    colours: Palette,
) -> str:
    title = f"<b>{wrapped(caption.title, width=_CAPTION_CHARACTERS, lines=3)}</b>"
    how = wrapped(html.unescape(caption.subtitle.replace(BREAK, " · ")), width=_CAPTION_CHARACTERS, lines=4)
    head = title + (BREAK + note(how, colours.muted, size=SIZE_NOTE) if how else "")
    top = (head.count(BREAK) + 1) * SIZE_BODY * LINE + 24
    drawn = text_svg(head, 2, 10, size=SIZE_BODY, colour=colours.text, vertical="top")
    if message:
        height = 40
        drawn += text_svg(escaped(message), 2, top + 20, size=SIZE_LABEL, colour=colours.text)
    else:
        drawn += "".join(body(top))
    whole = top + height + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {whole:g}" width="{width:g}"'
        f' height="{whole:g}" role="img" aria-label="{html.escape(caption.alt)}">'
        f'<rect width="{width:g}" height="{whole:g}" fill="{colours.background}"/>{drawn}</svg>'
    )

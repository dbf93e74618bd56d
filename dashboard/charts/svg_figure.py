"""A plotly figure as SVG without a browser: bars, lines, marks and text, as far as the charts here use them.

Plotly itself draws in a browser alone. What is read of a figure is what the charts set: axes with a range, horizontal
bars, lines, marks with text, shapes and annotations.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.canvas import alt_text
from dashboard.charts.svg_marks import hatching, line, mark, paint, rectangle, stroke
from dashboard.charts.svg_text import text_svg

WIDTH = 940
"""Width of a figure in pixels."""

_GAP = 5
"""Pixels between a bar or an axis and its text."""
_TITLE_TOP, _TITLE_LEFT = 10, 2

Values = Mapping[str, Any]


def figure_svg(figure: go.Figure, *, width: int = WIDTH, background: str = "") -> str:
    """Write a figure as one SVG element with its text alternative.

    Args:
        figure: A figure of :mod:`dashboard.charts`.
        width: In pixels; the height is the figure's own.
        background: Colour behind it; none where it is empty.
    """
    content = json.loads(figure.to_json())
    layout = _merged(content["layout"].get("template", {}).get("layout", {}), content["layout"])
    drawing = _Drawing(layout, width, key=hashlib.sha256(figure.to_json().encode()).hexdigest()[:8])
    traces = sorted(content["data"], key=lambda trace: trace["type"] != "bar")
    body = "".join(
        (
            *(drawing.shape(shape) for shape in layout.get("shapes", ()) if shape.get("layer") == "below"),
            *drawing.axes(),
            *drawing.bars([trace for trace in traces if trace["type"] == "bar"]),
            *(part for trace in traces if trace["type"] == "scatter" for part in drawing.scatter(trace)),
            *(drawing.shape(shape) for shape in layout.get("shapes", ()) if shape.get("layer") != "below"),
            *(drawing.annotation(each) for each in layout.get("annotations", ())),
            drawing.title(),
        )
    )
    alt = html.escape(alt_text(figure))
    ground = f'<rect width="{width}" height="{drawing.height:g}" fill="{background}"/>' if background else ""
    defined = f"<defs>{''.join(drawing.patterns)}</defs>" if drawing.patterns else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {drawing.height:g}" width="{width}"'
        f' height="{drawing.height:g}" role="img" aria-label="{alt}">{defined}{ground}{body}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where values of an axis lie: ``start`` and ``end`` in pixels, ``low`` and ``high`` in its values."""

    start: float
    end: float
    low: float
    high: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / ((self.high - self.low) or 1.0) * (self.end - self.start)


class _Drawing:
    """A layout with its axes, and the patterns that its bars asked for."""

    def __init__(self, layout: Values, width: int, *, key: str) -> None:
        margin = layout["margin"]
        self.layout = layout
        self.height = float(layout.get("height", 450))
        self.left, self.right = float(margin["l"]), width - float(margin["r"])
        self.top, self.bottom = float(margin["t"]), self.height - float(margin["b"])
        self.x = _Axis(self.left, self.right, *layout["xaxis"].get("range", (0, 1)))
        self.y = _Axis(self.bottom, self.top, *layout["yaxis"].get("range", (0, 1)))
        self.patterns: list[str] = []
        self._key = key

    def title(self) -> str:
        title = self.layout["title"]
        font = self.layout["font"] | title.get("font", {})
        return text_svg(
            title.get("text", ""), _TITLE_LEFT, _TITLE_TOP, size=font["size"], colour=font["color"], vertical="top"
        )

    def axes(self) -> Iterator[str]:
        for name, axis in (("xaxis", self.x), ("yaxis", self.y)):
            given = self.layout[name]
            if given.get("visible") is False:
                continue
            ticks = list(_ticks(given, axis))
            if given.get("showgrid"):
                drawn = stroke(given["gridcolor"], 1, given.get("griddash", "solid"))
                yield from (self._across(name, axis.at(value), drawn) for value, _ in ticks)
            if given.get("showticklabels") is not False:
                yield from (self._tick(name, axis.at(value), words, given) for value, words in ticks)
            if words := (given.get("title") or {}).get("text"):
                yield self._axis_title(name, words, given["title"]["font"])

    def _across(self, name: str, at: float, drawn: str) -> str:
        points = [(at, self.top), (at, self.bottom)] if name == "xaxis" else [(self.left, at), (self.right, at)]
        return line(points, drawn)

    def _tick(self, name: str, at: float, words: str, given: Values) -> str:
        font = {"size": given["tickfont"]["size"], "colour": given["tickfont"]["color"]}
        if name == "xaxis":
            return text_svg(words, at, self.bottom + _GAP, anchor="center", vertical="top", **font)
        return text_svg(words, self.left - given.get("ticklabelstandoff", _GAP), at, anchor="right", **font)

    def _axis_title(self, name: str, words: str, font: Values) -> str:
        style = {"size": font["size"], "colour": font["color"]}
        if name == "xaxis":
            return text_svg(
                words, (self.left + self.right) / 2, self.height - 2, anchor="center", vertical="bottom", **style
            )
        return text_svg(words, font["size"], (self.top + self.bottom) / 2, anchor="center", turned=True, **style)

    def bars(self, traces: Sequence[Values]) -> Iterator[str]:
        """Yield horizontal bars, one on the other where they are stacked."""
        ends: dict[tuple[float, bool], float] = {}
        stacked = self.layout.get("barmode") == "stack"
        for trace in traces:
            xs, ys = _numbers(trace["x"]), _numbers(trace["y"])
            for number, (length, y) in enumerate(zip(xs, ys, strict=True)):
                if length is None or y is None:
                    continue
                pick = _Picker(trace, number)
                start = pick("base", ends.get((y, length < 0), 0.0) if stacked else 0.0)
                ends[y, length < 0] = start + length
                half = pick("width", 1 - self.layout.get("bargap", 0.2)) / 2
                left, right = self.x.at(start), self.x.at(start + length)
                yield rectangle(left, self.y.at(y - half), right, self.y.at(y + half), self._bar_paint(pick))
                yield self._bar_text(pick, left, right, self.y.at(y))

    def _bar_paint(self, pick: _Picker) -> str:
        shape = pick("marker.pattern.shape", "")
        colour = pick("marker.color", "#000000")
        edge = stroke(pick("marker.line.color", colour), pick("marker.line.width", 0))
        if not shape:
            return paint("fill", colour) + edge
        key = f"px-{self._key}-{len(self.patterns)}"
        ink, ground = pick("marker.pattern.fgcolor", colour), pick("marker.pattern.bgcolor", "#ffffff")
        self.patterns.append(hatching(key, shape, ink=ink, ground=ground, size=pick("marker.pattern.size", 8)))
        return f' fill="url(#{key})"' + edge

    def _bar_text(self, pick: _Picker, left: float, right: float, y: float) -> str:
        words, position = pick("text", ""), pick("textposition", "auto")
        if not words or position == "none":
            return ""
        font = {"size": pick("textfont.size", 12), "colour": pick("textfont.color", "#000000")}
        if position == "outside":
            away = -_GAP if right < left else _GAP
            return text_svg(words, right + away, y, anchor="right" if right < left else "left", **font)
        at = pick("insidetextanchor", "middle")
        places = {"start": (left + _GAP, "left"), "end": (right - _GAP, "right")}
        x, anchor = places.get(at, ((left + right) / 2, "center"))
        return text_svg(words, x, y, anchor=anchor, **font)

    def scatter(self, trace: Values) -> Iterator[str]:
        xs, ys, mode = _numbers(trace["x"]), _numbers(trace["y"]), trace.get("mode", "lines")
        places = [None if x is None or y is None else (self.x.at(x), self.y.at(y)) for x, y in zip(xs, ys, strict=True)]
        if "lines" in mode:
            given = trace.get("line", {})
            drawn = stroke(given.get("color", "#000000"), given.get("width", 2), given.get("dash", "solid"))
            yield from (line(points, drawn) for points in _unbroken(places))
        for number, place in enumerate(places):
            if place is not None:
                yield from self._point(_Picker(trace, number), *place, mode=mode)

    def _point(self, pick: _Picker, x: float, y: float, *, mode: str) -> Iterator[str]:
        size = pick("marker.size", 6)
        if "markers" in mode:
            colour = pick("marker.color", "#000000")
            symbol, width = pick("marker.symbol", "circle"), pick("marker.line.width", 0)
            if symbol.endswith("-open"):
                symbol, drawn = symbol.removesuffix("-open"), ' fill="none"' + stroke(colour, max(width, 1))
            else:
                drawn = paint("fill", colour) + stroke(pick("marker.line.color", colour), width)
            yield mark(symbol, x, y, size, drawn)
        words = pick("text", "") if "text" in mode else ""
        if words:
            upright, _, side = pick("textposition", "middle center").partition(" ")
            across = {"left": -1, "right": 1}.get(side, 0) * (size / 2 + 3 if upright == "middle" else size / 2)
            down = {"top": -1, "bottom": 1}.get(upright, 0) * (size / 2 + 1)
            yield text_svg(
                words,
                x + across,
                y + down,
                size=pick("textfont.size", 12),
                colour=pick("textfont.color", "#000000"),
                anchor={"left": "right", "right": "left"}.get(side, "center"),
                vertical={"top": "bottom", "bottom": "top"}.get(upright, "middle"),
            )

    def shape(self, shape: Values) -> str:
        x0, x1 = (self._at(shape, "x", shape[name]) for name in ("x0", "x1"))
        y0, y1 = (self._at(shape, "y", shape[name]) for name in ("y0", "y1"))
        given = shape.get("line", {})
        drawn = stroke(given.get("color", "#000000"), given.get("width", 2), given.get("dash", "solid"))
        if shape["type"] == "line":
            return line([(x0, y0), (x1, y1)], drawn)
        return rectangle(x0, y0, x1, y1, paint("fill", shape.get("fillcolor", "")) + drawn)

    def annotation(self, each: Values) -> str:
        font = self.layout["font"] | each.get("font", {})
        words, size = each.get("text", ""), font["size"]
        x = self._at(each, "x", each["x"]) + each.get("xshift", 0)
        y = self._at(each, "y", each["y"]) - each.get("yshift", 0)
        return text_svg(
            words,
            x,
            y,
            size=size,
            colour=font["color"],
            anchor=each.get("xanchor", "center"),
            vertical=each.get("yanchor", "middle"),
        )

    def _at(self, given: Values, axis: str, value: float) -> float:
        if given.get(f"{axis}ref") == "paper":
            span = (self.left, self.right) if axis == "x" else (self.bottom, self.top)
            return span[0] + value * (span[1] - span[0])
        return (self.x if axis == "x" else self.y).at(value)


class _Picker:
    """Looks a setting of one point up: a list holds one for each point, anything else holds for all."""

    def __init__(self, trace: Values, number: int) -> None:
        self._trace = trace
        self._number = number

    def __call__(self, path: str, default: Any) -> Any:
        value: Any = self._trace
        for name in path.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        if isinstance(value, Mapping) and "bdata" in value:
            value = _numbers(value)
        if isinstance(value, list):
            value = value[self._number] if self._number < len(value) else None
        return default if value is None else value


def _numbers(values: Any) -> list[float | None]:
    """Return numbers as plotly writes them: a list, or the bytes of an array."""
    if isinstance(values, Mapping):
        found = np.frombuffer(base64.b64decode(values["bdata"]), dtype=np.dtype(values["dtype"])).tolist()
        return [None if isinstance(value, float) and math.isnan(value) else value for value in found]
    return list(values)


def _unbroken(places: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """Yield the stretches of a line between its gaps."""
    stretch: list[tuple[float, float]] = []
    for place in (*places, None):
        if place is not None:
            stretch.append(place)
        elif stretch:
            yield stretch
            stretch = []


def _ticks(given: Values, axis: _Axis) -> Iterator[tuple[float, str]]:
    """Yield ticks with their texts: those that are set, else round numbers."""
    if "tickvals" in given:
        values = _numbers(given["tickvals"])
        texts = given.get("ticktext") or [f"{value:g}" for value in values]
        yield from ((value, str(text)) for value, text in zip(values, texts, strict=True) if value is not None)
        return
    low, high = sorted((axis.low, axis.high))
    rough = (high - low) / given.get("nticks", 5)
    power = 10 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first = math.ceil(low / step)
    for number in range(first, math.floor(high / step) + 1):
        yield number * step, f"{number * step:g}".replace("-", "−")


def _merged(base: Values, over: Values) -> dict[str, Any]:
    """Lay settings over those of a template, however deep."""
    merged = dict(base)
    for name, value in over.items():
        known = merged.get(name)
        merged[name] = _merged(known, value) if isinstance(known, Mapping) and isinstance(value, Mapping) else value
    return merged

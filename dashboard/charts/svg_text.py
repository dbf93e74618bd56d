"""Text of a figure as SVG: plotly's small markup (bold, spans, line breaks) becomes lines of styled pieces."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from dashboard.charts.figure_text import BREAK
from dashboard.style.theme import SANS

LINE = 1.25
"""Height of a line as a multiple of the type's size."""
_BASELINE = 0.35
"""How far below the middle of a line its baseline lies, as a share of the type's size."""

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_STYLE = {
    "fill": re.compile(r"(?:^|;)\s*color:\s*([^;]+)"),
    "font-size": re.compile(r"font-size:\s*([\d.]+)px"),
    "font-weight": re.compile(r"font-weight:\s*(\w+)"),
}


class _Pieces(HTMLParser):
    """Collects pieces of text with the attributes that the tags around them give, the innermost last."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Mapping[str, str]]] = []
        self._open: list[tuple[str, Mapping[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, _attributes(tag, dict(attrs).get("style") or "")))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.found.append((data, dict(pair for _, given in self._open for pair in given.items())))


def text_svg(
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    colour: str,
    anchor: str = "left",
    vertical: str = "middle",
    turned: bool = False,
    bold: bool = False,
) -> str:
    """Write a text.

    Args:
        text: In plotly's markup, escaped as its figures need it.
        x: Where it stands.
        y: Where it stands.
        size: Of its type, in pixels.
        colour: Of its type.
        anchor: What lies at ``x``: ``left``, ``center`` or ``right``.
        vertical: What lies at ``y``: ``top``, ``middle`` or ``bottom``.
        turned: Whether it reads upwards.
        bold: Whether all of it is bold.
    """
    lines = text.split(BREAK)
    height = size * LINE
    first = {"top": height / 2, "middle": -height * (len(lines) - 1) / 2, "bottom": -height * (len(lines) - 0.5)}
    start = y + first[vertical] + _BASELINE * size
    written = "".join(
        f'<tspan x="{x:.1f}" y="{start + number * height:.1f}">{"".join(_tspans(line))}</tspan>'
        for number, line in enumerate(_closed(lines))
    )
    weight = ' font-weight="600"' if bold else ""
    turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if turned else ""
    return (
        f'<text font-family="{html.escape(SANS)}" font-size="{size:g}" fill="{colour}"'
        f' text-anchor="{_ANCHORS[anchor]}"{weight}{turn}>{written}</text>'
    )


def _closed(lines: list[str]) -> Iterator[str]:
    """Open again on each line the tags that the line before it left open."""
    left: list[str] = []
    for line in lines:
        whole = "".join(left) + line
        yield whole
        left = []
        for closing, tag in re.findall(r"<(/?)([a-z]+)[^>]*>", whole):
            if closing and left:
                left.pop()
            elif not closing:
                left.append(next(found for found in re.findall(r"<[^>]+>", whole) if found.startswith(f"<{tag}")))


def _tspans(line: str) -> Iterator[str]:
    reader = _Pieces()
    reader.feed(line)
    reader.close()
    for text, given in reader.found:
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in given.items())
        yield f"<tspan{attributes}>{html.escape(text)}</tspan>" if attributes else html.escape(text)


def _attributes(tag: str, style: str) -> Mapping[str, str]:
    found = {name: pattern.search(style) for name, pattern in _STYLE.items()}
    given = {name: match[1].strip() for name, match in found.items() if match}
    return ({"font-weight": "600"} if tag == "b" else {}) | given

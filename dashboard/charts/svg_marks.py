"""Shapes of a figure as SVG: colours with their opacity, marks, lines, rectangles, hatching."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RGBA = re.compile(r"rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)")
_DASHES = {"dot": "2 3", "dash": "6 4", "dashdot": "6 3 2 3"}


def paint(name: str, colour: str) -> str:
    """Write a fill or stroke; a colour with an opacity becomes two attributes, which every program reads."""
    found = _RGBA.fullmatch(colour)
    if found is None:
        return f' {name}="{colour or "none"}"'
    red, green, blue, opacity = found.groups()
    return f' {name}="#{int(red):02x}{int(green):02x}{int(blue):02x}" {name}-opacity="{opacity}"'


def stroke(colour: str, width: float, dash: str = "solid") -> str:
    """Write how a line is drawn."""
    if not width:
        return ' stroke="none"'
    dashes = f' stroke-dasharray="{_DASHES[dash]}"' if dash in _DASHES else ""
    return f'{paint("stroke", colour)} stroke-width="{width:g}"{dashes}'


def line(points: Sequence[tuple[float, float]], drawn: str) -> str:
    """Write a line through points."""
    path = " ".join(f"{'L' if number else 'M'}{x:.1f} {y:.1f}" for number, (x, y) in enumerate(points))
    return f'<path d="{path}" fill="none"{drawn}/>'


def rectangle(left: float, top: float, right: float, bottom: float, drawn: str) -> str:
    """Write a rectangle by its sides."""
    x, y = min(left, right), min(top, bottom)
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{abs(right - left):.1f}" height="{abs(bottom - top):.1f}"{drawn}/>'


def mark(symbol: str, x: float, y: float, size: float, drawn: str) -> str:
    """Write a mark of plotly's, by the name of its shape."""
    r = size / 2
    if symbol == "line-ns":
        return f'<path d="M{x:.1f} {y - r:.1f}V{y + r:.1f}"{drawn}/>'
    corners: dict[str, Sequence[tuple[float, float]]] = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        "triangle-up": ((0, -1.15), (1.15, 0.8), (-1.15, 0.8)),
        "triangle-down": ((0, 1.15), (1.15, -0.8), (-1.15, -0.8)),
    }
    if symbol not in corners:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"{drawn}/>'
    points = " ".join(f"{x + r * across:.1f},{y + r * down:.1f}" for across, down in corners[symbol])
    return f'<polygon points="{points}"{drawn}/>'


def hatching(key: str, shape: str, *, ink: str, ground: str, size: float) -> str:
    """Write a pattern for a bar that is hatched or dotted; ``key`` is the name that fills refer to."""
    drawn = (
        f'<circle cx="{size / 2:g}" cy="{size / 2:g}" r="1"{paint("fill", ink)}/>'
        if shape == "."
        else f'<path d="M0 {size:g}L{size:g} 0"{stroke(ink, 1.2)}/>'
    )
    return (
        f'<pattern id="{key}" width="{size:g}" height="{size:g}" patternUnits="userSpaceOnUse">'
        f'<rect width="{size:g}" height="{size:g}"{paint("fill", ground)}/>{drawn}</pattern>'
    )

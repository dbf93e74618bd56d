"""Labels for points: where each finds room without touching another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.charts.figure_text import width_of
from dashboard.style.theme import SIZE_NOTE

POSITIONS = (
    "middle right",
    "middle left",
    "top center",
    "bottom center",
    "top right",
    "bottom right",
    "top left",
    "bottom left",
)
"""Where a label may stand, the best first, in plotly's words."""

_LINE = 15
_MARK = 4
"""Half the width of a point, in pixels."""
_AWAY = 5

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels, y growing downward."""


def find_room(
    texts: Iterable[tuple[str, str]], centres: Mapping[str, tuple[float, float]], *, width: float, height: float
) -> dict[str, str]:
    """Return where labels find room, the first ones first.

    Args:
        texts: ``(key, label)``, the most important first.
        centres: Where the points lie, in pixels from the upper left corner; labels keep clear of all of them.
        width: Width of the plot in pixels. On a wider plot labels only move apart, because their anchors spread
            while the type keeps its size.
        height: Its height.

    Returns:
        Key → one of :data:`POSITIONS`; keys without room are left out.
    """
    taken: list[Box] = [(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in centres.values()]
    placed: dict[str, str] = {}
    for key, text in texts:
        for position in POSITIONS:
            box = label_box(*centres[key], text, position)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
            if inside and not any(overlap(box, other) for other in taken):
                placed[key] = position
                taken.append(box)
                break
    return placed


def label_box(x: float, y: float, text: str, position: str) -> Box:
    """Return the box of a label beside the point at ``(x, y)``."""
    length = width_of(text, size=SIZE_NOTE) + 2
    row, _, column = position.partition(" ")
    lift = {"top": -_AWAY - _LINE, "bottom": _AWAY, "middle": -_LINE / 2}[row]
    shift = {"right": _AWAY, "left": -_AWAY - length, "center": -length / 2}[column]
    return x + shift, y + lift, x + shift + length, y + lift + _LINE


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

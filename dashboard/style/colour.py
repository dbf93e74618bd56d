"""Arithmetic with colours written ``#rrggbb``."""

from __future__ import annotations

_CHANNEL_LIMIT = 0.04045
_LUMINANCE_WEIGHTS = (0.2126, 0.7152, 0.0722)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def rgba(colour: str, opacity: float) -> str:
    """Return a ``#rrggbb`` colour as ``rgba(…)`` with an opacity in [0, 1]."""
    red, green, blue = _channels(colour)
    return f"rgba({red},{green},{blue},{opacity:g})"


def mix(start: str, end: str, *, share: float) -> str:
    """Return the colour a share in [0, 1] of the way from one to another, linear in RGB."""
    pairs = zip(_channels(start), _channels(end), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = (
        part / 12.92 if part <= _CHANNEL_LIMIT else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    )
    return sum(weight * part for weight, part in zip(_LUMINANCE_WEIGHTS, linear, strict=True))

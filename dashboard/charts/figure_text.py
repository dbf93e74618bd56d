"""The words and numbers in figures: escaped, wrapped, signed.

Plotly reads a small HTML in every text it draws (``<b>``, ``<br>``, ``<a>``, ``<span>``), and shows an entity it
doesn't know as it stands. So text from articles is escaped here without touching quotation marks.
"""

from __future__ import annotations

import html
import math
import re
import textwrap

ELLIPSIS = "…"
MINUS = "−"
BREAK = "<br>"

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""Control characters, and marks that turn the direction of the text around them."""

_LEAST_TO_BREAK = 4

_JOINTS = re.compile(r"[_/-]|(?<=\w)(?=\.)")

_CHARACTER_WIDTH = 0.56
"""Mean width of a character of the charts' typeface as a share of its size; measured on English text."""


def plain(text: str) -> str:
    """Return ``text`` on one line, without control characters and marks of writing direction."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def escaped(text: str) -> str:
    """Return ``text`` so that plotly draws it as it is: nothing in it is markup."""
    return html.escape(plain(text), quote=False)


def wrapped(text: str, *, width: int, lines: int = 2) -> str:
    """Return ``text`` escaped and broken into at most ``lines`` lines of at most ``width`` characters.

    A word longer than a line is broken, with a hyphen where it is no file's name; text that does not fit ends in an
    ellipsis.
    """
    return BREAK.join(html.escape(line, quote=False) for line in wrap_lines(text, width=width, lines=lines))


def wrap_lines(text: str, *, width: int, lines: int = 2) -> list[str]:
    """Return the lines of :func:`wrapped`, not escaped; at least one, which may be empty."""
    words = (piece for word in plain(text).split() for piece in _pieces(word, width))
    parts = textwrap.wrap(" ".join(words), width=width) or [""]
    if len(parts) > lines:
        kept = parts[lines - 1][: width - 1].rstrip(" ,;:.–-")
        parts = [*parts[: lines - 1], kept + ELLIPSIS]
    return parts


def breaks_of(word: str) -> list[int]:
    """Return where a file's name or an address may break: after its underscores, strokes and hyphens, before dots.

    Empty for a plain word. A hyphen put into such a name would seem to belong to it.
    """
    if not any(letter.isdigit() or letter in "_./" for letter in word.rstrip(".")):
        return []
    return [match.end() for match in _JOINTS.finditer(word) if match.end() < len(word)]


def _pieces(word: str, width: int) -> list[str]:
    """Break a word that is longer than a line: a plain one with hyphens, a file's name without."""
    if len(word) <= width or width < _LEAST_TO_BREAK:
        return [word]
    if joints := breaks_of(word):
        best = max((place for place in joints if width // 2 <= place <= width), default=width)
        return [word[:best], *_pieces(word[best:], width)]
    return [word[: width - 1] + "-", *_pieces(word[width - 1 :], width)]


def shortened(text: str, *, length: int) -> str:
    """Return ``text`` on one line of at most ``length`` characters, cut at a word where possible; not escaped."""
    line = plain(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip(" ,;:.–-") + ELLIPSIS


def signed(value: float, *, decimals: int = 2) -> str:
    """Return a value with its sign: ``+0.42``, ``−0.42``, ``0.00``."""
    rounded = round(value, decimals)
    sign = "" if rounded == 0 else "+" if rounded > 0 else MINUS
    return f"{sign}{abs(rounded):.{decimals}f}"


def interval(low: float, high: float) -> str:
    """Return an interval in words: ``95 % interval −0.71 to −0.10``."""
    if math.isnan(low) or math.isnan(high):
        return "no interval"
    return f"95 % interval {signed(low)} to {signed(high)}"


def counted(number: int, noun: str) -> str:
    """Return a count with its noun: ``1 sentence``, ``7 sentences``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def percent(share: float) -> str:
    """Return a share in whole percent: ``42 %``."""
    return f"{100 * share:.0f} %"


def width_of(text: str, *, size: float) -> float:
    """Return the estimated width of a line of text in pixels."""
    return len(text) * size * _CHARACTER_WIDTH


def note(text: str, colour: str, *, size: int) -> str:
    """Return our own markup in the given colour and size; ``text`` must be escaped already."""
    return f'<span style="color:{colour};font-size:{size}px;font-weight:400">{text}</span>'

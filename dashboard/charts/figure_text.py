"""The words and numbers in figures: escaped, wrapped, signed.

Plotly reads a small HTML in every text it draws (``<b>``, ``<br>``, ``<a>``, ``<span>``), and shows an entity it
doesn't know as it stands. So text from articles is escaped here without touching quotation marks.
"""

from __future__ import annotations

import html
import re
import textwrap

from dashboard.wording import ELLIPSIS, one_line

BREAK = "<br>"

_LEAST_TO_BREAK = 4

_JOINTS = re.compile(r"[_/-]|(?<=\w)(?=\.)")

_CHARACTER_WIDTH = 0.56
"""Mean width of a character of the charts' typeface as a share of its size; measured on English text."""


def escaped(text: str) -> str:
    """Return ``text`` so that plotly draws it as it is: nothing in it is markup."""
    return html.escape(one_line(text), quote=False)


def wrapped(text: str, *, width: int, lines: int = 2) -> str:
    """Return ``text`` escaped and broken into at most ``lines`` lines of at most ``width`` characters.

    A word longer than a line is broken, with a hyphen where it is no file's name; text that does not fit ends in an
    ellipsis.
    """
    return BREAK.join(html.escape(line, quote=False) for line in wrap_lines(text, width=width, lines=lines))


def wrap_lines(text: str, *, width: int, lines: int = 2) -> list[str]:
    """Return the lines of :func:`wrapped`, not escaped; at least one, which may be empty."""
    words = (piece for word in one_line(text).split() for piece in _pieces(word, width))
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


def width_of(text: str, *, size: float) -> float:
    """Return the estimated width of a line of text in pixels."""
    return len(text) * size * _CHARACTER_WIDTH


def note(text: str, colour: str, *, size: int) -> str:
    """Return our own markup in the given colour and size; ``text`` must be escaped already."""
    return f'<span style="color:{colour};font-size:{size}px;font-weight:400">{text}</span>'

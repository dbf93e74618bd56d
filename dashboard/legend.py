"""The legend of the marks in a text."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup import element, escaped

_SIGNS = {
    "actors": (("px-actor px-first", "Name", "an actor of the story"),),
    "sentiment": (
        ("px-actor px-negative px-first px-last", "Name", "portrayed unfavourably"),
        ("px-actor px-positive px-first px-last", "Name", "portrayed favourably"),
    ),
    "voices": (
        ("px-quoted px-first px-last", "words", "quoted"),
        ("px-reported px-first px-last", "words", "reported speech"),
    ),
    "framing": (("px-framing px-first px-last", "word", "more frequent here than elsewhere"),),
    "loaded": (("px-loaded px-first px-last", "word", "loaded"),),
    "frames": (("px-sign", "Frame", "what the sentence that follows shows"),),
    "naming": (("px-naming px-first px-last", "words", "title or description of an actor"),),
}
"""How each layer's marks look: class names, a sample, what it means."""


def legend_html(layers: Sequence[str]) -> str:
    """Explain the marks of the layers that are on."""
    signs = [sign for layer in layers for sign in _SIGNS[layer]]
    if not signs:
        return element("p", "No layer is on: the articles show as plain text.", css="px-note")
    shown = (element("span", element("span", sample, css=css), " ", escaped(meaning)) for css, sample, meaning in signs)
    return element("p", *shown, css="px-legend")

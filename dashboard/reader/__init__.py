"""The reader: two to four articles side by side, with their marks, as a Streamlit element of our own.

The browser builds it from JSON and writes every text as text, so nothing in an article can become markup. It
fetches nothing. Marks show what they mean when pointed at and when reached with the keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from dashboard.reader.payload import ReaderArticle, Reading, reader_article, reader_data, reader_texts
from dashboard.state.facets import is_facet
from dashboard.style.theme import marks_css, variables

__all__ = ["Chosen", "Clicked", "ReaderArticle", "Reading", "reader", "reader_article", "reader_texts", "send_texts"]

MOST_FACETS = 40
"""Facets that are read from a browser: more than the legend has is no choice."""

_SCRIPTS = ("text.js", "marks.js", "tips.js", "legend.js", "profile.js", "minimap.js", "reader.js")
"""Parts of the script, in one module; the last one is the element."""

_TEXTS = """
// What the columns of the reader hold stays here: a switch needn't send it again.
export default function ({ data }) {
  globalThis.parallaxTexts = data;
  document.dispatchEvent(new CustomEvent('parallax-texts'));
}
"""

_STYLES = ("reader.css", "above.css")


@dataclass(frozen=True, slots=True)
class Clicked:
    """What the reader of the page clicked: a sentence, and the mark in it (its id, or empty)."""

    article_id: str
    sentence_id: int
    mark_id: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader of the page chose in the legend or a profile: facets, and a layer that must be on for them."""

    only: tuple[str, ...]
    layer: str


def send_texts(texts: Mapping[str, Any], *, key: str) -> None:
    """Send what the columns of the reader hold, unseen.

    It is most of what the page sends. Drawn outside the part that a switch redraws, it is sent once.

    Args:
        texts: What they hold, from :func:`reader_texts`.
        key: Key of the element.
    """
    result = st.components.v2.component("parallax_texts", js=_TEXTS)(key=key, data=texts, height=1)
    del result


def reader(
    version: str,
    *,
    key: str,
    focus: tuple[str, int] | None = None,
    reading: Reading = Reading(),  # noqa: B008 (frozen)
    on_click: Callable[[Clicked], None] | None = None,
    on_choice: Callable[[Chosen], None] | None = None,
) -> None:
    """Show articles side by side, once their texts are sent; below 800 pixels one under the other.

    Args:
        version: What the columns hold, from :func:`reader_texts`, which :func:`send_texts` sends.
        key: Key of the element.
        focus: ``(article_id, sentence_id)`` of a sentence to bring into view and outline.
        reading: What is shown, and how.
        on_click: Called before the run that a click on a sentence starts.
        on_choice: Called before the run that a choice in the legend starts.
    """

    def clicked() -> None:
        value = _clicked(st.session_state[key].get("clicked"))
        if value is not None and on_click is not None:
            on_click(value)

    def chosen() -> None:
        value = _chosen(st.session_state[key].get("chosen"))
        if value is not None and on_choice is not None:
            on_choice(value)

    data = reader_data(version, focus=focus, reading=reading)
    _element()(key=key, data=data, on_clicked_change=clicked, on_chosen_change=chosen)


def _clicked(value: Any) -> Clicked | None:
    """Read what the browser sent; whatever has not its shape is no click."""
    if not isinstance(value, dict):
        return None
    article, sentence, mark = value.get("article_id"), value.get("sentence_id"), value.get("mark_id")
    if not isinstance(article, str) or not isinstance(sentence, int) or not isinstance(mark, str):
        return None
    return Clicked(article, sentence, mark)


def _chosen(value: Any) -> Chosen | None:
    """Read a choice that the browser sent; whatever has not its shape is none."""
    if not isinstance(value, dict):
        return None
    only, layer = value.get("only"), value.get("layer")
    if not isinstance(only, list) or not isinstance(layer, str):
        return None
    known = dict.fromkeys(item for item in only if isinstance(item, str) and is_facet(item))
    return Chosen(tuple(known)[:MOST_FACETS], layer)


@cache
def _element() -> Any:
    folder = files("dashboard.reader")
    css = "\n".join(
        (
            f".reader {{{variables()}}}",
            f'.reader[data-theme="dark"] {{{variables(dark=True)}}}',
            marks_css(),
            *(folder.joinpath(name).read_text(encoding="utf-8") for name in _STYLES),
        )
    )
    script = "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in _SCRIPTS)
    return st.components.v2.component("parallax_reader", css=css, js=script)

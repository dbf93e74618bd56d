"""The reader: two to four articles side by side, with their marks, as a Streamlit element of our own.

The browser builds it from JSON and writes every text as text, so nothing in an article can become markup. It
fetches nothing. Marks show what they mean when pointed at and when reached with the keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import streamlit as st

from dashboard.facets import is_facet
from dashboard.legend import Group
from dashboard.reader.payload import ReaderArticle, Reading, reader_article, reader_data
from dashboard.theme import marks_css, variables

__all__ = ["Chosen", "Clicked", "ReaderArticle", "Reading", "reader", "reader_article"]

MOST_FACETS = 40
"""Facets that are read from a browser: more than the legend has is no choice."""

_SCRIPTS = ("text.js", "marks.js", "tips.js", "legend.js", "profile.js", "minimap.js", "reader.js")
"""Parts of the script, in one module; the last one is the element."""

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


def reader(
    articles: Sequence[ReaderArticle],
    *,
    key: str,
    focus: tuple[str, int] | None = None,
    reading: Reading = Reading(),  # noqa: B008 (frozen)
    legend: Sequence[Group] = (),
    names: Mapping[str, str] = MappingProxyType({}),
    on_click: Callable[[Clicked], None] | None = None,
    on_choice: Callable[[Chosen], None] | None = None,
) -> None:
    """Show articles side by side; below 800 pixels one under the other.

    Args:
        articles: One to four articles, from :func:`reader_article`.
        key: Key of the element.
        focus: ``(article_id, sentence_id)`` of a sentence to bring into view and outline.
        reading: What is shown, and how.
        legend: What the marks mean, from :func:`dashboard.legend.legend`.
        names: Names of actors and their placeholders, from :func:`dashboard.blind.spoken_names`.
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

    data = reader_data(articles, focus=focus, reading=reading, legend=legend, names=names)
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

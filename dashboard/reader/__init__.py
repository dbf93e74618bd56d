"""The reader: two to four articles side by side, with their marks, as a Streamlit element of our own.

The browser builds it from JSON and writes every text as text, so nothing in an article can become markup. It
fetches nothing. Marks show what they mean when pointed at and when reached with the keyboard.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from dashboard.reader.payload import ReaderArticle, reader_article, reader_data
from dashboard.theme import marks_css, variables

__all__ = ["Clicked", "ReaderArticle", "reader", "reader_article"]


@dataclass(frozen=True, slots=True)
class Clicked:
    """What the reader of the page clicked: a sentence, and the mark in it (its id, or empty)."""

    article_id: str
    sentence_id: int
    mark_id: str


def reader(
    articles: Sequence[ReaderArticle],
    *,
    key: str,
    focus: tuple[str, int] | None = None,
    hidden_layers: Sequence[str] = (),
) -> Clicked | None:
    """Show articles side by side; below 800 pixels one under the other.

    Args:
        articles: One to four articles, from :func:`reader_article`.
        key: Key of the element.
        focus: ``(article_id, sentence_id)`` of a sentence to bring into view and outline.
        hidden_layers: Names of layers whose marks are not shown.

    Returns:
        What was clicked, in the run that the click started; else None.
    """
    data = reader_data(articles, focus=focus, hidden_layers=hidden_layers)
    result: Mapping[str, Any] = _element()(key=key, data=data, on_clicked_change=_nothing)
    return _clicked(result.get("clicked"))


def _clicked(value: Any) -> Clicked | None:
    """Read what the browser sent; whatever has not its shape is no click."""
    if not isinstance(value, dict):
        return None
    article, sentence, mark = value.get("article_id"), value.get("sentence_id"), value.get("mark_id")
    if not isinstance(article, str) or not isinstance(sentence, int) or not isinstance(mark, str):
        return None
    return Clicked(article, sentence, mark)


def _nothing() -> None:
    """Streamlit reports a trigger only where a callback is given."""


@cache
def _element() -> Any:
    folder = files("dashboard.reader")
    css = "\n".join(
        (
            f".reader {{{variables()}}}",
            f'.reader[data-theme="dark"] {{{variables(dark=True)}}}',
            marks_css(),
            folder.joinpath("reader.css").read_text(encoding="utf-8"),
        )
    )
    return st.components.v2.component(
        "parallax_reader", css=css, js=folder.joinpath("reader.js").read_text(encoding="utf-8")
    )

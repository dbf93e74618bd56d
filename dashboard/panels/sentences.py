"""Lists of sentences: whole, with the words that count marked, each with its way into Compare."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.markup.elements import element, escaped
from dashboard.markup.highlight import sentence_html
from dashboard.markup.links import link
from dashboard.panels.correcting import correct_sentence, is_open, sign_of, way_to_correct
from dashboard.panels.page_context import Opened
from dashboard.queries.evidence import Evidence
from dashboard.runtime import session
from dashboard.state.pages import CompareState
from dashboard.wording import LAYERS

AT_FIRST = 8
"""Sentences shown before the reader asks for more."""


def show_sentences(
    opened: Opened, sentences: Sequence[Evidence], *, key: str, name_article: bool = True, layer: str = ""
) -> None:
    """Show sentences in the order given.

    Args:
        opened: The event they come from.
        sentences: What to show; not empty.
        key: Name of the list on its page.
        name_article: Whether to say which article each comes from.
        layer: A layer that Compare shows, beside those that are on, when a sentence is opened there.
    """
    everything = st.session_state.get(f"{key}_all", False)
    rows: list[str] = []
    for item in sentences if everything else sentences[:AT_FIRST]:
        ways = link("compare", "Read it in its article", link_to(item, opened, layer=layer)), way_to_correct(item.place)
        rows.append(element("div", _html(item, opened, name_article=name_article), *ways, css="px-listed"))
        if is_open(item.place):
            st.html(element("div", *rows, css="px-sentences"))
            rows = []
            correct_sentence(opened, item.place)
    if rows:
        st.html(element("div", *rows, css="px-sentences"))
    if len(sentences) > AT_FIRST:
        st.toggle(f"Show all {len(sentences)} sentences", key=f"{key}_all")


def link_to(item: Evidence, opened: Opened, *, layer: str = "") -> dict[str, list[str]]:
    """Return what opens a sentence in Compare, with a layer switched on."""
    shown = session.current(CompareState).layers
    layers = [name for name in LAYERS if name == layer or name in shown] if layer else shown
    return session.link_to_sentence(item.place, among=opened.labels, layers=layers)


def _html(item: Evidence, opened: Opened, *, name_article: bool) -> str:
    head = []
    if name_article:
        head.append(element("b", escaped(opened.labels[item.place.article_id])))
    if item.note:
        head.append(element("span", escaped(item.note), css="px-value"))
    text = opened.article(item.place.article_id)["text"]
    sentence = sentence_html(text, item.layers, voice=item.voice, speaker=item.speaker, start=item.start, end=item.end)
    signs = sign_of(opened, item.place)
    return element("p", " ".join(head), css="px-source") * bool(head) + sentence + signs

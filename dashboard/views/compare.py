"""Compare: two to four articles side by side, with layers of marks."""

from __future__ import annotations

import streamlit as st

from dashboard import selection
from dashboard.layers import article_layers
from dashboard.legend import legend_html
from dashboard.panels.messages import link_to_page, note
from dashboard.panels.opened import Opened, open_event
from dashboard.reader import reader, reader_article
from dashboard.tables import of_article
from dashboard.wording import LAYERS

# Articles that are open before the reader chooses; a bare string would show, Streamlit draws those in its scripts.
AT_FIRST = 2


def show() -> None:
    """Draw the page."""
    opened = open_event("compare")
    articles = _choose_articles(opened)
    if len(opened.labels) < 2:
        note("One article is here so far; with a second one they stand side by side.")
        link_to_page("add", "Add more articles")
    layers = _choose_layers()
    st.html(legend_html(layers))
    _read(opened, articles, layers)


def _choose_articles(opened: Opened) -> tuple[str, ...]:
    key = "compared"
    known = tuple(article for article in selection.current().articles if article in opened.labels)
    st.session_state[key] = list(known or tuple(opened.labels)[:AT_FIRST])
    st.multiselect(
        "Articles, from left to right",
        list(opened.labels),
        format_func=lambda article_id: opened.labels[article_id],
        key=key,
        max_selections=selection.MAX_COMPARED,
        placeholder="Choose two to four articles",
        on_change=lambda: selection.change(articles=tuple(st.session_state[key]), sentence=None),
    )
    return tuple(st.session_state[key])


def _choose_layers() -> tuple[str, ...]:
    key = "layers"
    st.session_state[key] = list(selection.current().layers)
    st.pills(
        "Show in the text",
        list(LAYERS),
        selection_mode="multi",
        format_func=lambda layer: LAYERS[layer],
        key=key,
        help="Layers of marks. Point at a mark, or move to it with the Tab key, to read what it says.",
        on_change=lambda: selection.change(layers=tuple(layer for layer in LAYERS if layer in st.session_state[key])),
    )
    return tuple(st.session_state[key])


def _read(opened: Opened, articles: tuple[str, ...], layers: tuple[str, ...]) -> None:
    columns = [
        reader_article(
            opened.article(article_id),
            of_article(opened.analysis["sentences"], article_id),
            article_layers(opened.analysis, article_id),
            label=opened.labels[article_id],
            meta=opened.meta(article_id),
        )
        for article_id in articles
    ]
    place = selection.current().sentence
    reader(
        columns,
        key="reader",
        focus=(place.article_id, place.sentence_id) if place is not None else None,
        hidden_layers=[layer for layer in LAYERS if layer not in layers],
    )


if __name__ == "__main__":
    show()

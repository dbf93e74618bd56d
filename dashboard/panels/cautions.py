"""What a reader must know before comparing the articles of an event: opinion among news, copies, strays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from dashboard.markup.elements import element, lines
from dashboard.panels.messages import show_link
from dashboard.panels.outliers import open_strays
from dashboard.panels.page_context import Opened
from dashboard.queries.findings import (
    copies_note,
    gather_passages,
    genre_note,
    passage_note,
    strays_note,
    without_copies,
)
from dashboard.runtime import cache, session

_GENRES = "Opinion and news."


def show_cautions(opened: Opened, *, nameless: Sequence[str] = ()) -> None:
    """List what makes the comparison unlike; nothing is drawn where all are alike.

    Args:
        opened: The event.
        nameless: Files of articles whose outlet is unknown.
    """
    said = [(head, body) for head, body in _cautions(opened, nameless) if body]
    if not said:
        return
    with st.container(border=True, key="px_cautions"):
        st.html(element("p", element("b", "Before you compare"), css="px-source") + lines(said))
        if any(head != _GENRES for head, _ in said):
            show_link("add", "Settle it on Add articles", session.link_to("add"))


def _cautions(opened: Opened, nameless: Sequence[str]) -> Iterator[tuple[str, str]]:
    store, event_id = cache.open_store(), opened.event.event_id
    articles = store.articles_of(event_id)
    shown = [article for article in articles if article.article_id in opened.labels]
    names = {article.article_id: article.outlet_name for article in articles}
    found = cache.findings_of(articles)
    strays = open_strays(opened.event, articles)
    own_text = opened.filters.text == "own"
    if nameless:
        yield "Outlet unknown.", f"The text doesn't tell which outlet published {', '.join(nameless)}."
    yield _GENRES, genre_note([article.genre for article in shown], [names[article.article_id] for article in shown])
    yield (
        "Another event?",
        strays_note([names[stray.article_id] for stray in strays if stray.article_id in opened.labels]),
    )
    yield "The same text twice?", copies_note(found, store.decisions.reasons(event_id, "keep both"), left_out=own_text)
    yield (
        "Shared passages.",
        passage_note(gather_passages(without_copies(found), articles), left_out=own_text),
    )

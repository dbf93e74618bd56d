"""Articles that seem to be about another event, with the reason and a way to an event of their own."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.ingest import Stray
from analysis.records import Article
from dashboard.markup.elements import element, escaped
from dashboard.panels.aside import say_taken
from dashboard.panels.messages import note
from dashboard.panels.unsaved import saving
from dashboard.runtime import cache
from dashboard.store.event_store import Event

_MOVED = "stray_moved"
_TITLE_CHARACTERS = 70


def open_strays(event: Event, articles: Sequence[Article]) -> list[Stray]:
    """Return the strays of an event that the reader has not said belong to it."""
    belonging = cache.open_store().decisions.reasons(event.event_id, "belongs")
    found = cache.findings_of(tuple(articles)).strays
    return [stray for stray in found if stray.article_id not in belonging]


def show_strays(event: Event, articles: Sequence[Article]) -> None:
    """Point out strays; nothing is drawn where there are none left to decide on."""
    moved = st.session_state.pop(_MOVED, "")
    if moved:
        note(f"Moved to the event “{moved}”; open it in the sidebar. Undo stands under Kept aside.")
    strays = open_strays(event, articles)
    if not strays:
        return
    known = {article.article_id: article for article in articles}
    st.subheader("About another event?")
    note("Articles on another event would show as outlets that leave things out. The signs can be wrong: you decide.")
    for stray in strays:
        _stray(event, stray, known[stray.article_id])


def _stray(event: Event, stray: Stray, article: Article) -> None:
    decisions = cache.open_store().decisions
    with st.container(border=True, key=f"stray_{article.article_id}"):
        named = element("b", escaped(article.outlet_name))
        st.html(
            element("p", named, " ", escaped(article.title), css="px-source")
            + element("p", escaped(stray.reason), css="px-source")
        )
        ways = st.container(horizontal=True)
        ways.button(
            "Move to an event of its own",
            key=f"move_{article.article_id}",
            on_click=saving(_move),
            args=(event, article),
        )
        ways.button(
            "It belongs here",
            key=f"belongs_{article.article_id}",
            on_click=saving(decisions.keep),
            args=(event.event_id, "belongs", article.article_id),
        )


def _move(event: Event, article: Article) -> None:
    store = cache.open_store()
    if article.article_id not in {there.article_id for there in store.articles_of(event.event_id)}:
        return  # a second click on the same button
    title = article.title or f"{article.outlet_name}, {article.published[:10] or 'undated'}"
    short = title if len(title) <= _TITLE_CHARACTERS else f"{title[:_TITLE_CHARACTERS].rstrip()} …"
    other = store.move_article(event.event_id, article, short)
    say_taken(event, article)
    st.session_state[_MOVED] = other.title

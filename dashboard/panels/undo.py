"""The last thing the reader took away, on every page, with the way to have it back."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.markup.elements import element, escaped
from dashboard.panels.unsaved import saving
from dashboard.runtime import cache, session

_STATE = "taken_away"


@dataclass(frozen=True, slots=True)
class Taken:
    """An event that was put away, or an article that was taken out of one.

    Attributes:
        said: What happened, in words; may hold names from articles.
        event_id: Which event.
        article_id: Which article of it; empty for the event itself.
    """

    said: str
    event_id: str
    article_id: str = ""


def remember(taken: Taken) -> None:
    """Offer from now on to undo this; what was offered before stays undoable where it is listed."""
    st.session_state[_STATE] = taken


def offer_undo() -> None:
    """Draw the offer; nothing is drawn where there is nothing to undo any more."""
    taken: Taken | None = st.session_state.get(_STATE)
    if taken is None:
        return
    if not _is_away(taken):
        _forget()
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="px_undo"):
        st.html(element("p", escaped(taken.said), css="px-active"))
        st.button("Undo", key="undo_last", type="primary", on_click=saving(_undo), args=(taken,))
        st.button("Leave it so", key="undo_forget", on_click=_forget)


def _is_away(taken: Taken) -> bool:
    store = cache.open_store()
    if taken.article_id:
        return taken.article_id in {article.article_id for article in store.removed_from(taken.event_id)}
    return taken.event_id in {event.event_id for event in store.events_away()}


def _undo(taken: Taken) -> None:
    store = cache.open_store()
    if taken.article_id:
        store.restore_article(taken.event_id, taken.article_id)
    else:
        store.archive.bring_back(taken.event_id)
    session.change(event=taken.event_id)
    _forget()


def _forget() -> None:
    st.session_state.pop(_STATE, None)

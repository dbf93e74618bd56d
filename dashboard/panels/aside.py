"""Articles that are kept aside, each with its reason and a way back."""

from __future__ import annotations

import streamlit as st

from analysis.records import Article
from dashboard.markup.elements import element, escaped
from dashboard.panels.messages import heading
from dashboard.panels.undo import Taken, remember
from dashboard.panels.unsaved import saving
from dashboard.runtime import cache
from dashboard.store.event_store import Event

_REMOVED = "You removed it."


def set_aside(event: Event, article: Article, reason: str) -> None:
    """Take an article out of the event and remember why; :func:`bring_back` undoes it."""
    take_out(event, article, reason=reason)


def take_out(event: Event, article: Article, *, reason: str = "") -> None:
    """Take an article out of the event because the reader says so; :func:`bring_back` undoes it."""
    cache.open_store().remove_article(event.event_id, article.article_id, reason=reason)
    say_taken(event, article)


def say_taken(event: Event, article: Article) -> None:
    """Offer to undo that an article was taken out."""
    named = article.outlet_name
    remember(Taken(f"{named} is taken out of “{event.title}”.", event.event_id, article.article_id))


def bring_back(event: Event, article_id: str) -> None:
    """Bring an article that was kept aside back to its place."""
    cache.open_store().restore_article(event.event_id, article_id)


def show_aside(event: Event) -> None:
    """List what is kept aside; nothing is drawn where nothing is."""
    store = cache.open_store()
    removed = store.removed_from(event.event_id)
    foreign = store.decisions.reasons(event.event_id, "foreign")
    if not removed and not foreign:
        return
    heading("Kept aside")
    reasons = {**store.decisions.reasons(event.event_id, "missing"), **store.decisions.reasons(event.event_id, "aside")}
    for article in removed:
        name, back = st.columns([5, 1], vertical_alignment="center")
        head = f"{article.outlet_name}: {article.title}"
        name.html(_line(head, reasons.get(article.article_id, _REMOVED)))
        back.button(
            "Undo",
            key=f"restore_{article.article_id}",
            width="stretch",
            on_click=saving(bring_back),
            args=(event, article.article_id),
        )
    for number, (source_name, reason) in enumerate(foreign.items()):
        name, back = st.columns([5, 1], vertical_alignment="center")
        name.html(_line(source_name, reason))
        back.button(
            "Forget",
            key=f"forget_{number}",
            width="stretch",
            help="Take it off this list; the file itself is not touched.",
            on_click=saving(store.decisions.drop),
            args=(event.event_id, "foreign", source_name),
        )


def _line(head: str, reason: str) -> str:
    return element("p", element("b", escaped(head)), " ", escaped(reason), css="px-source")

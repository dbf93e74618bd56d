"""Outlets that only the files' names tell: offered for all articles at once, and taken back at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from analysis.records import Article
from dashboard.edits.file_names import suggestions, with_name, without_name
from dashboard.panels.messages import note
from dashboard.panels.unsaved import saving
from dashboard.runtime import cache
from dashboard.store.event_store import Event
from dashboard.wording import count_of, listed, one_line

_MOST_NAMED = 5
_TAKEN = "outlets_from_names"


def offer_file_names(event: Event, articles: Sequence[Article]) -> None:
    """Offer to name outlets after files where texts don't tell; after that, offer to undo it."""
    told = suggestions(articles)
    taken: tuple[str, tuple[str, ...]] = st.session_state.get(_TAKEN, ("", ()))
    if told:
        pairs = [
            f"{article.source_name} as {told[article.article_id].outlet}"
            for article in articles
            if article.article_id in told
        ]
        more = [f"{len(pairs) - _MOST_NAMED} more"] if len(pairs) > _MOST_NAMED else []
        few = listed([one_line(pair) for pair in pairs[:_MOST_NAMED]] + more)
        told_by = "the name of its file does" if len(told) == 1 else "the names of their files do"
        with _row("px_file_names"):
            verb = "doesn't" if len(told) == 1 else "don't"
            note(f"{count_of(len(told), 'article')} {verb} tell the outlet, but {told_by}: {few}.")
            st.button("Use these names", key="use_file_names", on_click=saving(_take), args=(event, tuple(told)))
    elif taken[0] == event.event_id and taken[1]:
        with _row("px_file_names"):
            note(f"{count_of(len(taken[1]), 'outlet')} named after files; every name can be changed below.")
            st.button("Undo", key="undo_file_names", on_click=saving(_give_back), args=(event, taken[1]))


def _row(key: str) -> st.delta_generator.DeltaGenerator:
    return st.container(border=True, horizontal=True, vertical_alignment="center", key=key)


def _take(event: Event, article_ids: tuple[str, ...]) -> None:
    st.session_state[_TAKEN] = event.event_id, article_ids
    _edit(event, article_ids, with_name)


def _give_back(event: Event, article_ids: tuple[str, ...]) -> None:
    st.session_state.pop(_TAKEN, None)
    _edit(event, article_ids, without_name)


def _edit(event: Event, article_ids: Sequence[str], edit: Callable[[Article], Article]) -> None:
    there = {article.article_id for article in cache.open_store().articles_of(event.event_id)}
    for article_id in article_ids:
        if article_id in there:
            cache.open_store().edit_article(event.event_id, article_id, edit)

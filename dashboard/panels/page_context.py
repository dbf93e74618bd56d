"""The event a page shows: its articles, its analysis, and how to draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import streamlit as st

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.panels.draw_marker import end_page
from dashboard.panels.events import new_event_form, say_gone
from dashboard.panels.filters import nothing_passes, show_filters
from dashboard.panels.messages import header, links, note, show_link
from dashboard.panels.redraw import say_redrawn
from dashboard.panels.viewport import is_dark, is_narrow
from dashboard.queries.article_labels import labels
from dashboard.queries.corrected import SIGN, how_many
from dashboard.queries.filters import Filters, counted, settled
from dashboard.queries.shared_passages import left_out
from dashboard.runtime import cache, session
from dashboard.server.render_lock import render_lock
from dashboard.state.pages import EventState, FilteredState
from dashboard.store.event_store import Event
from dashboard.wording import count_of

_STOPPED = "stopped_dataset"
_READING, _MEASURING = 0.5, 0.4
"""The shares of the time of an analysis that reading and measuring take; the rest is summing up."""


@dataclass(frozen=True)
class Opened:
    """An event with its analysis, ready to be shown.

    Attributes:
        event: Which event.
        analysis: Its tables, as far as the reader's filters let them through.
        whole: All of their rows, of the text that counts.
        full: All of the rows, of all text: what changes the event, and what is read, must not depend on a filter.
        filters: The filters that are active.
        dark: Whether the page is dark.
        compact: Whether the page is as narrow as a phone's.
    """

    event: Event
    analysis: Analysis
    whole: Analysis
    full: Analysis
    filters: Filters
    dark: bool
    compact: bool

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Names of the articles by their id, in the order in which all charts show them.

        An article keeps its name whatever is filtered.
        """
        shown = set(self.analysis["articles"]["article_id"])
        return {key: name for key, name in labels(self.whole["articles"]).items() if key in shown}

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of the actors that are measured, the most mentioned first."""
        return tuple(target.name for target in self.analysis.targets if target.kind == "actor")

    @property
    def all_targets(self) -> tuple[str, ...]:
        """Names of the actors and issues that are measured, in their order."""
        return tuple(target.name for target in self.analysis.targets)

    def article(self, article_id: str) -> Mapping[str, Any]:
        """Return an article's row of the articles table, with all of its text."""
        return _rows(self.full)[article_id]

    def meta(self, article_id: str) -> str:
        """Say in a line what is known of an article: headline, date, genre, length."""
        row = self.article(article_id)
        left = left_out(self.full, (article_id,)) if self.filters.text == "own" else None
        words = left.short if left is not None and left.words else count_of(row["n_words"], "word")
        return " · ".join(part for part in (row["published"][:10], row["genre"], words) if part)


@remembered
def _rows(full: Analysis) -> Mapping[str, Mapping[str, Any]]:
    return {str(row["article_id"]): cast("Mapping[str, Any]", row) for row in full["articles"].to_dict("records")}


def open_event(page: str) -> Opened:
    """Write the page's head and return its event; a page without articles says what to do and ends here."""
    event = begin_event(page)
    return filtered(event, analysed(event))


def begin_event(page: str) -> Event:
    """Write the page's head and return its event, which has articles; without any the page ends here."""
    event = current_event()
    header(page, event)
    if not cache.open_store().has_articles(event.event_id):
        _teach()
        end_page()
    return event


def filtered(event: Event, full: Analysis) -> Opened:
    """Draw the filters and return what they let through; where they let nothing through, the page ends here."""
    say_redrawn()
    filters = settled(Filters.of(session.current(FilteredState)), full)
    part = cache.part_of(event, filters)
    show_filters(full, part, filters)
    _say_corrected(full)
    if part["articles"].empty:
        nothing_passes()
        end_page()
    return Opened(event, part, counted(full, filters), full, filters, dark=is_dark(), compact=is_narrow())


def _say_corrected(full: Analysis) -> None:
    """Say that corrections count on this page, with the way to them."""
    number = how_many(full)
    if number:
        words = f"{SIGN} {count_of(number, 'correction')} {'counts' if number == 1 else 'count'} on this page"
        show_link("corrections", words, session.choices().params("corrections"))


def current_event() -> Event:
    """Return the event that is open; a page without one says why, or how to get one, and ends here."""
    chosen = session.current(EventState).event
    event = cache.open_store().event(chosen)
    if event is None:
        if chosen:
            say_gone(chosen)
        else:
            _teach_events()
        end_page()
    return event


def analysed(event: Event) -> Analysis:
    """Return an event's analysis, telling how far it is where it takes time; the reader can stop it.

    Not for a part of a page that runs alone: a click in one waits until the run under way has ended, one on Stop too.
    """
    if cache.is_analysed(event):
        return cache.analysis_of(event)
    dataset = cache.open_store().dataset_id(event.event_id)
    if st.session_state.get(_STOPPED) == dataset:
        _offer_to_go_on()
        end_page()
    render_lock.release()
    place = st.empty()
    with place.container():
        st.text("Reading the articles: who is named, who speaks, how each is portrayed.")
        bar = st.progress(0.0)
        label = st.empty()
        # A click starts a new run, which ends this one at its next sign of progress.
        st.button("Stop", key="stop_analysis", on_click=lambda: st.session_state.update({_STOPPED: dataset}))

        def show(done: int, total: int, name: str) -> None:
            bar.progress(_READING * done / max(total, 1))
            label.text(f"{done} of {count_of(total, 'article')} read: {name}")

        def show_measured(done: int, total: int, name: str) -> None:
            bar.progress(_READING + _MEASURING * done / max(total, 1))
            rest = "putting the tables together" if done == total else name
            label.text(f"{done} of {count_of(total, 'article')} measured: {rest}")

        def wait() -> None:
            label.text("Another event is being read; this one is next.")

        analysis = cache.analysis_of(event, progress=show, measuring=show_measured, waiting=wait)
    place.empty()
    return analysis


def _offer_to_go_on() -> None:
    st.subheader("Stopped")
    note("The articles are kept, but they are not analysed yet, so there is nothing to show. It starts over.")
    st.button("Analyse them", key="go_on", type="primary", on_click=lambda: st.session_state.pop(_STOPPED, None))


def _teach_events() -> None:
    st.title("No event is open")
    note("An event is what your articles are about: a phone call, a vote, a storm. Name one, then add its articles.")
    new_event_form("first_event")
    away = cache.open_store().events_away()
    if away:
        note(f"{count_of(len(away), 'event')} can be brought back in the sidebar, under Away.")


def _teach() -> None:
    st.subheader("There are no articles in this event yet")
    st.markdown(
        "Parallax compares how different outlets tell **one** event. Add two or more articles about it, "
        "from different outlets: files (text, HTML, PDF, Word …) or pasted text. "
        "They stay on this machine."
    )
    links("add")

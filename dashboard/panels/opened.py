"""The event a page shows: its articles, its analysis, and how to draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import streamlit as st

from analysis.pipeline import Analysis
from dashboard import cache, selection
from dashboard.charts import labels
from dashboard.panels.messages import header, links
from dashboard.panels.viewport import is_narrow
from dashboard.store import Event
from dashboard.wording import count_of


@dataclass(frozen=True)
class Opened:
    """An event with its analysis, ready to be shown.

    Attributes:
        event: Which event.
        analysis: Its tables.
        dark: Whether the page is dark.
        compact: Whether the page is as narrow as a phone's.
    """

    event: Event
    analysis: Analysis
    dark: bool
    compact: bool

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Names of the articles by their id, in the order in which all charts show them."""
        return labels(self.analysis["articles"])

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of the actors that are measured, the most mentioned first."""
        return tuple(target.name for target in self.analysis.targets if target.kind == "actor")

    @property
    def all_targets(self) -> tuple[str, ...]:
        """Names of the actors and issues that are measured, in their order."""
        return tuple(target.name for target in self.analysis.targets)

    def article(self, article_id: str) -> Mapping[str, Any]:
        """Return an article's row of the articles table."""
        return self._rows[article_id]

    def meta(self, article_id: str) -> str:
        """Say in a line what is known of an article: headline, date, genre, length."""
        row = self.article(article_id)
        known = (row["published"][:10], row["genre"], count_of(row["n_words"], "word"))
        return " · ".join(part for part in known if part)

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[str, Any]]:
        return {
            str(row["article_id"]): cast("Mapping[str, Any]", row)
            for row in self.analysis["articles"].to_dict("records")
        }


def is_dark() -> bool:
    """Tell whether the reader's page is dark."""
    return st.context.theme.type == "dark"


def open_event(page: str) -> Opened:
    """Write the page's head and return its event; a page without articles says what to do and ends here."""
    event = current_event()
    header(page, event)
    if not cache.open_store().has_articles(event.event_id):
        _teach()
        st.stop()
    analysis = analysed(event)
    return Opened(event, analysis, dark=is_dark(), compact=is_narrow())


def current_event() -> Event:
    """Return the event that is open; :mod:`dashboard.app` has made sure that there is one."""
    event = cache.open_store().event(selection.current().event)
    if event is None:
        st.stop()
    return event


def analysed(event: Event) -> Analysis:
    """Return an event's analysis, telling how far it is where it takes time."""
    if cache.is_analysed(event):
        return cache.analysis_of(event)
    place = st.empty()
    with place.container():
        st.text("Reading the articles: who is named, who speaks, how each is portrayed.")
        bar = st.progress(0.0)
        label = st.empty()

        def show(done: int, total: int, name: str) -> None:
            bar.progress(done / max(total, 1))
            label.text(f"{done} of {count_of(total, 'article')} read: {name}")

        analysis = cache.analysis_of(event, progress=show)
    place.empty()
    return analysis


def _teach() -> None:
    st.subheader("There are no articles in this event yet")
    st.markdown(
        "Parallax compares how different outlets tell **one** event. Add two or more articles about it, "
        "from different outlets: files (text, HTML, PDF, Word …) or pasted text. "
        "They stay on this machine."
    )
    links("add")

"""Heads of pages, notes, problems and links between pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import streamlit as st
from streamlit.errors import FragmentHandledException

from analysis.errors import ParallaxError
from analysis.ingest import Problem
from dashboard.markup.elements import element, escaped, lines
from dashboard.markup.links import link
from dashboard.panels.draw_marker import mark_drawn
from dashboard.runtime import cache, session
from dashboard.state.views import VIEWS
from dashboard.store.event_store import Event
from dashboard.wording import count_of

_MOST_LISTED = 12
"""Problems that are shown at once; a large corpus can have hundreds."""


def header(page: str, event: Event) -> None:
    """Write a page's head: which page, which event, and that samples are samples."""
    sample = event.kind == "sample"
    kicker = f"{VIEWS[page][0]} · sample event" if sample else VIEWS[page][0]
    parts = [element("p", kicker, css="px-kicker"), element("h1", escaped(event.title))]
    if page == "overview" and sample:
        parts.append(element("p", element("b", "Sample event."), " ", escaped(event.note), css="px-note"))
    elif event.note and not sample:
        parts.append(element("p", escaped(event.note), css="px-note"))
    st.html(element("header", *parts, css="px-header"))


def heading(text: str, *, anchor: str = "") -> None:
    """Write the heading of a part of a page; ``anchor`` is what :func:`dashboard.panels.scroll.scroll_to` finds it by.

    Streamlit's own reads Markdown and brings a link and its tools along, which takes four times as long to draw.
    """
    st.html(element("h2", escaped(text), css="px-heading", anchor=anchor))


def note(text: str) -> None:
    """Write a quiet line of explanation; ``text`` may hold names from articles."""
    st.html(element("p", escaped(text), css="px-note"))


def links(*pages: str) -> None:
    """Write links to pages."""
    for page in pages:
        link_to_page(page, VIEWS[page][0])


def link_to_page(page: str, label: str) -> None:
    """Write a link to a page that keeps what is chosen there."""
    show_link(page, label, session.choices().params(page))


def show_link(page: str, label: str, params: Mapping[str, Sequence[str]], *, css: str = "") -> None:
    """Write a link to a page, at these query parameters, on a line of its own."""
    st.html(element("p", link(page, label, params, css=css), css="px-way"))


def show_problems(problems: Sequence[Problem]) -> None:
    """Say which inputs were not read, and which were read with a remark, and why."""
    refused = [problem for problem in problems if problem.refused and not problem.foreign]
    _list(f"{count_of(len(refused), 'file')} not read", refused)
    _list("Kept aside, not analysed", [problem for problem in problems if problem.foreign])
    _list("Please note", [p for p in problems if not p.refused])


def show_opening_problems(event: Event) -> None:
    """Say what kept files out of the event that ``parallax run PATH ...`` opened."""
    opened = cache.opened_paths()
    if opened is not None and opened.event_id == event.event_id:
        # Remarks on copies would be out of date as soon as the reader has decided; Add articles asks about each.
        show_problems([problem for problem in opened.problems if problem.refused])


def say_unexpected(error: Exception) -> None:
    """Say that the page could not be drawn, what is safe, and what to do."""
    st.html(
        element("p", element("b", "This page could not be drawn."), css="px-alert")
        + element(
            "p",
            "Nothing is lost: your articles and changes are kept. Reload the page; if that doesn't help, lift the "
            "filters, or open another page or event. The window in which Parallax runs tells what happened "
            f"({escaped(type(error).__name__)}).",
            css="px-note",
        )
    )
    mark_drawn()


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Say in plain words what goes wrong in the block: our own errors are sentences already."""
    try:
        yield
    except ParallaxError as error:
        st.html(element("p", escaped(str(error)), css="px-alert"))
    except FragmentHandledException:
        raise  # said where it happened, in a part of the page that draws alone
    except Exception as error:
        # Raised again, so that the log, and every test, sees it. The style sheet hides Streamlit's own box, which
        # speaks of redacted messages and of its cloud.
        say_unexpected(error)
        raise


def _list(title: str, problems: Iterable[Problem]) -> None:
    pairs = [(f"{problem.source_name}:", problem.reason) for problem in problems]
    if not pairs:
        return
    box = st.container(border=True)
    box.html(element("p", element("b", escaped(title)), css="px-alert") + lines(pairs[:_MOST_LISTED]))
    if len(pairs) > _MOST_LISTED:
        with box.expander(f"{len(pairs) - _MOST_LISTED} more"):
            st.html(lines(pairs[_MOST_LISTED:]))

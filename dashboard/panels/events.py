"""The sidebar: which event is open, and a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from dashboard import cache, selection
from dashboard.panels.messages import VIEWS
from dashboard.store import Event

_CHOSEN = "event_chosen"
_KINDS = {"sample": "Sample: ", "folder": "Folder: ", "own": ""}


def settle_event() -> Event | None:
    """Make sure that an event that exists is chosen; None where the store holds none."""
    store = cache.open_store()
    opened = cache.opened_paths()
    event = store.event(selection.current().event)
    if event is None and opened is not None:
        event = store.event(opened.event_id)
    if event is None:
        event = next(iter(store.list_events()), None)
    if event is not None:
        selection.change(event=event.event_id)
    return event


def event_picker() -> None:
    """Draw the choice of the event and the way to a new one."""
    events = {event.event_id: event for event in cache.open_store().list_events()}
    with st.sidebar:
        if events:
            st.session_state[_CHOSEN] = selection.current().event
            st.selectbox(
                "Event",
                list(events),
                format_func=_labels(events).__getitem__,
                key=_CHOSEN,
                on_change=lambda: selection.change(event=st.session_state[_CHOSEN]),
            )
        with st.popover("New event", width="stretch"), st.form("new_event", clear_on_submit=True, border=False):
            st.text_input("What happened?", key="new_event_title", placeholder="Phone call of 12 February")
            if st.form_submit_button("Create", key="new_event_create"):
                _create(st.session_state["new_event_title"])


def _labels(events: Mapping[str, Event]) -> dict[str, str]:
    """Name each event; one whose name is taken gets a number, since a select box tells its options by their text."""
    seen: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for event_id, event in events.items():
        label = _KINDS[event.kind] + event.title
        seen[label] += 1
        labels[event_id] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return labels


def _create(title: str) -> None:
    if not title.strip():
        st.error("Give the event a name, so that you find it again.")
        return
    selection.change(event=cache.open_store().add_event(title).event_id)
    st.switch_page(VIEWS["add"][1], query_params=selection.to_params(selection.current(), "add"))

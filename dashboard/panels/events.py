"""The sidebar: which event is open, a new one, and what can be done with the one that is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from dashboard.markup.elements import element, escaped
from dashboard.panels.messages import note
from dashboard.panels.undo import Taken, offer_undo, remember
from dashboard.panels.unsaved import saving, told
from dashboard.runtime import cache, session
from dashboard.state.pages import EventState
from dashboard.state.views import VIEWS
from dashboard.store.event_archive import MAX_TITLE
from dashboard.store.event_store import Event
from dashboard.wording import count_of

_CHOSEN = "event_chosen"
_FORMS = "event_forms"
_KINDS = {"sample": "Sample: ", "folder": "Folder: ", "own": ""}
_PUT_AWAY = {"sample": "Hide this sample", "folder": "Take off the list", "own": "Delete this event"}
_SAID = {"sample": "hidden", "folder": "taken off the list", "own": "deleted"}
_WHAT_HAPPENS = {
    "sample": "Samples show what the pages can do. Hidden ones wait below, under Away.",
    "folder": "The files in the folder are not touched.",
    "own": "Its articles go with it. You can undo this, here and later, until you delete it for good.",
}


def settle_event() -> Event | None:
    """Make sure that an event is chosen; None where there is none, or where the chosen one is no longer on the list.

    The page then says so: another event in its place would take what the reader was doing along.
    """
    store = cache.open_store()
    opened = cache.opened_paths()
    chosen = session.current(EventState).event
    event = store.event(chosen)
    if event is None and chosen:
        return None
    if event is None and opened is not None:
        event = store.event(opened.event_id)
    if event is None:
        event = next(iter(store.list_events()), None)
    if event is not None:
        session.change(event=event.event_id)
    return event


def event_picker() -> None:
    """Draw the choice of the event and what can be done with events; and, on the page, the last undo."""
    store = cache.open_store()
    events = {event.event_id: event for event in store.list_events()}
    with st.sidebar:
        if events:
            chosen = session.current(EventState).event
            st.session_state[_CHOSEN] = chosen if chosen in events else None
            st.selectbox(
                "Event",
                list(events),
                index=0 if chosen in events else None,
                placeholder="Choose an event",
                format_func=_labels(events).__getitem__,
                key=_CHOSEN,
                on_change=lambda: session.change(event=st.session_state[_CHOSEN]),
            )
        forms = st.session_state.setdefault(_FORMS, 0)
        with st.popover("New event", width="stretch", key=f"new_event_{forms}"):
            new_event_form("new_event")
        opened = events.get(session.current(EventState).event)
        if opened is not None:
            label = "Rename or hide" if opened.kind != "own" else "Rename or delete"
            with st.popover(label, width="stretch", key=f"change_{opened.event_id}_{forms}"):
                _change(opened)
        _away(store.events_away())
    offer_undo()


def new_event_form(key: str) -> None:
    """Ask for the name of a new event, make it and go to where articles are added."""
    with st.form(key, clear_on_submit=True, border=False):
        st.text_input(
            "What happened?", key=f"{key}_title", placeholder="Phone call of 12 February", max_chars=MAX_TITLE
        )
        if st.form_submit_button("Create", key=f"{key}_create"):
            _create(st.session_state[f"{key}_title"])


def say_gone(event_id: str) -> None:
    """Say that the event this window showed is no longer on the list, and how to have it back."""
    st.title("This event is no longer there")
    away = next((event for event in cache.open_store().events_away() if event.event_id == event_id), None)
    if away is None:
        note(
            "It was deleted for good in another window, or this address is of another computer's Parallax. "
            "Choose another event in the sidebar."
        )
        return
    note(f"“{away.title}” was {_SAID[away.kind]} in another window. All it holds is kept, and you can bring it back.")
    st.button("Bring it back", key="bring_back_shown", type="primary", on_click=saving(_bring_back), args=(away,))


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
    with told():
        session.change(event=cache.open_store().add_event(title).event_id)
        _close_forms()
        st.switch_page(VIEWS["add"][1], query_params=session.choices().params("add"))


def _change(event: Event) -> None:
    """Offer another name, and to put the event away; a sample keeps its name."""
    if event.kind != "sample":
        with st.form(f"rename_{event.event_id}", border=False):
            title = st.text_input("Name", event.title, key=f"rename_title_{event.event_id}", max_chars=MAX_TITLE)
            if st.form_submit_button("Rename", key=f"rename_go_{event.event_id}"):
                _rename(event, title)
    note(_WHAT_HAPPENS[event.kind])
    st.button(_PUT_AWAY[event.kind], key=f"put_away_{event.event_id}", on_click=saving(_put_away), args=(event,))


def _rename(event: Event, title: str) -> None:
    if not title.strip():
        st.error("An event needs a name; this one keeps the one it has.")
        return
    with told():
        cache.open_store().archive.rename(event.event_id, title)
        _close_forms()
        st.rerun()


def _close_forms() -> None:
    """Close the sidebar's forms: under another key Streamlit draws them anew, and it draws them closed.

    A popover that tracks whether it is open would run the page at each opening.
    """
    st.session_state[_FORMS] += 1


def _put_away(event: Event) -> None:
    cache.open_store().archive.put_away(event.event_id)
    session.change(event="")
    remember(Taken(f"“{event.title}” is {_SAID[event.kind]}.", event.event_id))


def _away(events: tuple[Event, ...]) -> None:
    """List what was put away, each with the way back; the reader's own can be deleted for good."""
    if not events:
        return
    with st.expander(f"Away: {count_of(len(events), 'event')}"):
        for event in events:
            st.html(element("p", escaped(_KINDS[event.kind] + event.title), css="px-source"))
            with st.container(horizontal=True):
                st.button("Bring back", key=f"bring_back_{event.event_id}", on_click=saving(_bring_back), args=(event,))
                if event.kind != "sample":
                    with st.popover("Delete for good"):
                        note("Its articles and your changes to them leave this machine's store. There is no undo.")
                        st.button(
                            "Yes, delete it for good",
                            key=f"discard_{event.event_id}",
                            on_click=saving(cache.open_store().archive.discard),
                            args=(event.event_id,),
                        )


def _bring_back(event: Event) -> None:
    cache.open_store().archive.bring_back(event.event_id)
    session.change(event=event.event_id)

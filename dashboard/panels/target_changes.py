"""Changes of what is measured: made, refused, undone, written to a file and read from one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.errors import InvalidTargets
from analysis.targets import write_targets
from dashboard.edits.actor_edits import EditRefused, Targets
from dashboard.edits.targets_file import read_targets_file
from dashboard.markup.elements import element, escaped, lines
from dashboard.runtime import cache
from dashboard.state import selection

_REMARK, _LOADED = "target_changes_remark", "target_changes_loaded"


def change(event_id: str, edit: Callable[[], Targets | None], *, what: str, actor: str = "", remark: str = "") -> None:
    """Make a change and keep it; where it makes no sense, keep the reason for the page instead.

    Args:
        event_id: Which event.
        edit: Gives the new targets.
        what: What was done, in words.
        actor: The actor that is open afterwards; empty to stay.
        remark: What the reader should know about the change.
    """
    try:
        targets = edit()
    except (EditRefused, InvalidTargets) as refused:
        st.session_state[_REMARK] = str(refused)
        return
    cache.open_store().target_history.record(event_id, targets, what=what)
    st.session_state[_REMARK] = remark
    selection.change(cell=None, **({"actor": actor} if actor else {}))


def remind(remark: str) -> None:
    """Keep a remark for the page: something is still missing."""
    st.session_state[_REMARK] = remark


def show_remark() -> None:
    """Say why the last change was not made, or what there is to know about it."""
    remark = st.session_state.pop(_REMARK, None)
    if remark:
        st.html(element("p", escaped(remark), css="px-alert"))


def changes_so_far(event_id: str, *, is_changed: bool) -> None:
    """List what was changed, with the ways back."""
    history = cache.open_store().target_history
    changes = history.changes(event_id)
    if changes:
        st.html(lines([(f"{change.number}.", change.what) for change in changes]))
    buttons = st.container(horizontal=True)
    buttons.button(
        "Undo the last change",
        key="undo_change",
        disabled=not changes,
        on_click=_undo,
        args=(event_id, changes[-1].number if changes else 0),
    )
    buttons.button(
        "Start over",
        key="start_over",
        disabled=not is_changed,
        help="Measure what the text itself gives: the actors mentioned most. This can be undone.",
        on_click=change,
        args=(event_id, lambda: None),
        kwargs={"what": "Started over with the actors that the text gives"},
    )


def _undo(event_id: str, number: int) -> None:
    cache.open_store().target_history.undo(event_id, number)
    selection.change(cell=None)


def targets_file(event_id: str, targets: Targets) -> None:
    """Offer the targets as a file, and to take them from one."""
    number = st.session_state.setdefault(_LOADED, 0)
    key = f"targets_file_{number}"

    def loaded() -> None:
        file = st.session_state[key]
        if file is None:
            return
        st.session_state[_LOADED] = number + 1
        read = partial(read_targets_file, file.name, file.getvalue())
        change(event_id, read, what=f"Loaded the targets of {file.name}")

    st.download_button(
        "Export targets file",
        write_targets(targets),
        file_name="targets.toml",
        mime="application/toml",
        key="export_targets",
        on_click="ignore",
        help="Names and aliases of all actors and issues, to load elsewhere or to give to parallax analyze.",
    )
    st.file_uploader(
        "Load targets file",
        type="toml",
        key=key,
        on_change=loaded,
        help="Replaces the actors and issues of this event; this can be undone.",
    )

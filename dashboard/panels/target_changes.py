"""Changes of what is measured: made, refused, undone, written to a file and read from one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from analysis.errors import InvalidTargets
from analysis.targets import write_targets
from dashboard.edits.actor_edits import EditRefused, Targets
from dashboard.edits.targets_file import read_targets_file
from dashboard.markup.elements import element, escaped, lines
from dashboard.panels.unsaved import saving
from dashboard.runtime import cache, session

_REMARK, _LOADED = "target_changes_remark", "target_changes_loaded"
_STARTED_OVER = (
    "Another window started over with what the text itself gives, so this change was not made. "
    "Look at what is measured now, then make it again."
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The targets of an event as a page shows them.

    Attributes:
        event_id: Which event.
        targets: What is declared; what was measured where the reader changed nothing.
        is_kept: Whether the reader changed something.
    """

    event_id: str
    targets: Targets
    is_kept: bool

    @classmethod
    def of(cls, event_id: str, measured: Targets) -> Shown:
        """Return the targets that are kept, else those that are measured."""
        kept = cache.open_store().targets_of(event_id)
        return cls(event_id, measured if kept is None else kept, kept is not None)


@saving
def change(
    shown: Shown, edit: Callable[[Targets], Targets | None], *, what: str, actor: str = "", remark: str = ""
) -> None:
    """Make a change and keep it; where it makes no sense, keep the reason for the page instead.

    Args:
        shown: What the page showed; the change is made to what is kept by then, which another window may have changed.
        edit: RenderLock targets into the new ones; None for those that come from the text.
        what: What was done, in words.
        actor: The actor that is open afterwards; empty to stay.
        remark: What the reader should know about the change.
    """

    def edited(kept: Targets | None) -> Targets | None:
        if kept is None and shown.is_kept:
            raise EditRefused(_STARTED_OVER)
        return edit(shown.targets if kept is None else kept)

    try:
        cache.open_store().target_history.record(shown.event_id, edited, what=what)
    except (EditRefused, InvalidTargets) as refused:
        st.session_state[_REMARK] = str(refused)
        return
    st.session_state[_REMARK] = remark
    session.change(cell=None, **({"actor": actor} if actor else {}))


def remind(remark: str) -> None:
    """Keep a remark for the page: something is still missing."""
    st.session_state[_REMARK] = remark


def show_remark() -> None:
    """Say why the last change was not made, or what there is to know about it."""
    remark = st.session_state.pop(_REMARK, None)
    if remark:
        st.html(element("p", escaped(remark), css="px-alert"))


def changes_so_far(shown: Shown) -> None:
    """List what was changed, with the ways back."""
    history = cache.open_store().target_history
    changes = history.changes(shown.event_id)
    if changes:
        st.html(lines([(f"{change.number}.", change.what) for change in changes]))
    buttons = st.container(horizontal=True)
    buttons.button(
        "Undo the last change",
        key="undo_change",
        disabled=not changes,
        on_click=saving(_undo),
        args=(shown.event_id, changes[-1].number if changes else 0),
    )
    buttons.button(
        "Start over",
        key="start_over",
        disabled=not shown.is_kept,
        help="Measure what the texts themselves give: the actors that matter and the issues. This can be undone.",
        on_click=change,
        args=(shown, lambda _: None),
        kwargs={"what": "Started over with what the texts give"},
    )


def _undo(event_id: str, number: int) -> None:
    if not cache.open_store().target_history.undo(event_id, number):
        remind("Another window changed what is measured; nothing was undone. Look at the list of changes again.")
    session.change(cell=None)


def targets_file(shown: Shown) -> None:
    """Offer the targets as a file, and to take them from one."""
    number = st.session_state.setdefault(_LOADED, 0)
    key = f"targets_file_{number}"

    def loaded() -> None:
        file = st.session_state[key]
        if file is None:
            return
        st.session_state[_LOADED] = number + 1
        name, data = file.name, file.getvalue()
        change(shown, lambda _: read_targets_file(name, data), what=f"Loaded the targets of {file.name}")

    st.download_button(
        "Export targets file",
        write_targets(shown.targets),
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

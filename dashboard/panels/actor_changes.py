"""The reader's control of actors: choose which are measured, merge, split, rename, hide them, add names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.edits import actor_edits
from dashboard.edits.actor_edits import Names, Targets
from dashboard.markup.elements import element, escaped, one_line
from dashboard.panels.messages import note
from dashboard.panels.page_context import Opened
from dashboard.panels.target_changes import change, changes_so_far, remind, show_remark, targets_file
from dashboard.queries.tables import mention_counts, other_names
from dashboard.runtime import cache
from dashboard.wording import count_of


@dataclass(frozen=True, slots=True)
class _Actors:
    """The actors of an event as they are now.

    Attributes:
        event_id: Which event.
        targets: What is declared; what was measured where the reader changed nothing.
        found: Every actor with its other names, the most mentioned first.
        mentions: How often each is mentioned.
        text: All articles.
    """

    event_id: str
    targets: Targets
    found: Names
    mentions: Mapping[str, int]
    text: str


def change_actors(opened: Opened, actor: str) -> None:
    """Offer all changes of actors; what is changed is measured again.

    Args:
        opened: The event.
        actor: The actor that is open on the page; empty where none is measured.
    """
    event_id = opened.event.event_id
    kept = cache.open_store().targets_of(event_id)
    table = opened.full["actors"]
    actors = _Actors(
        event_id,
        opened.whole.targets if kept is None else kept,
        other_names(table),
        mention_counts(table),
        "\n".join(opened.full["articles"]["text"]),
    )
    # Followed by the server: it stays open when a change draws the page anew.
    box = st.expander("Change actors", key="change_actors", on_change="rerun")
    if not box.open:
        return
    with box:
        show_remark()
        note(
            "Who counts as one actor, what it is called and whether it is measured. "
            "Every change is kept, measured at once, and can be undone."
        )
        _choose_measured(actors)
        if actor:
            _change_one(actors, actor)
        changes_so_far(event_id, is_changed=kept is not None)
        targets_file(event_id, actors.targets)


def _choose_measured(actors: _Actors) -> None:
    key = "measured_actors"
    st.session_state[key] = list(actor_edits.measured(actors.targets))

    def changed() -> None:
        names = st.session_state[key]
        change(
            actors.event_id,
            partial(actor_edits.measure, actors.targets, names, found=actors.found),
            what=f"Measured: {', '.join(names)}",
        )

    st.multiselect(
        "Actors that are measured",
        list(dict.fromkeys((*st.session_state[key], *actors.found))),
        format_func=lambda name: f"{one_line(name)} ({count_of(actors.mentions.get(name, 0), 'mention')})",
        key=key,
        on_change=changed,
    )


def _change_one(actors: _Actors, actor: str) -> None:
    names = actor_edits.names_of(actors.targets, actor, found=actors.found)
    st.html(element("p", element("b", escaped(actor)), " ", escaped(_known_as(names)), css="px-source"))
    left, right = st.columns(2)
    with left:
        _rename(actors, actor)
        _merge(actors, actor)
    with right:
        _add_name(actors, actor)
        _split(actors, actor, names)
    st.button(
        "Hide this actor",
        key="hide_actor",
        help="It is no longer measured and leaves the charts. Its names stay known; measure it again above.",
        on_click=change,
        args=(actors.event_id, partial(actor_edits.hide, actors.targets, actor, found=actors.found)),
        kwargs={"what": f"Hid {actor}"},
    )


def _known_as(names: tuple[str, ...]) -> str:
    return f"also called {', '.join(names)}" if names else "has no other names here"


def _one_line(key: str) -> st.delta_generator.DeltaGenerator:
    """Return a form whose field and button stand side by side."""
    return st.form(key, border=False).container(horizontal=True, vertical_alignment="bottom")


def _rename(actors: _Actors, actor: str) -> None:
    key = f"rename_{actors.event_id}_{actor}"

    def renamed() -> None:
        new = " ".join(st.session_state[key].split())
        edit = partial(actor_edits.rename, actors.targets, actor, new, found=actors.found)
        change(actors.event_id, edit, what=f"Renamed {actor} to {new}", actor=new)

    with _one_line("rename_form"):
        st.text_input("Name", actor, key=key)
        st.form_submit_button("Rename", key="rename_actor", on_click=renamed)


def _add_name(actors: _Actors, actor: str) -> None:
    key = f"alias_{actors.event_id}_{actor}"

    def added() -> None:
        alias = " ".join(st.session_state[key].split())
        known = not alias or alias in actors.text
        remark = "" if known else f"“{alias}” is kept, but no article writes it like this; check the spelling."
        edit = partial(actor_edits.add_alias, actors.targets, actor, alias, found=actors.found)
        change(actors.event_id, edit, what=f"Added “{alias}” to {actor}", remark=remark)

    with _one_line("alias_form"):
        st.text_input("Another name for it", key=key, placeholder="As the articles write it")
        st.form_submit_button("Add name", key="add_alias", on_click=added)


def _merge(actors: _Actors, actor: str) -> None:
    key = f"merge_{actors.event_id}_{actor}"

    def merged() -> None:
        other = st.session_state[key]
        if other is None:
            remind("Choose the actor to merge with first.")
        else:
            edit = partial(actor_edits.merge, actors.targets, actor, other, found=actors.found)
            change(actors.event_id, edit, what=f"Merged {other} into {actor}", actor=actor)

    with _one_line("merge_form"):
        others = [name for name in actors.found if name != actor]
        st.selectbox(
            "Merge with",
            others,
            index=None,
            format_func=one_line,
            key=key,
            placeholder="The same actor under another name",
        )
        st.form_submit_button("Merge", key="merge_actor", on_click=merged)


def _split(actors: _Actors, actor: str, names: tuple[str, ...]) -> None:
    key = f"split_{actors.event_id}_{actor}"

    def split() -> None:
        alias = st.session_state[key]
        if alias is None:
            remind("Choose the name to split off first.")
        else:
            edit = partial(actor_edits.split_off, actors.targets, actor, alias, found=actors.found)
            change(actors.event_id, edit, what=f"Split “{alias}” off {actor}", actor=actor)

    with _one_line("split_form"):
        st.selectbox(
            "Split off",
            names,
            index=None,
            format_func=one_line,
            key=key,
            disabled=not names,
            placeholder="A name that means somebody else" if names else "It has no other names",
        )
        st.form_submit_button("Split off", key="split_actor", on_click=split, disabled=not names)

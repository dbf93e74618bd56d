"""The reader's control of actors: choose which are measured, merge, split, rename, hide them, add names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from analysis.targets import MAX_CHARACTERS
from dashboard.edits import actor_edits
from dashboard.edits.actor_edits import Names
from dashboard.markup.elements import element, escaped
from dashboard.panels.messages import note
from dashboard.panels.page_context import Opened
from dashboard.panels.target_changes import Shown, change, changes_so_far, remind, show_remark, targets_file
from dashboard.queries.tables import mention_counts, other_names
from dashboard.wording import count_of, one_line


@dataclass(frozen=True, slots=True)
class _Actors:
    """The actors of an event as they are now.

    Attributes:
        shown: What is declared.
        found: Every actor with its other names, the most mentioned first.
        mentions: How often each is mentioned.
        texts: All articles; they are joined only where a name is looked up in them.
    """

    shown: Shown
    found: Names
    mentions: Mapping[str, int]
    texts: Sequence[str]


def change_actors(opened: Opened, actor: str) -> None:
    """Offer all changes of actors; what is changed is measured again.

    Args:
        opened: The event.
        actor: The actor that is open on the page; empty where none is measured.
    """
    table = opened.full["actors"]
    actors = _Actors(
        Shown.of(opened.event.event_id, opened.whole.targets),
        other_names(table),
        mention_counts(table),
        list(opened.full["articles"]["text"]),
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
        changes_so_far(actors.shown)
        targets_file(actors.shown)


def _choose_measured(actors: _Actors) -> None:
    key = "measured_actors"
    before = actor_edits.measured(actors.shown.targets)
    st.session_state[key] = list(before)

    def changed() -> None:
        names = st.session_state[key]
        change(
            actors.shown,
            partial(actor_edits.switch, before=before, after=names, found=actors.found),
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
    names = actor_edits.names_of(actors.shown.targets, actor, found=actors.found)
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
        args=(actors.shown, partial(actor_edits.hide, name=actor, found=actors.found)),
        kwargs={"what": f"Hid {actor}"},
    )


def _known_as(names: tuple[str, ...]) -> str:
    return f"also called {', '.join(names)}" if names else "has no other names here"


def _one_line(key: str) -> st.delta_generator.DeltaGenerator:
    """Return a form whose field and button stand side by side."""
    return st.form(key, border=False).container(horizontal=True, vertical_alignment="bottom")


def _rename(actors: _Actors, actor: str) -> None:
    key = f"rename_{actors.shown.event_id}_{actor}"

    def renamed() -> None:
        new = " ".join(st.session_state[key].split())
        edit = partial(actor_edits.rename, name=actor, new=new, found=actors.found)
        change(actors.shown, edit, what=f"Renamed {actor} to {new}", actor=new)

    with _one_line("rename_form"):
        st.text_input("Name", actor, key=key, max_chars=MAX_CHARACTERS)
        st.form_submit_button("Rename", key="rename_actor", on_click=renamed)


def _add_name(actors: _Actors, actor: str) -> None:
    key = f"alias_{actors.shown.event_id}_{actor}"

    def added() -> None:
        alias = " ".join(st.session_state[key].split())
        known = not alias or any(alias in text for text in actors.texts)
        remark = "" if known else f"“{alias}” is kept, but no article writes it like this; check the spelling."
        edit = partial(actor_edits.add_alias, name=actor, alias=alias, found=actors.found)
        change(actors.shown, edit, what=f"Added “{alias}” to {actor}", remark=remark)

    with _one_line("alias_form"):
        st.text_input("Another name for it", key=key, placeholder="As the articles write it", max_chars=MAX_CHARACTERS)
        st.form_submit_button("Add name", key="add_alias", on_click=added)


def _merge(actors: _Actors, actor: str) -> None:
    key = f"merge_{actors.shown.event_id}_{actor}"

    def merged() -> None:
        other = st.session_state[key]
        if other is None:
            remind("Choose the actor to merge with first.")
        else:
            edit = partial(actor_edits.merge, name=actor, other=other, found=actors.found)
            change(actors.shown, edit, what=f"Merged {other} into {actor}", actor=actor)

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
    key = f"split_{actors.shown.event_id}_{actor}"

    def split() -> None:
        alias = st.session_state[key]
        if alias is None:
            remind("Choose the name to split off first.")
        else:
            edit = partial(actor_edits.split_off, name=actor, alias=alias, found=actors.found)
            change(actors.shown, edit, what=f"Split “{alias}” off {actor}", actor=actor)

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

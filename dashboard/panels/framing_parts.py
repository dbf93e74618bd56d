"""The Framing page's generic frames and loaded language."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.charts import frame_shares, loaded_density
from dashboard.charts.grid import Point
from dashboard.markup.elements import lines
from dashboard.panels.charts import show_chart, show_grid
from dashboard.panels.choices import pick
from dashboard.panels.crosstab import choose_whose, show_crosstab, show_places
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened
from dashboard.queries import generic_frames, loaded
from dashboard.queries.article_list import outlets_of
from dashboard.queries.crosstab import key_of
from dashboard.queries.frame_titles import SOURCE, definitions, titles
from dashboard.queries.share_differences import pairs_of
from dashboard.runtime import session
from dashboard.state.pages import FramingState

_ALL_OUTLETS = ""


def show_frames(opened: Opened) -> None:
    """Draw the shares of generic frames and the sentences of the one that is chosen."""
    heading("Which side of the story each outlet makes central")
    note(
        "Generic frames are aspects that any story can be told under. A sentence may show several of them, or none; "
        "its words decide, so a score is a sign and no proof: read the sentences."
    )
    table = opened.analysis["generic_frames"]
    show_chart(
        frame_shares(
            table,
            pairs_of(opened.whole, "frames", among=outlets_of(opened.analysis)),
            titles=titles(),
            dark=opened.dark,
            compact=opened.compact,
        ),
        key="frame_shares",
        table=partial(generic_frames.shares_table, table),
        on_click=_choose,
    )
    with st.expander("What the frames mean, and where they come from"):
        note(SOURCE)
        st.html(lines((f"{entry.title}:", entry.meaning) for entry in definitions().values()))
    shown = generic_frames.shown_frames(opened.analysis)
    if shown:
        _frame_sentences(opened, shown)


def _choose(point: Point) -> None:
    outlet, item, _ = point
    session.change(outlet=outlet, item=item)


def _frame_sentences(opened: Opened, shown: list[str]) -> None:
    heading("The sentences of a frame")
    left, right = st.columns(2)
    with left:
        pick(
            "Frame",
            shown,
            session.current(FramingState).item,
            key="generic_frame",
            changed=lambda name: session.change(item=name or ""),
            name=lambda name: titles()[name],
            placeholder="Click a dot above, or choose a frame here",
        )
    with right:
        _pick_outlet(opened, key="frame_outlet")
    item = session.current(FramingState).item
    if item not in shown:
        return
    note(f"{titles()[item]}: {definitions()[item].meaning}")
    found = generic_frames.frame_evidence(opened.analysis, item, outlet=session.current(FramingState).outlet)
    show_places(opened, found, what="in which it shows", key="frame_sentences", layer="frames", sort=False)


def _pick_outlet(opened: Opened, *, key: str) -> None:
    pick(
        "Outlet",
        (_ALL_OUTLETS, *outlets_of(opened.analysis)),
        session.current(FramingState).outlet,
        key=key,
        changed=lambda name: session.change(outlet=name or ""),
        name=lambda name: name or "All outlets",
    )


def show_loaded(opened: Opened) -> None:
    """Draw how loaded each outlet's language is, its loaded words by reason, and their places."""
    heading("How loaded each outlet's language is")
    note(
        "Words that colour a statement: an intensifier, a subjective adjective, a doubting verb, a metaphor of war. "
        "A model trained on sentences written for it marks them; it misses some and marks some that are plain."
    )
    whose = choose_whose(options=("own", "all"))
    table = opened.analysis["loaded_density"]
    chosen = session.current(FramingState)
    show_grid(
        loaded_density(
            table,
            pairs_of(opened.whole, "loaded", whose, among=outlets_of(opened.analysis)),
            voice=whose,
            compact=opened.compact,
        ),
        key="loaded_density",
        page="framing",
        table=partial(loaded.density_table, table, voice=whose),
        leads_to=lambda point: session.after(outlet=point[0], item=point[1]),
        opened=None if chosen.item else (chosen.outlet, "", whose),
    )
    reasons = loaded.reason_crosstab(opened.analysis, whose=whose)
    if not reasons.items:
        note("No loaded word was found in these words.")
        return
    heading("The words, by what makes them loaded")
    note("Choose a count to read its sentences; several can stand in one.")
    show_crosstab(reasons, key="reasons", alt="Loaded words of each outlet by what makes them loaded")
    reason = _reason(reasons.items)
    words = loaded.word_crosstab(opened.analysis, whose=whose, reason=reason)
    show_crosstab(words, key="loaded_words", alt="Loaded words, their reasons and counts by outlet")
    _loaded_places(opened, whose)


def _reason(reasons: tuple[str, ...]) -> str:
    """Return the reason that is chosen, by itself or by one of its words; empty for all."""
    key = key_of(session.current(FramingState).item, 2) or (session.current(FramingState).item,)
    return key[0] if key[0] in reasons else ""


def _loaded_places(opened: Opened, whose: str) -> None:
    chosen = session.current(FramingState)
    if not chosen.item and not chosen.outlet:
        return
    found = loaded.loaded_evidence(opened.analysis, chosen.item, whose=whose, outlet=chosen.outlet)
    reason, *word = key_of(chosen.item, 2) or (chosen.item,)
    what = f"with “{word[0]}” ({reason})" if word else f"with a {reason}" if reason else "with a loaded word"
    show_places(opened, found, what=what, key="loaded_sentences", layer="loaded")

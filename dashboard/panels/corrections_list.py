"""All corrections of an event in one place: each with its way to the sentence and back, a file out and a file in."""

from __future__ import annotations

import streamlit as st

from analysis.corrections import MAX_NAME, read_corrections
from analysis.pipeline import Analysis
from analysis.records import Correction
from analysis.table_files import without_formulas
from dashboard.markup.elements import element, escaped
from dashboard.markup.links import link
from dashboard.panels.correcting import NAME, remake
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened
from dashboard.panels.unsaved import saving, say_unsaved
from dashboard.queries.corrected import SIGN, Listed, disagreement_table, listed
from dashboard.runtime import cache, session
from dashboard.state.pages import EventState
from dashboard.store.corrections import Kept
from dashboard.wording import count_of

_LOADED = "corrections_loaded"
_STATUS = {
    "applied": "",
    "replaced": "A later correction of the same thing counts.",
    "not applied": "Not applied: nothing in the articles fits it any more. It is kept in case it fits again.",
    "undone": "Undone: it doesn't count.",
}
MOST_LISTED = 200
"""Corrections shown; the exported file holds all."""


def list_corrections(opened: Opened) -> None:
    """List what was corrected, the latest first."""
    kept = cache.open_store().corrections.of(opened.event.event_id)
    if not kept:
        note(
            "Nothing was corrected yet. On Compare, click a sentence; in any list of sentences, choose “Correct this”; "
            "on Stance, “Correct the label”. Charts and tables are counted anew at once, and each correction can be "
            "undone."
        )
        return
    counting = [each for each in kept if not each.undone]
    note(f"{count_of(len(kept), 'correction')}, {len(kept) - len(counting)} of them undone. The latest comes first.")
    for each in list(reversed(kept))[:MOST_LISTED]:
        _row(opened, each, listed(opened.full, each.correction))
    if len(kept) > MOST_LISTED:
        note(f"{len(kept) - MOST_LISTED} earlier ones are in the exported file.")


def show_disagreement(full: Analysis) -> None:
    """Show how often readers disagreed with the machine, by kind and outlet; nothing where they never did."""
    table = disagreement_table(full)
    if table.empty:
        return
    heading("How often you disagreed")
    note(
        "Corrected items of all that were found, by outlet. It is no error rate: nobody knows how many you looked at, "
        "and what looks wrong is looked at first."
    )
    st.dataframe(
        without_formulas(table),
        hide_index=True,
        alt="Corrected items by kind and outlet, with the number of items that were found",
    )


def show_disagreement_of_event() -> None:
    """Show the same for the event that is open; nothing is analysed for it."""
    event = cache.open_store().event(session.current(EventState).event)
    if event is None or not cache.is_analysed(event):
        note("How often you disagreed stands here once a page of the event was opened.")
    elif disagreement_table(cache.analysis_of(event)).empty:
        note(f"You corrected nothing in {event.title}.")
    else:
        show_disagreement(cache.analysis_of(event))


def corrections_file(opened: Opened) -> None:
    """Offer all corrections that were not undone as a file, and to add those of one."""
    heading("Name and file")
    st.text_input(
        "Your name, if it shall stand beside your corrections",
        max_chars=MAX_NAME,
        key="corrections_name",
        value=st.session_state.get(NAME) or _last_name(opened),
        on_change=lambda: st.session_state.update({NAME: " ".join(st.session_state["corrections_name"].split())}),
    )
    table = opened.full["corrections"]
    st.download_button(
        "Export corrections",
        without_formulas(table).to_csv(index=False).encode(),
        file_name="corrections.csv",
        mime="text/csv",
        key="export_corrections",
        on_click="ignore",
        disabled=table.empty,
        help="The table corrections, to load elsewhere or to give to parallax analyze --corrections.",
    )
    number = st.session_state.setdefault(_LOADED, 0)
    key = f"corrections_file_{number}"
    st.file_uploader(
        "Load corrections",
        type=["csv", "json", "parquet"],
        key=key,
        on_change=saving(_load),
        args=(opened, key, number),
        help="Adds the corrections of a file to those of this event; each can be undone.",
    )


def _load(opened: Opened, key: str, number: int) -> None:
    file = st.session_state[key]
    if file is not None:
        st.session_state[_LOADED] = number + 1
        given = read_corrections(file.name, file.getvalue())
        added = cache.open_store().corrections.add(opened.event.event_id, given)
        if added < len(given):
            say_unsaved(
                f"{added} of {len(given)} corrections of {file.name} were added; the others stood here already."
            )


def _last_name(opened: Opened) -> str:
    names = [each.correction.by for each in cache.open_store().corrections.of(opened.event.event_id)]
    return next((name for name in reversed(names) if name), "")


def _row(opened: Opened, kept: Kept, said: Listed) -> None:
    status = "undone" if kept.undone else said.status
    with st.container(horizontal=True, vertical_alignment="center", key=f"px_correction_{kept.number}"):
        st.html(_html(opened, kept.correction, said, status))
        st.button(
            "Make it again" if kept.undone else "Undo",
            key=f"remake_{kept.number}",
            on_click=saving(remake),
            args=(opened, kept.number),
            kwargs={"undone": not kept.undone},
        )


def _html(opened: Opened, each: Correction, said: Listed, status: str) -> str:
    who = f" by {each.by}" if each.by else ""
    article = opened.labels.get(each.article_id, "an article that is not shown")
    head = element("p", element("b", escaped(f"{SIGN} {said.what}")), css="px-source")
    when = each.made[:16].replace("T", " ")
    change = element("p", escaped(f"{said.change} · {article} · {when} UTC{who}"), css="px-note")
    remark = element("p", escaped(_STATUS[status]), css="px-note") if _STATUS[status] else ""
    way = ""
    if said.place is not None and each.article_id in opened.labels:
        params = session.link_to_sentence(said.place, among=opened.labels)
        way = element("p", link("compare", "Read it in its article", params), css="px-way")
    return element("div", head, change, remark, way)

"""All quotations in a table to sort and filter, and the one that is chosen in its sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.table_files import without_formulas
from dashboard.markup.elements import element, escaped
from dashboard.panels.downloads import offer_table
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened
from dashboard.panels.scroll import anchor_of
from dashboard.panels.sentences import show_sentences
from dashboard.queries import quote_list
from dashboard.runtime import session
from dashboard.state.pages import VoicesState
from dashboard.wording import QUOTE_KINDS, SOURCES, TONES, VOICES, one_line

_FILTERS = ("quoting", "speakers", "kinds", "tones", "sources")
_NO_FILTER: Mapping[str, tuple[str, ...]] = dict.fromkeys(_FILTERS, ())
_SHOWN = "quotes_shown"

_HEIGHT = 390
"""Height of the table in pixels: ten rows, and the page below stays in sight."""


def list_quotes(opened: Opened) -> None:
    """Draw filters, table, and the sentences of what is chosen."""
    heading("Every quotation")
    everything = quote_list.in_voice(quote_list.listed(opened.analysis, opened.labels), opened.filters.voice)
    if everything.empty:
        note(f"No quotation passes the filter ({VOICES[opened.filters.voice].lower()}).")
        return
    asked = quote_list.settled(session.current(VoicesState), everything)
    _filters(opened, everything, asked)
    chosen = quote_list.kept(everything, asked)
    is_filtered = any(getattr(asked, name) for name in _FILTERS)
    with st.container(horizontal=True, vertical_alignment="center"):
        note(quote_list.amount(chosen, everything) + " Choose a row to read it in its sentence.")
        st.button("Show all", key="all_quotes", disabled=not is_filtered, on_click=_show_all)
    if chosen.empty:
        note("No quotation is of this kind. Take a filter away to see more.")
        return
    _table(chosen, asked)
    _sentences(opened, chosen, is_filtered=is_filtered)


def _filters(opened: Opened, everything: pd.DataFrame, asked: VoicesState) -> None:
    speakers = quote_list.speakers(everything)
    left, right = st.columns(2)
    with left:
        _several("Articles", list(opened.labels), "quoting", asked, name=lambda article_id: opened.labels[article_id])
    with right:
        _several("Speakers", list(speakers), "speakers", asked, name=lambda speaker: f"{speaker} ({speakers[speaker]})")
    with st.container(horizontal=True, gap="medium"):
        _some_of("Sources", SOURCES, "sources", asked)
        _some_of("Kind", QUOTE_KINDS, "kinds", asked)
        _some_of("Tone of the cue", TONES, "tones", asked)


def _several(label: str, options: Sequence[str], field: str, asked: VoicesState, *, name: Callable[[str], str]) -> None:
    """Offer names from articles; these are shown as plain text."""
    key = f"filter_{field}"
    st.session_state[key] = list(getattr(asked, field))
    st.multiselect(
        label,
        options,
        format_func=lambda option: one_line(name(option)),
        key=key,
        placeholder="All",
        on_change=lambda: _filter(field, key),
    )


def _some_of(label: str, options: Mapping[str, str], field: str, asked: VoicesState) -> None:
    """Offer values with names of our own: these labels are read as Markdown."""
    key = f"filter_{field}"
    st.session_state[key] = list(getattr(asked, field))
    st.pills(
        label,
        list(options),
        selection_mode="multi",
        wrap=True,
        format_func=lambda option: options[option],
        key=key,
        on_change=lambda: _filter(field, key),
    )


def _filter(field: str, key: str) -> None:
    session.change(**{field: tuple(st.session_state[key]), "quote": None})


def _show_all() -> None:
    session.change(**_NO_FILTER, quote=None)


def _key_of(rows: list[object]) -> str:
    """Return the name of the table: a new one for other rows where one is chosen, since its number would mean another.

    Otherwise the table stays and is filled anew, which takes half the time.
    """
    was, number = st.session_state.get(_SHOWN, (rows, 0))
    held = st.session_state.get(f"quotes_{number}")
    if was != rows and held and held["selection"]["rows"]:
        number += 1
    st.session_state[_SHOWN] = (rows, number)
    return f"quotes_{number}"


def _table(chosen: pd.DataFrame, asked: VoicesState) -> None:
    row = quote_list.row_of(chosen, asked.quote)
    rows = tuple(zip(chosen["article_id"], chosen["quote_id"], strict=True))  # the page's filters change them too
    key = _key_of([asked.event, rows, *(getattr(asked, name) for name in _FILTERS)])

    def opened_row() -> None:
        picked = st.session_state[key]["selection"]["rows"]
        session.change(quote=quote_list.place_of(chosen, picked[0]) if picked else None)

    offer_table(lambda: quote_list.shown(chosen), key="quotes", name="quotations")
    st.dataframe(
        without_formulas(quote_list.shown(chosen)),
        hide_index=True,
        height=min(_HEIGHT, 38 + 35 * len(chosen)),
        key=key,
        on_select=opened_row,
        selection_mode="single-row",
        selection_default={"selection": {"rows": [] if row is None else [row]}},
        alt="Quotations with their articles, speakers, descriptions, sources, kinds, cues, tones and words",
        column_config={
            "Quotation": st.column_config.TextColumn(width="large"),
            "Source": st.column_config.TextColumn(width=110),
            "Cue": st.column_config.TextColumn(width=100),
            "Words": st.column_config.NumberColumn(format="%d"),
        },
    )


def section_of(chosen: VoicesState) -> str:
    """Return the anchor of the sentences of one article that a mark or a cell of a chart opens; else none."""
    whom = chosen.speakers or chosen.sources or chosen.kinds
    if len(chosen.quoting) != 1 or not whom or chosen.quote is not None:
        return ""
    return anchor_of(*chosen.quoting, *chosen.speakers, *chosen.sources, *chosen.kinds)


def _head(opened: Opened) -> str:
    """Name the article and the speaker where there is one of each."""
    chosen = session.current(VoicesState)
    article = opened.labels.get(chosen.quoting[0], "") if len(chosen.quoting) == 1 else ""
    if not article or len(chosen.speakers) != 1:
        return f"In their sentences: {article}" if article else "In their sentences"
    return f"{chosen.speakers[0]} in {article}"


def _sentences(opened: Opened, chosen: pd.DataFrame, *, is_filtered: bool) -> None:
    row = quote_list.row_of(chosen, session.current(VoicesState).quote)
    if row is not None:
        show_sentences(opened, quote_list.evidence_of(opened.analysis, chosen.iloc[[row]]), key="quote", layer="voices")
    elif is_filtered:
        st.html(element("h3", escaped(_head(opened)), anchor=section_of(session.current(VoicesState))))
        show_sentences(opened, quote_list.evidence_of(opened.analysis, chosen), key="filtered_quotes", layer="voices")

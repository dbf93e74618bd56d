"""The filters that hold on every page: set in one place, named where they are active, lifted with one click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analysis.pipeline import Analysis
from dashboard.markup.elements import element, escaped
from dashboard.panels.choices import one_of, pick
from dashboard.panels.messages import note, show_link
from dashboard.queries.article_list import outlets_of
from dashboard.queries.filters import NO_FILTERS, Filters, days_of, described
from dashboard.queries.shared_passages import left_out
from dashboard.runtime import session
from dashboard.state.pages import CellState, FilteredState
from dashboard.state.refs import CellRef
from dashboard.wording import VOICE_HELP, VOICES

_ANY_DAY = ""
_TEXT = (
    "Without passages of 25 words and more that outlets share: agency copy, or the same long quotation. Other "
    "quotations stay. All numbers are then of the text that is left. Holds on every page, as a filter."
)
_VOICE = f"{VOICE_HELP} Holds on every page, as a filter."


def show_filters(full: Analysis, part: Analysis, filters: Filters) -> None:
    """Draw the way to the filters and, where some are active, what they let through.

    Args:
        full: Everything there is to choose from.
        part: What the filters let through.
        filters: Those that are active, settled.
    """
    is_active = filters != Filters()
    if len(full["articles"]) < 2 and not is_active:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="px_filters"):
        with st.popover("Filter", help="Outlets, dates, actors, voices, shared text: for all pages"):
            _choose(full, filters)
        if is_active:
            gone = left_out(full, tuple(part["articles"]["article_id"])).short if filters.text == "own" else ""
            said = described(filters, shown=len(part["articles"]), total=len(full["articles"]), left_out=gone)
            st.html(element("p", element("b", "Shown on all pages: "), escaped(said), css="px-active"))
            st.button("Show everything", key="reset_filters", on_click=lift_filters)


def lift_filters() -> None:
    """Let everything through again."""
    set_filters(**NO_FILTERS)


def set_filters(**values: tuple[str, ...] | str) -> None:
    """Change some filters; an open cell of the sentiment grid follows to the voice that is shown."""
    cell = session.current(CellState).cell
    voice = values.get("voice", session.current(FilteredState).voice)
    if cell is not None and cell.measure == "sentiment" and isinstance(voice, str):
        values_of_cell = {"cell": CellRef("sentiment", cell.article_id, cell.target, voice)}
    else:
        values_of_cell = {}
    session.change(**values, **values_of_cell)


def choose_voice() -> None:
    """Offer whose words are shown, the filter with the same name, beside the chart that it changes most."""
    chosen = session.current(FilteredState).voice
    one_of("Whose words", VOICES, chosen, key="voice", changed=lambda voice: set_filters(voice=voice), explain=_VOICE)


def nothing_passes() -> None:
    """Say that no article passes, and how to see some."""
    st.subheader("No article passes these filters")
    note("The outlets that are chosen published nothing on the days that are chosen. Take one of the two away.")
    st.button("Show everything", key="reset_filters_empty", type="primary", on_click=lift_filters)


def _choose(full: Analysis, filters: Filters) -> None:
    note("What you choose here holds on every page until you lift it. Nothing is measured anew.")
    _several("Outlets", outlets_of(full), "only", filters.only)
    _days(days_of(full), filters)
    _several("About these actors and issues", [target.name for target in full.targets], "about", filters.about)
    one_of(
        "Whose words",
        VOICES,
        filters.voice,
        key="filter_voice",
        changed=lambda voice: set_filters(voice=voice),
        explain=_VOICE,
    )
    _text(full, filters)


def _text(full: Analysis, filters: Filters) -> None:
    """Offer to count the newsrooms' own text only, and say how much that leaves out, or why it is not offered."""
    if full.own_text is None:
        note("No sentence here stands word for word in another outlet's article: all text is the newsrooms' own.")
        return
    key = "filter_text"
    st.session_state[key] = filters.text == "own"
    st.toggle(
        "The newsroom's own text only",
        key=key,
        help=_TEXT,
        on_change=lambda: set_filters(text="own" if st.session_state[key] else "all"),
    )
    note(left_out(full, tuple(full["articles"]["article_id"])).sentence)
    show_link("method", "How it is counted", session.link_to("method", section="own-text"))


def _several(label: str, options: Sequence[str], field: str, chosen: tuple[str, ...]) -> None:
    """Offer names from articles; these are shown as plain text."""
    key = f"filter_{field}"
    st.session_state[key] = list(chosen)
    st.multiselect(
        label,
        list(options),
        key=key,
        placeholder="All",
        on_change=lambda: set_filters(**{field: tuple(st.session_state[key])}),
    )


def _days(days: Sequence[str], filters: Filters) -> None:
    """Offer the days on which articles were published; one day alone is no choice."""
    if len(days) < 2 and not (filters.since or filters.until):
        note(f"All articles with a date are of {days[0]}." if days else "No article has a date.")
        return
    left, right = st.columns(2)
    for place, label, field in ((left, "From", "since"), (right, "To", "until")):
        chosen = getattr(filters, field)
        with place:
            pick(
                label,
                (_ANY_DAY, *sorted({*days, *([chosen] if chosen else [])})),
                chosen,
                key=f"filter_{field}",
                changed=partial(_change_day, field),
                name=lambda day: day or "Any day",
            )
    if filters.since or filters.until:
        note("Articles without a date are left out while days are chosen.")


def _change_day(field: str, chosen: str | None) -> None:
    """Choose the first or the last day; the other one moves along where it would lie on the wrong side."""
    known, day = session.current(FilteredState), chosen or _ANY_DAY
    since, until = (day, known.until) if field == "since" else (known.since, day)
    if since and until and since > until:
        since, until = day, day
    set_filters(since=since, until=until)

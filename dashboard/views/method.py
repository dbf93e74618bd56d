"""Method: what each number is, where it comes from, how accurate it is, and where it fails."""

from __future__ import annotations

import streamlit as st

from dashboard.markup.method_contents import contents
from dashboard.panels.corrections_list import show_disagreement_of_event
from dashboard.panels.downloads import offer_table
from dashboard.panels.messages import note
from dashboard.panels.scroll import scroll_to
from dashboard.queries.method import Section, all_figures_table, figures_table, measures_table, sections
from dashboard.runtime import session
from dashboard.state.pages import MethodState


def show() -> None:
    """Draw the page."""
    st.title("Method")
    found = sections()
    if not found:
        note("This installation lacks the text of this page (docs/method.md). Reinstall Parallax to get it back.")
        return
    st.html(contents(found))
    offer_table(
        all_figures_table, key="accuracy", name="accuracy", label="Download all accuracy figures", page="method"
    )
    for section in found:
        _show(section)
    _show_measures()
    scroll_to(session.current(MethodState).section)


def _show(section: Section) -> None:
    st.header(section.title, anchor=section.section_id)
    st.markdown(section.text)
    if section.section_id == "corrections":
        show_disagreement_of_event()
        return
    table = figures_table(section.section_id)
    if table.empty:
        note("No accuracy figure on outside data yet: take it as not validated.")
        return
    st.dataframe(
        table,
        hide_index=True,
        alt=f"{section.title}: measured accuracy, with the number of cases and a digest of the data",
        column_config={"Value": st.column_config.NumberColumn(format="%.3f")},
    )


def _show_measures() -> None:
    """List every measure with its tables, as the measures declare them."""
    st.header("All measures and their tables", anchor="measures")
    offer_table(measures_table, key="measures", name="measures", page="method")
    st.dataframe(measures_table(), hide_index=True, alt="Every measure: what it tells, its tables, its accuracy")


if __name__ == "__main__":
    show()

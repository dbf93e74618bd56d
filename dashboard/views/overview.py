"""Overview: who wrote, under which headlines, and how each portrays the actors."""

from __future__ import annotations

import streamlit as st

from dashboard import differences, headlines, selection
from dashboard.charts import actor_grid, stance_grid
from dashboard.markup import lines
from dashboard.panels.cautions import show_cautions
from dashboard.panels.cells import cell_sentences, choose_cell
from dashboard.panels.charts import show_chart
from dashboard.panels.filters import choose_voice
from dashboard.panels.messages import VIEWS, note, show_opening_problems
from dashboard.panels.opened import Opened, open_event
from dashboard.tables import actor_sentiment_table, stance_table


def show() -> None:
    """Draw the page."""
    opened = open_event("overview")
    show_opening_problems(opened.event)
    _headlines(opened)
    _differences(opened)
    _sentiment(opened)
    _stance(opened)


def _headlines(opened: Opened) -> None:
    articles = headlines.in_order(opened.analysis["articles"], opened.labels)
    note(headlines.summary(articles))
    unknown = headlines.nameless(articles)
    if unknown:
        note(f"The text doesn't tell which outlet published {', '.join(unknown)}; the charts show the file's name.")
        st.page_link(VIEWS["add"][1], label="Name the outlet")
    show_cautions(opened)
    st.header("The headlines, side by side")
    st.html(headlines.cards(articles))
    with st.expander("The articles as a table"):
        st.dataframe(headlines.listing(articles), hide_index=True)
    if len(articles) < 2:
        note("One article is here so far. Differences show from two articles on, best from different outlets.")
        st.page_link(VIEWS["add"][1], label="Add more articles")


def _differences(opened: Opened) -> None:
    table = opened.analysis["differences"]
    if len(opened.labels) < 2:
        return
    st.header("How they differ most")
    found = differences.strongest(table, opened.analysis["actor_sentiment"])
    note(differences.summary(found, table, voice=opened.filters.voice))
    for difference in found:
        sentence, way = st.columns([6, 1], vertical_alignment="center")
        sentence.html(lines([(difference.head, difference.body)]))
        way.page_link(
            VIEWS["actors"][1],
            label="See why",
            query_params=selection.link_to("actors", actor=difference.target),
        )


def _sentiment(opened: Opened) -> None:
    st.header("How favourably each outlet portrays the actors")
    chosen = selection.current()
    choose_voice()
    table = opened.analysis["actor_sentiment"]
    figure = actor_grid(
        table,
        voice=chosen.voice,
        labels=opened.labels,
        targets=opened.targets,
        dark=opened.dark,
        compact=opened.compact,
    )
    show_chart(
        figure,
        key="sentiment_grid",
        table=actor_sentiment_table(table, opened.labels, voice=chosen.voice),
        on_click=lambda point: choose_cell("sentiment", point),
    )
    cell_sentences(opened, "sentiment", opened.targets)


def _stance(opened: Opened) -> None:
    st.header("Which stance each article takes")
    table = opened.analysis["stance"]
    figure = stance_grid(
        table, labels=opened.labels, targets=opened.all_targets, dark=opened.dark, compact=opened.compact
    )
    show_chart(
        figure,
        key="stance_grid",
        table=stance_table(table, opened.labels),
        on_click=lambda point: choose_cell("stance", point),
    )
    cell_sentences(opened, "stance", opened.all_targets)


if __name__ == "__main__":
    show()

"""Overview: who wrote, under which headlines, and how each portrays the actors."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import differences, headlines, selection, stances
from dashboard.charts import actor_grid, stance_grid
from dashboard.differences import Difference
from dashboard.markup import lines
from dashboard.panels.cautions import show_cautions
from dashboard.panels.cells import cell_sentences, choose_cell
from dashboard.panels.charts import show_chart
from dashboard.panels.filters import choose_voice
from dashboard.panels.messages import VIEWS, link_to_page, note, show_opening_problems
from dashboard.panels.opened import Opened, open_event
from dashboard.tables import actor_sentiment_table, stance_table
from dashboard.timeline import periods


def show() -> None:
    """Draw the page: what differs most comes first, then who wrote, then the measures."""
    opened = open_event("overview")
    show_opening_problems(opened.event)
    articles = headlines.in_order(opened.analysis["articles"], opened.labels)
    note(headlines.summary(articles))
    _differences(opened)
    _headlines(opened, articles)
    _sentiment(opened)
    _stance(opened)


def _headlines(opened: Opened, articles: pd.DataFrame) -> None:
    st.header("Who wrote, under which headlines")
    st.html(headlines.cards(articles))
    show_cautions(opened, nameless=headlines.nameless(articles))
    with st.expander("The articles as a table"):
        st.dataframe(headlines.listing(articles), hide_index=True)
    over = periods(opened.analysis["articles"])
    if len(over.names) > 1:
        st.page_link(
            VIEWS["timeline"][1],
            label=f"How it went on, from {next(iter(over.names.values()))} to {list(over.names.values())[-1]}",
            query_params=selection.link_to("timeline"),
        )


def _differences(opened: Opened) -> None:
    st.header("How they differ most")
    if len(opened.labels) < 2:
        note("One article is here so far. Differences show from two articles on, best from different outlets.")
        link_to_page("add", "Add more articles")
        return
    table, means = opened.analysis["differences"], opened.analysis["actor_sentiment"]
    found = differences.strongest(table, means)
    told = (*found, *_sure_stances(opened))[: differences.MOST]
    if told:
        note("What is sure, the strongest for each actor or issue:")
        _tell(told)
    unsure = differences.signs(table, means, most=differences.MOST - len(told))
    said = differences.summary(found, table, voice=opened.filters.voice)
    note(f"{said} {differences.signs_note(table)}" if unsure else said)
    if unsure:
        _tell(unsure)


def _sure_stances(opened: Opened) -> tuple[Difference, ...]:
    whole = opened.whole
    return differences.stances(whole["stance"], stances.apart_of(whole), opened.labels, targets=opened.all_targets)


def _tell(found: Sequence[Difference]) -> None:
    """Write each difference beside the way to the sentences behind it."""
    for difference in found:
        sentence, way = st.columns([6, 1], vertical_alignment="center")
        sentence.html(lines([(difference.head, difference.body)]))
        page, params = _evidence_of(difference)
        way.page_link(VIEWS[page][1], label="See why", query_params=params)


def _evidence_of(difference: Difference) -> tuple[str, dict[str, list[str]]]:
    """Return the page, and what opens on it, that holds just what was compared."""
    target = difference.target
    if difference.measure == "stance":
        cell = selection.Cell("stance", difference.article_id, target)
        return "stance", selection.link_to("stance", cell=cell, target=target)
    compared = {"only": difference.outlets, "voice": difference.voice}
    return "actors", selection.link_to("actors", actor=target, **compared)


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

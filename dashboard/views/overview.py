"""Overview: who wrote, under which headlines, and how each portrays the actors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.charts import actor_grid, stance_grid
from dashboard.markup import article_cards
from dashboard.markup.elements import element, lines
from dashboard.markup.links import link
from dashboard.panels.cautions import show_cautions
from dashboard.panels.cells import cell_of, cell_sentences, open_cell
from dashboard.panels.charts import show_grid, show_table
from dashboard.panels.coverage_findings import show_coverage_findings
from dashboard.panels.filters import choose_voice
from dashboard.panels.fragments import live
from dashboard.panels.messages import heading, link_to_page, note, show_link, show_opening_problems
from dashboard.panels.page_context import Opened, analysed, begin_event, filtered
from dashboard.panels.pairs import show_pairs
from dashboard.queries import article_list, differences, stance_cells
from dashboard.queries.differences import Difference
from dashboard.queries.tables import actor_sentiment_table, stance_table
from dashboard.queries.timeline import periods
from dashboard.runtime import cache, session
from dashboard.state.pages import OverviewState
from dashboard.state.refs import CellRef
from dashboard.store.event_store import Event


def show() -> None:
    """Draw the page: what differs most comes first, then who wrote, then the measures."""
    event = begin_event("overview")
    analysed(event)
    _page(event)


@live("overview")
def _page(event: Event) -> None:
    """Draw all below the head: it all goes by whose words are chosen, so it is one part; the sidebar stays."""
    if not cache.is_analysed(event):
        st.rerun()  # changed elsewhere since; a part can't be stopped while it analyses
    opened = filtered(event, analysed(event))
    show_opening_problems(opened.event)
    note(article_list.summary(opened.analysis["articles"]))
    show_coverage_findings(opened)
    _differences(opened)
    _headlines(opened)
    heading("How favourably each outlet portrays the actors")
    choose_voice()
    _grids(opened)


def _headlines(opened: Opened) -> None:
    articles = article_list.in_order(opened.analysis["articles"], tuple(opened.labels))
    heading("Who wrote, under which headlines")
    st.html(article_cards.cards(articles))
    show_cautions(opened, nameless=article_list.nameless(articles))
    show_table("The articles as a table, and downloads", "articles", partial(article_list.listing, articles))
    over = periods(opened.analysis)
    if len(over.names) > 1:
        show_link(
            "timeline",
            f"How it went on, from {next(iter(over.names.values()))} to {list(over.names.values())[-1]}",
            session.link_to("timeline"),
        )


def _differences(opened: Opened) -> None:
    heading("How they differ most")
    if len(opened.labels) < 2:
        note("One article is here so far. Differences show from two articles on, best from different outlets.")
        link_to_page("add", "Add more articles")
        return
    table = opened.analysis["differences"]
    found = differences.strongest(table)
    told = (*found, *_sure_stances(opened))[: differences.MOST]
    if told:
        note(
            "The strongest of what is sure. Sentiment is how favourably an outlet's sentences "
            "portray an actor; stance is where an article as a whole stands."
        )
        _tell(told)
    show_pairs(opened)
    unsure = differences.signs(table, most=differences.MOST - len(told))
    said = differences.summary(found, table, voice=opened.filters.voice)
    note(f"{said} {differences.signs_note(table)}" if unsure else said)
    if unsure:
        _tell(unsure)


def _sure_stances(opened: Opened) -> tuple[Difference, ...]:
    whole = opened.whole
    return differences.stances(whole["stance"], stance_cells.apart_of(whole), opened.labels, targets=opened.all_targets)


def _tell(found: Sequence[Difference]) -> None:
    """Write each difference beside the way to the sentences behind it."""
    rows = []
    for difference in found:
        page, params = _evidence_of(difference)
        way = "See why" if page == "stance" else "Show only these two"  # that one sets the filters of all pages
        rows.append(lines([(difference.titled, difference.body)]) + link(page, way, params))
    st.html(element("div", *(element("div", row, css="px-told") for row in rows)))


def _evidence_of(difference: Difference) -> tuple[str, dict[str, list[str]]]:
    """Return the page, and what opens on it, that holds just what was compared."""
    target = difference.target
    if difference.measure == "stance":
        cell = CellRef("stance", difference.article_id, target)
        return "stance", session.link_to("stance", cell=cell, target=target)
    compared = {"only": difference.outlets, "voice": difference.voice}
    return "actors", session.link_to("actors", actor=target, **compared)


def _grids(opened: Opened) -> None:
    """Draw both grids; one cell of them is open at a time."""
    _sentiment(opened)
    heading("Which stance each article takes")
    _stance(opened)


def _sentiment(opened: Opened) -> None:
    chosen = session.current(OverviewState)
    table = opened.analysis["actor_sentiment"]
    shown = actor_grid(
        table,
        voice=chosen.voice,
        labels=opened.labels,
        targets=opened.targets,
        dark=opened.dark,
        compact=opened.compact,
    )
    show_grid(
        shown,
        key="sentiment_grid",
        page="overview",
        table=partial(actor_sentiment_table, table, opened.labels, voice=chosen.voice),
        leads_to=partial(cell_of, "sentiment"),
        opened=open_cell("sentiment"),
    )
    cell_sentences(opened, "sentiment", opened.targets)


def _stance(opened: Opened) -> None:
    table = opened.analysis["stance"]
    shown = stance_grid(
        table, labels=opened.labels, targets=opened.all_targets, dark=opened.dark, compact=opened.compact
    )
    show_grid(
        shown,
        key="stance_grid",
        page="overview",
        table=partial(stance_table, table, opened.labels),
        leads_to=partial(cell_of, "stance"),
        opened=open_cell("stance"),
    )
    cell_sentences(opened, "stance", opened.all_targets)


if __name__ == "__main__":
    show()

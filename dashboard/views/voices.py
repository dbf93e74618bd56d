"""Voices: whose words the articles are made of, who quotes whom, and every quotation in its sentence."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from analysis.table_files import without_formulas
from dashboard.charts import quote_grid, speaker_shares, voice_shares
from dashboard.charts.grid import Point
from dashboard.panels.charts import show_chart, show_grid
from dashboard.panels.downloads import offer_table
from dashboard.panels.fragments import live
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened, open_event
from dashboard.panels.quotes import list_quotes, section_of
from dashboard.panels.scroll import scroll_to
from dashboard.panels.sentences import show_sentences
from dashboard.queries import quote_list, tables, voice_tables
from dashboard.queries.newsroom_sentences import own_sentences
from dashboard.runtime import session
from dashboard.state.choices import Choices
from dashboard.state.pages import VoicesState
from dashboard.wording import count_of


def show() -> None:
    """Draw the page."""
    opened = open_event("voices")
    if opened.filters.voice != "all":
        note("These charts set all voices against each other; the filter on whose words narrows the list below them.")
    _shares(opened)
    if opened.analysis["quotes"].empty:
        note("No article here quotes or reports anybody: all words are the newsrooms' own.")
        return
    _sources(opened)
    _who_quotes_whom(opened)
    # The sentences stand far below the grid and the charts whose click opens them.
    scroll_to(section_of(session.current(VoicesState)))


def _drawn(opened: Opened) -> dict[str, Any]:
    return {"labels": opened.labels, "dark": opened.dark, "compact": opened.compact}


def _shares(opened: Opened) -> None:
    heading("Whose words")
    articles, shares = opened.analysis["articles"], opened.analysis["voice_shares"]
    show_chart(
        voice_shares(articles, shares, **_drawn(opened)),
        key="voice_shares",
        table=partial(tables.voice_table, shares, opened.labels),
        on_click=_choose_voice,
    )
    show_chart(
        speaker_shares(
            articles,
            opened.analysis["speaker_words"],
            short=voice_tables.short_names(opened.analysis),
            **_drawn(opened),
        ),
        key="speaker_shares",
        table=partial(voice_tables.speaker_table, opened.analysis, opened.labels),
        on_click=_choose_speaker,
    )
    article_id = session.current(VoicesState).newsroom
    if article_id in opened.labels:
        _newsroom(opened, article_id)


def _newsroom(opened: Opened, article_id: str) -> None:
    """List what the newsroom says itself; the quotations among it are marked as what they are."""
    heading("In the newsroom's own words")
    with st.container(horizontal=True, vertical_alignment="center"):
        found = own_sentences(opened.analysis, article_id)
        note(
            f"{count_of(len(found), 'sentence')} of {opened.labels[article_id]} with words of the newsroom itself; "
            "what it quotes and reports in them is marked."
        )
        st.button("Close", key="close_newsroom", on_click=lambda: session.change(newsroom=""))
    if found:
        show_sentences(opened, found, key="newsroom", name_article=False, layer="voices")


def _sources(opened: Opened) -> None:
    heading("Named and anonymous sources")
    note(
        "How many speakers each article names, and how many statements hide their speaker; all that is quoted or "
        "reported of a speaker in one sentence is one statement. Women and men are counted only where the texts "
        "themselves tell, by a title or by he and she; a first name tells nothing."
    )
    table = voice_tables.sources_table(opened.analysis, opened.labels)
    offer_table(lambda: table, key="sources", name="sources")
    st.dataframe(
        without_formulas(table),
        hide_index=True,
        alt="Named speakers, women, men, and anonymous statements of each article",
    )


@live("voices")
def _who_quotes_whom(opened: Opened) -> None:
    """Draw grid and list: the grid shows which of its cells the list is narrowed to."""
    _grid(opened)
    list_quotes(opened)


def _grid(opened: Opened) -> None:
    heading("Who quotes whom")
    known = opened.analysis
    show_grid(
        quote_grid(known["articles"], known["statements"], known["speaker_words"], **_drawn(opened)),
        key="quote_grid",
        page="voices",
        table=partial(voice_tables.grid_table, opened.analysis, opened.labels),
        leads_to=_speaker_of,
        opened=_open_cell(),
    )


def _choose_voice(point: Point) -> None:
    """List the quotations of an article in one voice, or the sentences with the newsroom's own words."""
    article_id, _, voice = point
    if voice == "own":
        session.change(newsroom=article_id)
    else:
        session.change(quoting=(article_id,), speakers=(), kinds=quote_list.KINDS_OF[voice], **_REST)


def _choose_speaker(point: Point) -> None:
    """List what an article lets a speaker say, or a kind of sources without a name, or the newsroom's own words."""
    session.change(**_said(point))


def _speaker_of(point: Point) -> Choices:
    return session.after(**_said(point))


def _open_cell() -> Point | None:
    """Return the cell of the grid whose quotations are listed."""
    chosen = session.current(VoicesState)
    if not section_of(chosen):
        return None
    speaker = chosen.speakers[0] if chosen.speakers else ""
    return chosen.quoting[0], speaker, "named" if speaker else chosen.sources[0]


def _said(point: Point) -> dict[str, Any]:
    article_id, speaker, source = point
    if source == "own":
        return {"newsroom": article_id}
    chosen = {"speakers": (speaker,), "sources": ()} if speaker else {"speakers": (), "sources": (source,)}
    return {**_REST, "quoting": (article_id,), "kinds": (), **chosen}


_REST: dict[str, Any] = {"tones": (), "sources": (), "quote": None}


if __name__ == "__main__":
    show()

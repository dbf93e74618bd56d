"""Timeline: how an actor's portrayal and the words change while an event goes on for days."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.charts import sentiment_timeline, word_timeline
from dashboard.charts.grid import Point
from dashboard.panels.charts import show_chart
from dashboard.panels.choices import pick
from dashboard.panels.fragments import live
from dashboard.panels.messages import heading, link_to_page, note
from dashboard.panels.page_context import Opened, open_event
from dashboard.panels.sentences import show_sentences
from dashboard.queries import evidence, timeline
from dashboard.queries.evidence import Evidence
from dashboard.queries.timeline import Periods
from dashboard.runtime import session
from dashboard.state.pages import TimelineState
from dashboard.wording import VOICES, count_of, one_line


def show() -> None:
    """Draw the page; without a second day it says so in a sentence."""
    opened = open_event("timeline")
    over = timeline.periods(opened.analysis)
    note(timeline.spanned(over))
    if len(over.names) < 2:
        note("A timeline needs articles of at least two days. Dates can be entered, and articles added, on:")
        link_to_page("add", "Add articles")
        return
    who = timeline.who_wrote(opened.analysis, over)
    if who:
        note(who)
    if opened.filters.only:
        note("Each point counts the articles of all outlets; the filter on outlets narrows the sentences below it.")
    _courses(opened, over)


@live("timeline")
def _courses(opened: Opened, over: Periods) -> None:
    _sentiment(opened, over)
    _words(opened, over)


def _sentiment(opened: Opened, over: Periods) -> None:
    heading("How an actor's portrayal changes")
    if not opened.targets:
        note("No actor is measured here, or the filter leaves none.")
        return
    known = session.current(TimelineState).actor
    actor = known if known in opened.targets else opened.targets[0]
    pick("Actor", opened.targets, actor, key="timeline_actor", changed=_choose_actor)
    if opened.filters.voice != "all":
        note(f"Counted: {VOICES[opened.filters.voice].lower()}, as the filter says.")
    table = timeline.sentiment(opened.analysis, actor, over, voice=opened.filters.voice)
    figure = sentiment_timeline(
        table,
        over.names,
        target=actor,
        title=timeline.finding(opened.analysis, actor, over, voice=opened.filters.voice),
        dark=opened.dark,
        compact=opened.compact,
    )
    show_chart(
        figure, key="sentiment_timeline", table=partial(timeline.sentiment_table, table, over), on_click=_choose_day
    )
    day = _pick_day(over, key="timeline_day", is_open=not session.current(TimelineState).term)
    if day:
        found = _of_day(evidence.about(opened.analysis, actor), over, day)
        _sentences(opened, found, what=f"about {actor}", when=over.when[day], key="timeline_sentences")


def _words(opened: Opened, over: Periods) -> None:
    heading("Which words come and go")
    table = timeline.words(opened.analysis, over)
    every = timeline.telling_words(table)
    if not every:
        note("No word is used twice in articles with a date, so there is nothing to compare.")
        return
    note(timeline.unit_note(table, over))
    written = timeline.written_terms(table)
    terms = _choose_terms(every, written)
    figure = word_timeline(
        table,
        over.names,
        terms=terms,
        title=timeline.words_finding(table, over),
        dark=opened.dark,
        compact=opened.compact,
    )
    show_chart(
        figure, key="word_timeline", table=partial(timeline.words_table, table, over, terms), on_click=_choose_word
    )
    term = session.current(TimelineState).term
    left, right = st.columns(2)
    with left:
        pick(
            "Sentences with the word",
            every,
            term,
            key="timeline_term",
            name=lambda name: written[name],
            changed=lambda name: session.change(
                term=name or "", day=session.current(TimelineState).day or next(iter(over.names))
            ),
            placeholder="Click a point above, or choose a word here",
        )
    with right:
        day = _pick_day(over, key="timeline_word_day", is_open=bool(term))
    if term in every and day:
        found = _of_day(evidence.with_term(opened.analysis, term) or (), over, day)
        what = f"with “{written[term]}” in the newsrooms' own words"
        _sentences(opened, found, what=what, when=over.when[day], key="timeline_uses", layer="framing")


def _choose_terms(every: list[str], written: Mapping[str, str]) -> tuple[str, ...]:
    key = "timeline_terms"
    known = tuple(term for term in session.current(TimelineState).terms if term in every)
    st.session_state[key] = list(known or every[: timeline.MOST_WORDS])
    st.multiselect(
        "Words",
        every,
        format_func=lambda term: one_line(written[term]),
        key=key,
        placeholder="Those that change most clearly",
        on_change=lambda: session.change(terms=tuple(st.session_state[key])),
    )
    return tuple(st.session_state[key])


def _pick_day(over: Periods, *, key: str, is_open: bool) -> str:
    """Offer the periods, the way to a point without a mouse; return the one that is open here, else nothing."""
    day = session.current(TimelineState).day if is_open else ""
    pick(
        "When",
        list(over.names),
        day,
        key=key,
        changed=lambda name: _open_day(name or "", word=key == "timeline_word_day"),
        name=lambda start: over.names[start],
        placeholder="Click a point above, or choose here",
    )
    return day if day in over.names else ""


def _open_day(day: str, *, word: bool) -> None:
    session.change(day=day, **({} if word else {"term": ""}))


def _choose_actor(name: str) -> None:
    session.change(actor=name)


def _choose_day(point: Point) -> None:
    session.change(day=point[0], actor=point[1], term="")


def _choose_word(point: Point) -> None:
    session.change(day=point[0], term=point[1])


def _of_day(found: tuple[Evidence, ...], over: Periods, day: str) -> tuple[Evidence, ...]:
    return tuple(item for item in found if over.of_article.get(item.place.article_id) == day)


def _sentences(opened: Opened, found: tuple[Evidence, ...], *, what: str, when: str, key: str, layer: str = "") -> None:
    if not found:
        note(f"No sentence {what} {when}.")
        return
    note(f"{count_of(len(found), 'sentence')} {what} {when}.")
    show_sentences(opened, evidence.in_order(found, opened.labels), key=key, layer=layer)


if __name__ == "__main__":
    show()

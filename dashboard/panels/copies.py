"""Articles of the event that say the same: copies to count as one, and passages that several outlets share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.ingest import Duplicate
from analysis.records import Article
from dashboard.markup.elements import element, escaped
from dashboard.panels.aside import set_aside
from dashboard.panels.messages import note
from dashboard.panels.unsaved import saving
from dashboard.queries.findings import Passage, gather_passages, pair_key, without_copies
from dashboard.runtime import cache
from dashboard.store.event_store import Event
from dashboard.wording import count_of, percent

MOST_SHOWN = 10


def show_copies(event: Event, articles: Sequence[Article]) -> None:
    """Ask what to do with copies of one article; nothing is drawn where there are none left to decide on."""
    kept = cache.open_store().decisions.reasons(event.event_id, "keep both")
    pairs = [pair for pair in cache.findings_of(tuple(articles)).duplicates if pair_key(pair) not in kept]
    if not pairs:
        return
    known = {article.article_id: article for article in articles}
    st.subheader("The same text twice?")
    note("Syndicated or edited copies of one report would count as two voices. Decide for each pair.")
    if len(pairs) > 1:
        st.button(
            f"Count each of the {len(pairs)} pairs as one", on_click=saving(_count_all), args=(event, pairs, known)
        )
    for pair in pairs[:MOST_SHOWN]:
        _pair(event, pair, known)
    if len(pairs) > MOST_SHOWN:
        note(f"{len(pairs) - MOST_SHOWN} more follow when these are decided.")


def show_passages(articles: Sequence[Article]) -> None:
    """List the passages that articles of different outlets share word for word."""
    found = cache.findings_of(tuple(articles))
    passages = gather_passages(without_copies(found), articles)
    if not passages:
        return
    names = {article.article_id: _named(article) for article in articles}
    st.subheader("Passages that several outlets share")
    note("Word for word, 25 words and more: agency copy, or the same long quotation.")
    order = ", the most shared first" if len(passages) > 1 else ""
    with st.expander(f"{count_of(len(passages), 'passage')}{order}"):
        for passage in passages[: 2 * MOST_SHOWN]:
            st.html(_shared(passage, names))
        if len(passages) > 2 * MOST_SHOWN:
            note(f"{len(passages) - 2 * MOST_SHOWN} shorter ones are left out.")


def _count_all(event: Event, pairs: Sequence[Duplicate], known: Mapping[str, Article]) -> None:
    """Keep the first article of each pair; one that has gone aside itself takes nobody with it."""
    gone: set[str] = set()
    for pair in pairs:
        if gone.isdisjoint((pair.first, pair.second)):
            gone.add(pair.second)
            _count_once(event, known[pair.first], known[pair.second])


def _count_once(event: Event, first: Article, second: Article) -> None:
    set_aside(event, second, f"Nearly the same text as {_named(first)}: counted as one.")


def _pair(event: Event, pair: Duplicate, known: Mapping[str, Article]) -> None:
    first, second = known[pair.first], known[pair.second]
    same = (
        "All words are the same."
        if pair.kind == "identical"
        else f"{percent(pair.containment, down=True)} of the shorter one."
    )
    decisions = cache.open_store().decisions
    with st.container(border=True, key=f"copies_{pair.first}_{pair.second}"):
        st.html(
            "".join(_head(article) for article in (first, second))
            + element("p", escaped(f"Shared text: {same}"), css="px-meta")
        )
        ways = st.container(horizontal=True)
        ways.button(
            "Keep both",
            key=f"both_{pair.first}_{pair.second}",
            on_click=saving(decisions.keep),
            args=(event.event_id, "keep both", pair_key(pair)),
        )
        ways.button(
            "Count as one",
            key=f"one_{pair.first}_{pair.second}",
            help="The first stays, the second is kept aside; it can be brought back.",
            on_click=saving(_count_once),
            args=(event, first, second),
        )


def _head(article: Article) -> str:
    return element("p", element("b", escaped(_named(article))), " ", escaped(article.title), css="px-source")


def _shared(passage: Passage, names: Mapping[str, str]) -> str:
    places = "; ".join(f"{names[place.article_id]}, paragraph {place.paragraph}" for place in passage.places)
    return element("p", escaped(passage.text), css="px-piece") + element("p", escaped(places), css="px-meta")


def _named(article: Article) -> str:
    return article.outlet_name

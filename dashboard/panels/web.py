"""Articles from the web: off until the reader turns it on, and nothing is asked before a button is pressed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis.errors import UnreadableArticle
from analysis.ingest import Problem
from analysis.ingest.readers.fetch import Feed, FeedEntry, fetch_article, fetch_feed
from analysis.records import Article
from dashboard.edits import article_drafts
from dashboard.edits.article_drafts import Read
from dashboard.panels.messages import note, show_problems
from dashboard.server.render_lock import render_lock
from dashboard.wording import count_of, one_line

_FEED = "add_feed"
MOST_AT_ONCE = 20
"""Entries of a feed that are fetched with one press, one after the other."""

_WHAT_IT_MEANS = (
    "While this is on, pressing a button below asks the address you give, and that site's robots.txt, from this "
    "computer: the site learns that somebody here asked. Nothing else leaves: not your articles, not what you look at. "
    "It is off again at your next visit."
)


def fetch_from_web(given: list[Read]) -> None:
    """Draw the ways to fetch pages and feeds; what is read joins ``given``."""
    with st.expander("Or fetch an article or a feed from the web (turned off until you turn it on)"):
        is_on = st.toggle("Let Parallax ask web addresses from this computer", key="add_web")
        note(_WHAT_IT_MEANS)
        if not is_on:
            return
        address = st.text_input(
            "Address of an article or a feed", key="add_address", placeholder="https://news.example/story"
        ).strip()
        if address and ":" not in address:
            address = f"https://{address}"
        page, feed = st.columns(2)
        wants_page = page.button("Fetch this article", key="add_fetch", width="stretch")
        wants_feed = feed.button("List a feed's articles", key="add_list", width="stretch")
        if (wants_page or wants_feed) and not address:
            note("Write an address first.")
        elif wants_page:
            _fetch(given, [address])
        elif wants_feed:
            _list_feed(address)
        _choose_entries(given)


def _fetch(given: list[Read], addresses: list[str]) -> None:
    render_lock.release()
    place = st.empty()
    for number, address in enumerate(addresses, start=1):
        place.text(f"Asking {number} of {count_of(len(addresses), 'address', 'addresses')}: {address}")
        given.append(article_drafts.read_with(partial(_fetched, address)))
    place.empty()


def _fetched(address: str) -> tuple[Article]:
    return (fetch_article(address, turned_on=True),)


def _list_feed(address: str) -> None:
    st.session_state.pop(_FEED, None)
    try:
        render_lock.release()
        with st.spinner("Asking the address …"):
            st.session_state[_FEED] = fetch_feed(address, turned_on=True)
    except UnreadableArticle as error:
        show_problems([Problem.of(error)])


def _choose_entries(given: list[Read]) -> None:
    feed: Feed | None = st.session_state.get(_FEED)
    if feed is None:
        return
    if not feed.entries:
        note("There are no articles in this feed.")
        return
    note(f"{feed.title or 'The feed'} announces {count_of(len(feed.entries), 'article')}.")
    chosen = st.multiselect(
        "Articles to fetch",
        range(len(feed.entries)),
        format_func=lambda number: one_line(_named(feed.entries[number])),
        key="add_entries",
        max_selections=MOST_AT_ONCE,
    )
    if st.button("Fetch the chosen articles", key="add_fetch_chosen", disabled=not chosen):
        _fetch(given, [feed.entries[number].url for number in chosen])


def _named(entry: FeedEntry) -> str:
    return " · ".join(part for part in (entry.title or entry.url, entry.published[:10]) if part)

"""What the dashboard keeps in memory between runs: the store, and the analyses by the hash of what they read.

The only ``st.cache_*`` lines are here. Analyses are shared by all sessions, so nobody may change their tables.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from analysis.extract.facts import Progress
from analysis.pipeline import Analysis
from analysis.records import Article
from dashboard.queries.filters import Filters
from dashboard.queries.findings import Findings, find
from dashboard.reader.payload import ReaderArticle
from dashboard.resources import data_dir, given_paths, seeds_dir
from dashboard.runtime.analyses import KEPT_ANALYSES, Analyses
from dashboard.runtime.on_demand import OnDemand
from dashboard.runtime.startup import OpenedPaths, load_samples, open_paths
from dashboard.store.event_store import Event, Store

KEPT_COLUMNS = 64
"""Articles kept as the reader shows them, each some hundred kilobytes."""


def open_store() -> Store:
    """Return the store with the samples in it, one for all sessions.

    Raises:
        StoreError: The file that keeps the articles can't be used.
    """
    return _store(data_dir(), seeds_dir())


def opened_paths() -> OpenedPaths | None:
    """Return the event of ``parallax run PATH ...``, read once per start; None without paths."""
    paths = given_paths()
    return _opened(data_dir(), paths) if paths else None


def analysis_of(
    event: Event,
    *,
    progress: Progress | None = None,
    measuring: Progress | None = None,
    waiting: Callable[[], None] | None = None,
) -> Analysis:
    """Return the analysis of an event's articles as they are now; computed where no session has asked before."""
    return analyses().get(open_store(), event, progress=progress, measuring=measuring, waiting=waiting)


def part_of(event: Event, filters: Filters) -> Analysis:
    """Return what settled filters let through of an event's analysis."""
    return analyses().part(open_store(), event, filters)


def is_analysed(event: Event) -> bool:
    """Tell whether :func:`analysis_of` would answer at once."""
    return analyses().holds(open_store(), event)


def analyses_run() -> int:
    """Return how many analyses this process has computed: what only changes the view must not raise it."""
    return analyses().runs


def column_of(
    event: Event, filters: Filters, article_id: str, label: str, build: Callable[[], ReaderArticle]
) -> ReaderArticle:
    """Return an article cut for the reader; built where no session has asked for it under this label before.

    Args:
        event: Its event.
        filters: What they let through is marked.
        article_id: Which article.
        label: What it is called.
        build: Builds it.
    """
    key = (event.event_id, event.title, open_store().dataset_id(event.event_id), repr(filters), article_id, label)
    return _column(key, build)


@st.cache_resource(show_spinner=False, max_entries=KEPT_COLUMNS)
def _column(key: tuple[str, ...], _build: Callable[[], ReaderArticle]) -> ReaderArticle:
    del key  # Streamlit caches by it
    return _build()


def findings_of(articles: tuple[Article, ...]) -> Findings:
    """Return which articles are copies, share passages or tell of another event."""
    key = tuple((article.article_id, article.outlet, article.published) for article in articles)
    return _findings(key, articles)


@st.cache_resource(show_spinner=False, max_entries=KEPT_ANALYSES)
def _findings(key: tuple[tuple[str, str, str], ...], _articles: tuple[Article, ...]) -> Findings:
    del key  # Streamlit caches by it: hashing the texts again would take longer
    return find(_articles)


@st.cache_resource(show_spinner=False)
def on_demand() -> OnDemand:
    """Return what readers tried in this process: parses for new targets, checks without a name."""
    return OnDemand()


@st.cache_resource(show_spinner=False)
def analyses() -> Analyses:
    """Return the one collection of analyses of this process."""
    return Analyses()


@st.cache_resource(show_spinner=False)
def _store(folder: Path, seeds: Path | None) -> Store:
    store = Store(folder)
    if seeds is not None:
        load_samples(store, seeds)
    return store


@st.cache_resource(show_spinner="Reading your articles …")
def _opened(folder: Path, paths: tuple[str, ...]) -> OpenedPaths:
    return open_paths(_store(folder, seeds_dir()), paths)

"""The articles of an event as a list: their order, what they are called, how much they are."""

from __future__ import annotations

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.wording import count_of

COLUMNS = {
    "outlet": "Outlet",
    "title": "Headline",
    "published": "Date",
    "genre": "Genre",
    "n_words": "Words",
    "source_name": "File",
    "url": "Address",
}
"""Columns of the list of articles, and what they are called."""


@remembered
def in_order(articles: pd.DataFrame, order: tuple[str, ...]) -> pd.DataFrame:
    """Return the articles table in the order of the ids given."""
    return articles.set_index("article_id").loc[list(order)].reset_index()


def listing(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the list of articles under the names that readers see."""
    return articles[list(COLUMNS)].rename(columns=COLUMNS)


@remembered
def nameless(articles: pd.DataFrame) -> list[str]:
    """Return the files of the articles whose outlet is unknown."""
    return list(articles.loc[articles["outlet"] == "", "source_name"])


@remembered
def summary(articles: pd.DataFrame) -> str:
    """Say in a line how much there is: articles, outlets, words, dates."""
    unknown = len(nameless(articles))
    outlets = count_of(articles["outlet"].nunique() - bool(unknown), "outlet")
    parts = [
        count_of(len(articles), "article"),
        f"{outlets} and {unknown} unknown" if unknown else outlets,
        count_of(int(articles["n_words"].sum()), "word"),
        _dates([published[:10] for published in articles["published"]]),
    ]
    return " · ".join(part for part in parts if part)


def _dates(published: list[str]) -> str:
    known = sorted({date for date in published if date})
    if not known:
        return ""
    span = known[0] if len(known) == 1 else f"{known[0]} to {known[-1]}"
    undated = published.count("")
    return f"{span}, {undated} without a date" if undated else span


@remembered
def outlets_of(analysis: Analysis) -> tuple[str, ...]:
    """Return the outlets of an event as all tables name them, in alphabetical order."""
    names = dict.fromkeys(str(name) for name in analysis["articles"]["outlet_name"])
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))

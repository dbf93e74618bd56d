"""The articles of an event as cards: outlet, headline, date, genre, length."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.markup.elements import element, escaped
from dashboard.memo import remembered
from dashboard.wording import count_of

COLUMNS = {
    "outlet": "Outlet",
    "title": "Headline",
    "published": "Date",
    "genre": "Genre",
    "n_words": "Words",
    "source_name": "File",
}
"""Columns of the list of articles, and what they are called."""


@remembered
def in_order(articles: pd.DataFrame, order: tuple[str, ...]) -> pd.DataFrame:
    """Return the articles table in the order of the ids given."""
    return articles.set_index("article_id").loc[list(order)].reset_index()


@remembered
def cards(articles: pd.DataFrame) -> str:
    """Write all headlines side by side, as HTML."""
    return element("ul", *(_card(row) for row in articles.itertuples(index=False)), css="px-cards")


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


def _card(row: Any) -> str:
    outlet = (
        element("p", escaped(row.outlet), css="px-outlet")
        if row.outlet
        else element("p", f"Outlet unknown ({escaped(row.source_name)})", css="px-outlet px-unknown")
    )
    headline = (
        element("p", escaped(row.title), css="px-headline")
        if row.title
        else element("p", "no headline in the text", css="px-headline px-unknown")
    )
    known = [row.published[:10], row.genre, count_of(row.n_words, "word")]
    meta = element("p", escaped(" · ".join(part for part in known if part)), css="px-meta")
    return element("li", outlet, headline, meta)

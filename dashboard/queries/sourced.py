"""Tables that leave the page: with outlet, day and address beside the names that the page gives articles."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.share.source import sources
from dashboard.queries.article_labels import labels

_ARTICLE, _OUTLET = "Article", "Outlet"
_ADDED: tuple[str, ...] = ("Outlet", "Headline", "Date", "Address")
_OF_OUTLET: tuple[str, ...] = ("Date", "Address")


def with_sources(table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Add where the rows come from: of a row per article its source, of a row per outlet days and addresses.

    A table that has no row per article or outlet stays as it is; its columns, or :func:`source_table`, name them.

    Args:
        table: A table as a page shows it.
        articles: The articles table of the event.
    """
    if _ARTICLE in table.columns:
        rows, at, added = _by_label(articles), _ARTICLE, _ADDED
    elif _OUTLET in table.columns:
        rows, at, added = _by_outlet(articles), _OUTLET, _OF_OUTLET
    else:
        return table
    found = table.copy()
    place = list(table.columns).index(at) + 1
    for name in reversed(added):
        if name not in table.columns:
            found.insert(place, name, [rows.get(str(key), {}).get(name, "") for key in table[at]])
    return found


def source_table(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles by the names that the pages give them, with outlet, headline, day, address and file."""
    known, named = sources(articles), labels(articles)
    files = dict(zip(map(str, articles["article_id"]), map(str, articles["source_name"]), strict=True))
    rows = [
        {
            "Article": label,
            "Outlet": known[article_id].outlet,
            "Headline": known[article_id].title,
            "Date": known[article_id].published,
            "Address": known[article_id].url,
            "File": files[article_id],
        }
        for article_id, label in named.items()
    ]
    return pd.DataFrame(rows, columns=["Article", *_ADDED, "File"])


def _by_label(articles: pd.DataFrame) -> Mapping[str, Mapping[str, str]]:
    return {row["Article"]: row for row in source_table(articles).to_dict("records")}  # type: ignore[misc]


def _by_outlet(articles: pd.DataFrame) -> Mapping[str, Mapping[str, str]]:
    """Return days and addresses of an outlet's articles, each once, one after the other."""
    table = source_table(articles)
    return {
        str(outlet): {name: "; ".join(dict.fromkeys(value for value in rows[name] if value)) for name in _OF_OUTLET}
        for outlet, rows in table.groupby("Outlet", sort=True)
    }

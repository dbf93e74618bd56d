"""What articles are called in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.memo import remembered
from dashboard.queries.rows import Row, records
from dashboard.wording import one_line, shortened

SEPARATOR = " · "
TITLE_LENGTH = 42
"""Longest part of a title in a label, in characters."""


@remembered
def labels(articles: pd.DataFrame) -> dict[str, str]:
    """Name each article so that no two names are the same.

    Args:
        articles: The articles table.

    Returns:
        ``article_id`` → label, sorted by label: the outlet (the file's name where it is unknown), and
        "Outlet · short title" where an outlet has several articles. Plain text, not escaped.
    """
    rows = records(articles)
    outlets = Counter(_outlet(row) for row in rows)
    named = {str(row["article_id"]): _label(row, several=outlets[_outlet(row)] > 1) for row in rows}
    twice = Counter(named.values())
    for row in rows:
        key = str(row["article_id"])
        if twice[named[key]] > 1:
            named[key] = f"{named[key]}{SEPARATOR}{one_line(str(row['source_name']))}"
    return dict(sorted(_numbered(named).items(), key=lambda item: (item[1].casefold(), item[0])))


def labels_or_outlets(given: Mapping[str, str] | None, table: pd.DataFrame) -> dict[str, str]:
    """Return the labels given, or else the outlet names in a table that has ``article_id`` and ``outlet``."""
    if given is not None:
        return dict(given)
    column = "outlet" if "outlet" in table.columns else "article_id"
    pairs = table[["article_id", column]].drop_duplicates("article_id")
    named = {str(key): one_line(str(outlet)) for key, outlet in pairs.itertuples(index=False)}
    return dict(sorted(_numbered(named).items(), key=lambda item: (item[1].casefold(), item[0])))


def short_labels(full: Mapping[str, str]) -> dict[str, str]:
    """Return labels for narrow columns: the outlet alone, numbered where it has several articles."""
    return _numbered({key: split(label)[0] for key, label in full.items()})


def split(label: str) -> tuple[str, str]:
    """Return the outlet and the short title of a label; the title is empty where there is none."""
    outlet, _, title = label.partition(SEPARATOR)
    return outlet, title


def _outlet(row: Row) -> str:
    return one_line(str(row["outlet_name"])) or "unknown"


def _label(row: Row, *, several: bool) -> str:
    title = shortened(str(row["title"]), length=TITLE_LENGTH)
    return f"{_outlet(row)}{SEPARATOR}{title}" if several and title else _outlet(row)


def _numbered(named: Mapping[str, str]) -> dict[str, str]:
    """Number names that still are the same, in the order of their keys."""
    result = dict(named)
    for name, keys in _by_name(named.items()).items():
        if len(keys) > 1:
            result.update({key: f"{name} ({number})" for number, key in enumerate(sorted(keys), start=1)})
    return result


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for key, name in pairs:
        grouped.setdefault(name, []).append(key)
    return grouped

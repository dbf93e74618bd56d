"""The whole way: articles in, tables out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from analysis.measuring import Progress, measure
from analysis.records import Article, Target
from analysis.rows import table_rows
from analysis.tables import build_table


@dataclass(frozen=True)
class Analysis:
    """What is known of an event: a frozen bundle of tables.

    Attributes:
        event: The event's name.
        targets: What was measured, in order of importance (or of the targets file).
        tables: The tables by name; columns and meanings are in :data:`analysis.tables.SCHEMAS`.
    """

    event: str
    targets: tuple[Target, ...]
    tables: Mapping[str, pd.DataFrame]

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return a table by name."""
        return self.tables[name]


def analyze(
    articles: Iterable[Article],
    targets: Sequence[Target] | None = None,
    *,
    event: str = "",
    progress: Progress | None = None,
) -> Analysis:
    """Compute all tables for the articles of one event.

    Args:
        articles: Articles as :func:`analysis.load_articles` gives them; an article given twice counts once.
        targets: Actors and issues to measure; the most mentioned actors if left out.
        event: Name of the event, for the tables' ``event`` column.
        progress: Called after each article.

    Returns:
        The tables. Without articles every table is empty.

    Raises:
        ModelMissing: The language model is not installed.
    """
    measured = measure(articles, targets, progress=progress)
    tables = {
        name: build_table(name, ({"event": event, **row} for row in rows))
        for name, rows in table_rows(measured).items()
    }
    return Analysis(event=event, targets=measured.targets, tables=MappingProxyType(tables))

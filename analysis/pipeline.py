"""The whole way: articles in, tables out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from analysis.extract.facts import Progress, extract
from analysis.measures.registry import all_tables
from analysis.records import Article, Correction, Target


@dataclass(frozen=True)
class Analysis:
    """What is known of an event: a frozen bundle of tables.

    Attributes:
        event: The event's name.
        targets: What was measured, in order of importance (or of the targets file).
        tables: The tables by name; columns and meanings are in :func:`analysis.measures.registry.schema`.
        own_text: The same tables over the newsrooms' own text: without the sentences that stand word for word in an
            article of another outlet (:mod:`analysis.measures.unshared_text`). There ``articles.text`` has spaces in
            their place, so offsets hold, and ``n_words`` and ``n_sentences`` count the rest. None where outlets share
            nothing.
    """

    event: str
    targets: tuple[Target, ...]
    tables: Mapping[str, pd.DataFrame]
    own_text: Analysis | None = None

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return a table by name."""
        return self.tables[name]


def analyze(
    articles: Iterable[Article],
    targets: Sequence[Target] | None = None,
    *,
    event: str = "",
    corrections: Iterable[Correction] = (),
    progress: Progress | None = None,
    measuring: Progress | None = None,
) -> Analysis:
    """Compute all tables for the articles of one event.

    Args:
        articles: Articles as :func:`analysis.load_articles` gives them; an article given twice counts once.
        targets: Actors and issues to measure; the most mentioned actors if left out.
        event: Name of the event, for the tables' ``event`` column.
        corrections: What readers corrected (:func:`analysis.load_corrections`); of two of one thing the later counts.
        progress: Called after each article that is read.
        measuring: Called after each article that is measured, which begins once all are read. What either raises ends
            the work.

    Returns:
        The tables. Without articles every table is empty.

    Raises:
        ModelMissing: The language model is not installed.
    """
    facts = extract(articles, targets, corrections=corrections, progress=progress, measuring=measuring)
    whole, own = all_tables(facts, event)
    result = Analysis(event=event, targets=facts.targets, tables=MappingProxyType(whole))
    return result if own is None else replace(result, own_text=replace(result, tables=MappingProxyType(own)))

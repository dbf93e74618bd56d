"""An article's headline held against its body, in plain sentences with their numbers.

A headline names an actor once or twice, so there is no mean to compare. What can be said is where the headline's
sentiment lies among the body's sentences about the same actor: that describes this article and infers nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from analysis.measures.headline_body import LEAST_SENTENCES
from analysis.pipeline import Analysis
from dashboard.queries.rows import Row, records
from dashboard.style.theme import NOT_ENOUGH
from dashboard.wording import count_of, signed

MOST_MISSING = 2
"""Actors of the body that are named as missing from the headline."""

_SIDES = {"harsher": ("harsher on", "n_above"), "kinder": ("kinder to", "n_below")}
"""How a headline that stands apart treats the actor, and which sentences of the body it stands apart from."""


def headline_against_body(analysis: Analysis, article_id: str, actors: Sequence[str]) -> tuple[str, ...]:
    """Say how the headline's actors and their tone compare with the body's.

    Args:
        analysis: Where the tables are.
        article_id: The article.
        actors: Names of the measured actors, in the order in which they are to be spoken of.

    Returns:
        Plain sentences; at least one.
    """
    articles, table = analysis["articles"], analysis["headline_body"]
    title = str(articles.loc[articles["article_id"] == article_id, "title"].iloc[0])
    if not title.strip():
        return ("This text came without a headline.",)
    known = {str(row["target"]): row for row in records(table[table["article_id"] == article_id])}
    rows = [known[actor] for actor in actors if actor in known]
    headline = [row for row in rows if not pd.isna(row["headline"])]
    missing = _missing([row for row in rows if pd.isna(row["headline"])])
    if not headline:
        return ("The headline names none of the measured actors.", *missing)
    return (*_apart(headline), *_alike(headline), *_too_few(headline), *missing)


def _apart(headline: Iterable[Row]) -> Iterator[str]:
    for row in headline:
        if row["side"] in _SIDES:
            verb, column = _SIDES[row["side"]]
            part = f"{_of(int(row[column]), int(row['n_body']))} (mean {signed(row['body_mean'])})"
            yield f"The headline is {verb} {row['target']} ({signed(row['headline'])}) than {part}."


def _alike(headline: Iterable[Row]) -> Iterator[str]:
    named = [
        f"{row['target']} ({signed(row['headline'])}; body mean {signed(row['body_mean'])}, n {row['n_body']})"
        for row in headline
        if row["side"] == "alike"
    ]
    if named:
        yield f"It treats {listed(named)} much as the body does."


def _too_few(headline: Iterable[Row]) -> Iterator[str]:
    named = [
        f"{row['target']} ({signed(row['headline'])}; {count_of(int(row['n_body']), 'body sentence')})"
        for row in headline
        if not row["side"]
    ]
    if named:
        yield f"{NOT_ENOUGH.capitalize()} to compare: {listed(named)}."


def listed(named: Sequence[str]) -> str:
    """Join names as a sentence does.

    >>> listed(["A"]), listed(["A", "B", "C"])
    ('A', 'A, B and C')
    """
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def _of(part: int, n: int) -> str:
    return f"all of the body's {n} sentences" if part == n else f"{part} of the body's {n} sentences"


def _missing(absent: Iterable[Row]) -> tuple[str, ...]:
    """Name the actors that the body speaks of most and the headline not at all."""
    ranked = sorted((-int(row["n_body"]), str(row["target"])) for row in absent)
    most = [(actor, -count) for count, actor in ranked[:MOST_MISSING] if -count >= LEAST_SENTENCES]
    if not most:
        return ()
    named = [f"{actor} ({count_of(count, 'sentence')})" for actor, count in most]
    return (f"In the body alone: {listed(named)}.",)

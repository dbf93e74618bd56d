"""An article's headline held against its body, in plain sentences with their numbers.

A headline names an actor once or twice, so there is no mean to compare. What can be said is where the headline's
sentiment lies among the body's sentences about the same actor: that describes this article and infers nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.style.theme import NOT_ENOUGH
from dashboard.wording import count_of, signed

LEAST_SENTENCES = 5
"""Sentences of the body below which a headline is not held against them."""

MOST = 0.75
"""Share of the body's sentences that must lie on one side of the headline before it counts as harsher or kinder."""

MOST_MISSING = 2
"""Actors of the body that are named as missing from the headline."""

Values = Mapping[str, Mapping[int, float]]
"""Mean sentiment by actor and sentence."""


def headline_against_body(analysis: Analysis, article_id: str, actors: Sequence[str]) -> tuple[str, ...]:
    """Say how the headline's actors and their tone compare with the body's.

    Args:
        analysis: Where the tables are.
        article_id: The article.
        actors: Names of the measured actors, in the order in which they are to be spoken of.

    Returns:
        Plain sentences; at least one.
    """
    articles, mentions = analysis["articles"], analysis["mentions"]
    title = str(articles.loc[articles["article_id"] == article_id, "title"].iloc[0])
    if not title.strip():
        return ("This text came without a headline.",)
    measured = mentions[(mentions["article_id"] == article_id) & mentions["sentiment"].notna()]
    values = _by_sentence(measured)
    headline = {actor: values[actor][0] for actor in actors if 0 in values.get(actor, {})}
    body = {actor: [value for number, value in values.get(actor, {}).items() if number] for actor in actors}
    if not headline:
        return ("The headline names none of the measured actors.", *_missing(body, headline))
    return (*_apart(headline, body), *_alike(headline, body), *_too_few(headline, body), *_missing(body, headline))


def _by_sentence(measured: pd.DataFrame) -> Values:
    """Return each actor's sentiment by sentence: the mean over voices of their means, as the measures take it."""
    heard: dict[tuple[str, int], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in measured.itertuples(index=False):
        heard[str(row.target), int(str(row.sentence_id))][str(row.voice)].append(float(str(row.sentiment)))
    values: dict[str, dict[int, float]] = defaultdict(dict)
    for (actor, number), voices in heard.items():
        values[actor][number] = fmean(fmean(listed) for listed in voices.values())
    return values


def _side(value: float, body: Sequence[float]) -> str:
    """Tell on which side of the body's sentences a headline lies: harsher, kinder, alike; empty with too few."""
    n = len(body)
    if n < LEAST_SENTENCES:
        return ""
    if sum(other > value for other in body) >= MOST * n:
        return "harsher on"
    return "kinder to" if sum(other < value for other in body) >= MOST * n else "alike"


def _apart(headline: Mapping[str, float], body: Mapping[str, Sequence[float]]) -> Iterator[str]:
    for actor, value in headline.items():
        side, others = _side(value, body[actor]), body[actor]
        if side in ("harsher on", "kinder to"):
            part = sum(other > value if side == "harsher on" else other < value for other in others)
            mean = f"mean {signed(fmean(others))}"
            yield f"The headline is {side} {actor} ({signed(value)}) than {_of(part, len(others))} ({mean})."


def _alike(headline: Mapping[str, float], body: Mapping[str, Sequence[float]]) -> Iterator[str]:
    named = [
        f"{actor} ({signed(value)}; body mean {signed(fmean(body[actor]))}, n {len(body[actor])})"
        for actor, value in headline.items()
        if _side(value, body[actor]) == "alike"
    ]
    if named:
        yield f"It treats {listed(named)} much as the body does."


def _too_few(headline: Mapping[str, float], body: Mapping[str, Sequence[float]]) -> Iterator[str]:
    named = [
        f"{actor} ({signed(value)}; {count_of(len(body[actor]), 'body sentence')})"
        for actor, value in headline.items()
        if not _side(value, body[actor])
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


def _missing(body: Mapping[str, Sequence[float]], headline: Mapping[str, float]) -> tuple[str, ...]:
    """Name the actors that the body speaks of most and the headline not at all."""
    absent = [(-len(values), actor) for actor, values in body.items() if actor not in headline]
    most = [(actor, -count) for count, actor in sorted(absent)[:MOST_MISSING] if -count >= LEAST_SENTENCES]
    if not most:
        return ()
    named = [f"{actor} ({count_of(count, 'sentence')})" for actor, count in most]
    return (f"In the body alone: {listed(named)}.",)

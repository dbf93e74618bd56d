"""An article's headline held against its body.

A headline names an actor once or twice, so there is no mean to compare. What can be said is where the headline's
sentiment lies among the body's sentences about the same target: that describes this article and infers nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from analysis.extract.facts import ArticleFacts
from analysis.extract.sentence_sentiment import sentence_values
from analysis.measures.measure import Counted, Measure, Row, Table, of_article
from analysis.measures.schema import ARTICLE, OUTLET, TARGET, count, number, schema, text

LEAST_SENTENCES = 5
"""Sentences of the body below which a headline is not held against them."""

MOST = 0.75
"""Share of the body's sentences that must lie on one side of the headline before it counts as harsher or kinder."""


def _headline_body(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        if item.article.title.strip():
            yield from (of_article(item) | row for row in _targets(item, counted))


def _targets(item: ArticleFacts, counted: Counted) -> Iterator[Row]:
    without = counted.without(item)
    for target in counted.targets:
        units = [unit for unit in item.units.get(target.name, ()) if unit.sentence_id not in without]
        values = sentence_values(units)
        headline = values.get(0)
        body = [value for sentence_id, value in values.items() if sentence_id]
        if values:
            yield {
                "target": target.name,
                "headline": headline,
                "n_body": len(body),
                "body_mean": math.fsum(body) / len(body) if body else None,
                "n_above": sum(value > headline for value in body) if headline is not None else 0,
                "n_below": sum(value < headline for value in body) if headline is not None else 0,
                "side": _side(headline, body),
            }


def _side(headline: float | None, body: Sequence[float]) -> str:
    """Tell on which side of the body's sentences a headline lies; empty without one, or with too few of these."""
    if headline is None or len(body) < LEAST_SENTENCES:
        return ""
    if sum(value > headline for value in body) >= MOST * len(body):
        return "harsher"
    return "kinder" if sum(value < headline for value in body) >= MOST * len(body) else "alike"


HEADLINE_BODY = schema(
    "headline_body",
    "an article with a headline × target that it mentions",
    (
        ARTICLE,
        OUTLET,
        TARGET,
        number("headline", "sentiment of the headline; missing if it doesn't mention it", -1, 1, optional=True),
        count("n_body", "sentences of the body that mention the target"),
        number("body_mean", "their mean sentiment; missing if there are none", -1, 1, optional=True),
        count("n_above", "those that are more favourable than the headline"),
        count("n_below", "those that are less favourable"),
        text(
            "side",
            "harsher or kinder than three quarters of the body's sentences, else alike; empty with fewer than five",
            ("", "harsher", "kinder", "alike"),
        ),
    ),
    sort=("article_id", "target"),
)

MEASURE = Measure(
    title="Headline against body",
    meaning="Where the headline's sentiment toward an actor lies among the body's sentences about it.",
    section="headline",
    tables=(Table(HEADLINE_BODY, _headline_body),),
)

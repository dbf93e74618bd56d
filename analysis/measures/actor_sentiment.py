"""How an article portrays its actors: sentiment of mentions, gathered by sentence and by voice."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.extract.facts import ArticleFacts
from analysis.extract.sentence_sentiment import SentenceSentiment, sentence_means
from analysis.extract.sentiment import POLARITIES
from analysis.extract.sentiment_jsonl import read_rows, score_rows
from analysis.measures.measure import Counted, Measure, Row, Table, of_article
from analysis.measures.schema import (
    ALL_VOICES,
    ARTICLE,
    ENOUGH,
    HIGH,
    LOW,
    OUTLET,
    SENTIMENT_LABELS,
    TARGET,
    count,
    number,
    schema,
    text,
)
from analysis.stats.agreement import calibration_error, macro_f1
from analysis.stats.bootstrap import bootstrap_mean

NEUTRAL_BAND = 0.05
"""A mean is called negative or positive only when its interval lies outside this band around 0."""
MIN_SENTENCES = 3
"""Fewer sentences never bear a label."""
WIDEST_NEUTRAL = 0.5
"""'Neutral' is borne only by an interval no wider than this; a wider one may hide either side."""

_SHARES = ("negative", "neutral", "positive")


def counted_units(item: ArticleFacts, counted: Counted) -> dict[str, tuple[SentenceSentiment, ...]]:
    """Return what the sentences of an article that count say of each actor that is measured."""
    actors = {target.name for target in counted.targets if target.kind == "actor"}
    without = counted.without(item)
    return {
        name: tuple(unit for unit in listed if unit.sentence_id not in without)
        for name, listed in item.units.items()
        if name in actors
    }


def _actor_sentiment(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        for row in actor_sentiment_rows(counted_units(item, counted)):
            yield of_article(item) | row


def actor_sentiment_rows(units: Mapping[str, Sequence[SentenceSentiment]]) -> Iterator[dict[str, Any]]:
    """Yield an article's rows of the actor_sentiment table, without event, article and outlet."""
    for target, listed in sorted(units.items()):
        for voice in ALL_VOICES:
            values = sentence_means(unit for unit in listed if voice in ("all", unit.voice))
            if values:
                yield {"target": target, "voice": voice, **_summary(values)}


def _summary(values: Sequence[float]) -> dict[str, Any]:
    low, high = bootstrap_mean(values)
    label = "neutral"
    if low > NEUTRAL_BAND:
        label = "positive"
    elif high < -NEUTRAL_BAND:
        label = "negative"
    sure = label != "neutral" or high - low <= WIDEST_NEUTRAL
    return {
        "n": len(values),
        "mean": math.fsum(values) / len(values),
        "low": low,
        "high": high,
        "label": label,
        "enough": bool(len(values) >= MIN_SENTENCES and sure),
    }


def newsmtsc(path: Path) -> dict[str, Any]:
    """Measure three-class sentiment toward a person; data: NewsMTSC (Hamborg & Donnay, EACL 2021)."""
    labelled = read_rows(path)
    rows = list(score_rows(labelled))
    gold = [row["polarity"] for row in labelled]
    predicted = [row["polarity"] for row in rows]
    right = [g == p for g, p in zip(gold, predicted, strict=True)]
    sure = [max(row[share] for share in _SHARES) for row in rows]
    per_class = {name: macro_f1(gold, predicted, [label]) for name, label in zip(_SHARES, POLARITIES, strict=True)}
    return {
        "f1_macro": macro_f1(gold, predicted, POLARITIES),
        "accuracy": sum(right) / len(right),
        "calibration_error": calibration_error(sure, right),
        "n": len(gold),
        **{f"f1_{name}": value for name, value in per_class.items()},
    }


ACTOR_SENTIMENT = schema(
    "actor_sentiment",
    "an article × actor × voice (all, own, quoted, reported)",
    (
        ARTICLE,
        OUTLET,
        TARGET,
        text("voice", "whose words; 'all' counts every voice", ALL_VOICES),
        count("n", "sentences that mention the actor", low=1),
        number("mean", "mean sentiment over those sentences", -1, 1),
        LOW,
        HIGH,
        text("label", "negative, neutral or positive", SENTIMENT_LABELS),
        ENOUGH,
    ),
    sort=("article_id", "target", "voice"),
)

MEASURE = Measure(
    title="Sentiment toward an actor",
    meaning="How favourably an article's sentences portray each actor, by whose words they are.",
    section="sentiment",
    tables=(Table(ACTOR_SENTIMENT, _actor_sentiment, by_voice=True),),
    scorers={"newsmtsc": newsmtsc},
)

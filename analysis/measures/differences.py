"""Do two outlets portray an actor differently? Differences are tested as differences, not read off two intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from analysis.extract.sentence_sentiment import SentenceSentiment, sentence_means
from analysis.measures.actor_sentiment import counted_units
from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.schema import TARGET, count, number, schema, text
from analysis.stats.fdr import false_discovery_rates
from analysis.stats.welch import difference_interval, difference_p, resample

MIN_SENTENCES = 3
"""Outlets with fewer sentences about an actor are not compared on it."""
VOICES_COMPARED = ("all", "own")
ArticleUnits = Mapping[str, Mapping[str, Sequence[SentenceSentiment]]]
"""Sentence sentiments by article and target."""


def difference_rows(units: ArticleUnits, outlets: Mapping[str, str]) -> list[dict[str, Any]]:
    """Compare all pairs of outlets on all targets.

    Each outlet's mean is drawn anew by drawing its articles, where it has several, and then their sentences
    (two-stage cluster bootstrap, Davison & Hinkley 1997, section 3.8).

    Args:
        units: Sentence sentiments by article id and target.
        outlets: Outlet by article id.

    Returns:
        Rows of the differences table without ``event``; ``q`` controls the false discovery rate over all of them.
    """
    rows: list[dict[str, Any]] = []
    for (target, voice), groups in sorted(_samples(units, outlets).items()):
        usable = {outlet: lists for outlet, lists in groups.items() if sum(map(len, lists)) >= MIN_SENTENCES}
        draws = {outlet: resample(lists, key=f"{outlet}|{target}|{voice}") for outlet, lists in usable.items()}
        for first, second in combinations(sorted(usable), 2):
            low, high = difference_interval(draws[first], draws[second])
            rows.append(
                {
                    "target": target,
                    "voice": voice,
                    "outlet_a": first,
                    "outlet_b": second,
                    "n_a": draws[first].n,
                    "n_b": draws[second].n,
                    "mean_a": draws[first].mean,
                    "mean_b": draws[second].mean,
                    "difference": draws[first].mean - draws[second].mean,
                    "low": low,
                    "high": high,
                    "p": difference_p(draws[first], draws[second]),
                }
            )
    q = false_discovery_rates(np.array([row["p"] for row in rows]))
    return [row | {"q": float(q[index])} for index, row in enumerate(rows)]


def _samples(units: ArticleUnits, outlets: Mapping[str, str]) -> dict[tuple[str, str], dict[str, list[list[float]]]]:
    """Return, by target and voice and then by outlet, one list of sentence means per article."""
    found: dict[tuple[str, str], dict[str, list[list[float]]]] = defaultdict(lambda: defaultdict(list))
    for article_id, targets in sorted(units.items()):
        for target, voice, means in _means(targets):
            found[target, voice][outlets[article_id]].append(means)
    return found


def _means(targets: Mapping[str, Sequence[SentenceSentiment]]) -> Iterator[tuple[str, str, list[float]]]:
    for target, listed in targets.items():
        for voice in VOICES_COMPARED:
            means = sentence_means(unit for unit in listed if voice in ("all", unit.voice))
            if means:
                yield target, voice, means


def _differences(counted: Counted) -> list[Row]:
    units = {item.article_id: counted_units(item, counted) for item in counted.articles}
    return difference_rows(units, {item.article_id: item.outlet for item in counted.articles})


DIFFERENCES = schema(
    "differences",
    "a pair of outlets × actor × voice (all, own)",
    (
        TARGET,
        text("voice", "whose words", ("all", "own")),
        text("outlet_a", "the one outlet"),
        text("outlet_b", "the other outlet"),
        count("n_a", "sentences of the one outlet that mention the actor", low=1),
        count("n_b", "sentences of the other outlet that mention the actor", low=1),
        number("mean_a", "mean sentiment of these sentences of the one outlet", -1, 1),
        number("mean_b", "mean sentiment of those of the other outlet", -1, 1),
        number("difference", "mean sentiment of the one minus that of the other", -2, 2),
        number("low", "lower end of its 95 % interval", -2, 2),
        number("high", "upper end of its 95 % interval", -2, 2),
        number("p", "two-sided bootstrap p-value of no difference", 0, 1),
        number("q", "false discovery rate at which the difference would be called", 0, 1),
    ),
    sort=("target", "voice", "outlet_a", "outlet_b"),
)

MEASURE = Measure(
    title="Differences in sentiment",
    meaning="Whether two outlets portray an actor differently, tested as a difference and controlled over all pairs.",
    section="sentiment",
    tables=(Table(DIFFERENCES, _differences, by_voice=True),),
)

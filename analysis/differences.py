"""Do two outlets portray an actor differently? Differences are tested as differences, not read off two intervals."""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from analysis.portrayal import SentenceSentiment, sentence_means
from analysis.uncertainty import N_RESAMPLES, SEED, FloatArray, false_discovery_rates, interval

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
        draws = {outlet: _draws(lists, key=f"{outlet}|{target}|{voice}") for outlet, lists in usable.items()}
        for first, second in combinations(sorted(usable), 2):
            low, high = interval(draws[first] - draws[second])
            rows.append(
                {
                    "target": target,
                    "voice": voice,
                    "outlet_a": first,
                    "outlet_b": second,
                    "n_a": sum(map(len, usable[first])),
                    "n_b": sum(map(len, usable[second])),
                    "difference": _mean(usable[first]) - _mean(usable[second]),
                    "low": low,
                    "high": high,
                    "p": two_sided(draws[first] - draws[second]),
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


def _draws(articles: Sequence[Sequence[float]], *, key: str) -> FloatArray:
    return resampled_means(articles, seed=zlib.crc32(key.encode()))


def resampled_means(articles: Sequence[Sequence[float]], *, seed: int) -> FloatArray:
    """Return the mean over all sentences in each resample of the articles, and of each article's sentences.

    Args:
        articles: One list of sentence values per article.
        seed: The same seed and data give the same means; groups that are compared need seeds of their own.
    """
    rng = np.random.default_rng([SEED, seed])
    totals, sizes = np.zeros(N_RESAMPLES), np.zeros(N_RESAMPLES)
    chosen = rng.multinomial(len(articles), np.full(len(articles), 1 / len(articles)), size=N_RESAMPLES)
    for index, sentences in enumerate(articles):
        n = len(sentences)
        for times in range(1, int(chosen[:, index].max(initial=0)) + 1):
            here = chosen[:, index] >= times
            counts = rng.multinomial(n, np.full(n, 1 / n), size=int(here.sum()))
            totals[here] += counts @ np.asarray(sentences)
            sizes[here] += n
    means: FloatArray = totals / sizes
    return means


def two_sided(draws: FloatArray) -> float:
    """Return the bootstrap p-value of "no difference"; never 0, since the draws are finite."""
    below, above = (int((draws <= 0).sum()), int((draws >= 0).sum()))
    return min(1.0, 2 * (min(below, above) + 1) / (len(draws) + 1))


def _mean(articles: Sequence[Sequence[float]]) -> float:
    values = [value for sentences in articles for value in sentences]
    return math.fsum(values) / len(values)

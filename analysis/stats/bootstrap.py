"""Bootstrap intervals: how sure a number is.

Randomness is seeded per call, so a value never depends on what else was computed or in which order.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

SEED = 20250519
N_RESAMPLES = 2000
CONFIDENCE = 0.95
_PERCENTILES = (100 * (1 - CONFIDENCE) / 2, 100 * (1 + CONFIDENCE) / 2)


def bootstrap_mean(
    values: Sequence[float],
    *,
    weights: Sequence[float] | None = None,
    groups: Sequence[Hashable] | None = None,
) -> tuple[float, float]:
    """Estimate a 95 % percentile bootstrap interval of a (weighted) mean.

    Args:
        values: One value per unit.
        weights: Weight of each value, at least one above 0; all 1 if left out.
        groups: Units of one group (the sentences of a paragraph) are drawn together; each its own if left out.

    Returns:
        Lower and upper bound; both NaN with fewer than two groups, where the spread is unknown.

    Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13; drawing whole groups is the
    cluster bootstrap of Davison & Hinkley (1997), section 3.8.
    """
    labels = list(groups) if groups is not None else list(range(len(values)))
    order = {label: index for index, label in enumerate(dict.fromkeys(labels))}
    if len(order) < 2:
        return math.nan, math.nan
    index = np.array([order[label] for label in labels])
    weight = np.ones(len(values)) if weights is None else np.asarray(weights, dtype=float)
    total = np.bincount(index, weights=weight * np.asarray(values, dtype=float), minlength=len(order))
    mass = np.bincount(index, weights=weight, minlength=len(order))
    counts = resampled_counts(len(order))
    drawn_mass = counts @ mass
    usable = drawn_mass > 0
    return interval((counts @ total)[usable] / drawn_mass[usable])


@lru_cache(maxsize=256)
def resampled_counts(n: int) -> FloatArray:
    """Return how often each of ``n`` units is drawn in each resample, shape (N_RESAMPLES, n); the same each time."""
    rng = np.random.default_rng(SEED)
    return rng.multinomial(n, np.full(n, 1 / n), size=N_RESAMPLES).astype(np.float64)


def interval(estimates: FloatArray) -> tuple[float, float]:
    """Return the bounds of the middle 95 % of bootstrap estimates."""
    low, high = np.percentile(estimates, _PERCENTILES)
    return float(low), float(high)

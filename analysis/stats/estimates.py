"""Estimates with their intervals, and which of them differ.

Two estimates are compared by their values and intervals alone, so those of any table can be. The interval of a
difference is recovered from the two intervals (the method of variance estimates recovery, Zou & Donner 2008,
Statistics in Medicine 27, 1693–1702): for values a > b with intervals [l, u] it reaches to
``a - b - sqrt((a - l_a)² + (u_b - b)²)``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from analysis.stats.fdr import false_discovery_rates, two_sided_p
from analysis.stats.normal import Z_95
from analysis.stats.wilson import wilson


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval, NaN where it can't be estimated; ``key`` says whose it is."""

    key: str
    score: float
    low: float
    high: float

    @property
    def is_known(self) -> bool:
        """Tell whether it has an interval."""
        return not any(math.isnan(value) for value in (self.score, self.low, self.high))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two estimates with their difference tested.

    Attributes:
        lower: The smaller one; of equal ones the first by key.
        higher: The other one.
        p: Two-sided p-value of no difference.
        q: False discovery rate at which the difference would be called, over all pairs it was compared with.
    """

    lower: Estimate
    higher: Estimate
    p: float
    q: float


def compare(pairs: Iterable[tuple[Estimate, Estimate]]) -> list[Comparison]:
    """Compare pairs of estimates as one family (Benjamini & Hochberg 1995), in their order."""
    ordered = [tuple(sorted(pair, key=_by_value)) for pair in pairs]
    p = [difference_p(lower, higher) for lower, higher in ordered]
    q = false_discovery_rates(np.array(p, dtype=np.float64))
    return [
        Comparison(lower, higher, one_p, float(one_q))
        for (lower, higher), one_p, one_q in zip(ordered, p, q, strict=True)
    ]


def difference_p(lower: Estimate, higher: Estimate) -> float:
    """Return the two-sided p-value of the difference of two estimates, ``lower`` being the smaller one.

    They are taken as independent. Where neither interval has a width, any difference is sure.
    """
    difference = higher.score - lower.score
    reach = math.hypot(max(higher.score - higher.low, 0.0), max(lower.high - lower.score, 0.0))
    if not difference:
        return 1.0
    return float(two_sided_p(np.array([Z_95 * difference / reach]))[0]) if reach else 0.0


def share_estimate(key: str, share: float, low: float, high: float, *, n: int) -> Estimate:
    """Return the estimate of a share of ``n`` cases.

    An interval from resampling has no width where all cases are alike, as if a share of none in ten were certain;
    there Wilson's (1927) takes its place.
    """
    if low < high or not n:
        return Estimate(key, share, low, high)
    return Estimate(key, share, *wilson(round(share * n), n))


def _by_value(estimate: Estimate) -> tuple[float, str]:
    return estimate.score, estimate.key

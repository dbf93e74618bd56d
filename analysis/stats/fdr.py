"""p-values and the false discovery rate over many of them."""

from __future__ import annotations

import math

import numpy as np

from analysis.stats.bootstrap import FloatArray

_SQRT_2 = math.sqrt(2)


def two_sided_p(z: FloatArray) -> FloatArray:
    """Return the two-sided p-values of standard normal scores."""
    return np.array([math.erfc(abs(value) / _SQRT_2) for value in z], dtype=np.float64)


def false_discovery_rates(p: FloatArray) -> FloatArray:
    """Return q-values: the false discovery rate at which each test would be called.

    Args:
        p: p-values in [0, 1].

    Returns:
        Values in [0, 1] in the order of ``p``.

    Source: Benjamini & Hochberg (1995), step-up procedure.
    """
    if not len(p):
        return np.array([], dtype=np.float64)
    order = np.argsort(p, kind="stable")[::-1]
    ranks = np.arange(len(p), 0, -1)
    q = np.empty(len(p), dtype=np.float64)
    q[order] = np.minimum(1.0, np.minimum.accumulate(p[order] * len(p) / ranks))
    return q

"""Logistic regression by Newton's method, small enough to need no library."""

from __future__ import annotations

import numpy as np

from analysis.stats.bootstrap import FloatArray

_STEPS = 50
_TOLERANCE = 1e-6


def fit_logistic(values: FloatArray, labels: FloatArray, *, weights: FloatArray, penalty: float) -> FloatArray:
    """Fit weights and, last, the constant, with an L2 ``penalty`` on all but the constant.

    Args:
        values: One row per case.
        labels: 0 or 1 per case.
        weights: How much each case counts.
        penalty: Strength of the penalty, as if this many cases spoke for 0.
    """
    design = np.hstack([values, np.ones((len(values), 1))])
    ridge = np.eye(design.shape[1]) * penalty
    ridge[-1, -1] = _TOLERANCE
    beta = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (weights * (p - labels)) + ridge @ beta
        hessian = (design * (weights * p * (1 - p))[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < _TOLERANCE:
            break
    return beta


def predict(beta: FloatArray, values: FloatArray) -> FloatArray:
    """Return the probabilities of label 1."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values @ beta[:-1] + beta[-1], -30, 30))), dtype=np.float64)

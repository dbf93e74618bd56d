"""Logistic regression by Newton's method, small enough to need no library."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

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


def fit_sparse(values: FloatArray, labels: FloatArray, *, penalty: float) -> FloatArray:
    """Fit weights and, last, the constant, as :func:`fit_logistic` does, for more features than Newton's method bears.

    Args:
        values: One row per case.
        labels: 0 or 1 per case.
        penalty: Strength of the L2 penalty on all but the constant.
    """

    def loss(beta: FloatArray) -> tuple[float, FloatArray]:
        logits = values @ beta[:-1] + beta[-1]
        p = 1 / (1 + np.exp(-logits))
        gradient = np.append(values.T @ (p - labels) + penalty * beta[:-1], (p - labels).sum())
        total = np.logaddexp(0, logits).sum() - labels @ logits + penalty * (beta[:-1] @ beta[:-1]) / 2
        return float(total), gradient

    found = minimize(loss, np.zeros(values.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x, np.float64)

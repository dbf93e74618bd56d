"""Round a matrix product to eight bits: int8 weights per column, uint8 activations with one fixed range.

Before rounding, each channel of the activations is divided by a factor that its weights take up, which evens out
channels of very different size (Xiao et al. 2023, SmoothQuant). How far to go, and how much of the rarest activations
to cut off, is chosen per product by the error of its output on training text.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TOP, LEVELS = 127, 255
STRENGTHS = (0.0, 0.3, 0.5, 0.65, 0.8, 0.95)
"""How much of the difference between channels moves to the weights (0 none, 1 all)."""
TAILS = (0.0, 1e-5, 1e-4)
"""Shares of activations that fall outside the range, on each side."""
CLIPS = np.linspace(0.75, 1.0, 6)
"""Shares of a weight column's largest value that are tried as its range."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rounding:
    """How to compute ``states @ weight`` in integers: ``round(states / factors / step) + zero`` times ``numbers``."""

    factors: Array
    step: np.float32
    zero: np.uint8
    numbers: NDArray[np.int8]
    scales: Array


def choose_rounding(samples: Array, weight: Array) -> Rounding:
    """Return the rounding with the least output error.

    Args:
        samples: Activations seen on training text, rows × in.
        weight: in × out.
    """
    exact = samples @ weight
    tried = (_rounding(samples, weight, strength, tail) for strength, tail in itertools.product(STRENGTHS, TAILS))
    return min(tried, key=lambda rounding: float(((rounded_product(samples, rounding) - exact) ** 2).mean()))


def rounded_product(states: Array, rounding: Rounding) -> Array:
    """Compute what the graph computes."""
    levels = np.round(states / rounding.factors / rounding.step) + np.float32(rounding.zero)
    whole = np.clip(levels, 0, LEVELS) - np.float32(rounding.zero)
    return np.asarray((whole @ rounding.numbers.astype(np.float32)) * rounding.step * rounding.scales, np.float32)


def _rounding(samples: Array, weight: Array, strength: float, tail: float) -> Rounding:
    peaks = np.maximum(np.abs(samples).max(0), 1e-5)
    rows = np.maximum(np.abs(weight).max(1), 1e-5)
    factors = peaks**strength / rows ** (1 - strength) if strength else np.ones_like(peaks)
    factors = (factors / np.exp(np.log(factors).mean())).astype(np.float32)
    low, high = np.quantile(samples / factors, (tail, 1 - tail)) if tail else _ends(samples / factors)
    step = np.float32((max(high, 0.0) - min(low, 0.0)) / LEVELS)
    numbers, scales = _round_columns(weight * factors[:, None])
    return Rounding(factors, step, np.uint8(np.round(-min(low, 0.0) / step)), numbers, scales)


def _ends(values: Array) -> tuple[float, float]:
    return float(values.min()), float(values.max())


def _round_columns(weight: Array) -> tuple[NDArray[np.int8], Array]:
    """Round each column with the scale that loses least; return numbers and scales."""
    top = np.maximum(np.abs(weight).max(0), 1e-8)
    best, error = top / TOP, np.full(weight.shape[1], np.inf)
    for clip in CLIPS:
        scale = top * clip / TOP
        lost = ((np.clip(np.round(weight / scale), -TOP, TOP) * scale - weight) ** 2).sum(0)
        best, error = np.where(lost < error, scale, best), np.minimum(lost, error)
    return np.clip(np.round(weight / best), -TOP, TOP).astype(np.int8), best.astype(np.float32)

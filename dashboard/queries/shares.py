"""Intervals of shares."""

from __future__ import annotations

import math

_Z = 1.959964


def wilson(count: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of ``count`` in ``n`` (Wilson 1927); ``n`` is positive."""
    share = count / n
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)

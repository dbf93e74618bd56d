"""Wilson's interval of a share."""

from __future__ import annotations

import math

from analysis.stats.normal import Z_95

NONE_IN_N = 3.0
"""Upper end of the 95 % interval of a count of none (the rule of three, Hanley & Lippman-Hand 1983)."""


def wilson(count: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of ``count`` in ``n`` (Wilson 1927); ``n`` is positive."""
    share = count / n
    middle = (share + Z_95**2 / (2 * n)) / (1 + Z_95**2 / n)
    half = Z_95 / (1 + Z_95**2 / n) * math.sqrt(share * (1 - share) / n + Z_95**2 / (4 * n**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)

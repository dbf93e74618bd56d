"""The constants of tests and intervals: 95 % intervals, 5 % error."""

from __future__ import annotations

Z_95 = 1.959964
"""Upper 2.5 % point of the standard normal distribution: half the width of a 95 % interval in standard errors."""

SURE = 0.05
"""False discovery rate up to which a difference is called."""

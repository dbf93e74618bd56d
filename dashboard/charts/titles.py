"""What a chart's title may say: the finding that the figures bear, or that they bear none.

Estimates are compared as differences, over all pairs of a chart at once (Benjamini & Hochberg 1995), never by how
they look. Counts of what stands in the articles are no estimates and are said as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analysis.measures.stance.ranking import Estimate, difference_p
from analysis.stats.fdr import false_discovery_rates
from analysis.stats.normal import SURE
from analysis.stats.wilson import wilson
from dashboard.queries.article_labels import split
from dashboard.wording import count_of


@dataclass(frozen=True, slots=True)
class Gap:
    """The surest difference of a chart.

    Attributes:
        topic: What the two were compared in; empty where the chart has one subject only.
        more: Key of the larger estimate.
        less: Key of the smaller one.
        others: How many more differences are sure.
    """

    topic: str
    more: Estimate
    less: Estimate
    others: int

    @property
    def tail(self) -> str:
        """How the sentence ends: what else is sure."""
        return f", and {count_of(self.others, 'more difference')}" if self.others else ""


def surest_gap(estimates: Mapping[str, Sequence[Estimate]]) -> Gap | None:
    """Return the surest difference between two estimates of one topic; None where none is sure.

    Args:
        estimates: By topic, those with evidence enough; their intervals are known.
    """
    pairs = [
        (topic, *_in_order(one, other))
        for topic, group in sorted(estimates.items())
        for one, other in combinations(group, 2)
    ]
    p = [difference_p(lower, higher) for _, lower, higher in pairs]
    q = false_discovery_rates(np.array(p, dtype=np.float64))
    sure = [
        (p[number], lower.score - higher.score, topic, higher.key, lower, higher)
        for number, (topic, lower, higher) in enumerate(pairs)
        if q[number] <= SURE
    ]
    if not sure:
        return None
    _, _, topic, _, lower, higher = min(sure, key=lambda each: each[:4])
    return Gap(topic, higher, lower, len(sure) - 1)


def _in_order(one: Estimate, other: Estimate) -> tuple[Estimate, Estimate]:
    return (one, other) if (one.score, one.key) <= (other.score, other.key) else (other, one)


def share_estimate(key: str, share: float, low: float, high: float, *, n: int) -> Estimate:
    """Return the estimate of a share of ``n`` cases.

    An interval from resampling has no width where all cases are alike, as if a share of none in ten were certain;
    there Wilson's (1927) takes its place.
    """
    if low < high or not n:
        return Estimate(key, share, low, high)
    return Estimate(key, share, *wilson(round(share * n), n))


def leader(firsts: Iterable[str], *, of: int, noun: str) -> str:
    """Say who comes first in most places: ``Ann Lee in 3 of 5 articles``; empty where nobody does, or several.

    Args:
        firsts: Who comes first in each place; empty where several do, or nobody.
        of: How many places there are.
        noun: What a place is called.
    """
    often = Counter(first for first in firsts if first)
    if not often:
        return ""
    name, times = min(often.items(), key=lambda item: (-item[1], item[0]))
    tied = sum(number == times for number in often.values()) > 1
    if tied or (times == 1 and of > 1):
        return ""
    return f"{name} in {times} of {count_of(of, noun)}" if of > 1 else name


def alone_first(counts: Mapping[str, int]) -> str:
    """Return who has the highest count alone; empty where several do, or nobody has any."""
    most = max(counts.values(), default=0)
    first = [key for key, number in counts.items() if number == most]
    return first[0] if most and len(first) == 1 else ""


def extremes(values: Mapping[str, float], names: Mapping[str, str]) -> tuple[str, str]:
    """Return the names of the highest and of the lowest value; equal values go by name."""
    ordered = sorted(values, key=lambda key: (values[key], names[key]))
    return split(names[ordered[-1]])[0], split(names[ordered[0]])[0]

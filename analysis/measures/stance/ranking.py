"""Articles of one event in order of their stance toward one target, with what cannot be told apart.

Two articles are compared by their scores and intervals alone, so any stance table can be ranked. The interval of a
difference is recovered from the two intervals (the method of variance estimates recovery, Zou & Donner 2008,
Statistics in Medicine 27, 1693–1702): for scores a > b with intervals [l, u] it reaches to
``a - b - sqrt((a - l_a)² + (u_b - b)²)``. Among all pairs of an event the false discovery rate is held
(Benjamini & Hochberg 1995), so that many articles don't make differences by their number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analysis.measures.stance.scoring import StanceModel, load_model
from analysis.stats.fdr import false_discovery_rates, two_sided_p
from analysis.stats.normal import SURE, Z_95

_LEAST_SHARE = 0.25
"""Share of the neutral band that two scores must at least lie apart: an interval without width (all sentences of an
article alike) must not make a hair's breadth a difference."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A score with its 95 % interval, NaN where it can't be estimated; ``key`` says whose it is."""

    key: str
    score: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Articles in order.

    Attributes:
        order: Keys from the most critical to the most supportive score; equal scores by key.
        apart: Pairs that can be told apart, the more critical one first.
        groups: Sets that can't be told apart, each as large as can be, members in order. An article may belong to
            several; articles that share no group can be told apart, and only they.
        unranked: Keys without an interval: too little evidence for a place.
    """

    order: tuple[str, ...]
    apart: frozenset[tuple[str, str]]
    groups: tuple[tuple[str, ...], ...]
    unranked: tuple[str, ...]


def rank(estimates: Iterable[Estimate], *, rate: float = SURE, model: StanceModel | None = None) -> Ranking:
    """Rank articles by their stance toward one target.

    Args:
        estimates: One per article; their order changes nothing.
        rate: False discovery rate over all pairs.
        model: Fitted numbers, for the width of the neutral band; those of the package if left out.
    """
    model = model or load_model()
    listed = sorted(estimates, key=lambda item: item.key)
    known = sorted((item for item in listed if _is_known(item)), key=lambda item: (item.score, item.key))
    apart = frozenset(_told_apart(known, rate=rate, least=_LEAST_SHARE * (model.supportive - model.critical)))
    order = tuple(item.key for item in known)
    return Ranking(
        order=order,
        apart=apart,
        groups=_groups(order, apart),
        unranked=tuple(item.key for item in listed if not _is_known(item)),
    )


def difference_p(lower: Estimate, higher: Estimate) -> float:
    """Return the two-sided p-value of the difference of two scores, ``lower`` being the smaller one.

    Articles are taken as independent. Where neither interval has a width, any difference is sure.
    """
    difference = higher.score - lower.score
    reach = math.hypot(max(higher.score - higher.low, 0.0), max(lower.high - lower.score, 0.0))
    if not difference:
        return 1.0
    return float(two_sided_p(np.array([Z_95 * difference / reach]))[0]) if reach else 0.0


def _is_known(estimate: Estimate) -> bool:
    return not any(math.isnan(value) for value in (estimate.score, estimate.low, estimate.high))


def _told_apart(known: Sequence[Estimate], *, rate: float, least: float) -> Iterator[tuple[str, str]]:
    pairs = list(combinations(known, 2))
    q = false_discovery_rates(np.array([difference_p(lower, higher) for lower, higher in pairs], dtype=np.float64))
    for (lower, higher), value in zip(pairs, q, strict=True):
        if value <= rate and higher.score - lower.score >= least:
            yield lower.key, higher.key


def _groups(order: Sequence[str], apart: frozenset[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the maximal cliques of "not told apart" (Bron & Kerbosch 1973, with a pivot)."""
    place = {key: number for number, key in enumerate(order)}
    alike = {key: {other for other in order if other != key} for key in order}
    for lower, higher in apart:
        alike[lower].discard(higher)
        alike[higher].discard(lower)
    found: list[tuple[str, ...]] = []

    def grow(clique: set[str], candidates: set[str], done: set[str]) -> None:
        if not candidates and not done:
            found.append(tuple(sorted(clique, key=place.__getitem__)))
            return
        pivot = max(sorted(candidates | done), key=lambda key: len(alike[key] & candidates))
        for key in sorted(candidates - alike[pivot], key=place.__getitem__):
            grow(clique | {key}, candidates & alike[key], done & alike[key])
            candidates = candidates - {key}
            done = done | {key}

    if order:
        grow(set(), set(order), set())
    return tuple(sorted(found, key=lambda group: [place[key] for key in group]))

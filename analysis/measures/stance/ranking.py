"""Which articles can be told apart in their stance toward one target, and their order.

Two articles are compared by their scores and intervals alone (:mod:`analysis.stats.estimates`), so any stance table
can be ranked. Among all pairs on a target the false discovery rate is held (Benjamini & Hochberg 1995), so that many
articles don't make differences by their number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from analysis.measures.stance.scoring import StanceModel, load_model
from analysis.stats.estimates import Estimate, compare
from analysis.stats.normal import SURE

_LEAST_SHARE = 0.25
"""Share of the neutral band that two scores must at least lie apart: an interval without width (all sentences of an
article alike) must not make a hair's breadth a difference."""


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


def estimate_of(row: Mapping[str, Any]) -> Estimate:
    """Return the estimate in a row of the stance table."""
    values = (row[name] for name in ("score", "low", "high"))
    return Estimate(str(row["article_id"]), *(math.nan if value is None else float(value) for value in values))


def difference_rows(
    estimates: Iterable[Estimate], *, rate: float = SURE, model: StanceModel | None = None
) -> Iterator[dict[str, Any]]:
    """Compare all pairs of articles in their stance toward one target.

    Args:
        estimates: One per article; their order changes nothing.
        rate: False discovery rate over all pairs.
        model: Fitted numbers, for the width of the neutral band; those of the package if left out.

    Yields:
        Rows of the stance_differences table without event and target; none with an article without an interval.
    """
    model = model or load_model()
    least = _LEAST_SHARE * (model.supportive - model.critical)
    for found in compare(combinations(_known(estimates), 2)):
        difference = found.higher.score - found.lower.score
        yield {
            "article_a": found.lower.key,
            "article_b": found.higher.key,
            "difference": difference,
            "p": found.p,
            "q": found.q,
            "apart": found.q <= rate and difference >= least,
        }


def rank(estimates: Iterable[Estimate], differences: Iterable[Mapping[str, Any]]) -> Ranking:
    """Put articles in the order of their stance toward one target; nothing is tested.

    Args:
        estimates: One per article; their order changes nothing.
        differences: Rows of the stance_differences table of the target.
    """
    listed = sorted(estimates, key=lambda item: item.key)
    apart = frozenset((str(row["article_a"]), str(row["article_b"])) for row in differences if row["apart"])
    order = tuple(item.key for item in _known(listed))
    return Ranking(
        order=order,
        apart=apart,
        groups=_groups(order, apart),
        unranked=tuple(item.key for item in listed if not item.is_known),
    )


def _known(estimates: Iterable[Estimate]) -> list[Estimate]:
    return sorted((item for item in estimates if item.is_known), key=lambda item: (item.score, item.key))


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

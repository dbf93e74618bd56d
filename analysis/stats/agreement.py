"""How well findings agree with labels: F1, rank correlation, calibration."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence, Set
from typing import Any

import pandas as pd

_BINS = 10

Sets = Sequence[Set[Hashable]]


def macro_f1(gold: Sequence[Any], predicted: Sequence[Any], labels: Sequence[Any]) -> float:
    """Return the mean F1 over ``labels``, in [0, 1]; a label that never occurs and is never predicted counts 0."""
    scores = []
    for label in labels:
        hits = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
        found = sum(p == label for p in predicted) + sum(g == label for g in gold)
        scores.append(2 * hits / found if found else 0.0)
    return sum(scores) / len(scores)


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error, in [0, 1], over ten bins of equal width (Guo et al. 2017).

    Args:
        sure: Probability of the class that was predicted.
        right: Whether it was the right one.
    """
    bins: dict[int, list[int]] = defaultdict(list)
    for number, share in enumerate(sure):
        bins[min(int(share * _BINS), _BINS - 1)].append(number)
    gaps = (abs(math.fsum(sure[number] - right[number] for number in members)) for _, members in sorted(bins.items()))
    return math.fsum(gaps) / len(sure)


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """Return Spearman's rank correlation; 0 where one side does not vary."""
    if len(set(left)) < 2 or len(set(right)) < 2:
        return 0.0
    return float(pd.Series(left).rank().corr(pd.Series(right).rank()))


def f1(found: Sets, wanted: Sets) -> float:
    """Return the F1 of sets of findings, pooled over sentences, in [0, 1]; 0 where there is nothing to find."""
    hits = sum(len(got & gold) for got, gold in zip(found, wanted, strict=True))
    total = _size(found) + _size(wanted)
    return 2 * hits / total if total else 0.0


def _size(sets: Iterable[Set[Hashable]]) -> int:
    return sum(map(len, sets))

"""What a chart's title may say: the finding that the figures bear, or that they bear none.

Shares are compared in the table share_differences, over all pairs of a chart at once, never by how they look; a title
words the row with the smallest p. Counts of what stands in the articles are no estimates and are said as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.stats.normal import SURE
from dashboard.queries.article_labels import split
from dashboard.queries.rows import Row, records
from dashboard.wording import count_of


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference between two outlets.

    Attributes:
        topic: What the two were compared in; empty where the chart has one subject only.
        more: The outlet with the larger share.
        less: The other one.
        larger: The larger share.
        smaller: The other one.
        others: How many more differences are sure.
    """

    topic: str
    more: str
    less: str
    larger: float
    smaller: float
    others: int = 0

    @property
    def tail(self) -> str:
        """How the sentence ends: what else is sure."""
        return f", and {count_of(self.others, 'more difference')}" if self.others else ""


def surest_gap(differences: pd.DataFrame) -> Gap | None:
    """Return the surest difference; None where none is sure.

    Args:
        differences: The rows of share_differences that the chart shows.
    """
    sure = differences[differences["q"] <= SURE]
    found = [(row["p"], -abs(row["difference"]), _gap(row, others=len(sure) - 1)) for row in records(sure)]
    return min(found, key=lambda each: (*each[:2], each[2].topic, each[2].more))[2] if found else None


def widest_gap(differences: pd.DataFrame) -> Gap | None:
    """Return the largest difference, sure or not; None where nothing is compared."""
    return max(map(_gap, records(differences)), key=lambda gap: gap.larger - gap.smaller, default=None)


def _gap(row: Row, *, others: int = 0) -> Gap:
    ends = [(row["share_a"], str(row["outlet_a"])), (row["share_b"], str(row["outlet_b"]))]
    (smaller, less), (larger, more) = sorted(ends)
    return Gap(str(row["topic"]), more, less, larger, smaller, others)


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

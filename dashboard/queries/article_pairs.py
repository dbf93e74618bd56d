"""The two articles of an event that differ most: told apart, for sure, on the most actors and issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from analysis.stats.normal import SURE
from dashboard.memo import remembered
from dashboard.queries.differences import unlike
from dashboard.queries.rows import records
from dashboard.wording import count_of, listed

MOST = 3
"""Pairs that are named where they are apart on equally many; with more of them none stands out."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and what tells them apart.

    Attributes:
        articles: Their ids, in the order of the page.
        sentiment: Actors toward whom the sentiment of their outlets surely differs.
        stance: Actors and issues on which their evidence bears different labels that can be told apart.
    """

    articles: tuple[str, str]
    sentiment: tuple[str, ...]
    stance: tuple[str, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Return on how many actors and issues they are apart, and by how many measures of these."""
        return len({*self.sentiment, *self.stance}), len(self.sentiment) + len(self.stance)


@remembered
def most_apart(
    articles: pd.DataFrame,
    differences: pd.DataFrame,
    stance: pd.DataFrame,
    apart: Mapping[str, Collection[tuple[str, str]]],
    *,
    shown: Collection[str],
    targets: Collection[str],
) -> tuple[Pair, ...]:
    """Return the pair that is told apart on the most actors and issues, with those that equal it.

    Only differences that are sure among all comparisons count. How large they are doesn't, since sentiment and stance
    have no common unit; of pairs apart on equally many, those apart by more measures come first. Sentiment is compared
    between outlets: it speaks of two articles only where each is the only one of its outlet.

    Args:
        articles: The articles table of the whole event.
        differences: The differences table.
        stance: The stance table of the whole event.
        apart: Which articles can be told apart by their stance, by target.
        shown: Ids of the articles that are shown, in the order of the page.
        targets: Names of the actors and issues that are shown, in their order.

    Returns:
        Pairs of one size; none where no pair is told apart at all.
    """
    outlets = _outlets(articles)
    sure = {
        (frozenset((str(row["outlet_a"]), str(row["outlet_b"]))), str(row["target"]))
        for row in records(differences[differences["q"] <= SURE])
    }
    sides = {
        (frozenset(str(row["article_id"]) for row in two), name)
        for name in targets
        for two in unlike(stance, name, apart.get(name, ()))
    }
    found = []
    for pair in combinations(shown, 2):
        between = frozenset(outlets[article] for article in pair if article in outlets)
        sentiment = tuple(name for name in targets if (between, name) in sure)
        found.append(Pair(pair, sentiment, tuple(name for name in targets if (frozenset(pair), name) in sides)))
    best = max((pair.size for pair in found), default=(0, 0))
    return tuple(pair for pair in found if pair.size == best) if any(best) else ()


def in_words(pair: Pair, labels: Mapping[str, str], *, targets: int, alone: bool) -> tuple[str, str]:
    """Say that two articles differ most, and in what: a head and a body.

    Args:
        pair: The pair.
        labels: Names of the articles by their id.
        targets: Number of actors and issues that are compared.
        alone: Whether no other pair equals it.
    """
    names = listed([labels[article] for article in pair.articles])
    measures = (("sentiment", pair.sentiment), ("stance", pair.stance))
    said = [f"in {measure} toward {listed(each)}" for measure, each in measures if each]
    compared = count_of(targets, "actor or issue", "actors and issues")
    if set(pair.sentiment) == set(pair.stance):
        said = [f"in sentiment and in stance toward {listed(pair.stance)}"]
    return (
        f"{names} {'differ most' if alone else 'are among the pairs that differ most'}:",
        f"surely on {pair.size[0]} of {compared}, {' and '.join(said)}.",
    )


def none_alone(found: Sequence[Pair], *, sentiment: bool = True) -> str:
    """Say why no pair is named: nothing is sure, or too many pairs are alike.

    Args:
        found: The pairs that differ most.
        sentiment: Whether sentiment is compared at all; in other voices than all and the newsroom's own it is not.
    """
    if not found:
        measures = "in sentiment or in stance" if sentiment else "in stance; sentiment is not compared here"
        return f"No two articles can be told apart for sure, {measures}."
    compared = count_of(found[0].size[0], "actor or issue", "actors or issues")
    return f"No pair of articles differs more than all others: {len(found)} pairs surely differ on {compared} each."


def _outlets(articles: pd.DataFrame) -> dict[str, str]:
    """Return the outlet, as the differences table calls it, of each article that is the only one of its outlet."""
    names = articles["outlet_name"]
    often = Counter(map(str, names))
    found = zip(map(str, articles["article_id"]), map(str, names), strict=True)
    return {article_id: name for article_id, name in found if often[name] == 1}

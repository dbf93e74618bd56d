"""Which words set an outlet apart when articles, not single words, are the unit.

Two tests must agree before a word is called typical. The one sees how far an outlet's articles differ among
themselves; the other how large a difference the same articles show when they are dealt out to the outlets at random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.measures.keywords.dispersion import Spread, spread_of
from analysis.measures.keywords.terms import is_single
from analysis.stats.bootstrap import CONFIDENCE, SEED, FloatArray
from analysis.stats.fdr import false_discovery_rates, two_sided_p

MIN_ARTICLES = 10
"""Articles that an outlet and the others need each for articles to be the unit.

The error over articles rests on one degree of freedom less: with nine, Student's t is close enough to hold for the
far tail that hundreds of words need (p of 0.0001 at t = 6.6; with four at t = 13), and ten articles a side can be
dealt out in 184,756 ways, far more than the draws.
"""

MIN_HOLDING = 10
"""Articles of the event that must hold a word: the spread of a rarer one can't be told from a burst."""

N_SHUFFLES = 499
"""Random deals of the articles; with the real one 500, so the smallest p is 0.002."""

_JUST_BELOW = 1 - 1e-9
"""Differences this near to each other are equal but for rounding."""

_NO_VARIANCE = 1e-9
"""Sums of squares below this are zero but for rounding: every article has its share."""


@dataclass(frozen=True)
class ArticleCounts:
    """Term counts by article, in an order that depends only on what the articles hold.

    Attributes:
        terms: The terms.
        counts: Uses of each term (columns) in each article (rows). Small integers, so sums in float32 are exact.
        words: Words of each article; an expression is no more than its words.
        outlet: Place of each article's outlet among the outlets.
        sizes: Number of articles of each outlet.
    """

    terms: tuple[str, ...]
    counts: NDArray[np.float32]
    words: FloatArray
    outlet: NDArray[np.intp]
    sizes: tuple[int, ...]

    @cached_property
    def single(self) -> NDArray[np.bool_]:
        """Return which terms are single words."""
        return np.array([is_single(term) for term in self.terms], dtype=bool)

    def by_outlet(self) -> FloatArray:
        """Return the uses of each term, outlets by terms."""
        return np.array([self.counts[self.outlet == i].sum(axis=0) for i in range(len(self.sizes))], dtype=np.float64)

    def words_by_outlet(self) -> list[int]:
        """Return the words of each outlet."""
        return [int(self.words[self.outlet == i].sum()) for i in range(len(self.sizes))]

    def enough(self) -> tuple[int, ...]:
        """Return the outlets that have articles enough, and whose others have."""
        total = sum(self.sizes)
        return tuple(i for i, size in enumerate(self.sizes) if min(size, total - size) >= MIN_ARTICLES)


def article_counts(documents: Mapping[str, Sequence[Counter[str]]], terms: Sequence[str]) -> ArticleCounts:
    """Arrange the term counts of each outlet's articles; articles without words are left out."""
    index = {term: position for position, term in enumerate(terms)}
    found = [
        (sorted(document.items()), place)
        for place, listed in enumerate(documents.values())
        for document in listed
        if document
    ]
    found.sort()
    counts = np.zeros((len(found), len(terms)), dtype=np.float32)
    for row, (items, _) in enumerate(found):
        for term, count in items:
            if term in index:
                counts[row, index[term]] = count
    outlet = np.array([place for _, place in found], dtype=np.intp)
    return ArticleCounts(
        terms=tuple(terms),
        counts=counts,
        words=np.array(
            [sum(count for term, count in items if is_single(term)) for items, _ in found], dtype=np.float64
        ),
        outlet=outlet,
        sizes=tuple(np.bincount(outlet, minlength=len(documents)).tolist()),
    )


def article_q(counted: ArticleCounts, delta: FloatArray, prior: FloatArray) -> FloatArray:
    """Return the false discovery rate of each outlet's terms with articles as the unit.

    Args:
        counted: The articles.
        delta: Log-odds ratios, outlets by terms.
        prior: Pseudo-count of each term.

    Returns:
        Outlets by terms: the larger of the two tests' values; 1 where they disagree on the direction and for terms
        that fewer than :data:`MIN_HOLDING` articles hold; NaN for outlets without articles enough.
    """
    q = np.full(delta.shape, np.nan)
    enough = np.array(counted.enough(), dtype=np.intp)
    if not len(enough):
        return q
    q[enough] = 1.0
    held = np.flatnonzero((counted.counts > 0).sum(axis=0) >= MIN_HOLDING)
    if not len(held):
        return q
    counts = counted.counts[:, held]
    delta, prior = delta[np.ix_(enough, held)], prior[held]
    spreads = [
        spread_of(counts[counted.outlet == i].astype(np.float64), counted.words[counted.outlet == i])
        for i in range(len(counted.sizes))
    ]
    total = sum(spreads[1:], spreads[0])
    clustered = np.array(
        [_clustered_p(d, spreads[i], total - spreads[i], prior) for d, i in zip(delta, enough, strict=True)]
    )
    rates = false_discovery_rates(clustered.ravel()).reshape(clustered.shape)
    shuffled, direction = _shuffled_p(counts, counted, total)
    q[np.ix_(enough, held)] = np.where(direction == np.sign(delta), np.maximum(rates, shuffled), 1.0)
    return q


def _clustered_p(delta: FloatArray, ours: Spread, theirs: Spread, prior: FloatArray) -> FloatArray:
    """Return p-values of log-odds ratios by Welch's t with the errors over articles.

    Source: Student's t becomes a normal score by Wallace (1959), Annals of Mathematical Statistics 30.
    """
    a, b = ours.log_rate_variance(prior), theirs.log_rate_variance(prior)
    freedom = (a + b) ** 2 / (a**2 / (ours.n - 1) + b**2 / (theirs.n - 1))
    z = (8 * freedom + 1) / (8 * freedom + 3) * np.sqrt(freedom * np.log1p(delta**2 / (a + b) / freedom))
    return two_sided_p(z)


def _shuffled_p(counts: NDArray[np.float32], counted: ArticleCounts, total: Spread) -> tuple[FloatArray, FloatArray]:
    """Deal the articles out at random and see how large the largest difference of any word becomes.

    The difference is the outlet's uses of a term beyond its share of the words, divided by the standard deviation of
    that over all deals. Each outlet's differences are first divided by the 95 % point of its own largest ones: with
    few articles far larger ones arise by chance, and would hide those of the others.

    Returns:
        For outlets with articles enough by terms: the share of deals (the real one among them) with any difference as
        large, and the sign of the real difference.

    Source: Westfall & Young (1993), Resampling-Based Multiple Testing, single-step maxT; balanced over outlets as in
    Beran (1988), Journal of the American Statistical Association 83.
    """
    deals = _deals(counted)
    largest, real = [], []
    outlets = counted.enough()
    for outlet in outlets[:1] if len(counted.sizes) == 2 else outlets:
        scores = _scores(counts, counted, total, members=deals == outlet)
        highest = np.maximum(scores.max(axis=1), -scores.min(axis=1))
        scale = float(np.quantile(highest, CONFIDENCE)) or 1.0
        largest.append(highest / scale)
        real.append(scores[0] / scale)
    if len(counted.sizes) == 2:
        real.append(-real[0])  # What one of two outlets uses more the other uses less, in every deal.
    by_chance = np.sort(np.max(largest, axis=0))
    observed = np.array(real)
    smaller = np.searchsorted(by_chance, np.abs(observed).ravel() * _JUST_BELOW).reshape(observed.shape)
    return np.asarray(1 - smaller / len(by_chance), dtype=np.float64), np.sign(observed)


def _scores(
    counts: NDArray[np.float32], counted: ArticleCounts, total: Spread, *, members: NDArray[np.bool_]
) -> FloatArray:
    """Return an outlet's standardised uses of each term beyond its share of the words, deals by terms.

    Args:
        counts: Term counts by article.
        counted: The articles.
        total: Sums over all of them.
        members: Which articles the outlet has in each deal.
    """
    n, size = len(counted.words), int(members[0].sum())
    rate, variance = total.uses / total.words, total.squared_residuals() * size * (n - size) / (n * (n - 1))
    inverse = np.divide(1, np.sqrt(variance), out=np.zeros_like(variance), where=variance > _NO_VARIANCE)
    scores = (members.astype(np.float32) @ counts).astype(np.float64)
    scores *= inverse
    scores -= np.outer(members @ counted.words, rate * inverse)
    return scores


def _deals(counted: ArticleCounts) -> NDArray[np.intp]:
    """Return the outlet of each article in the real deal (first row) and in the random ones.

    Outlets are dealt to in an order of their sizes and articles, not of their names, so that a new name changes none.
    """
    first = {outlet: place for place, outlet in reversed(list(enumerate(counted.outlet.tolist())))}
    order = sorted(first, key=lambda outlet: (counted.sizes[outlet], first[outlet]))
    dealt = np.repeat(np.array(order, dtype=np.intp), [counted.sizes[outlet] for outlet in order])
    rng = np.random.default_rng(SEED)
    random = rng.permuted(np.tile(dealt, (N_SHUFFLES, 1)), axis=1)
    return np.vstack([counted.outlet, random])

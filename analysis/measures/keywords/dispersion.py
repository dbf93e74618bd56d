"""How far a word's use varies from article to article: the error of a comparison between outlets.

Words come in bursts: an article on a fire says "fire" ten times. Counted as if each use were drawn alone, two random
halves of one outlet's articles seem to differ. Where both sides have articles enough, the article is the unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.stats.bootstrap import FloatArray


@dataclass(frozen=True, slots=True)
class Spread:
    """Sums over articles that the variance of a term's rate is made of.

    Attributes:
        n: Number of articles.
        words: Sum of their words.
        squared_words: Sum of the squares of their words.
        uses: Sum of each term's uses.
        squared_uses: Sum of the squares of its uses in an article.
        uses_by_words: Sum of its uses in an article times the article's words.
    """

    n: int
    words: float
    squared_words: float
    uses: FloatArray
    squared_uses: FloatArray
    uses_by_words: FloatArray

    def __add__(self, other: Spread) -> Spread:
        """Return the spread over the articles of both."""
        return Spread(
            self.n + other.n,
            self.words + other.words,
            self.squared_words + other.squared_words,
            self.uses + other.uses,
            self.squared_uses + other.squared_uses,
            self.uses_by_words + other.uses_by_words,
        )

    def __sub__(self, other: Spread) -> Spread:
        """Return the spread over the articles that are not among the other's."""
        return Spread(
            self.n - other.n,
            self.words - other.words,
            self.squared_words - other.squared_words,
            self.uses - other.uses,
            self.squared_uses - other.squared_uses,
            self.uses_by_words - other.uses_by_words,
        )

    def squared_residuals(self) -> FloatArray:
        """Return the sum over articles of the squares of uses beyond what the article's length lets expect."""
        rate = self.uses / self.words
        squares = self.squared_uses - 2 * rate * self.uses_by_words + rate**2 * self.squared_words
        return np.asarray(np.maximum(squares, 0), dtype=np.float64)

    def log_rate_variance(self, prior: FloatArray) -> FloatArray:
        """Return the variance of each term's log rate over articles, never below that of uses drawn alone.

        Source: the linearised variance of a ratio of sums over clusters (Cochran 1977, Sampling Techniques, 6.10).
        """
        smoothed = self.uses + prior
        clustered = self.squared_residuals() * self.n / (self.n - 1) / smoothed**2
        return np.asarray(np.maximum(clustered, 1 / smoothed), dtype=np.float64)


def spread_of(counts: FloatArray, words: FloatArray) -> Spread:
    """Sum up articles.

    Args:
        counts: Uses of each term (columns) in each article (rows).
        words: Words of each article.
    """
    return Spread(
        n=len(words),
        words=float(words.sum()),
        squared_words=float((words**2).sum()),
        uses=counts.sum(axis=0),
        squared_uses=(counts**2).sum(axis=0),
        uses_by_words=words @ counts,
    )

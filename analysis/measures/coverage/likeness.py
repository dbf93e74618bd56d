"""How alike the sentences of two articles are, all with all, and which of them are worth a closer look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.measures.coverage.units import Vectors

Places = NDArray[np.int64]

NEAREST = 2
"""Counterparts of a sentence that are looked at in each other article, by each kind of likeness."""
LEAST = {"meaning": 0.3, "clause": 0.5, "words": 0.15}
"""Below these two sentences aren't compared; chosen so that they lose hardly a pair that was labelled the same."""
LEAST_TOGETHER = 1.1
"""Least sum of the three; below it, half of the candidates, lies hardly one pair in two hundred that tells one fact."""
_MANY_NEARER = 10.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two sentences by row and column, and how they stand among the others of their two articles.

    Attributes:
        row: The sentence of the one article.
        column: The sentence of the other.
        likeness: All kinds of likeness together, to choose by.
        place: Likeness by meaning and by clause, how many others are nearer, and how far the nearest other is by each.
    """

    row: int
    column: int
    likeness: float
    place: tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the sentences of two articles are: rows × columns, by whole meaning, by clause, by rare words."""

    meaning: Vectors
    clause: Vectors
    words: Vectors

    def candidates(self) -> Iterator[Candidate]:
        """Yield pairs that are near each other in some way, seen from either side."""
        together = self.meaning + self.clause + self.words
        rows, columns = np.nonzero(self._near() & (together >= LEAST_TOGETHER))
        by_meaning, by_clause = self.meaning - _next_best(self.meaning), self.clause - _next_best(self.clause)
        places = [each[rows, columns] for each in (self.meaning, self.clause, by_meaning, by_clause)]
        nearer = np.minimum(_nearer(self.meaning, rows, columns), _MANY_NEARER)
        listed = (rows, columns, together[rows, columns], nearer, *places)
        for row, column, likeness, rank, *place in zip(*(each.tolist() for each in listed), strict=True):
            meaning, clause, margin, clause_margin = place
            yield Candidate(row, column, likeness, (meaning, clause, rank, margin, clause_margin))

    def _near(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        chosen = np.zeros(self.meaning.shape, dtype=bool)
        for name, least in LEAST.items():
            likeness: Vectors = getattr(self, name)
            for axis in (0, 1):
                kept = min(NEAREST, likeness.shape[axis])
                order = np.argpartition(-likeness, kept - 1, axis=axis)
                near = np.zeros_like(chosen)
                np.put_along_axis(near, np.take(order, range(kept), axis=axis), values=True, axis=axis)
                chosen |= near & (likeness >= least)
        return chosen


def _nearer(likeness: Vectors, rows: Places, columns: Places) -> Vectors:
    """Return for each of some cells how many others in its row and its column are greater."""
    cells = likeness[rows, columns][:, None]
    greater = (likeness[rows] > cells).sum(axis=1) + (likeness.T[columns] > cells).sum(axis=1)
    found: Vectors = greater.astype(np.float32)
    return found


def _next_best(likeness: Vectors) -> Vectors:
    """Return the greatest of the others in its row and its column."""
    greatest: Vectors = np.maximum(_best_other(likeness), _best_other(likeness.T).T)
    return greatest


def _best_other(likeness: Vectors) -> Vectors:
    """Return the greatest of the others in its row, at least 0."""
    if likeness.shape[1] < 2:
        return np.zeros_like(likeness)
    top = np.partition(likeness, -2, axis=1)[:, -2:]
    first, second = top.max(axis=1, keepdims=True), top.min(axis=1, keepdims=True)
    best: Vectors = np.maximum(np.where(likeness == first, second, first), 0.0)
    return best

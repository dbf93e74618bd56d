"""Word vectors from the company words keep: positive pointwise mutual information, reduced by a truncated SVD.

Levy, Goldberg & Dagan (2015), Improving Distributional Similarity with Lessons Learned from Word Embeddings, TACL 3:
context smoothing 0.75, shifted PPMI, square root of the singular values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from analysis.measures.loaded.word_model import CONTENT
from analysis.stats.bootstrap import FloatArray
from analysis.text.reference_corpus import Term

DIMENSIONS = 100
MIN_COUNT = 8
CONTEXTS = 4000
WINDOW = 4
SMOOTHING = 0.75
SHIFT = 0.5
SEED = 0


def word_vectors(articles: Sequence[Sequence[Sequence[Term]]]) -> tuple[list[Term], FloatArray]:
    """Return the content words that occur often enough and one unit vector for each.

    Args:
        articles: Per article its sentences, per sentence its terms.
    """
    counts = Counter(term for article in articles for sentence in article for term in sentence)
    order = sorted(counts, key=lambda term: (-counts[term], term))
    targets = [t for t in order if counts[t] >= MIN_COUNT and t[1] in CONTENT and t[0].replace("-", "").isalpha()]
    near = _co_occurrences(articles, targets, order[:CONTEXTS])
    return targets, _reduce(_ppmi(near))


def _co_occurrences(
    articles: Sequence[Sequence[Sequence[Term]]], targets: Sequence[Term], contexts: Sequence[Term]
) -> FloatArray:
    row = {term: index for index, term in enumerate(targets)}
    column = {term: index for index, term in enumerate(contexts)}
    near: FloatArray = np.zeros((len(targets), len(contexts)))
    for article in articles:
        for sentence in article:
            columns = [column.get(term, -1) for term in sentence]
            for place, term in enumerate(sentence):
                if term not in row:
                    continue
                for other in range(max(0, place - WINDOW), min(len(sentence), place + WINDOW + 1)):
                    if other != place and columns[other] >= 0:
                        near[row[term], columns[other]] += 1.0 / abs(place - other)
    return near


def _ppmi(near: FloatArray) -> FloatArray:
    context = (near.sum(axis=0, keepdims=True) + 1e-9) ** SMOOTHING
    expected = (near.sum(axis=1, keepdims=True) + 1e-9) * (context / context.sum())
    return np.asarray(np.maximum(np.log(np.maximum(near / expected, 1e-12)) - SHIFT, 0))


def _reduce(matrix: FloatArray) -> FloatArray:
    """Return unit rows of the randomised SVD (Halko, Martinsson & Tropp 2011) with three power iterations."""
    random = np.random.default_rng(SEED).standard_normal((matrix.shape[1], DIMENSIONS + 20)).astype(matrix.dtype)
    sample = matrix @ random
    for _ in range(3):
        basis, _ = np.linalg.qr(sample)
        sample = matrix @ (matrix.T @ basis)
    basis, _ = np.linalg.qr(sample)
    left, sizes, _ = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    vectors = (basis @ left)[:, :DIMENSIONS] * np.sqrt(sizes[:DIMENSIONS])
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9), dtype=np.float64)

"""Learn which words keep the company of the generic frames' listed words.

Run: ``python -m analysis.training.generic_frames ARTICLES.jsonl.gz [--tokens CACHE.jsonl.gz]``

Words that keep the company of a frame's listed words get an affinity to it (word vectors from unlabelled articles, Baly
et al. 2020). :mod:`analysis.training.framing_heads` weighs both. Writes ``frame_affinities.tsv.gz``.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from analysis.measures.generic_frames import frame_scores as generic_frames
from analysis.measures.generic_frames.frame_scores import FRAMES, LEXICON
from analysis.stats.bootstrap import FloatArray
from analysis.text.lexicons import read_lexicon
from analysis.text.reference_corpus import Term
from analysis.training.loaded import OUT, read_tokens
from analysis.training.regression import fit_logistic, predict
from analysis.training.word_vectors import word_vectors

VECTOR_SCALE = 3.0
VECTOR_PENALTY = 3.0
POSITIVE_WEIGHT = 3.0
MIN_AFFINITY = 0.1
MOST_FRAMES = 4
_HEADER = """\
# How alike the company of a word is to that of a generic frame's listed words: probabilities from a linear classifier.
# Source: analysis/training/generic_frames.py from the articles of Baly et al. (2020), We Can Detect Your Bias, EMNLP
#   (Apache-2.0); numbers only, no text. Licence: MIT, like the project. Version: 1.
lemma\tpos\taffinities
"""


def word_affinities(terms: Sequence[Term], vectors: FloatArray) -> FloatArray:
    """Return the probability of each frame (column) for each word (row)."""
    columns = []
    for frame in FRAMES:
        words = set(read_lexicon(LEXICON)[frame]["words"].split())
        labels = np.array([float(lemma in words) for lemma, _ in terms])
        weights = np.where(labels == 1, POSITIVE_WEIGHT, 1.0)
        beta = fit_logistic(vectors * VECTOR_SCALE, labels, weights=weights, penalty=VECTOR_PENALTY)
        columns.append(predict(beta, vectors * VECTOR_SCALE))
    return np.column_stack(columns)


def write_affinities(terms: Sequence[Term], table: FloatArray) -> None:
    """Write the strongest affinities of each word, and let the package read them anew."""
    lines = []
    for (lemma, pos), row in sorted(zip(terms, table, strict=True), key=lambda pair: pair[0]):
        order = [index for index in np.argsort(-row, kind="stable")[:MOST_FRAMES] if row[index] >= MIN_AFFINITY]
        if order:
            lines.append(f"{lemma}\t{pos}\t" + " ".join(f"{FRAMES[index]}={row[index]:.2f}" for index in order) + "\n")
    (OUT / "frame_affinities.tsv.gz").write_bytes(gzip.compress((_HEADER + "".join(lines)).encode(), mtime=0))
    generic_frames.affinities.cache_clear()


def main() -> None:
    """Read the command line, train, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="the corpus, .jsonl.gz")
    parser.add_argument("--tokens", type=Path, help="the parsed corpus, where it was kept")
    options = parser.parse_args()
    articles = [
        [[(lemma.lower(), pos) for _, lemma, pos in sentence if pos not in {"PUNCT", "SPACE"}] for sentence in article]
        for _, article in read_tokens(options.articles, options.tokens)
    ]
    terms, vectors = word_vectors(articles)
    write_affinities(terms, word_affinities(terms, vectors))


if __name__ == "__main__":
    main()

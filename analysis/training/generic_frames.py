"""Train the weights of the generic frames.

Run: ``python -m analysis.training.generic_frames ARTICLES.jsonl.gz [--tokens CACHE.jsonl.gz]``

Words that keep the company of a frame's listed words get an affinity to it (word vectors from unlabelled articles, Baly
et al. 2020). One logistic model for all frames then weighs listed words and affinities, on the sentences of
``data/frame_sentences.tsv``, written for the project. Writes ``frame_affinities.tsv.gz`` and ``frame_weights.json``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from analysis.measures.generic_frames import frame_scores as generic_frames
from analysis.measures.generic_frames.frame_scores import FEATURES, FRAMES, LEXICON, frame_features
from analysis.records import Article
from analysis.stats.bootstrap import FloatArray
from analysis.text.lexicons import read_lexicon
from analysis.text.nlp import parse
from analysis.text.reference_corpus import Term
from analysis.text.tags import CONTENT_WORDS
from analysis.training.loaded import OUT, read_tokens
from analysis.training.regression import fit_logistic, predict
from analysis.training.word_vectors import word_vectors

DATA = Path(__file__).parent / "data" / "frame_sentences.tsv"
VECTOR_SCALE = 3.0
VECTOR_PENALTY = 3.0
PENALTY = 1.0
POSITIVE_WEIGHT = 3.0
MIN_AFFINITY = 0.1
MOST_FRAMES = 4
THRESHOLDS = np.linspace(0.1, 0.9, 81)
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


def read_sentences(path: Path) -> tuple[list[dict[str, tuple[float, ...]]], list[frozenset[str]]]:
    """Return features and labels of our own training sentences."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[3:]]
    articles = (Article(article_id=f"{n:016x}", source_name=path.name, text=row[1]) for n, row in enumerate(rows))
    features = [
        frame_features([(token.lemma_.lower(), token.pos_) for token in parsed.doc if token.pos_ in CONTENT_WORDS])
        for parsed in parse(articles)
    ]
    return features, [frozenset(row[0].split(",")) - {""} for row in rows]


def fit(features: Sequence[dict[str, tuple[float, ...]]], labels: Sequence[frozenset[str]]) -> tuple[FloatArray, float]:
    """Fit the shared model and choose the threshold with the best macro-F1 on the same sentences."""
    cases = [(row, frame, frame in gold) for row, gold in zip(features, labels, strict=True) for frame in FRAMES]
    empty = (0.0,) * len(FEATURES)
    table = np.array([row.get(frame, empty) for row, frame, _ in cases])
    truth = np.array([float(label) for _, _, label in cases])
    beta = fit_logistic(table, truth, weights=np.ones(len(truth)), penalty=PENALTY)
    scores = predict(beta, table).reshape(len(features), len(FRAMES))
    gold = truth.reshape(len(features), len(FRAMES)) == 1
    return beta, float(max(THRESHOLDS, key=lambda threshold: _macro_f1(gold, scores >= threshold)))


def _macro_f1(gold: FloatArray, predicted: FloatArray) -> float:
    hits = np.logical_and(gold, predicted).sum(axis=0)
    return float(np.mean(2 * hits / np.maximum(gold.sum(axis=0) + predicted.sum(axis=0), 1)))


def main() -> None:
    """Read the command line, train, and write the two files."""
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
    beta, threshold = fit(*read_sentences(DATA))
    content = {
        "source": "analysis/training/generic_frames.py",
        "licence": "MIT",
        "version": 1,
        "weights": {name: round(float(value), 4) for name, value in zip(FEATURES, beta, strict=False)},
        "constant": round(float(beta[-1]), 4),
        "threshold": round(threshold, 3),
    }
    (OUT / "frame_weights.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Train the weights of loaded language.

Run: ``python -m analysis.training.loaded ARTICLES.jsonl.gz [--tokens CACHE.jsonl.gz]``

Three sources, none of them labelled by others for bias:

1. ``data/loaded_pairs.tsv``: the same facts in neutral and in loaded words (marked), written for the project.
2. Word lists (``analysis/data/framing/loaded.toml``).
3. Unlabelled articles (Baly et al. 2020): word vectors, and as weak labels the genre of the outlet, reports of wire
   services and broadcasters against magazines and pages of opinion. Outlets' names are used here only.

Writes ``colours.tsv.gz`` and ``loaded_weights.json`` into ``analysis/data/framing``. Which words are marked
is then learned from real articles by :mod:`analysis.training.framing_heads`, whose features these are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.measures.loaded import sentence_model as sentences
from analysis.measures.loaded import word_model as loaded_words
from analysis.measures.loaded.sentence_model import CONTEXT_FEATURES, SENTENCE_FEATURES, Word, context_features
from analysis.measures.loaded.word_model import CONTENT, WORD_FEATURES, word_features
from analysis.records import Article
from analysis.stats.bootstrap import FloatArray
from analysis.text.nlp import parse
from analysis.text.reference_corpus import Term
from analysis.training.reference_corpus import read_articles
from analysis.training.regression import fit_logistic, predict
from analysis.training.word_vectors import word_vectors

REPORTS = frozenset({"Reuters", "Associated Press", "BBC News", "NPR Online News", "USA TODAY"})
OPINION = frozenset(
    {
        *(
            "Townhall",
            "Salon",
            "Breitbart News",
            "National Review",
            "The Daily Caller",
            "Guest Writer - Right",
            "HuffPost",
        ),
        *(
            "Guest Writer - Left",
            "Mother Jones",
            "Slate",
            "Daily Beast",
            "American Spectator",
            "TheBlaze.com",
            "Jacobin",
        ),
        *("Daily Kos", "The Federalist", "Fox News Opinion", "Reason", "Vox", "The Daily Wire", "The Nation"),
        *("The Intercept", "ThinkProgress"),
    }
)
PER_ARTICLE = 25
LENGTHS = range(12, 61)
SEED = 1
FOLDS = 5
VECTOR_SCALE = 5.0
REPORT_WORD_WEIGHT = 0.05
WEAK_WEIGHT = 0.1
REPORTS_FLAGGED = 0.2
"""Share of sentences in reports that may count as loaded: the threshold follows from it, not from labelled data."""


DATA = Path(__file__).parent / "data" / "loaded_pairs.tsv"
OUT = Path(__file__).parent.parent / "data" / "framing"
_MARKED = re.compile(r"\*([^*]+)\*")

HEADER = """\
# How words behave in general news. colour: log-odds that a word belongs to the listed loaded words, judged by the
#   company it keeps (each fifth of the words by the other four). tone: its part in the log-odds of a loaded sentence.
# Source: analysis/training/loaded.py from the articles of Baly et al. (2020), We Can Detect Your Bias, EMNLP
#   (Apache-2.0); numbers only, no text. Licence: MIT, like the project. Version: 1.
lemma\tpos\tcolour\ttone
"""

Tokens = list[list[tuple[str, str, str]]]
"""Sentences of (written form, lemma, part of speech)."""


@dataclass(frozen=True)
class Labelled:
    """A sentence with its label, and for sentences of our own whether each word is marked."""

    words: list[Word]
    loaded: bool
    marks: list[bool]


def read_tokens(path: Path, cache: Path | None) -> Iterator[tuple[str, Tokens]]:
    """Yield the id and sentences of each article, parsed once and kept in ``cache``."""
    if cache is not None and cache.exists():
        with gzip.open(cache, "rt", encoding="utf-8") as lines:
            yield from ((row[0], row[1]) for row in map(json.loads, lines))
        return
    for parsed in parse(article for article, _ in read_articles(path)):
        spans = (parsed.doc.char_span(s.start, s.end, alignment_mode="expand") for s in parsed.sentences)
        yield (
            parsed.article.article_id,
            [[(token.text, token.lemma_, token.pos_) for token in span] for span in spans if span is not None],
        )


def read_pairs(path: Path) -> list[Labelled]:
    """Read our own sentences: first the neutral, then the loaded one of each pair."""
    texts: list[str] = []
    marks: list[list[tuple[int, int]]] = []
    for line in path.read_text(encoding="utf-8").splitlines()[4:]:
        for text in line.split("\t")[1:]:
            plain, places = unmark(text)
            texts.append(plain)
            marks.append(places)
    articles = (Article(article_id=f"{n:016x}", source_name=path.name, text=text) for n, text in enumerate(texts))
    return [
        Labelled(
            words=[Word(token.lower_, token.lemma_.lower(), token.pos_) for token in parsed.doc],
            loaded=bool(number % 2),
            marks=[any(start <= token.idx < end for start, end in places) for token in parsed.doc],
        )
        for number, (parsed, places) in enumerate(zip(parse(articles), marks, strict=True))
    ]


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the asterisks out and return where the words between them stand."""
    plain, places, done = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[done : match.start()]
        places.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        done = match.end()
    return plain + text[done:], places


def weak_sentences(path: Path, articles: Sequence[tuple[str, Tokens]]) -> list[Labelled]:
    """Draw sentences of reports and of opinion, up to :data:`PER_ARTICLE` from each article."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        outlets = {row["id"]: row["outlet"] for row in map(json.loads, lines)}
    draw = random.Random(SEED)  # noqa: S311 (sampling, not security)
    found = []
    for article_id, article in articles:
        outlet = outlets[article_id]
        if outlet not in REPORTS | OPINION:
            continue
        usable = [sentence for sentence in article if len(sentence) in LENGTHS]
        for sentence in draw.sample(usable, min(PER_ARTICLE, len(usable))):
            words = [Word(text.lower(), lemma.lower(), pos) for text, lemma, pos in sentence]
            found.append(Labelled(words, outlet in OPINION, [False] * len(words)))
    return found


def colour_scores(terms: Sequence[Term], vectors: FloatArray) -> FloatArray:
    """Judge each word by a classifier of listed words that has not seen it, one per part of speech."""
    tone_only = {"war_metaphor", "sport_metaphor", "theatre_metaphor", "doubting_verb", None}
    labels = np.array([float(loaded_words.listed().get(term) not in tone_only) for term in terms])
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(terms))
    scores = np.zeros(len(terms))
    for pos in CONTENT:
        ours = np.array([term[1] == pos for term in terms])
        for held_out in range(FOLDS):
            seen, unseen = ours & (fold != held_out), ours & (fold == held_out)
            beta = fit_logistic(vectors[seen] * 3, labels[seen], weights=np.ones(int(seen.sum())), penalty=3.0)
            scores[unseen] = vectors[unseen] * 3 @ beta[:-1] + beta[-1]
    return scores


def write_colours(terms: Sequence[Term], colours: FloatArray, tones: FloatArray) -> None:
    """Write the two numbers of each word, and let the package read them anew."""
    rows = sorted(zip(terms, colours, tones, strict=True), key=lambda row: row[0])
    lines = (f"{lemma}\t{pos}\t{colour:.2f}\t{tone:.3f}\n" for (lemma, pos), colour, tone in rows)
    (OUT / "colours.tsv.gz").write_bytes(gzip.compress((HEADER + "".join(lines)).encode(), mtime=0))
    loaded_words.colours.cache_clear()
    word_features.cache_clear()


def word_table(sentence: Labelled) -> FloatArray:
    """Return the features of each word of a sentence."""
    return np.array(
        [
            (*word_features(word.text, word.lemma, word.pos), *around)
            for word, around in zip(sentence.words, context_features(sentence.words), strict=True)
        ]
    )


def fit_words(own: Sequence[Labelled], weak: Sequence[Labelled]) -> FloatArray:
    """Fit the word model: marked words against the rest of our own, and against words of reports."""
    reports = [sentence for sentence in weak if not sentence.loaded][:4000]
    tables = [word_table(sentence) for sentence in (*own, *reports)]
    labels = np.array([float(mark) for sentence in (*own, *reports) for mark in sentence.marks])
    n_own = sum(len(sentence.words) for sentence in own)
    weights = np.where(np.arange(len(labels)) < n_own, 1.0, REPORT_WORD_WEIGHT)
    return fit_logistic(np.vstack(tables), labels, weights=weights, penalty=2.0)


def counted_scores(sentence: Labelled, beta: FloatArray) -> list[float]:
    """Return the score of each word of a sentence; punctuation and numbers have none."""
    table = word_table(sentence)
    in_phrase = table[:, len(WORD_FEATURES) + CONTEXT_FEATURES.index("phrase")]
    return [
        float(score) if sentences.may_colour(word) or (phrase and word.pos not in sentences.NO_WORDS) else 0.0
        for word, score, phrase in zip(sentence.words, predict(beta, table), in_phrase, strict=True)
    ]


def sentence_table(
    labelled: Sequence[Labelled], beta: FloatArray, terms: Sequence[Term], vectors: FloatArray
) -> FloatArray:
    """Return per sentence its features and the mean vector of its words."""
    place = {term: index for index, term in enumerate(terms)}
    rows = []
    for sentence in labelled:
        counted = counted_scores(sentence, beta)
        known = [place[word.lemma, word.pos] for word in sentence.words if (word.lemma, word.pos) in place]
        mean = vectors[known].mean(axis=0) if known else np.zeros(vectors.shape[1])
        rows.append(np.concatenate([sentences.sentence_features(sentence.words, counted), mean * VECTOR_SCALE]))
    return np.array(rows)


def fit_sentences(own: FloatArray, weak: FloatArray, own_labels: FloatArray, weak_labels: FloatArray) -> FloatArray:
    """Fit the sentence model on standardised features; return weights for the features as they are."""
    n = len(SENTENCE_FEATURES)
    mean, spread = weak.mean(axis=0), weak.std(axis=0) + 1e-6
    mean[n:], spread[n:] = 0.0, 1.0
    balance = weak_labels.sum() / (1 - weak_labels).sum()
    weights = np.concatenate([np.ones(len(own)), np.where(weak_labels == 1, 1.0, balance) * WEAK_WEIGHT])
    table = (np.vstack([own, weak]) - mean) / spread
    beta = fit_logistic(table, np.concatenate([own_labels, weak_labels]), weights=weights, penalty=30.0)
    raw = beta[:-1] / spread
    return np.append(raw, beta[-1] - float(raw @ mean))


def main() -> None:
    """Read the command line, train, and write the two files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="the corpus, .jsonl.gz")
    parser.add_argument("--tokens", type=Path, help="the parsed corpus, where it was kept")
    options = parser.parse_args()
    articles = list(read_tokens(options.articles, options.tokens))
    lemmas = [
        [[(lemma.lower(), pos) for _, lemma, pos in sentence if pos not in {"PUNCT", "SPACE"}] for sentence in article]
        for _, article in articles
    ]
    terms, vectors = word_vectors(lemmas)
    colours = colour_scores(terms, vectors)
    write_colours(terms, colours, np.zeros(len(terms)))
    own, weak = read_pairs(DATA), weak_sentences(options.articles, articles)
    word_beta = fit_words(own, weak)
    own_table, weak_table = (sentence_table(part, word_beta, terms, vectors) for part in (own, weak))
    own_labels, weak_labels = (np.array([float(s.loaded) for s in part]) for part in (own, weak))
    beta = fit_sentences(own_table, weak_table, own_labels, weak_labels)
    scores = predict(beta, weak_table)
    threshold = float(np.quantile(scores[weak_labels == 0], 1 - REPORTS_FLAGGED))
    n = len(SENTENCE_FEATURES)
    write_colours(terms, colours, vectors @ beta[n:-1] * VECTOR_SCALE)
    tone_at = SENTENCE_FEATURES.index("tone")
    kept = {name: round(float(beta[index]), 5) for index, name in enumerate(SENTENCE_FEATURES)}
    kept[SENTENCE_FEATURES[tone_at]] = 1.0
    write_weights(word_beta, kept | {"constant": round(float(beta[-1]), 5)}, threshold)


def write_weights(word_beta: FloatArray, sentence: dict[str, float], threshold: float) -> None:
    """Write both models with their thresholds."""
    names = (*WORD_FEATURES, *CONTEXT_FEATURES, "constant")
    content = {
        "source": "analysis/training/loaded.py",
        "licence": "MIT",
        "version": 1,
        "sentence_threshold": round(threshold, 4),
        "words": {name: round(float(value), 5) for name, value in zip(names, word_beta, strict=True)},
        "sentences": sentence,
    }
    (OUT / "loaded_weights.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

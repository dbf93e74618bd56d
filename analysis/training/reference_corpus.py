"""Count the content words of general news: the background that keywords and loaded language compare with.

Run: ``python -m analysis.training.reference_corpus ARTICLES.jsonl.gz OUT.tsv.gz``

Input is one JSON object per line with ``text`` and ``leaning`` (``left``, ``center``, ``right``), as in the corpus of
Baly, Da San Martino, Glass & Nakov (2020), We Can Detect Your Bias: Predicting the Political Ideology of News
Articles, EMNLP. Output holds counts only, no text.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysis.measures.keywords.content_words import is_content
from analysis.records import Article
from analysis.text.nlp import parse

MIN_COUNT = 3
"""Rarer lemmas are left out: typing errors and names that the tagger took for words."""

CENTER = "center"

HEADER = """\
# Background counts of content words (lemmas with part of speech) in general news in English.
# Source: counted by analysis/training/reference_corpus.py in {articles} articles ({words} content words) of the corpus
#   published with Baly et al. (2020), We Can Detect Your Bias, EMNLP (Apache-2.0). Counts only, no text.
# Input digest (SHA-256): {digest}. Lemmas counted at least {min_count} times.
# Licence: MIT, like the project. Version: 1.
# Totals: words={words} articles={articles} center_words={center_words}
# Columns, tab-separated. center: count in the articles whose outlet AllSides places in the middle.
lemma\tpos\tcount\tdocuments\tcenter
"""


@dataclass
class Counts:
    """What was counted, by (lemma, part of speech)."""

    articles: int = 0
    tokens: Counter[tuple[str, str]] = field(default_factory=Counter)
    documents: Counter[tuple[str, str]] = field(default_factory=Counter)
    center: Counter[tuple[str, str]] = field(default_factory=Counter)


def read_articles(path: Path) -> Iterator[tuple[Article, str]]:
    """Yield each article of the corpus and the leaning of its outlet."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Article(article_id=row["id"], source_name=row["id"], text=row["text"]), row["leaning"]


def count(path: Path, *, limit: int | None = None) -> Counts:
    """Count the content words of the first ``limit`` articles (all if left out)."""
    counts = Counts()
    articles, leanings = itertools.tee(itertools.islice(read_articles(path), limit))
    for parsed, (_, leaning) in zip(parse(article for article, _ in articles), leanings, strict=True):
        terms = Counter((token.lemma_.lower(), token.pos_) for token in parsed.doc if is_content(token))
        counts.articles += 1
        counts.tokens.update(terms)
        counts.documents.update(terms.keys())
        if leaning == CENTER:
            counts.center.update(terms)
    return counts


def write(counts: Counts, path: Path, *, digest: str) -> None:
    """Write the counts, most frequent first, so that the same input gives the same bytes."""
    kept = sorted(
        (key for key, n in counts.tokens.items() if n >= MIN_COUNT), key=lambda key: (-counts.tokens[key], key)
    )
    header = HEADER.format(
        articles=counts.articles,
        words=counts.tokens.total(),
        center_words=counts.center.total(),
        digest=digest,
        min_count=MIN_COUNT,
    )
    rows = (
        f"{lemma}\t{pos}\t{counts.tokens[lemma, pos]}\t{counts.documents[lemma, pos]}\t{counts.center[lemma, pos]}\n"
        for lemma, pos in kept
    )
    path.write_bytes(gzip.compress((header + "".join(rows)).encode(), mtime=0))


def main() -> None:
    """Read the command line and write the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="the corpus, .jsonl.gz")
    parser.add_argument("out", type=Path, help="where the counts go, .tsv.gz")
    parser.add_argument("--limit", type=int, help="read this many articles only")
    options = parser.parse_args()
    digest = hashlib.sha256(options.articles.read_bytes()).hexdigest()
    write(count(options.articles, limit=options.limit), options.out, digest=digest)


if __name__ == "__main__":
    main()

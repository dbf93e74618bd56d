"""Lemmas and expressions together, with articles as the unit: no noise inside an outlet, same signs in both halves."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from analysis.measures.keywords.collocations import (
    Habit,
    associated,
    collocation_uses,
    find_collocations,
    least_holding,
)
from analysis.measures.keywords.content_words import content_words
from analysis.records import Article
from analysis.text.nlp import parse
from tests.measures.keywords.test_article_permutation import (
    EACH_PAIR,
    LEAST_ARTICLES,
    LEAST_SAME_SIGN,
    LEVEL,
    PER_OUTLET,
    SPLIT_ARTICLES,
    SPLIT_OUTLET,
    SPLITS,
    share_of_noisy_splits,
    typical,
    uses_more,
)

DATA = os.environ.get("PARALLAX_DATA", "")
pytestmark = pytest.mark.skipif(not DATA, reason="PARALLAX_DATA does not name the data folder")

_WORDS = re.compile(r"(?<![\w'’])[a-z]{4,}(?: [a-z]{4,})*(?![\w'’])")
"""Runs of lower-case words with nothing but a space between them."""

Counted = list[Counter[str]]


@cache
def rows_by_outlet() -> Mapping[str, list[str]]:
    """Return the texts of the outlets with articles enough."""
    path = Path(DATA) / "data" / "articles" / "allsides-3000.jsonl.gz"
    by_outlet: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            by_outlet.setdefault(row["outlet"], []).append(row["text"])
    return {outlet: texts for outlet, texts in sorted(by_outlet.items()) if len(texts) >= LEAST_ARTICLES}


def lemmas_and_expressions(texts: list[str]) -> Counted:
    """Parse articles and count their lemmas and expressions."""
    ids = (hashlib.sha256(text.encode()).hexdigest()[:16] for text in texts)
    articles = (Article(article_id=key, source_name="", text=text) for key, text in zip(ids, texts, strict=True))
    parsed = [(item, content_words(item, voices=(), names=())) for item in parse(articles)]
    collocations = find_collocations(parsed)
    return [
        Counter([word.lemma for word in words]) + Counter(term for term, _, _ in collocation_uses(words, collocations))
        for _, words in parsed
    ]


def words_and_pairs() -> Mapping[str, Counted]:
    """Count lower-case words (no names) and the pairs of neighbours that keep together, without a parse."""
    runs = {outlet: [_WORDS.findall(text) for text in texts[:PER_OUTLET]] for outlet, texts in rows_by_outlet().items()}
    habit = Habit()
    for listed in runs.values():
        for found in listed:
            habit.add(_pairs(found))
    kept = set(associated(habit, least_holding(sum(map(len, runs.values())))))
    return {
        outlet: [
            Counter(word for run in found for word in run.split(" ")) + Counter(p for p in _pairs(found) if p in kept)
            for found in listed
        ]
        for outlet, listed in runs.items()
    }


def _pairs(found: list[str]) -> list[str]:
    return [" ".join(pair) for run in found for pair in pairwise(run.split(" "))]


def test_random_halves_of_one_outlet_do_not_differ() -> None:
    documents = lemmas_and_expressions(rows_by_outlet()[SPLIT_OUTLET][:SPLIT_ARTICLES])
    assert any(" " in term for document in documents for term in document)
    noisy = share_of_noisy_splits(documents, SPLITS)
    print(f"random halves with a typical lemma or expression: {noisy:.1%} of {SPLITS}")  # noqa: T201
    assert noisy <= LEVEL


def test_signs_hold_in_the_other_half() -> None:
    rng = random.Random(2)
    halves = []
    for documents in words_and_pairs().values():
        drawn = rng.sample(documents, len(documents))
        halves.append((drawn[: len(drawn) // 2], drawn[len(drawn) // 2 :]))
    same: Counter[bool] = Counter()
    found: Counter[bool] = Counter()
    for (left, others_left), (right, others_right) in list(combinations(halves, 2))[::EACH_PAIR]:
        signs = uses_more(others_left, others_right)
        for term, more in typical(left, right).items():
            if term in signs:
                found[" " in term] += 1
                same[" " in term] += signs[term] == more
    print(f"same sign: words {same[False]} of {found[False]}, pairs {same[True]} of {found[True]}")  # noqa: T201
    assert found[True]
    assert same.total() / found.total() >= LEAST_SAME_SIGN

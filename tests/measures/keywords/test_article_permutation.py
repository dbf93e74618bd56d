"""Where an outlet has articles enough they are the unit: no noise inside an outlet, the same sign in both halves."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from analysis.measures.keywords.article_permutation import MIN_ARTICLES, ArticleCounts, article_counts
from analysis.measures.keywords.dispersion import spread_of
from analysis.measures.keywords.log_odds import MIN_COUNT, compare_outlets, keyword_rows, log_odds, term_prior
from analysis.measures.keywords.terms import is_single
from analysis.stats.bootstrap import FloatArray

DATA = os.environ.get("PARALLAX_DATA", "")
outside = pytest.mark.skipif(not DATA, reason="PARALLAX_DATA does not name the data folder")

SPLITS = int(os.environ.get("PARALLAX_SPLITS", "200"))
"""Random splits that are tried; ``PARALLAX_SPLITS=1000`` tries what the figures in the documents say."""

EACH_PAIR = 1 if SPLITS >= 1000 else 3
"""Of the pairs of outlets every so many-th is compared; all of them with a thousand splits."""

LEVEL = 0.05
SPLIT_OUTLET, SPLIT_ARTICLES = "Breitbart News", 44
PER_OUTLET = 60
LEAST_ARTICLES = 20
LEAST_SAME_SIGN = 0.95

Documents = list[Counter[str]]


def bursty(n: int, *, seed: int) -> Documents:
    """Write articles in which a few words come in bursts, as topics do."""
    rng = np.random.default_rng(seed)
    rates = rng.dirichlet(np.full(300, 0.3))
    documents = []
    for _ in range(n):
        counts = rng.multinomial(200, rates)
        topic = rng.integers(0, 300, size=3)
        counts[topic] += rng.integers(10, 30, size=3)
        documents.append(Counter({f"w{index}": int(count) for index, count in enumerate(counts) if count}))
    return documents


def typical(ours: Documents, theirs: Documents) -> dict[str, bool]:
    """Return the terms of "A" at q < 0.05, with whether "A" uses them more."""
    rows = keyword_rows({"A": ours, "B": theirs})
    return {row["term"]: row["log_odds"] > 0 for row in rows if row["outlet"] == "A" and row["q"] < LEVEL}


def uses_more(ours: Documents, theirs: Documents) -> dict[str, bool]:
    """Return whether one outlet uses each term more than the other, by the sign of the log-odds ratio."""
    own, other = sum(ours, Counter[str]()), sum(theirs, Counter[str]())
    terms = sorted(own.keys() | other.keys())
    a, b = (np.array([counter[term] for term in terms], dtype=np.float64) for counter in (own, other))
    single = np.array([is_single(term) for term in terms])
    found = log_odds(a, b, term_prior(terms, a + b), single=single).log_odds
    return dict(zip(terms, (found > 0).tolist(), strict=True))


def prepared(documents: Documents) -> tuple[ArticleCounts, FloatArray]:
    """Count articles once, as two outlets of equal size: only the labels change from split to split."""
    total = sum(documents, Counter[str]())
    terms = sorted(term for term, count in total.items() if count >= MIN_COUNT)
    half = len(documents) // 2
    counted = article_counts({"A": documents[:half], "B": documents[half:]}, terms)
    return counted, term_prior(terms, counted.by_outlet().sum(axis=0))


def share_of_noisy_splits(documents: Documents, splits: int) -> float:
    counted, prior = prepared(documents)
    rng = np.random.default_rng(1)
    drawn = (replace(counted, outlet=rng.permutation(counted.outlet)) for _ in range(splits))
    return sum(bool((compare_outlets(each, prior).q < LEVEL).any()) for each in drawn) / splits


@cache
def articles_by_outlet() -> dict[str, Documents]:
    """Count lower-case words (no names) of the outlets with enough articles among the outside ones."""
    path = Path(DATA) / "data" / "articles" / "allsides-3000.jsonl.gz"
    by_outlet: dict[str, Documents] = {}
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            words = re.findall(r"(?<![\w'’])[a-z]{4,}(?![\w'’])", row["text"])
            by_outlet.setdefault(row["outlet"], []).append(Counter(words))
    return {outlet: listed for outlet, listed in sorted(by_outlet.items()) if len(listed) >= LEAST_ARTICLES}


def test_bursts_are_no_difference() -> None:
    documents = bursty(40, seed=3)
    pooled = {"A": [sum(documents[:20], Counter())], "B": [sum(documents[20:], Counter())]}
    assert any(row["q"] < LEVEL for row in keyword_rows(pooled)), "counted by word, these halves seem to differ"
    assert share_of_noisy_splits(documents, 60) <= LEVEL


def test_the_test_of_splits_sees_what_the_table_says() -> None:
    documents = bursty(24, seed=2)
    counted, prior = prepared(documents)
    rows = keyword_rows({"A": documents[:12], "B": documents[12:]})
    own = counted.by_outlet() > 0
    assert [row["q"] for row in rows] == compare_outlets(counted, prior).q[own].tolist()


def test_a_word_of_all_articles_of_one_outlet_is_found() -> None:
    ours = [document + Counter({"handover": 6}) for document in bursty(2 * MIN_ARTICLES, seed=1)]
    assert typical(ours, bursty(2 * MIN_ARTICLES, seed=1)) == {"handover": True}


def test_a_word_of_one_article_is_not_typical() -> None:
    ours = bursty(MIN_ARTICLES, seed=1)
    ours[0]["handover"] += 60
    assert "handover" not in typical(ours, bursty(MIN_ARTICLES, seed=1))


@pytest.mark.parametrize(("ours", "unit"), [(MIN_ARTICLES - 1, "word"), (MIN_ARTICLES, "article")])
def test_the_unit_is_said(ours: int, unit: str) -> None:
    rows = keyword_rows({"A": bursty(ours, seed=1), "B": bursty(MIN_ARTICLES, seed=2)})
    assert {row["unit"] for row in rows} == {unit}


def test_an_outlet_with_few_articles_has_its_own_unit_beside_others() -> None:
    rows = keyword_rows({"A": bursty(3, seed=1), "B": bursty(12, seed=2), "C": bursty(12, seed=3)})
    assert {(row["outlet"], row["unit"]) for row in rows} == {("A", "word"), ("B", "article"), ("C", "article")}
    assert all(0 <= row["q"] <= 1 for row in rows)


def test_identical_outlets_have_no_typical_word() -> None:
    documents = bursty(20, seed=4)
    rows = keyword_rows({"A": documents, "B": documents})
    assert rows
    assert all(row["q"] > 0.9 for row in rows)


def test_neither_the_order_of_articles_nor_outlets_names_change_a_value() -> None:
    ours = [document + Counter({"handover": 2}) for document in bursty(14, seed=5)]
    theirs = bursty(11, seed=6)
    rows = keyword_rows({"A": ours, "B": theirs})
    assert keyword_rows({"B": theirs[::-1], "A": random.Random(0).sample(ours, len(ours))}) == rows
    renamed = keyword_rows({"Z": ours, "B": theirs})
    assert {(row["term"], row["q"]) for row in renamed} == {(row["term"], row["q"]) for row in rows}


def test_swapping_two_outlets_negates_and_keeps_q() -> None:
    ours = [document + Counter({"handover": 2}) for document in bursty(14, seed=5)]
    theirs = bursty(14, seed=6)
    rows = {(row["outlet"], row["term"]): row for row in keyword_rows({"A": ours, "B": theirs})}
    swapped = {(row["outlet"], row["term"]): row for row in keyword_rows({"A": theirs, "B": ours})}
    for (outlet, term), row in rows.items():
        other = swapped["B" if outlet == "A" else "A", term]
        assert (row["z"], row["q"]) == (other["z"], other["q"])
        if (outlet, term) in swapped:
            mirrored = swapped[outlet, term]
            assert row["z"] == pytest.approx(-mirrored["z"], abs=1e-9)
            assert row["q"] == pytest.approx(mirrored["q"], abs=1e-9)


def test_z_stays_as_published_where_articles_are_the_unit() -> None:
    documents = {"A": bursty(12, seed=5), "B": bursty(13, seed=6), "C": bursty(10, seed=7)}
    total = sum((document for listed in documents.values() for document in listed), Counter[str]())
    terms = sorted(term for term, count in total.items() if count >= MIN_COUNT)
    prior = dict(zip(terms, term_prior(terms, np.array([total[term] for term in terms], float)), strict=True))
    words = sum(total[term] for term in terms)
    alpha = sum(prior.values())
    for row in keyword_rows(documents):
        y_i = float(row["count"])
        y_j, a_w = total[row["term"]] - y_i, prior[row["term"]]
        n_i = sum(document[term] for document in documents[row["outlet"]] for term in terms)
        delta = np.log((y_i + a_w) / (n_i + alpha - y_i - a_w))
        delta -= np.log((y_j + a_w) / (words - n_i + alpha - y_j - a_w))
        assert row["z"] == pytest.approx(delta / np.sqrt(1 / (y_i + a_w) + 1 / (y_j + a_w)), abs=1e-6)


def test_variance_equals_the_sum_written_out() -> None:
    documents = bursty(12, seed=5)
    y = np.array([document["w1"] for document in documents], dtype=float)
    n = np.array([document.total() for document in documents], dtype=float)
    clustered = ((y - y.sum() / n.sum() * n) ** 2).sum() * 12 / 11 / (y.sum() + 0.5) ** 2
    expected = max(clustered, 1 / (y.sum() + 0.5))
    assert spread_of(y[:, None], n).log_rate_variance(np.array([0.5])) == pytest.approx([expected])


@outside
def test_random_halves_of_one_outlet_do_not_differ() -> None:
    documents = articles_by_outlet()[SPLIT_OUTLET][:SPLIT_ARTICLES]
    noisy = share_of_noisy_splits(documents, SPLITS)
    print(f"random halves with a typical word: {noisy:.1%} of {SPLITS}")  # noqa: T201
    assert noisy <= LEVEL


@outside
def test_signs_hold_in_the_other_half() -> None:
    rng = random.Random(2)
    halves = {}
    for outlet, documents in articles_by_outlet().items():
        drawn = rng.sample(documents, min(PER_OUTLET, len(documents)))
        halves[outlet] = drawn[: len(drawn) // 2], drawn[len(drawn) // 2 :]
    same = found = 0
    for (left, others_left), (right, others_right) in list(combinations(halves.values(), 2))[::EACH_PAIR]:
        signs = uses_more(others_left, others_right)
        for term, more in typical(left, right).items():
            if term in signs:
                found += 1
                same += signs[term] == more
    print(f"same sign in the other half: {same} of {found}")  # noqa: T201
    assert found
    assert same / found >= LEAST_SAME_SIGN

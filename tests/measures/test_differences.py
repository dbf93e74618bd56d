import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extract.sentence_sentiment import SentenceSentiment
from analysis.measures.differences import MIN_SENTENCES, difference_rows
from analysis.measures.registry import build_table
from analysis.stats.welch import _student_quantile, difference_interval, difference_p, resample


def units(values: list[float], voice: str = "own") -> list[SentenceSentiment]:
    return [SentenceSentiment(i, i, voice, False, value, 0.0) for i, value in enumerate(values)]


def compare(articles: dict[str, tuple[str, list[float]]]) -> dict[str, dict[str, object]]:
    rows = difference_rows(
        {key: {"Oduya": units(values)} for key, (_, values) in articles.items()},
        {key: outlet for key, (outlet, _) in articles.items()},
    )
    return {row["voice"]: row for row in rows}


def test_a_clear_difference_is_called_and_has_its_sign() -> None:
    row = compare({"a": ("A", [-0.8, -0.7, -0.9, -0.6, -0.8] * 2), "b": ("B", [0.6, 0.7, 0.5, 0.8, 0.4] * 2)})["own"]
    assert row["difference"] == pytest.approx(-1.36)
    assert (row["mean_a"], row["mean_b"]) == (pytest.approx(-0.76), pytest.approx(0.6))
    assert row["high"] < 0
    assert row["q"] < 0.05


def test_identical_outlets_do_not_differ() -> None:
    same = [-0.5, 0.4, 0.1, -0.2, 0.6]
    row = compare({"a": ("A", same), "b": ("B", same)})["all"]
    assert row["difference"] == 0
    assert row["low"] < 0 < row["high"]
    assert row["q"] > 0.5


def test_too_few_sentences_are_not_compared() -> None:
    few = [0.9] * (MIN_SENTENCES - 1)
    assert compare({"a": ("A", few), "b": ("B", [-0.9] * 9)}) == {}


def test_articles_of_an_outlet_that_disagree_widen_the_interval() -> None:
    other = ("B", [0.0] * 8)
    together = compare({"a": ("A", [-0.6] * 6 + [0.6] * 6), "b": other})["own"]
    apart = compare({"a1": ("A", [-0.6] * 6), "a2": ("A", [0.6] * 6), "b": other})["own"]
    assert apart["high"] - apart["low"] > 1.3 * (together["high"] - together["low"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-1, 1), min_size=3, max_size=12), st.lists(st.floats(-1, 1), min_size=3, max_size=12))
def test_rows_keep_their_schema(first: list[float], second: list[float]) -> None:
    rows = compare({"a": ("A", first), "b": ("B", second)}).values()
    assert len(build_table("differences", [{"event": "e", **row} for row in rows])) == 2


def test_chance_alone_rarely_makes_a_difference() -> None:
    rng = random.Random(3)
    called = 0
    for _ in range(60):
        pools = [[rng.choice([-0.7, 0.0, 0.0, 0.7]) for _ in range(15)] for _ in range(2)]
        called += compare({"a": ("A", pools[0]), "b": ("B", pools[1])})["own"]["q"] < 0.05
    assert called <= 8


@pytest.mark.parametrize("n", [3, 5, 12])
def test_few_sentences_call_no_more_by_chance_than_many(n: int) -> None:
    rng = np.random.default_rng(1)
    tries = 300
    called = 0
    covered = 0
    for number in range(tries):
        one, other = (resample([list(rng.normal(0, 0.3, n))], key=f"{number}{side}") for side in "ab")
        called += difference_p(one, other) <= 0.05
        low, high = difference_interval(one, other)
        covered += low <= 0 <= high
    # 5 % expected; counting resamples calls 21 % with three sentences a side. Three standard errors are 4 %.
    assert called / tries < 0.09
    assert covered / tries > 0.91


def test_the_p_value_is_that_of_welch() -> None:
    first, second = [0.4, -0.2, 0.1, 0.9, 0.3], [-0.6, -0.1, -0.5, -0.8]
    one, other = (resample([values], key=str(values)) for values in (first, second))
    # t = 0.8 / sqrt(0.165 / 5 + 0.0867 / 4) = 3.42 at 6.97 degrees of freedom; the density integrated beyond it.
    assert difference_p(one, other) == pytest.approx(0.0112, rel=0.1)
    assert difference_p(one, other) == difference_p(other, one)
    assert difference_p(one, one) == 1
    assert _student_quantile(2) == pytest.approx(4.303, rel=0.04)
    assert _student_quantile(9) == pytest.approx(2.262, rel=0.001)

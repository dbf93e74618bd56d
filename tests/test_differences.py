import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.differences import MIN_SENTENCES, difference_rows
from analysis.portrayal import SentenceSentiment
from analysis.tables import build_table


def units(values: list[float], voice: str = "own") -> list[SentenceSentiment]:
    return [SentenceSentiment(i, i, voice, False, value) for i, value in enumerate(values)]


def compare(articles: dict[str, tuple[str, list[float]]]) -> dict[str, dict[str, object]]:
    rows = difference_rows(
        {key: {"Oduya": units(values)} for key, (_, values) in articles.items()},
        {key: outlet for key, (outlet, _) in articles.items()},
    )
    return {row["voice"]: row for row in rows}


def test_a_clear_difference_is_called_and_has_its_sign() -> None:
    row = compare({"a": ("A", [-0.8, -0.7, -0.9, -0.6, -0.8] * 2), "b": ("B", [0.6, 0.7, 0.5, 0.8, 0.4] * 2)})["own"]
    assert row["difference"] == pytest.approx(-1.36)
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

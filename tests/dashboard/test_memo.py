"""Results kept between runs."""

from __future__ import annotations

import gc

import numpy as np
import pandas as pd
import pytest

from dashboard import memo


@pytest.fixture
def counted():
    calls = []

    @memo.remembered
    def answer(*args, **kwargs):
        calls.append(args)
        return object()

    return answer, calls


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (1, 1),
        ({"a": [1, 2]}, {"a": [1, 2]}),
        (pd.DataFrame({"a": ["x", "y"], "b": [1.0, np.nan]}), pd.DataFrame({"a": ["x", "y"], "b": [1.0, np.nan]})),
        ((frozenset({1}), None), (frozenset({1}), None)),
    ],
)
def test_the_same_is_answered_from_memory(counted, first, second):
    answer, calls = counted
    assert answer(first) is answer(second)
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (1, True),
        (1, 1.0),
        ([1], (1,)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (pd.DataFrame({"a": [1]}), pd.DataFrame({"b": [1]})),
        (pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1.0]})),
        (pd.DataFrame({"a": range(5000)}), pd.DataFrame({"a": [*range(4999), 0]})),
        (pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"a": [2, 1]})),
    ],
)
def test_what_differs_is_computed_anew(counted, first, second):
    answer, _ = counted
    assert answer(first) is not answer(second)
    assert answer(first) is not answer(option=first)


def test_what_cannot_be_compared_is_never_kept(counted):
    answer, calls = counted
    table = pd.DataFrame({"a": [[1], [2]]})
    answer(table)
    answer(table)
    assert len(calls) == 2


def test_a_table_that_is_not_known_may_change(counted):
    answer, _ = counted
    table = pd.DataFrame({"a": [1]})
    before = answer(table)
    table.loc[0, "a"] = 2
    assert answer(table) is not before


def test_a_known_table_is_known_by_itself_and_its_place_by_nobody_else(counted):
    answer, _ = counted
    table = pd.DataFrame({"a": [1]})
    memo.register_immutable(table)
    results = {answer(table), answer(table)}
    assert len(results) == 1
    del table
    gc.collect()
    assert all(answer(pd.DataFrame({"a": [number]})) not in results for number in range(50))


def test_an_error_is_raised_each_time(counted):
    @memo.remembered
    def fail(value):
        raise ValueError(value)

    for _ in range(2):
        with pytest.raises(ValueError, match="7"):
            fail(7)


def test_the_least_recently_used_result_goes(monkeypatch, counted):
    monkeypatch.setattr(memo, "KEPT", 2)
    answer, calls = counted
    first = answer("a")
    answer("b")
    assert answer("a") is first
    answer("c")
    assert answer("a") is first
    answer("b")
    assert len(calls) == 4

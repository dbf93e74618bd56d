import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.stats.bootstrap import bootstrap_mean
from analysis.stats.fdr import false_discovery_rates, two_sided_p

values = st.lists(st.floats(-1, 1), min_size=2, max_size=30)


@given(values)
def test_interval_lies_inside_the_data_and_is_ordered(data: list[float]) -> None:
    low, high = bootstrap_mean(data)
    assert min(data) - 1e-9 <= low <= high <= max(data) + 1e-9


@given(values)
def test_interval_is_the_same_each_time(data: list[float]) -> None:
    assert bootstrap_mean(data) == bootstrap_mean(data)


def test_interval_covers_the_mean_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(7)
    hits = 0
    for _ in range(300):
        low, high = bootstrap_mean(rng.normal(0.2, 0.3, 40))
        hits += low <= 0.2 <= high
    assert 0.90 <= hits / 300 <= 0.99


@pytest.mark.parametrize("data", [[], [0.4]])
def test_one_value_has_no_spread_to_see(data: list[float]) -> None:
    low, high = bootstrap_mean(data)
    assert math.isnan(low)
    assert math.isnan(high)


def test_one_group_has_no_spread_to_see() -> None:
    low, _ = bootstrap_mean([0.1, 0.9, -0.5], groups=[3, 3, 3])
    assert math.isnan(low)


def test_units_of_a_group_are_drawn_together() -> None:
    apart = bootstrap_mean([1.0, -1.0] * 10)
    together = bootstrap_mean([1.0, -1.0] * 10, groups=[index // 2 for index in range(20)])
    assert apart[1] - apart[0] > 0.3
    assert together == (0.0, 0.0)


def test_weightless_values_do_not_count() -> None:
    low, high = bootstrap_mean([0.5, 0.5, 0.5, -1.0], weights=[1, 1, 1, 0])
    assert (low, high) == (0.5, 0.5)


def test_false_discovery_rates_follow_benjamini_and_hochberg() -> None:
    q = false_discovery_rates(np.array([0.01, 0.04, 0.03, 0.005]))
    assert q.tolist() == pytest.approx([0.02, 0.04, 0.04, 0.02])


@given(st.lists(st.floats(0, 1), max_size=50))
def test_rates_never_fall_below_p_and_keep_its_order(p: list[float]) -> None:
    q = false_discovery_rates(np.array(p))
    assert all(p[i] - 1e-12 <= q[i] <= 1 for i in range(len(p)))
    order = np.argsort(p, kind="stable")
    assert all(np.diff(q[order]) >= -1e-12)


def test_p_of_1_96_is_five_percent() -> None:
    assert two_sided_p(np.array([1.959964, -1.959964, 0.0])).tolist() == pytest.approx([0.05, 0.05, 1.0], abs=1e-6)

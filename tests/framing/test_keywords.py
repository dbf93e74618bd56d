import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.framing.keywords import keyword_rows, log_odds

counts = st.lists(st.integers(0, 200), min_size=2, max_size=12)


def by_hand(y_i: float, n_i: float, y_j: float, n_j: float, a_w: float, a_0: float) -> tuple[float, float]:
    """Monroe et al. (2008), equations 16, 19 and 22, written out for one word."""
    delta = math.log((y_i + a_w) / (n_i + a_0 - y_i - a_w)) - math.log((y_j + a_w) / (n_j + a_0 - y_j - a_w))
    variance = 1 / (y_i + a_w) + 1 / (y_j + a_w)
    return delta, delta / math.sqrt(variance)


def test_log_odds_equals_the_published_formula() -> None:
    ours, theirs = np.array([12.0, 3, 40]), np.array([2.0, 9, 44])
    prior = np.array([1.5, 0.5, 8.0])
    result = log_odds(ours, theirs, prior)
    for index in range(3):
        delta, z = by_hand(ours[index], ours.sum(), theirs[index], theirs.sum(), prior[index], prior.sum())
        assert result.log_odds[index] == pytest.approx(delta, abs=1e-9)
        assert result.z[index] == pytest.approx(z, abs=1e-9)


@given(st.data(), counts)
def test_swapping_two_outlets_negates(data: st.DataObject, ours: list[int]) -> None:
    theirs = data.draw(st.lists(st.integers(0, 200), min_size=len(ours), max_size=len(ours)))
    prior = np.ones(len(ours))
    a = log_odds(np.array(ours, float), np.array(theirs, float), prior)
    b = log_odds(np.array(theirs, float), np.array(ours, float), prior)
    assert a.z == pytest.approx(-b.z)
    assert a.log_odds == pytest.approx(-b.log_odds)


def test_identical_outlets_have_no_typical_word() -> None:
    words = Counter({"truce": 5, "barrage": 3, "talk": 9})
    rows = list(keyword_rows({"A": [words], "B": [words]}))
    assert rows
    assert all(row["q"] > 0.9 for row in rows)


def test_a_word_that_only_one_outlet_repeats_is_its_own() -> None:
    common = {f"word{i}": 20 for i in range(30)}
    rows = list(keyword_rows({"A": [Counter(common | {"handover": 30})], "B": [Counter(common)]}))
    (handover,) = [row for row in rows if row["term"] == "handover"]
    assert handover["outlet"] == "A"
    assert handover["log_odds"] > 0
    assert handover["q"] < 0.05


@pytest.mark.parametrize("given_counts", [{}, {"A": [Counter("ab")]}, {"A": [Counter("ab")], "B": [Counter()]}])
def test_one_outlet_has_nothing_to_be_compared_with(given_counts: dict[str, list[Counter[str]]]) -> None:
    assert list(keyword_rows(given_counts)) == []

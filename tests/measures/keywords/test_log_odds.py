import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.keywords.log_odds import PRIOR_WORDS, keyword_rows, log_odds, term_prior

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


PEACE_TALK = Counter({"peace talk": 6, "peace": 8, "talk": 10, "boat": 30, "rain": 40})


def test_an_expression_adds_no_word_to_the_text() -> None:
    ours, theirs, prior = np.array([12.0, 3, 40, 3]), np.array([2.0, 9, 44, 0]), np.array([1.5, 0.5, 8.0, 0.5])
    single = np.array([True, True, True, False])
    result = log_odds(ours, theirs, prior, single=single)
    alone = log_odds(ours[:3], theirs[:3], prior[:3])
    assert result.z[:3] == pytest.approx(alone.z, abs=1e-12)
    delta, z = by_hand(3, 55, 0, 55, 0.5, 10)
    assert (result.log_odds[3], result.z[3]) == pytest.approx((delta, z), abs=1e-9)


def test_expressions_change_no_value_of_a_word_but_q() -> None:
    theirs = Counter({"peace": 4, "talk": 6, "boat": 33, "rain": 35, "peace talk": 1})
    words = [Counter({term: n for term, n in each.items() if " " not in term}) for each in (PEACE_TALK, theirs)]
    found = {(row["outlet"], row["term"]): row for row in keyword_rows({"A": [PEACE_TALK], "B": [theirs]})}
    alone = list(keyword_rows({"A": words[:1], "B": words[1:]}))
    assert len(found) == len(alone) + 2
    for row in alone:
        same = found[row["outlet"], row["term"]]
        assert {name: same[name] for name in ("count", "rate", "log_odds", "z", "n_words")} == {
            name: row[name] for name in ("count", "rate", "log_odds", "z", "n_words")
        }
    expression = found["A", "peace talk"]
    assert (expression["n_words"], expression["count"]) == (2, 6)
    assert expression["rate"] == pytest.approx(1000 * 6 / (8 + 10 + 30 + 40))
    assert (found["A", "peace"]["shown_through"], found["A", "talk"]["shown_through"]) == ("peace talk", "peace talk")


def test_an_expression_inherits_its_prior_from_its_words() -> None:
    terms = ["boat", "cease", "cease fire", "fire", "peace", "peace talk", "talk"]
    pooled = np.array([40.0, 4, 4, 12, 5, 3, 10])
    prior = dict(zip(terms, term_prior(terms, pooled), strict=True))
    assert sum(n for term, n in prior.items() if " " not in term) == pytest.approx(PRIOR_WORDS)
    assert prior["peace talk"] == pytest.approx(min(prior["peace"] * 3 / 5, prior["talk"] * 3 / 10))
    assert prior["cease fire"] <= prior["cease"]


def test_a_word_that_never_leaves_its_expression_has_the_same_z() -> None:
    ours = Counter({"zorb": 7, "fire": 20, "zorb fire": 7, "rain": 60})
    theirs = Counter({"zorb": 1, "fire": 22, "zorb fire": 1, "rain": 60})
    rows = {row["term"]: row for row in keyword_rows({"A": [ours], "B": [theirs]}) if row["outlet"] == "A"}
    assert rows["zorb fire"]["z"] == pytest.approx(rows["zorb"]["z"])
    assert rows["zorb"]["shown_through"] == "zorb fire"


def test_an_expression_without_its_words_is_refused() -> None:
    counts = Counter({"peace talk": 3, "peace": 3, "boat": 4})
    with pytest.raises(ValueError, match="peace talk"):
        keyword_rows({"A": [counts], "B": [counts]})


def test_swapping_two_outlets_negates_expressions_too() -> None:
    theirs = Counter({"peace": 4, "talk": 12, "boat": 33, "rain": 35, "peace talk": 1})
    first = {(row["outlet"], row["term"]): row["z"] for row in keyword_rows({"A": [PEACE_TALK], "B": [theirs]})}
    for (outlet, term), z in first.items():
        assert first["B" if outlet == "A" else "A", term] == pytest.approx(-z)
    assert first["A", "peace talk"] > 0


def test_identical_outlets_have_no_typical_expression() -> None:
    rows = list(keyword_rows({"A": [PEACE_TALK], "B": [PEACE_TALK]}))
    assert {row["n_words"] for row in rows} == {1, 2}
    assert all(row["q"] > 0.9 and row["z"] == pytest.approx(0) for row in rows)

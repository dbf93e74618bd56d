import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.stance.ranking import Ranking, difference_rows, rank
from analysis.stats.estimates import Estimate, difference_p
from tests.measures.stance.plain_model import MODEL


def estimate(key: str, score: float, half: float = 0.02) -> Estimate:
    return Estimate(key, score, score - half, score + half)


def ranked(*estimates: Estimate) -> Ranking:
    return rank(estimates, difference_rows(estimates, model=MODEL))


estimates = st.lists(
    st.builds(
        lambda key, score, below, above: Estimate(f"k{key}", score, score - below, score + above),
        st.integers(0, 9),
        st.floats(-1, 1),
        st.floats(0, 0.5),
        st.floats(0, 0.5),
    ),
    max_size=7,
    unique_by=lambda item: item.key,
)


def test_far_scores_are_told_apart_and_near_ones_are_not() -> None:
    found = ranked(estimate("c", 0.3), estimate("a", -0.2), estimate("b", -0.19))
    assert found.order == ("a", "b", "c")
    assert found.groups == (("a", "b"), ("c",))
    assert found.apart == {("a", "c"), ("b", "c")}


def test_a_middle_article_may_belong_to_two_groups() -> None:
    found = ranked(estimate("a", -0.06, 0.05), estimate("b", 0.0, 0.05), estimate("c", 0.06, 0.05))
    assert found.groups == (("a", "b"), ("b", "c"))
    assert found.apart == {("a", "c")}


def test_an_article_without_an_interval_has_no_place() -> None:
    found = ranked(estimate("a", 0.1), Estimate("z", -0.9, math.nan, math.nan), Estimate("y", *[math.nan] * 3))
    assert found.order == ("a",)
    assert found.unranked == ("y", "z")


def test_intervals_without_width_do_not_make_a_hair_a_difference() -> None:
    assert ranked(estimate("a", 0.0, 0), estimate("b", 0.001, 0)).groups == (("a", "b"),)
    assert ranked(estimate("a", 0.0, 0), estimate("b", 0.1, 0)).groups == (("a",), ("b",))


def test_the_interval_of_a_difference_is_recovered_from_the_sides_that_face_each_other() -> None:
    # 0.10 apart; the sides that face each other are 0.06 and 0.08 wide, so the interval of the difference starts at 0.
    lower, higher = Estimate("a", 0.0, -0.9, 0.06), Estimate("b", 0.10, 0.02, 0.9)
    assert difference_p(lower, higher) == pytest.approx(0.05, abs=1e-4)


def test_more_articles_make_a_borderline_difference_no_difference() -> None:
    # Two articles alone: p is just below 0.05. Beside eight others without a difference, that is what chance brings.
    pair = (Estimate("a", 0.0, -0.5, 0.0699), Estimate("b", 0.1, 0.03, 0.5))
    assert ranked(*pair).apart == {("a", "b")}
    others = tuple(Estimate(f"o{number}", 0.05, -0.6, 0.7) for number in range(8))
    assert ranked(*pair, *others).apart == frozenset()


def test_a_row_names_the_more_critical_article_first_whatever_the_order() -> None:
    a, b = estimate("a", 0.3), estimate("b", -0.2)
    (row,) = difference_rows([a, b, Estimate("c", 0.9, math.nan, math.nan)], model=MODEL)
    assert (row["article_a"], row["article_b"], row["apart"]) == ("b", "a", True)
    assert row["difference"] == pytest.approx(0.5)
    assert list(difference_rows([b, a], model=MODEL)) == [row]


def test_nothing_to_rank() -> None:
    assert ranked() == Ranking((), frozenset(), (), ())


@given(st.integers(2, 7), st.floats(-0.5, 0.5), st.floats(0, 0.3))
def test_identical_articles_are_one_group(count: int, score: float, half: float) -> None:
    found = ranked(*(estimate(f"k{number}", score, half) for number in range(count)))
    assert found.groups == (found.order,)
    assert not found.apart


@given(estimates, st.randoms())
def test_the_order_of_articles_changes_nothing(given_: list[Estimate], chance: random.Random) -> None:
    mixed = list(given_)
    chance.shuffle(mixed)
    assert ranked(*mixed) == ranked(*given_)


@given(estimates)
def test_sharing_a_group_is_the_same_as_not_being_told_apart(given_: list[Estimate]) -> None:
    found = ranked(*given_)
    place = {key: number for number, key in enumerate(found.order)}
    assert sorted(place) == sorted(item.key for item in given_)
    for one in found.order:
        assert any(one in group for group in found.groups)
        for other in found.order:
            if place[one] < place[other]:
                together = any(one in group and other in group for group in found.groups)
                assert together is ((one, other) not in found.apart)
    for group in found.groups:
        assert not any(set(group) < set(larger) for larger in found.groups)


@given(estimates)
def test_turning_every_score_round_turns_the_order_round(given_: list[Estimate]) -> None:
    turned = [Estimate(item.key, -item.score, -item.high, -item.low) for item in given_]
    plain, found = ranked(*given_), ranked(*turned)
    assert found.apart == {(higher, lower) for lower, higher in plain.apart}

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.stance.leave_out import recount
from tests.measures.stance.plain_model import MODEL

PARTS = [(3, -0.08), (3, 0.01), (7, 0.06), (9, 0.0)]


@pytest.mark.parametrize(
    ("without", "score", "label", "left"),
    [
        ((), -0.01, "neutral", 3),
        ({7}, -0.07, "critical", 2),
        ({3}, 0.06, "supportive", 2),
        ({3, 7, 9}, 0.0, "neutral", 0),
        ({1}, -0.01, "neutral", 3),
    ],
)
def test_a_sentence_leaves_with_all_its_parts(without, score, label, left):
    found = recount(PARTS, without=without, model=MODEL)
    assert found.score == pytest.approx(score)
    assert (found.label, found.left) == (label, left)


parts = st.lists(st.tuples(st.integers(0, 9), st.floats(-0.1, 0.1)), max_size=12)


@given(parts, st.sets(st.integers(0, 9)))
def test_what_is_left_and_what_is_left_out_sum_to_the_score(listed, without):
    rest = recount(listed, without=without, model=MODEL).score
    gone = recount(listed, without=set(range(10)) - without, model=MODEL).score
    assert math.isclose(rest + gone, recount(listed, model=MODEL).score, abs_tol=1e-12)

"""A word and an expression that holds it don't fill one chart twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.keywords.redundant_terms import MOSTLY, shown_through
from analysis.measures.keywords.terms import parts

WORDS = ("peace", "talk", "cease", "fire", "deal")


def test_a_word_mostly_in_an_expression_is_shown_through_it() -> None:
    z = {"peace": 2.0, "talk": 3.5, "peace talk": 3.0}
    assert shown_through(z, {"peace": 6, "talk": 5, "peace talk": 4}) == {"peace": "peace talk", "talk": "peace talk"}


def test_half_of_the_uses_are_not_most_of_them() -> None:
    z = {"peace": 2.0, "talk": 1.0, "peace talk": 3.0}
    assert shown_through(z, {"peace": 8, "talk": 8, "peace talk": 4}) == {}


def test_an_expression_that_adds_nothing_is_shown_through_its_clearest_word() -> None:
    z = {"immediate": 1.0, "ceasefire": 5.0, "immediate ceasefire": 2.0}
    uses = {"immediate": 9, "ceasefire": 40, "immediate ceasefire": 4}
    assert shown_through(z, uses) == {"immediate ceasefire": "ceasefire"}


def test_an_expression_that_speaks_for_one_word_stays_beside_the_other() -> None:
    z = {"phone": 1.0, "call": 2.5, "phone call": 2.2}
    assert shown_through(z, {"phone": 4, "call": 10, "phone call": 4}) == {"phone": "phone call"}


def test_words_go_to_the_end_of_a_chain() -> None:
    z = {"air": 1.0, "force": 1.2, "air force": 1.1, "own": 0.1, "own air": 0.1, "own air force": 0.9}
    uses = {"air": 4, "force": 4, "air force": 4, "own": 9, "own air": 3, "own air force": 3}
    through = shown_through(z, uses)
    assert through == dict.fromkeys(("air", "force", "air force", "own air"), "own air force")


def test_terms_that_deviate_in_opposite_ways_do_not_show_each_other() -> None:
    z = {"peace": -2.0, "talk": 3.5, "peace talk": -3.0}
    assert shown_through(z, {"peace": 4, "talk": 4, "peace talk": 4}) == {"peace": "peace talk"}


@st.composite
def counted(draw: st.DrawFn) -> tuple[dict[str, float], dict[str, float]]:
    """Draw expressions of a few words, with counts that are possible: no term has more uses than a part of it."""
    phrases = draw(
        st.sets(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join), max_size=8)
    )
    uses: dict[str, float] = {}
    for phrase in sorted(phrases, key=lambda term: (-term.count(" "), term)):
        more = draw(st.integers(1, 9))
        for term in {phrase, *parts(phrase)}:
            uses[term] = uses.get(term, 0) + more
    return {term: draw(st.floats(-4, 4)) for term in uses}, uses


@given(counted())
def test_what_shows_others_is_shown_and_says_the_same(drawn: tuple[dict[str, float], dict[str, float]]) -> None:
    z, uses = drawn
    through = shown_through(z, uses)
    for term, shown in through.items():
        assert shown not in through
        assert f" {term} " in f" {shown} " or f" {shown} " in f" {term} "
        assert (z[term] > 0) == (z[shown] > 0)


@given(counted())
def test_a_term_beside_a_longer_one_lies_mostly_elsewhere(drawn: tuple[dict[str, float], dict[str, float]]) -> None:
    z, uses = drawn
    through = shown_through(z, uses)
    for longer in z.keys() - through.keys():
        for part in parts(longer):
            if part not in through and (z[part] > 0) == (z[longer] > 0):
                assert uses[longer] <= MOSTLY * uses[part]

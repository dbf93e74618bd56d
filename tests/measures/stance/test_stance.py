import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.stance import ABSENT, OTHERS, SIGNALS, Signal, find_stance
from analysis.measures.stance.scoring import load_model
from analysis.records import Voice


def signal(
    value: float, *, sentence: int = 0, name: str = "own words", voice: Voice = "own", paragraph: int | None = None
) -> Signal:
    return Signal(name, sentence, sentence if paragraph is None else paragraph, voice, value)


signals = st.lists(
    st.builds(
        signal,
        st.floats(-1, 1),
        sentence=st.integers(0, 40),
        name=st.sampled_from(sorted([*SIGNALS, OTHERS])),
        voice=st.sampled_from(["own", "quoted", "reported"]),
    ),
    max_size=40,
)


@given(signals)
def test_contributions_sum_to_the_score_in_its_range(found: list[Signal]) -> None:
    stance = find_stance(found, n=5)
    assert math.fsum(part.contribution for part in stance.contributions) == pytest.approx(stance.score, abs=1e-9)
    assert -1 <= stance.score <= 1
    parts = [stance.own_score, stance.quoted_score]
    assert math.fsum(part for part in parts if not math.isnan(part)) == pytest.approx(stance.score, abs=1e-9)


@given(signals)
def test_the_interval_is_in_range_and_ordered(found: list[Signal]) -> None:
    stance = find_stance(found, n=5)
    if not math.isnan(stance.low):
        assert -1 <= stance.low <= stance.high <= 1


@given(signals)
def test_turning_every_signal_round_turns_the_score_round(found: list[Signal]) -> None:
    turned = [signal(-s.value, sentence=s.sentence_id, name=s.name, voice=s.voice) for s in found]
    assert find_stance(turned, n=5).score == pytest.approx(-find_stance(found, n=5).score, abs=1e-9)


def test_weights_name_every_signal_and_are_not_negative() -> None:
    model = load_model()
    assert set(model.weights) == set(SIGNALS)
    assert all(weight >= 0 for weight in model.weights.values())
    assert model.others >= 0 < model.shrink
    assert model.critical < model.supportive


def test_neutral_sentences_do_not_water_a_stance_down() -> None:
    reproach = [signal(-0.8, sentence=i) for i in range(3)]
    neutral = [signal(0.0, sentence=i) for i in range(3, 30)]
    assert find_stance([*reproach, *neutral], n=30).score == find_stance(reproach, n=3).score


def test_words_about_another_actor_weaken_a_stance_and_never_make_one() -> None:
    reproach = [signal(-0.8, sentence=i) for i in range(3)]
    elsewhere = [signal(-0.9, sentence=i, name=OTHERS) for i in range(3, 9)]
    alone = find_stance(reproach, n=3).score
    assert alone < find_stance([*reproach, *elsewhere], n=3).score < 0
    assert find_stance([signal(0.0), *elsewhere], n=1).score == 0
    assert all(part.signal != OTHERS for part in find_stance([*reproach, *elsewhere], n=3).contributions)


def test_a_target_that_is_not_discussed_is_absent() -> None:
    assert find_stance([], n=0) is ABSENT
    assert math.isnan(ABSENT.score)


@pytest.mark.parametrize("value", [-0.9, 0.0, 0.9])
def test_one_mention_is_never_enough(value: float) -> None:
    assert not find_stance([signal(value), signal(value, sentence=3, name="contrast")], n=1).enough


def test_agreeing_sentences_are_enough_and_mixed_ones_are_not() -> None:
    agreeing = [signal(-0.8, sentence=i, name=name) for i in range(8) for name in SIGNALS]
    mixed = [signal(-0.9 if i % 2 else 0.5, sentence=i, name=name) for i in range(8) for name in SIGNALS]
    assert (find_stance(agreeing, n=8).label, find_stance(agreeing, n=8).enough) == ("critical", True)
    assert not find_stance(mixed, n=8).enough


def test_sentences_of_one_paragraph_do_not_count_as_independent() -> None:
    one_paragraph = [signal(-0.8, sentence=i, paragraph=0) for i in range(6)]
    assert not find_stance(one_paragraph, n=6).enough


def test_little_said_is_drawn_toward_nothing() -> None:
    once = find_stance([signal(-0.8)], n=1).score
    often = find_stance([signal(-0.8, sentence=i) for i in range(9)], n=9).score
    assert often < once < 0


def test_a_label_that_falls_with_one_sentence_is_not_sure() -> None:
    one_reproach = [signal(-1.0, sentence=0, name=name) for name in SIGNALS]
    slight = [signal(0.02, sentence=i) for i in range(1, 5)]
    stance = find_stance([*one_reproach, *slight], n=5)
    assert (stance.label, stance.enough) == ("critical", False)
    two = [*one_reproach, *(signal(-1.0, sentence=9, name=name) for name in SIGNALS)]
    assert find_stance([*two, *(signal(-0.02, sentence=i) for i in range(1, 5))], n=6).enough

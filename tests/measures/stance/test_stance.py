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
    assert not find_stance([signal(value), signal(value, sentence=3, name="nearby")], n=1).enough


def both_voices(value: float, *, times: int) -> list[Signal]:
    own = [signal(value, sentence=i) for i in range(times)]
    return own + [signal(value, sentence=i + 50, name="other voices", voice="quoted") for i in range(times)]


def test_a_side_is_sure_where_own_words_and_quoted_voices_both_weigh_on_it() -> None:
    stance = find_stance(both_voices(-0.9, times=4), n=8)
    assert (stance.label, stance.enough) == ("critical", True)
    alone = find_stance([signal(-0.9, sentence=i) for i in range(8)], n=8)
    assert alone.score < stance.score
    assert (alone.label, alone.enough) == ("critical", False)
    assert alone.sureness < stance.sureness


def test_voices_that_stand_against_each_other_make_no_side_sure() -> None:
    praised = [signal(0.9, sentence=i + 50, name="other voices", voice="quoted") for i in range(3)]
    stance = find_stance([*(signal(-0.9, sentence=i) for i in range(12)), *praised], n=15)
    assert (stance.label, stance.enough) == ("critical", False)


def test_neutral_is_sure_of_an_actor_of_whom_nothing_is_said_either_way() -> None:
    flat = [signal(0.0, sentence=i) for i in range(5)]
    assert (find_stance(flat, n=5).label, find_stance(flat, n=5).enough) == ("neutral", True)
    torn = [signal(-0.9 if i % 2 else 0.9, sentence=i) for i in range(4)]
    assert (find_stance(torn, n=4).label, find_stance(torn, n=4).enough) == ("neutral", False)
    assert not find_stance(flat, n=5, kind="issue").enough


def test_own_words_have_a_label_of_their_own() -> None:
    quoted = [signal(-0.9, sentence=i, name="other voices", voice="quoted") for i in range(8)]
    stance = find_stance(quoted, n=8)
    assert (stance.label, stance.own_label) == ("critical", "neutral")
    assert find_stance([signal(-0.9, sentence=i) for i in range(8)], n=8).own_label == "critical"
    assert find_stance([signal(0.95, sentence=i) for i in range(8)], n=8).own_label == "supportive"
    assert ABSENT.own_label == "absent"


def test_little_said_is_drawn_toward_nothing() -> None:
    once = find_stance([signal(-0.8)], n=1).score
    often = find_stance([signal(-0.8, sentence=i) for i in range(9)], n=9).score
    assert often < once < 0

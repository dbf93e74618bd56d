import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.records import Voice
from analysis.stance import ABSENT, SentenceSentiment, find_stance


def unit(
    sentiment: float,
    *,
    sentence: int = 0,
    voice: Voice = "own",
    self_spoken: bool = False,
    paragraph: int | None = None,
) -> SentenceSentiment:
    return SentenceSentiment(
        sentence_id=sentence,
        paragraph=sentence if paragraph is None else paragraph,
        voice=voice,
        self_spoken=self_spoken,
        sentiment=sentiment,
    )


units = st.lists(
    st.builds(
        unit,
        st.floats(-1, 1),
        sentence=st.integers(0, 40),
        voice=st.sampled_from(["own", "quoted", "reported"]),
        self_spoken=st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


@given(units)
def test_contributions_sum_to_the_score(sentences: list[SentenceSentiment]) -> None:
    stance = find_stance(sentences)
    assert math.fsum(part.contribution for part in stance.contributions) == pytest.approx(stance.score, abs=1e-9)
    assert -1 <= stance.score <= 1


def test_a_target_that_is_not_discussed_is_absent() -> None:
    assert find_stance([]) is ABSENT
    assert math.isnan(ABSENT.score)


@pytest.mark.parametrize("sentiment", [-0.9, 0.0, 0.9])
def test_one_mention_is_never_enough(sentiment: float) -> None:
    assert not find_stance([unit(sentiment)]).enough


def test_own_words_count_more_than_quoted_ones_and_self_praise_least() -> None:
    own = unit(-0.6)
    quoted = find_stance([own, unit(0.6, sentence=1, voice="quoted")])
    praised = find_stance([own, unit(0.6, sentence=1, voice="quoted", self_spoken=True)])
    assert praised.score < quoted.score < 0
    assert quoted.own_score == pytest.approx(-0.6)
    assert quoted.quoted_score == pytest.approx(0.6)


def test_agreeing_sentences_are_enough_and_mixed_ones_are_not() -> None:
    agreeing = find_stance([unit(-0.5 - i / 50, sentence=i) for i in range(8)])
    mixed = find_stance([unit(-0.9 if i % 2 else 0.6, sentence=i) for i in range(8)])
    assert (agreeing.label, agreeing.enough) == ("critical", True)
    assert (mixed.label, mixed.enough) == ("critical", False)


def test_sentences_of_one_paragraph_do_not_count_as_independent() -> None:
    spread = find_stance([unit(-0.5, sentence=i) for i in range(4)])
    one_paragraph = find_stance([unit(-0.5, sentence=i, paragraph=0) for i in range(4)])
    assert spread.enough
    assert not one_paragraph.enough

"""What a sentence's judgements become, for actors and for issues, and nothing for what is left open."""

import pytest

from analysis.extract.sentence_sentiment import SentenceSentiment
from analysis.measures.stance import Signal, find_signals
from analysis.measures.stance.material import StanceMaterial
from analysis.measures.stance.phrases import Phrase
from analysis.measures.stance.signals import siding
from analysis.records import Quote, Sentence, TargetKind


def read(
    kind: TargetKind,
    *,
    quotes: tuple[Quote, ...] = (),
    phrases: tuple[Phrase, ...] = (),
) -> tuple[Signal, ...]:
    text = "The toll killed the ferry, and it was high time."
    unit = SentenceSentiment(0, 0, "own", False, sentiment=-0.9, position=0.8)
    reading = StanceMaterial(
        sentences=[Sentence(0, 0, 0, len(text), text)],
        target="toll",
        kind=kind,
        units=[unit],
        following=[],
        nearby=[],
        others=[],
        quotes=quotes,
        phrases=phrases,
    )
    return find_signals(reading)


def test_an_actor_is_judged_by_sentiment_and_side_and_an_issue_by_its_side() -> None:
    ((actor,), (issue,)) = read("actor"), read("issue")
    assert actor.value == pytest.approx((-0.9 + 0.8) / 2)
    assert issue.value == siding(0.8) > 0


def test_a_doubtful_position_counts_for_little() -> None:
    assert siding(-0.2) == -siding(0.2) > -0.05
    assert siding(1.0) == 1.0


def test_a_claim_left_open_says_nothing_in_own_words_only() -> None:
    (left_open,) = read("actor", phrases=(Phrase("open", 0, 0, 5, "own"),))
    (others_doubt,) = read("actor", phrases=(Phrase("open", 0, 0, 5, "quoted"),))
    assert left_open.value == 0.0
    assert others_doubt.value == pytest.approx(-0.05)


def test_words_around_a_statement_of_the_target_are_its_own() -> None:
    quote = Quote(
        quote_id=0, parent_id=-1, sentence_id=0, start=0, end=8, text="The toll", kind="direct", speaker="toll"
    )
    assert read("actor", quotes=(quote,))[0].name == "the target's own statements"

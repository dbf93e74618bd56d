from __future__ import annotations

import pytest

from analysis.extract.actors import find_phrases
from analysis.records import Target

pytestmark = pytest.mark.model

TRUCE = Target(name="truce", kind="issue", phrases=("cease-fire", "pause", "30-day halt"))
CALLS = Target(name="calls", kind="issue", phrases=("call", "phone call", "to withdraw", "walk away"))


def surfaces(read, text, *targets):
    return [(m.surface, m.target) for m in find_phrases(read(text), targets)]


def test_hyphen_space_and_one_word_are_one_phrase(read):
    text = "A cease-fire, a cease fire, a Ceasefire and ceasefires."
    assert [surface for surface, _ in surfaces(read, text, TRUCE)] == [
        "cease-fire",
        "cease fire",
        "Ceasefire",
        "ceasefires",
    ]


def test_part_of_speech_tells_the_call_from_called(read):
    assert surfaces(read, "He called her after the calls ended.", CALLS) == [("calls", "calls")]


def test_longest_phrase_wins(read):
    assert surfaces(read, "The phone call was short.", CALLS) == [("phone call", "calls")]


def test_verbs_match_in_every_form(read):
    text = "They withdrew. She walks away, and the withdrawal went on."
    assert [surface for surface, _ in surfaces(read, text, CALLS)] == ["withdrew", "walks away"]


def test_numbers_and_compounds(read):
    assert surfaces(read, "They want a 30-day halt.", TRUCE) == [("30-day halt", "truce")]


def test_a_shared_phrase_means_both_issues(read):
    other = Target(name="other", kind="issue", phrases=("pause",))
    assert surfaces(read, "The pause held.", TRUCE, other) == [("pause", "other"), ("pause", "truce")]


def test_without_issues_nothing_is_found(read):
    assert surfaces(read, "The pause held.", Target(name="Peru", kind="actor")) == []
    assert surfaces(read, "", TRUCE) == []


def test_phrases_do_not_cross_sentences(read):
    assert surfaces(read, "They saw the phone.\nCall me.", CALLS) == []

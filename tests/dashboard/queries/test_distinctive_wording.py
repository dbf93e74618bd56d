from __future__ import annotations

from dashboard.queries.distinctive_wording import chosen_words
from tests.dashboard.framing_analysis import TEXTS, analysis


def test_terms_come_with_their_sentence_and_the_counts_of_all_outlets():
    (only,) = chosen_words(analysis(), "Gull Gazette", whose="own")
    assert only.note == "“brave”: 2 times here, elsewhere: Petrel Post 1"
    (mark,) = only.layers[0].marks
    assert TEXTS["a"][mark.start : mark.end] == "brave"
    assert only.start <= mark.start < mark.end <= only.end


def test_what_nobody_else_uses_is_said_so_and_voices_stay_apart():
    (quoted,) = chosen_words(analysis(), "Gull Gazette", whose="quoted")
    assert quoted.note == "“rotten”: once here, in none of 1 other outlet"
    assert [item.note[:10] for item in chosen_words(analysis(), "Petrel Post", whose="all")] == ["“reckless”"]
    assert chosen_words(analysis(), "Petrel Post", whose="quoted") == ()

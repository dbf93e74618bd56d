"""The newsroom's own sentences."""

from dashboard.queries.newsroom_sentences import own_sentences
from tests.dashboard.framing_analysis import GULL, analysis


def test_sentences_with_own_words_are_counted_and_wholly_quoted_ones_left_out():
    found = own_sentences(analysis(), "a")
    assert [GULL[item.start : item.end] for item in found] == [
        "Calder praised the brave crew.",
        "The ferry was repaired.",
        "“The hull is rotten,” claimed Petrel.",
    ]
    assert [item.note for item in found] == ["", "", "2 own words"]


def test_a_sentence_inside_a_quotation_is_not_the_newsrooms():
    whole = analysis()["quotes"].iloc[0].to_dict() | {"start": 31, "end": 92}
    assert len(own_sentences(analysis(quotes=[whole]), "a")) == 1

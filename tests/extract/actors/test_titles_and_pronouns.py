"""Titles without a name, and pronouns."""

from __future__ import annotations

import pytest

from analysis.extract.actors import MIN_CONFIDENCE

pytestmark = pytest.mark.model


def resolved(mentions, kind):
    return [(m.surface, m.target) for m in mentions if m.kind == kind]


def test_leader_of_a_state_is_its_president(mentions_in):
    text = "Chilean President Rosa Vidal met Norwegian Prime Minister Knut Berg. The Chilean leader smiled."
    assert resolved(mentions_in(text), "title") == [("The Chilean leader", "Rosa Vidal")]


@pytest.mark.parametrize("title", ["chief", "boss", "strongman", "head of state"])
def test_other_words_for_a_leader_need_the_state(mentions_in, title):
    text = f"Chilean President Rosa Vidal met Knut Berg. The Chilean {title} smiled. The {title} of staff left."
    assert resolved(mentions_in(text), "title") == [(f"The Chilean {title}", "Rosa Vidal")]


def test_an_outlet_leaves_out_its_own_country(mentions_in):
    text = "President Otto Carver called Chilean President Rosa Vidal on Monday. Aides said the president was calm."
    assert resolved(mentions_in(text), "title") == [("the president", "Otto Carver")]


def test_a_former_president_is_not_the_president(mentions_in):
    text = "Former President Nils Holm criticised President Otto Carver. Aides said the president was calm."
    assert resolved(mentions_in(text), "title") == [("the president", "Otto Carver")]


def test_titles_before_a_name_or_of_something_else_are_none(mentions_in):
    text = "President Otto Carver spoke. The president of the club and the president Otto Carver met."
    assert resolved(mentions_in(text), "title") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Knut Berg arrived late. He apologised.", ["Knut Berg"]),
        ("Knut Berg told Emil Laurent that he was late.", ["Knut Berg"]),
        ("Emil Laurent praised Knut Berg. Berg thanked him.", ["Emil Laurent"]),
        ("In his speech, Knut Berg thanked nobody.", ["Knut Berg"]),
        ("Knut Berg wrote about Emil Laurent: “Maybe he wants peace.”", ["Emil Laurent"]),
        ("“Emil Laurent never listens,” Knut Berg said. “He should rest,” he added.", ["Emil Laurent", "Knut Berg"]),
        ("Emil Laurent praised Knut Berg, who lost his job.", ["Knut Berg"]),
        ("“If we use Knut Berg's words, Emil Laurent is still ‘tapping’ him along,” Ada Holm said.", ["Knut Berg"]),
        ("Mr. Emil Laurent met Mrs. Ada Holm. She was late, and he waited.", ["Ada Holm", "Emil Laurent"]),
    ],
)
def test_pronouns_mean(mentions_in, text, expected):
    assert [target for _, target in resolved(mentions_in(text), "pronoun")] == expected


def test_pronouns_and_titles_are_less_sure_than_names(mentions_in):
    text = "President Otto Carver met Knut Berg and Emil Laurent. He smiled. The president left."
    for mention in mentions_in(text):
        assert (mention.confidence == 1) == (mention.kind == "name")


def test_an_open_choice_does_not_enter_the_measures(mentions_in):
    text = "Emil Laurent and Knut Berg met. He was late."
    (pronoun,) = [m for m in mentions_in(text) if m.kind == "pronoun"]
    assert pronoun.confidence < MIN_CONFIDENCE


def test_paragraphs_bound_the_window(mentions_in):
    text = "Knut Berg arrived.\n\nIt rained all day.\n\nIt rained all night.\n\nHe apologised."
    assert resolved(mentions_in(text), "pronoun") == []


def test_he_or_she_means_nobody(mentions_in):
    text = "Knut Berg arrived. A patient may lose his or her bed, and he or she must pay."
    assert resolved(mentions_in(text), "pronoun") == []


def test_a_pair_keeps_its_possessor(mentions_in):
    text = "Knut Berg thinks that the mayor helped Emil Laurent and his team."
    assert resolved(mentions_in(text), "pronoun") == [("his", "Emil Laurent")]

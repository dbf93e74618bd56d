"""Indirect speech and speakers where the parser shows no clause, or the wrong head."""

from __future__ import annotations

import pytest

from tests.extract.quotes.gold import parse_text, quotes_of

pytestmark = pytest.mark.model

SET_OFF = (
    "The tug will be raised before the winter, Karl Brandt, an engineer at the yard that built it forty years ago, "
    "told the Courier."
)
IN_BETWEEN = "The port will hire forty pilots, harbour officials said, including ten from the naval school."
LOST_SUBJECT = "Marta Ruiz said the forty dockers on duty at the time of the collapse were unharmed."
BEHIND_OBJECT = "Marta Ruiz told strikers at the northern gate that she would sign nothing before Easter."
BEHIND_DATE = "Marta Ruiz said as recently as last month that she opposed the sale."
MANDATE = "Marta Ruiz asked that the harbour board be heard before the vote."
GERUND = "Marta Ruiz said selling the harbour would be seen as a defeat for the city."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SET_OFF, "The tug will be raised before the winter"),
        (IN_BETWEEN, "The port will hire forty pilots"),
        (IN_BETWEEN, "including ten"),
        (LOST_SUBJECT, "the forty dockers on duty at the time of the collapse were unharmed"),
        (BEHIND_OBJECT, "she would sign nothing before Easter"),
        (BEHIND_DATE, "she opposed the sale"),
        (MANDATE, "the harbour board be heard before the vote"),
        (GERUND, "selling the harbour would be seen as a defeat for the city"),
    ],
)
def test_what_is_said_is_found_without_a_clause_in_the_parse(text: str, words: str) -> None:
    found = quotes_of(parse_text(text))
    assert any(quote.kind == "reported" and quote.text.startswith(words) for quote in found)


@pytest.mark.parametrize(
    "text",
    [
        "Marta Ruiz has said little since, and nobody asked her again.",
        "The ship, which had left at dawn, reached the island before noon.",
        "Marta Ruiz spoke in March of the idea that ships can sail themselves.",
        "When asked whether the harbour would be sold, Marta Ruiz said no.",
    ],
)
def test_what_is_not_said_is_left_alone(text: str) -> None:
    found = quotes_of(parse_text(text))
    assert not [quote.text for quote in found if quote.kind == "reported" and quote.cue in {"said", "spoke"}]


def test_a_document_after_according_to_is_no_act_of_the_subject() -> None:
    found = quotes_of(parse_text("The guards were posted around the harbour on Sunday, according to several reports."))
    assert [quote.speaker_description for quote in found] == ["several reports"]


def test_the_name_behind_a_long_title_speaks() -> None:
    text = "Harbour board president and chief executive Marta Ruiz said the ships would stay where they are."
    assert [quote.speaker for quote in quotes_of(parse_text(text))] == ["Marta Ruiz"]
    text = "A spokesman for Mayor Karl Brandt said the ships would stay where they are."
    assert "Karl Brandt" not in [quote.speaker for quote in quotes_of(parse_text(text))]


def test_the_newsroom_introducing_its_own_text_is_no_quotation() -> None:
    text = "The strike is over.\n\nOur earlier post continues:\n\nThe dockers left on Monday and stayed away all week."
    assert not quotes_of(parse_text(text))

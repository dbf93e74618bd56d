"""Transcripts and interviews: what follows a label at the beginning of a line is its bearer's."""

from __future__ import annotations

import pytest

from tests.extract.quotes.gold import parse_text, quotes_of

pytestmark = pytest.mark.model

TRANSCRIPT = """Ferry talks: the full transcript

The union's leader, Marta Ruiz, said on Monday that the strike would go on. Ruiz then met the harbour board.

KARL BRANDT, CHAIR: Welcome. Will the ferries run again?

RUIZ: They will not. The board told us “we cannot pay”.

It has said so since March.

BRANDT: That is not how I remember it.

REPORTER: Is there a date?

RUIZ: There is none.

The board meets again on Friday."""

INTERVIEW = """Ferry talks: an interview with Marta Ruiz

Marta Ruiz leads the harbour union. This conversation was shortened.

Q: Will the ferries run again?

A: They will not.

Q: And after Easter?

A: I said in March that we would wait."""

RELATED = """Ferries stay in port

The strike went into its third week, said Marta Ruiz.

RELATED: Ruiz calls for calm

The board met on Monday.

WATCH: Ruiz at the gate

RELATED: What ferries cost

The board meets again on Friday."""


def test_each_turn_is_its_speakers() -> None:
    found = [quote for quote in quotes_of(parse_text(TRANSCRIPT)) if quote.kind == "direct"]
    assert [(quote.speaker or quote.speaker_description, quote.text.split()[0]) for quote in found] == [
        ("Karl Brandt", "Welcome."),
        ("Marta Ruiz", "They"),
        ("Karl Brandt", "That"),
        ("reporter", "Is"),
        ("Marta Ruiz", "There"),
    ]
    assert found[1].text.endswith("since March.")  # a turn goes on to the next label
    assert found[-1].text == "There is none."  # and the last one ends with its line


def test_marks_inside_a_turn_are_inside_its_quotation() -> None:
    found = {quote.text: quote for quote in quotes_of(parse_text(TRANSCRIPT))}
    assert found["we cannot pay"].kind == "nested"
    around = found["we cannot pay"].parent_id
    assert next(quote for quote in found.values() if quote.quote_id == around).speaker == "Marta Ruiz"


def test_answers_belong_to_whom_the_interview_is_with() -> None:
    found = quotes_of(parse_text(INTERVIEW))
    assert [quote.speaker or quote.speaker_description for quote in found] == ["interviewer", "Marta Ruiz"] * 2


def test_a_newsroom_that_asks_and_answers_itself_is_not_quoted() -> None:
    text = INTERVIEW.replace("an interview with Marta Ruiz", "what you need to know").replace("conversation", "list")
    assert not [quote for quote in quotes_of(parse_text(text)) if quote.kind == "direct"]


def test_labels_that_name_nobody_make_no_turns() -> None:
    assert not [quote for quote in quotes_of(parse_text(RELATED)) if quote.kind == "direct"]

"""What two tellings of one fact tell differently: denials, certainty, distance and days, each by its verb."""

from __future__ import annotations

import pytest

from analysis.extract.quotes.voice_spans import VoiceSpan
from analysis.measures.coverage.conflicts import Telling, find_conflicts
from analysis.measures.coverage.places import telling_of
from analysis.measures.coverage.units import find_units
from analysis.records import Article
from analysis.text.nlp import parse

pytestmark = pytest.mark.model


def telling(text: str) -> Telling:
    (article,) = parse([Article(article_id="a", source_name="a.txt", text=text, title="")])
    return telling_of(find_units([article])[0], article, [VoiceSpan(0, len(text), "own")])


def kinds(left: str, right: str, *, strength: float = 0.95) -> list[str]:
    return [conflict.kind for conflict in find_conflicts(telling(left), telling(right), strength=strength)]


CLOSED = "The harbour board closed the old ferry terminal in Ostvale after the storm."


@pytest.mark.parametrize("denial", ["did not close", "didn’t close", "didn't close"])
def test_what_one_denies_and_the_other_tells(denial: str) -> None:
    text = f"The harbour board {denial} the old ferry terminal in Ostvale after the storm."
    assert kinds(text, CLOSED) == ["content"]
    assert kinds(CLOSED, text) == ["content"]
    assert kinds(text, text) == []


def test_a_denial_in_other_words_is_none_of_the_contrary() -> None:
    refused = "The harbour board refused to close the old ferry terminal in Ostvale after the storm."
    assert kinds("The harbour board did not close the old ferry terminal in Ostvale.", refused) == []


def test_what_is_possible_here_and_certain_there() -> None:
    possible = "The harbour board may close the old ferry terminal in Ostvale after the storm."
    assert kinds(possible, CLOSED) == ["certainty"]
    assert kinds(possible, CLOSED, strength=0.7) == []


def test_what_is_granted_is_certain() -> None:
    granted = "The harbour board may have closed the old ferry terminal in Ostvale, but ferries still sail."
    assert kinds(granted, CLOSED) == []


def test_distance_from_who_says_it() -> None:
    distant = "The harbour board claims to have closed the old ferry terminal in Ostvale after the storm."
    assert kinds(distant, CLOSED) == ["attribution"]
    plain = "The harbour board said on Monday that the ferry terminal in Ostvale was old."
    assert kinds(plain, CLOSED) == []


def test_days_go_by_their_verb() -> None:
    monday = "The harbour board closed the old ferry terminal in Ostvale on Monday."
    assert kinds(monday, "The harbour board closed the old ferry terminal in Ostvale on Friday.") == ["date"]
    assert kinds(monday, "The old ferry terminal in Ostvale, closed by the board, was searched on Friday.") == []

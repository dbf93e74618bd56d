"""Articles of one event share claims; what differs is marked, and another event's article joins none."""

from __future__ import annotations

from functools import cache

import pytest

from analysis.extract import sentence_states
from analysis.extract.quotes.voice_spans import VoiceSpan
from analysis.ingest import paste
from analysis.measures.coverage.claims import Claim, find_claims
from analysis.text.nlp import ParsedArticle, parse

pytestmark = pytest.mark.model

GAZETTE = """Harbour board scraps twelve ferries

The Ostvale harbour board voted on Monday to scrap twelve of its oldest ferries.
Board chair Mira Tolland said the boats burn too much diesel.
The vote leaves 300 sailors without a berth this winter.
A brass band played outside the town hall while members were counting.
"""
HERALD = """Ostvale votes to scrap old ferries

Twelve of the oldest ferries in Ostvale will be scrapped, the harbour board decided in a vote on Monday.
The vote leaves 450 sailors without a berth this winter, the seamen's union said.
The chair of the board, Mira Tolland, said that the boats burn too much diesel.
Two members abstained because their brothers work on the boats.
"""
ORCHARDS = """Frost ruins the cherry harvest in Kelm

Growers in the Kelm valley lost most of their cherries after three nights of frost in April.
The ministry of agriculture has promised loans without interest to the villages.
Bakers expect cherry cakes to cost twice as much at the summer fairs.
"""


@cache
def parsed(*texts: str) -> list[ParsedArticle]:
    return list(parse([paste(text) for text in texts]))


def claims(*texts: str) -> list[Claim]:
    articles = parsed(*texts)
    voices = [[VoiceSpan(0, len(item.article.text), "own")] for item in articles]
    return find_claims(articles, voices, [f"Outlet {number}" for number in range(len(texts))])


def told(claim: Claim) -> set[int]:
    return set(claim.articles)


def with_words(found: list[Claim], words: str) -> list[Claim]:
    return [claim for claim in found if any(words in item.telling.text for item in claim.told)]


def test_joins_the_same_fact_in_other_words() -> None:
    found = with_words(claims(GAZETTE, HERALD), "burn too much diesel")
    assert [told(claim) for claim in found] == [{0, 1}]


def test_marks_numbers_that_contradict() -> None:
    (claim,) = with_words(claims(GAZETTE, HERALD), "300 sailors")
    assert claim.conflict_kind == "number"
    assert claim.conflict == "300 / 450"
    assert {item.status for item in claim.told} == {"differs"}


def test_finds_what_one_outlet_alone_tells() -> None:
    found = claims(GAZETTE, HERALD)
    for words, article in (("brass band", 0), ("members abstained", 1)):
        (claim,) = with_words(found, words)
        assert told(claim) == {article}
        assert all(item.status == "reports" for item in claim.told)


def test_an_article_about_another_event_joins_no_claim() -> None:
    found = claims(GAZETTE, HERALD, ORCHARDS)
    assert any(told(claim) == {0, 1} for claim in found)
    assert {frozenset(told(claim)) for claim in found if 2 in told(claim)} == {frozenset({2})}


def test_says_where_it_stands() -> None:
    found = {
        (item.article, item.sentence_id): item.position for claim in claims(GAZETTE, HERALD) for item in claim.told
    }
    assert found[0, 0] == "headline"
    assert found[0, 1] == "lead"
    assert found[0, 4] == "tail"


def test_the_order_of_the_articles_changes_no_claim() -> None:
    forward = {frozenset(item.telling.text for item in claim.told) for claim in claims(GAZETTE, HERALD, ORCHARDS)}
    backward = {frozenset(item.telling.text for item in claim.told) for claim in claims(ORCHARDS, HERALD, GAZETTE)}
    assert forward == backward


def test_an_article_whose_sentences_were_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for article in parsed(GAZETTE, HERALD):
        sentence_states.read_sentences(article)
    monkeypatch.setattr(sentence_states, "load_sentence_encoder", pytest.fail)
    assert claims(GAZETTE, HERALD)


def test_a_signature_tells_nothing() -> None:
    signed = GAZETTE + "Mira Tolland, chair, Ostvale harbour board, town hall\n"
    found = claims(signed, HERALD + "Mira Tolland, chair, Ostvale harbour board, town hall\n")
    assert not with_words(found, "board, town hall")


def test_no_article_no_claim() -> None:
    assert find_claims([], [], []) == []

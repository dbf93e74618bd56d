"""What the Coverage page is told: claims by article, filters, shares, words of their own."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from dashboard.queries import coverage
from dashboard.state.refs import SentenceRef
from tests.dashboard.coverage_analysis import analysis

ARTICLES = ("a", "b", "c")


def ids(found: tuple[coverage.Claim, ...]) -> list[int]:
    return [claim.claim_id for claim in found]


def claims(strict: str = "usual") -> tuple[coverage.Claim, ...]:
    found = coverage.claims(analysis(), strict=strict)
    assert found is not None
    return found


def test_the_most_told_claims_come_first() -> None:
    assert ids(claims()) == [0, 1, 2]
    assert claims()[1].telling == ("a", "b")
    assert claims()[1].near == ("c",)


def test_filters_choose_claims() -> None:
    assert ids(coverage.listed(claims(), "shared", ARTICLES)) == [0, 1]
    assert ids(coverage.listed(claims(), "differs", ARTICLES)) == [1]
    assert ids(coverage.listed(claims(), "alone", ARTICLES)) == [2]
    assert ids(coverage.listed(claims(), "but_one", ARTICLES)) == []


def test_a_near_miss_is_not_left_out() -> None:
    without_near = replace(claims()[1], told={key: told for key, told in claims()[1].told.items() if key != "c"})
    assert ids(coverage.listed((without_near,), "but_one", ARTICLES)) == [1]


def test_strictness_moves_the_line() -> None:
    assert claims("loose")[1].telling == ("a", "b", "c")
    strict = {claim.claim_id: claim for claim in claims("strict")}
    assert strict[1].telling == ("a",)
    assert strict[1].kind == ""
    assert ids(coverage.listed(claims("strict"), "alone", ARTICLES)) == [2]


def test_shares_say_what_is_told_and_buried() -> None:
    found = {share.article_id: share for share in coverage.shares(claims(), ARTICLES)}
    assert (found["a"].told, found["a"].shared) == (2, 2)
    assert found["b"].alone == 1
    assert ids(found["a"].buried) == [1]
    assert ids(found["c"].buried) == [0]
    assert ids(found["b"].leads) == [1]


def test_own_words_are_those_of_no_other_article() -> None:
    tellings = [item for found in claims()[1].told.values() for item in found if item.status != "maybe"]
    spans = coverage.own_words_of(tellings)
    texts = {item.place: item.text for item in tellings}
    assert {place.article_id: [texts[place][s:e] for s, e in found] for place, found in spans.items()} == {
        "a": ["300"],
        "b": ["450"],
    }


def test_cues_lie_in_their_sentence() -> None:
    assert coverage.cue_spans(analysis()) == {SentenceRef("a", 0): ((15, 19),)}


def test_a_statement_shows_what_each_kept() -> None:
    (statement,) = coverage.statements(analysis())
    assert statement.speaker == "Mira Tolland"
    whole, part = statement.cuts
    assert [whole.text[start:end] for start, end in whole.only] == ["whatever", "they", "say"]
    assert part.only == ()


def test_without_the_table_nothing_was_measured() -> None:
    assert coverage.claims(replace(analysis(), tables=MappingProxyType({}))) is None


def test_the_table_says_where() -> None:
    table = coverage.claims_table(claims(), {"a": "Gazette", "b": "Herald", "c": "Tribune"})
    assert list(table.iloc[1]) == ["The vote leaves 300 sailors ashore.", "tail", "lead", "maybe", "300 / 450"]
    assert list(table["Gazette"]) == ["headline", "tail", "not found"]


def test_what_is_told_alone_comes_from_different_articles() -> None:
    band = claims()[2]
    first, second = replace(band, claim_id=7, importance=0.9), replace(band, claim_id=8, importance=0.8)
    other = replace(band, claim_id=9, importance=0.1, told={"c": band.told["b"]})
    assert ids(coverage.most_telling_alone((first, second, other), most=2)) == [7, 9]

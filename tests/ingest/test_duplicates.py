"""Copies and shared passages, against a plain count of common words."""

from dataclasses import replace

import pytest

from analysis.ingest import duplicates, find_duplicates, paste, shared_passages
from analysis.ingest.duplicates import MIN_CONTAINMENT
from tests.ingest.invented import ARTICLE, PARAGRAPHS, TITLE

OTHER = (
    "The night boat stays. That is what nine of thirteen members of Ostervik's council decided this week, against the"
    " will of those who would rather heat the swimming pool. It carries few people, and it costs a lot of money, yet"
    " nurses and bakers have no other way home, and the mayor had promised them to keep it alive."
)
FIRST = paste(ARTICLE, outlet="The Fjord Post")
CUT = paste("\n\n".join((TITLE, *PARAGRAPHS[:3])), outlet="Coast Review")
OWN = paste(OTHER, outlet="Coast Review")


def test_cut_copies_are_found_and_other_reports_are_not():
    pairs = find_duplicates([FIRST, OWN, CUT])
    assert [(pair.first, pair.second, pair.kind) for pair in pairs] == [(FIRST.article_id, CUT.article_id, "near")]
    assert pairs[0].containment == 1.0


def test_the_same_words_are_identical():
    shouted = paste(ARTICLE.replace("council", "Council"))
    assert [pair.kind for pair in find_duplicates([FIRST, shouted])] == ["identical"]


def test_containment_is_the_share_of_common_runs_of_five_words():
    half = paste(PARAGRAPHS[0] + "\n\n" + OTHER)
    runs = [_runs(FIRST.text), _runs(half.text)]
    expected = len(runs[0] & runs[1]) / min(map(len, runs))
    found = find_duplicates([FIRST, half])
    assert (found[0].containment if found else 0.0) == pytest.approx(
        expected if expected >= MIN_CONTAINMENT else 0.0, abs=1e-4
    )


def test_minhash_finds_what_comparing_all_pairs_finds(monkeypatch):
    many = [FIRST, *(paste(f"{OTHER} Number {n} was drawn. " + f"word{n} " * 40) for n in range(8)), CUT]
    exact = find_duplicates(many)
    monkeypatch.setattr(duplicates, "EXACT_LIMIT", 2)
    assert set(find_duplicates(many)) == set(exact)


def test_passages_that_two_outlets_share_are_marked_in_both():
    wire = PARAGRAPHS[0]
    left = paste(f"{OTHER}\n\n{wire}\n\nAn end of our own.", outlet="Coast Review")
    right = paste(f"Something quite different first, at some length.\n\n{wire}", outlet="The Fjord Post")
    passages = shared_passages([left, right])
    texts = {article.article_id: article.text for article in (left, right)}
    words = [texts[p.article_id][p.start : p.end] for p in passages]
    assert words == [wire.rstrip(".")] * 2
    assert {(p.article_id, p.other_id) for p in passages} == {
        (left.article_id, right.article_id),
        (right.article_id, left.article_id),
    }


def test_an_outlet_may_repeat_itself():
    again = replace(CUT, outlet=FIRST.outlet)
    assert shared_passages([FIRST, again]) == ()


def test_short_runs_are_no_passage():
    left = paste(f"{OTHER} The council of Ostervik voted on Tuesday.", outlet="A")
    assert shared_passages([left, FIRST]) == ()


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().replace("“", " ").replace("”", " ").replace(",", " ").replace(".", " ").split()
    return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}

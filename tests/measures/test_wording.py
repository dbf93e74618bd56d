from __future__ import annotations

import pytest

from analysis.measures.wording.candidates import TermUse
from analysis.measures.wording.ranking import (
    FEATURES,
    best_terms,
    best_use,
    features,
    load_model,
    score,
    terms_of_outlets,
)
from analysis.pipeline import analyze
from analysis.records import Article


def use(term, *, sentence_id=3, start=0, heading=False, pos="NOUN", loaded=0.0, article_id="a"):
    return TermUse(article_id, term, term, start, start + len(term), sentence_id, 0.2, heading, pos, loaded, "own")


def terms(**uses):
    return {outlet: {term.term: term for term in found} for outlet, found in terms_of_outlets(uses).items()}


def test_terms_know_who_else_uses_them():
    found = terms(Gull=[use("sham"), use("sham", start=9), use("vote")], Petrel=[use("vote")], Tern=[use("vote")])
    assert len(found["Gull"]["sham"].uses) == 2
    assert found["Gull"]["sham"].elsewhere == {}
    assert found["Gull"]["vote"].elsewhere == {"Petrel": 1, "Tern": 1}


def test_features_fit_their_names_and_the_model_knows_each():
    (term,) = terms_of_outlets({"Gull": [use("sham vote", heading=True)], "Petrel": [use("vote")]})["Gull"]
    named = dict(zip(FEATURES, features(term), strict=True))
    assert (named["words_2"], named["heading"], named["nowhere_else"], named["words_elsewhere"]) == (1, 1, 1, 0.5)
    assert len(load_model().weights) == len(FEATURES)


def test_a_loaded_word_tells_more_than_a_plain_one():
    plain, loaded = (terms(Gull=[use("harbour", loaded=level)], Petrel=[])["Gull"]["harbour"] for level in (0.0, 0.8))
    assert 0 < score(plain) < score(loaded) < 1


def test_what_all_others_use_and_what_a_better_term_says_are_left_out():
    found = terms(Gull=[use("sham vote", loaded=0.9), use("vote"), use("ferry")], Petrel=[use("ferry")])
    assert [term.term for term, _ in best_terms(list(found["Gull"].values()))] == ["sham vote"]


def test_a_heading_shows_a_term_best_then_the_first_place():
    (term,) = terms_of_outlets({"Gull": [use("sham"), use("sham", sentence_id=9, heading=True)]})["Gull"]
    assert best_use(term).sentence_id == 9


@pytest.mark.model
def test_no_name_date_or_reporting_verb_is_a_term():
    texts = {
        "Gull": "Mayor Ines Calder announced on Monday evening that the reckless ferry scheme would end.",
        "Petrel": "The council said that Calder’s plan would end in October. “A shameful retreat,” Tom Petrel said.",
    }
    articles = [Article(article_id=name * 4, source_name=name, outlet=name, text=text) for name, text in texts.items()]
    table = analyze(articles)["distinctive_wording"]
    found = {outlet: " ".join(rows["term"]) for outlet, rows in table.groupby("outlet")}
    assert "reckless" in found["Gull"]
    assert not {"calder", "monday", "announce", "ines"} & set(found["Gull"].split())
    assert not {"say", "october"} & set(found["Petrel"].split())
    quoted = table[table["voice"] == "quoted"]
    assert set(quoted["outlet"]) == {"Petrel"}
    assert all(texts[row.outlet][row.start : row.end] == row.written for row in table.itertuples())


@pytest.mark.model
def test_one_outlet_alone_has_no_choice_to_compare():
    article = Article(article_id="g", source_name="g", outlet="Gull", text="A reckless scheme ended.")
    assert analyze([article])["distinctive_wording"].empty

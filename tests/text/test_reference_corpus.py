from __future__ import annotations

from analysis.text.reference_corpus import load_background


def test_counts_are_possible():
    background = load_background()
    assert background.articles == 3000
    assert background.center_words < background.words
    for term in background.terms.values():
        assert 0 < term.documents <= term.count
        assert 0 <= term.center <= term.count
        assert term.documents <= background.articles
    assert sum(term.count for term in background.terms.values()) <= background.words


def test_frequent_words_are_frequent():
    background = load_background()
    assert background.terms["say", "VERB"].count > background.terms["reckless", "ADJ"].count > 0
    assert background.lemma_count("attack") > background.terms["attack", "VERB"].count
    assert background.lemma_count("notawordatall") == 0

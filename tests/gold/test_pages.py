"""Reading web pages keeps its accuracy; the figures for 200 pages with real texts are in ``pages/figures.json``."""

from tests.gold.pages.measure import measure, token_f1

MIN_F1 = 0.97
MIN_RIGHT = 0.95


def test_articles_are_read_from_ten_kinds_of_pages():
    found = measure()
    assert found["n"] == 100
    assert found["token_f1"] >= MIN_F1
    assert found["unnamed"]["token_f1"] >= MIN_F1
    for name, figures in found["templates"].items():
        assert figures["token_f1"] >= MIN_F1, name
    assert min(found["title"], found["date"]) >= MIN_RIGHT


def test_token_f1_counts_words_as_bags():
    assert token_f1("a b b c", "a b d") == 2 * 2 / 7
    assert token_f1("a", "") == 0.0

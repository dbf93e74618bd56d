"""Articles are read from 46 layouts of pages; ``../README.md`` has the figures by half, before and after mending."""

import trafilatura

from tests.gold.layouts.measure import LAYOUTS, NOTED, Score, overlap, pages, read, score, summary

REPEATED = ("press_theme", "rolling_report", "unclosed")
N_REPEATS = 10
MIN_SHARE = 0.6
"""Of the words that trafilatura finds; a page that keeps fewer has a note."""


def test_articles_are_read_from_all_layouts() -> None:
    scores: dict[str, list[Score]] = {}
    silent = []
    for layout in LAYOUTS:
        for page in pages(layout):
            article = read(page)  # raises where the page is refused
            scores.setdefault(layout.__name__, []).append(score(page, article))
            seen = len((trafilatura.extract(page.html, include_comments=False) or "").split())
            if len(article.text.split()) < MIN_SHARE * seen and not any(map(NOTED.match, article.notes)):
                silent.append(layout.__name__)
    found = summary(one for listed in scores.values() for one in listed)
    by_layout = {name: summary(listed) for name, listed in scores.items()}
    assert len(by_layout) == len(LAYOUTS) >= 40
    assert found["f1"] >= 0.97
    assert found["recall"] >= 0.965
    assert found["paragraphs"] >= 0.98  # words that are all there may stand in one paragraph
    assert {name: figures for name, figures in by_layout.items() if figures["f1"] < 0.85} == {}
    assert min(found["title"], found["outlet"], found["date"]) >= 0.95
    assert silent == []


def test_a_page_is_read_alike_each_time() -> None:
    chosen = [layout for layout in LAYOUTS if layout.__name__ in REPEATED]
    assert len(chosen) == len(REPEATED)
    for layout in chosen:
        page = next(pages(layout))
        assert len({repr(read(page)) for _ in range(N_REPEATS)}) == 1


def test_precision_and_recall_count_words_as_bags() -> None:
    assert overlap("a b b c", "a b d") == (2 / 3, 2 / 4)
    assert overlap("a", "") == (0.0, 0.0)

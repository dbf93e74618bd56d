"""Scraped texts of many layouts: nothing of the article is lost, and nearly all of the furniture goes."""

import pytest

from tests.gold.scraped.measure import Page, check, measure, pages

PAGES = list(pages())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_of_an_article_is_lost(page: Page) -> None:
    assert check(page).lost == ()


def test_furniture_goes_and_metadata_are_read() -> None:
    found = measure()
    assert found["n_pages"] == 50
    assert found["n_kept"] <= 0.0065 * found["n_furniture"], found["misses"]
    assert found["n_wrong"] <= 0.03 * found["n_values"], found["misses"]

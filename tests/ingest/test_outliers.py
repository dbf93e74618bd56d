from dataclasses import replace

import pytest

from analysis.ingest import find_strays, load_articles
from analysis.records import Article
from dashboard.resources import seeds_dir

FERRY = "On Monday the council of Ostervik met, and Ingrid Solheim told Tomas Lind that the Fjord Line would sail."
MARKET = "On Thursday the traders of Brenholt said that Olav Dahl and the Northern Bank had closed the Old Market."


def article(number, text, published=""):
    return Article(f"{number:016x}", f"{number}.txt", f"{text} Number {number}.", published=published)


def signs(*articles):
    return [(stray.article_id[-1], stray.sign) for stray in find_strays(articles)]


def test_two_articles_alone_have_no_stray():
    assert signs(article(1, FERRY, "2024-01-01"), article(2, MARKET, "2024-06-01")) == []


def test_an_article_dated_far_from_the_others_is_pointed_out_with_the_days():
    ferry = [article(n, FERRY, f"2024-03-0{n}") for n in (1, 2, 3)]
    (stray,) = find_strays((*ferry, article(4, FERRY, "2024-06-01T09:00")))
    assert (stray.article_id, stray.sign) == (f"{4:016x}", "date")
    assert "2024-06-01, 91 days after" in stray.reason


@pytest.mark.parametrize(("published", "expected"), [("2024-03-08", []), ("2024-03-10", [("4", "date")])])
def test_a_week_after_is_still_the_same_event(published, expected):
    assert signs(*[article(n, FERRY, "2024-03-01") for n in (1, 2, 3)], article(4, FERRY, published)) == expected


def test_events_that_last_leave_room_for_later_articles():
    days = ("2024-03-01", "2024-03-11", "2024-03-21", "2024-03-31", "2024-04-10")
    assert signs(*[article(n, FERRY, day) for n, day in enumerate(days)], article(9, FERRY, "2024-04-16")) == []


def test_without_a_date_the_weekday_tells():
    ferry = [article(n, FERRY) for n in (1, 2, 3)]
    other = replace(article(4, FERRY), text=FERRY.replace("Monday", "Friday"))
    (stray,) = find_strays((*ferry, other))
    assert stray.sign == "weekday"
    assert "Friday" in stray.reason
    assert "never mentions Monday" in stray.reason
    assert signs(*ferry, replace(other, text=other.text + " It was decided on Monday.")) == []
    assert signs(*ferry, replace(other, text=FERRY.replace("On Monday t", "T"))) == []


def test_a_near_date_outweighs_the_weekday():
    ferry = [article(n, FERRY, "2024-03-04") for n in (1, 2, 3)]
    later = article(4, FERRY.replace("Monday", "Friday"), "2024-03-05")
    assert signs(*ferry, later) == []


def test_an_article_without_the_names_of_the_others_is_pointed_out():
    ferry = [article(n, FERRY.replace("On Monday t", "T")) for n in (1, 2, 3)]
    (stray,) = find_strays((*ferry, article(4, MARKET.replace("On Thursday t", "T"))))
    assert stray.sign == "names"
    assert "has 0 of the " in stray.reason


def test_two_others_are_too_few_for_anything_but_the_date():
    assert signs(article(1, FERRY), article(2, FERRY), article(3, MARKET)) == []
    assert signs(article(1, FERRY), article(2, FERRY), article(3, FERRY), article(4, MARKET)) == [("4", "names")]


def test_two_halves_have_no_stray():
    halves = [article(n, FERRY) for n in (1, 2, 3)] + [article(n, MARKET) for n in (4, 5, 6)]
    assert signs(*halves) == []


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("swapped", [True, False])
def test_each_sample_article_is_found_among_those_on_the_other_event(dated, swapped):
    first, second = (load_articles([folder]).articles for folder in sorted(seeds_dir().glob("2025-*")))
    rest, strangers = (second, first) if swapped else (first, second)
    for stranger in strangers:
        listed = (*rest, stranger) if dated else tuple(replace(a, published="") for a in (*rest, stranger))
        found = {stray.article_id for stray in find_strays(listed)}
        assert stranger.article_id in found
        assert not dated or found == {stranger.article_id}

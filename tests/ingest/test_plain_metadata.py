"""Outlet, authors, date, section and genre from a plain text, each with where it came from."""

import pytest

from analysis.ingest import read_articles
from analysis.ingest.dates import find_date
from analysis.records import Article, Origin
from tests.ingest.invented import ARTICLE, PARAGRAPHS, TITLE

BODY = "\n\n".join(PARAGRAPHS)


def read(text: str) -> Article:
    return read_articles(text.encode(), source_name="page.txt")[0]


@pytest.mark.parametrize(
    ("line", "outlet", "authors"),
    [
        ("By Ragna Moe, Per Dahl · The Fjord Post (c) 2024", "The Fjord Post", ("Ragna Moe", "Per Dahl")),
        ("By Ragna Moe for Fjordposten", "Fjordposten", ("Ragna Moe",)),
        ("By RAGNA MOE", "", ("Ragna Moe",)),
        ("- Fjordposten Staff", "Fjordposten", ()),
        ("By Ragna Moe, Post Senior Correspondent | Published March 3, 2024", "", ("Ragna Moe",)),
        ("Words by Ragna Moe. Photographs by Per Dahl for Coast Review", "Coast Review", ("Ragna Moe",)),
    ],
)
def test_bylines(line, outlet, authors):
    article = read(f"{TITLE}\n{line}\n{BODY}")
    assert (article.outlet, article.authors) == (outlet, authors)
    assert {origin.source for origin in article.origins if origin.field in ("outlet", "authors")} == {"byline"}


@pytest.mark.parametrize(
    ("line", "outlet", "source"),
    [
        ("FFP/X's harbour correspondent Ragna Moe reported from Ostervik.", "FFP/X", "contributor line"),
        ("Ragna Moe is a senior correspondent for FFP/X based in Bergen.", "FFP/X", "author's biography"),
        ("Copyright 2024 The Fjord Post. All rights reserved.", "The Fjord Post", "copyright line"),
    ],
)
def test_outlet_from_the_end(line, outlet, source):
    article = read(f"{ARTICLE}\n\n{line}")
    assert article.outlet == outlet
    assert Origin("outlet", source) in article.origins


def test_a_publication_that_the_body_names_is_not_the_outlet():
    article = read(f"{ARTICLE}\n\nPer Dahl wrote in The Coast Review that the mayor “had no other choice at all.”")
    assert article.outlet == ""


def test_a_masthead_is_the_outlet_if_the_page_names_it_again():
    article = read(f"Coastline\nMenu\n\n{ARTICLE}\n\n© 2024 Coastline Review")
    assert article.outlet == "Coastline Review"
    article = read(f"THE FJORD POST\nMenu\n\n{ARTICLE}\n\nCopyright The Fjord Post 2024.")
    assert (article.outlet, article.origins[0]) == ("The Fjord Post", Origin("outlet", "masthead"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 08:37 PM, May 20, 2025", "2025-05-20T20:37"),
        ("Published 12 May 2025 at 10:00 GMT", "2025-05-12T10:00"),
        ("2025-05-19T14:33:00Z", "2025-05-19T14:33+00:00"),
        ("Mon, 19 May 2025 10:11:12 GMT", "2025-05-19T10:11"),
        ("20/05/2025", "2025-05-20"),
        ("05/06/2025", ""),
        ("May 19, 2025 at 12:40 a.m. EDT", "2025-05-19T00:40"),
        ("Tuesday 20 May 2025 18.05 BST", "2025-05-20T18:05"),
        ("February 31, 2025", ""),
        ("in May", ""),
    ],
)
def test_dates(text, expected):
    assert find_date(text) == expected


def test_section_and_date_lines():
    article = read(f"{TITLE}\n- In Harbours\n- 08:37 PM, May 20, 2025\n{BODY}")
    assert (article.section, article.published) == ("Harbours", "2025-05-20T20:37")


@pytest.mark.parametrize(
    ("text", "genre", "source"),
    [
        (f"Opinion\n\n{ARTICLE}", "opinion", "section “Opinion”"),
        (f"World / Analysis\n\n{ARTICLE}", "analysis", "path “World / Analysis”"),
        (f"{TITLE}, explained\n\n{BODY}", "explainer", "title “explained”"),
        (f"{ARTICLE}\n\nThe opinions expressed here are the author's own.", "opinion", "note that the views"),
        (f"{TITLE}\n\nOSTERVIK (AP) — {BODY}", "news", "agency's slug"),
        (f"{ARTICLE}\n\nI love this boat. I take it home. My father took it, and I shall.", "opinion", "first person"),
        (ARTICLE, "", ""),
    ],
)
def test_genre_is_a_hint_with_a_reason(text, genre, source):
    article = read(text)
    assert article.genre == genre
    assert source in "".join(origin.source for origin in article.origins if origin.field == "genre")

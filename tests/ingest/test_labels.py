"""Labelled lines above an article, and the agency's slug in front of it."""

import pytest

from analysis.ingest import read_articles
from analysis.records import Article, Origin
from tests.ingest.invented import ARTICLE, PARAGRAPHS, TITLE

BODY = "\n\n".join(PARAGRAPHS)


def read(text: str) -> Article:
    return read_articles(text.encode(), source_name="page.txt")[0]


def test_labelled_lines_give_metadata_and_go():
    head = (
        f"Title: {TITLE}\nSource: Fjordposten\nAuthors: Ragna Moe; Per Dahl\nDate: 3 March 2024\n"
        "URL: https://fjordposten.example/a\nSection: Harbours; Pg. A4\nLength: 130 words"
    )
    article = read(f"{head}\n\n{BODY}")
    assert (article.text, article.title) == (ARTICLE, TITLE)
    assert (article.outlet, article.authors, article.published) == (
        "Fjordposten",
        ("Ragna Moe", "Per Dahl"),
        "2024-03-03",
    )
    assert (article.url, article.section) == ("https://fjordposten.example/a", "Harbours")
    assert Origin("outlet", "labelled line") in article.origins
    assert {piece.reason for piece in article.removed} == {"metadata"}


def test_a_labelled_title_that_the_page_repeats_goes_as_a_whole():
    article = read(f"Title: {TITLE}\nURL Source: https://fjordposten.example/a\n\n{ARTICLE}")
    assert (article.text, article.title) == (ARTICLE, TITLE)


def test_text_behind_its_label_stays():
    article = read(f"Headline: {TITLE}\nDate: 2024-03-03\nText: {BODY}")
    assert article.text == ARTICLE


@pytest.mark.parametrize("line", ["Source: a man who was there.", "Date: a fruit that ships carry."])
def test_one_labelled_line_is_a_sentence(line):
    assert (
        line in read(f"{TITLE}\n\n{line} It was said to be sweet, and nobody in the harbour doubted it.\n\n{BODY}").text
    )


@pytest.mark.parametrize(
    ("slug", "outlet"),
    [
        ("OSTERVIK, May 19 (Coast Press) — ", "Coast Press"),
        ("OSTERVIK, May 19. /COAST/. ", "COAST"),
        ("BERGEN/OSTERVIK, Norway, 19 May (Reuters) - ", "Reuters"),
        ("OSTERVIK. May 19 (Interfax-Norway) - ", "Interfax-Norway"),
        ("(AP) — ", "AP"),
    ],
)
def test_slugs_go_and_name_the_outlet(slug, outlet):
    article = read(f"{TITLE}\n\n{slug}{BODY}")
    assert (article.text, article.outlet) == (ARTICLE, outlet)


@pytest.mark.parametrize("start", ["In May (the month of rain) ", "Lind/Moe said that ", "Ostervik (Norway) — "])
def test_what_looks_like_a_slug_stays(start):
    assert start in read(f"{TITLE}\n\n{start}{BODY}").text


@pytest.mark.parametrize("line", ["Comments", "12 comments", "Comment"])
def test_a_comment_button_before_the_body_ends_nothing(line):
    names = "\n".join(["Ragna Moe", "Share", "Print", "Save"])
    article = read(f"{TITLE}\n\n{line}\n{names}\n\n{BODY}")
    assert article.text == ARTICLE


def test_a_list_that_a_colon_announces_ends_an_article():
    places = "\n\n".join(["The council named three places for the quay on Tuesday:", "Sundvik", "Nes", "Old Harbour"])
    text = f"{ARTICLE}\n\n{places}"
    assert read(text).text == text

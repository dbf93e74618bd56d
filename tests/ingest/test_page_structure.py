"""What a page's structure tells where no name in its markup does."""

from analysis.ingest import read_articles
from analysis.records import Article
from tests.ingest.invented import PARAGRAPHS, TITLE, web_page

TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
REPLY = "<div class='e'><b>reader{0}</b><i>{0} hours ago</i><div>No one has asked the people on the pier, number {0}.</div><a>Answer</a></div>"


def read(page: str) -> Article:
    (article,) = read_articles(page.encode(), source_name="page.html")
    return article


def whole(body: str) -> str:
    return f"<html><head><title>{TITLE} | The Fjord Post</title></head><body>{body}</body></html>"


def test_entries_alike_with_age_and_button_are_comments() -> None:
    thread = f"<div class='q'>{''.join(REPLY.format(n) for n in range(2, 30))}</div>"
    article = read(whole(f"<h1>{TITLE}</h1><div>{TEXT}</div>{thread}"))
    assert "people on the pier" not in article.text
    assert PARAGRAPHS[-1] in article.text
    assert {piece.reason for piece in article.removed if "people on the pier" in piece.text} == {"comment"}


def test_posts_of_a_rolling_report_are_no_comments() -> None:
    posts = "".join(
        f"<div class='e'><i>{n} hours ago</i><p>{text}</p><a>Share</a></div>"
        for n, text in enumerate(PARAGRAPHS * 2, 2)
    )
    article = read(whole(f"<h1>{TITLE}</h1><div>{TEXT}</div><div class='live'>{posts.replace('ferry', 'boat')}</div>"))
    assert "night boat running" in article.text


def test_a_sign_up_box_is_told_by_its_form() -> None:
    box = "<div><h3>Our Friday letter</h3><p>One mail a week, no longer than a bowl of soup stays warm.</p><form><input type='email'></form></div>"
    article = read(web_page(body=TEXT.replace("</p>", f"</p>{box}", 1)))
    assert "bowl of soup" not in article.text


def test_a_search_form_takes_nothing_with_it() -> None:
    form = "<div><p>The vote was held in the old customs house, as it has been since 1931.</p><form><input name='q'></form></div>"
    assert "old customs house" in read(web_page(body=TEXT.replace("</p>", f"</p>{form}", 1))).text


def test_a_pull_quote_of_a_whole_paragraph_leaves_the_paragraph() -> None:
    quote = f"<blockquote><p>{PARAGRAPHS[2]}</p></blockquote>"
    article = read(web_page(body=TEXT.replace(f"<p>{PARAGRAPHS[2]}</p>", f"<p>{PARAGRAPHS[2]}</p>{quote}")))
    assert article.text.count(PARAGRAPHS[2]) == 1


def test_teasers_that_are_articles_go_with_their_heading() -> None:
    card = "<article><a href='/x'><h3>Why the old lighthouse is for sale</h3><p>And who would want to live in it.</p></a></article>"
    article = read(web_page(body=f"{TEXT}<section><h2>Three from this desk</h2>{card}</section>"))
    assert "lighthouse" not in article.text
    assert "Three from this desk" not in article.text


def test_invented_elements_part_paragraphs_only_where_they_stand_alone() -> None:
    parts = "".join(f"<x-par>{text}</x-par>" for text in PARAGRAPHS)
    article = read(
        whole(f"<h1>{TITLE}</h1><x-body>{parts.replace('another three', 'another <x-term>three</x-term>')}</x-body>")
    )
    assert article.text.split("\n\n")[1:] == list(PARAGRAPHS)


def test_the_headline_is_the_longer_part_of_the_title_that_the_page_shows() -> None:
    article = read(
        f"<html><head><title>Notes: {TITLE}</title></head><body><h1>Notes</h1><div><h3>{TITLE}</h3>{TEXT}</div></body></html>"
    )
    assert article.title == TITLE


def test_a_headline_with_a_colon_stays_whole() -> None:
    title = f"Ostervik: {TITLE}"
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{TEXT}</body></html>"
    assert read(page).title == title


def test_text_above_the_headline_is_the_pages_own() -> None:
    ask = "<div><p>Some of those we work with keep a file on what you look at, and you may tell them not to.</p></div>"
    article = read(whole(f"{ask}<div><h1>{TITLE}</h1>{TEXT}</div>"))
    assert article.title == TITLE
    assert "keep a file" not in article.text

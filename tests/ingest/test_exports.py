"""Exports of press databases and stories put one after another come apart; an article with such lines in it doesn't."""

import re
import textwrap
import time
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.ingest import read_articles, read_each
from analysis.ingest.line_breaks import unwrap
from analysis.records import Article
from tests.ingest.exports import FORMS, Story, invented_stories, lexis_text, nexis_lines, proquest_text, word_document
from tests.ingest.invented import ARTICLE, PARAGRAPHS, TITLE, web_page

ROOT = Path(__file__).resolve().parents[2]
TYPED = "pasted.txt"
"""The form that names no author."""
MAX_SECONDS = 0.1
"""An article of an export may take this long."""


def plain(text: str) -> str:
    """Leave punctuation out: the small PDF writer's font has no curly quotation marks."""
    return re.sub(r"[^\w\s.]", "", text)


def read(name: str, stories: tuple[Story, ...]) -> list[Article]:
    return [outcome for outcome in read_each(FORMS[name](stories), source_name=name) if isinstance(outcome, Article)]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_comes_apart_with_what_it_says_of_each_article(name):
    stories = invented_stories(7)
    articles = read(name, stories)
    assert [article.source_name for article in articles] == [f"{name}#{n}" for n in range(1, 8)]
    for article, story in zip(articles, stories, strict=True):
        assert plain(article.text) == plain("\n\n".join((story.title, *story.paragraphs)))
        assert (article.title, article.outlet) == (story.title, story.outlet.partition(" (")[0])
        assert article.published[:10] == story.day.isoformat()
        assert article.authors == (() if name == TYPED else (story.author,))
    assert articles[0].notes[0].startswith("Its file holds 7 articles; each is read by itself.")
    assert not any(article.notes for article in articles[1:])


@pytest.mark.parametrize("name", sorted(FORMS.keys() - {TYPED, "factiva.xml", "newsbank.html"}))
def test_an_article_without_author_does_not_take_its_neighbour_s(name):
    first, second, third = invented_stories(3)
    articles = read(name, (first, replace(second, author=""), third))
    assert len(articles) == 3
    if "first" not in name and "rules" not in name:
        assert [article.authors for article in articles] == [(first.author,), (), (third.author,)]
    assert [article.title for article in articles] == [first.title, second.title, third.title]


@pytest.mark.parametrize(
    "name", ["lexis.txt", "nexis.docx", "factiva.html", "factiva_codes.txt", "proquest.txt", "europresse.html"]
)
def test_an_export_of_one_article_has_its_labels_read(name):
    (article,) = read(name, invented_stories(1))
    story = invented_stories(1)[0]
    assert article.source_name == name
    assert article.text == "\n\n".join((story.title, *story.paragraphs))
    assert (article.outlet, article.published, article.authors) == (
        story.outlet,
        story.day.isoformat(),
        (story.author,),
    )


def sample_stories(n: int) -> tuple[Story, ...]:
    """Stories with the texts of the bundled samples, in turn, each under a title of its own."""
    found = []
    for event in sorted(path for path in (ROOT / "seeds").iterdir() if path.is_dir()):
        for entry in tomllib.loads((event / "event.toml").read_text(encoding="utf-8"))["article"]:
            lines = (event / entry["file"]).read_text(encoding="utf-8").splitlines()
            furniture = set(entry["boilerplate_lines"])
            kept = [
                line.strip() for number, line in enumerate(lines, start=1) if number not in furniture and line.strip()
            ]
            found.append(Story(entry["title"], entry["outlet"], "Ragna Moe", date(2025, 5, 20), tuple(kept[1:])))
    return tuple(
        replace(found[number % len(found)], title=f"{found[number % len(found)].title} ({number})")
        for number in range(n)
    )


@pytest.mark.parametrize("name", ["nexis.docx", "factiva.html", "proquest.txt", "europresse_en.html"])
@pytest.mark.no_cover  # time is what is tested
def test_a_hundred_articles_are_all_found_soon(name):
    stories = sample_stories(100)
    data = FORMS[name](stories)
    list(read_each(FORMS[name](stories[:2]), source_name="warm"))
    start = time.process_time()
    articles = [outcome for outcome in read_each(data, source_name=name) if isinstance(outcome, Article)]
    assert time.process_time() - start < MAX_SECONDS * 100
    assert [article.title for article in articles] == [story.title for story in stories]
    assert [article.outlet for article in articles] == [story.outlet for story in stories]


def test_an_export_longer_than_an_article_may_be_is_split_first():
    stories = tuple(replace(story, paragraphs=story.paragraphs * 40) for story in invented_stories(20))
    text = lexis_text(stories)
    assert len(text) > 300_000
    assert len(read_articles(text.encode(), source_name="long.txt")) == 20


def test_what_an_export_holds_no_text_of_is_named():
    stories = list(invented_stories(3))
    stories[1] = replace(stories[1], paragraphs=("Not available.",))
    outcomes = list(read_each(proquest_text(stories).encode(), source_name="p.txt"))
    assert [isinstance(outcome, Article) for outcome in outcomes].count(True) == 2
    titles = [outcome.title for outcome in outcomes if isinstance(outcome, Article)]
    assert titles == [stories[0].title, stories[2].title]


def test_a_cover_with_a_list_of_contents_is_no_article():
    articles = read_articles(word_document(nexis_lines(invented_stories(3))), source_name="nexis.docx")
    assert len(articles) == 3
    assert "About LexisNexis" not in articles[0].text
    assert articles[0].title == invented_stories(1)[0].title


@pytest.mark.parametrize(
    "inserted",
    [
        "1 of 3\n\nThe ferry at dawn\n\n2 of 3\n\nThe ferry at noon\n\n3 of 3",
        "* * *",
        "------------------------------",
        "Related stories\n\nSwimming pool to close\n\n4 June 2024\n\nLibrary gets a new roof",
        "Published: 4 June 2024\nUpdated: 5 June 2024",
        "© 2024 The Fjord Post. All rights reserved.",
        "1 May 2024\n\nThe council voted for the first time, and nobody outside the room took notice of it at all then.",
    ],
)
def test_lines_like_an_export_s_split_no_article(inserted):
    text = "\n\n".join((TITLE, *PARAGRAPHS[:3], inserted, *PARAGRAPHS[3:], *PARAGRAPHS[1:3]))
    assert len(read_articles(text.encode(), source_name="one.txt")) == 1
    body = "".join(f"<p>{line}</p>" for line in text.split("\n\n")[1:])
    assert len(read_articles(web_page(body=body).encode(), source_name="one.html")) == 1


def test_stories_without_dates_are_read_as_one_with_a_note():
    text = "\n\n\n\n".join("\n\n".join((story.title, *story.paragraphs)) for story in invented_stories(3))
    (article,) = read_articles(text.encode(), source_name="three.txt")
    assert article.notes == ("It seems to hold 3 stories, one after another. If so, split it.",)


def test_chapters_are_no_stories():
    text = "\n\n".join((TITLE, *PARAGRAPHS[:3], "* * *", *PARAGRAPHS[4:], "* * *", *PARAGRAPHS[:2]))
    (article,) = read_articles(text.encode(), source_name="one.txt")
    assert article.notes == ()


def story_page(stories: tuple[Story, ...], *, tag: str = "article", css: str = "story", heading: str = "h1") -> bytes:
    parts = "".join(
        f"<{tag} class='{css}'><{heading}>{story.title}</{heading}><p class='byline'>By {story.author}</p>"
        + "".join(f"<p>{text}</p>" for text in story.paragraphs)
        + f"</{tag}>"
        for story in stories
    )
    return (
        f"<html><head><title>{stories[0].title} | The Fjord Post</title>"
        f"<meta property='og:site_name' content='The Fjord Post'></head><body>{parts}</body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("tag", "css"), [("article", "story"), ("div", "article-container"), ("section", "post-content")]
)
def test_a_page_that_loads_one_story_below_the_other(tag, css):
    stories = invented_stories(3)
    articles = read_articles(story_page(stories, tag=tag, css=css), source_name="scroll.html")
    assert [article.title for article in articles] == [story.title for story in stories]
    assert {article.outlet for article in articles} == {"The Fjord Post"}
    assert [article.authors for article in articles] == [(story.author,) for story in stories]


def test_posts_of_a_live_blog_are_one_article():
    posts = "".join(
        f"<article class='post'><time>1{n}.05</time><h2>{story.title}</h2>"
        + "".join(f"<p>{text}</p>" for text in story.paragraphs)
        + "</article>"
        for n, story in enumerate(invented_stories(4))
    )
    page = f"<html><head><title>Night ferry live</title></head><body><h1>Night ferry live: the vote</h1>{posts}</body></html>"
    assert len(read_articles(page.encode(), source_name="live.html")) == 1


def test_wrapped_lines_are_joined_and_others_are_not():
    paragraphs = PARAGRAPHS[:3]
    for first, between in (("", "\n\n"), ("   ", "\n")):
        for width in (48, 60, 76):
            wrapped = between.join(textwrap.fill(text, width, initial_indent=first) for text in paragraphs)
            assert unwrap(wrapped) == "\n\n".join(paragraphs)
    verse = "The ferry leaves at nine,\nThe harbour lamps are low,\nThe water tastes of brine,\nAnd nobody will go.\nThe ferry leaves at ten."
    assert unwrap(verse) == verse
    assert unwrap(ARTICLE) == ARTICLE


@pytest.mark.parametrize("gap", [" ", "\t", "\u00a0"])
@pytest.mark.no_cover  # time is what is tested
def test_a_date_behind_very_much_white_space_is_told_in_time(gap):
    start = time.process_time()
    text = "\n\n".join((TITLE, f"The Fjord Post,{gap * 100_000}3 March 2024", *PARAGRAPHS))
    assert len(list(read_each(text.encode(), source_name="gap.txt"))) == 1
    assert time.process_time() - start < 5

"""Pages in the layouts that lost text, took menus for outlets, or were no article: each kind in several forms."""

import json
import textwrap

import pytest

from analysis.errors import UnreadableArticle
from analysis.ingest import read_articles
from analysis.ingest.metadata.people import split_people
from analysis.records import Article
from tests.ingest.invented import ARTICLE, PARAGRAPHS, TITLE, web_page

PROSE = [text for text in PARAGRAPHS if len(text.split()) > 5]
TEXT = "\n\n".join((TITLE, *PROSE))
HEAD = f"<title>{TITLE} | The Fjord Post</title><meta property='og:title' content='{TITLE}'>"


def read(body: str, *, head: str = HEAD) -> Article:
    page = f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read_articles(page.encode(), source_name="page.html")[0]


def paragraphs(tag: str = "p", css: str = "") -> str:
    return "".join(f"<{tag} class='{css}'>{text}</{tag}>" for text in PROSE)


@pytest.mark.parametrize(
    "layout",
    [
        "<div class='page two-col with-sidebar'><h1>{t}</h1><div class='content'>{p}</div></div>",
        "<div class='pg-rail-left'><h1>{t}</h1><div>{p}</div></div>",
        "<div class='widget-area'><h1>{t}</h1><div class='inner'>{p}</div></div>",
        "<div id='posts'><div class='post'><h1>{t}</h1>{p}</div></div>",
        "<form id='main' method='post'><h1>{t}</h1><div>{p}</div></form>",
        "<form class='signup-form' method='post'><div><h1>{t}</h1>{p}</div></form>",
        "<h1>{t}</h1>{p}",
        "<div class='newsletter-layout'><main><h1>{t}</h1>{p}</main></div>",
        "<section class='topic-page'><h1>{t}</h1><div>{p}</div></section>",
        "<table><tr><td><h1>{t}</h1>{p}</td></tr></table>",
        "<div class='tags-layout'><article><h1>{t}</h1><section>{p}</section></article></div>",
    ],
)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_class_of_the_whole_page_takes_no_article_away(layout, tag):
    assert read(layout.format(t=TITLE, p=paragraphs(tag))).text == TEXT


def test_a_lead_in_a_container_of_its_own():
    body = f"<div class='rail-page'><h1>{TITLE}</h1><div class='top'><div>{PROSE[0]}</div></div><div class='rest'>{''.join(f'<div>{text}</div>' for text in PROSE[1:] * 2)}</div></div>"
    assert PROSE[0] in read(body).text


@pytest.mark.parametrize("width", [40, 70])
@pytest.mark.parametrize("tag", ["div", "p", "section", "td"])
def test_lines_of_the_source_are_no_lines_of_the_text(width, tag):
    wrapped = "".join(
        f"<{tag}>\n   {textwrap.fill(text, width, subsequent_indent='   ')}\n</{tag}>\n" for text in PROSE
    )
    around = "<table><tr>{}</tr></table>" if tag == "td" else "<div class='story'>{}</div>"
    assert read(f"<h1>{TITLE}</h1>{around.format(wrapped)}").text == TEXT


def test_a_text_in_pre_and_one_with_breaks():
    assert read(f"<h1>{TITLE}</h1><pre>" + "\n\n".join(PROSE) + "</pre>").text == TEXT
    assert read(f"<h1>{TITLE}</h1><div>" + "<br><br>".join(PROSE) + "</div>").text == TEXT


def test_a_break_inside_a_sentence_does_not_end_it():
    first, rest = PROSE[0].split(" on ", 1)
    body = f"<h1>{TITLE}</h1><p>{first}<br>on {rest}</p>" + "".join(f"<p>{text}</p>" for text in PROSE[1:])
    assert PROSE[0] in read(body).text


def test_lists_and_a_closing_list_stay():
    entries = ["3 March: the vote", "9 April: new engines", "1 May: the first trip"]
    listed = "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"
    inside = read(f"<h1>{TITLE}</h1>{paragraphs()}<p>What happens when:</p>{listed}{paragraphs()}").text
    assert all(entry in inside for entry in entries)
    after = read(
        f"<article><h1>{TITLE}</h1>{paragraphs()}<p><strong>What happens when</strong></p>{listed}</article>"
    ).text
    assert all(entry in after for entry in entries)


@pytest.mark.parametrize("css", ["tooltip", "hover-card", "popover-content", "sr-only"])
def test_hover_cards_and_footnote_marks_are_no_text(css):
    first = PROSE[0].replace(
        "Ostervik", f"<a href='/o'>Ostervik</a><span class='{css}'><a>Ostervik</a><a>Ten walks in Ostervik</a></span>"
    )
    second = PROSE[1].replace("said the", "said<sup>2</sup> the")
    body = f"<article><h1>{TITLE}</h1><p>{first}</p><p>{second}</p>{''.join(f'<p>{text}</p>' for text in PROSE[2:])}</article>"
    assert read(body).text == TEXT


def test_ten_runs_give_the_same(tmp_path):
    page = f"<h1>{TITLE}</h1><div class='story'><div>{PROSE[0]} {PROSE[2]}\n{PROSE[3]} {PROSE[1]}</div></div>"
    assert len({read(page).text for _ in range(10)}) == 1


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (f"<title>{TITLE} - The Fjord Post</title>", "The Fjord Post"),
        (f"<title>The Fjord Post | {TITLE}</title>", "The Fjord Post"),
        (f"<title>{TITLE} | Harbour | The Fjord Post</title>", "The Fjord Post"),
        (
            f"<title>{TITLE}</title><link rel='canonical' href='https://www.fjordpost.example/2024/03/03/ferry'>",
            "fjordpost.example",
        ),
        (f"<title>{TITLE} | Other</title><meta property='og:site_name' content='The Fjord Post'>", "The Fjord Post"),
        (
            f"<title>{TITLE} | Other</title><meta property='og:site_name' content='Fjord &amp;amp; Coast'>",
            "Fjord & Coast",
        ),
    ],
)
def test_the_outlet_is_never_a_menu_s_entry(head, outlet):
    menu = "<header class='masthead'><nav><a href='/in'>Log In</a> <a href='/s'>Subscribe Now</a></nav></header>"
    foot = "<button>Log In</button><a href='/s'>Subscribe Now</a>"
    article = read(f"{menu}<article><h1>{TITLE}</h1>{paragraphs()}</article>{foot}", head=head)
    assert article.outlet == outlet


def test_the_day_in_an_address():
    head = f"<title>{TITLE}</title><link rel='canonical' href='https://fjordpost.example/sea/2024/03/03/ferry-stays'>"
    assert read(f"<h1>{TITLE}</h1>{paragraphs()}", head=head).published == "2024-03-03"
    head = head.replace("2024/03/03", "2024/33/03")
    assert read(f"<h1>{TITLE}</h1>{paragraphs()}", head=head).published == ""


def test_entities_written_twice_and_a_style_sheet_in_a_heading():
    data = {
        "@type": "NewsArticle",
        "headline": "Ferry won&amp;#8217;t stop",
        "author": {"name": "Ragna O&#039;Dell"},
        "publisher": {"name": "Fjord &amp; Coast"},
    }
    article = read(
        f"<h1><style>.a {{ color: red }}</style></h1><article><h1>Ferry won’t stop</h1>{paragraphs()}</article>",
        head=f"<script type='application/ld+json'>{json.dumps(data)}</script>",
    )
    assert (article.title, article.outlet, article.authors) == ("Ferry won’t stop", "Fjord & Coast", ("Ragna O'Dell",))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ragna Moe and Per Dahl", ("Ragna Moe", "Per Dahl")),
        ("Moe, Ragna; Dahl, Per", ("Ragna Moe", "Per Dahl")),
        ("Moe, Ragna", ("Ragna Moe",)),
        ("RAGNA MOE, Harbour Correspondent", ("Ragna Moe",)),
        ("Ragna Moe, Per Dahl and Ola Vik", ("Ragna Moe", "Per Dahl", "Ola Vik")),
        ("Reuters", ()),
        ("Staff Writer", ()),
        ("admin", ()),
        ("Ragna Moe | The Fjord Post", ("Ragna Moe",)),
        ("Ragna O&#039;Dell", ("Ragna O'Dell",)),
        ("ragna.moe@fjordpost.example; Per Dahl", ("Per Dahl",)),
        ("", ()),
    ],
)
def test_people_are_told_from_roles_and_agencies(text, names):
    assert split_people(text) == names


def test_a_live_blog_keeps_its_headings():
    posts = "".join(
        f"<article class='liveblog-post'><time>1{n}.05</time><h2>Entry number {n} in the log</h2><p>{text}</p></article>"
        for n, text in enumerate(PROSE)
    )
    article = read(
        f"<main><h1>Night ferry live: the council votes</h1>{posts}</main>",
        head="<title>Night ferry live: the council votes</title>",
    )
    assert article.genre == "live blog"
    assert all(f"Entry number {n} in the log" in article.text for n in range(len(PROSE)))


WALLS = (
    "<h1>We care about your privacy</h1><p>We and our 91 partners store and access information on your device, such as cookies.</p>"
    "<p>You can change your choices at any time in our privacy centre. With your consent we process personal data.</p><button>Accept all</button>",
    "<h2>Before you continue</h2><p>We use cookies and similar technologies to measure how our pages are used and to show adverts.</p>"
    "<p>Your consent applies to this site only. Manage cookies or accept all to go on to the page.</p>",
)


@pytest.mark.parametrize("wall", WALLS)
def test_a_cookie_wall_is_refused(wall):
    with pytest.raises(UnreadableArticle, match="cookies and consent"):
        read(wall, head="<title>The Fjord Post</title>")


def test_an_article_about_cookies_is_read():
    body = "".join(
        f"<p>{text}</p>"
        for text in (
            *PROSE,
            "The council said that it would stop using cookies on its pages.",
            "“We value your privacy,” it wrote to every household.",
        )
    )
    assert read(f"<h1>{TITLE}</h1>{body}").notes == ()


@pytest.mark.parametrize(
    "wall",
    [
        "<div class='paywall'><h3>This article is for subscribers</h3><p>Subscribe now to go on reading this article.</p></div>",
        "<div class='box'><p>Already a subscriber? Log in to continue reading.</p></div>",
    ],
)
def test_a_teaser_is_said_to_be_cut(wall):
    article = read(f"<article><h1>{TITLE}</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{wall}</article>")
    assert any("paywall" in note for note in article.notes)
    whole = read(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>")
    assert whole.notes == ()


def test_an_overview_is_said_to_be_one():
    teasers = "".join(
        f"<section><h2><a href='/{n}'>Story number {n} of the day</a></h2><p>{text}</p></section>"
        for n, text in enumerate(PROSE)
    )
    assert (
        "overview page with 5 teasers"
        in read(f"<main>{teasers}</main>", head="<title>The Fjord Post: news from the coast</title>").notes[0]
    )


def test_a_correction_is_set_aside_and_said():
    text = "\n\n".join(
        (
            "Correction Appended",
            TITLE,
            "By Ragna Moe\n3 March 2024",
            *PROSE,
            "Correction: 5 March 2024",
            "An earlier version of this article misstated the number of engines.",
        )
    )
    (article,) = read_articles(text.encode(), source_name="a.txt")
    assert article.text == TEXT
    assert article.notes == (
        "The source carries a correction, which is set aside: “An earlier version of this article misstated the number of engines.”",
    )


@pytest.mark.parametrize(
    "line",
    [
        "The Fjord Post, 3 March 2024",
        "The Fjord Post | March 3, 2024",
        "3 March 2024 – The Fjord Post",
        "The Fjord Post (Ostervik), Sunday 3 March 2024",
    ],
)
def test_a_typed_head_of_outlet_and_date(line):
    (article,) = read_articles("\n\n".join((TITLE, line, *PROSE)).encode(), source_name="a.txt")
    assert article.text == TEXT
    assert article.outlet.startswith("The Fjord Post")
    assert article.published == "2024-03-03"


def test_what_is_said_twice_on_purpose_stays():
    refrain = "The gate stayed shut and nobody said why."
    text = "\n\n".join(
        (TITLE, PROSE[0], refrain, PROSE[2], refrain, PROSE[3], f"Day two: {refrain[0].lower()}{refrain[1:]}", PROSE[4])
    )
    (article,) = read_articles(text.encode(), source_name="a.txt")
    assert article.text == text
    turns = [
        "MOE: Good morning to all of you.",
        "QUESTION: Why was nobody told before the vote?",
        "MOE: The agenda was public.",
        "QUESTION: Why was nobody told before the vote?",
        "MOE: I have answered that, and I will not do it again.",
    ]
    (article,) = read_articles("\n\n".join((TITLE, *turns)).encode(), source_name="b.txt")
    assert article.text == "\n\n".join((TITLE, *turns))


def test_opinion_before_a_bar_is_a_label():
    article = read(
        f"<h1>Opinion | {TITLE}</h1>{paragraphs()}", head=f"<title>Opinion | {TITLE} - The Fjord Post</title>"
    )
    assert article.title == TITLE
    assert article.genre == "opinion"


def test_the_sample_page_is_unchanged():
    assert read_articles(web_page().encode(), source_name="a.html")[0].text == ARTICLE

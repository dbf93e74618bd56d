# ruff: noqa: E501 - lines of HTML
"""Ten ways in which news sites build their pages, around any article, with invented furniture.

Each template takes a :class:`Story` and returns HTML. Between them they have navigation, comments, JSON-LD,
OpenGraph, microdata, advertisements inside the text, nested and nameless divs, tables, captions, share bars,
newsletters, related stories, biographies, a paywall and pages without any metadata.
"""

from __future__ import annotations

import calendar
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Story:
    """An article to build a page around; ``sub_heads`` are those of ``paragraphs`` that are sub-heads."""

    title: str
    paragraphs: tuple[str, ...]
    sub_heads: frozenset[str]
    outlet: str
    author: str
    day: str


LINKS = ("Harbours", "Weather", "Letters", "Chess", "Obituaries", "Gardens", "Radio", "Crosswords")
TEASERS = (
    "Why the old lighthouse is for sale again",
    "Ten gardens to see before the frost",
    "The bridge that nobody wanted is finished",
    "Council delays its vote on the market hall",
    "A winter without snow worries the ski schools",
)
COMMENTS = (
    "I have read this paper for thirty years and never seen such a thing.",
    "Exactly what I said last week, but nobody listens to the people who live here.",
    "First! And by the way, the photo is from another town.",
    "With respect, the author should get out more and talk to those who pay for all this.",
)
CAPTIONS = (
    "Passengers wait in the rain on Monday morning",
    "The square in front of the town hall, seen from the tower",
    "A quiet street after the market has closed",
)
ADS = ("Fly south this winter from 49", "New windows in a day", "Learn the accordion in a month")


def _body(story: Story, *, heading: str = "h2", between: Callable[[int], str] = lambda _: "") -> str:
    parts = []
    for number, text in enumerate(story.paragraphs):
        tag = heading if text in story.sub_heads else "p"
        parts.append(f"<{tag}>{escape(text)}</{tag}>{between(number)}")
    return "\n".join(parts)


def _json_ld(story: Story, **more: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.day}T08:15:00+00:00",
        "dateModified": "2025-12-24T18:00:00+00:00",
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "Organization", "name": story.outlet, "logo": {"@type": "ImageObject", "url": "/l.png"}},
    }
    return f'<script type="application/ld+json">{json.dumps(data | more)}</script>'


def _links(names: tuple[str, ...]) -> str:
    return "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in names)


def _teasers(chance: random.Random, count: int = 3) -> str:
    return "".join(
        f'<li><a href="/s/{n}"><h3>{text}</h3></a></li>' for n, text in enumerate(chance.sample(TEASERS, count))
    )


def _comments(chance: random.Random) -> str:
    return "".join(
        f'<div class="comment"><span class="user">reader{n}</span> <span>{n + 2} hours ago</span><p>{text}</p><a>Reply</a></div>'
        for n, text in enumerate(chance.sample(COMMENTS, 3))
    )


def semantic(story: Story, chance: random.Random) -> str:
    """HTML5 elements and JSON-LD."""
    return f"""<!doctype html><html lang="en"><head><title>{escape(story.title)} | {story.outlet}</title>{_json_ld(story)}
<meta property="og:title" content="{escape(story.title)}"><meta property="og:site_name" content="{story.outlet}"></head><body>
<header><a href="/">{story.outlet}</a><nav><ul>{_links(LINKS)}</ul></nav></header><main><article><header>
<h1>{escape(story.title)}</h1><p class="byline">By <a href="/a">{story.author}</a></p>
<time datetime="{story.day}T08:15:00Z">{story.day}</time></header>
<figure><img src="/1.jpg" alt="{CAPTIONS[0]}"><figcaption>{chance.choice(CAPTIONS)}</figcaption></figure>
{_body(story)}<footer><p>{story.author} covers the coast for {story.outlet}.</p></footer></article>
<aside><h2>Related</h2><ul>{_teasers(chance)}</ul></aside></main><footer><ul>{_links(LINKS[:4])}</ul>
<p>© 2025 {story.outlet}. All rights reserved.</p></footer></body></html>"""


def blog_engine(story: Story, chance: random.Random) -> str:
    """A blog engine's many classes, a sidebar with widgets, a comment thread."""
    return f"""<!DOCTYPE html><html><head><title>{escape(story.title)} - {story.outlet}</title>
<meta property="og:title" content="{escape(story.title)}"/><meta property="og:site_name" content="{story.outlet}"/>
<meta property="article:published_time" content="{story.day}T08:15:00+00:00"/><meta name="author" content="{story.author}"/>
</head><body class="post-template single has-sidebar comments-open"><div id="page" class="site"><div id="masthead" class="site-header">
<ul id="primary-menu" class="menu">{_links(LINKS)}</ul></div><div id="content"><div id="primary" class="content-area">
<div class="post type-post status-publish hentry category-news tag-town"><h1 class="entry-title">{escape(story.title)}</h1>
<div class="entry-meta"><span class="posted-on">{story.day}</span> <span class="byline">by {story.author}</span></div>
<div class="entry-content">{_body(story)}<div class="sharedaddy"><h3>Share this:</h3><ul><li>Facebook</li><li>Print</li></ul></div>
<div class="author-box"><p>{story.author} writes about towns and the people in them.</p></div></div></div>
<div id="comments" class="comments-area"><h2>3 thoughts on this</h2>{_comments(chance)}</div></div>
<div id="secondary" class="widget-area"><div class="widget widget_recent_entries"><ul>{_teasers(chance, 4)}</ul></div></div>
</div><div class="site-footer">Powered by a blog engine</div></div></body></html>"""


def hashed_classes(story: Story, chance: random.Random) -> str:
    """Nested divs whose class names are hashes; only JSON-LD tells what is what."""

    def ad(number: int) -> str:
        return (
            f'<div class="css-8atqhb"><div>Advertisement</div><div>{chance.choice(ADS)}</div></div>'
            if number % 5 == 2
            else ""
        )

    return f"""<!doctype html><html><head><title>{escape(story.title)}</title>{_json_ld(story)}</head><body><div id="root"><div class="css-1k">
<div class="css-2m"><a href="/">Front</a><a href="/t">Town</a><a href="/w">World</a></div><div class="css-3x"><div class="css-4y">
<div class="css-h"><h1 class="css-9z">{escape(story.title)}</h1></div><div class="css-5">{story.author}</div>
<div class="css-6"><div class="css-7"><div class="css-8">{_body(story, heading="h3", between=ad)}</div></div></div></div>
<div class="css-r"><div><div>More to read</div>{_teasers(chance)}</div></div></div></div></div></body></html>"""


def tables(story: Story, chance: random.Random) -> str:
    """A page of the old kind: tables, line breaks, no metadata but a line with the date."""
    cells = "".join(f'<td><a href="/{name}">{name}</a></td>' for name in LINKS[:6])
    return f"""<html><head><title>{story.outlet}: {escape(story.title)}</title></head><body bgcolor="white"><table width="900"><tr>{cells}</tr></table>
<table><tr><td width="150" valign="top"><b>In this issue</b><br>{"<br>".join(f'<a href="/{n}">{t}</a>' for n, t in enumerate(TEASERS))}</td>
<td valign="top"><h1>{escape(story.title)}</h1><p><i>By {story.author}</i></p><p>Published {_long_day(story.day)}</p>
{_body(story, heading="h4")}<p><a href="mailto:a@b.example">Letters to the editor</a></p></td></tr></table>
<p align="center">Copyright 2025 {story.outlet}</p></body></html>"""


def microdata(story: Story, chance: random.Random) -> str:
    """Microdata, a time element, and related stories in the middle of the text."""

    def related(number: int) -> str:
        box = f'<div class="story-related"><h4>Read also</h4><ul>{_teasers(chance, 2)}</ul></div>'
        return box if number == 3 else ""

    return f"""<!doctype html><html><head><title>{escape(story.title)} — {story.outlet}</title>
<meta property="og:site_name" content="{story.outlet}"><meta property="og:type" content="article"></head><body><div role="banner">
<div role="navigation"><ul>{_links(LINKS)}</ul></div></div><div itemscope itemtype="http://schema.org/NewsArticle" class="story">
<ol class="breadcrumbs"><li><a>Home</a></li><li><a>Town</a></li></ol><h1 itemprop="headline">{escape(story.title)}</h1>
<span itemprop="author">{story.author}</span> <time itemprop="datePublished" datetime="{story.day}T08:15">{story.day}</time>
<div class="social-tools"><button>Share</button><button>Save</button></div><div itemprop="articleBody" class="story-body">
{_body(story, between=related)}</div><div class="tags"><a>town</a> <a>council</a></div></div>
<div role="complementary"><h2>Most read</h2><ol>{_teasers(chance, 4)}</ol></div><div role="contentinfo">Imprint</div></body></html>"""


def paywall(story: Story, chance: random.Random) -> str:
    """A stub: three paragraphs and an offer; the whole text is in JSON-LD."""
    del chance
    ld = _json_ld(story, articleBody="\n\n".join(story.paragraphs), isAccessibleForFree="False")
    shown = "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs[:3])
    return f"""<!doctype html><html><head><title>{escape(story.title)}</title>{ld}</head><body><nav><ul>{_links(LINKS)}</ul></nav>
<article><h1>{escape(story.title)}</h1><div class="body">{shown}</div><div class="paywall"><h2>Read on for one crown</h2>
<p>Subscribe to continue reading. Cancel at any time.</p><a class="button">Subscribe now</a></div></article></body></html>"""


def in_text_boxes(story: Story, chance: random.Random) -> str:
    """A content system that puts pictures, letters and advertisements between the paragraphs."""

    def box(number: int) -> str:
        if number == 1:
            caption = chance.choice(CAPTIONS)
            return f'<div class="image-block"><img alt="{caption}"><div class="caption">{caption}</div><div class="credit">Photo: A. Holm</div></div>'
        if number == 4:
            return '<div class="newsletter-promo"><h3>The Morning Letter</h3><p>All that matters, before your coffee is cold.</p><form><input><button>Sign up</button></form></div>'
        return (
            f'<div class="ad-slot"><span>Advertisement</span><p>{chance.choice(ADS)}</p></div>' if number == 7 else ""
        )

    return f"""<!doctype html><html><head><title>{escape(story.title)} | {story.outlet}</title>
<meta property="og:title" content="{escape(story.title)}"><meta property="article:published_time" content="{story.day}">
<meta property="og:site_name" content="{story.outlet}"></head><body><div class="cookie-banner"><p>We use cookies to improve your visit.</p>
<button>Accept</button></div><div class="topbar"><ul>{_links(LINKS)}</ul></div><div class="article-page"><div class="kicker">Town</div>
<h1>{escape(story.title)}</h1><div class="article-meta"><span class="author">{story.author}</span><span class="date">{story.day}</span></div>
<div class="article-text">{_body(story, between=box)}</div></div><div class="recirculation"><ul>{_teasers(chance, 5)}</ul></div></body></html>"""


def live_comments(story: Story, chance: random.Random) -> str:
    """A comment section longer than the article, in a plain list."""
    thread = "".join(
        f'<li class="comment depth-{n % 3}"><b>user{n}</b><p>{chance.choice(COMMENTS)} {chance.choice(COMMENTS)}</p></li>'
        for n in range(30)
    )
    return f"""<!doctype html><html><head><title>{escape(story.title)}</title>{_json_ld(story)}</head><body><nav>{_links(LINKS)}</nav>
<section class="article"><h1>{escape(story.title)}</h1><p class="dateline">{_long_day(story.day)}</p><div>{_body(story)}</div></section>
<section class="discussion" id="comments"><h2>30 comments</h2><ul>{thread}</ul></section></body></html>"""


def phone_page(story: Story, chance: random.Random) -> str:
    """A page for phones: sections as siblings, everything else in aside and footer elements."""
    parts = "".join(
        f"<section><h2>{escape(text)}</h2></section>"
        if text in story.sub_heads
        else f"<section><p>{escape(text)}</p></section>"
        for text in story.paragraphs
    )
    return f"""<!doctype html><html amp><head><title>{escape(story.title)}</title>{_json_ld(story)}
<link rel="canonical" href="https://news.example/{story.day}/story"></head><body><amp-sidebar><ul>{_links(LINKS)}</ul></amp-sidebar>
<header><h1>{escape(story.title)}</h1></header><article>{parts}</article><aside><p>{chance.choice(ADS)}</p></aside>
<amp-social-share>Share</amp-social-share><footer>© {story.outlet}</footer></body></html>"""


def bare_divs(story: Story, chance: random.Random) -> str:
    """Paragraphs as divs, and unmarked furniture around them that only its form gives away."""
    parts = "".join(f"<div>{escape(text)}</div>" for text in story.paragraphs)
    caption = chance.choice(CAPTIONS)
    return f"""<html><head><title>{escape(story.title)} | {story.outlet}</title><meta name="date" content="{story.day}"></head><body>
<div>Menu</div><div>Search</div><div>{" | ".join(LINKS)}</div><div><div><h1>{escape(story.title)}</h1></div><div>By {story.author}</div>
<div>{_long_day(story.day)}</div><div>{caption}. Photo: Anna Holm</div><div>{parts}</div>
<div>{story.author} is a reporter for {story.outlet}.</div></div><div>Related</div><div>{TEASERS[0]}</div><div>{TEASERS[1]}</div>
<div>Comments</div><div>{COMMENTS[0]}</div><div>© 2025 {story.outlet}</div></body></html>"""


def _long_day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {calendar.month_name[int(month)]} {year}"


TEMPLATES: tuple[Callable[[Story, random.Random], str], ...] = (
    semantic,
    blog_engine,
    hashed_classes,
    tables,
    microdata,
    paywall,
    in_text_boxes,
    live_comments,
    phone_page,
    bare_divs,
)

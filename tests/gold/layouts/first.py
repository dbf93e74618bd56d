# ruff: noqa: E501 - lines of HTML
"""Layouts that were written first, for development."""

from __future__ import annotations

import textwrap
from html import escape

from tests.gold.layouts.story import (
    CAPTIONS,
    LEAD,
    Layout,
    Page,
    body,
    graph,
    head,
    json_ld,
    long_day,
    menu,
    page,
    remarks,
    teasers,
)
from tests.gold.pages.templates import Story


def press_theme(story: Story) -> Page:
    """A classic blog theme: sidebar named on ancestors, share buttons, tags, related posts, comments."""
    return page(
        story,
        f"""<!DOCTYPE html><html lang="en">{head(story, graph(story))}<body class="single-post right-sidebar has-widgets"><a class="skip-link" href="#c">Skip to the text</a>
<header id="masthead"><p class="site-title"><a href="/">{story.outlet}</a></p><div class="main-navigation"><ul class="menu">{menu()}</ul></div></header>
<div id="content" class="site-content with-sidebar-right"><main id="main" class="content-sidebar-wrap"><article class="post-411 post type-post format-standard has-post-thumbnail hentry category-region tag-council">
<header class="entry-header"><span class="cat-links"><a>Region</a></span><h1 class="entry-title">{escape(story.title)}</h1><div class="entry-meta">Posted on <time class="entry-date published" datetime="{story.day}T07:40">{long_day(story.day)}</time> by <span class="author vcard"><a>{story.author}</a></span> · <a href="#c">4 comments</a></div></header>
<div class="post-thumbnail"><img src="a.jpg"><p class="wp-caption-text">{CAPTIONS[0]} Photo: private</p></div><div class="entry-content">{body(story)}
<div class="sd-sharing"><h3 class="sd-title">Pass it on:</h3><ul><li><a>Click to share on Chirper</a></li><li><a>Click to print</a></li></ul></div><div class="yarpp-related"><h3>You may also like</h3><ol>{teasers()}</ol></div></div>
<footer class="entry-footer"><span class="tags-links">Tagged <a>council</a>, <a>town</a></span></footer></article>
<nav class="post-navigation"><div class="nav-previous"><a>Previous: {teasers(1, "{1}")}</a></div></nav><div id="comments"><h2>4 replies</h2><ol class="commentlist">{remarks(4, '<li class="comment"><cite>guest{0}</cite> <span>says:</span><p>{1}</p><a>Reply</a></li>')}</ol></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent posts</h2><ul>{teasers(5)}</ul></section><section class="widget"><h2>Archives</h2><ul><li><a>May 2024</a></li></ul></section></aside></div>
<footer class="site-footer">Proudly run by volunteers</footer></body></html>""",
    )


def block_theme(story: Story) -> Page:
    """A theme made of blocks: groups within groups, a query of latest posts, a sign-up in the middle."""
    box = {
        2: '<div class="wp-block-group has-background"><h3 class="wp-block-heading">Get our Friday letter</h3><p>One mail a week, no more than you can read over soup.</p><form><label>Email</label><input><button>Sign me up</button></form></div>'
    }
    return page(
        story,
        f"""<!DOCTYPE html><html>{head(story, json_ld(story))}<body><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a>{story.outlet}</a></p><nav class="wp-block-navigation"><ul>{menu(6)}</ul></nav></div></header>
<main class="wp-block-group"><div class="wp-block-group is-layout-constrained"><h1 class="wp-block-post-title">{escape(story.title)}</h1><div class="wp-block-group"><div class="wp-block-post-author-name">{story.author}</div><div class="wp-block-post-date"><time datetime="{story.day}">{long_day(story.day)}</time></div></div></div>
<div class="entry-content wp-block-post-content is-layout-constrained">{body(story, '<p class="wp-block-paragraph">{}</p>', head='<h2 class="wp-block-heading">{}</h2>', between=box)}</div>
<div class="wp-block-group"><div class="wp-block-post-terms">town, council</div></div><div class="wp-block-query"><h2>More from {story.outlet}</h2><ul class="wp-block-post-template">{teasers(3, '<li class="wp-block-post"><h3><a href="/{0}">{1}</a></h3><div class="wp-block-post-excerpt"><p>In short: {1}, and what people say.</p></div></li>')}</ul></div></main>
<footer class="wp-block-template-part"><p>© 2025 {story.outlet}</p></footer></div></body></html>""",
    )


def field_system(story: Story) -> Page:
    """A content system of nodes and fields, each field in three divs."""
    return page(
        story,
        f"""<!DOCTYPE html><html>{head(story, graph(story))}<body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas"><div class="region region-header"><div id="block-branding">{story.outlet}</div></div>
<div class="region region-primary-menu"><ul class="menu">{menu()}</ul></div><div class="region region-breadcrumb"><ol><li>Home</li><li>Region</li></ol></div><div class="layout-container"><div class="region region-content"><div id="block-page-title"><h1 class="page-header"><span class="field field--name-title">{escape(story.title)}</span></h1></div>
<div class="node node--type-article node--view-mode-full"><div class="node__meta">Submitted by <span class="field--name-uid">{story.author}</span> on {long_day(story.day)}</div><div class="field field--name-field-image field--type-image"><img alt=""><div class="field--name-field-caption">{CAPTIONS[1]}</div></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{body(story, head="<h3>{}</h3>")}</div><div class="field field--name-field-tags field--label-above"><div class="field__label">Tags</div><div class="field__items"><div class="field__item"><a>Town</a></div><div class="field__item"><a>Council</a></div></div></div></div>
<div class="views-element-container block"><h2>Latest</h2>{teasers(4, '<div class="views-row"><span class="field-content"><a href="/{0}">{1}</a></span></div>')}</div></div><div class="region region-sidebar-second"><h2>Newsletter</h2><p>Hear from us every Tuesday before the market opens.</p></div></div></div></body></html>""",
    )


def chain_paper(story: Story) -> Page:
    """A newspaper chain's system: paragraphs that are links to other stories, in bold, between the real ones."""
    links = {
        1: f'<p class="interstitial-link"><a href="/x">[ {teasers(1, "{1}", 2)} ]</a></p>',
        3: f'<p><b>Read more:</b> <a href="/y">{teasers(1, "{1}", 4)}</a></p>',
    }
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><div id="fusion-app" class="layout-section"><div class="masthead-container"><div class="nav-bar"><a>Sections</a><a>Sign in</a></div></div><section class="main-content grid-8"><div class="headline-container"><h1 class="headline">{escape(story.title)}</h1></div>
<div class="byline-block"><span>By </span><a>{story.author}</a></div><div class="date-block">{long_day(story.day, "{month} {d}, {y}")} at 7:40 am</div><div class="lead-art"><img><span class="image-metadata">{CAPTIONS[2]} (Staff photo)</span></div>
<article class="article-body-wrapper">{body(story, '<p class="body-paragraph">{}</p>', between=links)}<div class="arcad-feature"><div>ADVERTISEMENT</div></div></article><div class="author-bio-block"><p>{story.author} has covered county government since 2016.</p><a>Send an email</a></div></section>
<section class="right-rail"><h3>Most Read</h3>{teasers(5, '<div class="card"><a href="/{0}">{1}</a></div>')}</section><section class="bottom"><p>Copyright © 2025 {story.outlet}</p></section></div></body></html>""",
    )


def network_site(story: Story) -> Page:
    """A network of sites: pull quotes as asides, a sign-up box, a table of links between paragraphs."""
    quote = story.paragraphs[0].split(",")[0]
    box = {
        1: f'<aside class="c-pullquote"><q>{escape(quote)}</q></aside>',
        3: f'<div class="c-related-list"><h4>Related</h4><ul>{teasers(3)}</ul></div>',
        5: '<div class="c-newsletter_signup_box"><h3>The long view</h3><p>Everything that moved, and why it did not move further.</p><span>Check your inbox for a welcome email.</span></div>',
    }
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story) + json_ld(story))}<body class="entry_template_standard"><div class="c-global-header"><ul>{menu()}</ul></div><div class="l-root l-segment"><div class="c-entry-hero"><div class="c-entry-group-labels">Explainers</div><h1 class="c-page-title">{escape(story.title)}</h1><p class="c-entry-summary p-dek">{escape(LEAD)}</p>
<div class="c-byline"><span class="c-byline__item">By <a>{story.author}</a></span> <span class="c-byline__item"><time class="c-byline__item" datetime="{story.day}T07:40:00">{long_day(story.day, "{mon} {d}, {y}")}, 7:40am CET</time></span></div><div class="c-social-buttons"><a>Share this story</a></div></div>
<div class="l-col__main"><div class="c-entry-content">{body(story, '<p id="a{{}}">{}</p>'.replace("{{}}", "1"), between=box)}</div></div><div class="l-col__sidebar"><h2>Most popular</h2><ol>{teasers(5)}</ol></div></div><div class="c-footer">Masthead Contact Ethics</div></body></html>""",
        kept=(LEAD, *story.paragraphs),
    )


def card_blog(story: Story) -> Page:
    """A publishing engine with cards: a bookmark of another story and a call to members between paragraphs."""
    cards = {
        2: f'<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/b"><div class="kg-bookmark-content"><div class="kg-bookmark-title">{teasers(1, "{1}", 3)}</div><div class="kg-bookmark-description">What the town keeps in its attic, and who has the key to it.</div></div></a></figure>',
        4: '<div class="kg-card kg-cta-card"><p>This site lives from its members. Join them for the price of a bun.</p><a>Become a member</a></div>',
    }
    return page(
        story,
        f"""<!DOCTYPE html><html>{head(story, graph(story) + json_ld(story))}<body class="post-template tag-news"><div class="gh-site"><header id="gh-head"><a>{story.outlet}</a><ul class="nav">{menu(5)}</ul><a>Sign in</a></header><main id="site-main"><article class="gh-article post"><header class="gh-article-header"><a class="gh-article-tag">News</a><h1 class="gh-article-title">{escape(story.title)}</h1><p class="gh-article-excerpt">{escape(LEAD)}</p>
<div class="gh-article-meta"><h4 class="gh-article-author-name"><a>{story.author}</a></h4><div><time datetime="{story.day}">{long_day(story.day)}</time> <span>— 5 min read</span></div></div></header><section class="gh-content gh-canvas">{body(story, between=cards)}</section></article><section class="gh-comments"><p>Members discuss</p></section></main>
<aside class="read-more-wrap"><h4>Read more</h4>{teasers(3, '<article class="post-card"><h2>{1}</h2><p>A look at the matter from the other side of the fence.</p></article>')}</aside><footer>{story.outlet} © 2025</footer></div></body></html>""",
        kept=(LEAD, *story.paragraphs),
    )


def old_blog(story: Story) -> Page:
    """A hosted blog: paragraphs parted by double breaks in one div, gadgets, an archive by month."""
    text = "<br /><br />\n".join(f"<b>{escape(p)}</b>" if p in story.sub_heads else escape(p) for p in story.paragraphs)
    return page(
        story,
        f"""<!DOCTYPE html><html><head><title>{story.outlet}: {escape(story.title)}</title></head><body class="item-view"><div id="header-wrapper"><h1 class="title"><a>{story.outlet}</a></h1><p class="description"><span>Notes from the coast</span></p></div><div id="main-wrapper"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>{long_day(story.day, "{week}, {month} {d}, {y}")}</span></h2><div class="date-posts"><div class="post-outer">
<div class="post hentry"><h3 class="post-title entry-title">{escape(story.title)}</h3><div class="post-body entry-content">{text}<div style="clear: both;"></div></div><div class="post-footer"><div>Posted by <span class="fn">{story.author}</span> at 7:40 AM</div><div>Labels: <a>town</a>, <a>news</a></div></div></div>
<div class="comments" id="comments"><h4>2 comments:</h4>{remarks(2, "<dl><dt>guest{0} said...</dt><dd>{1}</dd></dl>")}</div></div></div></div></div></div><div id="sidebar-wrapper"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul><li>2024 (31)</li><li>2023 (64)</li></ul></div><div class="widget Profile"><h2>About Me</h2><p>I live by the sea and write about those who do.</p></div></div></body></html>""",
        tells="outlet date author",
    )


def letter_platform(story: Story) -> Page:
    """A platform for newsletters: a subtitle, sign-up widgets in the text, a discussion below."""
    form = '<div class="subscription-widget-wrap"><p class="preamble">These letters are paid for by readers. To get the next one, sign up here.</p><form><input><button>Subscribe</button></form></div>'
    return page(
        story,
        f"""<!DOCTYPE html><html>{head(story, json_ld(story), site=False)}<body><div id="entry"><div class="main-menu"><a>{story.outlet}</a><button>Subscribe</button><button>Sign in</button></div><div class="single-post-container"><div class="container"><div class="single-post"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">{escape(story.title)}</h1><h3 class="subtitle">{escape(LEAD)}</h3>
<div class="byline-wrapper"><a>{story.author}</a><div>{long_day(story.day, "{mon} {d}, {y}")}</div></div><div class="post-ufi"><a>12</a><a>3</a><a>Share</a></div></div><div class="available-content"><div class="body markup">{body(story, "<p><span>{}</span></p>", between={1: form, 4: form})}</div></div><div class="visibility-check"></div></article></div></div>
<div class="post-contributor-footer"><p>Thanks for being here. Tell a friend.</p></div><div id="discussion"><h4>Discussion about this post</h4>{remarks(3, '<div class="comment"><a>reader {0}</a><p>{1}</p></div>')}</div><div class="portable-archive"><div>Top</div><div>Latest</div>{teasers(3, '<div class="post-preview"><a href="/{0}">{1}</a><div>A walk round the question.</div></div>')}</div></div></div></body></html>""",
        kept=(LEAD, *story.paragraphs),
    )


def phone_copy(story: Story) -> Page:
    """A copy for phones with elements of its own, lists of links as amp-list, a sticky advertisement."""
    ads = {
        2: '<amp-ad type="x"><div fallback>Advertisement</div></amp-ad>',
        3: '<amp-embed type="recs"><div placeholder>Suggested for you</div></amp-embed>',
    }
    return page(
        story,
        f"""<!doctype html><html ⚡ lang="en">{head(story, json_ld(story))}<body><amp-analytics></amp-analytics><header class="hd"><button on="tap:menu.toggle">☰</button><a>{story.outlet}</a></header><amp-sidebar id="menu"><ul>{menu()}</ul></amp-sidebar><main><article><h1>{escape(story.title)}</h1><p class="by">{story.author}</p><p class="when">{long_day(story.day)}</p>
<amp-img src="a.jpg"></amp-img><p class="cap">{CAPTIONS[0]}</p>{body(story, between=ads)}</article><section class="next"><h2>Next up</h2><amp-list><ul>{teasers(3)}</ul></amp-list></section></main><amp-user-notification>We keep small files on your phone. <button>Fine</button></amp-user-notification></body></html>""",
    )


def print_version(story: Story) -> Page:
    """A page made for the printer: nothing but text, with an address at the foot."""
    return page(
        story,
        f"""<html>{head(story)}<body onload="window.print()"><p><b>{story.outlet}</b></p><hr><h1>{escape(story.title)}</h1><p>{story.author}</p><p>{long_day(story.day, "{week}, {d} {month} {y}")}</p>{body(story, head="<p><b>{}</b></p>")}<hr><p><small>Printed from https://www.press.example/region/0417</small></p><p><small>Copyright {story.outlet}. For your personal use only.</small></p><a href="javascript:window.close()">Close this window</a></body></html>""",
    )


def rolling_report(story: Story) -> Page:
    """A rolling report of one event: a post for every two paragraphs, each with a time and a share button."""
    pairs = [story.paragraphs[n : n + 2] for n in range(0, len(story.paragraphs), 2)]
    posts = "".join(
        f'<div class="live-post" id="p{n}"><div class="live-post__meta"><time datetime="{story.day}T{9 + n // 4:02d}:{n % 4 * 15:02d}">{9 + n // 4}:{n % 4 * 15:02d}</time></div>{"".join(f"<p>{escape(p)}</p>" for p in pair)}<div class="live-post__share"><button>Share</button><button>Copy link</button></div></div>'
        for n, pair in enumerate(pairs)
    )
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story) + graph(story))}<body><nav><ul>{menu()}</ul></nav><main class="live"><h1>{escape(story.title)}</h1><p class="live__by">By {story.author}</p><div class="live__status">Updated 12 minutes ago</div><div class="live__feed">{posts}</div><button>Load older posts</button></main><footer><p>{story.outlet}</p></footer></body></html>""",
    )


def shouting_tables(story: Story) -> Page:
    """Tables for columns, tags in capitals, fonts, a spacer; nothing says what is what."""
    return page(
        story,
        f"""<HTML><HEAD><TITLE>{story.outlet} - {escape(story.title)}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="100%" BORDER="0"><TR><TD COLSPAN="3"><FONT SIZE="5">{story.outlet}</FONT></TD></TR><TR><TD WIDTH="120" VALIGN="TOP">{menu(9, '<FONT SIZE="1"><A HREF="{0}.htm">{0}</A></FONT><BR>')}</TD>
<TD VALIGN="TOP"><FONT SIZE="4"><B>{escape(story.title)}</B></FONT><BR><FONT SIZE="2"><I>By {story.author}</I><BR>{long_day(story.day, "{month} {d}, {y}")}</FONT><BR><BR>{body(story, '<P><FONT FACE="Times" SIZE="3">{}</FONT>', head="<P><B>{}</B>")}<P><FONT SIZE="1"><A HREF="mail.htm">Write to the editor</A></FONT></TD>
<TD WIDTH="140" VALIGN="TOP" BGCOLOR="#EEEEEE"><FONT SIZE="2"><B>ALSO TODAY</B><BR>{teasers(5, '<A HREF="{0}.htm">{1}</A><BR><BR>')}</FONT></TD></TR></TABLE><CENTER><FONT SIZE="1">&copy; 2003 {story.outlet}</FONT></CENTER></BODY></HTML>""",
    )


def one_div(story: Story) -> Page:
    """All paragraphs in one div, parted by two breaks, between other divs without names."""
    text = "<br><br>".join(escape(p) for p in story.paragraphs)
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><div><a href="/">{story.outlet}</a> <a>News</a> <a>Sport</a></div><div><div><h1>{escape(story.title)}</h1><div>{story.author} | {long_day(story.day)}</div><div>{text}</div></div><div><b>More news</b><br>{teasers(5, '<a href="{0}">{1}</a><br>')}</div></div><div>Contact | Imprint | Privacy</div></body></html>""",
    )


def typewriter(story: Story) -> Page:
    """Text in a pre element, wrapped at 72 characters, paragraphs parted by blank lines."""
    text = "\n\n".join(textwrap.fill(p, 72) for p in story.paragraphs)
    return page(
        story,
        f"""<html>{head(story, f'<meta name="date" content="{story.day}">')}<body><a href="/">Index</a> | <a href="/n">Next</a><h2>{escape(story.title)}</h2><pre>{escape(text)}</pre><hr><address>Archive of {story.outlet}</address></body></html>""",
        tells="outlet date",
    )


def in_a_form(story: Story) -> Page:
    """A server's framework that puts the whole page into one form."""
    return page(
        story,
        f"""<!DOCTYPE html><html>{head(story, graph(story))}<body><form method="post" action="./a.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="wEPDwUK"><div id="ctl00_pnlTop"><ul>{menu()}</ul><span>Search</span><input></div><div id="ctl00_content"><div id="ctl00_ph_art"><h1 id="ctl00_lblTitle">{escape(story.title)}</h1><span id="ctl00_lblAuthor">By {story.author}</span><br><span id="ctl00_lblDate">{long_day(story.day)}</span>
<div id="ctl00_divText">{body(story)}</div></div><div id="ctl00_pnlMore"><b>Other articles</b><ul>{teasers(4)}</ul></div></div><div id="ctl00_bottom">{story.outlet}, Harbour Street 4</div></form></body></html>""",
    )


def misleading_names(story: Story) -> Page:
    """Ancestors of the text that are called rail, widget, posts, promo and topics."""
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body class="topics-page"><div class="rail-layout has-sidebar"><div class="main-rail"><div class="posts widget-host"><div class="promo-wide story-posts"><h1>{escape(story.title)}</h1><p class="meta">{story.author} · {long_day(story.day)}</p><div class="widget widget-text">{body(story)}</div></div></div></div>
<div class="side-rail"><div class="widget"><h3>Popular</h3><ul>{teasers(5)}</ul></div></div></div><div class="bottom-menu"><ul>{menu(5)}</ul></div></body></html>""",
    )


POINTS = (
    "the night service stays as it is until the spring",
    "two of the older boats are to be sold",
    "a report on costs is due before the summer break",
    "fares for children are not touched",
)


def list_in_text(story: Story) -> Page:
    """A list that belongs to the article, in the middle of it and under a line that announces it."""
    points = f"<p>The agreement has four parts:</p><ul>{''.join(f'<li>{text}</li>' for text in POINTS)}</ul>"
    kept = (*story.paragraphs, "The agreement has four parts:", *POINTS)
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><header><nav><ul>{menu()}</ul></nav></header><main><article><h1>{escape(story.title)}</h1><div class="story-meta"><span class="story-author">{story.author}</span><time datetime="{story.day}">{long_day(story.day)}</time></div><div class="story-text">{body(story, between={2: points})}</div><div class="story-tags"><ul><li><a>Town</a></li><li><a>Boats</a></li></ul></div></article><aside><ul>{teasers(4)}</ul></aside></main></body></html>""",
        kept=kept,
    )


def summary_first(story: Story) -> Page:
    """A standfirst in an element called summary, a row of icons, then the text."""
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><div class="page-head"><a>{story.outlet}</a><ul class="sections">{menu()}</ul></div><div class="article"><h1 class="article-title">{escape(story.title)}</h1><div class="article-summary"><p>{escape(LEAD)}</p></div><div class="article-info"><span class="writer">{story.author}</span> <span class="pub">{long_day(story.day)}</span></div><div class="icons"><a>Mail</a><a>Print</a><a>Save</a></div>
<div class="article-main">{body(story)}</div><div class="after"><h4>About the author</h4><p>{story.author} grew up on an island and reports for {story.outlet}.</p></div></div><div class="more"><h4>In other news</h4><ul>{teasers(4)}</ul></div></body></html>""",
        kept=(LEAD, *story.paragraphs),
    )


def pull_quotes(story: Story) -> Page:
    """Sentences of the text set large beside it, once as a blockquote, once as a div."""
    first, second = story.paragraphs[1].split(". ")[0], story.paragraphs[-1].split(". ")[0]
    quotes = {
        1: f'<blockquote class="pull-quote"><p>{escape(first)}</p></blockquote>',
        4: f'<div class="big-quote"><p>{escape(second)}</p></div>',
    }
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><nav>{menu(6, "<a>{0}</a> ")}</nav><article><h1>{escape(story.title)}</h1><p class="byline">By {story.author}</p><p class="pubdate">{long_day(story.day)}</p>{body(story, between=quotes)}</article><section class="similar"><h2>Similar stories</h2><ul>{teasers(3)}</ul></section><footer>{story.outlet}</footer></body></html>""",
    )


def hover_cards(story: Story) -> Page:
    """Terms in the text with cards that show when they are pointed at."""
    shown = body(story).replace(
        " the ",
        ' the <span class="term">matter<span class="tooltip-card" role="tooltip"><b>Matter</b> What this page says on the subject, kept up to date by the desk.</span></span> ',
        2,
    )
    kept = tuple("\n".join(story.paragraphs).replace(" the ", " the matter ", 2).split("\n"))
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><ul class="topnav">{menu()}</ul><main><article class="longread"><h1>{escape(story.title)}</h1><div class="signature">{story.author}</div><div class="longread__text">{shown}</div></article></main><div class="under"><p>Did you find a mistake? Write to us.</p></div></body></html>""",
        kept=kept,
        tells="outlet date author",
    )


def script_built(story: Story) -> Page:
    """A page that scripts build: an empty root, and the whole text in JSON-LD."""
    text = "\n".join(story.paragraphs)
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story, articleBody=text))}<body><noscript>Please turn on scripts to read {story.outlet}.</noscript><div id="app"><div class="spinner">Loading</div></div><script>window.start()</script></body></html>""",
    )


def marked_items(story: Story) -> Page:
    """Microdata alone: headline, author, date and text are items, in elements without classes."""
    return page(
        story,
        f"""<!doctype html><html>{head(story)}<body><div><ul>{menu()}</ul></div><div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" content="{story.day}"><h1 itemprop="headline">{escape(story.title)}</h1><div itemprop="author" itemscope itemtype="https://schema.org/Person">By <span itemprop="name">{story.author}</span></div><div itemprop="articleBody">{body(story)}</div><div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="{story.outlet}"></div></div><div><h3>Elsewhere</h3><ul>{teasers(4)}</ul></div></body></html>""",
    )


FIRST: tuple[Layout, ...] = (
    press_theme, block_theme, field_system, chain_paper, network_site, card_blog, old_blog, letter_platform, phone_copy,
    print_version, rolling_report, shouting_tables, one_div, typewriter, in_a_form, misleading_names, list_in_text,
    summary_first, pull_quotes, hover_cards, script_built, marked_items,
)  # fmt: skip

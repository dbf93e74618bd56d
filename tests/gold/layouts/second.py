# ruff: noqa: E501 - lines of HTML
"""Layouts that were written after the first half and measured before anything was mended."""

from __future__ import annotations

import textwrap
from html import escape

from tests.gold.layouts.story import (
    CAPTIONS,
    LEAD,
    MENU,
    TEASERS,
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


def broadcaster(story: Story) -> Page:
    """A broadcaster: components with data attributes, labels read aloud before captions, topics, more on this story."""
    figure = f'<div data-component="image-block"><figure><span>Image source, Harbour pictures</span><figcaption><span>Image caption, </span>{CAPTIONS[0]}</figcaption></figure></div>'
    links = f'<div data-component="links-block"><ul>{teasers(2)}</ul></div>'
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><header role="banner"><a href="#main">Skip to content</a><nav>{menu()}</nav></header><main id="main"><article><header data-component="headline-block"><h1 class="sc-a1">{escape(story.title)}</h1></header><div data-component="byline-block"><time datetime="{story.day}T07:40Z">{long_day(story.day)}</time><div class="sc-b2"><span>{story.author}</span><div>Reporting from the coast</div></div></div><div data-component="share-block"><button>Share</button><button>Save</button></div>
{body(story, '<div data-component="text-block" class="sc-c3"><p class="sc-d4">{}</p></div>', head='<div data-component="subheadline-block"><h2 class="sc-e5">{}</h2></div>', between={1: figure, 4: links})}<section data-component="topic-list"><h2>Related topics</h2><ul><li><a>Ferries</a></li><li><a>Local councils</a></li></ul></section></article><section><h2>More on this story</h2><ul>{teasers(3)}</ul></section></main><footer role="contentinfo"><p>The station is not responsible for what other sites contain.</p></footer></body></html>""",
    )


def agency(story: Story) -> Page:
    """A news agency's site: numbered divs instead of paragraphs, a place before the first, desk credits after the last."""
    place = f"OSTERVIK, {long_day(story.day, '{month} {d}')} ({story.outlet}) - "
    parts = "".join(
        f'<div class="text-block text-{n}" data-testid="paragraph-{n}">{place if not n else ""}{escape(p)}</div>'
        for n, p in enumerate(story.paragraphs)
    )
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><div class="site-nav"><a>World</a><a>Markets</a><a>My account</a></div><div class="article-grid"><div class="article-top"><span class="kicker">Transport</span><h1>{escape(story.title)}</h1><div class="info"><a>By {story.author}</a><div><time><span>{long_day(story.day, "{month} {d}, {y}")}</span><span>7:40 AM GMT+1</span><span>Updated 3 days ago</span></time></div></div></div>
<div class="article-body__content">{parts}<div class="text-block">Reporting by {story.author}; Editing by Tora Lie</div><div class="standards"><a>Our rules: how this agency works.</a></div><div class="licence"><button>Buy the rights to this text</button></div></div></div><div class="read-next"><h2>Read next</h2>{teasers(4, '<div class="card"><span>Region</span><h3><a href="/{0}">{1}</a></h3><time>2:10 PM</time></div>')}</div></body></html>""",
    )


def radio_station(story: Story) -> Page:
    """A radio station: a player with its length, captions that can be hidden, an invitation to give."""
    figure = f'<div class="bucketwrap image"><div class="credit-caption"><div class="caption-wrap"><div class="caption"><p>{CAPTIONS[1]}</p><span class="credit">Jo Berg for the station</span></div></div><b class="toggle-caption">hide caption</b></div></div>'
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body class="news"><header><a>{story.outlet}</a><a>Play live radio</a><ul>{menu(5)}</ul></header><main><section id="main-section"><article class="story"><div class="slug-wrap"><h3 class="slug"><a>Region</a></h3></div><div class="storytitle"><h1>{escape(story.title)}</h1></div><div class="story-tools"><div class="dateblock"><time datetime="{story.day}T07:40">{long_day(story.day, "{month} {d}, {y}")}<span>7:40 AM</span></time></div><div class="program"><span>Heard on Morning Tide</span></div></div><div class="bylines"><p class="byline__name">{story.author}</p></div>
<div class="audio-module"><b>Listen</b><time>3:52</time><ul><li><button>Download</button></li><li><a>Transcript</a></li></ul></div><div id="storytext" class="storytext">{body(story, between={2: figure})}<div class="callout"><p>This station is paid for by people who hear it. Give what you can today.</p></div></div><div class="tags"><ul><li>ferries</li><li>town</li></ul></div></article></section></main><footer>© {story.outlet}</footer></body></html>""",
    )


def loud_paper(story: Story) -> Page:
    """A loud paper: three points in bold on top, videos and share bars between single sentences."""
    points = (
        "What the neighbours said when they first heard of it",
        "How much it will cost and who is going to pay",
        "Why nobody was surprised in the end",
    )
    boxes = {
        0: '<div class="mol-video"><h3>Watch: the moment that the siren sounds</h3><span>Video duration 00:41</span></div>',
        2: f'<div class="artSplitter"><img><p class="imageCaption">{CAPTIONS[2]}</p></div>',
        3: '<div class="shareBar"><ul><li>Share</li><li>371 shares</li></ul></div>',
        5: '<div class="pollBox"><h4>What do you think?</h4><label><input type="radio">It is right</label><label><input type="radio">It is wrong</label><button>Vote</button></div>',
    }
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><div id="page-container"><div class="masthead"><ul>{menu(10)}</ul></div><div id="content"><div class="articleWide"><div id="js-article-text"><h2>{escape(story.title)}</h2><ul class="mol-bullets-with-font"><li><strong>{points[0]}</strong></li><li><strong>{points[1]}</strong></li><li><strong>{points[2]}</strong></li></ul><p class="author-section byline-plain">By <a>{story.author} for {story.outlet}</a></p><p class="byline-section"><span class="article-timestamp">Published: <time datetime="{story.day}T07:40">07:40, {long_day(story.day)}</time></span></p>
<div itemprop="articleBody">{body(story, '<p class="mol-para-with-font">{}</p>', between=boxes)}</div></div></div><div class="beta"><div class="femail"><h3>Don't miss</h3><ul>{teasers(7, '<li><a href="/{0}"><span>{1}</span></a><p>And what it means for the summer</p></li>')}</ul></div></div></div></div></body></html>""",
        kept=(*points, *story.paragraphs),
    )


def magazine(story: Story) -> Page:
    """A magazine: a first letter set large in an element of its own, stars between parts, a note on the author."""
    text = body(story, between={3: '<div class="section-break"><p>* * *</p></div>'})
    first = escape(story.paragraphs[0])
    text = text.replace(f"<p>{first}", f'<p class="has-dropcap"><span class="dropcap">{first[0]}</span>{first[1:]}', 1)
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><div class="Navigation"><button>Menu</button><a>{story.outlet}</a></div><main><article><div class="SplitScreenHeader"><div class="rubric"><a>Letter from the coast</a></div><h1>{escape(story.title)}</h1><div class="dek">{escape(LEAD)}</div><div class="byline">By {story.author}</div><div class="issue-date">{long_day(story.day, "{month} {d}, {y}")}</div></div><figure><img><figcaption>Illustration by Nils Foss</figcaption></figure>
<div class="body__container">{text}</div><div class="contributor-footer"><p><em>{story.author} is a staff writer and keeps bees.</em></p></div><p class="print-line"><em>This article appears in the spring issue under the title “Apples.”</em></p></article></main><div class="read-more-grid"><h2>Read More</h2>{teasers(3, '<div class="summary-item"><a><h3>{1}</h3></a><div class="dek">An old matter, looked at from a new chair.</div></div>')}</div></body></html>""",
        kept=(LEAD, *story.paragraphs),
    )


def mail_letter(story: Story) -> Page:
    """A letter sent by mail and kept on the web: tables within tables, a line to open it, a line to leave."""
    rows = "".join(f'<tr><td style="padding:8px" class="cell">{escape(p)}</td></tr>' for p in story.paragraphs)
    return page(
        story,
        f"""<html>{head(story, f'<meta property="og:site_name" content="{story.outlet}">')}<body><div style="display:none">The week in short</div><table class="outer" width="600"><tr><td><table><tr><td align="center"><a href="/v">Open this letter in your browser</a></td></tr><tr><td><img alt=""></td></tr><tr><td><h1>{escape(story.title)}</h1></td></tr><tr><td>{long_day(story.day, "{month} {d}, {y}")}</td></tr></table><table class="inner">{rows}</table><table><tr><td>You get this letter because you asked for it. <a>Leave the list</a></td></tr><tr><td>{story.outlet}, Harbour Street 4</td></tr></table></td></tr></table></body></html>""",
        tells="outlet date",
    )


def endless(story: Story) -> Page:
    """A page that will load the next stories below: their frames are there, with a headline and one sentence each."""
    frames = "".join(
        f'<article class="story-frame" data-next="{n}"><h2><a href="/s/{n}">{text}</a></h2><p>{text}, as the people of the quarter remember it.</p><a class="go">Continue to the story</a></article>'
        for n, text in enumerate(TEASERS[:3])
    )
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><div class="progress"></div><nav><ul>{menu()}</ul></nav><div class="infinite"><article class="story-frame story-frame--open"><header><h1>{escape(story.title)}</h1><div>{story.author}</div><div>{long_day(story.day)}</div></header><div class="prose">{body(story)}</div></article>{frames}<div class="loader">Loading more</div></div></body></html>""",
    )


def article_in_article(story: Story) -> Page:
    """Cards of other stories that are article elements too, inside the article."""
    card = "".join(
        f'<article class="card"><a href="/c/{n}"><h3>{text}</h3><p>{text}, and what comes of it.</p></a></article>'
        for n, text in enumerate(TEASERS[2:4])
    )
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><header>{story.outlet}</header><main><article class="main"><h1>{escape(story.title)}</h1><p class="author">{story.author}</p><time datetime="{story.day}">{long_day(story.day)}</time>{body(story, between={1: f"<section>{card}</section>"})}<section><h2>Three more from this desk</h2>{card}</section></article></main></body></html>""",
    )


def unclosed(story: Story) -> Page:
    """Paragraphs, list entries and cells that are never closed, bold type that ends too late, stray end tags."""
    return page(
        story,
        f"""<html><head><title>{escape(story.title)} - {story.outlet}</title><body><ul>{menu(8, '<li><a href="{0}">{0}</a>')}</ul></div><h1>{escape(story.title)}</h1><p><i>by {story.author}, {long_day(story.day)}</i><p><b>{body(story, "<p>{}", head="<h3>{}").replace("<p>", "", 1).replace("</p>", "")}</b></font></span></div><p><a href="/">Back to the front page</a><ul>{teasers(4, '<li><a href="{0}">{1}</a>')}</ul><p>&copy; {story.outlet}""",
    )


def wrapped_source(story: Story) -> Page:
    """Lines of the source wrapped at sixty columns and indented with tabs, with comments between words."""
    text = "\n".join(
        f"\t\t<h3>\n\t\t\t{escape(p)}\n\t\t</h3>"
        if p in story.sub_heads
        else f"\t\t<p>\n{textwrap.fill(escape(p), 60, initial_indent='			', subsequent_indent='			', break_on_hyphens=False, break_long_words=False)}<!-- end -->\n\t\t</p>"
        for p in story.paragraphs
    )
    return page(
        story,
        f"""<!doctype html>\n<html>\n{head(story, graph(story))}\n<body>\n\t<div id="nav">\n\t\t<ul>{menu()}</ul>\n\t</div>\n\t<div id="article">\n\t\t<h1>\n\t\t\t{escape(story.title)}\n\t\t</h1>\n\t\t<p class="by">\n\t\t\tBy\n\t\t\t{story.author}\n\t\t</p>\n\t\t<p class="date">\n\t\t\t{long_day(story.day)}\n\t\t</p>\n{text}\n\t</div>\n\t<div id="foot">\n\t\t<p>\n\t\t\tCopyright {story.outlet}\n\t\t</p>\n\t</div>\n</body>\n</html>""",
    )


def hard_spaces(story: Story) -> Page:
    """Non-breaking spaces, soft hyphens and empty paragraphs, as word processors leave them."""
    text = body(
        story,
        '<p class="MsoNormal"><span lang="EN-GB">&nbsp;&nbsp;{}<o:p></o:p></span></p><p class="MsoNormal">&nbsp;</p>',
        head="<p class=MsoHeading2><b>{}</b></p>",
    )
    text = text.replace(" of ", "&nbsp;of ").replace(" a ", " a&nbsp;").replace("ferry", "fer&shy;ry")
    return page(
        story,
        f"""<html>{head(story, graph(story))}<body><div class="top"><ul>{menu()}</ul></div><div class="WordSection1"><h1>{escape(story.title).replace(" ", "&nbsp;", 1)}</h1><p class="MsoNormal"><i>By&nbsp;{story.author}</i></p><p class="MsoNormal">{long_day(story.day)}</p>{text}</div><div class="bottom">{story.outlet} &#8211; since&nbsp;1921</div></body></html>""",
    )


def bare_text(story: Story) -> Page:
    """Text that stands in a div without any element around its paragraphs, between advertisements."""
    parts = [escape(p) for p in story.paragraphs]
    parts.insert(3, '<div class="ad-box">Advertisement</div>')
    parts.insert(5, f'<div class="in-pic"><img><span class="pic-text">{CAPTIONS[0]}</span></div>')
    text = "\n<br/>\n<br/>\n".join(parts)
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><div class="bar">{menu(6, "<a>{0}</a> ")}</div><div class="detail"><div class="detail-title">{escape(story.title)}</div><div class="detail-sub">{story.author} / {long_day(story.day)}</div><div class="detail-content">{text}</div></div><div class="list">{teasers(5, '<div class="item"><a href="{0}">{1}</a></div>')}</div></body></html>""",
    )


def long_menus(story: Story) -> Page:
    """Two hundred links before the article and a hundred after it, in divs without telling names."""
    before = "".join(f'<div class="z{n % 7}"><a href="/{n}">{MENU[n % len(MENU)]} {n}</a></div>' for n in range(200))
    after = "".join(
        f'<div class="y{n % 5}"><a href="/t{n}">{TEASERS[n % len(TEASERS)]} ({n})</a></div>' for n in range(100)
    )
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><div class="q1">{before}</div><div class="q2"><h1>{escape(story.title)}</h1><div class="q3">{story.author}</div><div class="q4">{long_day(story.day)}</div><div class="q5">{body(story)}</div></div><div class="q6">{after}</div></body></html>""",
    )


def own_elements(story: Story) -> Page:
    """Elements that the site invented, some around paragraphs, some instead of them."""
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><site-header><site-menu>{menu(6, "<a>{0}</a>")}</site-menu></site-header><story-page><story-head><h1>{escape(story.title)}</h1><story-byline>{story.author}</story-byline><story-time>{long_day(story.day)}</story-time></story-head><story-body>{body(story, "<story-paragraph>{}</story-paragraph>")}</story-body><story-more><h3>More</h3>{teasers(3, "<story-card><a>{1}</a></story-card>")}</story-more></story-page><site-footer>{story.outlet}</site-footer></body></html>""",
    )


def writers_platform(story: Story) -> Page:
    """A platform for writers: claps, highlights in the text, follow buttons, responses."""
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><div id="root"><div class="ab ac"><a>Open in app</a><a>Write</a></div><article><div class="ad ae"><section><div><h1 class="pw-post-title">{escape(story.title)}</h1><h2 class="pw-subtitle-paragraph">{escape(LEAD)}</h2><div class="af"><a>{story.author}</a><span>·</span><button>Follow</button><div>4 min read · {long_day(story.day, "{mon} {d}, {y}")}</div></div><div class="ag"><div>--</div><div>3</div><button>Listen</button><button>Share</button></div>
{body(story, '<p class="pw-post-body-paragraph"><mark>{}</mark></p>')}</div></section></div></article><div class="ah"><div>Town</div><div>Ferries</div></div><div class="ai"><h2>Written by {story.author}</h2><div>1.2K Followers</div><p>Writes about places that are reached by water.</p><button>Follow</button></div><div class="aj"><h2>Responses (3)</h2>{remarks(3, "<div><div>someone{0}</div><div>2 days ago</div><pre>{1}</pre><button>Reply</button></div>")}</div></div></body></html>""",
        kept=(LEAD, *story.paragraphs),
    )


def picture_story(story: Story) -> Page:
    """Many pictures between the paragraphs, each with a caption of two sentences and a counter."""
    shots = {
        n: f'<div class="slide"><img><div class="slide-count">{n + 1} / 6</div><div class="slide-caption">{CAPTIONS[n % 3]} The picture was taken on a Monday.</div><div class="slide-credit">Photo: Eva Lund</div></div>'
        for n in range(6)
    }
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><nav>{menu()}</nav><main><h1>{escape(story.title)}</h1><div class="authorline">Words: {story.author}</div><div class="dateline">{long_day(story.day)}</div><div class="flow">{body(story, between=shots)}</div></main><footer>{story.outlet}</footer></body></html>""",
    )


def metered(story: Story) -> Page:
    """A regional paper: a meter on top, class names that speak of subscribers around the text, offers between."""
    offers = {
        1: '<div class="subscriber-offer"><p>Six months for the price of two. Leave whenever you like.</p><a>See the offer</a></div>',
        4: '<div class="inline-newsletter"><p><strong>Sign up:</strong> Harbour news in your inbox at six each morning</p></div>',
    }
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story, isAccessibleForFree=True))}<body><div class="meter">You have 2 free articles left this month.</div><div class="header-menu"><ul>{menu()}</ul></div><div class="asset subscriber-only"><div class="asset-masthead"><h1>{escape(story.title)}</h1><ul class="list-inline"><li>By {story.author}</li><li>{long_day(story.day, "{mon} {d}, {y}")}</li></ul></div><div class="asset-body subscriber-content"><div class="lee-article-text">{body(story, between=offers)}</div></div><div class="asset-tagline"><p>Contact {story.author} at 555-0100 or on the social networks.</p></div></div>
<div class="block-trending"><h3>Top stories</h3><ol>{teasers(5)}</ol></div></body></html>""",
    )


def consent_first(story: Story) -> Page:
    """A long question about cookies in nameless divs, before everything else."""
    ask = "".join(
        f"<div><p>{text}</p></div>"
        for text in (
            "We and our 214 partners store information on your device and read it again, in order to show you what we think you want to see.",
            "Some of our partners rely on a legitimate interest. You may object, or change your choices at any time with the link at the foot of the page.",
            "By clicking accept all you agree to the use of measurements, of profiles and of research on audiences.",
        )
    )
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><div><div><h2>You decide</h2>{ask}<button>Accept all</button><button>Manage options</button></div></div><div><ul>{menu()}</ul></div><div><h1>{escape(story.title)}</h1><div>{story.author}</div><div>{long_day(story.day)}</div>{body(story)}</div><div><ul>{teasers(4)}</ul></div></body></html>""",
    )


def talkative_readers(story: Story) -> Page:
    """Forty comments in divs whose names say nothing, longer together than the article."""
    thread = remarks(
        40,
        '<div class="msg"><div class="who">visitor{0}</div><div class="ago">{0} hours ago</div><div class="say">{1} {1}</div><div class="act"><a>Answer</a> <a>Report</a></div></div>',
    )
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><div class="t">{menu(6, "<a>{0}</a> ")}</div><div class="m"><h1>{escape(story.title)}</h1><div class="a">{story.author}</div><div class="x">{body(story)}</div></div><div class="c"><h2>What readers say (40)</h2>{thread}</div><div class="f">{story.outlet}</div></body></html>""",
    )


def press_office(story: Story) -> Page:
    """A statement by a press office: a table of facts on top, signs for the end, a note about the sender, contacts."""
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><ul class="gov-menu">{menu(5)}</ul><main role="main"><div class="crumb">Home / News</div><h1>{escape(story.title)}</h1><dl class="facts"><dt>From:</dt><dd><a>{story.outlet}</a></dd><dt>Published:</dt><dd>{long_day(story.day)}</dd></dl><div class="govspeak">{body(story)}<p>###</p></div><div class="after"><h2>Contact</h2><p>Press office, telephone 555-0123, every day from nine to five</p></div></main><footer>All content is free to use.</footer></body></html>""",
        tells="outlet date",
    )


def interview(story: Story) -> Page:
    """Questions and answers as terms and descriptions of a list."""
    questions = ("How did it begin?", "And who decided in the end?", "What do you say to those who doubt it?")
    parts = "".join(
        f"<dt>{questions[n // 2 % 3] if n // 2 < 3 else 'What else?'}</dt><dd>{''.join(f'<p>{escape(p)}</p>' for p in story.paragraphs[n : n + 2])}</dd>"
        for n in range(0, len(story.paragraphs), 2)
    )
    asked = [questions[n // 2 % 3] if n // 2 < 3 else "What else?" for n in range(0, len(story.paragraphs), 2)]
    return page(
        story,
        f"""<!doctype html><html>{head(story, json_ld(story))}<body><nav>{menu()}</nav><article><h1>{escape(story.title)}</h1><p class="byline">Interview: {story.author}</p><dl class="talk">{parts}</dl></article><aside><ul>{teasers(3)}</ul></aside></body></html>""",
        kept=(*asked, *story.paragraphs),
        tells="outlet date author",
    )


def with_player(story: Story) -> Page:
    """A player that reads aloud, buttons for the size of type, a choice of languages, a bar for reading progress."""
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><a class="visually-hidden" href="#t">Jump to the text</a><div class="langs"><a>Norsk</a> <a>Deutsch</a> <a>English</a></div><header><ul>{menu()}</ul></header><article><h1>{escape(story.title)}</h1><div class="row"><div>{story.author}</div><div>{long_day(story.day)}</div><div>Reading time: 3 minutes</div></div><div class="player"><div>Listen to this article</div><div>0:00 / 4:12</div><div>1x</div><div>This audio is made by a machine.</div></div><div class="type"><button>A-</button><button>A+</button></div><div id="t">{body(story)}</div><div class="feedback"><p>Was this article helpful?</p><button>Yes</button><button>No</button></div></article><footer>{story.outlet}</footer></body></html>""",
    )


def kept_copy(story: Story) -> Page:
    """A copy that an archive keeps, with the archive's own bar on top."""
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body><div id="wm-bar"><table><tr><td>31 captures</td><td>4 Jun 2020 - 12 Jan 2025</td><td><a>About this capture</a></td></tr><tr><td>Collected by the crawl of news sites, which keeps pages for later readers.</td></tr></table></div><div class="wrap"><div class="menu">{menu(6, "<a>{0}</a>")}</div><div class="story"><h1>{escape(story.title)}</h1><div class="credit-line">By {story.author}, {long_day(story.day)}</div><div class="copy">{body(story)}</div></div><div class="links"><ul>{teasers(4)}</ul></div><div class="foot">{story.outlet}</div></div></body></html>""",
    )


def utility_classes(story: Story) -> Page:
    """Classes that say how things look and never what they are; sub-heads are bold paragraphs."""
    box = {
        2: f'<div class="my-6 border p-4 text-sm"><div class="font-bold">Keep reading</div><div class="mt-2"><a href="/x">{TEASERS[1]}</a></div></div>'
    }
    return page(
        story,
        f"""<!doctype html><html>{head(story, graph(story))}<body class="antialiased"><div class="flex px-4"><a class="mr-4">{story.outlet}</a>{menu(6, '<a class="mr-2">{0}</a>')}</div><div class="mx-auto max-w-2xl"><div class="text-3xl font-bold"><h1>{escape(story.title)}</h1></div><div class="mt-2 text-xl text-gray-500">{escape(LEAD)}</div><div class="flex text-sm"><div>{story.author}</div><div class="ml-2">{long_day(story.day)}</div></div><div class="mt-8 space-y-4">{body(story, '<p class="leading-7">{}</p>', head='<p class="leading-7"><strong>{}</strong></p>', between=box)}</div><div class="grid grid-cols-3">{teasers(3, '<div class="col-span-1"><a href="/{0}"><div class="font-semibold">{1}</div><div class="text-sm">5 min</div></a></div>')}</div></div></body></html>""",
        kept=(LEAD, *story.paragraphs),
    )


SECOND: tuple[Layout, ...] = (
    broadcaster, agency, radio_station, loud_paper, magazine, mail_letter, endless, article_in_article, unclosed,
    wrapped_source, hard_spaces, bare_text, long_menus, own_elements, writers_platform, picture_story, metered,
    consent_first, talkative_readers, press_office, interview, with_player, kept_copy, utility_classes,
)  # fmt: skip

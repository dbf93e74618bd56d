"""Every format gives the article that is in it, and what the file says about it."""

import csv
import io
import json
import textwrap

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from analysis.errors import UnreadableArticle
from analysis.ingest import guess_columns, read_articles, read_each, read_table
from analysis.records import Article
from tests.ingest.invented import (
    ARTICLE,
    GERMAN,
    PARAGRAPHS,
    TITLE,
    archive,
    crawl,
    drawn_pdf,
    electronic_book,
    open_document,
    pdf_file,
    safari_archive,
    web_archive,
    web_page,
    word_file,
    workbook,
    wrapped_pages,
)

JSON_LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Not this"},
            {
                "@type": ["OpinionNewsArticle"],
                "headline": TITLE,
                "datePublished": "2024-03-03T14:05:00+01:00",
                "author": [{"@type": "Person", "name": "Ragna Moe"}, {"@type": "Person", "name": "Per Dahl"}],
                "publisher": {"@type": "Organization", "name": "The Fjord Post"},
                "articleSection": "Harbours",
                "url": "https://fjordpost.example/ferry",
            },
        ],
    }
)


def read(data: bytes, name: str = "file") -> Article:
    return read_articles(data, source_name=name)[0]


def origin(article: Article, field: str) -> str:
    return next((origin.source for origin in article.origins if origin.field == field), "")


def test_web_page_with_json_ld():
    article = read(web_page(head=f"<script type='application/ld+json'>{JSON_LD}</script>").encode())
    assert (article.text, article.title, article.outlet) == (ARTICLE, TITLE, "The Fjord Post")
    assert (article.published, article.authors) == ("2024-03-03T14:05+01:00", ("Ragna Moe", "Per Dahl"))
    assert (article.section, article.genre, article.url) == ("Harbours", "opinion", "https://fjordpost.example/ferry")
    assert origin(article, "published") == "JSON-LD"
    assert [article.text[span.start : span.end] for span in article.headings] == [TITLE, "A new start"]


def test_web_page_with_opengraph_and_time():
    head = '<meta property="og:site_name" content="The Fjord Post">'
    article = read(web_page(head=head, before='<time datetime="2024-03-03">3 March</time>').encode())
    assert (article.outlet, origin(article, "outlet")) == ("The Fjord Post", "OpenGraph")
    assert (article.published, origin(article, "published")) == ("2024-03-03", "time element")


def test_the_page_around_the_article_is_removed_with_its_reasons():
    after = (
        "<aside class='related'><h3>Related</h3><a href='/x'>Who pays for the pool?</a></aside>"
        "<section id='comments'><p class='comment'>I have lived here for fifty years and have never taken it once.</p>"
        "</section><div class='newsletter-signup'><p>A letter every week.</p></div>"
        "<script>document.write('<p>evil</p>')</script><p hidden>Unseen</p><footer>© The Fjord Post</footer>"
    )
    article = read(web_page(after=after).encode())
    assert article.text == ARTICLE
    found = {piece.text: piece.reason for piece in article.removed}
    assert found["Who pays for the pool?"] == "related"
    assert found["I have lived here for fifty years and have never taken it once."] == "comment"
    assert found["A letter every week."] == "newsletter"
    assert found["Home"] == "navigation"
    assert not {"Unseen", "evil"} & set(found)
    assert "document.write" not in article.source


def test_a_class_of_the_whole_page_removes_nothing():
    page = web_page().replace("<body>", "<body class='has-comments sidebar-right'>")
    page = page.replace(
        "<article>", "<article class='post has-sharing related-on'><div class='content newsletter-inline'>"
    )
    assert read(page.encode()).text == ARTICLE


def test_a_stub_whose_text_is_in_json_ld_is_read_from_there():
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(PARAGRAPHS)})
    page = web_page(head=f"<script type='application/ld+json'>{data}</script>", body=f"<p>{PARAGRAPHS[0]}</p>")
    assert read(page.encode()).text == ARTICLE


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_a_page_in_another_encoding(encoding):
    page = web_page(head=f"<meta charset='{'windows-1252' if encoding == 'cp1252' else encoding}'>")
    assert read(page.encode(encoding)).text == ARTICLE


def test_a_saved_web_archive():
    article = read(web_archive(web_page()))
    assert (article.text, article.url) == (ARTICLE, "https://fjordpost.example/ferry")


def test_pdf_paragraphs_are_whole_and_running_heads_go():
    article = read(pdf_file(wrapped_pages()))
    assert article.text == ARTICLE.replace("“", '"').replace("”", '"')
    assert {(piece.text, piece.reason) for piece in article.removed} == {
        ("The Fjord Post", "page header"),
        ("1", "page header"),
        ("2", "page header"),
    }
    assert [article.text[span.start : span.end] for span in article.headings] == [TITLE, "A new start"]


def test_word_file():
    article = read(word_file(author="Ragna Moe"))
    assert (article.text, article.title, article.authors) == (ARTICLE, TITLE, ("Ragna Moe",))
    assert [article.text[span.start : span.end] for span in article.headings] == [TITLE, "A new start"]


def test_markdown_with_front_matter():
    source = f"---\ntitle: {TITLE}\nauthor: Ragna Moe\ndate: 2024-03-03\nsource: The Fjord Post\n---\n\n# {TITLE}\n\n"
    body = "\n\n".join(PARAGRAPHS).replace("A new start", "## A *new* start").replace("Lind", "**Lind**")
    article = read((source + body).encode(), "a.md")
    assert (article.text, article.outlet, article.published) == (ARTICLE, "The Fjord Post", "2024-03-03")
    assert [article.text[span.start : span.end] for span in article.headings] == [TITLE, "A new start"]


def test_html_inside_markdown_stays_text():
    source = f"# {TITLE}\n\n" + "\n\n".join(PARAGRAPHS) + "\n\n[a](http://b.example) **c** <script>alert(1)</script>"
    assert read(source.encode()).text == ARTICLE + "\n\na c <script>alert(1)</script>"


ROWS = [
    ["Headline", "Body", "Source", "Date", "Link"],
    [TITLE, "\n\n".join(PARAGRAPHS), "The Fjord Post", "2024-03-03", "https://fjordpost.example/ferry"],
    ["Bericht", GERMAN, "Hafenblatt", "03.03.2024", ""],
    ['=HYPERLINK("http://x")', "\n\n".join(PARAGRAPHS[:4]), "Coast Review", "", ""],
]


def csv_of(rows: list[list[str]], delimiter: str) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode()


CORPORA = {
    "corpus.csv": csv_of(ROWS, ","),
    "corpus.tsv": csv_of(ROWS, "\t"),
    "semicolons.csv": csv_of(ROWS, ";"),
    "corpus.xlsx": workbook(ROWS),
    "corpus.jsonl": "\n".join(json.dumps(dict(zip(ROWS[0], row, strict=True))) for row in ROWS[1:]).encode(),
    "corpus.json": json.dumps({"articles": [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]}).encode(),
}


@pytest.mark.parametrize("name", CORPORA)
def test_corpora(name):
    outcomes = list(read_each(CORPORA[name], source_name=name))
    first = outcomes[0]
    assert isinstance(first, Article)
    assert (first.source_name, first.text, first.outlet) == (f"{name}#1", ARTICLE, "The Fjord Post")
    assert (first.published, first.url) == ("2024-03-03", "https://fjordpost.example/ferry")
    assert origin(first, "outlet") == "column “Source”"
    assert isinstance(outcomes[1], UnreadableArticle)
    assert (outcomes[1].source_name, "German" in outcomes[1].reason) == (f"{name}#2", True)
    assert isinstance(outcomes[2], Article)
    if not name.endswith("xlsx"):  # a formula without a stored value is an empty cell there
        assert outcomes[2].title == '=HYPERLINK("http://x")'


def test_columns_are_guessed_and_can_be_corrected():
    table = read_table(CORPORA["corpus.csv"], source_name="corpus.csv")
    guess = guess_columns(table.header, table.rows)
    assert guess == {"text": "Body", "title": "Headline", "outlet": "Source", "published": "Date", "url": "Link"}
    right = guess | {"outlet": "Link"}
    assert read_articles(CORPORA["corpus.csv"], source_name="c", columns=right)[0].outlet == "fjordpost.example"
    with pytest.raises(UnreadableArticle, match="no column 'Nothing'"):
        read_articles(CORPORA["corpus.csv"], source_name="c", columns={"text": "Nothing"})


def test_the_text_column_is_found_by_length_and_a_table_without_one_is_refused():
    assert guess_columns(["a", "b"], [["x", ARTICLE]]) == {"text": "b"}
    data = json.dumps([{"a": 1, "b": "short"}]).encode()
    with pytest.raises(UnreadableArticle, match="No column holds the articles' text"):
        read_articles(data, source_name="c.json")


def test_an_archive_gives_its_files_and_names_what_failed():
    data = archive(
        {
            "x/b.txt": ARTICLE.encode(),
            "x/a.html": web_page().encode(),
            "x/README.md": b"no",
            "__MACOSX/b.txt": b"no",
            "x/inner.zip": archive({"c.docx": word_file()}),
            "x/empty.txt": b"",
        }
    )
    outcomes = list(read_each(data, source_name="all.zip"))
    assert [outcome.source_name for outcome in outcomes] == [
        "all.zip/x/a.html",
        "all.zip/x/b.txt",
        "all.zip/x/empty.txt",
        "all.zip/x/inner.zip/c.docx",
    ]
    assert [isinstance(outcome, Article) for outcome in outcomes] == [True, True, False, True]


def test_the_name_says_nothing_about_the_format():
    for data in (web_page().encode(), word_file(), web_archive(web_page())):
        assert read(data, "picture.png").text == ARTICLE


def test_an_open_document_is_read_without_what_was_deleted():
    article = read(open_document(), "draft.odt")
    assert article.text == ARTICLE
    assert [article.text[span.start : span.end] for span in article.headings] == [TITLE, "A new start"]


@pytest.mark.parametrize("listed", [True, False])
def test_an_electronic_book(listed):
    assert read(electronic_book([web_page()], listed=listed), "one.epub").text == ARTICLE
    other = web_page().replace("night ferry", "morning ferry")
    both = read_articles(electronic_book([web_page(), other], listed=listed), source_name="two.epub")
    assert [article.source_name for article in both] == ["two.epub#1", "two.epub#2"]
    assert {article.outlet for article in both} == ({"The Fjord Post"} if listed else {""})


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_holds_an_article_per_page(packed):
    found = read_articles(crawl([web_page(), web_page(body="<p>Empty.</p>")], packed=packed), source_name="crawl.warc")
    assert (found[0].text, found[0].url) == (ARTICLE, "https://fjordpost.example/0")


def test_a_page_that_safari_saved():
    article = read(safari_archive(web_page()), "ferry.webarchive")
    assert (article.text, article.url) == (ARTICLE, "https://fjordpost.example/ferry")


MAIL = (
    "Return-Path: <news@fjordpost.example>\nFrom: {sender}\nTo: reader@example.org\nSubject: {title}\n"
    "Date: Sun, 3 Mar 2024 07:30:00 +0100\nMIME-Version: 1.0\n"
)


@pytest.mark.parametrize("kind", ["plain", "html", "both"])
def test_a_newsletter_is_an_article_from_its_sender(kind):
    plain = "\n\n".join(PARAGRAPHS)
    parts = [("text/plain", plain)] * (kind != "html") + [("text/html", web_page())] * (kind != "plain")
    body = "".join(f"--X\nContent-Type: {name}; charset=utf-8\n\n{text}\n" for name, text in parts)
    head = MAIL.format(sender='"The Fjord Post" <news@fjordpost.example>', title=TITLE)
    article = read(f'{head}Content-Type: multipart/alternative; boundary="X"\n\n{body}--X--\n'.encode(), "letter.eml")
    assert article.text == ARTICLE
    assert (article.outlet, article.title, article.published) == ("The Fjord Post", TITLE, "2024-03-03T07:30+01:00")


def test_an_article_of_an_agency_in_xml():
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    xml = (
        f"<?xml version='1.0'?><nitf><head><title>{TITLE}</title><docdata><date.issue norm='20240303'/></docdata></head><body>"
        f"<body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By Ragna Moe</byline><distributor>Fjord Agency</distributor>"
        f"</body.head><body.content><block>{body}</block></body.content></body></nitf>"
    )
    article = read(xml.encode(), "story.xml")
    assert article.text == ARTICLE
    assert (article.outlet, article.published, article.authors) == ("Fjord Agency", "2024-03-03", ("Ragna Moe",))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>A ferry</text></svg>", "a picture (SVG)"),
        (b"<?xml version='1.0'?><settings><key>a</key><value>b</value></settings>", "no part of it is known to be"),
        (b"bplist00" + b"\x00" * 40, "property list"),
        (archive({"Index/Document.iwa": b"x"}), "Apple's Pages"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument table"),
        (b"%!PS-Adobe-3.0 ferry", "PostScript"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, words):
    with pytest.raises(UnreadableArticle) as caught:
        read_articles(data, source_name="file.bin")
    assert words in caught.value.reason


def test_a_word_file_with_tracked_changes_has_the_new_wording():
    document = docx.Document()
    for text in PARAGRAPHS[:3]:
        document.add_paragraph(text)
    last = document.add_paragraph("The ferry ")
    for tag, inner, text in (
        ("w:ins", "w:t", "will stay "),
        ("w:del", "w:delText", "must go "),
        ("w:ins", "w:t", "for good."),
    ):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        words.text = text
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        change.append(run)
        last._p.append(change)
    file = io.BytesIO()
    document.save(file)
    assert read(file.getvalue(), "draft.docx").text.endswith("The ferry will stay for good.")


def columns(left: list[str], right: list[str], *, by_rows: bool, scale: int = 1) -> bytes:
    """A PDF page with a title over two columns, written row by row or column by column."""
    rows = [(60, 700 - 13 * n, text) for n, text in enumerate(left)]
    others = [(320, 700 - 13 * n, text) for n, text in enumerate(right)]
    placed = [row for pair in zip(rows, others, strict=True) for row in pair] if by_rows else rows + others
    size = 10 // scale
    return drawn_pdf([(60, 740, 16, TITLE, 1), *((x, y, size, text, scale) for x, y, text in placed)])


@pytest.mark.parametrize("by_rows", [True, False])
@pytest.mark.parametrize("scale", [1, 10])
def test_columns_of_a_pdf_are_read_one_after_the_other(by_rows, scale):
    left = [
        "The council of Ostervik voted on Tuesday to",
        "keep the night ferry running for another",
        "three years, ending a quarrel that had divi-",
        "ded the town since the spring. Nobody had",
        "expected the vote to be as clear as it was,",
    ]
    right = [
        "nine to four, after all that had been said.",
        "Opponents had argued that the ferry carries",
        "fewer than forty passengers a night, and",
        "that it costs more than the library and the",
        "swimming pool together in any given year.",
    ]
    text = read(columns(left, right, by_rows=by_rows, scale=scale), "columns.pdf").text
    assert text == f"{TITLE}\n\n" + " ".join(left + right).replace("divi- ", "divi")


def test_a_page_printed_from_a_browser_has_no_head_and_foot():
    lines = [
        ("3/3/24, 9:30 AM", 8),
        (TITLE, 16),
        *((line, 10) for line in textwrap.wrap(PARAGRAPHS[0], 80)),
        ("https://fjordpost.example/ferry 1/1", 8),
    ]
    assert read(pdf_file([lines]), "print.pdf").text == f"{TITLE}\n\n{PARAGRAPHS[0]}"


@pytest.mark.parametrize(
    ("row", "outlet", "day"),
    [
        (
            {
                "source": {"id": None, "name": "The Fjord Post"},
                "publishedAt": "2024-03-03T10:00:00Z",
                "content": ARTICLE,
            },
            "The Fjord Post",
            "2024-03-03",
        ),
        (
            {"media_name": "fjordpost.example", "publish_date": "2024-03-03", "text": ARTICLE},
            "fjordpost.example",
            "2024-03-03",
        ),
        (
            {"domain": "www.fjordpost.example", "seendate": "20240303T101500Z", "content": ARTICLE},
            "fjordpost.example",
            "2024-03-03",
        ),
        (
            {
                "source_domain": "fjordpost.example",
                "date_publish": "2024-03-03 10:00:00",
                "maintext": ARTICLE,
                "text": None,
            },
            "fjordpost.example",
            "2024-03-03",
        ),
        (
            {
                "hostname": "fjordpost.example",
                "source": "https://fjordpost.example/a",
                "date": "2024-03-03",
                "text": ARTICLE,
            },
            "fjordpost.example",
            "2024-03-03",
        ),
        (
            {"sitename": "The Fjord Post", "hostname": "fjordpost.example", "date": "2024-03-03", "text": ARTICLE},
            "The Fjord Post",
            "2024-03-03",
        ),
        (
            {"Publication Title": "The Fjord Post", "Date": "2024-03-03", "Full Text": ARTICLE},
            "The Fjord Post",
            "2024-03-03",
        ),
        ({"url": "https://m.fjordpost.example/2024/03/03/a", "text": ARTICLE}, "fjordpost.example", "2024-03-03"),
        ({"outlet": "The Fjord Post", "timestamp": 1709460000, "text": ARTICLE}, "The Fjord Post", "2024-03-03"),
    ],
)
def test_the_fields_of_news_services(row, outlet, day):
    for data in (
        json.dumps([row]),
        json.dumps({"status": "ok", "articles": [row, row]}),
        json.dumps({"response": {"results": [row]}}),
    ):
        article = read_articles(data.encode(), source_name="service.json")[0]
        assert (article.outlet, article.published[:10], article.text) == (outlet, day, ARTICLE)


def test_texts_nested_in_fields():
    row = {
        "webTitle": TITLE,
        "webPublicationDate": "2024-03-03T10:00:00Z",
        "sectionName": "Sea",
        "fields": {"bodyText": ARTICLE, "byline": "Ragna Moe"},
    }
    article = read_articles(json.dumps({"response": {"results": [row]}}).encode(), source_name="g.json")[0]
    assert (article.title, article.section, article.authors) == (TITLE, "Sea", ("Ragna Moe",))


def test_stubs_and_bad_dates_of_a_table_are_named():
    rows = [["title", "text", "date"], [TITLE, f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}… [+2310 chars]", "04/06/2024"]]
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    notes = read_articles(file.getvalue().encode(), source_name="a.csv")[0].notes
    assert "Its date “04/06/2024” in the column “date” can't be read for sure; write it like 2025-06-04." in notes
    assert any("cut" in note for note in notes)


def test_a_feed_that_holds_texts():
    entry = "<item><title>{}</title><link>https://fjordpost.example/a</link><pubDate>Sun, 03 Mar 2024 10:00:00 +0000</pubDate><content:encoded><![CDATA[{}]]></content:encoded></item>"
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    feed = f"<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>The Fjord Post</title>{entry.format(TITLE, body)}{entry.format('Pool to close', '<p>Soon.</p>')}</channel></rss>"
    article = read(feed.encode(), "feed.xml")
    assert (article.title, article.outlet, article.published[:10]) == (TITLE, "The Fjord Post", "2024-03-03")
    assert article.notes[0] == "1 of the feed's 2 entries only announce an article and were left out."

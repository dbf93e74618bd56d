"""Saved web pages: which blocks are the article, and what the page says about itself."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import replace

import trafilatura
from lxml import html as lxml_html

from analysis.ingest.document import Block, Document, Unparsable
from analysis.ingest.lines import bare
from analysis.ingest.readers.untrusted.layout import HEADING_TAGS, PageBlock, visible_blocks
from analysis.ingest.readers.untrusted.page_body import body_numbers
from analysis.ingest.readers.untrusted.page_metadata import article_body, read_page_metadata
from analysis.ingest.readers.untrusted.page_notes import page_notes
from analysis.ingest.readers.untrusted.page_parts import article_elements, is_export_page
from analysis.ingest.readers.untrusted.page_threads import thread_entries
from analysis.ingest.splitting.records import database_of

MAX_CHARACTERS = 5_000_000
"""Larger pages are refused: some engines take quadratic time in what a page may hold."""
MIN_SHARE_OF_BODY = 0.6
"""If the page shows less than this share of the article that JSON-LD carries, it is a stub and JSON-LD is used."""

_DATA_URI = re.compile(r"data:[a-z/+.-]{1,60};base64,[A-Za-z0-9+/=%\s]{200,}")
_HEADLINE = re.compile(r"headline|titrearticle|articletitle|(?:^|\s)(?:hd|title|titre)(?:$|\s)")


def parse_html(data: bytes) -> Document:
    """Parse a page given as UTF-8.

    Raises:
        Unparsable: It is too large or holds no text.
    """
    text = _DATA_URI.sub("", data.decode("utf-8", errors="replace"))
    tree = _tree(text)
    page_blocks = tuple(visible_blocks(tree))
    exported = is_export_page(page_blocks, text)
    database = database_of(text) if exported else ""
    if len(text) > MAX_CHARACTERS and not exported:
        message = (
            f"The page has {len(text) / 1e6:.0f} million characters; at most {MAX_CHARACTERS // 10**6} can be read."
        )
        raise Unparsable(message)
    elements = article_elements(tree, exported=exported)
    if len(elements) > 1:
        return Document(parts=_parts(tree, elements, exported=exported, database=database))
    return _exported(page_blocks, database) if exported else _one_article(text, tree, page_blocks)


def _tree(text: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    return lxml_html.document_fromstring(text.encode("utf-8", errors="replace") or b"<p>", parser=parser)


def _exported(page_blocks: Sequence[PageBlock], database: str) -> Document:
    """A database's export: all its lines, whose labels tell what they are."""
    blocks = tuple(
        Block(block.text, heading=block.tag in HEADING_TAGS or bool(_HEADLINE.search(block.names)))
        for block in page_blocks
    )
    return Document(blocks=blocks, is_export=True, database=database)


def _parts(
    tree: lxml_html.HtmlElement, elements: Sequence[lxml_html.HtmlElement], *, exported: bool, database: str
) -> tuple[Document, ...]:
    if exported:
        return tuple(_exported(tuple(visible_blocks(element)), database) for element in elements)
    whole = read_page_metadata(tree)
    parts = []
    for number, element in enumerate(elements):
        html = f"<html><body>{lxml_html.tostring(element, encoding='unicode', with_tail=False)}</body></html>"
        part_tree = _tree(html)
        try:
            part = _one_article(html, part_tree, tuple(visible_blocks(part_tree)))
        except Unparsable:
            continue
        own = {name: value for name, value in part.metadata.items() if name != "outlet"}
        shared = whole if not number else {name: value for name, value in whole.items() if name == "outlet"}
        parts.append(replace(part, metadata={**shared, **own} if number else {**own, **shared}))
    return tuple(parts)


def _one_article(text: str, tree: lxml_html.HtmlElement, page_blocks: tuple[PageBlock, ...]) -> Document:
    metadata = read_page_metadata(tree)
    title = str(metadata.get("title", [""])[0])
    full = _plain(article_body(tree))
    rest = _without_thread(text, tree)
    main_text = _main_text(rest)
    expected = main_text if rest is text else _main_text(text)
    body = body_numbers(page_blocks, f"{main_text}\n{full}", title=title)
    blocks = tuple(_labelled(block, in_body=n in body, title=title) for n, block in enumerate(page_blocks))
    n_shown = sum(len(page_blocks[number].text.split()) for number in body)
    if full and n_shown < MIN_SHARE_OF_BODY * len(full.split()):
        blocks = _from_paragraphs(full, title)
    elif n_shown < MIN_SHARE_OF_BODY * len(main_text.split()):
        blocks = _from_paragraphs(main_text, title)
    if not any(not block.reason for block in blocks):
        raise Unparsable("The page holds no article text; perhaps it is built by scripts. Save it from the browser.")
    notes = page_notes(tree, page_blocks, body)
    return Document(blocks=blocks, metadata=metadata, notes=notes, expected_words=max(1, len(expected.split())))


def _without_thread(text: str, tree: lxml_html.HtmlElement) -> str:
    """Return the page without its readers' comments, which may be longer than the article."""
    if not thread_entries(tree):
        return text
    rest = copy.deepcopy(tree)
    for entry in thread_entries(rest):
        entry.drop_tree()
    return str(lxml_html.tostring(rest, encoding="unicode"))


def _main_text(html: str) -> str:
    """Return what trafilatura takes for the article."""
    found = trafilatura.extract(
        html, include_comments=False, include_tables=True, deduplicate=False, favor_recall=False
    )
    return found or ""


def _plain(body: str) -> str:
    """Take mark-up out of JSON-LD's article text."""
    if "<" in body and ">" in body:
        body = re.sub(r"</(?:p|h\d|li|div)>|<br\s*/?>", "\n", body)
        body = str(lxml_html.fragment_fromstring(body, create_parent="div").text_content())
    return body


def _labelled(block: PageBlock, *, in_body: bool, title: str) -> Block:
    heading = block.tag in HEADING_TAGS
    if in_body or (block.tag == "h1" and title and bare(block.text) == bare(title)):
        return Block(block.text, heading=heading)
    return Block(block.text, reason=block.hint[0] or "page layout")


def _from_paragraphs(full: str, title: str) -> tuple[Block, ...]:
    paragraphs = [" ".join(line.split()) for line in full.splitlines()]
    head = (Block(title, heading=True),) if title else ()
    return head + tuple(Block(text) for text in paragraphs if text)

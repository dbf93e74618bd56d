"""Saved web pages: which blocks are the article, and what the page says about itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import trafilatura
from lxml import html as lxml_html

from analysis.ingest.document import Block, Document, Unparsable
from analysis.ingest.lines import bare
from analysis.ingest.readers.untrusted.layout import HEADING_TAGS, PageBlock, visible_blocks
from analysis.ingest.readers.untrusted.page_metadata import article_body, read_page_metadata
from analysis.ingest.readers.untrusted.page_parts import article_elements, is_export_page
from analysis.ingest.splitting.records import database_of

MAX_CHARACTERS = 5_000_000
"""Larger pages are refused: some engines take quadratic time in what a page may hold."""
MIN_SHARE_OF_BODY = 0.6
"""If the page shows less than this share of the article that JSON-LD carries, it is a stub and JSON-LD is used."""
MIN_BLOCK_WORDS = 4
MAX_LINK_SHARE = 0.6

_DATA_URI = re.compile(r"data:[a-z/+.-]{1,60};base64,[A-Za-z0-9+/=%\s]{200,}")
_HEADLINE = re.compile(r"headline|titrearticle|articletitle|(?:^|\s)(?:hd|title|titre)(?:$|\s)")
_CONTENT_TAGS = frozenset({"p", "blockquote", "li", "h2", "h3", "h4", "pre", "div", "td"})
_TRUSTED_HINTS = frozenset(
    {"comment", "caption", "share", "advertisement", "newsletter", "related", "bio", "byline", "date", "notice"}
)


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
        parts.append(Document(part.blocks, {**shared, **own} if number else {**own, **shared}))
    return tuple(parts)


def _one_article(text: str, tree: lxml_html.HtmlElement, page_blocks: tuple[PageBlock, ...]) -> Document:
    metadata = read_page_metadata(tree)
    title = str(metadata.get("title", [""])[0])
    full = _plain(article_body(tree))
    body = _body_numbers(page_blocks, _main_text(text) + "\n" + full)
    blocks = tuple(_labelled(block, in_body=n in body, title=title) for n, block in enumerate(page_blocks))
    n_shown = sum(len(page_blocks[number].text.split()) for number in body)
    if full and n_shown < MIN_SHARE_OF_BODY * len(full.split()):
        blocks = _from_json_ld(full, title)
    if not any(not block.reason for block in blocks):
        raise Unparsable("The page holds no article text; perhaps it is built by scripts. Save it from the browser.")
    return Document(blocks=blocks, metadata=metadata)


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


def _body_numbers(blocks: tuple[PageBlock, ...], main_text: str) -> frozenset[int]:
    """Return the numbers of the blocks that are the article: those of the main text, and their siblings."""
    lines = {bare(line.lstrip("-| ")) for line in main_text.splitlines()}
    joined = f" {' '.join(lines)} "
    found = set()
    for number, block in enumerate(blocks):
        words = bare(block.text)
        inside = words in lines or (len(words.split()) >= MIN_BLOCK_WORDS and f" {words} " in joined)
        if words and inside and block.tag != "h1":
            found.add(number)
    homes = _homes(blocks, found)
    found = {n for n in found if not _set_apart(blocks[n], homes)}
    for number, block in enumerate(blocks):
        is_sibling = block.tag in _CONTENT_TAGS and len(block.parents) > 1 and block.parents[1] in homes
        if is_sibling and block.link_share < MAX_LINK_SHARE and not _set_apart(block, homes):
            found.add(number)
    return frozenset(found)


def _homes(blocks: tuple[PageBlock, ...], body: set[int]) -> frozenset[int]:
    """Return the elements that directly hold a good part of the article's blocks."""
    counts = Counter(blocks[n].parents[1] for n in body if len(blocks[n].parents) > 1)
    return frozenset(home for home, count in counts.items() if count >= max(2, 0.25 * len(body)))


def _set_apart(block: PageBlock, homes: frozenset[int]) -> bool:
    """Whether the markup takes the block out; not if the element that says so holds the whole article."""
    reason, element = block.hint
    return bool(reason) and reason in _TRUSTED_HINTS and not _contains_home(block, element, homes)


def _contains_home(block: PageBlock, element: int, homes: frozenset[int]) -> bool:
    """Whether ``element`` is the home of the article's blocks or lies around it."""
    inner = block.parents[: block.parents.index(element) + 1] if element in block.parents else ()
    return any(parent in homes for parent in inner)


def _labelled(block: PageBlock, *, in_body: bool, title: str) -> Block:
    heading = block.tag in HEADING_TAGS
    if in_body or (block.tag == "h1" and title and bare(block.text) == bare(title)):
        return Block(block.text, heading=heading)
    return Block(block.text, reason=block.hint[0] or "page layout")


def _from_json_ld(full: str, title: str) -> tuple[Block, ...]:
    paragraphs = [" ".join(line.split()) for line in full.splitlines()]
    head = (Block(title, heading=True),) if title else ()
    return head + tuple(Block(text) for text in paragraphs if text)

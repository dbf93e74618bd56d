"""E-books (EPUB), in which newspapers and reading apps keep articles: the chapters in reading order."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from analysis.ingest.dates import find_date
from analysis.ingest.document import Block, Document, Unparsable
from analysis.ingest.readers.untrusted.layout import HEADING_TAGS, visible_blocks
from analysis.ingest.readers.untrusted.packages import check_package
from analysis.ingest.readers.untrusted.web_page import parse_html

MAX_CHAPTERS = 500
MIN_WORDS = 40
"""A chapter with fewer words is a cover, a title page or a list of contents."""

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


def parse_epub(data: bytes) -> Document:
    """Parse an e-book; one with several chapters that have headings holds an article in each.

    Raises:
        Unparsable: It is damaged, locked, or holds no text.
    """
    check_package(data, allow_doctype=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pages = sorted(name for name in archive.namelist() if name.lower().endswith((".xhtml", ".html", ".htm")))
        metadata: dict[str, list[object]] = {}
        try:
            package, folder = _package(archive)
            metadata = _metadata(package)
            pages = [name for name in _spine(package, folder) if name in archive.NameToInfo] or pages
        except (KeyError, etree.XMLSyntaxError, StopIteration):
            metadata = {}  # the pages in the order of their names will do
        contents = [archive.read(name) for name in pages[:MAX_CHAPTERS]]
    if len(contents) == 1:
        page = parse_html(contents[0])
        return replace(page, metadata={**page.metadata, **metadata})
    chapters = [_chapter(content) for content in contents]
    chapters = [chapter for chapter in chapters if sum(len(block.text.split()) for block in chapter) >= MIN_WORDS]
    if not chapters:
        raise Unparsable("It is an e-book without text that could be an article.")
    if len(chapters) > 1 and all(any(block.heading for block in chapter) for chapter in chapters):
        shared = {name: value for name, value in metadata.items() if name in ("outlet", "published")}
        return Document(parts=tuple(Document(blocks=chapter, metadata=shared) for chapter in chapters))
    return Document(blocks=tuple(block for chapter in chapters for block in chapter), metadata=metadata)


def _package(archive: zipfile.ZipFile) -> tuple[etree._Element, str]:
    container = _tree(archive.read("META-INF/container.xml"))
    path = str(next(container.iter(_ROOTFILE)).get("full-path") or "")
    return _tree(archive.read(path)), posixpath.dirname(path)


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    return etree.fromstring(data, parser)


def _spine(package: etree._Element, folder: str) -> list[str]:
    items = {
        item.get("id"): item.get("href") or ""
        for item in package.iter(f"{_OPF}item")
        if "nav" not in (item.get("properties") or "")
    }
    order = [items.get(reference.get("idref"), "") for reference in package.iter(f"{_OPF}itemref")]
    return [posixpath.normpath(posixpath.join(folder, unquote(name))) for name in order[:MAX_CHAPTERS] if name]


def _chapter(data: bytes) -> tuple[Block, ...]:
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    tree = lxml_html.document_fromstring(data or b"<p>", parser=parser)
    return tuple(
        Block(
            block.text, reason="navigation" if block.hint[0] == "navigation" else "", heading=block.tag in HEADING_TAGS
        )
        for block in visible_blocks(tree)
    )


def _metadata(package: etree._Element) -> dict[str, list[object]]:
    def text(name: str) -> str:
        found = next(package.iter(f"{_DC}{name}"), None)
        return " ".join((found.text or "").split()) if found is not None else ""

    values: dict[str, object] = {
        "title": text("title"),
        "authors": [text("creator")] if text("creator") else [],
        "outlet": text("publisher"),
        "published": find_date(text("date")),
    }
    return {name: [value, "book's properties"] for name, value in values.items() if value}

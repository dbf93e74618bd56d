"""XML of databases and agencies (Factiva, NITF, NewsML, own schemas): the element that repeats is the article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from analysis.ingest.dates import find_date
from analysis.ingest.document import Block, Document, Unparsable

MAX_ARTICLES = 20_000
MIN_WORDS = 20
"""Words of running text that an article's element holds at least."""

_FIELDS = {
    "title": {"headline", "hedline", "hl1", "title", "head", "heading", "headlinetext", "articletitle", "titre", "titel"},
    "outlet": {"sourcename", "source", "publication", "publicationname", "publicationtitle", "publisher", "newspaper", "outlet", "distributor", "domain", "provider", "journal", "docsource", "pubtitle"},
    "published": {"publicationdate", "date", "pubdate", "published", "dateissue", "datepublished", "issuedate", "storydate", "firstcreated", "contentcreated", "versioncreated", "alphapubdate", "numericpubdate", "dateline.date"},
    "authors": {"byline", "author", "authors", "creator", "bytag", "contributor", "signature"},
    "section": {"section", "sectionname", "columnname", "category", "rubric"},
    "url": {"url", "link", "weburl", "docurl"},
}  # fmt: skip
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names}
_TEXTS = frozenset(
    {"paragraph", "p", "para", "text", "body", "content", "bodycontent", "leadparagraph", "tailparagraphs", "fulltext", "maintext", "articletext", "articlebody", "abstractp", "lead", "block", "story", "nitf",
     "textblock", "inlinexml", "html", "hl2", "h2", "h3", "li", "blockquote", "section", "div"}
)  # fmt: skip
_LEFT_OUT = frozenset({"caption", "copyright", "wordcount", "language", "baselanguage", "accessionno", "reference", "newssubject", "region", "company", "industry", "keywords", "keyword", "media", "photo", "figure", "style", "script", "meta", "docdata", "pages", "edition", "id", "guid", "dateline", "modificationdate", "loaddate", "identifier", "rights", "indexterms", "subject", "abstract"})  # fmt: skip
_PAGE = re.compile(rb"<!ENTITY", re.IGNORECASE)


def parse_xml(data: bytes) -> Document:
    """Parse an XML file with one article or several.

    Raises:
        Unparsable: It declares entities, is damaged, or no part of it is an article.
    """
    if _PAGE.search(data[:100_000]):
        raise Unparsable("It declares entities of its own, as attacks do; it was not read.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=len(data) > 5_000_000, remove_comments=True, remove_pis=True, recover=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root is None:
        raise Unparsable("It is XML, but damaged.")
    name = _name(root)
    if name == "svg":
        raise Unparsable("It is a picture (SVG), not a text.")
    if name == "plist":
        raise Unparsable("It is a property list, not a text.")
    articles = [document for element in _articles(root) if (document := _article(element)).blocks]
    if not articles:
        raise Unparsable("It is XML, and no part of it is known to be an article's text; save it as plain text or HTML.")
    return articles[0] if len(articles) == 1 else Document(parts=tuple(articles))


def _name(element: etree._Element) -> str:
    return re.sub(r"[^a-z0-9.]", "", str(element.tag).rpartition("}")[2].lower()) if isinstance(element.tag, str) else ""


def _articles(root: etree._Element) -> list[etree._Element]:
    """Return the outermost elements that have a title and a text of their own; the root where there are none."""
    groups: dict[str, list[etree._Element]] = defaultdict(list)
    for element in root.iter():
        children = {_name(child) for child in element}
        inner = children | {_name(grandchild) for child in element for grandchild in child}
        if inner & _FIELDS["title"] and inner & _TEXTS and element is not root:
            groups[_name(element)].append(element)
    best = max(groups.values(), key=lambda group: (len(group), -_depth(group[0])), default=[])
    if len(best) < 2:
        return [root]
    chosen = set(map(id, best))
    return [element for element in best if not any(id(parent) in chosen for parent in element.iterancestors())][:MAX_ARTICLES]


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _article(element: etree._Element) -> Document:
    values: dict[str, list[str]] = defaultdict(list)
    blocks: list[Block] = []
    for field, text in _walk(element):
        if field == "text":
            blocks.append(Block(text))
        elif field == "heading":
            blocks.append(Block(text, heading=True))
        else:
            values[field].append(text)
    if sum(len(block.text.split()) for block in blocks) < MIN_WORDS:
        return Document()
    metadata: dict[str, list[object]] = {}
    for field, texts in values.items():
        if field == "published":
            found = next(filter(None, map(_date, texts)), "")
        else:
            found = texts[0]
        if found:
            metadata[field] = [[found] if field == "authors" else found, "element of the file"]
    return Document(blocks=tuple(blocks), metadata=metadata)


def _date(text: str) -> str:
    compact = re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T(\d\d)(\d\d))?", text)
    return find_date(f"{compact[1]}-{compact[2]}-{compact[3]}") if compact else find_date(text)


def _walk(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the texts inside an article's element in their order, each with the field it fills."""
    for child in element:
        name = _name(child)
        if name in _LEFT_OUT and name != "docdata":
            continue
        dates = [str(value) for key, value in child.attrib.items() if key.rpartition("}")[2].lower() in ("norm", "date.publication", "date")]
        for value in dates:
            yield "published", value
        field = _FIELD_OF.get(name, "")
        whole = " ".join("".join(map(str, child.itertext())).split())
        if field and not (field == "title" and any(_name(inner) in ("p", "paragraph") and len(inner) for inner in child)):
            if whole and not _holds_article(child):
                yield field, whole
            elif _holds_article(child):
                yield from _walk(child)
        elif _has_blocks(child):
            yield from _walk(child)
        elif whole:
            yield ("heading" if name in ("hl2", "h2", "h3") else "text"), whole


def _has_blocks(element: etree._Element) -> bool:
    return any(_name(child) in _TEXTS or _name(child) in _FIELD_OF or len(child) for child in element) and not (element.text or "").strip()


def _holds_article(element: etree._Element) -> bool:
    return any(_name(inner) in ("p", "paragraph", "body", "bodycontent", "bodyhead") for inner in element.iterdescendants()) and sum(1 for _ in element.iterdescendants()) > 3

"""XML of databases and agencies (Factiva, NITF, NewsML, own schemas): the element that repeats is the article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from analysis.ingest.dates import find_date
from analysis.ingest.document import FILE_ELEMENT, Block, Document, Unparsable
from analysis.ingest.splitting.export_words import export_words

MAX_ARTICLES = 20_000
MIN_WORDS = 20
"""Words of running text that an article's element holds at least."""

_PAGE = re.compile(rb"<!ENTITY", re.IGNORECASE)


def parse_xml(data: bytes) -> Document:
    """Parse an XML file with one article or several.

    Raises:
        Unparsable: It declares entities, is damaged, or no part of it is an article.
    """
    if _PAGE.search(data[:100_000]):
        raise Unparsable("It declares entities of its own, as attacks do; it was not read.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=len(data) > 5_000_000,
        remove_comments=True,
        remove_pis=True,
        recover=True,
        load_dtd=False,
    )
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
        raise Unparsable(
            "It is XML, and no part of it is known to be an article's text; save it as plain text or HTML."
        )
    return articles[0] if len(articles) == 1 else Document(parts=tuple(articles))


def _name(element: etree._Element) -> str:
    return (
        re.sub(r"[^a-z0-9.]", "", str(element.tag).rpartition("}")[2].lower()) if isinstance(element.tag, str) else ""
    )


def _articles(root: etree._Element) -> list[etree._Element]:
    """Return the outermost elements that have a title and a text of their own; the root where there are none."""
    words = export_words()
    groups: dict[str, list[etree._Element]] = defaultdict(list)
    for element in root.iter():
        children = {_name(child) for child in element}
        inner = children | {_name(grandchild) for child in element for grandchild in child}
        if (
            any(words.xml_fields.get(name) == "title" for name in inner)
            and inner & words.xml_texts
            and element is not root
        ):
            groups[_name(element)].append(element)
    best = max(groups.values(), key=lambda group: (len(group), -_depth(group[0])), default=[])
    if len(best) < 2:
        return [root]
    chosen = set(map(id, best))
    return [element for element in best if not any(id(parent) in chosen for parent in element.iterancestors())][
        :MAX_ARTICLES
    ]


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
        found = next(filter(None, map(_date, texts)), "") if field == "published" else texts[0]
        if found:
            metadata[field] = [[found] if field == "authors" else found, FILE_ELEMENT]
    return Document(blocks=tuple(blocks), metadata=metadata)


def _date(text: str) -> str:
    compact = re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T(\d\d)(\d\d))?", text)
    return find_date(f"{compact[1]}-{compact[2]}-{compact[3]}") if compact else find_date(text)


def _walk(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the texts inside an article's element in their order, each with the field it fills."""
    words = export_words()
    for child in element:
        name = _name(child)
        if name in words.xml_left_out:
            continue
        dates = [
            str(value)
            for key, value in child.attrib.items()
            if str(key).rpartition("}")[2].lower() in ("norm", "date.publication", "date")
        ]
        for value in dates:
            yield "published", value
        field = words.xml_fields.get(name, "")
        whole = " ".join("".join(map(str, child.itertext())).split())
        is_container = any(_name(inner) in words.xml_fields for inner in child.iterdescendants()) or _holds_article(
            child
        )
        if field and not is_container:
            if whole:
                yield field, whole
        elif is_container or _has_blocks(child):
            yield from _walk(child)
        elif whole:
            yield ("heading" if name in ("hl2", "h2", "h3") else "text"), whole


def _has_blocks(element: etree._Element) -> bool:
    words = export_words()
    names = words.xml_texts | words.xml_fields.keys()
    return any(_name(child) in names or len(child) for child in element) and not (element.text or "").strip()


def _holds_article(element: etree._Element) -> bool:
    inner = list(element.iterdescendants())
    return len(inner) > 3 and any(
        _name(child) in ("p", "paragraph", "body", "bodycontent", "bodyhead") for child in inner
    )

"""Word files (docx): paragraphs and headings; head and foot lines, comments and text boxes are left out.

The text is read off the document's own XML: a passage that was inserted while changes were tracked is text like any
other, one that was deleted is none, and a file of hundreds of articles takes no longer per paragraph than a short one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument
from lxml import etree

from analysis.ingest.document import Block, Document
from analysis.ingest.readers.untrusted.packages import check_package

_HEADINGS = ("heading", "title")
_CAPTION = "caption"
DEFAULT_AUTHORS = frozenset({"python-docx", "user", "author", "admin", "administrator", "microsoft office user"})
"""Authors that programs write into a file whose author nobody named."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset(
    [f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "pict", "instrText", "delText", "pPr", "rPr")]
    + [_FALLBACK]
)
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def parse_docx(data: bytes) -> Document:
    """Parse a Word file.

    Raises:
        Unparsable: It is damaged, locked, or unpacks to too much.
    """
    check_package(data)
    document: WordDocument = docx.Document(io.BytesIO(data))
    styles = {str(style.style_id): str(style.name or "").lower() for style in document.styles}
    blocks = tuple(block for child in document.element.body for block in _blocks(child, styles))
    return Document(blocks=blocks, metadata=_metadata(document))


def _blocks(element: etree._Element, styles: dict[str, str]) -> Iterator[Block]:
    if element.tag == f"{_W}p":
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = styles.get(str(style.get(f"{_W}val")), "") if style is not None else ""
        for line in "".join(_words(element)).split("\n"):
            if line.strip():
                reason = "caption" if name == _CAPTION else "navigation" if name.startswith("toc ") else ""
                yield Block(" ".join(line.split()), reason=reason, heading=name.startswith(_HEADINGS))
    elif element.tag == f"{_W}tbl":
        cells = [
            block
            for cell in element.iter(f"{_W}tc")
            if not _is_nested(cell)
            for child in cell
            for block in _blocks(child, styles)
        ]
        yield from dict.fromkeys(cells)
    elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml", f"{_W}moveTo"):
        for child in element:
            yield from _blocks(child, styles)


def _is_nested(cell: etree._Element) -> bool:
    return sum(ancestor.tag == f"{_W}tc" for ancestor in cell.iterancestors()) > 0


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _words(child)


def _metadata(document: WordDocument) -> dict[str, list[Any]]:
    author = " ".join((document.core_properties.author or "").split())
    if author and author.lower() not in DEFAULT_AUTHORS and len(author.split()) in (2, 3, 4):
        return {"authors": [[author], "document properties"]}
    return {}

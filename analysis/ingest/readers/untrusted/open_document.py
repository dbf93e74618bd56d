"""OpenDocument texts (odt): paragraphs and headings, without deleted passages, comments and footnotes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from analysis.ingest.document import Block, Document, Unparsable
from analysis.ingest.readers.untrusted.packages import check_package
from analysis.ingest.readers.untrusted.word_file import DEFAULT_AUTHORS

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_LEFT_OUT = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_TEXT}note",
        f"{_OFFICE}annotation",
        f"{_TEXT}bibliography",
        f"{_TEXT}table-of-content",
    }
)
_GAPS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}


def parse_odt(data: bytes) -> Document:
    """Parse an OpenDocument text.

    Raises:
        Unparsable: It is damaged, locked, or unpacks to too much.
    """
    check_package(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "content.xml" not in names:
            raise Unparsable("It is damaged: its text is missing.")
        root = _tree(archive.read("content.xml"))
        meta = _tree(archive.read("meta.xml")) if "meta.xml" in names else None
    body = next(root.iter(f"{_OFFICE}text"), None)
    if body is None:
        raise Unparsable("It holds no text; perhaps it is a table or a presentation.")
    return Document(blocks=tuple(_blocks(body)), metadata=_metadata(meta))


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    return etree.fromstring(data, parser)


def _blocks(body: etree._Element) -> Iterator[Block]:
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element.tag in _LEFT_OUT:
            walk.skip_subtree()
        elif element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            style = str(element.get(f"{_TEXT}style-name") or "")
            heading = element.tag == f"{_TEXT}h" or style.startswith(("Title", "Heading"))
            for line in "".join(_words(element)).split("\n"):
                if line.strip():
                    yield Block(line, heading=heading)


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _GAPS:
            yield _GAPS[str(child.tag)]
        elif child.tag not in _LEFT_OUT and child.tag not in (f"{_TEXT}p", f"{_TEXT}h"):
            yield from _words(child)
        yield child.tail or ""


def _metadata(meta: etree._Element | None) -> dict[str, list[object]]:
    found = next(meta.iter(_CREATOR), None) if meta is not None else None
    author = " ".join((found.text or "").split()) if found is not None else ""
    if author and author.lower() not in DEFAULT_AUTHORS and len(author.split()) in (2, 3, 4):
        return {"authors": [[author], "document properties"]}
    return {}

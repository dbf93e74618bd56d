"""Word files (docx): paragraphs and headings; head and foot lines, comments and text boxes are left out."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.table import Table

from analysis.ingest.document import Block, Document
from analysis.ingest.readers.untrusted.packages import check_package

_HEADINGS = ("Heading", "Title")
_CAPTION = "Caption"
DEFAULT_AUTHORS = frozenset({"python-docx", "user", "author", "admin", "administrator", "microsoft office user"})
"""Authors that programs write into a file whose author nobody named."""


def parse_docx(data: bytes) -> Document:
    """Parse a Word file.

    Raises:
        Unparsable: It is damaged, locked, or unpacks to too much.
    """
    check_package(data)
    document: WordDocument = docx.Document(io.BytesIO(data))
    blocks: list[Block] = []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            blocks.extend(_cells(item))
        else:
            style = str(item.style.name) if item.style is not None else ""
            text = " ".join(item.text.split())
            if text:
                reason = "caption" if style == _CAPTION else ""
                blocks.append(Block(text, reason=reason, heading=style.startswith(_HEADINGS)))
    return Document(blocks=tuple(blocks), metadata=_metadata(document))


def _cells(table: Table) -> list[Block]:
    texts = [" ".join(cell.text.split()) for row in table.rows for cell in row.cells]
    return [Block(text) for text in dict.fromkeys(texts) if text]


def _metadata(document: WordDocument) -> dict[str, list[Any]]:
    author = " ".join((document.core_properties.author or "").split())
    if author and author.lower() not in DEFAULT_AUTHORS and len(author.split()) in (2, 3, 4):
        return {"authors": [[author], "document properties"]}
    return {}

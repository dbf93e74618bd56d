"""What a parser hands back: blocks of text in reading order, metadata, or a table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

FILE_ELEMENT = "element of the file"
"""Source of a value that an element of an XML file gives."""


class Unparsable(Exception):
    """A file that can't be read; the text is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or label.

    ``reason`` is one of :data:`analysis.ingest.REASONS` if the markup tells that it is not the article.
    """

    text: str
    reason: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file.

    Attributes:
        blocks: Its text in reading order.
        metadata: Values by field (``outlet``, ``title``, ``authors``, ``published``, ``url``, ``section``,
            ``language``), each with its source: ``{"title": ["A title", "JSON-LD"]}``.
        rows: For a workbook its first sheet, header first.
        parts: The articles of a file that holds several, each told from the others by the file's own structure.
        is_export: Whether the blocks are those of a press database's export, its labels included and nothing set apart.
        database: Name of that database, if the file tells it.
        text: Instead of blocks, a plain text with its line breaks, as mails and Rich Text hold it.
        notes: What the reader should know about it, as sentences.
        expected_words: For a page the words that a general extractor takes for the article.
    """

    blocks: tuple[Block, ...] = ()
    metadata: dict[str, list[Any]] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()
    parts: tuple[Document, ...] = ()
    is_export: bool = False
    database: str = ""
    text: str = ""
    notes: tuple[str, ...] = ()
    expected_words: int = 0


def to_plain(document: Document) -> dict[str, Any]:
    """Return the document as JSON can carry it."""
    return asdict(document)


def from_plain(data: dict[str, Any]) -> Document:
    """Undo :func:`to_plain`."""
    return Document(
        blocks=tuple(Block(**block) for block in data["blocks"]),
        metadata={name: list(value) for name, value in data["metadata"].items()},
        rows=tuple(tuple(row) for row in data["rows"]),
        parts=tuple(from_plain(part) for part in data["parts"]),
        is_export=bool(data["is_export"]),
        database=data["database"],
        text=data["text"],
        notes=tuple(data["notes"]),
        expected_words=int(data["expected_words"]),
    )

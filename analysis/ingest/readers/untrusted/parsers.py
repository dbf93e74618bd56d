"""From a kind of file to its parser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from analysis.ingest.document import Document

_PARSERS: Mapping[str, tuple[str, str]] = {
    "html": ("web_page", "parse_html"),
    "mhtml": ("web_archives", "parse_mhtml"),
    "webarchive": ("web_archives", "parse_webarchive"),
    "warc": ("web_archives", "parse_warc"),
    "mail": ("mail", "parse_mail"),
    "xml": ("xml_file", "parse_xml"),
    "pdf": ("pdf_file", "parse_pdf"),
    "docx": ("word_file", "parse_docx"),
    "odt": ("open_document", "parse_odt"),
    "rtf": ("rich_text", "parse_rtf"),
    "epub": ("electronic_book", "parse_epub"),
    "xlsx": ("workbook", "parse_xlsx"),
    "markdown": ("markdown_text", "parse_markdown"),
    "feed": ("feed", "parse_feed"),
    "feed texts": ("feed", "parse_feed_texts"),
}
"""Module beside this one, and function in it, by kind."""


def parse(kind: str, data: bytes) -> Document:
    """Parse ``data``; libraries are imported only for the kind that needs them.

    Args:
        kind: One of those above; ``feed`` is what a feed announces, ``feed texts`` the articles in it.
        data: The file.

    Raises:
        Unparsable: The file can't be read.
        ValueError: There is no such kind.
    """
    if kind not in _PARSERS:
        message = f"There is no parser for {kind!r}."
        raise ValueError(message)
    module, name = _PARSERS[kind]
    parser: Callable[[bytes], Document] = getattr(import_module(f"{__package__}.{module}"), name)
    return parser(data)

"""From a kind of file to its parser."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from analysis.ingest.document import Document

_FOLDER = "analysis.ingest.readers.untrusted"
_PARSERS = {
    "html": "web_page.parse_html",
    "mhtml": "web_archives.parse_mhtml",
    "webarchive": "web_archives.parse_webarchive",
    "warc": "web_archives.parse_warc",
    "mail": "mail.parse_mail",
    "xml": "xml_file.parse_xml",
    "pdf": "pdf_file.parse_pdf",
    "docx": "word_file.parse_docx",
    "odt": "open_document.parse_odt",
    "rtf": "rich_text.parse_rtf",
    "epub": "electronic_book.parse_epub",
    "xlsx": "workbook.parse_xlsx",
    "feed": "feed.parse_feed",
    "feed texts": "feed.parse_feed_texts",
}


def parse(kind: str, data: bytes) -> Document:
    """Parse ``data``; libraries are imported only for the kind that needs them.

    Args:
        kind: ``html``, ``mhtml``, ``webarchive``, ``warc``, ``mail``, ``xml``, ``pdf``, ``docx``, ``odt``, ``rtf``,
            ``epub``, ``xlsx``, ``feed`` (what a feed announces) or ``feed texts`` (the articles in it).
        data: The file.

    Raises:
        Unparsable: The file can't be read.
        ValueError: There is no such kind.
    """
    if kind not in _PARSERS:
        message = f"There is no parser for {kind!r}."
        raise ValueError(message)
    module, _, name = _PARSERS[kind].partition(".")
    parser: Callable[[bytes], Document] = getattr(import_module(f"{_FOLDER}.{module}"), name)
    return parser(data)
